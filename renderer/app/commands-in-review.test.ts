import { beforeEach, expect, test, vi } from 'vitest';
import type { ReviewDesk } from '../views/import-review/review-desk.ts';
import { commands } from './commands.ts';
import { firstState, store } from './state.ts';

const desk = { undo: vi.fn<() => Promise<void>>(), redo: vi.fn<() => Promise<void>>() };

beforeEach(() => {
  store.set(() => firstState);
});

test('undo and redo go to the file under review', async () => {
  store.set((state) => ({
    ...state,
    place: {
      view: 'import-review',
      name: 'plan.txt',
      back: { view: 'home' },
      bringing: { stage: 'review', desk: desk as unknown as ReviewDesk },
    },
  }));
  await commands.undo();
  await commands.redo();
  expect(desk.undo).toHaveBeenCalledOnce();
  expect(desk.redo).toHaveBeenCalledOnce();
});

test('what was brought in is told of an open plan only', async () => {
  await commands.reports();
  expect(store.get().dialog).toMatchObject({ heading: 'No plan is open' });
});
