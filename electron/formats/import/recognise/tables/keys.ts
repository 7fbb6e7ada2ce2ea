import type { SourceBlock } from '../../source.ts';
import { alike, isLine } from '../line-text.ts';
import { blockWords, gridOf, shownIn } from './grid.ts';
import { couldBeKeyed } from './ticks.ts';

/** What the marks of a file's key mean, by the mark as `alike` gives it: "g" → "On track". */
export type Key = ReadonlyMap<string, string>;

type Pair = readonly [mark: string, meaning: string];

const SAYS_KEY =
  /^(?:key|legend|rag(?: rating| status)?(?: key)?|status key|key to (?:the )?status(?:es)?)\b\s*[:–-]?\s*/iu;
const PART = /^\(?(\S{1,12})\)?\s*(?:=|–|—|-|:|means)\s*(.{2,80})$/iu;
const MOST_ROWS = 12;

const pairOf = (words: string): Pair | undefined => {
  const [, mark, meaning] = PART.exec(words.trim().slice(0, 120)) ?? [];
  return mark !== undefined && meaning !== undefined && couldBeKeyed(mark) && /\p{L}{2}/u.test(meaning)
    ? [alike(mark), meaning.trim().replace(/[.;,]+$/u, '')]
    : undefined;
};

/** The marks a line explains: "Key: G = on track; A = delayed". One mark alone needs the word "key" before it. */
const inLine = (line: string): Pair[] => {
  if (line.length > LONGEST_LINE || !MAY_EXPLAIN.test(line)) return [];
  const said = SAYS_KEY.exec(line)?.[0] ?? '';
  const pairs = line
    .slice(said.length)
    .split(/[;,|\t]|\s{3,}/u)
    .map(pairOf);
  const found = pairs.filter((pair) => pair !== undefined);
  return found.length === pairs.length && (said !== '' || found.length > 1) ? found : [];
};

const inTable = (block: SourceBlock & { type: 'table' }, said: boolean): Pair[] => {
  if (block.rows.length > MOST_ROWS) return [];
  const grid = gridOf(block);
  const found: Pair[] = [];
  for (const row of grid?.rows ?? []) {
    const shown = shownIn(row).map(({ words }) => words);
    const explains =
      shown.length > 0 && shown.length % 2 === 0 && shown.every((one, at) => couldBeKeyed(one) === (at % 2 === 0));
    if (explains) shown.forEach((mark, at) => at % 2 === 0 && found.push([alike(mark), shown[at + 1]!]));
    if (shown.length === 1) found.push(...inLine(shown[0]!));
  }
  // Numbers beside words are a key only where something says so: they could be items.
  return said || (found.length > 1 && found.every(([mark, meaning]) => !/^\d/u.test(mark) && meaning.length <= 80))
    ? found
    : [];
};

/** How a line begins that could explain a mark: a look at its start spares most lines the rest. */
const MAY_EXPLAIN = /^\s*(?:(?:key|legend|rag|status)\b|\(?\S{1,12}\)?\s*(?:[=–—:-]|means))/iu;
const LONGEST_LINE = 600;

/** The key that was read of a file's blocks: it is the same for every template's words. */
const read = new WeakMap<readonly SourceBlock[], Key>();

/** A line's words where they could explain a mark; for any other line that has words, a word that explains none. */
const wordsOf = (block: SourceBlock): string => {
  if (!isLine(block)) return '';
  const first = block.children[0];
  const enough = first?.type === 'text' && (first.text.length > 40 || block.children.length === 1);
  const starts = enough ? first.text.slice(0, 40) : undefined;
  if (starts !== undefined && starts.trim() !== '' && !MAY_EXPLAIN.test(starts)) return 'words';
  const words = blockWords(block);
  return words.length > LONGEST_LINE ? 'words' : words;
};

/** The key to the states of a plan, where some lines or a small table give one. The first meaning of a mark stands. */
export const keyOf = (blocks: readonly SourceBlock[]): Key => {
  const before = read.get(blocks);
  if (before) return before;
  const key = new Map<string, string>();
  let said = false;
  for (const block of blocks) {
    const words = wordsOf(block);
    const pairs: readonly Pair[] = block.type === 'table' ? inTable(block, said) : inLine(words);
    // After "Key:" alone on its line each line may explain one mark.
    const alone: Pair | undefined = said && pairs.length === 0 && block.type !== 'table' ? pairOf(words) : undefined;
    for (const [mark, meaning] of alone ? [alone] : pairs) if (!key.has(mark)) key.set(mark, meaning);
    said =
      words === ''
        ? said && block.type === 'aside'
        : alone !== undefined || (SAYS_KEY.test(words) && words.length < 60);
  }
  read.set(blocks, key);
  return key;
};
