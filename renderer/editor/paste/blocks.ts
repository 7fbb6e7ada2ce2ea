import { h } from '../../../shared/richtext/build.ts';
import type { Block, Inline, Quote } from '../../../shared/richtext/tree.ts';
import { attributeOf, hasClass } from './page-node.ts';
import type { PasteNode } from './page-node.ts';
import {
  addWords,
  blocksWithin,
  endLine,
  entryOf,
  inside,
  linesOf,
  nothing,
  readAll,
  trimmed,
  within,
} from './reading.ts';
import type { Read, Reading } from './reading.ts';
import { isHidden, marksBy } from './styles.ts';
import { remarked } from './text.ts';
import { asideOfWord, readWordEntry, withWordNumber } from './word.ts';

const block: Read = (node, into) => {
  if (asideOfWord(node, into)) return;
  const style = into.page.styles.of(node);
  if (isHidden(style)) return;
  endLine(into);
  remarked(node, into, marksBy(style, into.marks));
  endLine(into);
};

/** The heading's level in a plan: what was copied from one has its own three below the page's. */
const levelIn = (into: Reading, level: number): 1 | 2 | 3 =>
  Math.min(3, Math.max(1, into.page.own ? level - 2 : level)) as 1 | 2 | 3;

const heading =
  (level: number): Read =>
  (node, into) => {
    if (isHidden(into.page.styles.of(node))) return;
    endLine(into);
    const own = inside(into, []);
    readAll(withWordNumber(node).children, own);
    endLine(own, (line) => h(levelIn(into, level), ...line));
    into.blocks.push(...own.blocks);
  };

/** The level of what says that it is a heading without being the element; 0 for anything else. */
const saidLevel = (node: PasteNode): number =>
  attributeOf(node, 'role') === 'heading' ? Number(attributeOf(node, 'aria-level')) || 2 : 0;

const paragraph: Read = (node, into) => {
  const level = saidLevel(node);
  if (level > 0) return heading(level)(node, into);
  if (hasClass(node, /^MsoTitle/i)) return heading(1)(node, into);
  if (hasClass(node, /^Mso(?:Intense)?Quote/i)) return quotation(node, into);
  endLine(into);
  if (readWordEntry(node, into)) return;
  block(node, into);
};

const division: Read = (node, into) => (saidLevel(node) > 0 ? heading(saidLevel(node)) : block)(node, into);

const ATTRIBUTION = new Set(['footer', 'cite', 'figcaption']);

/** Each paragraph of a quotation is one; who said it stands in its foot. */
const quotation: Read = (node, into) => {
  endLine(into);
  const by: Inline[] = [];
  const words = node.children.filter((child) => {
    if (!ATTRIBUTION.has(child.name)) return true;
    by.push(...entryOf(blocksWithin(child, into, [])).children);
    return false;
  });
  const blocks = blocksWithin(words, into);
  const last = blocks.findLastIndex((one) => one.type === 'paragraph');
  const attribution = trimmed(by);
  into.blocks.push(
    ...blocks.map((one, at): Block =>
      one.type !== 'paragraph'
        ? one
        : ({
            type: 'quote',
            children: one.children,
            ...(at === last && attribution.length > 0 ? { attribution } : {}),
          } satisfies Quote),
    ),
  );
};

/** A term of a list of terms stands above its words. */
const preformatted: Read = (node, into) => {
  endLine(into);
  const own: Reading = { ...inside(into), typed: true };
  readAll(node.children, own);
  endLine(own);
  into.blocks.push(...own.blocks.flatMap(linesOf).flatMap(paragraphsOf));
};

/** Typed lines as paragraphs. */
const paragraphsOf = (line: readonly Inline[]): Block[] => {
  const out: Block[] = [];
  let children: Inline[] = [];
  const end = (): void => {
    const whole = trimmed(children);
    if (whole.length > 0) out.push({ type: 'paragraph', children: whole });
    children = [];
  };
  for (const one of line) {
    if (one.type === 'line-break') end();
    else children.push(one);
  }
  end();
  return out;
};

/** A control's own words are none of the text's. */
const control: Read = (node, into) => {
  if (attributeOf(node, 'type') !== 'hidden') into.page.left.add('control');
};

const equation: Read = (_, into) => into.page.left.add('equation');
const embedded: Read = (_, into) => into.page.left.add('object');

/** A word that is found in the margin of another: its reading is not the word. */
const ruby: Read = (node, into) => {
  for (const child of node.children) if (!['rt', 'rp'].includes(child.name)) readAll([child], into);
};

const BLOCKS =
  'div section article header footer main aside nav address dl dt dd figure figcaption form fieldset legend hr caption details summary center hgroup search';
const UNSEEN =
  'script style head title meta link template noscript noembed noframes datalist area map track source param xml';
const EMBEDDED = 'iframe object embed audio video canvas applet frame frameset portal';
const CONTROLS = 'input select textarea button meter progress';

/** What stands in lines of its own, and what does not belong to the words. */
export const blockReaders: readonly (readonly [name: string, read: Read])[] = [
  ...BLOCKS.split(' ').map((name) => [name, block] as const),
  ...UNSEEN.split(' ').map((name) => [name, nothing] as const),
  ...EMBEDDED.split(' ').map((name) => [name, embedded] as const),
  ...CONTROLS.split(' ').map((name) => [name, control] as const),
  ['div', division],
  ['p', paragraph],
  ['pre', preformatted],
  ['listing', preformatted],
  ['blockquote', quotation],
  ['math', equation],
  ['ruby', ruby],
  ['wbr', nothing],
  [
    'q',
    (node, into) => {
      addWords('“', into);
      within(node, into);
      addWords('”', into);
    },
  ],
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading(level)] as const),
];
