import { expect, test } from 'vitest';
import { chunksOf, stepFrom } from './tree-steps.ts';
import type { TreeRow } from './tree-steps.ts';

const row = (key: string, level: number, open?: boolean): TreeRow => ({
  key,
  level,
  at: 1,
  of: 1,
  ...(open === undefined ? {} : { open }),
});
const rows = [row('a', 1, true), row('a1', 2), row('a2', 2), row('b', 1, false), row('c', 1)];

test('arrows go from row to row and stop at the ends', () => {
  expect(stepFrom(rows, 0, 'ArrowDown', 3)).toEqual({ row: 1 });
  expect(stepFrom(rows, 4, 'ArrowDown', 3)).toEqual({ row: 4 });
  expect(stepFrom(rows, 0, 'ArrowUp', 3)).toEqual({ row: 0 });
  expect(stepFrom(rows, 1, 'End', 3)).toEqual({ row: 4 });
  expect(stepFrom(rows, 4, 'Home', 3)).toEqual({ row: 0 });
  expect(stepFrom(rows, 0, 'PageDown', 3)).toEqual({ row: 3 });
  expect(stepFrom(rows, 1, 'PageUp', 3)).toEqual({ row: 0 });
});

test('right unfolds, then goes in; left goes out, then folds', () => {
  expect(stepFrom(rows, 3, 'ArrowRight', 3)).toEqual({ row: 3, open: true });
  expect(stepFrom(rows, 0, 'ArrowRight', 3)).toEqual({ row: 1 });
  expect(stepFrom(rows, 2, 'ArrowLeft', 3)).toEqual({ row: 0 });
  expect(stepFrom(rows, 0, 'ArrowLeft', 3)).toEqual({ row: 0, open: false });
  expect(stepFrom(rows, 4, 'ArrowRight', 3)).toBeUndefined();
  expect(stepFrom(rows, 4, 'ArrowLeft', 3)).toBeUndefined();
});

test('other keys, and an empty tree, do nothing', () => {
  expect(stepFrom(rows, 0, 'x', 3)).toBeUndefined();
  expect(stepFrom(rows, 0, 'toString', 3)).toBeUndefined();
  expect(stepFrom([], -1, 'ArrowDown', 3)).toBeUndefined();
});

test('runs hold every row once', () => {
  const many = Array.from({ length: 95 }, (_, at) => at);
  expect(chunksOf(many).flatMap((chunk) => chunk.rows)).toEqual(many);
  expect(chunksOf(many).map((chunk) => chunk.from)).toEqual([0, 40, 80]);
});
