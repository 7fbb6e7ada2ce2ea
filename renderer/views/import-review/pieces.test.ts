import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLine } from './lines.test-help.ts';
import {
  countAlike,
  fileRows,
  isLabel,
  linesBelow,
  pieceAt,
  piecesOf,
  rowKeyOf,
  rowsBetween,
  wordsOf,
} from './pieces.ts';

const plan = [
  aLine('1', 'A plan', { goesTo: 'title', begins: true, looks: 'heading' }),
  aLine('2', 'Response', { begins: true, looks: 'label', like: 'response' }),
  aLine('3', 'Accept.'),
  aLine('4', 'However, not at once.'),
  aLine('5', 'Response', { begins: true, looks: 'label', like: 'response' }),
];

test('lines are parted where one begins a piece', () => {
  expect(piecesOf(plan).map(({ from, end }) => [from, end])).toEqual([
    [0, 1],
    [1, 4],
    [4, 5],
  ]);
  expect(piecesOf([])).toEqual([]);
});

test('a piece shows its label and the beginning of its text', () => {
  const pieces = piecesOf(plan);
  expect(wordsOf(plan, pieces[1]!)).toEqual({ label: 'Response', text: 'Accept. However, not at once.' });
  expect(wordsOf([aLine('1', 'Words alone.')], { from: 0, end: 1 })).toEqual({ label: '', text: 'Words alone.' });
});

test('a field of one line is text, whatever it looks like', () => {
  expect(wordsOf(plan, { from: 4, end: 5 })).toEqual({ label: '', text: 'Response' });
});

test('rows are selected from one to another, whichever comes first', () => {
  const rows = fileRows(plan, piecesOf(plan), new Set());
  const keys = (active: string | null, anchor: string | null): string[] =>
    rowsBetween(rows, active, anchor).map(({ key }) => key);
  expect([keys('1', null), keys('0', '4'), keys('4', '1'), keys(null, '0')]).toEqual([
    ['1'],
    ['0', '1', '4'],
    ['1', '4'],
    [],
  ]);
});

test('every line is in the piece that is found for it', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (begins) => {
      const lines = begins.map((begin, at) => aLine(String(at), 'words', { begins: begin }));
      const pieces = piecesOf(lines);
      for (const place of lines.keys()) {
        const { from, end } = pieces[pieceAt(pieces, place)]!;
        expect(from <= place && place < end).toBe(true);
      }
      expect(pieceAt(pieces, lines.length)).toBe(-1);
      expect(pieces.reduce((sum, { from, end }) => sum + end - from, 0)).toBe(lines.length);
    }),
  );
});

test('a piece unfolds to its lines, and says where each row stands', () => {
  const pieces = piecesOf(plan);
  expect(fileRows(plan, pieces, new Set()).map(({ key, open, at, of }) => [key, open, at, of])).toEqual([
    ['0', undefined, 1, 3],
    ['1', false, 2, 3],
    ['4', undefined, 3, 3],
  ]);
  const unfolded = fileRows(plan, pieces, new Set(['2']));
  expect(unfolded.map(({ key, level, at, of }) => [key, level, at, of])).toEqual([
    ['0', 1, 1, 3],
    ['1', 1, 2, 3],
    ['2', 2, 1, 2],
    ['3', 2, 2, 2],
    ['4', 1, 3, 3],
  ]);
});

test('a line within a folded piece shows as the piece', () => {
  const pieces = piecesOf(plan);
  expect(rowKeyOf(plan, pieces, new Set(), 3)).toBe('1');
  expect(rowKeyOf(plan, pieces, new Set(['2']), 3)).toBe('3');
  expect(rowKeyOf(plan, pieces, new Set(), 9)).toBeNull();
});

test('lines that are alike are counted', () => {
  expect(countAlike(plan).get('response')).toBe(2);
});

test('the lines below a piece’s first, and below all that begin like it', () => {
  const twice = [...plan, aLine('6', 'Agreed.')];
  const pieces = piecesOf(twice);
  expect(linesBelow(twice, pieces, pieces[1]!, false)).toEqual(['3', '4']);
  expect(linesBelow(twice, pieces, pieces[1]!, true)).toEqual(['3', '4', '6']);
});

test('an item whose words run on after its number is no heading', () => {
  const runOn = aLine('1', `Action 31 ${'The joint work goes on. '.repeat(8)}`, { goesTo: 'item' });
  expect(isLabel(runOn)).toBe(false);
  expect(isLabel(aLine('1', 'Goal J (Skills)', { goesTo: 'item' }))).toBe(true);
});
