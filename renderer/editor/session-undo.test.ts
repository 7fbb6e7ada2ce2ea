import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CellRef } from '../../shared/plan/records.ts';
import { doc } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { at, editions, open, plan, progress, response } from './session.test-help.ts';
import type { Deed } from './undo-trail.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-01-01T10:42:00Z') }));
afterEach(() => void vi.useRealTimers());

type Opened = ReturnType<typeof open>;

const FIELDS: readonly CellRef[] = [progress, response, at('two', 'field:progress'), at('two', 'field:actions')];

/** Puts other words into several fields at once, as a replacement does: in the store, with the page read anew. */
const replaceAll = async ({ session, store }: Opened, fields: readonly CellRef[], words: string): Promise<void> => {
  const put = async (bodies: readonly Tree[]): Promise<Tree[]> => {
    await session.flush();
    const before = fields.map((ref) => session.treeOf(ref)!);
    fields.forEach((ref, n) => store.write(ref, bodies[n]!));
    session.show(plan, editions[1], store.page(), false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return before;
  };
  let other = await put(fields.map(() => doc(words)));
  const walk = async (): Promise<boolean> => {
    other = await put(other);
    return true;
  };
  session.did({ name: `replacing by ${words}`, back: walk, forth: walk });
};

const screen = ({ session }: Opened): (Tree | undefined)[] => FIELDS.map((ref) => session.treeOf(ref));

/** Waits for what a promise needs of the clock. */
const done = async (work: Promise<unknown>): Promise<void> => {
  await Promise.all([work, vi.advanceTimersByTimeAsync(3000)]);
};

const field = fc.nat({ max: FIELDS.length - 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), field }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), field }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('replace' as const), fields: fc.uniqueArray(field, { minLength: 1 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redo' as const), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const) }) },
);

test('whatever was done: all of it undone is the beginning, all of it done again is the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const one = open();
      const { session } = one;
      const beginning = screen(one);
      for (const [n, taken] of steps.entries()) {
        if (taken.do === 'type') (await one.enter(FIELDS[taken.field]!)).type(`Typed ${n}`);
        else if (taken.do === 'write') session.write(FIELDS[taken.field]!, doc(`Chosen ${n}`), 'choosing words in');
        else if (taken.do === 'replace')
          await done(
            replaceAll(
              one,
              taken.fields.map((nth) => FIELDS[nth]!),
              `Replaced ${n}`,
            ),
          );
        else if (taken.do === 'leave') session.leave();
        else if (taken.do === 'pause') await one.wait();
        // Pressed quickly, one after the other: what is under way comes first.
        else for (let time = 0; time < taken.times; time += 1) session.run(taken.do);
        if (taken.do === 'undo' || taken.do === 'redo') await one.wait();
      }
      await one.wait();
      const end = screen(one);
      let undone = 0;
      for (; session.getSnapshot().canUndo; undone += 1) {
        expect(session.run('undo')).toBe(true);
        await one.wait(100);
      }
      expect(one.said).toEqual([]);
      expect(screen(one)).toEqual(beginning);
      for (; undone > 0; undone -= 1) {
        expect(session.run('redo')).toBe(true);
        await one.wait(100);
      }
      expect(screen(one)).toEqual(end);
      await one.wait();
      FIELDS.forEach((ref) => {
        const stored = one.store.read(ref);
        if (stored) expect(stored).toEqual(session.treeOf(ref));
      });
    }),
    { numRuns: 150 },
  );
}, 60_000);

const deed = (name: string, answer: () => Promise<boolean | 'later'>): Deed => ({ name, back: answer, forth: answer });

test('steps asked for while one is under way wait for it', async () => {
  const one = open();
  const live = await one.enter(progress);
  live.type('First');
  let finish: () => void = () => undefined;
  one.session.did(deed('moving 6.1', () => new Promise<boolean>((resolve) => (finish = () => resolve(true)))));
  expect(one.session.getSnapshot().undoName).toBe('moving 6.1');
  one.session.run('undo');
  one.session.run('undo');
  await one.wait(50);
  expect(one.session.treeOf(progress)).toEqual(doc('First'));
  finish();
  await one.wait(50);
  expect(one.session.treeOf(progress)).toEqual([]);
  expect(one.session.getSnapshot().redoName).toBe('typing in Progress made, 6.1');
});

test('a step that is refused is offered no more; one that broke off is', async () => {
  const one = open();
  let answer: boolean | 'later' = 'later';
  one.session.did(deed('moving 6.1', async () => answer));
  one.session.run('undo');
  await one.wait(50);
  expect(one.session.getSnapshot()).toMatchObject({ undoName: 'moving 6.1', canRedo: false });
  answer = false;
  one.session.run('undo');
  await one.wait(50);
  expect(one.session.getSnapshot()).toMatchObject({ canUndo: false, canRedo: false });
});

test('a step taken back by its own notice leaves those after it, and is taken back once', async () => {
  const one = open();
  const back = vi.fn<() => Promise<boolean>>(async () => true);
  const moving = deed('moving 6.1', back);
  one.session.did(moving);
  one.session.write(response, doc('Reject'), 'choosing Reject in');
  expect(one.session.takeBack(moving)).toBe(true);
  await one.wait(50);
  expect(one.session.takeBack(moving)).toBe(false);
  expect(back).toHaveBeenCalledOnce();
  expect(one.session.getSnapshot().undoName).toBe('choosing Reject in Response, 6.1');
  expect(one.session.treeOf(response)).toEqual(doc('Reject'));
});

test('a step refused out of its turn stays in its place, and may do in its turn', async () => {
  const one = open();
  let answer = false;
  const starting = deed('starting October 2022', async () => answer);
  one.session.did(starting);
  one.session.write(response, doc('Reject'), 'choosing Reject in');
  one.session.takeBack(starting);
  await one.wait(50);
  expect(one.session.getSnapshot()).toMatchObject({ undoName: 'choosing Reject in Response, 6.1', canRedo: false });
  one.session.run('undo');
  expect(one.session.getSnapshot().undoName).toBe('starting October 2022');
  answer = true;
  one.session.run('undo');
  await one.wait(50);
  expect(one.session.getSnapshot()).toMatchObject({ canUndo: false, redoName: 'starting October 2022' });
});

test('nothing that was done in an edition which is sealed now is taken back; the rest is', async () => {
  const one = open();
  one.session.did({ ...deed('moving 6.1', async () => true), edition: 'e1' });
  one.session.did({ ...deed('moving 6.2', async () => true), edition: response.edition });
  one.session.write(response, doc('Reject'), 'choosing Reject in');
  (await one.enter(progress)).type('Typed');
  one.session.sealed([response.edition]);
  expect(one.session.getSnapshot()).toMatchObject({ undoName: 'moving 6.1', canRedo: false });
  expect(one.session.treeOf(response)).toEqual(doc('Reject'));
});

test('what cannot be done again is not offered', async () => {
  const one = open();
  one.session.did({ name: 'bringing in plan.docx', back: async () => true, forth: null });
  one.session.run('undo');
  await one.wait(50);
  expect(one.session.getSnapshot().canRedo).toBe(false);
});

test('words put in from elsewhere reach the field with the caret, and what was typed before is a step of its own', async () => {
  const one = open();
  (await one.enter(progress)).type('Typed');
  await done(replaceAll(one, [progress], 'Replaced'));
  expect(one.session.treeOf(progress)).toEqual(doc('Replaced'));
  expect(one.session.getSnapshot().undoName).toBe('replacing by Replaced');
  one.session.run('undo');
  await one.wait();
  expect(one.session.treeOf(progress)).toEqual(doc('Typed'));
  one.session.run('undo');
  await one.wait();
  expect(one.session.treeOf(progress)).toEqual([]);
  expect(one.store.read(progress)).toEqual([]);
});
