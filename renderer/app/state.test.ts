import { expect, test } from 'vitest';
import { changes, firstState } from './state.ts';
import type { PlanPlace } from './state.ts';

test('notices keep their order and the newest three', () => {
  const words = ['a', 'b', 'c', 'd'];
  const state = words.reduce((now, one) => changes.toasted(now, { words: one }), firstState);
  expect(state.toasts.map((toast) => toast.words)).toEqual(['b', 'c', 'd']);
  expect(changes.closedToast(state, state.toasts[1]!.id).toasts.map((toast) => toast.words)).toEqual(['b', 'd']);
});

test('a notice given again stands there once, as the newest', () => {
  const state = ['a', 'b', 'a'].reduce((now, one) => changes.toasted(now, { words: one }), firstState);
  expect(state.toasts.map((toast) => toast.words)).toEqual(['b', 'a']);
});

test('of notices of one kind the newest stands there', () => {
  const first = changes.toasted(firstState, { words: 'Moved 6.1.1.', kind: 'move' });
  const other = changes.toasted(first, { words: 'Saved.' });
  const second = changes.toasted(other, { words: 'Moved 6.1.2.', kind: 'move' });
  expect(second.toasts.map((toast) => toast.words)).toEqual(['Saved.', 'Moved 6.1.2.']);
});

test('the same words said twice are another saying', () => {
  const once = changes.said(firstState, 'Saved.');
  expect(changes.said(once, 'Saved.').said).toEqual({ words: 'Saved.', turn: once.said.turn + 1 });
});

test('leaving a place closes what stood over it and keeps the notices', () => {
  const over = changes.toasted({ ...firstState, dialog: { dialog: 'keys' }, drawer: 'facts' }, { words: 'a' });
  const went = changes.went(over, { view: 'home' });
  expect(went).toMatchObject({ place: { view: 'home' }, dialog: null, drawer: null });
  expect(went.toasts).toHaveLength(1);
});

test('a plan that is opened from the list has no notices of another', () => {
  const home = changes.toasted({ ...firstState, place: { view: 'home' } }, { words: 'a' });
  const plan = { view: 'plan', open: { plan: 'p' } } as unknown as PlanPlace;
  expect(changes.went(home, plan).toasts).toEqual([]);
  const here = changes.toasted(changes.went(home, plan), { words: 'b' });
  expect(changes.went(here, plan).toasts).toHaveLength(1);
});

test('a change of the open plan is nothing where none is open', () => {
  expect(changes.inPlan(firstState, () => expect.unreachable())).toBe(firstState);
});
