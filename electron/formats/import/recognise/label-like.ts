import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine } from '../source.ts';
import { labelReadings } from './editions.ts';
import { allBold, isLine, lineText, trimmed, wordCount } from './line-text.ts';

/** A line that has the form of a label, known or not. */
export interface LabelLike {
  /** The label as written, without what ends it. */
  readonly label: string;
  /** Without an edition's name. */
  readonly bare: string;
  readonly edition: string | undefined;
  readonly stated: string | undefined;
  /** Where in the line its text begins; the line's length where it stands alone. */
  readonly rest: number;
  /** What shows it: its mark, its setting, or nothing but its few words. */
  readonly by: 'colon' | 'lead' | 'bold' | 'heading' | 'words';
}

const LONGEST_ALONE = 80;
const MOST_WORDS_ALONE = 9;
const LONGEST_LEAD = 60;
const MOST_WORDS_LEAD = 6;
/** A line that ends so leads into its list as a sentence does; it is no label and no heading over it. */
export const LEADS_IN =
  /\b(?:will|to|include|includes|including|are|is|must|should|can|by|we|of|that|these|this|those|for|as|with|following|below|through|and|or|has|have|were|was|be|also|do|does|need|needs|like)\s*:$|[.!?]\s/iu;
const LEAD = /^([^:.;!?]{2,60}):(?=\s|$)/u;
const BEGINS = /^["“‘(]?[\p{Lu}\d]/u;
/** "1.2", "(a)": a number or letter before the words is no part of a label. */
const NUMBER_FIRST = /^(?:\(?\d{1,3}[.)]|\d+(?:\.\d+)+|\(?[a-z]\))\s/u;

const parted = (label: string): Pick<LabelLike, 'label' | 'bare' | 'edition' | 'stated'> => {
  const reading = labelReadings(label).findLast(({ edition }) => edition !== undefined);
  return reading
    ? { label, bare: reading.bare, edition: reading.edition, stated: reading.stated }
    : { label, bare: label, edition: undefined, stated: undefined };
};

const boldLead = (children: readonly Inline[]): string | undefined => {
  const [first, second] = children;
  if (first?.type !== 'text' || !first.marks?.includes('bold') || second?.type !== 'text') return undefined;
  return second.marks?.includes('bold') || second.text.trim() === '' ? undefined : first.text;
};

const leadOf = (children: readonly Inline[], line: string): LabelLike | undefined => {
  const words = LEAD.exec(line.slice(0, LONGEST_LEAD + 4))?.[1];
  const bold = boldLead(children);
  const label = words ?? (bold !== undefined && bold.length <= LONGEST_LEAD ? bold.trim() : undefined);
  if (label === undefined || label === '' || wordCount(label) > MOST_WORDS_LEAD) return undefined;
  if (words === undefined && /[.;,!?]$/u.test(label)) return undefined;
  const end = words === undefined ? bold!.length : words.length + 1;
  const rest = end + /^\s*/u.exec(line.slice(end, end + 40))![0].length;
  return { ...parted(label.replace(/[\s:]+$/u, '')), rest, by: 'lead' };
};

/** A paragraph of plain words is longer than any label, and leads with none. */
const LONGEST_PLAIN = 120;
const hasColon = (text: string): boolean => text.lastIndexOf(':', LONGEST_LEAD + 20) >= 0;

/** Reads a line's form. Words that a template knows, numbers and openings are for the caller to look at first. */
export const labelLikeOf = (block: SourceBlock): LabelLike | undefined => {
  if (!isLine(block)) return undefined;
  const [only, more] = block.children;
  if (only?.type !== 'text' || more !== undefined || only.text.length > LONGEST_ALONE) return formOf(block);
  // A plan says the same few labels and answers over and over.
  const key = `${block.type} ${only.marks?.includes('bold') === true} ${only.text}`;
  if (met.has(key)) return met.get(key);
  const like = formOf(block);
  if (met.size >= MOST_MET) met.clear();
  met.set(key, like);
  return like;
};

const MOST_MET = 4000;
const met = new Map<string, LabelLike | undefined>();

const formOf = (block: SourceLine): LabelLike | undefined => {
  const start = block.children[0];
  if (start?.type === 'text' && !start.marks && start.text.length > LONGEST_PLAIN && !hasColon(start.text))
    return undefined;
  const children = trimmed(block.children);
  const first = children[0];
  if (first?.type !== 'text' || !BEGINS.test(first.text)) return undefined;
  const line = lineText(children);
  if (line.length > LONGEST_ALONE && !first.marks && line.lastIndexOf(':', LONGEST_LEAD) < 0) return undefined;
  if (NUMBER_FIRST.test(line)) return undefined;
  const short = line.length <= LONGEST_ALONE && wordCount(line) <= MOST_WORDS_ALONE;
  if (!short || !/(?:[\p{L}\d)%£’'”"]|[:?])$/u.test(line)) return leadOf(children, line);
  const by = line.endsWith(':') ? 'colon' : block.type === 'heading' ? 'heading' : allBold(children) ? 'bold' : 'words';
  if (by === 'words') {
    const lead = leadOf(children, line);
    if (lead) return lead;
    if (block.type === 'list-item' || children.some(({ type }) => type !== 'text')) return undefined;
  }
  if (by === 'colon' && LEADS_IN.test(line)) return undefined;
  if (line.slice(0, -1).includes(':')) return by === 'bold' ? undefined : leadOf(children, line);
  return { ...parted(line.replace(/[\s:]+$/u, '')), rest: line.length, by };
};
