import type { Block, Heading, Inline, List, ListItem, Paragraph, Tree } from '../../../../shared/richtext/tree.ts';
import { inlines, t } from '../../../../shared/richtext/build.ts';
import type { SourceBlock, SourceListItem } from '../source.ts';
import { LEADS_IN } from './label-like.ts';
import { isLine, lineText, trimmed, wordCount } from './line-text.ts';
import { asTable } from './tables/as-table.ts';

/** A piece of running text on its way into a field: a block of the file, or the rest of a line whose start said more. */
export type Piece =
  | { readonly block: Exclude<SourceBlock, { type: 'aside' }>; readonly level?: number }
  | { readonly words: readonly Inline[] };

interface Pieced {
  readonly tree: Block[];
  readonly narrative: boolean;
  /** True where what is set as a quotation is one. */
  readonly quotes: boolean;
  /** Level of the last heading, so that none is skipped. */
  level: number;
}

const QUOTED = /^(?:".*"|“.*”|‘.*’)[.,]?$/su;
const DASH = /^[–—-]$/u;
const FEWEST_QUOTED = 4;
const MOST_ATTRIBUTING = 16;
const MOST_IN_LEAD = 10;
const paragraph = (words: readonly Inline[]): Paragraph => ({ type: 'paragraph', children: trimmed(words) });

const asListItem = (piece: Piece | undefined): SourceListItem | undefined =>
  piece && 'block' in piece && piece.block.type === 'list-item' ? piece.block : undefined;

const numberOf = (item: SourceListItem): number =>
  /^\(?\d+[.)]$/u.test(item.marker) ? Number(item.marker.replace(/\D/gu, '')) : Number.NaN;

/** A number that a list would not print again is part of the words. */
const withMarker = (item: SourceListItem): Paragraph => paragraph(inlines(t(`${item.marker} `), ...item.children));

interface Entry {
  readonly item: SourceListItem;
  readonly below: Entry[];
}

/** List lines as a tree, each under the nearest before it that is less deep. */
const nest = (items: readonly SourceListItem[]): Entry[] => {
  const top: Entry[] = [];
  const open: { depth: number; below: Entry[] }[] = [];
  for (const item of items) {
    while (open.length > 0 && open.at(-1)!.depth >= item.depth) open.pop();
    const entry: Entry = { item, below: [] };
    (open.at(-1)?.below ?? top).push(entry);
    open.push({ depth: item.depth, below: entry.below });
  }
  return top;
};

/** Entries parted where the kind of list changes or a numbered list begins anew. */
const runsOf = (entries: readonly Entry[]): Entry[][] => {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const before = runs.at(-1)?.at(-1);
    const goesOn =
      before !== undefined &&
      before.item.kind === entry.item.kind &&
      (entry.item.kind === 'bullet' || numberOf(entry.item) === numberOf(before.item) + 1);
    if (goesOn) runs.at(-1)!.push(entry);
    else runs.push([entry]);
  }
  return runs;
};

/** True where a list prints the very numbers the file has. */
const printsAlike = (run: readonly Entry[]): boolean =>
  run[0]!.item.kind === 'bullet' || (run.length > 1 && numberOf(run[0]!.item) === 1);

const asList = (run: readonly Entry[]): List | undefined => {
  if (!printsAlike(run)) return undefined;
  const items: ListItem[] = [];
  for (const { item, below } of run) {
    const children = trimmed(item.children);
    if (below.length === 0) {
      items.push({ children });
      continue;
    }
    const runs = runsOf(below);
    const nested = runs.length === 1 ? asList(runs[0]!) : undefined;
    if (!nested) return undefined;
    items.push({ children, nested });
  }
  return { type: 'list', kind: run[0]!.item.kind, items };
};

/** A run that no list can hold as it is printed: its lines one by one, bullets still in lists. */
const flat = (run: readonly Entry[]): Block[] =>
  run.flatMap(({ item, below }): Block[] => [
    item.kind === 'bullet'
      ? { type: 'list', kind: 'bullet', items: [{ children: trimmed(item.children) }] }
      : withMarker(item),
    ...runsOf(below).flatMap((one) => asBlocks(one)),
  ]);

const asBlocks = (run: readonly Entry[]): Block[] => {
  const list = asList(run);
  return list ? [list] : flat(run);
};

const wordsOf = (piece: Piece | undefined): readonly Inline[] => {
  if (!piece) return [];
  if ('words' in piece) return piece.words;
  return isLine(piece.block) ? piece.block.children : [];
};

const gapOf = (piece: Piece | undefined): number => (piece && 'block' in piece ? piece.block.gap : 0);

const isParagraph = (piece: Piece | undefined): boolean =>
  piece !== undefined && ('words' in piece || piece.block.type === 'paragraph') && !('level' in piece);

/** Who said the quotation before, where the next piece says so. */
const attributionOf = (next: Piece | undefined, after: Piece | undefined): readonly Inline[] | undefined => {
  if (!next) return undefined;
  const item = asListItem(next);
  const line = lineText(wordsOf(next)).trim();
  if (wordCount(line.slice(0, 400)) > MOST_ATTRIBUTING || line.length > 200) return undefined;
  if (item)
    return DASH.test(item.marker) && !asListItem(after) ? inlines(t(`${item.marker} `), ...item.children) : undefined;
  if (!isParagraph(next) || QUOTED.test(line)) return undefined;
  if (/^[–—-]\s/u.test(line)) return wordsOf(next);
  return gapOf(next) === 0 && !/[.!?:;]$/u.test(line) ? wordsOf(next) : undefined;
};

/** Looks by which a file says that a paragraph is a quotation: a style of Word's, an element of a page. */
const QUOTE_LOOK = /^(?:block ?quot|quot(?:e|ation)|intense quote)/iu;
const isQuote = (piece: Piece | undefined): boolean =>
  piece !== undefined &&
  'block' in piece &&
  piece.block.type === 'paragraph' &&
  piece.block.look !== undefined &&
  QUOTE_LOOK.test(piece.block.look);

/** Who said what is set as a quotation: the last few words that are set so, or a line that a dash leads. */
const sayer = (next: Piece | undefined, after: Piece | undefined): readonly Inline[] | undefined => {
  const words = attributionOf(next, after);
  if (!words) return undefined;
  const dashed = asListItem(next) !== undefined || /^\s*[–—-]/u.test(lineText(words));
  return dashed || (isQuote(next) && !isQuote(after)) ? words : undefined;
};

const pushHeading = (into: Pieced, level: number, words: readonly Inline[]): void => {
  into.level = Math.min(Math.max(level, 1), into.level + 1, 3);
  const heading: Heading = { type: 'heading', level: into.level as 1 | 2 | 3, children: trimmed(words) };
  into.tree.push(heading);
};

/** Puts one or more pieces into the tree and returns how many were taken. */
const take = (pieces: readonly Piece[], at: number, into: Pieced): number => {
  const piece = pieces[at]!;
  if (asListItem(piece)) {
    let end = at;
    while (asListItem(pieces[end])) end += 1;
    const items = pieces.slice(at, end).map((one) => asListItem(one)!);
    // One by one: a list may be longer than a call may have arguments.
    for (const run of runsOf(nest(items))) for (const block of asBlocks(run)) into.tree.push(block);
    return end - at;
  }
  if ('block' in piece && piece.block.type === 'table') {
    into.tree.push(asTable(piece.block));
    return 1;
  }
  if ('block' in piece && piece.block.type === 'picture') {
    into.tree.push(piece.block.picture);
    return 1;
  }
  const words = trimmed(wordsOf(piece));
  if ('level' in piece && piece.level !== undefined) {
    pushHeading(into, piece.level, words);
    return 1;
  }
  const line = lineText(words);
  const next = pieces[at + 1];
  if (into.quotes && isQuote(piece) && words.length > 0) {
    const attribution = sayer(next, pieces[at + 2]);
    const quote: Block = { type: 'quote', children: words };
    into.tree.push(attribution ? { ...quote, attribution: trimmed(attribution) } : quote);
    return attribution ? 2 : 1;
  }
  if (line.length <= 2000 && QUOTED.test(line) && wordCount(line) >= FEWEST_QUOTED && 'block' in piece) {
    const attribution = attributionOf(next, pieces[at + 2]);
    if (attribution || into.narrative) {
      const quote: Block = { type: 'quote', children: words };
      into.tree.push(attribution ? { ...quote, attribution: trimmed(attribution) } : quote);
      return attribution ? 2 : 1;
    }
  }
  const headsList =
    into.narrative && line.endsWith(':') && wordCount(line.slice(0, 200)) <= MOST_IN_LEAD && line.length <= 120;
  const apart = gapOf(piece) > 0 && gapOf(next) > 0;
  if (headsList && apart && asListItem(next) && /^\p{Lu}/u.test(line) && !LEADS_IN.test(line))
    pushHeading(into, 1, words);
  else if (words.length > 0) into.tree.push(paragraph(words));
  return 1;
};

/**
 * Running text as a rich-text tree: lists with their nesting, quotations with who said them, tables, headings. In
 * narrative a short line over a list, set off and ending in a colon, is a heading, as published pages have it.
 */
export const toTree = (pieces: readonly Piece[], where: 'narrative' | 'field'): Tree => {
  // Where a field is a quotation and nothing else, being one tells nothing: a recommendation is quoted whole.
  const quotes = where === 'narrative' || !pieces.every(isQuote);
  const into: Pieced = { tree: [], narrative: where === 'narrative', quotes, level: 0 };
  for (let at = 0; at < pieces.length;) at += take(pieces, at, into);
  return into.tree;
};
