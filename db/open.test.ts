import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rows, sqliteOf } from './database.ts';
import { readEditions } from './edition.ts';
import { declared, migrate, MIGRATIONS, newestVersion } from './migrate.ts';
import {
  APPLICATION_ID,
  closePlanFile,
  createPlanFile,
  openPlanFile,
  openPlanFileReadOnly,
  wrongSettings,
} from './open.ts';
import { readPlan } from './plan.ts';
import { at, makeSmallPlan, PLAN, temporaryFolder } from './testing/small-plan.ts';
import { inTransaction } from './transaction.ts';
import { verifyPlan } from './verify.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'Our plan.actionplan');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const made = (): string => {
  closePlanFile(makeSmallPlan(file));
  return file;
};

describe('making a plan file', () => {
  it('leaves one file, which opens', () => {
    closePlanFile(createPlanFile(file, { plan: PLAN, now: at(0) }));
    expect(fs.readdirSync(folder)).toEqual(['Our plan.actionplan']);
    const db = openPlanFile(file);
    expect(readPlan(db)).toMatchObject({ id: PLAN });
    closePlanFile(db);
  });
  it('does not write over another file', () => {
    fs.writeFileSync(file, 'mine');
    expect(() => createPlanFile(file, { plan: PLAN, now: at(0) })).toThrow(
      'There is already a file called Our plan.actionplan. Choose another name.',
    );
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
  });
  it('leaves nothing where the folder is missing', () => {
    const lost = path.join(folder, 'gone', 'Our plan.actionplan');
    expect(() => createPlanFile(lost, { plan: PLAN, now: at(0) })).toThrow(
      'The folder for Our plan.actionplan is not there.',
    );
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('opening', () => {
  it('makes every setting, with the lock before the log', () => {
    const db = openPlanFile(made());
    const read = (name: string) => sqliteOf(db).pragma(name, { simple: true });
    expect(
      [
        'locking_mode',
        'journal_mode',
        'synchronous',
        'fullfsync',
        'checkpoint_fullfsync',
        'foreign_keys',
        'trusted_schema',
      ].map(read),
    ).toEqual(['exclusive', 'wal', 2, 1, 1, 1, 0]);
    expect(fs.existsSync(`${file}-shm`)).toBe(false);
    sqliteOf(db).pragma('synchronous = NORMAL');
    expect(wrongSettings(db)).toEqual(['synchronous']);
    closePlanFile(db);
  });
  it('says that a missing file is missing', () => {
    expect(() => openPlanFile(file)).toThrow('Our plan.actionplan is not where it was.');
  });
  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['words', Buffer.from('Dear colleagues')],
    ['a database of another kind', Buffer.concat([Buffer.from('SQLite format 3\0', 'latin1'), Buffer.alloc(4096)])],
  ])('refuses %s', (_, bytes) => {
    fs.writeFileSync(file, bytes);
    for (const open of [openPlanFile, openPlanFileReadOnly])
      expect(() => open(file)).toThrow('Our plan.actionplan is not a plan made by Action Plan Writer.');
    expect(fs.readFileSync(file)).toEqual(bytes);
  });
  it('refuses a folder', () => {
    expect(() => openPlanFile(folder)).toThrow('is not a plan made by Action Plan Writer');
  });
  it('refuses a plan of a newer version, and leaves it as it is', () => {
    const sqlite = new Sqlite(made());
    sqlite.pragma('user_version = 9990');
    sqlite.close();
    const before = fs.readFileSync(file);
    expect(() => openPlanFile(file)).toThrow('was made by a newer version of Action Plan Writer');
    expect(() => openPlanFileReadOnly(file)).toThrow('was made by a newer version of Action Plan Writer');
    expect(fs.readFileSync(file)).toEqual(before);
    expect(fs.readdirSync(folder)).toEqual(['Our plan.actionplan']);
  });
  it.each([-1, 0, 5])('refuses a plan of version %i, which no program has written', (version) => {
    const sqlite = new Sqlite(made());
    sqlite.pragma(`user_version = ${version}`);
    sqlite.close();
    for (const open of [openPlanFile, openPlanFileReadOnly])
      expect(() => open(file)).toThrow('has been changed by another program and is not safe to open');
    expect(fs.readdirSync(folder)).toEqual(['Our plan.actionplan']);
  });
  it('says so where the plan is open elsewhere', () => {
    const db = openPlanFile(made());
    const sentence =
      'Our plan.actionplan is open in Action Plan Writer or another program. Close it there and try again.';
    expect(() => openPlanFile(file)).toThrow(sentence);
    expect(() => openPlanFileReadOnly(file)).toThrow(sentence);
    closePlanFile(db);
    closePlanFile(openPlanFile(file));
  });
  it('refuses a file with something added to it that would run', () => {
    const sqlite = new Sqlite(made());
    sqlite.exec('CREATE VIEW endless AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n');
    sqlite.close();
    const sentence = 'Our plan.actionplan has been changed by another program and is not safe to open.';
    expect(() => openPlanFile(file)).toThrow(sentence);
    expect(() => openPlanFileReadOnly(file)).toThrow(sentence);
  });
  it('refuses it under a name of SQLite’s own, too', () => {
    const sqlite = new Sqlite(made());
    sqlite.unsafeMode();
    sqlite.exec(`PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES
      ('trigger', 'sqlite_x', 'person', 0, 'CREATE TRIGGER sqlite_x AFTER INSERT ON person BEGIN SELECT 1; END')`);
    sqlite.close();
    for (const open of [openPlanFile, openPlanFileReadOnly])
      expect(() => open(file)).toThrow('has been changed by another program and is not safe to open');
  });
  it('says that a cut file is damaged', () => {
    fs.truncateSync(made(), 5000);
    expect(() => openPlanFile(file)).toThrow('Our plan.actionplan is damaged. Open its newest backup instead.');
  });
  it('reads without writing: a closed plan needs no file beside it', () => {
    const bytes = fs.readFileSync(made());
    const db = openPlanFileReadOnly(file);
    expect(verifyPlan(db).faults).toEqual([]);
    closePlanFile(db);
    expect(fs.readFileSync(file)).toEqual(bytes);
    expect(fs.readdirSync(folder)).toEqual(['Our plan.actionplan']);
  });
  it('lets no reading function write', () => {
    const db = openPlanFile(made());
    expect(() => rows(db, `UPDATE plan SET id = 'x' RETURNING id`)).toThrow('tried to write');
    closePlanFile(db);
  });
});

describe('the form of the file', () => {
  const golden = (version: number): string =>
    fs.readFileSync(new URL(`./migrations/${String(version).padStart(4, '0')}.golden.sql`, import.meta.url), 'utf8');
  const text = (sqlite: Sqlite.Database): string =>
    declared(sqlite)
      .flatMap(({ sql }) => (sql === null ? [] : `${sql};\n`))
      .join('\n');
  const beside = (version: number): string => `Our plan (before update, form ${version}).actionplan`;

  /** The small plan as a program of that version left it. */
  const madeIn = (version: number): string => {
    const released = MIGRATIONS.filter((one) => one.version <= version);
    const sqlite = new Sqlite(file);
    sqlite.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(sqlite, released);
    const now = at(0).toISOString();
    sqlite.exec(`
      INSERT INTO plan VALUES (1, '${PLAN}', 'file-1', '${now}');
      INSERT INTO person VALUES ('person-rowan', 'Rowan Reid', NULL);
      INSERT INTO section VALUES ('section-1');
      INSERT INTO edition (id, label, position, state) VALUES ('edition-1', 'Oct 2025', 0, 'draft'), ('edition-2', 'Oct 2026', 1, 'draft');
    `);
    sqlite.close();
    return file;
  };

  it.each(MIGRATIONS.map(({ version }) => version))(
    'is that of version %i, which is never changed again',
    (version) => {
      const sqlite = new Sqlite(':memory:');
      migrate(
        sqlite,
        MIGRATIONS.filter((one) => one.version <= version),
      );
      expect(sqlite.pragma('user_version', { simple: true })).toBe(version);
      expect(text(sqlite)).toBe(golden(version));
      sqlite.close();
    },
  );
  it('of a new plan is that of the newest version', () => {
    const db = openPlanFile(made());
    const { user_version: version } = sqliteOf(db).prepare('PRAGMA user_version').get() as { user_version: number };
    expect([version, APPLICATION_ID.toString(16)]).toEqual([newestVersion(), '41705772']);
    expect(text(sqliteOf(db))).toBe(golden(newestVersion()));
    closePlanFile(db);
  });
  it.each(MIGRATIONS.slice(0, -1).map(({ version }) => version))(
    'of version %i is brought up to date, and a copy of the older form is kept',
    (version) => {
      madeIn(version);
      const db = openPlanFile(file);
      expect(verifyPlan(db).faults).toEqual([]);
      expect(text(sqliteOf(db))).toBe(golden(newestVersion()));
      expect(readEditions(db)).toEqual([
        { id: 'edition-1', label: 'Oct 2025', position: 0, state: 'draft' },
        { id: 'edition-2', label: 'Oct 2026', position: 1, state: 'draft' },
      ]);
      closePlanFile(db);
      expect(fs.readdirSync(folder).toSorted()).toEqual([beside(version), 'Our plan.actionplan']);
      const copy = new Sqlite(path.join(folder, beside(version)), { readonly: true });
      expect(text(copy)).toBe(golden(version));
      const labels = 'SELECT label FROM edition ORDER BY position';
      expect(copy.prepare(labels).pluck().all()).toEqual(['Oct 2025', 'Oct 2026']);
      copy.close();
    },
  );
  it.each(MIGRATIONS.slice(0, -1).map(({ version }) => version))(
    'of version %i is read as it would be when brought up to date, and stays as it is',
    (version) => {
      const before = fs.readFileSync(madeIn(version));
      const db = openPlanFileReadOnly(file);
      expect(verifyPlan(db).faults).toEqual([]);
      expect(readEditions(db).map(({ label, state }) => [label, state])).toEqual([
        ['Oct 2025', 'draft'],
        ['Oct 2026', 'draft'],
      ]);
      closePlanFile(db);
      expect(fs.readFileSync(file).equals(before)).toBe(true);
      expect(fs.readdirSync(folder)).toEqual(['Our plan.actionplan']);
    },
  );
  it('is brought up to date step by step, and a copy of the older form is kept', () => {
    made();
    const later = {
      version: 990,
      name: 'a table more',
      up: (sqlite: Sqlite.Database) => void sqlite.exec('CREATE TABLE more (id TEXT PRIMARY KEY) STRICT'),
    };
    const db = openPlanFile(file, { migrations: [...MIGRATIONS, later] });
    expect(rows(db, 'SELECT id FROM more')).toEqual([]);
    closePlanFile(db);
    expect(fs.readdirSync(folder).toSorted()).toEqual([beside(newestVersion()), 'Our plan.actionplan']);
    const older = openPlanFileReadOnly(path.join(folder, beside(newestVersion())));
    expect(verifyPlan(older).faults).toEqual([]);
    closePlanFile(older);
  });
  it('stays as it was where a step fails', () => {
    made();
    const broken = {
      version: 990,
      name: 'fails half-way',
      up: (sqlite: Sqlite.Database) => void sqlite.exec('CREATE TABLE more (id TEXT) STRICT; SELECT nonsense'),
    };
    expect(() => openPlanFile(file, { migrations: [...MIGRATIONS, broken] })).toThrow('nonsense');
    const db = openPlanFile(file);
    expect(verifyPlan(db).faults).toEqual([]);
    closePlanFile(db);
  });
  it.each(['item', 'section', 'edition', 'cell', 'current', 'revision', 'revision_by'])('deletes no %s', (table) => {
    const db = openPlanFile(made());
    expect(() => sqliteOf(db).exec(`PRAGMA foreign_keys = OFF; DELETE FROM ${table}`)).toThrow('never deleted');
    closePlanFile(db);
  });
});

describe('inTransaction', () => {
  it('undoes a part alone, and the whole where the whole fails', () => {
    const db = openPlanFile(made());
    const put = (name: string) => sqliteOf(db).prepare('INSERT INTO settings VALUES (?, 1)').run(name);
    const fail = (): never => {
      throw new Error('stop');
    };
    inTransaction(db, () => {
      put('one');
      expect(() => inTransaction(db, () => [put('two'), fail()])).toThrow('stop');
    });
    expect(() => inTransaction(db, () => [put('three'), fail()])).toThrow('stop');
    expect(rows(db, 'SELECT name FROM settings')).toEqual([{ name: 'one' }]);
    closePlanFile(db);
  });
});
