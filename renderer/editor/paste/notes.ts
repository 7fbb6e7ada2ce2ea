import { p } from '../../../shared/richtext/build.ts';
import type { Footnote } from '../../../shared/richtext/tree.ts';
import { attributeOf, eachNode, firstWithin, hasClass, styleOf, without, wordsWithin } from './page-node.ts';
import type { PasteNode } from './page-node.ts';
import { blocksWithin, linesOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** The footnotes of a page: where their words stand, by the address that their mark leads to. */
export interface Notes {
  /** The element that holds the note of a mark; `null` for a mark without one, `undefined` for what is no mark. */
  readonly of: (link: PasteNode, raised: boolean) => PasteNode | null | undefined;
  /** True for an element that holds a note, or a list of them: its words stand at the mark. */
  readonly holds: (node: PasteNode) => boolean;
}

const WORD_MARK = /mso-(?:foot|end)note-id:\s*(ftn|edn)(\d+)/i;
const WORD_NOTE = /mso-element:\s*(?:foot|end)note(?:;|$|\s)/i;
const WORD_NOTES = /mso-element:\s*(?:foot|end)note-list/i;
const MARK_CLASS = /^(?:sd(?:foot|end)noteanc|footnote-?ref|fnref|noteref)$/i;
const BACK_CLASS = /^(?:sd(?:foot|end)notesym|footnote-?back(?:ref|link)?|reversefootnote)$/i;
const MARK_WORDS = /^[[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?$/i;
const BACK_WORDS = /^(?:[[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡])[\])]?|[↩↑^⤴⏎]\ufe0e?|(?:back|return|jump)\b.{0,40})$/i;
const LONGEST_NOTE = 20_000;
const MOST_MARKS = 50;

const targetOf = (link: PasteNode): string | null => {
  const href = attributeOf(link, 'href').trim();
  const at = href.indexOf('#');
  // Word for Mac names its own file before the mark.
  return at >= 0 && (at === 0 || /^file:/i.test(href)) ? href.slice(at + 1) : null;
};

const isMark = (link: PasteNode, raised: boolean): boolean =>
  WORD_MARK.test(styleOf(link)) ||
  attributeOf(link, 'role') === 'doc-noteref' ||
  hasClass(link, MARK_CLASS) ||
  ((raised || firstWithin(link, (one) => one.name === 'sup') !== undefined) &&
    MARK_WORDS.test(wordsWithin(link).trim()));

const HOLDERS = new Set(['li', 'p', 'div', 'aside', 'dd', 'td']);

/** Finds the footnotes of a page in the shapes of Word, LibreOffice, and web pages. */
export const notesOf = (page: PasteNode): Notes => {
  const holders = new Map<string, PasteNode>();
  const waiting = new Map<string, PasteNode>();
  const marks: { link: PasteNode; raised: boolean }[] = [];
  // Parents come first, so that the latest holder is the nearest one above an anchor inside it.
  let holder: PasteNode | undefined;
  eachNode(page, (node) => {
    if (HOLDERS.has(node.name)) holder = node;
    for (const name of [node.attribute('id'), node.name === 'a' ? node.attribute('name') : null]) {
      if (!name || waiting.has(name)) continue;
      if (HOLDERS.has(node.name)) waiting.set(name, node);
      else if (holder) waiting.set(name, holder);
    }
    const id = attributeOf(node, 'id');
    if (WORD_NOTE.test(styleOf(node)) && id !== '') holders.set(`_${id}`, node);
    if (node.name === 'div' && /^sd(?:foot|end)note\d+$/.test(id)) holders.set(`${id}sym`, node);
    if (node.name === 'a') marks.push({ link: node, raised: false });
    if (node.name === 'sup')
      for (const child of node.children) if (child.name === 'a') marks.push({ link: child, raised: true });
  });
  const measured = new Map<PasteNode, Body>();
  const bodyOf = (found: PasteNode): Body => {
    const known = measured.get(found) ?? measure(found);
    measured.set(found, known);
    return known;
  };
  const resolve = (link: PasteNode, raised: boolean): PasteNode | null | undefined => {
    const target = targetOf(link);
    if (target === null || !isMark(link, raised)) return undefined;
    const word = WORD_MARK.exec(styleOf(link));
    const found = holders.get(target) ?? (word ? holders.get(`_${word[1]!}${word[2]!}`) : waiting.get(target));
    // A note may not hold its own mark.
    if (found && bodyOf(found).characters <= LONGEST_NOTE && !bodyOf(found).links.has(link)) return found;
    return word ? null : undefined;
  };
  const bodies = new Set<PasteNode>(holders.values());
  for (const { link, raised } of marks) {
    const body = resolve(link, raised);
    if (body) bodies.add(body);
  }
  return {
    of: (link, raised) => {
      const body = resolve(link, raised);
      if (!body) return body;
      // A note that is marked over and over again is made to fill the plan.
      return (bodyOf(body).used += 1) > MOST_MARKS ? null : body;
    },
    holds: (node) => bodies.has(node) || WORD_NOTES.test(styleOf(node)),
  };
};

interface Body {
  readonly characters: number;
  readonly links: ReadonlySet<PasteNode>;
  used: number;
}

const measure = (body: PasteNode): Body => {
  const links = new Set<PasteNode>();
  eachNode(body, (node) => {
    if (node.name === 'a') links.add(node);
  });
  return { characters: wordsWithin(body).length, links, used: 0 };
};

/** A link within a note that leads back to its mark. */
export const leadsBack = (link: PasteNode): boolean =>
  WORD_MARK.test(styleOf(link)) ||
  hasClass(link, BACK_CLASS) ||
  attributeOf(link, 'role') === 'doc-backlink' ||
  (attributeOf(link, 'href').startsWith('#') && BACK_WORDS.test(wordsWithin(link).trim()));

/** Reads a note's words: a paragraph a line. */
export const readNote = (body: PasteNode, into: Reading): Footnote => ({
  type: 'footnote',
  note: blocksWithin(
    without(body, (one) => one.name === 'a' && leadsBack(one)),
    into,
    [],
  )
    .flatMap(linesOf)
    // A note has no notes of its own.
    .map((line) => p(...line.filter((one) => one.type !== 'footnote'))),
});
