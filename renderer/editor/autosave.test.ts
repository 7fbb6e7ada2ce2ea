import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Saved } from '../../shared/ipc/contract.ts';
import { doc } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { CallFailed } from '../api/client.ts';
import { AT_MOST, Autosave, PAUSE } from './autosave.ts';
import type { Base } from './autosave.ts';

interface Sent {
  readonly key: string;
  readonly base: Base;
  readonly body: Tree;
  readonly answer: (outcome?: Partial<Saved>) => void;
  readonly fail: (error: unknown) => void;
}

const desk = () => {
  const screen = new Map<string, Tree>([
    ['a', []],
    ['b', []],
  ]);
  const sent: Sent[] = [];
  const states: string[] = [];
  const acknowledged: string[] = [];
  const saving = new Autosave({
    save: (key, base, body) =>
      new Promise<Saved>((resolve, reject) => {
        sent.push({
          key,
          base,
          body,
          answer: (outcome) =>
            resolve({
              outcome: 'saved',
              counter: base.counter + 1,
              sha256: '',
              savedAt: '2026-01-01T10:42:00Z',
              clashes: 0,
              ...outcome,
            }),
          fail: reject,
        });
      }),
    read: (key) => screen.get(key)!,
    merged: (key, body) => void screen.set(key, body),
    acknowledged: (key) => void acknowledged.push(key),
    changed: () => void states.push(saving.state.state),
    now: Date.now,
  });
  for (const key of screen.keys()) saving.track(key, { counter: 0, body: [] });
  const type = (key: string, words: string): void => {
    screen.set(key, doc(words));
    saving.touched(key);
  };
  return { screen, sent, states, acknowledged, saving, type };
};

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving', () => {
  it('waits for a pause', async () => {
    const { sent, type, saving } = desk();
    type('a', 'H');
    expect(saving.state.state).toBe('saving');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(1);
  });

  it('does not wait longer than it may while somebody types on', async () => {
    const { sent, type } = desk();
    for (let at = 0; at < AT_MOST; at += 100) {
      type('a', `words ${at}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent).toHaveLength(1);
  });

  it('says saved only when what is on screen is on disk', async () => {
    const { sent, type, saving } = desk();
    type('a', 'One');
    await vi.advanceTimersByTimeAsync(PAUSE);
    type('a', 'One two');
    sent[0]!.answer();
    await settle();
    expect(saving.state.state).toBe('saving');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(sent[1]).toMatchObject({ base: { counter: 1, body: doc('One') }, body: doc('One two') });
    sent[1]!.answer();
    await settle();
    expect(saving.state).toEqual({ state: 'saved', at: '2026-01-01T10:42:00Z' });
    expect(saving.unsaved).toBe(false);
  });

  it('has one save of a cell under way at a time', async () => {
    const { sent, type } = desk();
    type('a', 'One');
    await vi.advanceTimersByTimeAsync(PAUSE);
    type('a', 'Two');
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
    sent[0]!.answer();
    await settle();
    expect(sent).toHaveLength(2);
  });

  it('sends nothing where the words are back to what they were', async () => {
    const { screen, sent, saving, type } = desk();
    type('a', 'One');
    screen.set('a', []);
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(sent).toHaveLength(0);
    expect(saving.state.state).toBe('idle');
  });

  it('loses nothing of two cells written in quick turn', async () => {
    const { sent, saving, type } = desk();
    type('a', 'In a');
    const a = saving.flush('a');
    type('b', 'In b');
    const b = saving.flush('b');
    expect(sent.map(({ key, body }) => [key, body])).toEqual([
      ['a', doc('In a')],
      ['b', doc('In b')],
    ]);
    for (const one of sent) one.answer();
    expect(await Promise.all([a, b])).toEqual([true, true]);
  });
});

describe('a save that fails', () => {
  it('stays red and is tried again until it succeeds', async () => {
    const { sent, saving, states, type } = desk();
    type('a', 'One');
    await vi.advanceTimersByTimeAsync(PAUSE);
    for (const wait of [1000, 2000, 5000, 5000]) {
      sent.at(-1)!.fail(new CallFailed('The disk is full.', false));
      await settle();
      expect(saving.state).toEqual({ state: 'failed', since: null, sentence: 'The disk is full.' });
      const count = sent.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(sent).toHaveLength(count);
      await vi.advanceTimersByTimeAsync(1);
      expect(sent).toHaveLength(count + 1);
      expect(saving.state.state).toBe('failed');
    }
    sent.at(-1)!.answer();
    await settle();
    expect(states).toEqual(['saving', 'failed', 'saved']);
  });

  it('ends a flush with false, and a later flush tries at once', async () => {
    const { sent, saving, type } = desk();
    type('a', 'One');
    const first = saving.flush();
    sent[0]!.fail(new Error('x'));
    expect(await first).toBe(false);
    const second = saving.flush();
    expect(sent).toHaveLength(2);
    sent[1]!.answer();
    expect(await second).toBe(true);
  });

  it('sends the same words again before newer ones', async () => {
    const { sent, saving, type } = desk();
    type('a', 'One');
    await vi.advanceTimersByTimeAsync(PAUSE);
    type('a', 'One two');
    saving.engine('lost');
    saving.engine('ready');
    expect(sent[1]).toMatchObject({ base: sent[0]!.base, body: doc('One') });
    sent[1]!.answer();
    await settle();
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(sent[2]).toMatchObject({ base: { counter: 1, body: doc('One') }, body: doc('One two') });
    // The answer of the engine that stopped comes late and means nothing any more.
    sent[0]!.answer({ counter: 9 });
    await settle();
    expect(saving.base('a')!.counter).toBe(1);
    expect(saving.state.state).toBe('saving');
    sent[2]!.answer();
    await settle();
    expect(saving.base('a')).toEqual({ counter: 2, body: doc('One two') });
    expect(saving.state.state).toBe('saved');
  });
});

describe('words merged in the store', () => {
  it('come on screen', async () => {
    const { screen, sent, saving, type } = desk();
    type('a', 'Mine');
    await vi.advanceTimersByTimeAsync(PAUSE);
    sent[0]!.answer({ outcome: 'merged', counter: 5, body: doc('Mine', 'Theirs') });
    await settle();
    expect(screen.get('a')).toEqual(doc('Mine', 'Theirs'));
    expect(saving.base('a')).toEqual({ counter: 5, body: doc('Mine', 'Theirs') });
  });

  it('wait while somebody types on, and the next save is merged too', async () => {
    const { screen, sent, type } = desk();
    type('a', 'Mine');
    await vi.advanceTimersByTimeAsync(PAUSE);
    type('a', 'Mine and more');
    sent[0]!.answer({ outcome: 'merged', counter: 5, body: doc('Mine', 'Theirs') });
    await settle();
    expect(screen.get('a')).toEqual(doc('Mine and more'));
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(sent[1]).toMatchObject({ base: { counter: 0, body: doc('Mine') }, body: doc('Mine and more') });
    sent[1]!.answer({ outcome: 'merged', counter: 6, body: doc('Mine and more', 'Theirs') });
    await settle();
    expect(screen.get('a')).toEqual(doc('Mine and more', 'Theirs'));
  });
});

describe('a page that is read again', () => {
  it('takes newer words, but none over words not yet saved', async () => {
    const { sent, saving, type } = desk();
    expect(saving.track('b', { counter: 3, body: doc('New') })).toBe(true);
    expect(saving.track('b', { counter: 2, body: doc('Old') })).toBe(false);
    type('a', 'Mine');
    expect(saving.track('a', { counter: 3, body: doc('Theirs') })).toBe(false);
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(sent[0]!.base.counter).toBe(0);
  });

  it('takes words that are read anew from an earlier edition, in a cell that was not written itself', () => {
    const { saving } = desk();
    expect(saving.track('a', { counter: 0, body: [] })).toBe(false);
    expect(saving.track('a', { counter: 0, body: doc('Said before') })).toBe(true);
    expect(saving.base('a')).toEqual({ counter: 0, body: doc('Said before') });
    expect(saving.track('a', { counter: 0, body: doc('Said before') })).toBe(false);
  });

  it('leaves what is typed in a cell whose earlier words are read anew', () => {
    const { saving, type } = desk();
    type('a', 'Typed');
    expect(saving.track('a', { counter: 0, body: doc('Said before') })).toBe(false);
  });

  it('goes on saying what to do once there is nothing left that could save', async () => {
    const { sent, saving, type } = desk();
    type('a', 'one');
    saving.engine('gone');
    await vi.advanceTimersByTimeAsync(1500);
    sent.at(-1)!.fail(new CallFailed('Close the program.', true));
    await settle();
    expect(saving.state).toMatchObject({ state: 'failed', sentence: expect.stringContaining('copy them, then close') });
  });
});
