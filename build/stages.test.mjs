import { expect, test } from 'vitest';
import { closing, countOfPlaywright, countOfVitest } from './stages.mjs';

const lastLine = (/** @type {string} */ text) => text.trimEnd().split('\n').at(-1);

test('the closing line adds up the stages that count tests', () => {
  const done = [
    { title: 'Types', ok: true, seconds: 1 },
    { title: 'Unit tests', ok: true, seconds: 2, count: { passed: 40, failed: 0 } },
    { title: 'Stories', ok: false, seconds: 3, count: { passed: 5, failed: 2 } },
  ];
  expect(lastLine(closing(done, 3))).toBe('45 passed, 2 failed');
});

test('a stage that fails without a failing test is one failure, and what was not run is said', () => {
  const text = closing([{ title: 'Types', ok: false, seconds: 1 }], 4);
  expect(lastLine(text)).toBe('0 passed, 1 failed');
  expect(text).toContain('3 further not run');
});

test('a skipped test is a failure', () => {
  expect(countOfVitest({ numTotalTests: 3, numPassedTests: 2 })).toEqual({ passed: 2, failed: 1 });
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 };
  expect(countOfPlaywright({ stats })).toEqual({ passed: 4, failed: 2 });
});
