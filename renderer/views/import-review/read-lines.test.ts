import { expect, test } from 'vitest';
import type { ReviewLine } from '../../../shared/plan/review.ts';
import { aLine } from './lines.test-help.ts';
import { readLines } from './read-lines.ts';

const file = (words: string, count: number): ReviewLine[] =>
  Array.from({ length: count }, (_, at) => aLine(String(at), words));

test('the lines about the place one is at are read first, the others meanwhile as they were', async () => {
  const [before, after] = [file('before', 2500), file('after', 2500)];
  const asked: number[] = [];
  const taken: string[][] = [];
  await readLines({
    count: 2500,
    known: before,
    here: 1200,
    page: (from, count) => {
      asked.push(from);
      return Promise.resolve(after.slice(from, from + count));
    },
    take: (lines) => {
      taken.push([0, 1200, 2400].map((at) => lines[at]!.words));
      return true;
    },
  });
  expect(asked).toEqual([1000, 0, 2000]);
  expect(taken[0]).toEqual(['before', 'after', 'before']);
  expect(taken.at(-1)).toEqual(['after', 'after', 'after']);
});

test('of a file that has become shorter no line is left, and reading ends when nobody wants it', async () => {
  let read = 0;
  await readLines({
    count: 0,
    known: file('before', 5),
    here: 3,
    page: () => Promise.resolve([]),
    take: (lines) => {
      expect(lines).toEqual([]);
      return true;
    },
  });
  await readLines({
    count: 5000,
    known: [],
    here: undefined,
    page: (from, count) => {
      read += 1;
      return Promise.resolve(file('x', 5000).slice(from, from + count));
    },
    take: () => false,
  });
  expect(read).toBe(1);
});
