import type { SourceBlock, SourceCell, SourceLine, SourceRow, SourceTable } from '../source.ts';
import { isBold, rawOf, textOf } from './layout.ts';
import type { Line } from './layout.ts';
import { lineBlocks } from './line-blocks.ts';
import type { Levels } from './line-blocks.ts';
import { markerOf } from './markers.ts';
import type { Marker } from './markers.ts';
import type { Measures } from './measures.ts';
import type { Draft } from './paragraphs.ts';
import { linesBelow } from './tagged-parts.ts';
import type { Part, Tabled, Worded } from './tagged-parts.ts';
import { wordsOf } from './words.ts';
import type { Reading } from './words.ts';

/** The marker of a list's item: what the file labels as such, or what leads its words. */
const markerIn = (one: Worded): Marker | undefined => {
  const [first] = one.lines;
  if (!first) return undefined;
  if (!one.labelled) return markerOf(first);
  const label = one.label.map(textOf).join(' ');
  return {
    kind: /[\p{L}\p{N}]/u.test(label) && label !== 'o' ? 'numbered' : 'bullet',
    marker: label,
    rest: first,
    textX: first.x0,
    sure: true,
  };
};

/** Words as a paragraph's draft, with the room before them. */
export const draftOf = (one: Worded, before: Line | undefined, measures: Measures): Draft => {
  const [first] = one.lines;
  const step = first && before && before.page === first.page && first.y > before.y ? first.y - before.y : 0;
  const leading = first ? measures.leading(first.size) * first.size : 1;
  const extra = step - leading;
  return {
    lines: one.lines,
    marker: undefined,
    gap:
      one.role === 'heading' && step === 0
        ? 1
        : extra < 0.45 * leading
          ? 0
          : Math.min(4, Math.max(1, Math.round(extra / leading))),
    left: first?.x0 ?? 0,
  };
};

/** One block from words that the structure keeps together. */
export const blockOf = (one: Worded, draft: Draft, reading: Reading, levels: Levels): SourceLine => {
  const marker = markerIn(one);
  const raw = rawOf(one.label);
  const level = one.role === 'heading' ? one.level : levels(draft);
  const [block] = lineBlocks([{ ...draft, marker: undefined }], reading, () =>
    one.role === 'item' ? undefined : level,
  );
  if (block!.type === 'heading')
    return raw === '' ? block! : { ...block!, source: `${raw} ${block!.source}`, children: block!.children };
  if (one.role === 'item' || (marker?.sure && marker.kind === 'bullet')) {
    const { where, gap, look } = block!;
    const base = {
      type: 'list-item' as const,
      where,
      gap,
      look,
      depth: Math.max(0, one.role === 'item' ? one.depth : 0),
    };
    if (!marker)
      return {
        ...base,
        kind: 'bullet',
        marker: '•',
        children: block!.children,
        source: [raw, block!.source].filter(Boolean).join(' '),
      };
    const words = wordsOf([marker.rest, ...one.lines.slice(1)], reading);
    const head = one.labelled ? raw : one.lines[0]!.runs[0]!.text.trim().split(/\s/u)[0]!;
    return {
      ...base,
      kind: marker.kind,
      marker: marker.marker,
      children: words.children,
      source: `${head} ${words.source}`,
    };
  }
  return raw === '' ? block! : { ...block!, source: `${raw} ${block!.source}` };
};

/** Where the structure names the headings, nothing else is one. */
export const NO_LEVELS: Levels = () => undefined;

const cellBlocks = (parts: readonly Part[], measures: Measures, reading: Reading): SourceBlock[] => {
  let before: Line | undefined;
  return parts.flatMap((one, at): SourceBlock[] => {
    if (one.is === 'table') return [tableOf(one, `table in a cell ${at + 1}`, measures, reading)];
    if (one.lines.length === 0) return [labelAlone(one)];
    const block = blockOf(one, draftOf(one, before, measures), reading, NO_LEVELS);
    before = one.lines.at(-1);
    // Nothing in a cell is a heading.
    return [block.type === 'heading' ? { ...block, type: 'paragraph', children: block.children } : block];
  });
};

/** A bullet or number that stands for itself. */
export const labelAlone = (one: Worded): SourceBlock => ({
  type: 'aside',
  where: `page ${one.page}`,
  source: rawOf(one.label),
  gap: 0,
  why: 'A bullet or number without words',
});

/** A table as readers give it. `name` as in "table 2". */
export const tableOf = (one: Tabled, name: string, measures: Measures, reading: Reading): SourceTable => {
  const { columns, rows } = one;
  const words = wordsOf(one.caption, reading);
  const bold = rows.map(({ cells }) => {
    const lines = cells.flatMap(({ parts }) => linesBelow(parts));
    return lines.length > 0 && lines.every(isBold);
  });
  // Where no cell is called a heading, a first row that alone is bold heads the table.
  const named = rows.some(({ head, cells }) => head || cells.some((cell) => cell.head));
  const boldHead = !named && bold[0] === true && rows[0]!.cells.length > 1 && bold.includes(false);
  const text = words.children
    .map((child) =>
      child.type === 'text'
        ? child.text
        : child.type === 'link'
          ? child.children.map((run) => (run.type === 'text' ? run.text : ' ')).join('')
          : '',
    )
    .join('');
  return {
    type: 'table',
    where: `page ${one.page}`,
    gap: 1,
    source: words.source,
    ...(text === '' ? {} : { caption: text }),
    columns,
    rows: rows.map(({ head, cells }, at): SourceRow => ({
      where: `${name}, row ${at + 1}`,
      header: head || (at === 0 && boldHead),
      cells: cells.map(({ column, columns: across, rows: down, parts }): SourceCell => ({
        column,
        columns: across,
        rows: down,
        blocks: cellBlocks(parts, measures, reading),
      })),
    })),
  };
};
