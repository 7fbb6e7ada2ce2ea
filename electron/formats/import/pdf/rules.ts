import type { Rule } from './layout.ts';

/** A page's drawing, as the library lists it: operators and their arguments side by side. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The operators that are looked at, by the library's own numbers. */
export interface Operators {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly stroke: number;
  readonly closeStroke: number;
  readonly fill: number;
  readonly eoFill: number;
  readonly fillStroke: number;
  readonly eoFillStroke: number;
  readonly closeFillStroke: number;
  readonly closeEOFillStroke: number;
  readonly setTextRenderingMode: number;
  readonly showText: number;
}

/** a, b, c, d, e, f as PDF 32000 8.3.3 has them. */
export type Matrix = readonly [number, number, number, number, number, number];

export const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
export const applied = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** Boxes thinner than this, in points, are drawn lines. */
const THIN = 3;
const MOST = 20_000;
const DEEPEST = 200;

type Point = readonly [number, number];

/** The numbers of a path, as the library packs them: 0 move, 1 line, 2 curve, 3 quadratic curve, 4 close. */
const SIZES: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

/** Straight pieces of a path and its subpaths' boxes; curves are left out. */
const piecesOf = (data: ArrayLike<number>): { lines: [Point, Point][]; boxes: [Point, Point][] } => {
  const lines: [Point, Point][] = [];
  const boxes: [Point, Point][] = [];
  let [start, at]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ];
  let points: Point[] = [];
  let curved = false;
  const endSubpath = (): void => {
    if (!curved && points.length >= 2) {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const corners = points.every(
        ([x, y]) => [Math.min(...xs), Math.max(...xs)].includes(x) && [Math.min(...ys), Math.max(...ys)].includes(y),
      );
      if (corners)
        boxes.push([
          [Math.min(...xs), Math.min(...ys)],
          [Math.max(...xs), Math.max(...ys)],
        ]);
    }
    points = [];
    curved = false;
  };
  for (let place = 0; place < data.length;) {
    const op = data[place]!;
    const size = SIZES[op];
    if (size === undefined || place + size >= data.length + 1) break;
    const to: Point = size === 0 ? start : [data[place + size - 1]!, data[place + size]!];
    if (op === 0) {
      endSubpath();
      start = to;
      points = [to];
    } else if (op === 1 || op === 4) {
      if (lines.length < MOST) lines.push([at, to]);
      // More corners than a few are no box.
      if (points.length < 12) points.push(to);
      else curved = true;
    } else curved = true;
    at = to;
    place += size + 1;
  }
  endSubpath();
  return { lines, boxes };
};

/**
 * The straight lines that a page draws, level or upright, in the page's own measure (`base` turns the file's points into
 * it): strokes, thin filled boxes, and the edges of filled boxes. At most 20,000.
 */
export const rulesOf = ({ fnArray, argsArray }: Drawing, ops: Operators, base: Matrix): Rule[] => {
  const rules: Rule[] = [];
  const strokes = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]);
  const fills = new Set([
    ops.fill,
    ops.eoFill,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]);
  let matrix = base;
  const saved: Matrix[] = [];
  const push = (a: Point, b: Point, weak: boolean): void => {
    const [[ax, ay], [bx, by]] = [applied(matrix, ...a), applied(matrix, ...b)];
    const rule = { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by), weak };
    if (Object.values(rule).every((one) => typeof one === 'boolean' || Number.isFinite(one))) rules.push(rule);
  };
  const box = ([x0, y0]: Point, [x1, y1]: Point): void => {
    const [[ax, ay], [bx, by]] = [applied(matrix, x0, y0), applied(matrix, x1, y1)];
    const [width, height] = [Math.abs(ax - bx), Math.abs(ay - by)];
    if (Math.min(width, height) < THIN) {
      if (width >= height) push([x0, (y0 + y1) / 2], [x1, (y0 + y1) / 2], false);
      else push([(x0 + x1) / 2, y0], [(x0 + x1) / 2, y1], false);
      return;
    }
    push([x0, y0], [x1, y0], true);
    push([x0, y1], [x1, y1], true);
    push([x0, y0], [x0, y1], true);
    push([x1, y0], [x1, y1], true);
  };
  for (let at = 0; at < fnArray.length && rules.length < MOST; at += 1) {
    const fn = fnArray[at];
    const args = argsArray[at];
    if (fn === ops.save || fn === ops.paintFormXObjectBegin) {
      if (saved.length < DEEPEST) saved.push(matrix);
      const own = fn === ops.paintFormXObjectBegin && Array.isArray(args) ? args[0] : undefined;
      if (isMatrix(own)) matrix = times(matrix, own);
    } else if (fn === ops.restore || fn === ops.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (fn === ops.transform && isMatrix(args)) matrix = times(matrix, args);
    else if (fn === ops.constructPath && Array.isArray(args)) {
      const [paint, [data]] = args as [number, [ArrayLike<number> | null]];
      if (!data || typeof data.length !== 'number') continue;
      const { lines, boxes } = piecesOf(data);
      if (strokes.has(paint)) for (const [a, b] of lines) push(a, b, false);
      else if (fills.has(paint)) for (const [a, b] of boxes) box(a, b);
    }
  }
  return rules;
};

const UNSEEN = 3;

/** True where most of a page's words are set neither filled nor stroked (PDF 32000 9.3.6, mode 3). */
export const unseenWords = ({ fnArray, argsArray }: Drawing, ops: Operators): boolean => {
  let [mode, all, unseen] = [0, 0, 0];
  const saved: number[] = [];
  for (const [at, fn] of fnArray.entries()) {
    if (fn === ops.save && saved.length < DEEPEST) saved.push(mode);
    else if (fn === ops.restore) mode = saved.pop() ?? mode;
    else if (fn === ops.setTextRenderingMode) mode = Number((argsArray[at] as readonly unknown[] | null)?.[0] ?? 0);
    else if (fn === ops.showText) {
      all += 1;
      if (mode === UNSEEN) unseen += 1;
    }
  }
  return unseen > 0.5 * all;
};

const isMatrix = (value: unknown): value is Matrix =>
  Array.isArray(value) && value.length === 6 && value.every((one) => typeof one === 'number');
