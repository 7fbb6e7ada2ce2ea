import { expect, test } from 'vitest';
import { lineChange, rangeChange } from './change.ts';
import { aLine } from './lines.test-help.ts';
import { fileRows, piecesOf } from './pieces.ts';

const LINES = [
  aLine('1', 'Progress made:', { begins: true, looks: 'label' }),
  aLine('2', 'Work goes on.'),
  aLine('3', 'Back to top', { begins: true, goesTo: 'left-over' }),
  aLine('4', 'Status', { begins: true, looks: 'label' }),
];
const ROWS = fileRows(LINES, piecesOf(LINES), new Set());

test('said of all that are like it, the line alone says so', () => {
  const { words, steps } = lineChange({
    line: '1',
    saying: { as: 'left-over' },
    what: 'Left over',
    alike: 5,
    rest: ['2'],
  });
  expect(words).toBe('6 lines are now Left over');
  expect(steps.map((step) => 'alike' in step && step.alike)).toEqual([true, false]);
});

test('a field said of several blocks begins at the first, and the others go on with it', () => {
  const field = { as: 'field', kind: 'recommendation', field: 'progress' } as const;
  const { words, steps } = rangeChange(LINES, ROWS, field, 'Progress made');
  expect(words).toBe('3 blocks are now Progress made');
  expect(steps).toEqual([
    { step: 'say', line: '1', as: field, alike: false },
    { step: 'say', line: '3', as: { as: 'text' }, alike: false },
    { step: 'say', line: '4', as: { as: 'text' }, alike: false },
  ]);
});

test('several blocks are left over with all their lines, and several items begin', () => {
  const left = rangeChange(LINES, ROWS, { as: 'left-over' }, 'Left over');
  expect(left.steps.map((step) => 'line' in step && step.line)).toEqual(['1', '2', '3', '4']);
  const items = rangeChange(LINES, ROWS, { as: 'item', kind: 'goal' }, 'Goal');
  expect(items.steps.map((step) => 'as' in step && step.as.as)).toEqual(['item', 'item', 'item']);
});
