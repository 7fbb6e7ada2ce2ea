import type { SourceBlock } from '../source.ts';
import { flowOf } from './flow.ts';
import type { Flow, SetAside } from './flow.ts';
import { footnotesOf } from './footnotes.ts';
import { wordsSeen } from './hyphens.ts';
import { rawOf, textOf } from './layout.ts';
import type { Area, Line, Page } from './layout.ts';
import { asideOf, levelsOf, lineBlocks } from './line-blocks.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Draft } from './paragraphs.ts';
import { tableBlock } from './tables.ts';
import type { Reading } from './words.ts';

/** A block and the page it begins on. */
export interface PageBlock {
  readonly page: number;
  readonly block: SourceBlock;
}

export interface Blocks {
  readonly blocks: readonly PageBlock[];
  readonly asides: readonly SetAside[];
  readonly footnotes: number;
}

const linesOfTable = (one: Flow): Line[] =>
  one.is === 'table' ? one.table.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines)) : [];

/** Runs of areas that follow one another, and the tables between. */
const stretchesOf = (flow: readonly Flow[], areas: ReadonlyMap<Area, Area>): (Area[] | (Flow & { is: 'table' }))[] => {
  const out: (Area[] | (Flow & { is: 'table' }))[] = [];
  for (const one of flow) {
    if (one.is === 'table') out.push(one);
    else {
      const area = areas.get(one.area);
      if (!area || area.lines.length === 0) continue;
      const last = out.at(-1);
      if (Array.isArray(last)) last.push(area);
      else out.push([area]);
    }
  }
  return out;
};

/** Reads pages that do not say how they are built: by position, font and the grammar of lines. */
export const untaggedBlocks = (pages: readonly Page[]): Blocks => {
  const { flow, asides, measures } = flowOf(pages);
  const areas = flow.flatMap((one) => (one.is === 'area' ? [one.area] : []));
  const tableLines = flow.flatMap(linesOfTable);
  const seen = wordsSeen([...areas.flatMap(({ lines }) => lines), ...tableLines].map(textOf));
  const noted = footnotesOf(areas, tableLines, measures.bodySize, seen);
  const reading: Reading = { seen, notes: noted.notes };

  const stretches = stretchesOf(flow, noted.bodies);
  const drafts = stretches.map((one): readonly Draft[] => (Array.isArray(one) ? paragraphsOf(one, measures) : []));
  const level = levelsOf(drafts.flat(), measures);
  const blocks: PageBlock[] = [];
  const dropped: SetAside[] = [];
  let tables = 0;
  stretches.forEach((one, at) => {
    if (Array.isArray(one)) {
      const own = lineBlocks(drafts[at]!, reading, level);
      own.forEach((block, place) => blocks.push({ page: drafts[at]![place]!.lines[0]!.page, block }));
      return;
    }
    tables += 1;
    blocks.push({ page: one.page, block: tableBlock(one.table, one.page, `table ${tables}`, measures, reading) });
    for (const line of one.table.repeated)
      dropped.push({ lines: [line], why: 'Table heading repeated on a later page' });
  });
  return {
    blocks,
    asides: [
      ...asides,
      ...dropped,
      ...noted.stray.map((lines) => ({ lines, why: 'Footnote whose mark was not found in the text' })),
    ],
    footnotes: noted.notes.size,
  };
};

/** Blocks in their order, and what was set aside on a page after the last that begins there. */
export const withAsides = (blocks: readonly PageBlock[], asides: readonly SetAside[]): SourceBlock[] => {
  const left = asides.toSorted((a, b) => a.lines[0]!.page - b.lines[0]!.page);
  const out: SourceBlock[] = [];
  let next = 0;
  const upTo = (page: number): void => {
    while (next < left.length && left[next]!.lines[0]!.page < page) {
      const { lines, why } = left[next]!;
      out.push(asideOf(lines, why, rawOf(lines)));
      next += 1;
    }
  };
  for (const { page, block } of blocks) {
    upTo(page);
    out.push(block);
  }
  upTo(Infinity);
  return out;
};
