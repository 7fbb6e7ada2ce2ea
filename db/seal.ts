import { createHash } from 'node:crypto';
import { Problem } from '../shared/plan/problem.ts';
import type { Edition } from '../shared/plan/records.ts';
import type { Seal } from '../shared/plan/sealing.ts';
import { finish } from '../shared/plan/steps.ts';
import type { Steps } from '../shared/plan/steps.ts';
import { insertRows, row, rows, run } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { NO_EDITION, readEditions, sealEdition } from './edition.ts';
import { readingsInSteps } from './sealed-reading.ts';
import type { ReadRow } from './sealed-reading.ts';
import { inTransaction } from './transaction.ts';

/** The seals of a plan, in the order of its editions. */
export const readSeals = (db: ReadableDb): Seal[] =>
  rows<Seal>(
    db,
    `SELECT seal.edition, seal.published, seal.sealed_at AS sealedAt, seal.person_id AS person, seal.note, seal.sha256
     FROM seal LEFT JOIN edition ON edition.id = seal.edition ORDER BY edition.position, seal.edition`,
  );

/** The rows of what a seal holds, each as it goes into the hash, in the one order that they have there. */
const linesOf = (read: readonly ReadRow[]): string[] =>
  read.map((one) => JSON.stringify([one.subject, one.part, one.sha256])).toSorted();

/** The hash of a seal: over all else that the seal says, and every row of what was read. */
export const hashOfSeal = (
  { edition, published, sealedAt, person, note }: Omit<Seal, 'sha256'>,
  read: readonly ReadRow[],
): string => {
  const lines = [JSON.stringify([edition, published, sealedAt, person, note]), ...linesOf(read)];
  return createHash('sha256').update(lines.join('\n')).digest('hex');
};

/** Who seals, and when; and what day is known of which edition. */
export interface Sealer {
  readonly person: string;
  readonly at: Date;
  /** By edition: "2022-10-31". Of those not named nobody knows the day. */
  readonly published: ReadonlyMap<string, string>;
}

/** What is about to be sealed. */
export interface ToSeal {
  /** The editions, oldest first. */
  readonly editions: readonly Edition[];
  readonly read: ReadonlyMap<string, readonly ReadRow[]>;
  readonly seals: readonly Seal[];
  /** What tells the moment it was read from any later write. */
  readonly writes: number;
}

const writesSoFar = (db: ReadableDb): number => row<{ writes: number }>(db, 'SELECT total_changes() AS writes')!.writes;

/** The drafts that are sealed with an edition, because its words come from them, and itself: oldest first. */
export const draftsUpTo = (db: ReadableDb, edition: string): Edition[] => {
  const editions = readEditions(db);
  const position = editions.find((one) => one.id === edition)?.position;
  if (position === undefined) throw new Problem(NO_EDITION);
  return editions.filter((one) => one.position <= position && one.state === 'draft');
};

const noteOf = (db: ReadableDb, edition: string): string | null =>
  row<{ note: string | null }>(db, 'SELECT note FROM edition WHERE id = ?', edition)?.note ?? null;

/** Reads what is to be sealed with an edition, in steps. Throws a Problem where the plan has no such edition. */
export function* readToSeal(db: ReadableDb, edition: string, { person, at, published }: Sealer): Steps<ToSeal> {
  const writes = writesSoFar(db);
  const editions = draftsUpTo(db, edition);
  const read = yield* readingsInSteps(
    db,
    editions.map(({ id }) => id),
  );
  const seals: Seal[] = [];
  for (const { id } of editions) {
    yield;
    const about = {
      ...{ edition: id, published: published.get(id) ?? null, sealedAt: at.toISOString(), person },
      note: noteOf(db, id),
    };
    seals.push({ ...about, sha256: hashOfSeal(about, read.get(id)!) });
  }
  return { editions, read, seals, writes };
}

/** What is corrected in an edition that is a corrected issue, as its seal will say. Throws a Problem where it is not there. */
export const noteReissue = (db: WritableDb, edition: string, note: string): void => {
  if (run(db, 'UPDATE edition SET note = ? WHERE id = ?', note, edition) === 0) throw new Problem(NO_EDITION);
};

const writeSeals = (db: WritableDb, { seals, read }: Pick<ToSeal, 'seals' | 'read'>): void => {
  for (const { edition, published, sealedAt, person, note, sha256: hash } of seals) {
    run(
      db,
      'INSERT INTO seal (edition, published, sealed_at, person_id, note, sha256) VALUES (?, ?, ?, ?, ?, ?)',
      ...[edition, published, sealedAt, person, note, hash],
    );
    const held = read.get(edition)!.map(({ subject, part, sha256 }) => [edition, subject, part, sha256]);
    insertRows(db, 'seal_cell (edition, subject, part, sha256)', held);
    sealEdition(db, edition);
  }
};

/**
 * Seals what was read, all of it or nothing. Answers false, and does nothing, where anything was written to the plan since it
 * was read: it must be read again then. The history of the cells must be kept before.
 */
export const sealAsRead = (db: WritableDb, toSeal: ToSeal): boolean =>
  inTransaction(db, () => {
    if (writesSoFar(db) !== toSeal.writes) return false;
    writeSeals(db, toSeal);
    return true;
  });

/**
 * Seals an edition and every draft before it in one go: in a transaction that has written them. Throws a Problem where the plan
 * has no such edition.
 */
export const sealAtOnce = (db: WritableDb, edition: string, sealer: Sealer): void =>
  inTransaction(db, () => writeSeals(db, finish(readToSeal(db, edition, sealer))));

/**
 * Seals editions of a copy as they were sealed in the plan that it is a copy of: on the same days, by the same people. The
 * hashes are over what is read in the copy.
 */
export const sealCopied = (db: WritableDb, sealed: readonly Omit<Seal, 'sha256'>[]): void =>
  inTransaction(db, () => {
    const ids = sealed.map(({ edition }) => edition);
    const read = finish(readingsInSteps(db, ids));
    writeSeals(db, { read, seals: sealed.map((one) => ({ ...one, sha256: hashOfSeal(one, read.get(one.edition)!) })) });
  });
