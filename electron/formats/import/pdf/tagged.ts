import { contentsLines } from './contents.ts';
import { tablesFill } from './flow.ts';
import type { SetAside } from './flow.ts';
import { wordsSeen } from './hyphens.ts';
import { textOf } from './layout.ts';
import type { Line, Page, Run } from './layout.ts';
import { levelsOf } from './line-blocks.ts';
import { linesInOrder } from './lines.ts';
import { measuresOf } from './measures.ts';
import type { Draft } from './paragraphs.ts';
import { runningLines } from './running.ts';
import { runsIn, structureOf } from './structure.ts';
import type { Node } from './structure.ts';
import { blockOf, draftOf, labelAlone, NO_LEVELS, tableOf } from './tagged-blocks.ts';
import { noteOf, placeNotes } from './tagged-notes.ts';
import { joined, linesBelow, withInner } from './tagged-parts.ts';
import type { Part, Worded } from './tagged-parts.ts';
import { untaggedBlocks } from './untagged.ts';
import type { Blocks, PageBlock } from './untagged.ts';
import type { Reading } from './words.ts';

export interface TaggedBlocks extends Blocks {
  readonly pictures: number;
}

/** The structure must name this part of a file's characters, or it is not read by. */
const LEAST_NAMED = 0.5;

/** Tables that the structure does not name hold no more of a file's characters. */
const MOST_UNNAMED = 0.25;

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);

const isRunning = (node: Node, running: ReadonlyMap<Run, string>): string | undefined => {
  if (node.is !== 'text') return undefined;
  const runs = runsIn(node);
  const why = runs[0] && running.get(runs[0]);
  return why !== undefined && runs.every((run) => running.has(run)) ? why : undefined;
};

/** The heading over a list of contents goes with it. */
const headsContents = (node: Node, next: Node | undefined): string | undefined =>
  node.is === 'text' &&
  next?.is === 'aside' &&
  next.why === 'Contents list' &&
  /^(?:table of )?contents$/iu.test(
    node.runs
      .map(({ text }) => text)
      .join(' ')
      .trim(),
  )
    ? next.why
    : undefined;

/** Running lines that the file does not mark as such, by their runs. */
const runningRuns = (pages: readonly Page[], bodySize: number): Map<Run, string> => {
  const out = new Map<Run, string>();
  const lines = pages.map(({ number, height, runs }) => ({ number, height, lines: linesInOrder(runs, number) }));
  for (const [line, why] of runningLines(lines, bodySize)) for (const run of line.runs) out.set(run, why);
  return out;
};

/**
 * Reads pages by the structure that the file gives them. `undefined` where that is too poor to read by: it names less than
 * half of the text, or calls everything a paragraph.
 */
export const taggedBlocks = (pages: readonly Page[]): TaggedBlocks | undefined => {
  if (!pages.some(({ tagged }) => tagged)) return undefined;
  const structured = pages.map(structureOf);
  const [all, rest] = [
    pages.reduce((sum, { runs }) => sum + lengthOf(runs), 0),
    structured.reduce((sum, one) => sum + lengthOf(one.rest), 0),
  ];
  if (all - rest < LEAST_NAMED * all) return undefined;
  const every = structured.flatMap(({ nodes }) => nodes);
  const headings = every.some((node) => node.is === 'text' && node.role === 'heading');
  const shaped = headings || every.some((node) => node.is === 'table' || (node.is === 'text' && node.role === 'item'));
  if (!shaped && pages.length > 1) return undefined;
  // A browser names no table that has no heading cells: where tables fill the pages and none is named, position tells more.
  const named = every.flatMap(withInner).some(({ is }) => is === 'table');
  if (!named && tablesFill(pages) >= MOST_UNNAMED) return undefined;

  const plainLines = every.flatMap((node) => (node.is === 'text' ? linesInOrder(node.runs, node.page) : []));
  const measures = measuresOf([{ lines: plainLines, left: 0, right: Infinity }]);
  const running = runningRuns(pages, measures.bodySize);
  const asides: SetAside[] = [];
  const kept: Node[] = [];
  for (const [at, node] of every.entries()) {
    const why = isRunning(node, running) ?? (node.is === 'aside' ? node.why : headsContents(node, every[at + 1]));
    if (why === undefined) kept.push(node);
    else {
      const { page } = node;
      asides.push({ lines: linesInOrder(runsIn(node), page), why });
    }
  }
  const nodes = joined(kept, rightOf(plainLines, measures.bodySize));
  const seen = wordsSeen(linesBelow(nodes).map(textOf));
  const inner = kept.flatMap(withInner);
  for (const node of inner)
    if (node.is === 'aside') asides.push({ lines: linesInOrder(node.runs, node.page), why: node.why });
  const notes = inner.flatMap((node) => (node.is === 'note' && node.runs.length > 0 ? [noteOf(node)] : []));
  const placed = placeNotes(notes, linesBelow(nodes), seen);
  for (const { lines } of placed.stray) asides.push({ lines, why: 'Footnote whose mark was not found in the text' });
  const reading: Reading = { seen, notes: placed.notes };

  const contents = contentsIn(nodes);
  const drafts = new Map<Worded, Draft>();
  let before: Line | undefined;
  for (const one of nodes) {
    if (one.is !== 'text' || one.lines.length === 0) continue;
    drafts.set(one, draftOf(one, before, measures));
    before = one.lines.at(-1);
  }
  const levels = headings ? NO_LEVELS : levelsOf([...drafts.values()], measures);
  const blocks: PageBlock[] = [];
  let tables = 0;
  for (const one of nodes) {
    if (one.is === 'table') {
      tables += 1;
      blocks.push({ page: one.page, block: tableOf(one, `table ${tables}`, measures, reading) });
    } else if (one.lines.length === 0) blocks.push({ page: one.page, block: labelAlone(one) });
    else if (contents.has(one)) asides.push({ lines: [...one.label, ...one.lines], why: 'Contents list' });
    else blocks.push({ page: one.page, block: blockOf(one, drafts.get(one)!, reading, levels) });
  }
  return {
    ...withRest(
      pages,
      structured.map((one) => one.rest),
      blocks,
      asides,
    ),
    footnotes: placed.notes.size,
    pictures: every.flatMap(withInner).filter((node) => node.is === 'figure').length,
  };
};

/** Words that are a list of contents though the file does not say so. */
const contentsIn = (nodes: readonly Part[]): Set<Worded> => {
  const byPage = new Map<number, Worded[]>();
  for (const one of nodes) if (one.is === 'text') byPage.set(one.page, [...(byPage.get(one.page) ?? []), one]);
  const out = new Set<Worded>();
  for (const own of byPage.values()) {
    const found = contentsLines(own.flatMap(({ lines }) => lines));
    for (const one of own) if (one.lines.length > 0 && one.lines.every((line) => found.has(line))) out.add(one);
  }
  return out;
};

/** The right edge of the text, as its lines show. */
const rightOf = (lines: readonly Line[], bodySize: number): number => {
  const ends = lines
    .filter(({ size }) => Math.abs(size - bodySize) < 0.6)
    .map(({ x1 }) => x1)
    .toSorted((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.985)] ?? ends.at(-1) ?? 0;
};

/** What the structure does not name is read by position and stands after the rest of its page. */
const withRest = (
  pages: readonly Page[],
  rest: readonly (readonly Run[])[],
  blocks: readonly PageBlock[],
  asides: readonly SetAside[],
): Pick<Blocks, 'blocks' | 'asides'> => {
  const left = pages
    .map((page, at): Page => ({ ...page, runs: rest[at]!, rules: [] }))
    .filter(({ runs }) => runs.length > 0);
  if (left.length === 0) return { blocks, asides };
  const other = untaggedBlocks(left);
  const all = [...blocks.map((one) => ({ one, order: 0 })), ...other.blocks.map((one) => ({ one, order: 1 }))];
  return {
    blocks: all.toSorted((a, b) => a.one.page - b.one.page || a.order - b.order).map(({ one }) => one),
    asides: [...asides, ...other.asides],
  };
};
