import { expect, test } from 'vitest';
import { doc, p, ref } from '../richtext/build.ts';
import type { Check } from './check.ts';
import { fullStops } from './full-stops.ts';
import { checks, findings } from './index.ts';
import { missing } from './missing.ts';
import { reference } from './reference.ts';
import { responseWording } from './response-wording.ts';
import type { Fields } from './view.test-help.ts';
import { viewOf } from './view.test-help.ts';

const found = (check: Check, ...items: readonly Fields[]) =>
  check.find(viewOf(...items)).map(({ item, field, words }) => `${item?.number} ${field?.key}: ${words}`);

test('full-stops finds stops that stand twice or apart, and lets an ellipsis be', () => {
  expect(found(fullStops, { progress: 'It ended. . Then it began.. And on… and on...' })).toEqual([
    '1.1 progress: It ended. . Then it began.. And on… and',
    '1.1 progress: It ended. . Then it began.. And on… and on...',
  ]);
  expect(found(fullStops, { progress: 'It ended .' })).toEqual(['1.1 progress: It ended .']);
  expect(found(fullStops, { progress: 'A .docx file of 3.5 pages.' })).toEqual([]);
});

test('response-wording finds one answer written two ways, and lets two answers be', () => {
  const ways = [{ response: 'Accept.' }, { response: 'Accept' }, { response: 'Reject' }];
  expect(found(responseWording, ...ways)).toEqual(['1.1 response: Accept.', '1.2 response: Accept']);
  expect(found(responseWording, { response: 'Accept' }, { response: 'Reject' })).toEqual([]);
});

test('reference finds numbers of items that are not there', () => {
  const text = 'As set out at 9.1 and (1.7), building on the work of 1.1 and £1.5 million, 2.5% of it.';
  expect(found(reference, { timescale: text })).toEqual([
    '1.1 timescale: As set out at 9.1 and (1.7), building on the',
    '1.1 timescale: As set out at 9.1 and (1.7), building on the work of',
  ]);
  expect(found(reference, { timescale: doc(p('See ', ref('gone', '4.2'))) })).toEqual(['1.1 timescale: 4.2']);
  expect(found(reference, { timescale: doc(p('See ', ref('item-1', '1.1'))) })).toEqual([]);
});

test('missing finds empty fields and placeholders', () => {
  expect(found(missing, { progress: '', status: 'TBC', timescale: 'To be confirmed.' })).toEqual([
    '1.1 timescale: To be confirmed.',
    '1.1 status: TBC',
    '1.1 progress: ',
  ]);
});

test('a plan without fault has no findings', () => {
  expect(findings(viewOf({}, {}))).toEqual([]);
});

test('every check says its rule and its source, under a name of its own', () => {
  expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
  for (const check of checks) expect(check.rule && check.source).toMatch(/\S/);
});
