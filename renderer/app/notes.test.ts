import { expect, test } from 'vitest';
import { together } from './notes.ts';

const saved = (at: string) => ({ state: 'saved', at }) as const;
const failed = { state: 'failed', since: null, sentence: 'The disk is full.' } as const;

test('of two that save, the worse is told', () => {
  expect(together(saved('2022-10-01T10:42:00Z'), failed)).toBe(failed);
  expect(together(failed, { state: 'saving' })).toBe(failed);
  expect(together({ state: 'saving' }, saved('2022-10-01T10:42:00Z'))).toEqual({ state: 'saving' });
  expect(together({ state: 'idle' }, saved('2022-10-01T10:42:00Z'))).toEqual(saved('2022-10-01T10:42:00Z'));
});

test('of two that are saved, the later is told', () => {
  const [early, late] = [saved('2022-10-01T10:42:00Z'), saved('2022-10-01T11:00:00Z')];
  expect(together(early, late)).toBe(late);
  expect(together(late, early)).toBe(late);
});
