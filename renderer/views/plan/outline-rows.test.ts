import { expect, test } from 'vitest';
import type { OutlineItem, OutlineSection } from '../../../shared/ipc/contract.ts';
import { keepRows, pathTo, rowsOf as rowsBy, sectionRows, unfoldable } from './outline-rows.ts';
import type { OutlineRow, RowsFor } from './outline-rows.ts';

const item = (number: string, more: Partial<OutlineItem> = {}): OutlineItem => ({
  id: `i${number}`,
  kind: 'recommendation',
  number,
  words: `Words of ${number}`,
  status: { words: 'Complete', tone: 'complete' },
  updated: true,
  items: [],
  ...more,
});
const sections = (): OutlineSection[] => [
  {
    id: 's6',
    number: '6',
    heading: 'Schools',
    items: [item('6.1', { items: [item('6.1.1'), item('6.1.2')] }), item('6.2', { updated: false })],
  },
  { id: 'a', number: 'A', heading: '', kind: 'annex', items: [] },
];
const known: RowsFor = { toFix: new Map([['i6.1', 3]]), withStatus: new Set(['recommendation']), filter: 'all' };

const rowsOf = (of: readonly OutlineSection[], by: RowsFor, withFront: boolean): readonly OutlineRow[] =>
  rowsBy(of, sectionRows(by), withFront);

test('rows say what is read out: number, words, state and what is left to do', () => {
  const rows = rowsOf(sections(), known, true);
  expect(rows.map((row) => [row.name, row.count])).toEqual([
    ['Front page', 0],
    ['6 Schools', 4],
    ['A Annex without a heading', 0],
  ]);
  expect(rows[1]!.rows.map((row) => row.name)).toEqual([
    '6.1 Words of 6.1, Complete, 3 to fix',
    '6.2 Words of 6.2, Complete, Not updated',
  ]);
});

test('the owner stands where nothing is left to do, and always where owners are looked for', () => {
  const owned = [{ ...sections()[0]!, items: [item('6.1', { owner: 'ADES' }), item('6.2', { owner: 'Enquire' })] }];
  const notes = (of: RowsFor): string[] => rowsOf(owned, of, false)[0]!.rows.map((row) => row.note);
  expect(notes(known)).toEqual(['3 to fix', 'Enquire']);
  expect(notes({ ...known, filter: 'with-owner' })).toEqual(['ADES', 'Enquire']);
});

test('kinds without a status show none', () => {
  const rows = rowsOf(sections(), { ...known, withStatus: new Set() }, false);
  expect(rows[0]!.rows[0]).toMatchObject({ tone: null, name: '6.1 Words of 6.1, 3 to fix' });
});

test('what has not changed is the very row it was', () => {
  const before = rowsOf(sections(), known, true);
  expect(keepRows(before, rowsOf(sections(), known, true))).toBe(before);
  const changed = sections().map((one) =>
    one.id === 's6' ? { ...one, items: [one.items[0]!, item('6.2', { words: 'New words' })] } : one,
  );
  const after = keepRows(before, rowsOf(changed, known, true));
  expect(after).not.toBe(before);
  expect(after[2]).toBe(before[2]);
  expect(after[1]!.rows[0]).toBe(before[1]!.rows[0]);
  expect(after[1]!.rows[1]!.words).toBe('New words');
});

test('a section asked for again has the very row it had', () => {
  const rowOf = sectionRows(known);
  const [section] = sections();
  expect(rowOf(section!)).toBe(rowOf(section!));
});

test('a row that moved or went is not kept where it was', () => {
  const before = rowsOf(sections(), known, false);
  const turned = sections().map((one) => ({ ...one, items: one.items.toReversed() }));
  const after = keepRows(before, rowsOf(turned, known, false));
  expect(after[0]!.rows.map((row) => row.key)).toEqual(['i6.2', 'i6.1']);
  expect(after[0]!.rows[1]).toBe(before[0]!.rows[0]);
  const fewer = keepRows(before, rowsOf(sections().slice(1), known, false));
  expect(fewer.map((row) => row.key)).toEqual(['a']);
});

test('rows are found, and those that unfold', () => {
  const rows: readonly OutlineRow[] = rowsOf(sections(), known, true);
  expect(unfoldable(rows)).toEqual(['s6', 'i6.1']);
  expect(pathTo(rows, 'i6.1.2')).toEqual(['s6', 'i6.1', 'i6.1.2']);
  expect(pathTo(rows, 'gone')).toEqual([]);
});
