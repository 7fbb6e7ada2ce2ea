import { inlines } from '../../../shared/richtext/build.ts';
import {
  attributeOf,
  eachNode,
  firstWithin,
  hasClass,
  isWordless,
  styleOf,
  without,
  wordsWithin,
} from './page-node.ts';
import type { PasteNode } from './page-node.ts';
import { addEntry, addWords, blocksWithin, entryOf, within } from './reading.ts';
import type { Read, Reading } from './reading.ts';

/** What Word, Outlook and Word for the web write that no other program does. */

/** Word copies an entry as a paragraph that names its list and level, with the bullet or number as words before its own. */
const LIST_ENTRY = /mso-list:\s*l\d+\s+level(\d+)/i;
const LIST_MARKER = /mso-list:\s*ignore/i;
const LIST_CLASS = /^MsoListParagraph(?:CxSp(?:First|Middle|Last))?$/i;
/** The white space that Word sets after a bullet in 7 point type: the marker's own end where nothing else tells it. */
const FILLER = /font:\s*7(?:\.0)?pt/i;
const NUMBERED = /^\(?(?:\d+(?:\.\d+)*[.)]?|[a-z]{1,5}[.)]|[ivxlcdm]{1,7}[.)])$/i;
const LONGEST_MARKER = 12;
/** Entries set in without a level: one a half inch. */
const POINTS_A_LEVEL = 36;

interface WordEntry {
  readonly level: number;
  readonly marker: string;
  /** The paragraph without its marker. */
  readonly rest: PasteNode;
}

const marginOf = (style: string): number => {
  const found = /margin-left:\s*(-?[\d.]+)(pt|in|cm|px)/i.exec(style);
  if (!found) return 0;
  return Number(found[1]) * ({ pt: 1, in: 72, cm: 28.35, px: 0.75 }[found[2]!.toLowerCase()] ?? 1);
};

/** The element that holds marker and filler where Word does not say that they are to be ignored. */
const unnamedMarker = (paragraph: PasteNode): PasteNode | undefined => {
  const first = paragraph.children.find((child) => child.name !== '#text' || child.text.trim() !== '');
  if (!first || first.name === '#text') return undefined;
  const filler = firstWithin(first, (one) => FILLER.test(styleOf(one)));
  return filler && wordsWithin(first).trim().length <= LONGEST_MARKER ? first : undefined;
};

/** An entry of a list as Word copies it; `undefined` for any other paragraph. */
export const wordEntry = (paragraph: PasteNode): WordEntry | undefined => {
  const style = styleOf(paragraph);
  const named = LIST_ENTRY.exec(style);
  const listed = named !== null || hasClass(paragraph, LIST_CLASS);
  if (!listed) return undefined;
  const ignored = firstWithin(paragraph, (one) => LIST_MARKER.test(styleOf(one)));
  const marker = ignored ?? unnamedMarker(paragraph);
  if (!named && !marker) return undefined;
  return {
    level: named
      ? Math.min(9, Math.max(1, Number(named[1])))
      : Math.max(1, Math.round(marginOf(style) / POINTS_A_LEVEL)),
    marker: marker ? wordsWithin(marker).trim() : '',
    rest: without(paragraph, (one) => (ignored ? LIST_MARKER.test(styleOf(one)) : one === marker)),
  };
};

/** What kind of list a marker is of, by its characters. */
export const kindOfMarker = (marker: string): 'bullet' | 'numbered' => (NUMBERED.test(marker) ? 'numbered' : 'bullet');

/** Reads a paragraph of Word's that is an entry of a list, or goes on in one. True where it was. */
export const readWordEntry = (node: PasteNode, into: Reading): boolean => {
  const entry = wordEntry(node);
  if (entry) {
    const item = entryOf(blocksWithin(entry.rest, into));
    if (item.children.length > 0) addEntry(into.blocks, item, kindOfMarker(entry.marker), entry.level);
    return true;
  }
  const list = into.blocks.at(-1);
  // A second paragraph of an entry has its class and no marker.
  if (list?.type !== 'list' || !hasClass(node, LIST_CLASS)) return false;
  const more = entryOf(blocksWithin(node, into)).children;
  let last = list.items.at(-1)!;
  while (last.nested) last = last.nested.items.at(-1)!;
  if (more.length > 0)
    (last as { children: typeof more }).children = inlines(...last.children, { type: 'line-break' }, ...more);
  return true;
};

/** The number of a heading that Word counts by itself, which is words here. */
export const withWordNumber = (heading: PasteNode): PasteNode => {
  const entry = LIST_ENTRY.test(styleOf(heading)) ? wordEntry(heading) : undefined;
  if (!entry || kindOfMarker(entry.marker) === 'bullet') return entry?.rest ?? heading;
  const number: PasteNode = { name: '#text', text: `${entry.marker} `, attribute: () => null, children: [] };
  const { name, text, attribute, children } = entry.rest;
  return { name, text, attribute, children: [number, ...children] };
};

const COMMENT_LIST = /mso-element:\s*comment-list/i;
const COMMENT = /mso-element:\s*comment(?:;|$|\s)/i;
const COMMENT_MARK = /mso-special-character:\s*comment/i;

/** Reads a part of Word's that is not the text's own. True where it was one. */
export const asideOfWord = (node: PasteNode, into: Reading): boolean => {
  const style = styleOf(node);
  if (COMMENT_LIST.test(style)) {
    let count = 0;
    eachNode(node, (one) => {
      if (COMMENT.test(styleOf(one))) count += 1;
    });
    into.page.left.add('comment', Math.max(1, count));
    return true;
  }
  return into.page.notes.holds(node);
};

/** Reads a span of Word's that holds no words of the text's. True where it was one. */
export const wordsOfWord = (node: PasteNode, style: string, into: Reading): boolean => {
  if (LIST_MARKER.test(style) || COMMENT_MARK.test(style) || hasClass(node, /^MsoCommentReference$/i)) return true;
  if (hasClass(node, /^EOP$/) && isWordless(node)) return true;
  if (/mso-tab-count/i.test(style)) {
    addWords(' ', into);
    return true;
  }
  return false;
};

/** Words that a tracked change took out. */
const deletion: Read = (node, into) => {
  if (!isWordless(node)) into.page.left.add('deletion');
};

/** Word sets an empty `o:p` at the end of each paragraph. */
const officeParagraph: Read = (node, into) => {
  if (!isWordless(node)) within(node, into);
};

/** Tracked changes, and the elements that only Word has. */
export const wordReaders: readonly (readonly [name: string, read: Read])[] = [
  ['del', deletion],
  ['ins', within],
  ['o:p', officeParagraph],
];

/** A mark that stands for a comment, as Word and Google Docs have it. */
export const isCommentMark = (link: PasteNode): boolean =>
  hasClass(link, /^msocom/i) || /^#(?:_?mso)?c(?:om|mnt)_?\d/i.test(attributeOf(link, 'href'));
