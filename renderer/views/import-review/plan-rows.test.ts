import { expect, test } from 'vitest';
import type { ReviewedThing } from '../../../shared/ipc/contract.ts';
import { beginningsOf, planRows, rowAtPlace, thingKeyOf } from './plan-rows.ts';

const field = (label: string, line: string): ReviewedThing['fields'][number] => ({
  label,
  words: 'Words.',
  paragraphs: 1,
  edition: '',
  colour: 1,
  line,
});
const item = (number: string, depth: number, line: string, fields: ReviewedThing['fields'] = []): ReviewedThing => ({
  kind: 'item',
  number,
  words: 'An item',
  depth,
  line,
  fields,
});
const outline: ReviewedThing[] = [
  { kind: 'section', number: '1', words: 'One', depth: 0, line: 'a', fields: [] },
  item('1.1', 1, 'b', [field('Response', 'c'), field('Progress', 'd')]),
  item('1.1.a', 2, 'e'),
  item('1.2', 1, 'f'),
  { kind: 'section', number: '2', words: 'Two', depth: 0, line: 'g', fields: [] },
];
const placeOf = (line: string): number => line.charCodeAt(0) - 97;

test('rows say how deep and where among those beside them they stand', () => {
  expect(planRows(outline, new Set()).map(({ key, level, at, of, open }) => [key, level, at, of, open])).toEqual([
    ['t0', 1, 1, 2, undefined],
    ['t1', 2, 1, 2, false],
    ['t2', 3, 1, 1, undefined],
    ['t3', 2, 2, 2, undefined],
    ['t4', 1, 2, 2, undefined],
  ]);
});

test('an item unfolds to its fields', () => {
  const rows = planRows(outline, new Set(['t1']));
  expect(rows.slice(1, 4).map(({ key, level, field: of }) => [key, level, of?.label])).toEqual([
    ['t1', 2, undefined],
    ['t1.0', 3, 'Response'],
    ['t1.1', 3, 'Progress'],
  ]);
  expect(thingKeyOf('t1.1')).toBe('t1');
});

test('a line leads to the row it is in', () => {
  const beginnings = beginningsOf(outline, placeOf);
  expect(['a', 'c', 'd', 'f'].map((line) => rowAtPlace(beginnings, placeOf(line)))).toEqual([
    't0',
    't1.0',
    't1.1',
    't3',
  ]);
  expect(rowAtPlace(beginnings, 99)).toBe('t4');
  expect(rowAtPlace([], 3)).toBeNull();
});
