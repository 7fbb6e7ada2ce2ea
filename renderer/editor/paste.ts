import { h, inlines, p, t } from '../../shared/richtext/build.ts';
import { inlinePlain } from '../../shared/richtext/plain-text.ts';
import { SAFE_HREF } from '../../shared/richtext/safe-href.ts';
import type { Block, Inline, Link, List, ListItem, Mark, Quote, Tree } from '../../shared/richtext/tree.ts';

/** What is needed of a parsed page: an element with its children, or (name `#text`) a run of text. */
export interface PasteNode {
  /** The element's name in lower case. */
  readonly name: string;
  readonly text: string;
  readonly attribute: (name: string) => string | null;
  readonly children: readonly PasteNode[];
}

/** Control characters and those that turn the direction of what follows: they never belong to a plan's words. */
// oxlint-disable-next-line no-control-regex
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

interface Reading {
  readonly blocks: Block[];
  line: Inline[];
  readonly marks: readonly Mark[];
}

type Read = (node: PasteNode, into: Reading) => void;

const isSpace = (inline: Inline | undefined): boolean => inline?.type === 'line-break' || /^[ ]*$/.test(textOf(inline));
const textOf = (inline: Inline | undefined): string => (inline?.type === 'text' ? inline.text : inline ? 'x' : '');

/** A line without the spaces that stand at its ends or beside a break. */
const trimmed = (line: readonly Inline[]): Inline[] => {
  const whole = inlines(...line);
  while (whole.length > 0 && isSpace(whole[0])) whole.shift();
  while (whole.length > 0 && isSpace(whole.at(-1))) whole.pop();
  return inlines(
    ...whole.map((one, at) => {
      if (one.type !== 'text') return one;
      const starts = at === 0 || whole[at - 1]!.type === 'line-break';
      const ends = at === whole.length - 1 || whole[at + 1]!.type === 'line-break';
      const text = (starts ? one.text.replace(/^ +/, '') : one.text).replace(ends ? / +$/ : /(?!)/, '');
      return t(text, ...(one.marks ?? []));
    }),
  );
};

const endLine = (into: Reading, make: (line: Inline[]) => Block = (line) => p(...line)): void => {
  const line = trimmed(into.line);
  into.line = [];
  if (line.length > 0) into.blocks.push(make(line));
};

const readAll = (nodes: readonly PasteNode[], into: Reading): void => {
  for (const node of nodes) (READERS.get(node.name) ?? within)(node, into);
};

const within: Read = (node, into) => readAll(node.children, into);
const nothing: Read = () => undefined;

const readText: Read = (node, into) => {
  const words = node.text.replace(UNWANTED, '').replace(/[ \t\r\n\f]+/g, ' ');
  const last = into.line.at(-1);
  const spaced = last?.type === 'text' && last.text.endsWith(' ') ? words.replace(/^ /, '') : words;
  if (spaced !== '') into.line.push(t(spaced, ...into.marks));
};

/** Reads what is inside with more marks, or fewer. */
const remarked = (node: PasteNode, into: Reading, marks: readonly Mark[]): void => {
  const inside: Reading = { blocks: into.blocks, line: into.line, marks };
  readAll(node.children, inside);
  into.line = inside.line;
};
const marked =
  (mark: Mark, unless: RegExp = /(?!)/): Read =>
  (node, into) =>
    remarked(node, into, unless.test(node.attribute('style') ?? '') ? into.marks : [...new Set([...into.marks, mark])]);

/** Some programs say bold and italic by style alone. */
const span: Read = (node, into) => {
  const style = node.attribute('style') ?? '';
  if (LIST_MARKER.test(style)) return;
  const said: Mark[] = [
    ...(/font-weight:\s*(?:bold|[6-9]00)/i.test(style) ? (['bold'] as const) : []),
    ...(/font-style:\s*italic/i.test(style) ? (['italic'] as const) : []),
    ...(/vertical-align:\s*super/i.test(style) ? (['superscript'] as const) : []),
    ...(/vertical-align:\s*sub/i.test(style) ? (['subscript'] as const) : []),
  ];
  remarked(node, into, [...new Set([...into.marks, ...said])]);
};

const block: Read = (node, into) => {
  endLine(into);
  within(node, into);
  endLine(into);
};

const headingAt =
  (level: 1 | 2 | 3): Read =>
  (node, into) => {
    endLine(into);
    const inside: Reading = { blocks: [], line: [], marks: [] };
    within(node, inside);
    endLine(inside, (line) => h(level, ...line));
    into.blocks.push(...inside.blocks);
  };

const isWords = (inline: Inline): inline is Link['children'][number] =>
  inline.type === 'text' || inline.type === 'line-break';

const anchor: Read = (node, into) => {
  const href = (node.attribute('href') ?? '').trim().replace(UNWANTED, '');
  const inside: Reading = { blocks: [], line: [], marks: into.marks };
  within(node, inside);
  const words = inside.line.filter(isWords);
  const safe = SAFE_HREF.test(href) && inside.blocks.length === 0 && inlinePlain(words).trim() !== '';
  if (safe) into.line.push({ type: 'link', href, children: words });
  else within(node, into);
};

const entryOf = (blocks: readonly Block[]): ListItem => {
  const lines = blocks.flatMap((one) => ('children' in one ? [one.children] : []));
  const lists = blocks.filter((one): one is List => one.type === 'list');
  const children = inlines(
    ...lines.flatMap((line, at) => (at > 0 ? [{ type: 'line-break' } as const, ...line] : line)),
  );
  const [first, ...more] = lists;
  return first
    ? { children, nested: { ...first, items: [...first.items, ...more.flatMap((list) => list.items)] } }
    : { children };
};

const listOf =
  (kind: List['kind']): Read =>
  (node, into) => {
    endLine(into);
    const items: ListItem[] = [];
    for (const child of node.children) {
      if (child.name === '#text' && child.text.trim() === '') continue;
      const inside: Reading = { blocks: [], line: [], marks: [] };
      if (child.name === 'li') within(child, inside);
      else readAll([child], inside);
      endLine(inside);
      const item = entryOf(inside.blocks);
      const above = items.at(-1);
      // Word processors put a nested list beside the entry it belongs to instead of within it.
      if (child.name !== 'li' && item.nested && item.children.length === 0 && above && !above.nested)
        items[items.length - 1] = { ...above, nested: item.nested };
      else if (item.children.length > 0 || item.nested) items.push(item);
    }
    if (items.length > 0) into.blocks.push({ type: 'list', kind, items });
  };

/** Word copies an entry as a paragraph that names its list and level, with the bullet or number as words before its own. */
const LIST_ENTRY = /mso-list:\s*l\d+\s+level(\d)/i;
const LIST_MARKER = /mso-list:\s*ignore/i;
const NUMBERED = /^\s*\(?(?:\d+|[a-z]{1,4})[.)]/i;

const markerOf = (node: PasteNode): string =>
  LIST_MARKER.test(node.attribute('style') ?? '') ? wordsIn(node) : node.children.map(markerOf).join('');
const wordsIn = (node: PasteNode): string => node.text + node.children.map(wordsIn).join('');

/** The list with one more entry at its end, at a level counted from 1. */
const withEntry = (list: List, item: ListItem, kind: List['kind'], level: number): List => {
  const last = list.items.at(-1);
  if (level <= 1 || !last) return { ...list, items: [...list.items, item] };
  const nested: List = last.nested
    ? withEntry(last.nested, item, kind, level - 1)
    : { type: 'list', kind, items: [item] };
  return { ...list, items: [...list.items.slice(0, -1), { ...last, nested }] };
};

const paragraph: Read = (node, into) => {
  const level = Number(LIST_ENTRY.exec(node.attribute('style') ?? '')?.[1] ?? 0);
  if (level === 0) return block(node, into);
  endLine(into);
  const inside: Reading = { blocks: [], line: [], marks: into.marks };
  within(node, inside);
  endLine(inside);
  const item = entryOf(inside.blocks);
  if (item.children.length === 0) return;
  const kind = NUMBERED.test(markerOf(node)) ? 'numbered' : 'bullet';
  const above = into.blocks.at(-1);
  if (above?.type === 'list' && (level > 1 || above.kind === kind))
    into.blocks[into.blocks.length - 1] = withEntry(above, item, kind, level);
  else into.blocks.push({ type: 'list', kind, items: [item] });
};

const quotation: Read = (node, into) => {
  endLine(into);
  const inside: Reading = { blocks: [], line: [], marks: [] };
  within(node, inside);
  endLine(inside);
  into.blocks.push(
    ...inside.blocks.map((one): Block =>
      one.type === 'paragraph' ? ({ ...one, type: 'quote' } satisfies Quote) : one,
    ),
  );
};

const cell: Read = (node, into) => {
  if (into.line.length > 0) into.line.push(t('\t'));
  const inside: Reading = { blocks: [], line: [], marks: into.marks };
  within(node, inside);
  endLine(inside);
  into.line.push(...inside.blocks.flatMap((one, at) => [...(at > 0 ? [t(' ')] : []), ...lineOf(one)]));
};
const lineOf = (one: Block): readonly Inline[] => ('children' in one ? one.children : []);

const BLOCKS =
  'div section article header footer main aside nav address dl dt dd figure figcaption tr table pre form hr caption';
const NOTHING =
  'script style head title meta link template noscript iframe object embed svg math audio video canvas select';

/** The elements that mean something here; any other gives what is within it. */
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['#text', readText],
  ['br', (_, into) => void into.line.push({ type: 'line-break' })],
  ['b', marked('bold', /font-weight:\s*(?:normal|400)/i)],
  ['strong', marked('bold', /font-weight:\s*(?:normal|400)/i)],
  ['i', marked('italic', /font-style:\s*normal/i)],
  ['em', marked('italic', /font-style:\s*normal/i)],
  ['sup', marked('superscript')],
  ['sub', marked('subscript')],
  ['span', span],
  ['p', paragraph],
  ['a', anchor],
  ['ul', listOf('bullet')],
  ['ol', listOf('numbered')],
  ['blockquote', quotation],
  ['td', cell],
  ['th', cell],
  ['h1', headingAt(1)],
  ['h2', headingAt(2)],
  ...['h3', 'h4', 'h5', 'h6'].map((name): [string, Read] => [name, headingAt(3)]),
  ...BLOCKS.split(' ').map((name): [string, Read] => [name, block]),
  ...NOTHING.split(' ').map((name): [string, Read] => [name, nothing]),
]);

/** What a copied page says, as a tree: its structure kept, its looks and everything that could run left behind. */
export const treeOfPage = (page: PasteNode): Tree => {
  const into: Reading = { blocks: [], line: [], marks: [] };
  readAll([page], into);
  endLine(into);
  return into.blocks;
};

/** Plain words as a tree: one paragraph a line. */
export const treeOfWords = (words: string): Tree =>
  words
    .replace(UNWANTED, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => p(line));

const plainBlock = (one: Block): Block => (one.type === 'heading' ? p(...one.children) : one);

/** What of a tree a field can take: headings stand in narrative alone, and a heading's field is one plain line. */
export const fitted = (tree: Tree, shape: 'line' | 'prose' | 'narrative'): Tree => {
  if (shape === 'narrative') return tree;
  if (shape === 'prose') return tree.map(plainBlock);
  const words = tree
    .flatMap((one) => wordsOf(one))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? [] : [p(words)];
};

const listWords = (list: List): string[] =>
  list.items.flatMap((item) => [inlinePlain(item.children), ...(item.nested ? listWords(item.nested) : [])]);
const wordsOf = (one: Block): string[] =>
  one.type === 'list' ? listWords(one) : 'children' in one ? [inlinePlain(one.children)] : [];
