import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine, SourceListItem } from '../source.ts';
import { allBold, isLine, lineText, restFrom, trimmed, wordCount } from './line-text.ts';
import type { ItemOpening, LabelFound, Vocabulary } from './vocabulary.ts';

/** What a block could be, by its words alone and whatever stands round it. */
export type Shape =
  | { readonly is: 'label'; readonly found: LabelFound; readonly rest: readonly Inline[] }
  | { readonly is: 'opening'; readonly opening: ItemOpening; readonly rest: readonly Inline[] }
  /** "6.1.1" alone. */
  | { readonly is: 'number'; readonly number: string }
  /** "6.1 Relationships…", "6.1.1 Recommendation", "2. Schools must…". */
  | {
      readonly is: 'numbered';
      readonly number: string;
      readonly rest: readonly Inline[];
      readonly label: (Shape & { readonly is: 'label' }) | undefined;
    }
  /** "Theme 4: Skills". */
  | { readonly is: 'section' }
  | { readonly is: 'group' }
  | { readonly is: 'contact' }
  /** Its place in a table says what it is. */
  | { readonly is: 'fixed'; readonly opens: boolean }
  | { readonly is: 'words' }
  /** Not a line: a table, or what the reader set aside. */
  | { readonly is: 'thing' };

const BARE_NUMBER = /^(?:\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?|[A-Z]\d{0,3}(?:\.\d{1,3}){1,4})[.):]?$/u;
const NUMBERED =
  /^(?:\((\d{1,3}[a-z]?)\)|((?:\d{1,3}(?:\.\d{1,3}){1,5}[a-z]?|\d{1,3}[a-z]?|[A-Z]\d{0,3}(?:\.\d{1,3}){1,4}))(?:[.):]|\s*[–—:])?)\s+(?=\S)/u;
const CONTACT = /^(?:contact(?: us| details| information)?|enquiries|for more information|further information)\s*:?$/iu;
/** A label and its text on one line are parted by a colon, the line's end, or a dash with space round it. */
const PARTING = /:|\n|\s[–—-]\s/gu;
const LONGEST_OPENING = 200;
/** No label that leads a line is longer. */
const LONGEST_LEAD = 124;

/** True where a date in the label is an edition: "Timescale - June 2025" tells when a thing is to be done. */
const namesAnEdition = ({ edition, meanings }: LabelFound): boolean =>
  edition !== undefined && meanings.some(({ field }) => field.scope === 'edition' || field.label.includes('{'));

/** True where a mark that could part a label from its text stands near the line's start: most lines have none. */
const mayPart = (line: string): boolean => {
  for (let at = Math.min(line.length, LONGEST_LEAD) - 1; at > 0; at -= 1) {
    const code = line.charCodeAt(at);
    if (code === 0x3a || code === 0x0a || code === 0x2d || code === 0x2013 || code === 0x2014) return true;
  }
  return false;
};

/** The label at the start of a line, and where its text begins; `undefined` where the line begins with none. */
const leadOf = (
  vocabulary: Vocabulary,
  line: string,
): { readonly found: LabelFound; readonly end: number } | undefined => {
  let best: { readonly found: LabelFound; readonly end: number } | undefined;
  if (!mayPart(line)) return undefined;
  for (const match of line.slice(0, LONGEST_LEAD).matchAll(PARTING)) {
    const found = vocabulary.labelOf(line.slice(0, match.index));
    const end = match.index + match[0].length;
    // "Actions to be taken forward - Oct 2020: We will…": the first dash is part of the label, as the colon shows.
    if (match[0] === ':' || match[0] === '\n') return found && (!best || namesAnEdition(found)) ? { found, end } : best;
    // With a dash the label must look like one: "progress – slow but steady – goes on" is prose.
    if (found && /^\p{Lu}/u.test(line)) best ??= { found, end };
  }
  return best;
};

/** What a line is as a label, alone or with its text. */
export const labelShape = (
  vocabulary: Vocabulary,
  children: readonly Inline[],
  line: string,
): (Shape & { readonly is: 'label' }) | undefined => {
  const alone = line.length <= LONGEST_OPENING ? vocabulary.labelOf(line) : undefined;
  if (alone) return { is: 'label', found: alone, rest: [] };
  const lead = leadOf(vocabulary, line);
  if (!lead) return undefined;
  // "Lead: -" says that there is nothing.
  const empty = line.length <= LONGEST_LEAD && /^\s*[–—-]\s*$/u.test(line.slice(lead.end));
  return { is: 'label', found: lead.found, rest: empty ? [] : trimmed(restFrom(children, lead.end)) };
};

const WORDS: Shape = { is: 'words' };
const THING: Shape = { is: 'thing' };
const MARKER_NUMBER = /^\(?(\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?)[.):]*$/u;

/** A list's line: its marker may be a number of the plan's own, and its words a label that leads them. */
const listShape = (vocabulary: Vocabulary, block: SourceListItem, children: readonly Inline[], line: string): Shape => {
  if (block.depth > 0) return WORDS;
  const label = labelShape(vocabulary, children, line);
  if (block.kind === 'bullet') {
    if (label) return label.rest.length > 0 || allBold(children) ? label : WORDS;
    const opening = vocabulary.openingOf(line.slice(0, LONGEST_OPENING));
    return opening && opening.parting !== 'space' ? openingShape(opening, children) : WORDS;
  }
  const marked = vocabulary.openingOf(block.marker);
  if (marked) return { is: 'opening', opening: marked, rest: children };
  const number = MARKER_NUMBER.exec(block.marker)?.[1];
  return number === undefined ? WORDS : { is: 'numbered', number, rest: children, label };
};

const openingShape = (opening: ItemOpening, children: readonly Inline[]): Shape => ({
  is: 'opening',
  opening,
  rest: trimmed(restFrom(children, opening.rest)),
});

/** "Recommendation 2024" is the recommendation of that number: what an item is has no editions of a year. */
const isNumberedLikeAYear = ({ edition, meanings }: LabelFound): boolean =>
  edition !== undefined && /^\d{4}$/u.test(edition) && meanings[0]!.at === 0;

const lineShape = (vocabulary: Vocabulary, block: SourceLine): Shape => {
  const children = trimmed(block.children);
  const line = lineText(children);
  if (block.type === 'list-item') return listShape(vocabulary, block, children, line);
  const label = labelShape(vocabulary, children, line);
  if (label && !isNumberedLikeAYear(label.found)) return label;
  const opening = vocabulary.openingOf(line.slice(0, LONGEST_OPENING));
  if (opening) return openingShape(opening, children);
  if (label) return label;
  if (line.length <= 24 && BARE_NUMBER.test(line)) return { is: 'number', number: line.replace(/[.):]$/u, '') };
  if (vocabulary.opensSection(line)) return { is: 'section' };
  if (vocabulary.groupOf(line)) return { is: 'group' };
  if (line.length <= 60 && CONTACT.test(line)) return { is: 'contact' };
  const numbered = NUMBERED.exec(line);
  if (!numbered) return WORDS;
  const rest = trimmed(restFrom(children, numbered[0].length));
  const words = lineText(rest);
  // "2.1 Commitment 1: Boats" is commitment 1.
  const inside = isDotted(numbered[2] ?? '') ? vocabulary.openingOf(words.slice(0, LONGEST_OPENING)) : undefined;
  if (inside?.word !== undefined && inside.parting !== 'space') return openingShape(inside, rest);
  const after = labelShape(vocabulary, rest, words);
  return { is: 'numbered', number: numbered[1] ?? numbered[2]!, rest, label: after };
};

export const shapeOf = (vocabulary: Vocabulary, block: SourceBlock): Shape =>
  isLine(block) ? lineShape(vocabulary, block) : THING;

const LONGEST_HEADING = 16;
const ENDS_A_SENTENCE = /[.;,!?…:](?:["”’)]|\s*\([^()]{0,60}\))?$/u;

/** True for words that read as a heading: few, beginning with a capital or a figure, and not ending as a sentence does. */
export const readsAsHeading = (words: string): boolean =>
  words.length <= 200 &&
  /^["“‘(]?[\p{Lu}\d]/u.test(words) &&
  !ENDS_A_SENTENCE.test(words) &&
  wordCount(words) <= LONGEST_HEADING;

export const isDotted = (number: string): boolean => number.includes('.');
