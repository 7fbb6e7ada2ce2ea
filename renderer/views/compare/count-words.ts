import type {
  Is,
  MarkedInline,
  MarkedLine,
  MarkedList,
  MarkedRow,
  ReadBlock,
  ReadTree,
} from '../../../shared/richtext/marked.ts';
import { inlinePlain, plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, Inline } from '../../../shared/richtext/tree.ts';
import { wordsOf } from '../../../shared/richtext/words.ts';
import { counted } from '../../app/plan-words.ts';

/** What stands side by side without a same word between: what was taken out, and what was put in for it. */
interface Stretch {
  readonly removed: string;
  readonly added: string;
  /** Things that are no words: notes, pictures. */
  readonly others: readonly { readonly is: Is; readonly name: string }[];
}

/** The words of a piece of a line; a footnote is no word of the line. */
const wordsIn = (inline: Inline): string => (inline.type === 'footnote' ? '' : inlinePlain([inline]));

const stretchesOfLine = (line: MarkedLine): Stretch[] => {
  const out: Stretch[] = [];
  let open: MarkedInline[] = [];
  const close = (): void => {
    if (open.length === 0) return;
    const side = (is: Is): string => open.map((one) => (one.is === is ? wordsIn(one.inline) : '')).join('');
    const others = open.flatMap(({ is, inline }) => (inline.type === 'footnote' ? [{ is, name: 'footnote' }] : []));
    out.push({ removed: side('removed'), added: side('added'), others });
    open = [];
  };
  for (const piece of line) {
    if (piece.is !== 'same') open.push(piece);
    // White space alone does not part what changed.
    else if (wordsIn(piece.inline).trim() !== '' || piece.inline.type !== 'text') close();
  }
  close();
  return out;
};

const wholeStretch = (block: Block, is: Is): Stretch[] => {
  if (is === 'same') return [];
  if (block.type === 'picture') return [{ removed: '', added: '', others: [{ is, name: 'picture' }] }];
  const all = plainText([block], { footnote: () => 0 }).replaceAll('[0]', '');
  return [{ removed: is === 'removed' ? all : '', added: is === 'added' ? all : '', others: [] }];
};

const stretchesOfRow = ({ cells }: MarkedRow): Stretch[] => cells.flatMap(({ blocks }) => stretchesOf(blocks));

const stretchesOfList = ({ items }: MarkedList): Stretch[] =>
  items.flatMap(({ line, nested }) => [...stretchesOfLine(line), ...nested.flatMap(stretchesOfList)]);

const stretchesOfBlock = {
  whole: ({ block, is }) => wholeStretch(block, is),
  text: ({ line }) => stretchesOfLine(line),
  list: stretchesOfList,
  quote: ({ line, attribution }) => [...stretchesOfLine(line), ...stretchesOfLine(attribution?.line ?? [])],
  table: ({ header, rows }) => [...(header ? [header] : []), ...rows].flatMap(stretchesOfRow),
  paragraphs: ({ lines, ends }) => [
    ...lines.flatMap(stretchesOfLine),
    ...ends.flatMap((is): Stretch[] =>
      is === 'same' ? [] : [{ removed: '', added: '', others: [{ is, name: 'paragraph break' }] }],
    ),
  ],
} satisfies { readonly [T in ReadBlock['type']]: (block: Extract<ReadBlock, { type: T }>) => Stretch[] };

/** What was put in for a block that was taken out whole counts as one change with it. */
const withNext = (out: Stretch[], block: ReadBlock, before: ReadBlock | undefined): Stretch[] => {
  const found = (stretchesOfBlock[block.type] as (one: ReadBlock) => Stretch[])(block);
  const [last, next] = [out.at(-1), found[0]];
  const isFollowed =
    before?.type === 'whole' && block.type === 'whole' && before.is === 'removed' && block.is === 'added';
  if (!isFollowed || !last || !next) return [...out, ...found];
  out[out.length - 1] = { removed: last.removed, added: next.added, others: [...last.others, ...next.others] };
  return out;
};

const stretchesOf = (tree: ReadTree): Stretch[] =>
  tree.reduce<Stretch[]>((out, block, at) => withNext(out, block, tree[at - 1]), []);

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
const wordCount = (text: string): number => wordsOf(text).filter((word) => SAYS_SOMETHING.test(word)).length;
const HAS_DATE =
  /\b(?:\d{4}|\d{1,2}[/.]\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter)\b/iu;

const STOPS: Readonly<Record<string, string>> = {
  '.': 'full stop',
  ',': 'comma',
  ':': 'colon',
  ';': 'semicolon',
  '?': 'question mark',
  '!': 'exclamation mark',
};

/** "1 full stop put in", where a stretch is a word with one stop more or less. */
const stopOf = ({ removed, added }: Stretch): string | null => {
  const [a, b] = [removed.trim(), added.trim()];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const stop = STOPS[long.at(-1) ?? ''];
  if (stop === undefined || long.slice(0, -1) !== short) return null;
  return `1 ${stop} ${long === b ? 'put in' : 'taken out'}`;
};

/** How much of a text changed: "4 words changed", "1 date moved", "1 full stop put in", "12 words put in". */
export const changedWords = (marked: ReadTree, kind: 'text' | 'status' | 'timescale'): string => {
  const stretches = stretchesOf(marked);
  const others = stretches.flatMap((one) => one.others);
  const worded = stretches.filter(({ removed, added }) => removed.trim() !== added.trim());
  if (worded.length === 0) {
    const one = others[0];
    if (!one) return stretches.length > 0 ? 'The same words, set in another way' : 'Set in another way';
    const [putIn, takenOut] = [others.some(({ is }) => is === 'added'), others.some(({ is }) => is === 'removed')];
    const how = putIn && takenOut ? 'changed' : putIn ? 'put in' : 'taken out';
    return `${counted(Math.max(1, how === 'changed' ? Math.ceil(others.length / 2) : others.length), one.name)} ${how}`;
  }
  const single = worded.length === 1 ? worded[0]! : null;
  const stop = single && stopOf(single);
  if (stop) return stop;
  const isDate = ({ removed, added }: Stretch): boolean => HAS_DATE.test(removed) && HAS_DATE.test(added);
  if (kind === 'timescale' && worded.every(isDate)) return `${counted(worded.length, 'date')} moved`;
  const each = worded.map(({ removed, added }) => [wordCount(removed), wordCount(added)] as const);
  const removed = each.reduce((sum, [out]) => sum + out, 0);
  const added = each.reduce((sum, [, put]) => sum + put, 0);
  const changed = each.reduce((sum, [out, put]) => sum + Math.max(out, put), 0);
  if (changed === 0) return 'Stops changed';
  return `${counted(changed, 'word')} ${removed === 0 ? 'put in' : added === 0 ? 'taken out' : 'changed'}`;
};
