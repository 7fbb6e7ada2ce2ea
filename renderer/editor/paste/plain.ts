import { cell, p, row } from '../../../shared/richtext/build.ts';
import type { Block, Table, Tree } from '../../../shared/richtext/tree.ts';
import { UNWANTED } from './page-node.ts';
import { addEntry } from './reading.ts';
import { unwrapped } from './unwrap.ts';
import type { PlainLine } from './unwrap.ts';

/** Letters that typesetters join into one, as PDF files give them. */
const JOINED_LETTERS = /[\ufb00-\ufb06]/g;

const linesIn = (words: string): string[] =>
  words
    .replace(/\u00ad/g, '')
    .replace(JOINED_LETTERS, (letters) => letters.normalize('NFKC'))
    .split(/\r\n?|[\n\f\u2028\u2029]/)
    .map((line) => line.replace(UNWANTED, ''));

/** Plain words as they stand: one paragraph a line, nothing made of them. */
export const treeOfPlainLines = (words: string): Tree =>
  linesIn(words)
    .filter((line) => line.trim() !== '')
    .map((line) => p(line));

const BULLET = /^([ \t\u00a0]*)([•◦▪▫‣⁃●○■□➢✓❑❖·*–—-]|\uf0b7|\uf0a7|o(?=\t))[ \t\u00a0]+(?=\S)/u;
const NUMBERED = /^([ \t\u00a0]*)(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[ \t\u00a0]+(?=\S)/u;
/** Bullets that nobody types for anything else. */
const SURE = /[•◦▪▫‣⁃●○■□➢✓❑❖]|\uf0b7|\uf0a7/u;
const DEEPEST = 6;

interface Marked {
  readonly kind: 'bullet' | 'numbered';
  readonly marker: string;
  readonly indent: number;
  readonly words: string;
}

const widthOf = (indent: string): number => [...indent].reduce((sum, one) => sum + (one === '\t' ? 4 : 1), 0);

const markedLine = (line: string): Marked | undefined => {
  const bullet = BULLET.exec(line);
  const found = bullet ?? NUMBERED.exec(line);
  if (!found) return undefined;
  return {
    kind: bullet ? 'bullet' : 'numbered',
    marker: found[2]!,
    indent: widthOf(found[1]!),
    words: line.slice(found[0].length).trim(),
  };
};

/** What makes the markers of one level alike: the bullet, or "1" or "a" for numbers. */
const mannerOf = ({ kind, marker }: Marked): string => (kind === 'bullet' ? marker : /\d/.test(marker) ? '1' : 'a');

/** Depths by indent, and where that is equal, by a bullet of another kind below the first. */
const addEntries = (entries: readonly Marked[], blocks: Block[]): void => {
  const levels: { indent: number; manner: string }[] = [];
  let first = true;
  for (const entry of entries) {
    const manner = mannerOf(entry);
    while (levels.length > 1 && levels.at(-1)!.indent > entry.indent) levels.pop();
    const same = levels.findIndex((level) => level.indent === entry.indent && level.manner === manner);
    const top = levels.at(-1);
    if (same >= 0) levels.length = same + 1;
    else if (!top || (levels.length < DEEPEST && (entry.indent > top.indent || goesUnder(manner, top.manner))))
      levels.push({ indent: entry.indent, manner });
    else [top.indent, top.manner] = [entry.indent, manner];
    const item = { children: p(entry.words).children };
    if (first && blocks.at(-1)?.type === 'list') blocks.push({ type: 'list', kind: entry.kind, items: [item] });
    else addEntry(blocks, item, entry.kind, levels.length);
    first = false;
  }
};
const goesUnder = (manner: string, above: string): boolean =>
  manner === 'a' ? above === '1' : /[o◦○▫▪□–—-]/u.test(manner) && /[•●■·*\uf0b7]/u.test(above);

/** One line that begins with a dash or a number is a line; two are a list. */
const isList = (entries: readonly Marked[]): boolean =>
  entries.length > 1 || entries.some(({ marker }) => SURE.test(marker));

const MOST_COLUMNS = 100;
const cellsOf = (line: string): string[] | undefined => {
  if (!line.includes('\t')) return undefined;
  const cells = line.split('\t').map((one) => one.trim());
  return cells.length > MOST_COLUMNS || cells.filter((one) => one !== '').length === 0 ? undefined : cells;
};

/** Lines with equally many tabs are the rows of a table that was copied as text. */
const tableAt = (lines: readonly PlainLine[], at: number): { table: Table; end: number } | undefined => {
  const rows: string[][] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const cells = cellsOf(lines[end]!.raw);
    if (!cells || markedLine(lines[end]!.raw) || (rows.length > 0 && cells.length !== rows[0]!.length)) break;
    rows.push(cells);
  }
  if (rows.length < 2) return undefined;
  return { table: { type: 'table', rows: rows.map((cells) => row(...cells.map((one) => cell(p(one))))) }, end };
};

/**
 * Plain words as a tree: bullets and numbers as lists, rows parted by tabs as a table, and the lines of a page that were broken
 * where it ended as the paragraphs they were.
 */
export const treeOfWords = (words: string): Tree => {
  const raw = linesIn(words);
  const lines = unwrapped(raw, (line) => markedLine(line) !== undefined || cellsOf(line) !== undefined);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const found = tableAt(lines, at);
    if (found) {
      blocks.push(found.table);
      at = found.end;
      continue;
    }
    const entries: Marked[] = [];
    for (let entry = markedLine(lines[at]!.raw); entry; entry = markedLine(lines[at + entries.length]?.raw ?? ''))
      entries.push(entry);
    if (isList(entries)) {
      addEntries(entries, blocks);
      at += entries.length;
      continue;
    }
    blocks.push(p(lines[at]!.raw));
    at += 1;
  }
  return blocks;
};
