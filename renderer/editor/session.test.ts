import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doc } from '../../shared/richtext/build.ts';
import { keyOf } from './page-fields.ts';
import { at, editions, open, page, plan, progress, response } from './session.test-help.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-01-01T10:42:00Z') }));
afterEach(() => void vi.useRealTimers());

describe('the live field', () => {
  it('is one at a time, and is saved at once when it is left', async () => {
    const { session, saves, enter } = open();
    const first = await enter(progress);
    first.type('Written in 2022');
    await enter(response);
    expect(session.fieldState(keyOf(progress)).live).toBe(false);
    expect(session.fieldState(keyOf(response)).live).toBe(true);
    expect(saves).toMatchObject([
      { plan: 'plan', cell: progress, base: { counter: 0, body: [] }, body: doc('Written in 2022') },
    ]);
  });

  it('loses no word in a hundred quick switches', async () => {
    const { session, enter, wait, stored } = open();
    for (let turn = 0; turn < 100; turn += 1) (await enter(turn % 2 ? progress : response)).type(`Turn ${turn}`);
    expect(await Promise.all([session.flush(), wait()])).toMatchObject([true, {}]);
    expect([stored(response), stored(progress)]).toEqual([doc('Turn 98'), doc('Turn 99')]);
    expect(session.getSnapshot().save.state).toBe('saved');
  });

  it('is none in a sealed edition, nor in fixed words until they are meant to change', async () => {
    const sealed = open(true);
    expect(sealed.session.canWrite(keyOf(progress))).toBe(false);
    const { session } = open();
    const fixed = keyOf(at('one', 'field:recommendation'));
    session.begin(fixed, { at: 'start' });
    expect(session.fieldState(fixed).live).toBe(false);
    session.unlock(fixed);
    expect(session.fieldState(fixed).live).toBe(true);
  });

  it('comes back with the caret where it was left', async () => {
    const { session, enter, again } = open();
    const first = await enter(progress);
    session.leave();
    expect(session.getSnapshot().live).toBe(false);
    const back = await again();
    expect(back).not.toBe(first);
    expect(back.focus).toHaveBeenCalledWith(first.caret());
  });

  it('refuses formats that the field has no room for, in a sentence', async () => {
    const { session, said, enter } = open();
    expect(session.run('bold')).toBe(false);
    const live = await enter(progress);
    expect(session.run('heading-1')).toBe(false);
    expect(session.run('bold')).toBe(true);
    expect(live.run).toHaveBeenCalledWith('bold');
    await enter(at('s', 'text:heading'));
    expect(session.run('bold')).toBe(false);
    expect(said).toHaveLength(3);
  });
});

describe('undo', () => {
  it('walks back across fields and forth again, by name', async () => {
    const { session, enter, walked, wait, stored } = open();
    const first = await enter(progress);
    first.type('One');
    first.type('One two');
    const second = await enter(response);
    second.type('Reject');
    expect(session.getSnapshot()).toMatchObject({ canUndo: true, undoName: 'typing in Response, 6.1', canRedo: false });
    const says = () => [progress, response].map((ref) => session.treeOf(ref));
    const states = [says()];
    for (let step = 0; step < 3; step += 1) {
      expect(await walked('undo')).toBe(true);
      states.push(says());
    }
    expect(states.slice(1)).toEqual([
      [doc('One two'), doc('Accept')],
      [doc('One'), doc('Accept')],
      [[], doc('Accept')],
    ]);
    expect(await walked('undo')).toBe(false);
    expect(session.getSnapshot()).toMatchObject({ canUndo: false, redoName: 'typing in Progress made, 6.1' });
    for (let step = 2; step >= 0; step -= 1) {
      expect(await walked('redo')).toBe(true);
      expect(says()).toEqual(states[step]);
    }
    await wait();
    expect([stored(progress), stored(response)]).toEqual([doc('One two'), doc('Reject')]);
  });

  it('takes in a choice, and forgets what was undone when something new is written', async () => {
    const { session, walked, wait, stored } = open();
    const status = at('one', 'field:status');
    session.write(status, doc('Complete'), 'choosing Complete in');
    expect(session.getSnapshot().undoName).toBe('choosing Complete in Status Oct 2022, 6.1');
    await walked('undo');
    expect(session.treeOf(status)).toEqual([]);
    session.write(status, doc('Closed'), 'choosing Closed in');
    expect(session.getSnapshot().canRedo).toBe(false);
    await wait();
    expect(stored(status)).toEqual(doc('Closed'));
  });
});

describe('a whole field written at once', () => {
  it('is no step where it says nothing new', () => {
    const { session } = open();
    const status = at('one', 'field:status');
    expect(session.write(status, doc('Complete'), 'choosing Complete in')).toBe(true);
    expect(session.write(status, doc('Complete'), 'choosing Complete in')).toBe(false);
    session.run('undo');
    expect(session.getSnapshot().canUndo).toBe(false);
  });
});

describe('the page', () => {
  it('is never read over words that are not on disk', async () => {
    const { session, enter } = open();
    (await enter(progress)).type('Mine');
    session.show(plan, editions[1], { ...page }, false);
    expect(session.treeOf(progress)).toEqual(doc('Mine'));
  });

  it('keeps the same snapshot while nothing changes', async () => {
    const { session, enter } = open();
    await enter(progress);
    const before = session.getSnapshot();
    session.moved();
    expect(session.getSnapshot()).toBe(before);
    await enter(response);
    expect(session.getSnapshot()).not.toBe(before);
    expect(session.getSnapshot().format).toBe(before.format);
  });

  it('goes from field to field in reading order', async () => {
    const { session } = open();
    const paths: string[] = [];
    session.begin(keyOf(response), { at: 'start' });
    for (let step = 0; step < 3; step += 1) {
      const { active } = session.getSnapshot();
      paths.push(`${active!.number} ${active!.label}`);
      session.tab(keyOf(active!.cell), 1);
    }
    expect(paths).toEqual(['6.1 Response', '6.1 Actions to be taken forward - Oct 2022', '6.1 Delivery Timescale']);
  });
});
