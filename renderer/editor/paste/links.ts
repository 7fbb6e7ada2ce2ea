import { inlinePlain } from '../../../shared/richtext/plain-text.ts';
import { SAFE_HREF } from '../../../shared/richtext/safe-href.ts';
import type { Inline, Link } from '../../../shared/richtext/tree.ts';
import { readNote } from './notes.ts';
import { attributeOf, isWordless, UNWANTED } from './page-node.ts';
import { endLine, inside, readAll, within } from './reading.ts';
import type { Read } from './reading.ts';
import { isCommentMark } from './word.ts';

/** Mail and search services put an address of their own round the one that was meant. */
const WRAPPERS: readonly (readonly [address: RegExp, parameter: string])[] = [
  [/^https:\/\/[\w-]+\.safelinks\.protection\.outlook\.com\//i, 'url'],
  [/^https:\/\/www\.google\.com\/url\?/i, 'q'],
];

const unwrapped = (href: string): string => {
  for (const [address, parameter] of WRAPPERS) {
    if (!address.test(href) || !URL.canParse(href)) continue;
    const meant = new URL(href).searchParams.get(parameter);
    if (meant !== null && SAFE_HREF.test(meant)) return meant;
  }
  return href;
};

const LONGEST_ADDRESS = 4000;

/** The address of a link where it may stand in a plan; `null` where it leads to anything else. */
export const safeAddress = (href: string): string | null => {
  const address = unwrapped(href.trim().replace(UNWANTED, ''));
  return address.length <= LONGEST_ADDRESS && SAFE_HREF.test(address) ? address : null;
};

/** The address that is the whole of some words; `null` where they say anything else. */
export const addressIn = (words: string): string | null => {
  const one = words.trim();
  if (/\s/.test(one)) return null;
  return safeAddress(/^www\.[^.]+\../i.test(one) ? `https://${one}` : one);
};

const isWords = (inline: Inline): inline is Link['children'][number] =>
  inline.type === 'text' || inline.type === 'line-break';

const anchor: Read = (node, into) => {
  if (isCommentMark(node)) return;
  const note = into.page.notes.of(node, into.marks.includes('superscript'));
  if (note) return void into.line.push(readNote(note, into));
  if (note === null) return into.page.left.add('note');
  const href = attributeOf(node, 'href');
  const address = safeAddress(href);
  if (address === null) {
    if (href.trim() !== '' && !href.trim().startsWith('#') && !isWordless(node)) into.page.left.addLink();
    return within(node, into);
  }
  const own = inside(into);
  readAll(node.children, own);
  const words = own.line.filter(isWords);
  // A link round whole paragraphs, or with a footnote in it, gives what is within it.
  if (own.blocks.length > 0 || words.length < own.line.length || inlinePlain(words).trim() === '') {
    if (own.blocks.length > 0) endLine(into);
    into.blocks.push(...own.blocks);
    into.line.push(...own.line);
    return;
  }
  into.line.push({ type: 'link', href: address, children: words });
};

/** Links, and the marks of notes that are written as links. */
export const linkReaders: readonly (readonly [name: string, read: Read])[] = [['a', anchor]];
