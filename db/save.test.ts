import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doc } from '../shared/richtext/build.ts';
import { plainText } from '../shared/richtext/plain-text.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { putCell, readCell, readCells, readCellsOf, readLayers, readWrittenAt } from './cell.ts';
import { rows, sqliteOf } from './database.ts';
import type { WritableDb } from './database.ts';
import { closePlanFile } from './open.ts';
import { keepAll, keepRevision, readRevisions } from './revision.ts';
import {
  at,
  field,
  FIRST,
  ISLA,
  makeSmallPlan,
  ROWAN,
  seal,
  SECOND,
  temporaryFolder,
  type,
} from './testing/small-plan.ts';
import { ownBeginnings, ownPlains, seenPlaces, seenPlains } from './seen.ts';
import { verifyPlan } from './verify.ts';

let folder: string;
let db: WritableDb;
beforeEach(() => {
  folder = temporaryFolder();
  db = makeSmallPlan(path.join(folder, 'Our plan.actionplan'));
});
afterEach(() => {
  const { faults } = verifyPlan(db);
  closePlanFile(db);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  fs.rmSync(folder, { recursive: true });
});

const progress = field('item-1', 'progress');
const words = () => plainText((readCell(db, progress)?.body ?? []) as Tree);
const history = () => readRevisions(db, progress).map((one) => plainText((one.body ?? []) as Tree));
const heads = () =>
  rows(db, 'SELECT revision_id FROM head JOIN cell ON cell.id = cell_id WHERE part = ?', progress.part);

/** Types on from what is stored, as a window that is up to date does. */
const typeOn = (text: string, minutes: number, more: { sitting?: string; person?: string } = {}) => {
  const now = readCell(db, progress);
  const base = { counter: now?.counter ?? 0, body: (now?.body ?? []) as Tree };
  return type(db, { cell: progress, body: text === '' ? [] : doc(text), minutes, base, ...more });
};

describe('saving', () => {
  it('writes the words and answers with what now stands in the store', () => {
    const saved = type(db, { cell: progress, body: doc('Begun'), minutes: 5 });
    expect(saved).toEqual({
      outcome: 'saved',
      counter: 1,
      sha256: readCell(db, progress)!.sha256,
      savedAt: at(5).toISOString(),
      clashes: 0,
    });
    expect(readCell(db, progress)).toMatchObject({ ...progress, body: doc('Begun'), plain: 'Begun', counter: 1 });
    expect(typeOn('Begun in May', 6).counter).toBe(2);
  });
  it('acknowledges a save that is sent again, and changes nothing', () => {
    const first = type(db, { cell: progress, body: doc('Begun') });
    expect(type(db, { cell: progress, body: doc('Begun'), minutes: 9 })).toEqual(first);
    expect(history()).toEqual([]);
  });
  it('brings a stale save together with what is stored, and keeps what both wrote', () => {
    typeOn('Led by ADES until May.', 1);
    const base = { counter: 1, body: doc('Led by ADES until May.') };
    type(db, {
      cell: progress,
      base,
      body: doc('Led by ADES and COSLA until May.'),
      minutes: 2,
      person: ISLA!,
      sitting: 'isla',
    });
    const saved = type(db, { cell: progress, base, body: doc('Led by ADES until June.'), minutes: 3 });
    expect(saved).toMatchObject({
      outcome: 'merged',
      counter: 3,
      body: doc('Led by ADES and COSLA until June.'),
      clashes: 0,
    });
    expect(words()).toBe('Led by ADES and COSLA until June.');
    expect(history()).toEqual([
      'Led by ADES and COSLA until June.',
      'Led by ADES until June.',
      'Led by ADES and COSLA until May.',
      'Led by ADES until May.',
    ]);
    expect(readRevisions(db, progress).map((one) => [one.person, one.origin])).toEqual([
      ['Rowan Reid', 'merge'],
      ['Rowan Reid', 'typed'],
      ['Isla Moir', 'typed'],
      ['Rowan Reid', 'typed'],
    ]);
    expect(heads()).toHaveLength(1);
  });
  it('keeps both paragraphs where both changed the same words', () => {
    typeOn('Due in May.', 1);
    const base = { counter: 1, body: doc('Due in May.') };
    type(db, { cell: progress, base, body: doc('Due in June.'), person: ISLA!, sitting: 'isla' });
    expect(type(db, { cell: progress, base, body: doc('Due in July.') })).toMatchObject({
      outcome: 'merged',
      clashes: 1,
    });
    expect(words()).toBe('Due in July.\nDue in June.');
  });
  it('brings together words that two wrote into an empty field', () => {
    type(db, { cell: progress, body: doc('Mine') });
    expect(type(db, { cell: progress, body: doc('Yours'), person: ISLA! })).toMatchObject({
      outcome: 'merged',
      clashes: 1,
    });
    expect(words()).toBe('Yours\nMine');
  });
  it('shows what is stored to one who changed nothing', () => {
    const base = { counter: 0, body: [] };
    type(db, { cell: progress, body: doc('Stored') });
    expect(type(db, { cell: progress, base, body: [] })).toMatchObject({
      outcome: 'merged',
      body: doc('Stored'),
      counter: 1,
    });
  });
  it('writes plainly where the counter is behind but the words are those stored', () => {
    typeOn('Begun', 1);
    typeOn('Begun in May', 2);
    typeOn('Begun', 3);
    const base = { counter: 1, body: doc('Begun') };
    expect(type(db, { cell: progress, base, body: doc('Begun well'), minutes: 4 })).toMatchObject({
      outcome: 'saved',
      counter: 4,
    });
  });
  it('takes the words rolled on from an earlier edition as a base', () => {
    const later = field('item-1', 'actions', SECOND);
    const saved = type(db, {
      cell: later,
      base: { counter: 0, body: doc('Rolled on') },
      body: doc('Rolled on and on'),
    });
    expect(saved.outcome).toBe('saved');
  });
  it('brings together with a store that was put back from a backup', () => {
    typeOn('Old', 1);
    const base = { counter: 17, body: doc('Old and new') };
    expect(type(db, { cell: progress, base, body: doc('Old and new and newer') }).outcome).toBe('merged');
    expect(words()).toContain('newer');
  });
});

describe('what is refused', () => {
  const count = () => readCells(db).length;
  it.each([
    [
      'a sealed edition',
      field('item-1', 'progress'),
      'October 2025 is sealed and cannot be changed. Write in a later edition.',
    ],
    [
      'an edition that is not there',
      field('item-1', 'progress', 'edition-9'),
      'This edition is no longer in the plan.',
    ],
    ['an item that is not there', field('item-9', 'progress', SECOND), 'The item written to is not in this plan.'],
  ])('%s', (_, cell, sentence) => {
    seal(db, FIRST!);
    const before = count();
    expect(() => type(db, { cell, body: doc('Lost?') })).toThrow(sentence);
    const put = { body: doc('Lost?'), person: ROWAN!, at: at(1), origin: 'typed', keep: false } as const;
    expect(() => putCell(db, { ...put, cell })).toThrow(sentence);
    expect(count()).toBe(before);
  });
  it('a sealed edition is held by the file itself', () => {
    typeOn('Sealed words', 1);
    seal(db, FIRST!);
    expect(() => sqliteOf(db).exec(`UPDATE current SET body = '[]'`)).toThrow('a sealed edition is not written to');
  });
  it('a revision is held by the file itself', () => {
    expect(() => sqliteOf(db).exec(`UPDATE revision SET body = '[]'`)).toThrow('a revision is never changed');
  });
});

describe('history', () => {
  it('keeps what stood before the first edit of a sitting, as its writer wrote it', () => {
    typeOn('One', 1, { sitting: 'monday' });
    typeOn('One two', 1.5, { sitting: 'monday' });
    typeOn('One two three', 900, { sitting: 'tuesday', person: ISLA! });
    typeOn('One two three four', 900.5, { sitting: 'tuesday', person: ISLA! });
    expect(history()).toEqual(['One two']);
    expect(readRevisions(db, progress)[0]).toMatchObject({
      person: 'Rowan Reid',
      madeAt: at(1.5).toISOString(),
      origin: 'typed',
    });
  });
  it('keeps what stood after every two minutes of writing', () => {
    for (let second = 0; second <= 420; second += 10) typeOn(`Words of second ${second}`, second / 60);
    expect(history()).toEqual(['Words of second 380', 'Words of second 250', 'Words of second 120']);
  });
  it('goes on when the clock is set back', () => {
    typeOn('One', 600);
    typeOn('Two', 10);
    expect(history()).toEqual(['One']);
  });
  it('keeps the words of a field before it is emptied', () => {
    typeOn('All my words', 1);
    typeOn('', 1.1);
    expect(history()).toEqual(['All my words']);
    typeOn('New', 1.2);
    expect(history()).toEqual(['All my words']);
  });
  it('takes in the same words only once', () => {
    typeOn('One', 1);
    const first = keepRevision(db, progress, { at: at(2) });
    expect(keepRevision(db, progress, { at: at(3), pinned: true })).toBe(first);
    expect(rows(db, 'SELECT kept FROM revision WHERE id = ?', first!)).toEqual([{ kept: 1 }]);
    expect(keepRevision(db, field('item-2', 'progress'), { at: at(3) })).toBeUndefined();
  });
  it('gives equal work in two copies the same revision', () => {
    const other = makeSmallPlan(path.join(folder, 'Copy.actionplan'));
    type(other, { cell: progress, body: doc('Same'), minutes: 50, person: ISLA! });
    typeOn('Same', 1);
    expect(keepRevision(other, progress, { at: at(60) })).toBe(keepRevision(db, progress, { at: at(2) }));
    closePlanFile(other);
  });
  it('takes in all that is new at once', () => {
    typeOn('One', 1);
    type(db, { cell: field('item-2', 'actions'), body: doc('Two') });
    expect([keepAll(db, { at: at(9) }), keepAll(db, { at: at(9) })]).toEqual([2, 0]);
    expect(history()).toEqual(['One']);
  });
});

describe('reading', () => {
  it('gives the layers of a part, oldest first', () => {
    type(db, { cell: field('item-1', 'actions', SECOND), body: doc('Later') });
    type(db, { cell: field('item-1', 'actions'), body: doc('Earlier') });
    expect(readLayers(db, 'item-1', 'field:actions').map((one) => [one.edition, one.plain])).toEqual([
      [FIRST, 'Earlier'],
      [SECOND, 'Later'],
    ]);
  });
  it('tells when each layer was last written', () => {
    const times = (): [string, string][] => [...readWrittenAt(db, 'item-1', 'field:actions')];
    type(db, { cell: field('item-1', 'actions'), body: doc('Earlier'), minutes: 1 });
    type(db, { cell: field('item-1', 'actions', SECOND), body: doc('Later'), minutes: 2 });
    expect(new Map(times())).toEqual(
      new Map([
        [FIRST, at(1).toISOString()],
        [SECOND, at(2).toISOString()],
      ]),
    );
    type(db, { cell: field('item-1', 'actions'), body: doc('Said anew'), minutes: 3 });
    expect(new Map(times()).get(FIRST)).toBe(at(3).toISOString());
  });
  it('gives what is asked for and no more', () => {
    type(db, { cell: progress, body: doc('Some words') });
    expect(
      readCellsOf(db, ['item-1'])
        .map((one) => one.part)
        .toSorted(),
    ).toEqual(['field:progress', 'place']);
    expect(readCell(db, field('item-2', 'progress'))).toBeUndefined();
  });
  it('gives what is seen at an edition: what was written at it, or else before it', () => {
    type(db, { cell: progress, body: doc('Some words of the first') });
    type(db, { cell: field('item-1', 'progress', SECOND), body: doc('Others') });
    type(db, { cell: field('item-2', 'progress'), body: doc('Only words') });
    const numbers = (edition: string) => [...seenPlaces(db, edition)].map(([id, place]) => [id, place.number]);
    expect(numbers(SECOND)).toEqual([
      ['item-1', '1'],
      ['item-2', '2'],
    ]);
    const seen = (edition: string) => Object.fromEntries(seenPlains(db, 'field:progress', edition));
    expect(seen(FIRST)).toEqual({ 'item-1': 'Some words of the first', 'item-2': 'Only words' });
    expect(seen(SECOND)).toEqual({ 'item-1': 'Others', 'item-2': 'Only words' });
    expect(Object.fromEntries(ownPlains(db, 'field:progress', SECOND))).toEqual({ 'item-1': 'Others' });
    expect(Object.fromEntries(ownBeginnings(db, 'field:progress', FIRST))).toEqual({
      'item-1': 'Some wor',
      'item-2': 'Only wor',
    });
  });
  it('gives cells that can be copied and sent', () => {
    type(db, { cell: progress, body: doc('Some words') });
    const cell = readCell(db, progress)!;
    expect(structuredClone(cell)).toEqual({ ...cell });
    expect(structuredClone(cell).body).toEqual(doc('Some words'));
  });
});
