import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rankedCells } from '../../db/find-words.ts';
import type { WritableDb } from '../../db/database.ts';
import { putCell } from '../../db/cell.ts';
import { sealEdition } from '../../db/edition.ts';
import { closePlanFile } from '../../db/open.ts';
import {
  at,
  field,
  FIRST,
  makeSmallPlan,
  PLAN,
  ROWAN,
  SECOND,
  temporaryFolder,
  type,
} from '../../db/testing/small-plan.ts';
import type { Query } from '../../shared/plan/change.ts';
import { itemsOf, viewEdition } from '../../shared/plan/edition-view.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import { arbitraryTree, arbitraryWord } from '../../shared/richtext/arbitrary.ts';
import { b, doc, note, p, ref, ul } from '../../shared/richtext/build.ts';
import { matches } from '../../shared/richtext/find.ts';
import { findHits } from './find-hits.ts';
import { OpenPlan, readRecords } from './open-plan.ts';

let folder: string;
let db: WritableDb;
let plan: OpenPlan;
beforeEach(() => {
  folder = temporaryFolder();
  db = makeSmallPlan(path.join(folder, 'Our plan.actionplan'));
  type(db, { cell: field('item-1', 'recommendation'), body: doc('Schools should be consulted.') });
  type(db, { cell: field('item-1', 'actions'), body: doc('Schools in Fife look forward', ul('and schools in Perth')) });
  type(db, { cell: field('item-2', 'status'), body: doc('On-going / on track') });
  type(db, { cell: field('item-2', 'progress'), body: doc(p('Children’s', b(' rights'), note('See schools.'))) });
  const place = { parent: null, position: 'a1', number: null, kind: 'section', retired: false, section: 'section-1' };
  const cell = { subject: 'section-1', part: 'place', edition: FIRST! } as const;
  putCell(db, { cell, body: place, person: ROWAN!, at: at(1), origin: 'import', keep: true });
  plan = new OpenPlan(db, 'Our plan.actionplan');
});
afterEach(() => {
  closePlanFile(db);
  fs.rmSync(folder, { recursive: true });
});

const query = (words: string, how: { matchCase?: boolean; wholeWords?: boolean } = {}) => ({
  words,
  matchCase: false,
  wholeWords: false,
  ...how,
});
const found = (edition: string | null, words: string, how = {}): string[] =>
  findHits(plan, edition, query(words, how)).hits.map(
    (hit) => `${hit.edition.at(-1)} ${hit.number ?? '-'} ${hit.label}: ${hit.before}[${hit.found}]${hit.after}`,
  );
const write = (cell: CellRef, words: string): void => {
  putCell(db, { cell, body: doc(words), person: ROWAN!, at: at(5), origin: 'typed', keep: false });
  plan.cellChanged(cell, at(5));
};

test('words are found in reading order, those of lists and footnotes too', () => {
  expect(found(FIRST!, 'schools')).toEqual([
    '1 1 Recommendation: [Schools] should be consulted.',
    '1 1 Actions to be taken forward - Oct 2025: [Schools] in Fife look forward',
    '1 1 Actions to be taken forward - Oct 2025: and [schools] in Perth',
    '1 2 Progress made: See [schools].',
  ]);
});

test.each([
  ['ward', 1],
  ['/', 1],
  ["children's rights", 1],
  ['s', 14],
  ['small plan', 1],
  ['perth and', 0],
  ['\0', 0],
])('%s is found %i times', (words, times) => {
  expect(found(FIRST!, words)).toHaveLength(times);
});

test('case and whole words count where they are asked for', () => {
  expect(found(FIRST!, 'schools', { matchCase: true })).toHaveLength(2);
  expect(found(FIRST!, 'school', { wholeWords: true })).toEqual([]);
});

test('what rolls on is found in the edition that reads it, and there alone', () => {
  write(field('item-1', 'actions', SECOND), 'Schools in Stirling');
  expect(found(SECOND!, 'schools in')).toEqual(['2 1 Actions to be taken forward - Oct 2026: [Schools in] Stirling']);
  expect(found(null, 'schools')).toEqual([
    '2 1 Recommendation: [Schools] should be consulted.',
    '2 1 Actions to be taken forward - Oct 2026: [Schools] in Stirling',
    '1 1 Actions to be taken forward - Oct 2025: [Schools] in Fife look forward',
    '1 1 Actions to be taken forward - Oct 2025: and [schools] in Perth',
    '1 2 Progress made: See [schools].',
  ]);
});

test('over all editions, the newest comes first and in it what answers best', () => {
  write(field('item-2', 'response', SECOND), 'Fife');
  write(field('item-1', 'response', SECOND), `Fife, ${'and a great many other words '.repeat(20)}`);
  expect(found(null, 'fife').map((line) => line.slice(0, 3))).toEqual(['2 2', '2 1', '2 1']);
  expect(found(SECOND!, 'fife').map((line) => line.slice(0, 3))).toEqual(['2 1', '2 1', '2 2']);
});

test('words are written over in the draft at hand alone, and neither fixed text nor a word of a list', () => {
  const replaceable = (edition: string | null, words: string): boolean[] =>
    findHits(plan, edition, query(words)).hits.map((hit) => hit.replaceable);
  expect(replaceable(FIRST!, 'schools')).toEqual([false, true, true, true]);
  expect(replaceable(FIRST!, 'track')).toEqual([false]);
  expect(replaceable(null, 'rights')).toEqual([false]);
  sealEdition(db, FIRST!);
  plan.changed(at(5));
  expect(replaceable(FIRST!, 'fife')).toEqual([false]);
  expect(replaceable(SECOND!, 'fife')).toEqual([true]);
});

test('a hit is about the cell that is written to at the edition shown', () => {
  expect(findHits(plan, SECOND!, query('fife')).hits[0]).toMatchObject({
    cell: field('item-1', 'actions', SECOND),
    item: 'item-1',
    nth: 0,
  });
  expect(findHits(plan, SECOND!, query('small')).hits[0]).toMatchObject({
    cell: { subject: PLAN, part: 'text:title', edition: SECOND },
    item: null,
  });
});

test('what is written is found from then on, and what was written over no more', () => {
  expect(found(FIRST!, 'fife')).toHaveLength(1);
  write(field('item-1', 'actions'), 'Dundee');
  expect([found(FIRST!, 'fife').length, found(FIRST!, 'dundee').length]).toEqual([0, 1]);
});

test('references are shown in the words around by the number they have now', () => {
  putCell(db, {
    cell: field('item-2', 'actions'),
    body: doc(p('See ', ref('item-1', '7'), ' and Oban')),
    person: ROWAN!,
    at: at(5),
    origin: 'typed',
    keep: false,
  });
  expect(found(FIRST!, 'oban')).toEqual(['1 2 Actions to be taken forward - Oct 2025: See 1 and [Oban]']);
});

test('no more are given than asked for, and it is said that there are more', () => {
  expect(findHits(plan, FIRST!, query('schools'), 3)).toMatchObject({ hits: { length: 3 }, more: true });
  expect(findHits(plan, FIRST!, query('schools'), 4)).toMatchObject({ hits: { length: 4 }, more: false });
});

test('an edition that is not there is named as such', () => {
  expect(() => findHits(plan, 'edition-9', query('fife'))).toThrow('no longer in the plan');
});

test('texts are put in order only where few answer', () => {
  expect(rankedCells(db, 'schools', 9).map(({ part }) => part)).toEqual(['field:recommendation', 'field:actions']);
  expect([rankedCells(db, 'schools', 1), rankedCells(db, '"/"', 9)]).toEqual([[], []]);
});

const brute = (edition: string, sought: Query): number => {
  const view = viewEdition(readRecords(db), edition);
  const texts = [
    ...[view.title, view.summary, view.foreword, view.contact],
    ...view.sections.flatMap((section) => [section.heading, section.narrative]),
    ...itemsOf(view).flatMap((item) => [item.named, ...item.fields]),
  ];
  return texts.reduce((sum, { tree }) => sum + matches(tree, sought).length, 0);
};

test('what is found is what a reading of the whole edition finds, whatever is written', () => {
  const cell = fc.record({
    subject: fc.constantFrom('item-1', 'item-2', 'section-1', PLAN),
    part: fc.constantFrom<CellRef['part']>(
      ...(['field:actions', 'field:status', 'field:progress', 'text:name', 'text:narrative', 'text:contact'] as const),
    ),
    edition: fc.constantFrom(FIRST!, SECOND!),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, arbitraryTree), { maxLength: 4 }), arbitraryWord, (writes, sought) => {
      for (const [where, body] of writes) {
        putCell(db, { cell: where, body, person: ROWAN!, at: at(6), origin: 'typed', keep: false });
        plan.cellChanged(where, at(6));
      }
      for (const edition of [FIRST!, SECOND!])
        expect(findHits(plan, edition, query(sought), 1e6).hits).toHaveLength(brute(edition, query(sought)));
    }),
    { numRuns: 40 },
  );
});
