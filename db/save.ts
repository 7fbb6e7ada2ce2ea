import type { Saved } from '../shared/ipc/contract.ts';
import type { CellRef, ProsePart } from '../shared/plan/records.ts';
import { merge3 } from '../shared/richtext/merge.ts';
import { isBlank } from '../shared/richtext/plain-text.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { keptBody, spelled } from './body.ts';
import type { KeptBody } from './body.ts';
import { assertWritable, idOf, readStored, writeStored } from './cell.ts';
import type { Stored } from './cell.ts';
import { row } from './database.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { insertRevision, keepRevision } from './revision.ts';
import { inTransaction } from './transaction.ts';

/** While someone writes on, history is kept this often, in milliseconds. */
const KEEP_EVERY = 2 * 60_000;

export interface Save {
  readonly cell: CellRef & { readonly part: ProsePart };
  /** What the writer started from: the counter, and the words. */
  readonly base: { readonly counter: number; readonly body: Tree };
  readonly body: Tree;
  readonly person: string;
  /** Names a time of one person at one window: its first edit to a cell keeps what the cell said before. */
  readonly sitting: string;
  readonly now: Date;
}

/** The time a cell's history was last added to by this file; empty where it has none. */
const lastKept = (db: ReadableDb, cell: string): string =>
  row<{ at: string | null }>(db, 'SELECT max(kept_at) AS at FROM revision WHERE cell_id = ?', cell)?.at ?? '';

/** True where what the cell says now must stand in its history before it is written over. */
const isMoment = (db: ReadableDb, stored: Stored, { sitting, body, now }: Save): boolean => {
  if (stored.sitting !== sitting) return true;
  if (isBlank(body) && !isBlank(JSON.parse(stored.text) as Tree)) return true;
  const kept = lastKept(db, stored.cellId);
  const since = stored.sittingAt !== null && stored.sittingAt > kept ? stored.sittingAt : kept;
  // A clock set back must not stop the history.
  return Math.abs(now.getTime() - Date.parse(since)) > KEEP_EVERY;
};

const write = (db: WritableDb, save: Save, stored: Stored | undefined, body: KeptBody): Saved => {
  if (stored && isMoment(db, stored, save)) keepRevision(db, save.cell, { at: save.now });
  const savedAt = save.now.toISOString();
  const since = stored?.sitting === save.sitting && stored.sittingAt !== null ? stored.sittingAt : savedAt;
  const { cell, person, now: at, sitting } = save;
  // Read again: keeping the earlier words has changed whence these come.
  const counter = writeStored(db, cell, stored && readStored(db, stored.cellId), {
    ...{ body, person, at, origin: 'typed', sitting: { id: sitting, since } },
  });
  return { outcome: 'saved', counter, sha256: body.sha256, savedAt, clashes: 0 };
};

/** The revisions that words started from: the one that says so, or else what the words that overtook them started from. */
const startedFrom = (db: ReadableDb, cell: string, baseHash: string, overtaking: string): string[] => {
  const said = row<{ id: string }>(
    db,
    'SELECT id FROM revision WHERE cell_id = ? AND body_hash = ? ORDER BY kept_at DESC, id LIMIT 1',
    cell,
    baseHash,
  );
  if (said) return [said.id];
  const { parents } = row<{ parents: string }>(db, 'SELECT parents FROM revision WHERE id = ?', overtaking)!;
  return JSON.parse(parents) as string[];
};

/** Keeps what both wrote, each as a revision, and writes both together as a third that comes of the two. */
const merge = (db: WritableDb, save: Save, stored: Stored, incoming: KeptBody): Saved => {
  const { cell, base, person, now, sitting } = save;
  const baseHash = spelled(base.body).sha256;
  if (baseHash === incoming.sha256)
    return { ...asStored(stored), outcome: 'merged', body: JSON.parse(stored.text) as Tree };
  const { tree, clashes } = merge3(base.body, save.body, JSON.parse(stored.text) as Tree);
  const merged = keptBody(cell.part, tree);
  const at = now.toISOString();
  const theirs = keepRevision(db, cell, { at: now })!;
  const mine = insertRevision(db, {
    ...{ cellId: stored.cellId, parents: startedFrom(db, stored.cellId, baseHash, theirs) },
    ...{ bodyHash: incoming.sha256, body: incoming.text, person, madeAt: at, origin: 'typed', originId: null },
    ...{ keptAt: at, pinned: clashes > 0 },
  });
  const counter = writeStored(db, cell, readStored(db, stored.cellId), {
    ...{ body: merged, person, at: now, origin: 'merge', sitting: { id: sitting, since: at } },
    parents: [mine, theirs],
  });
  keepRevision(db, cell, { at: now });
  return { outcome: 'merged', counter, sha256: merged.sha256, savedAt: at, body: tree, clashes };
};

const asStored = ({ counter, sha256, writtenAt }: Stored): Saved => ({
  outcome: 'saved',
  counter,
  sha256,
  savedAt: writtenAt,
  clashes: 0,
});

/**
 * Saves what was written. When it returns, the words are on disk.
 * Sent again after a crash, the same save is acknowledged and changes nothing. Words written from a state that is no longer
 * the newest are brought together with what stands there (`merged`), and both are kept in the history.
 * Throws a Problem where the edition is sealed, where edition or subject are not in the plan, or where the disk fails.
 */
export const saveCell = (db: WritableDb, save: Save): Saved =>
  inTransaction(db, () => {
    assertWritable(db, save.cell);
    const stored = readStored(db, idOf(db, save.cell));
    const incoming = keptBody(save.cell.part, save.body);
    if (stored?.sha256 === incoming.sha256) return asStored(stored);
    const isNewest =
      !stored || stored.counter === save.base.counter || stored.sha256 === spelled(save.base.body).sha256;
    return isNewest ? write(db, save, stored, incoming) : merge(db, save, stored, incoming);
  });
