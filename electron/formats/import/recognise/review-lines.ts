import { shortName } from '../../../../shared/plan/edition-name.ts';
import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import type { GoesTo, ReviewLine } from '../../../../shared/plan/review.ts';
import type { FieldTemplate, Template } from '../../../../shared/plan/template.ts';
import { plainText } from '../../../../shared/richtext/plain-text.ts';
import type { SourceBlock } from '../source.ts';
import type { Place } from './build.ts';
import type { LabelLike } from './label-like.ts';
import { alike, allBold, isLine, lineText } from './line-text.ts';
import type { Line } from './lines.ts';
import type { Reading } from './reading.ts';
import type { Role } from './roles.ts';

const LONGEST_WORDS = 240;
const COLOURS = 6;

/** Words beside a line that is in no field. */
const WORDS: { readonly [G in Exclude<GoesTo, 'field'>]: string } = {
  title: 'Title',
  summary: 'Summary',
  section: 'Section',
  'section-text': 'Section text',
  item: 'Item',
  group: 'Heading over items',
  contact: 'Contact',
  'left-over': 'Left over',
};

type Looks = ReviewLine['looks'];
const LOOKS: { readonly [T in SourceBlock['type']]: Looks } = {
  paragraph: 'text',
  heading: 'heading',
  'list-item': 'list-item',
  table: 'table',
  picture: 'picture',
  aside: 'aside',
};

const textOf = (block: SourceBlock): string => {
  if (block.type === 'list-item') return `${block.marker} ${lineText(block.children.slice(0, 40))}`;
  if (isLine(block)) return lineText(block.children.length > 40 ? block.children.slice(0, 40) : block.children);
  if (block.type === 'table')
    return block.rows
      .slice(0, 12)
      .flatMap((row) => row.cells.slice(0, 12).flatMap((cell) => cell.blocks.slice(0, 4).map(textOf)))
      .join(' ');
  return block.type === 'picture' ? block.picture.alt || plainText([block.picture]) : block.source;
};

/** White space that is more, or other, than one space. */
const UNEVEN = /[^\S ]| {2}/u;

const firstWords = (block: SourceBlock): string => {
  const start = textOf(block).slice(0, LONGEST_WORDS + 60);
  const line = (UNEVEN.test(start) ? start.replace(/\s+/gu, ' ') : start).trim();
  // Whole characters: a pair of code units is never cut.
  if (line.length <= LONGEST_WORDS) return line;
  const cut = line.slice(0, LONGEST_WORDS);
  return /[\ud800-\udbff]$/u.test(cut) ? cut.slice(0, -1) : cut;
};

/** "Progress" for "Progress made", "Actions" for "Actions to be taken forward". */
const shortLabel = (field: FieldTemplate): string => {
  const label = bareLabel(field).replace(/\s+(?:made|to be|to date)\b.*$/iu, '');
  return label.charAt(0).toUpperCase() + label.slice(1);
};

interface FieldWords {
  readonly short: string;
  readonly field: FieldTemplate;
  readonly colour: number;
}

const fieldWords = (template: Template): ReadonlyMap<string, FieldWords> =>
  new Map(
    template.kinds.flatMap((kind) =>
      kind.fields.map((field, at) => [
        `${kind.key} ${field.key}`,
        { short: shortLabel(field), field, colour: (at % COLOURS) + 1 },
      ]),
    ),
  );

/** Most lines only go on with what stands before. */
const isProse = (roles: readonly Role[]): boolean => roles.length === 1 && roles[0]!.role === 'prose';

/** What lines that are like one another share: a label's words, or else how the line is set and what it was read as. */
const likeOf = ({ block }: Line, roles: readonly Role[], shape: string, like: LabelLike | undefined): string => {
  const label = isProse(roles) ? undefined : roles.find((role) => role.role === 'label');
  if (label) return likeOfLabel(label.label, label.stated ?? label.edition);
  if (like) return `label|${alike(like.bare)}`;
  const read = roles.length === 1 ? roles[0]!.role : roles.map(({ role }) => role).join('+');
  const bold = isLine(block) && allBold(block.children) ? 'bold' : '';
  const level = block.type === 'heading' ? block.level : block.type === 'list-item' ? block.kind : '';
  return `${block.type}|${level}|${block.look ?? ''}|${bold}|${read}|${shape}`;
};

/** The same few labels stand in every item. */
const likesOfLabels = new Map<string, { readonly edition: string | undefined; readonly like: string }>();
const MOST_KNOWN = 1000;

const likeOfLabel = (label: string, edition: string | undefined): string => {
  const before = likesOfLabels.get(label);
  if (before && before.edition === edition) return before.like;
  const like = `label|${alike(unnamed(label, edition))}`;
  if (likesOfLabels.size >= MOST_KNOWN) likesOfLabels.clear();
  likesOfLabels.set(label, { edition, like });
  return like;
};

/** A label without the edition it names and what joined the two. */
const unnamed = (label: string, edition: string | undefined): string => {
  if (edition === undefined) return label;
  const at = label.lastIndexOf(edition);
  const rest = `${label.slice(0, at)} ${label.slice(at + edition.length)}`;
  return rest.replace(/[()\s,–—-]+/gu, ' ').replace(/\s(?:as at|as of|at|in|for|to)\s*$/iu, '');
};

export interface Shown {
  readonly reading: Reading;
  readonly roles: readonly (readonly Role[])[];
  readonly places: readonly Place[];
  readonly template: Template;
  readonly editions: readonly string[];
  /** One key a line. */
  readonly likes: readonly string[];
}

const OPENS: ReadonlySet<Role['role']> = new Set([
  'title',
  'section',
  'item',
  'label',
  'field',
  'group',
  'contact-heading',
]);

const lookOf = (block: SourceBlock, roles: readonly Role[]): Looks => {
  if (isProse(roles)) return LOOKS[block.type];
  const labelAlone = roles.some(({ role }) => role === 'label') && !roles.some(({ role }) => role === 'text');
  return labelAlone && isLine(block) ? 'label' : LOOKS[block.type];
};

/** What is said beside the lines of one place. */
interface Said {
  readonly word: string;
  readonly edition: string | undefined;
  readonly colour: number;
}

const samePlace = (one: Place, other: Place | undefined): boolean =>
  one === other ||
  (other !== undefined &&
    one.in === other.in &&
    one.item === other.item &&
    one.kind === other.kind &&
    one.field === other.field &&
    one.edition === other.edition);

/** Every line of a file and where it goes, for a person to look over. */
export const reviewLines = ({ reading, roles, places, template, editions, likes }: Shown): ReviewLine[] => {
  const fields = fieldWords(template);
  const said = ({ in: where, kind, field, edition, named }: Place): Said => {
    const known = field === undefined ? undefined : fields.get(`${kind} ${field}`);
    const name = edition === undefined ? undefined : editions[edition];
    const colour = known?.colour ?? 0;
    if (where !== 'field') return { word: WORDS[where], edition: name, colour };
    if (!known) return { word: 'Text of an item', edition: name, colour };
    const dated = name !== undefined && (named === true || known.field.scope === 'edition');
    return { word: dated ? `${known.short}, ${shortName(name)}` : known.short, edition: name, colour };
  };
  let before: Place | undefined;
  let words: Said = { word: '', edition: undefined, colour: 0 };
  return reading.lines.map(({ id, block }, at) => {
    const place = places[at]!;
    const some = roles[at]!;
    const begins = !samePlace(place, before) || (!isProse(some) && some.some(({ role }) => OPENS.has(role)));
    // Lines that go on in one place share it.
    if (place !== before) words = said(place);
    before = place;
    return {
      id,
      where: block.where,
      words: firstWords(block),
      looks: lookOf(block, some),
      goesTo: place.in,
      word: words.word,
      kind: place.kind,
      field: place.field,
      edition: words.edition,
      why: place.why,
      colour: words.colour,
      item: place.item,
      begins,
      like: likes[at]!,
    };
  });
};

/** For each line, what it is like, from a first reading. `repeated` are the words of labels that stand more than once. */
export const likesOf = (
  reading: Reading,
  roles: readonly (readonly Role[])[],
  likes: readonly (LabelLike | undefined)[],
): string[] => {
  const counts = new Map<string, number>();
  for (const like of likes) if (like) counts.set(alike(like.bare), (counts.get(alike(like.bare)) ?? 0) + 1);
  return reading.lines.map((line, at) => {
    const like = likes[at];
    const repeated = like !== undefined && (counts.get(alike(like.bare)) ?? 0) > 1;
    return likeOf(line, roles[at]!, reading.shapes[at]!.is, repeated ? like : undefined);
  });
};
