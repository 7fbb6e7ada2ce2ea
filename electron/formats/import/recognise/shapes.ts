import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine } from '../source.ts';
import { isLine, lineText, restFrom, trimmed, wordCount } from './line-text.ts';
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
  | { readonly is: 'group' }
  | { readonly is: 'contact' }
  | { readonly is: 'words' }
  /** Not a line: a table, or what the reader set aside. */
  | { readonly is: 'thing' };

const BARE_NUMBER = /^(?:\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?|[A-Z]\d{0,3}(?:\.\d{1,3}){1,4})[.):]?$/u;
const NUMBERED =
  /^((?:\d{1,3}(?:\.\d{1,3}){1,5}[a-z]?|\d{1,2}|[A-Z]\d{0,3}(?:\.\d{1,3}){1,4}))(?:[.):]|\s*[–—:])?\s+(?=\S)/u;
const CONTACT = /^(?:contact(?: us| details| information)?|enquiries|for more information|further information)\s*:?$/iu;
/** A label and its text on one line are parted by a colon, or by a dash with space round it. */
const PARTING = /:|\s[–—-]\s/gu;
const LONGEST_OPENING = 200;

/** True where a date in the label is an edition: "Timescale - June 2025" tells when a thing is to be done. */
const namesAnEdition = ({ edition, meanings }: LabelFound): boolean =>
  edition !== undefined && meanings.some(({ field }) => field.scope === 'edition' || field.label.includes('{'));

const labelShape = (vocabulary: Vocabulary, children: readonly Inline[], line: string): Shape | undefined => {
  const alone = line.length <= LONGEST_OPENING ? vocabulary.labelOf(line) : undefined;
  if (alone) return { is: 'label', found: alone, rest: [] };
  let best: { readonly found: LabelFound; readonly end: number } | undefined;
  for (const match of line.slice(0, LONGEST_OPENING).matchAll(PARTING)) {
    const found = vocabulary.labelOf(line.slice(0, match.index));
    if (!found) continue;
    const end = match.index + match[0].length;
    // "Actions to be taken forward - Oct 2020: We will…": the first dash is part of the label, as the colon shows.
    if (match[0] === ':') {
      if (!best || namesAnEdition(found)) best = { found, end };
      break;
    }
    // With a dash the label must look like one: "progress – slow but steady – goes on" is prose.
    if (/^\p{Lu}/u.test(line)) best ??= { found, end };
  }
  return best && { is: 'label', found: best.found, rest: trimmed(restFrom(children, best.end)) };
};

const numberOfMarker = (block: SourceLine): string | undefined =>
  block.type === 'list-item' && block.kind === 'numbered' && /^\d/u.test(block.marker)
    ? block.marker.replace(/\D/gu, '')
    : undefined;

const lineShape = (vocabulary: Vocabulary, block: SourceLine): Shape => {
  const children = trimmed(block.children);
  const line = lineText(children);
  if (block.type === 'list-item') {
    const number = numberOfMarker(block);
    if (number === undefined || block.depth > 0) return { is: 'words' };
    const label = labelShape(vocabulary, children, line);
    return { is: 'numbered', number, rest: children, label: label?.is === 'label' ? label : undefined };
  }
  const label = labelShape(vocabulary, children, line);
  if (label) return label;
  const opening = vocabulary.openingOf(line.slice(0, LONGEST_OPENING));
  if (opening) return { is: 'opening', opening, rest: trimmed(restFrom(children, opening.rest)) };
  if (line.length <= 24 && BARE_NUMBER.test(line)) return { is: 'number', number: line.replace(/[.):]$/u, '') };
  if (vocabulary.groupOf(line)) return { is: 'group' };
  if (line.length <= 60 && CONTACT.test(line)) return { is: 'contact' };
  const numbered = NUMBERED.exec(line);
  if (!numbered) return { is: 'words' };
  const rest = trimmed(restFrom(children, numbered[0].length));
  const after = labelShape(vocabulary, rest, lineText(rest));
  return { is: 'numbered', number: numbered[1]!, rest, label: after?.is === 'label' ? after : undefined };
};

export const shapeOf = (vocabulary: Vocabulary, block: SourceBlock): Shape =>
  isLine(block) ? lineShape(vocabulary, block) : { is: 'thing' };

const LONGEST_HEADING = 16;
const ENDS_A_SENTENCE = /[.;,!?…:]["”’)]?$/u;

/** True for words that read as a heading: few, beginning with a capital or a figure, and not ending as a sentence does. */
export const readsAsHeading = (words: string): boolean =>
  words.length <= 200 &&
  /^["“‘(]?[\p{Lu}\d]/u.test(words) &&
  !ENDS_A_SENTENCE.test(words) &&
  wordCount(words) <= LONGEST_HEADING;

export const isDotted = (number: string): boolean => number.includes('.');
