import { describe, expect, it } from 'vitest';
import { ThingShelf } from './thing-shelf.ts';
import type { Held } from './thing-shelf.ts';

/** A shelf whose reading ends when the test says so. */
const slowShelf = () => {
  const asked: string[] = [];
  const ends: (() => void)[] = [];
  const shelf = new ThingShelf((subject) => {
    asked.push(subject);
    return new Promise<Held>((resolve) => ends.push(() => resolve({ sentence: subject })));
  });
  const end = async (): Promise<void> => {
    ends.shift()!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, shelf, end };
};

describe('the things at hand', () => {
  it('are read one at a time, the one that is looked at before those that wait', async () => {
    const { asked, shelf, end } = slowShelf();
    for (const subject of ['a', 'b', 'c', 'd']) shelf.ask(subject);
    shelf.look('d', ['c', 'e']);
    expect(asked).toEqual(['a']);
    for (let step = 0; step < 5; step += 1) await end();
    expect(asked).toEqual(['a', 'd', 'c', 'e', 'b']);
  });

  it('are read once', async () => {
    const { asked, shelf, end } = slowShelf();
    shelf.ask('a');
    shelf.ask('a');
    await end();
    shelf.look('a', []);
    expect(asked).toEqual(['a']);
    expect(shelf.get('a')).toEqual({ sentence: 'a' });
  });

  it('are not read where nobody wants them any more', async () => {
    const { asked, shelf, end } = slowShelf();
    shelf.ask('a');
    shelf.ask('b');
    shelf.forget('b');
    await end();
    expect(asked).toEqual(['a']);
  });

  it('are told of to those who wait for them alone', async () => {
    const { shelf, end } = slowShelf();
    const told: string[] = [];
    shelf.subscribe('a', () => told.push('a'));
    const stop = shelf.subscribe('b', () => told.push('b'));
    stop();
    shelf.ask('a');
    shelf.ask('b');
    await end();
    await end();
    expect(told).toEqual(['a']);
  });

  it('are waited for as long as one has patience', async () => {
    const { asked, shelf, end } = slowShelf();
    const waiting = shelf.within('a', 10_000);
    expect(asked).toEqual(['a']);
    await end();
    await waiting;
    expect(shelf.get('a')).toEqual({ sentence: 'a' });
    await shelf.within('b', 1);
    expect(shelf.get('b')).toBeUndefined();
  });
});
