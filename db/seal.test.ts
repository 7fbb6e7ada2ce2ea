import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { viewEdition } from '../shared/plan/edition-view.ts';
import { readingOf } from '../shared/plan/reading.ts';
import type { Body, CellRef, Part, Place } from '../shared/plan/records.ts';
import { finish } from '../shared/plan/steps.ts';
import { doc } from '../shared/richtext/build.ts';
import { canonicalJson } from '../shared/richtext/canonical.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { keptBody } from './body.ts';
import { putCell, readCells } from './cell.ts';
import { row, sqliteOf } from './database.ts';
import type { WritableDb } from './database.ts';
import { addEdition, readEditions, renameEdition } from './edition.ts';
import { readItems } from './item.ts';
import { closePlanFile } from './open.ts';
import { readSeals, readToSeal, sealAsRead } from './seal.ts';
import { readSections } from './section.ts';
import {
  at,
  field,
  FIRST,
  makeSmallPlan,
  PLAN,
  ROWAN,
  seal,
  SECOND,
  temporaryFolder,
  type,
} from './testing/small-plan.ts';
import { verifyInSteps, verifyPlan } from './verify.ts';

let folder: string;
let made = 0;
const open: WritableDb[] = [];
const smallPlan = (): WritableDb => {
  const db = makeSmallPlan(path.join(folder, `plan-${(made += 1)}.actionplan`));
  open.push(db);
  return db;
};
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const db of open.splice(0)) closePlanFile(db);
  fs.rmSync(folder, { recursive: true });
});

const put = (db: WritableDb, cell: CellRef, body: Body): void =>
  void putCell(db, { cell, body, person: ROWAN!, at: at(1), origin: 'typed', keep: true });

/** A change from below, around everything by which the file defends itself. */
const forge = (db: WritableDb, sql: string, ...values: (string | number | null)[]): number => {
  const sqlite = sqliteOf(db);
  const guards = sqlite
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'current_is_indexed%'`,
    )
    .all();
  sqlite.pragma('foreign_keys = OFF');
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  const { changes } = sqlite.prepare(sql).run(...values);
  for (const guard of guards) sqlite.exec(guard.sql);
  sqlite.pragma('foreign_keys = ON');
  return changes;
};

/** Other words with the hash that belongs to them. */
const forgeWords = (db: WritableDb, { subject, part, edition }: CellRef, body: Body): void => {
  const { text, sha256, plain } = keptBody(part, body);
  const changed = forge(
    db,
    `UPDATE current SET body = ?, sha256 = ?, plain = ?
     WHERE cell_number = (SELECT number FROM cell WHERE subject = ? AND part = ? AND edition = ?)`,
    ...[text, sha256, plain, subject, part, edition],
  );
  expect(changed).toBe(1);
};

const faultsOf = (db: WritableDb): readonly string[] => verifyPlan(db).faults;

describe('sealing', () => {
  it('seals the drafts before an edition with it, and keeps who, when and what day', () => {
    const db = smallPlan();
    type(db, { cell: field('item-1', 'progress', SECOND), body: doc('Headteachers meet') });
    seal(db, SECOND!);
    expect(readEditions(db).map(({ label, state, published }) => [label, state, published])).toEqual([
      ['Oct 2025', 'sealed', undefined],
      ['Oct 2026', 'sealed', '2026-10-31'],
    ]);
    expect(readSeals(db).map(({ person, sealedAt, note }) => [person, sealedAt, note])).toEqual([
      [ROWAN, at(500).toISOString(), null],
      [ROWAN, at(500).toISOString(), null],
    ]);
    const { faults, seals } = verifyPlan(db);
    expect(faults).toEqual([]);
    // The name, the template, the title, two places; and the words in the second.
    expect(seals.map(({ name, holds, isWhole, person }) => [name, holds, isWhole, person])).toEqual([
      ['October 2025', 5, true, 'Rowan Reid'],
      ['October 2026', 6, true, 'Rowan Reid'],
    ]);
  });

  it('does nothing where something was written since it was read', () => {
    const db = smallPlan();
    const read = finish(readToSeal(db, SECOND!, { person: ROWAN!, at: at(2), published: new Map() }));
    type(db, { cell: field('item-1', 'progress', SECOND), body: doc('Just now') });
    expect(sealAsRead(db, read)).toBe(false);
    expect(readSeals(db)).toEqual([]);
    expect(readEditions(db).map(({ state }) => state)).toEqual(['draft', 'draft']);
  });

  it('holds what was said before as not updated, and says when words are slipped in', () => {
    const db = smallPlan();
    type(db, { cell: field('item-1', 'status', FIRST), body: doc('Started') });
    seal(db, SECOND!);
    forge(
      db,
      `INSERT INTO cell (id, plan, subject, part, edition) VALUES ('x', ?, 'item-1', 'field:status', ?)`,
      PLAN,
      SECOND!,
    );
    forge(
      db,
      `INSERT INTO current SELECT (SELECT number FROM cell WHERE id = 'x'), counter, sha256, '[]', person_id, written_at, origin,
         NULL, NULL, NULL, plain, body
       FROM current WHERE plain = 'Started'`,
    );
    expect(faultsOf(db)).toContain(
      '1, Status, in October 2026: the words are not those that were sealed. Restore the plan from a backup.',
    );
  });

  it('holds the last words of a folded item, and that an edition is known to say nothing', () => {
    const db = smallPlan();
    const place = { section: 'section-1', parent: null, position: 'a1', number: '1', kind: 'recommendation' };
    put(db, { subject: 'item-1', part: 'place', edition: SECOND! }, { ...place, retired: false, folded: true });
    for (const item of ['item-1', 'item-2']) put(db, field(item, 'status', FIRST), doc('Done'));
    put(db, field('item-2', 'status', SECOND), doc(''));
    seal(db, SECOND!);
    forgeWords(db, field('item-1', 'status', FIRST), doc('Not done'));
    const changed = 'the words are not those that were sealed. Restore the plan from a backup.';
    expect(faultsOf(db)).toEqual(['2025', '2026'].map((year) => `1, Status, in October ${year}: ${changed}`));
    forgeWords(db, field('item-1', 'status', FIRST), doc('Done'));
    expect(faultsOf(db)).toEqual([]);
    forgeWords(db, field('item-2', 'status', SECOND), []);
    expect(faultsOf(db)).toEqual([
      '2, Status, in October 2026: these words were not there when it was sealed. Restore the plan from a backup.',
    ]);
  });

  it('is refused to those that write before a sealed edition', () => {
    const db = smallPlan();
    seal(db, SECOND!);
    addEdition(db, { id: 'third', label: 'Oct 2027', position: 2 });
    type(db, { cell: field('item-1', 'progress', 'third'), body: doc('Later') });
    // As only a file that was changed by hand can be.
    forge(db, `UPDATE edition SET state = 'draft' WHERE id = ?`, FIRST!);
    const sentence =
      'October 2025 comes before October 2026, which is sealed, so it cannot be changed. Write in a later edition.';
    expect(() => type(db, { cell: field('item-1', 'progress', FIRST), body: doc('No') })).toThrow(sentence);
    expect(() => put(db, field('item-1', 'progress', FIRST), doc('No'))).toThrow(sentence);
    expect(() => renameEdition(db, FIRST!, 'Oct 2024')).toThrow(sentence);
    expect(() => renameEdition(db, SECOND!, 'Oct 2024')).toThrow('October 2026 is sealed and cannot be changed.');
    expect(faultsOf(db)).toEqual([
      'October 2025 was sealed, and is marked as a draft now. Restore the plan from a backup.',
    ]);
  });
});

describe('a forgery is found', () => {
  let db: WritableDb;
  beforeEach(() => {
    db = smallPlan();
    type(db, { cell: field('item-1', 'progress', FIRST), body: doc('Headteachers meet every month') });
    type(db, { cell: field('item-2', 'recommendation', FIRST), body: doc('Every island has a library') });
    type(db, { cell: field('item-1', 'progress', SECOND), body: doc('They met eleven times') });
    seal(db, SECOND!);
    addEdition(db, { id: 'third', label: 'Oct 2027', position: 2 });
    type(db, { cell: field('item-1', 'progress', 'third'), body: doc('Not sealed') });
  });

  it('and nothing is said where there is none', () => {
    expect(faultsOf(db)).toEqual([]);
  });

  it('of words whose hash was made to fit, in each edition that reads them', () => {
    forgeWords(db, field('item-2', 'recommendation', FIRST), doc('Every island had a library'));
    expect(faultsOf(db)).toEqual([
      '2, Recommendation, in October 2025: the words are not those that were sealed. Restore the plan from a backup.',
      '2, Recommendation, in October 2026: the words are not those that were sealed. Restore the plan from a backup.',
    ]);
  });

  it('of a byte alone, beside the words it was found in', () => {
    forge(db, `UPDATE current SET body = replace(body, 'eleven', 'twelve') WHERE plain LIKE '%eleven%'`);
    expect(faultsOf(db)).toEqual([
      'Recommendation 1, Progress made, Oct 2026: the words have changed on the disk since they were saved. Take these words from a backup.',
      '1, Progress made, in October 2026: the words are not those that were sealed. Restore the plan from a backup.',
    ]);
  });

  it.each<[what: string, sql: string, sentences: (string | RegExp)[]]>([
    [
      'words and what the seal holds of them',
      `UPDATE seal_cell SET sha256 = '${keptBody('field:progress', doc('Twelve')).sha256}'
       WHERE edition = '${SECOND}' AND part = 'field:progress'`,
      ['1, Progress made, in October 2026: the words are not', 'The seal of October 2026 was changed after'],
    ],
    [
      'a thing taken out of what the seal holds',
      `DELETE FROM seal_cell WHERE edition = '${SECOND}' AND part = 'field:progress'`,
      ['1, Progress made, in October 2026: these words were not there', 'The seal of October 2026 was changed after'],
    ],
    [
      'a thing put into what the seal holds',
      `INSERT INTO seal_cell VALUES ('${SECOND}', 'item-2', 'field:progress', '${'0'.repeat(64)}')`,
      ['2, Progress made, in October 2026: the words that were sealed are not there', 'The seal of October 2026'],
    ],
    [
      'another day',
      `UPDATE seal SET published = '2026-11-01' WHERE edition = '${SECOND}'`,
      ['The seal of October 2026 was changed after October 2026 was sealed.'],
    ],
    [
      'another person',
      `UPDATE seal SET person_id = 'person-isla' WHERE edition = '${FIRST}'`,
      ['The seal of October 2025'],
    ],
    [
      'another hash',
      `UPDATE seal SET sha256 = '${'a'.repeat(64)}' WHERE edition = '${FIRST}'`,
      ['The seal of October 2025'],
    ],
    [
      'another name',
      `UPDATE edition SET label = 'Nov 2026' WHERE id = '${SECOND}'`,
      ['November 2026: its name is not as it was sealed.'],
    ],
    [
      'another period',
      `UPDATE edition SET period = 'All of it' WHERE id = '${SECOND}'`,
      ['October 2026: its period is not as it was sealed.'],
    ],
    [
      'a seal that is gone',
      `DELETE FROM seal WHERE edition = '${FIRST}'`,
      [/refers to is missing/, 'October 2025 is marked as sealed and has no seal'],
    ],
    [
      'a seal and its marks that are gone',
      `UPDATE edition SET state = 'draft' WHERE id = '${SECOND}'`,
      ['October 2026 was sealed, and is marked as a draft now.'],
    ],
    [
      'an edition taken out of the list',
      `UPDATE edition SET withdrawn = 1 WHERE id = '${SECOND}'`,
      ['October 2026 was sealed, and is marked as taken back now.'],
    ],
    [
      'an item put elsewhere',
      `UPDATE current SET body = replace(body, '"number":"2"', '"number":"3"') WHERE body LIKE '%"number":"2"%'`,
      [
        /, place and number, Oct 2025: the words have changed/,
        '3, place and number, in October 2025: it is not as it was sealed',
      ],
    ],
    [
      'two editions in another order',
      `UPDATE edition SET position = CASE id WHEN '${FIRST}' THEN 77 ELSE position END`,
      ['The plan, title, in October 2026: the words that were sealed are not there.'],
    ],
  ])('%s', (_, sql, sentences) => {
    forge(db, sql);
    const faults = faultsOf(db);
    const pattern = (one: string | RegExp): unknown =>
      typeof one === 'string' ? expect.stringContaining(one) : expect.stringMatching(one);
    for (const sentence of sentences) expect(faults).toContainEqual(pattern(sentence));
  });

  it('of an older edition that was never sealed', () => {
    forge(db, 'UPDATE edition SET position = position + 100');
    forge(db, `INSERT INTO edition (id, label, position, state) VALUES ('x', 'Jan 2020', 0, 'draft')`);
    expect(faultsOf(db)).toEqual([
      'January 2020 comes before October 2026, which is sealed, and has no seal. Restore the plan from a backup.',
    ]);
  });

  it('where very much is forged it is counted', () => {
    const rows = Array.from({ length: 150 }, (_, nth) => `('${SECOND}', 'thing-${nth}', 'field:x', '0')`);
    forge(db, `INSERT INTO seal_cell VALUES ${rows.join(', ')}`);
    const faults = faultsOf(db);
    expect(faults).toHaveLength(102);
    expect(faults).toContain('October 2026: 50 more are not as they were sealed. Restore the plan from a backup.');
  });
});

it('nothing is wrong with what is written and sealed while a plan is checked', () => {
  const db = smallPlan();
  type(db, { cell: field('item-1', 'progress', FIRST), body: doc('Headteachers meet') });
  let isDone = false;
  for (let after = 0; !isDone; after += 3) {
    // Taken back each time, so that it is sealed after so many steps of the check.
    sqliteOf(db).exec('BEGIN');
    const checking = verifyInSteps(db);
    for (let step = 0; step < after && !isDone; step += 1) isDone = checking.next().done === true;
    if (!isDone) {
      const base = { counter: 1, body: doc('Headteachers meet') };
      type(db, { cell: field('item-1', 'progress', FIRST), body: doc('They met'), base, minutes: 20 });
      seal(db, FIRST!);
      expect(finish(checking).faults).toEqual([]);
    }
    sqliteOf(db).exec('ROLLBACK');
  }
});

/** Texts with nothing in them: none is read, whatever it is made of. */
const BLANK = [doc(''), doc(' ')].map((tree) => canonicalJson(tree));

/** What a reader reads in an edition. */
const readingAt = (db: WritableDb, edition: string): string =>
  BLANK.reduce((words, blank) => words.replaceAll(blank, '[]'), wholeReading(db, edition));

const wholeReading = (db: WritableDb, edition: string): string =>
  readingOf(
    viewEdition(
      {
        ...{ plan: PLAN, editions: readEditions(db), sections: readSections(db), items: readItems(db) },
        cells: readCells(db),
      },
      edition,
    ),
  );

const THIRD = 'edition-3';
const someWords: fc.Arbitrary<Tree> = fc.constantFrom(
  ...[[], doc(''), doc(' '), doc('Started'), doc('Done'), doc('Said', 'twice')],
);
const somePlace: fc.Arbitrary<Place> = fc.record({
  ...{ section: fc.constant('section-1'), parent: fc.constant(null), position: fc.constantFrom('a1', 'a2') },
  ...{ number: fc.constantFrom('1', '2', null), kind: fc.constant('recommendation') },
  ...{ retired: fc.constantFrom(false, false, true), folded: fc.constantFrom(undefined, undefined, true) },
});
const someCell: fc.Arbitrary<readonly [CellRef, Body]> = fc
  .tuple(
    fc.constantFrom('item-1', 'item-2'),
    fc.constantFrom<Part>('field:recommendation', 'field:status', 'field:progress', 'text:name', 'text:notes', 'place'),
    fc.constantFrom(FIRST!, SECOND!, THIRD),
  )
  .chain(([subject, part, edition]) =>
    (part === 'place' ? (somePlace as fc.Arbitrary<Body>) : (someWords as fc.Arbitrary<Body>)).map(
      (body) => [{ subject, part, edition }, body] as const,
    ),
  );

const sealFaults = (db: WritableDb): Set<string> =>
  new Set(verifyPlan(db).seals.flatMap(({ edition, isWhole }) => (isWhole ? [] : [edition])));

/** Puts words where there are some or none, and the hashes that belong to them. */
const slipIn = (db: WritableDb, { subject, part, edition }: CellRef, body: Body): void => {
  const there = row<{ number: number }>(
    db,
    'SELECT number FROM cell WHERE subject = ? AND part = ? AND edition = ?',
    ...[subject, part, edition],
  );
  if (there) forgeWords(db, { subject, part, edition }, body);
  else {
    const { text, sha256, plain } = keptBody(part, body);
    forge(
      db,
      `INSERT INTO cell (id, plan, subject, part, edition) VALUES ('slipped', ?, ?, ?, ?)`,
      PLAN,
      subject,
      part,
      edition,
    );
    forge(
      db,
      `INSERT INTO current (cell_number, counter, sha256, parents, person_id, written_at, origin, plain, body)
       VALUES ((SELECT number FROM cell WHERE id = 'slipped'), 1, ?, '[]', '${ROWAN}', '2026-10-05', 'typed', ?, ?)`,
      ...[sha256, plain, text],
    );
  }
};

it('whatever was written: a seal breaks where a reader reads otherwise, and nowhere by what is written later', () => {
  const db = smallPlan();
  const place = { section: 'section-1', parent: null, position: 'a', number: '1', kind: 'section', retired: false };
  put(db, { subject: 'section-1', part: 'place', edition: FIRST! }, place);
  addEdition(db, { id: THIRD, label: 'Oct 2027', position: 2 });
  let broken = 0;
  fc.assert(
    fc.property(fc.array(someCell, { maxLength: 14 }), someCell, (cells, [cell, body]) => {
      // Taken back each time: a file for each run would take long.
      sqliteOf(db).exec('BEGIN');
      try {
        const earlier = cells.filter(([{ edition }]) => edition !== THIRD);
        for (const [ref, words] of earlier) put(db, ref, words);
        seal(db, SECOND!);
        for (const [ref, words] of cells) if (ref.edition === THIRD) put(db, ref, words);
        expect(faultsOf(db)).toEqual([]);
        const before = [FIRST!, SECOND!].map((edition) => readingAt(db, edition));
        slipIn(db, cell, body);
        const changed = [FIRST!, SECOND!].filter((edition, nth) => readingAt(db, edition) !== before[nth]);
        const found = sealFaults(db);
        for (const edition of changed) expect(found).toContain(edition);
        if (cell.edition === THIRD) expect([...found]).toEqual([]);
        if (cell.edition === SECOND) expect(found).not.toContain(FIRST);
        broken += changed.length;
      } finally {
        sqliteOf(db).exec('ROLLBACK');
      }
    }),
    { numRuns: 200 },
  );
  expect(broken).toBeGreaterThan(10);
});
