import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine } from '../source.ts';
import type { Context } from './context.ts';
import { leadsOn, readLabel } from './labels.ts';
import { isAnswer, readValue } from './answers.ts';
import { allBold, lineText } from './line-text.ts';
import { blockAt, labelAt } from './reading.ts';
import type { Role } from './roles.ts';
import { isDotted, readsAsHeading } from './shapes.ts';
import type { Shape } from './shapes.ts';
import type { LabelFound } from './vocabulary.ts';

/** "Recommendation 4: Title", "Action 31 The joint work…", "R1". */
export const readOpening = (c: Context, shape: Shape & { is: 'opening' }, block: SourceLine, at: number): Role[] => {
  const { reading, standing } = c;
  const { kind, number, name, word } = shape.opening;
  const words = lineText(shape.rest);
  const after = reading.shapes[reading.next[at]!];
  const below = blockAt(reading, reading.next[at]!);
  const labelled = kind.firstField === 'labelled';
  // With a heading's words the heading itself is a name; run on in a line they are one only where words follow as well.
  const set = block.type === 'heading' || allBold(block.children);
  const goesOn =
    after?.is === 'label'
      ? standing.meaning(after.found).at === 0
      : after?.is === 'words' && (labelled || (set && below !== undefined && !isSet(below)));
  // What the next paragraph answers is a recommendation's own words, however few.
  const answered = c.looks.answersFollow && isAnswer(below);
  const named = words !== '' && !answered && kind.firstField !== 'in-heading' && readsAsHeading(words) && goesOn;
  const takesName = named && name === null;
  const roles = [standing.open(kind, number, takesName ? words : name, word !== undefined, word)];
  standing.itemLevel = levelOf(block);
  standing.bold = set;
  if (words === '' || takesName) return roles;
  const inLine = labelInRest(c, shape.rest, at);
  if (inLine) return [...roles, ...inLine];
  standing.running();
  return [...roles, { role: 'text', words: shape.rest }];
};

const isSet = (block: SourceBlock): boolean => block.type === 'heading' || block.type === 'list-item';

/** "Recommendation 4 – Response: Accept." says more than that an item begins. */
const labelInRest = (c: Context, rest: readonly Inline[], at: number): Role[] | undefined => {
  const label = c.reading.labelIn(rest);
  return label && readLabel(c, label.found, label.rest, at);
};

/** A number on a line of its own. */
export const readNumber = (c: Context, number: string, block: SourceLine, at: number): Role[] | undefined => {
  const { reading, standing } = c;
  const after = labelAt(reading, reading.next[at]!);
  const kind = reading.vocabulary.numbered ?? (after ? standing.meaning(after).kind : undefined);
  if (!kind) return undefined;
  const within = standing.section?.number != null && number.startsWith(`${standing.section.number}.`);
  const fits = after
    ? isDotted(number) || standing.startsItem(after)
    : isDotted(number) && !standing.fresh && (within || block.gap > 0 || block.type === 'heading');
  return fits ? [standing.open(kind, number, null, false)] : undefined;
};

/** A number with words after it: an item with its first words or its name, or a section. */
export const readNumbered = (
  c: Context,
  shape: Shape & { is: 'numbered' },
  block: SourceLine,
  at: number,
): Role[] | undefined => {
  const { reading, standing } = c;
  const { number, rest, label } = shape;
  if (label) {
    const meaning = standing.meaning(label.found);
    if (block.type === 'list-item' && meaning.at > 0) return undefined;
    if (meaning.at > 0 && !standing.anyItem && !leadsOn(c, meaning, at))
      return standing.openSection(number, rest, levelOf(block), lineText(rest));
    return [standing.open(meaning.kind, number, null, false), ...(readLabel(c, label.found, label.rest, at) ?? [])];
  }
  const words = lineText(rest);
  const short = readsAsHeading(words);
  const kind = reading.vocabulary.numbered;
  const alone = c.looks.isAnswered(at) || (c.looks.boldItems && !short && allBold(block.children));
  if (kind && alone) {
    const opened = standing.open(kind, number, null, false);
    standing.running();
    standing.bold = allBold(block.children);
    return [opened, { role: 'text', words: rest }];
  }
  const value = isDotted(number) || block.type === 'heading' ? readValue(c, words) : undefined;
  if (value) return value;
  const after = labelAt(reading, reading.next[at]!) ?? (short ? undefined : labelBelow(c, number, at));
  if (after && (standing.startsItem(after) || standing.meaning(after).at === 0 || isNextItem(c, number, after))) {
    const meaning = standing.meaning(after);
    const open = standing.section;
    const inside = open !== undefined && (open.number === null || number.startsWith(`${open.number}.`));
    const item = c.looks.isItem(at);
    if (short && !inside && !item) return standing.openSection(number, rest, levelOf(block), words);
    if (short && (meaning.at === 0 || item)) return [standing.open(meaning.kind, number, words, false)];
    const opened = standing.open(meaning.kind, number, null, false);
    standing.running();
    return [opened, { role: 'text', words: rest }];
  }
  if (!short || !/^["“‘]?\p{Lu}/u.test(words)) return undefined;
  return numberedHeading(c, shape, block, at) ? standing.openSection(number, rest, levelOf(block), words) : undefined;
};

/** The label that is the next structure below a line whose number goes on from the last item's. */
const labelBelow = ({ reading, standing }: Context, number: string, at: number): LabelFound | undefined =>
  standing.isNext(number) ? labelAt(reading, reading.structure[at]!) : undefined;

/** True for the next number where its label has been said of the item at hand: "2. …" after "Response: Agreed." */
const isNextItem = ({ standing }: Context, number: string, after: LabelFound): boolean =>
  standing.isNext(number) && standing.isFilled(standing.meaning(after), after.edition);

const levelOf = (block: SourceLine): number | undefined => (block.type === 'heading' ? block.level : undefined);

/** True where a number and a few words head what stands below them. */
const numberedHeading = (
  { reading, standing }: Context,
  { number }: Shape & { is: 'numbered' },
  block: SourceLine,
  at: number,
): boolean => {
  const follows = reading.shapes[reading.structure[at]!];
  const item =
    follows?.is === 'opening' || follows?.is === 'number' || follows?.is === 'numbered' || follows?.is === 'fixed';
  const setOff = block.gap > 0 || block.type === 'heading' || !standing.item || item || allBold(block.children);
  if (standing.fresh) return false;
  const neighbour = (other: SourceBlock | undefined): boolean => other?.type === 'list-item';
  const below = blockAt(reading, reading.next[at]!);
  const listed = neighbour(blockAt(reading, at - 1)) || neighbour(below);
  // Within a heading's own levels a deeper one is a heading in its text.
  const level = standing.section?.level;
  if (block.type === 'heading' && level !== undefined && block.level > level && !item) return false;
  if (isDotted(number)) return setOff && !(block.type === 'list-item' && !allBold(block.children) && listed);
  return (
    below !== undefined &&
    (block.type === 'heading' || (Number(number) === standing.lastWhole + 1 && setOff && !listed))
  );
};
