import type { SourceLine } from '../source.ts';
import { afterContact, readContact } from './contact.ts';
import type { Context } from './context.ts';
import { outOfFront, readGroup, readLooks, readSectionWord } from './headings.ts';
import { readLabel } from './labels.ts';
import { readAnswer } from './answers.ts';
import { alike, allBold, isLine, lineText, trimmed } from './line-text.ts';
import { looksOf } from './looks.ts';
import { COVER } from './title.ts';
import { readNumber, readNumbered, readOpening } from './openings.ts';
import type { Pins } from './pins.ts';
import { readPin } from './pins.ts';
import { pluralOf } from './plural.ts';
import type { Reading } from './reading.ts';
import type { Role } from './roles.ts';
import { isDotted } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { readAfterState, readState } from './states.ts';
import { Standing } from './standing.ts';

type Readers = {
  readonly [S in Shape['is']]: (
    c: Context,
    shape: Extract<Shape, { is: S }>,
    block: SourceLine,
    at: number,
  ) => Role[] | undefined;
};

/** One reader for each shape; each may find that the line is no such thing where it stands. */
const readers: Readers = {
  label: (c, { found, rest }, _, at) => readLabel(c, found, rest, at),
  opening: (c, shape, block, at) => [
    ...outOfFront(c, pluralOf((shape.opening.word ?? shape.opening.kind.name).toLowerCase())),
    ...readOpening(c, shape, block, at),
  ],
  number: (c, { number }, block, at) => readNumber(c, number, block, at),
  numbered: readNumbered,
  section: (c, _, block) => readSectionWord(c, block, trimmed(block.children)),
  group: (c, _, block, at) => readGroup(c, block, at),
  contact: (c, _, block, at) => readContact(c, block, at),
  fixed: () => undefined,
  words: () => undefined,
  thing: () => undefined,
};

/** Who publishes a plan stands before its title. */
const PUBLISHER =
  /^(?:the )?(?:(?:scottish|uk|welsh|hm|northern ireland|local) (?:government|executive)|llywodraeth cymru.{0,40}|[\p{L}' ]{3,40} council|(?:department|ministry|office) (?:for|of) .{3,40})$/u;

const isTitle = (shape: Shape, words: string): boolean => {
  if (words.length > 400 || /^[a-z]/u.test(words)) return false;
  if (shape.is === 'numbered') return shape.label === undefined && !isDotted(shape.number) && shape.number !== '1';
  return (shape.is === 'words' || shape.is === 'group') && !(words.length > 200 && words.endsWith('.'));
};

/** Most lines of a plan go on with what stands before. */
const PROSE: readonly Role[] = [{ role: 'prose' }];

const readBlock = (c: Context, at: number, titleAt: number): readonly Role[] => {
  const { reading, standing } = c;
  const { block } = reading.lines[at]!;
  if (!isLine(block)) {
    standing.running();
    return PROSE;
  }
  const shape = reading.shapes[at]!;
  const words = trimmed(block.children);
  if (!standing.titled && at >= titleAt) {
    if (PUBLISHER.test(alike(lineText(words).slice(0, 80))) && at < COVER) return PROSE;
    standing.titled = true;
    if (isTitle(shape, lineText(words))) return [{ role: 'title', words }];
  }
  // Before the title stands what a cover says: who publishes, when, for whom.
  if (!standing.titled) return PROSE;
  const read = readers[shape.is] as Readers['words'];
  const found = read(c, shape as Shape & { is: 'words' }, block, at) ?? readLooks(c, block, words, at);
  if (found) return found;
  const after = afterContact(c, words) ?? readUnlabelled(c, block, lineText(words));
  if (after) return after;
  standing.running();
  return PROSE;
};

/** Words of an item that are a field's though no label says so. */
const readUnlabelled = (c: Context, block: SourceLine, line: string): Role[] | undefined => {
  if (!c.standing.item) return undefined;
  const read = readState(c, line) ?? readAfterState(c) ?? readAnswer(c, block);
  c.standing.bold = allBold(block.children);
  return read;
};

export interface Classified {
  /** One entry a line, none of them empty. */
  readonly roles: readonly (readonly Role[])[];
  /** The same, one after the other. */
  readonly all: readonly Role[];
  /** What could not be done of what a person said, in sentences. */
  readonly messages: readonly string[];
}

/**
 * Roles that a line's place in a table gives it, fit for where reading has got to: what a person said of a line before it
 * may have taken the item away that its label belongs to.
 */
const sound = (standing: Standing, fixed: readonly Role[]): readonly Role[] => {
  let kind = standing.item?.kind.key;
  const out: Role[] = [];
  for (const role of fixed) {
    if (role.role === 'item') kind = role.kind.key;
    if (role.role === 'section' || role.role === 'contact-heading') kind = undefined;
    if (role.role === 'name' && kind === undefined) {
      out.push({ role: 'text', words: role.words });
      continue;
    }
    if ((role.role === 'label' || role.role === 'field') && role.meaning.kind.key !== kind) {
      kind = role.meaning.kind.key;
      out.push({ role: 'item', kind: role.meaning.kind, number: null, name: null, worded: false, implied: true });
    }
    out.push(role);
  }
  return out;
};

/** What each line of a file is, in the words of a template, and as a person said. One pass. */
export const classify = (reading: Reading, pins: Pins, titleAt: number): Classified => {
  const standing = new Standing();
  const c: Context = { reading, looks: looksOf(reading), standing };
  standing.titled = [...pins.values()].some((pin) => pin.pin === 'say' && pin.as.as === 'title');
  const messages: string[] = [];
  const roles = reading.lines.map((line, at): readonly Role[] => {
    const pin = pins.get(line.id);
    if (pin) {
      const said = readPin(c, pin, at, (index) => readBlock(c, index, titleAt));
      if (typeof said !== 'string') return said;
      messages.push(said);
    }
    if (line.block.type === 'aside') return [{ role: 'left-over', why: line.block.why }];
    const why = reading.furniture[at];
    if (why !== undefined) return [{ role: 'left-over', why }];
    if (!line.fixed) return readBlock(c, at, titleAt);
    const fixed = sound(standing, line.fixed);
    standing.follow(fixed);
    return fixed;
  });
  const all: Role[] = [];
  for (const some of roles) for (const role of some) all.push(role);
  return { roles, all, messages };
};
