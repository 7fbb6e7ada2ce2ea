import type { SourceBlock } from '../source.ts';
import { answeredLines, answersFollow } from './answers.ts';
import { alike, allBold, isLine, lineText, trimmed } from './line-text.ts';
import type { Reading } from './reading.ts';
import { readsAsHeading } from './shapes.ts';
import { isState } from './states.ts';

/** What the lines of a file show by how they are set, all taken together. */
export interface Looks {
  /** True for a heading that is an item's name: the headings set like it each stand over one item's labels. */
  readonly isItem: (at: number) => boolean;
  /** True where the file sets its headings as such, so that no line need be taken for one by its place. */
  readonly headed: boolean;
  /** True for a level at which headings are labels of items, again and again. */
  readonly isLabelLevel: (level: number) => boolean;
  /** True for a line that only its number, or where it stood in a report, and the answer below show to be an item. */
  readonly isAnswered: (at: number) => boolean;
  /** True for bold paragraphs with numbers, each a recommendation that plain words answer. */
  readonly boldItems: boolean;
  /** True where states stand on lines of their own in more than one place, under no label. */
  readonly statesAlone: boolean;
  /** True where recommendations are followed by their answers, with no label to say so. */
  readonly answersFollow: boolean;
}

/** Headings of one level, or bold lines of one look, are one sort. */
export const sortOf = (block: SourceBlock | undefined): string | undefined => {
  if (!block || !isLine(block) || block.type === 'list-item') return undefined;
  if (block.type === 'heading') return `heading ${block.level}`;
  const line = lineText(block.children);
  if (line.length > 200 || !allBold(block.children)) return undefined;
  return readsAsHeading(line.trim()) ? `bold ${block.look ?? ''}` : undefined;
};

/** A bold line stands below every heading. */
const BOLD = 100;

interface Span {
  readonly at: number;
  /** The heading's words, made alike. */
  readonly words: string;
  readonly level: number;
  readonly labels: Set<string>;
  labelled: boolean;
  repeats: boolean;
}

/** "12. We recommend that …" in bold, over words that are not. */
const isBoldItem = ({ lines, shapes, next }: Reading, at: number): boolean => {
  const shape = shapes[at]!;
  const { block } = lines[at]!;
  if (shape.is !== 'numbered' || shape.label || !isLine(block) || !allBold(block.children)) return false;
  if (readsAsHeading(lineText(shape.rest))) return false;
  const below = lines[next[at]!]?.block;
  return below?.type === 'paragraph' && !allBold(below.children);
};

const NUMBERED_SORT = /^\d/u;

/** Goes once through a file's headings and the labels below each. */
export const looksOf = (reading: Reading): Looks => {
  const { lines, shapes, structure, furniture } = reading;
  const spans = new Map<string, Span[]>();
  /** Spans that labels are in: a heading's, and below it a bold line's. */
  let open: Span[] = [];
  let worded = 0;
  let states = 0;
  let bolds = 0;
  let headings = 0;
  const levels = new Map<number, number>();
  let underLabel = false;
  lines.forEach(({ block }, at) => {
    const shape = shapes[at]!;
    if (block.type === 'heading' && furniture[at] === undefined && shape.is !== 'label') headings += 1;
    if (furniture[at] !== undefined || shape.is === 'thing' || shape.is === 'fixed') return;
    if (
      shape.is === 'words' &&
      !underLabel &&
      isLine(block) &&
      isState(reading.vocabulary, lineText(block.children).trim())
    )
      states += 1;
    underLabel = shape.is === 'label' && shape.rest.length === 0;
    if (shape.is === 'opening') {
      worded += 1;
      open = [];
      return;
    }
    if (isBoldItem(reading, at)) bolds += 1;
    if (shape.is === 'label') {
      if (block.type === 'heading') levels.set(block.level, (levels.get(block.level) ?? 0) + 1);
      const cell = `${alike(shape.found.bare)} ${shape.found.edition ?? ''}`;
      for (const span of open) {
        span.repeats ||= span.labels.has(cell);
        span.labels.add(cell);
      }
      return;
    }
    const sort = sortOf(block);
    if (sort === undefined || shape.is === 'number') {
      // A number on its own line is another item.
      if (shape.is === 'number') open = [];
      return;
    }
    const words = isLine(block) ? lineText(trimmed(block.children)) : '';
    const key = `${sort} ${NUMBERED_SORT.test(words) ? 'numbered' : ''}`;
    const level = block.type === 'heading' ? block.level : BOLD;
    const labelled = shapes[structure[at]!]?.is === 'label';
    const span: Span = { at, words: alike(words), level, labels: new Set(), labelled, repeats: false };
    open = [...open.filter((other) => other.level < level), span];
    const sorted = spans.get(key);
    if (sorted) sorted.push(span);
    else spans.set(key, [span]);
  });
  const items = new Set<number>();
  const answered = worded < 2 && bolds < 2 ? answeredLines(reading) : new Set<number>();
  const common = {
    isAnswered: (at: number): boolean => answered.has(at),
    statesAlone: states > 1,
    headed: headings > 2,
    boldItems: worded < 2 && bolds > 1,
    isLabelLevel: (level: number): boolean => (levels.get(level) ?? 0) > 2,
  };
  if (worded > 1) return { ...common, isItem: () => false, answersFollow: answersFollow(reading, answered) };
  for (const [key, some] of spans) {
    const said = new Map<string, number>();
    for (const { words } of some) said.set(words, (said.get(words) ?? 0) + 1);
    // What is said again and again names no item: it is a label that is not known.
    const over = some.filter((span) => span.labelled && said.get(span.words) === 1);
    const repeating = over.filter((span) => span.repeats).length;
    const above = [...spans.keys()].some((other) => other !== key) || over.length < some.length;
    if (over.length < 2 || repeating * 5 > over.length || (key.endsWith('numbered') && !above)) continue;
    for (const span of over) items.add(span.at);
  }
  return {
    ...common,
    isItem: (at) => items.has(at),
    answersFollow: common.boldItems || answersFollow(reading, answered),
  };
};
