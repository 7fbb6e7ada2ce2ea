import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock } from '../source.ts';
import { lineText } from './line-text.ts';
import type { Line } from './lines.ts';
import { isDotted, labelShape, shapeOf } from './shapes.ts';
import type { Shape } from './shapes.ts';
import type { LabelFound, Vocabulary } from './vocabulary.ts';

/** A file's lines as a template's words read them, with what stands after each. Nothing of it changes. */
export interface Reading {
  readonly lines: readonly Line[];
  readonly vocabulary: Vocabulary;
  readonly shapes: readonly Shape[];
  /** True where words and numbers open the file's items, so that labels need not. */
  readonly worded: boolean;
  /** Keys of the fields that the file's own labels gave the template. */
  readonly added: ReadonlySet<string>;
  /** The label that words begin with. */
  readonly labelIn: (words: readonly Inline[]) => (Shape & { readonly is: 'label' }) | undefined;
  /** Why a line is no part of the plan's text; `undefined` for one that is. */
  readonly furniture: readonly (string | undefined)[];
  /** For each line, the next that is no furniture; the number of lines after the last. */
  readonly next: readonly number[];
  /** For each line, the next after it that could open or label something. */
  readonly structure: readonly number[];
}

const shapeOfLine = (vocabulary: Vocabulary, { block, fixed }: Line): Shape =>
  fixed
    ? { is: 'fixed', opens: fixed.some(({ role }) => role === 'item' || role === 'section') }
    : shapeOf(vocabulary, block);

const isStructure = (shape: Shape, block: SourceBlock): boolean => {
  if (block.type === 'heading') return true;
  if (shape.is === 'numbered')
    return shape.label !== undefined || (isDotted(shape.number) && block.type !== 'list-item');
  return shape.is === 'fixed' ? shape.opens : shape.is !== 'words' && shape.is !== 'thing';
};

/** Reads every line's shape, and looks ahead once for all. */
export const readingOf = (
  lines: readonly Line[],
  furniture: readonly (string | undefined)[],
  vocabulary: Vocabulary,
  added: ReadonlySet<string> = new Set(),
): Reading => {
  const shapes = lines.map((line) => shapeOfLine(vocabulary, line));
  const nexts: number[] = [];
  const structures: number[] = [];
  let next = lines.length;
  let structure = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    nexts[at] = next;
    structures[at] = structure;
    const { block } = lines[at]!;
    if (furniture[at] !== undefined || block.type === 'aside') continue;
    next = at;
    if (isStructure(shapes[at]!, block)) structure = at;
  }
  const labelIn: Reading['labelIn'] = (words) => labelShape(vocabulary, words, lineText(words));
  const openings = shapes.filter(({ is }, at) => is === 'opening' && furniture[at] === undefined).length;
  const worded = openings > 1;
  return { lines, vocabulary, shapes, furniture, worded, added, labelIn, next: nexts, structure: structures };
};

/** The block of the line at a place; `undefined` past the end. */
export const blockAt = (reading: Reading, at: number): SourceBlock | undefined => reading.lines[at]?.block;

/** The label that the line at a place is or begins with. */
export const labelAt = (reading: Reading, at: number): LabelFound | undefined => {
  const shape = reading.shapes[at];
  return shape?.is === 'label' ? shape.found : undefined;
};
