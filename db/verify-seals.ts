import { isProse } from '../shared/plan/records.ts';
import type { CellRef, Part } from '../shared/plan/records.ts';
import type { Seal, VerifiedSeal } from '../shared/plan/sealing.ts';
import { finish } from '../shared/plan/steps.ts';
import type { Steps } from '../shared/plan/steps.ts';
import { row, rows } from './database.ts';
import type { ReadableDb } from './database.ts';
import { sha256 } from './hash.ts';
import { hashOfSeal, readSeals } from './seal.ts';
import { readingsInSteps } from './sealed-reading.ts';
import type { ReadRow } from './sealed-reading.ts';
import type { Naming } from './verify-names.ts';

/** Whether sealed editions still read as they were sealed: by the seals, and by the words themselves. */

/** More faults of one edition than this are counted and not named. */
const NAMED = 100;

const AGAIN = 'Restore the plan from a backup.';

/** The hash of words as they read from the disk; a damaged file can hold a number where words should be. */
export const hashOfWords = (text: unknown): string => sha256(typeof text === 'string' ? text : `not words: ${text}`);

const bodyHash = (db: ReadableDb, number: number): string =>
  hashOfWords(row<{ text: unknown }>(db, 'SELECT body AS text FROM current WHERE cell_number = ?', number)?.text);

interface EditionNow {
  readonly id: string;
  readonly state: string;
  readonly withdrawn: number;
  readonly position: number;
  readonly isSealed: number;
}

const editionsNow = (db: ReadableDb): EditionNow[] =>
  rows<EditionNow>(
    db,
    `SELECT edition.id, state, withdrawn, position, seal.edition IS NOT NULL AS isSealed
     FROM edition LEFT JOIN seal ON seal.edition = edition.id ORDER BY position`,
  );

/** Where editions say that they are sealed and are not, or the other way round. */
const faultsOfStates = (editions: readonly EditionNow[], name: Naming): string[] => {
  const lastSealed = editions.findLast(({ isSealed }) => isSealed === 1);
  return editions.flatMap(({ id, state, withdrawn, position, isSealed }) => {
    const called = name.edition(id);
    if (isSealed === 1)
      return state === 'sealed' && withdrawn === 0
        ? []
        : [`${called} was sealed, and is marked as ${withdrawn === 0 ? 'a draft' : 'taken back'} now. ${AGAIN}`];
    if (state === 'sealed')
      return [
        `${called} is marked as sealed and has no seal, so nothing shows whether it was changed since. Compare it with what was published.`,
      ];
    return lastSealed && withdrawn === 0 && position < lastSealed.position
      ? [`${called} comes before ${name.edition(lastSealed.id)}, which is sealed, and has no seal. ${AGAIN}`]
      : [];
  });
};

const ABOUT_EDITION: Readonly<Record<string, string>> = {
  label: 'its name',
  period: 'its period',
  'reissue-of': 'which edition it corrects',
};

type Found = 'changed' | 'missing' | 'added';

const SAID: Readonly<Record<'words' | 'rest', Readonly<Record<Found, string>>>> = {
  words: {
    changed: 'the words are not those that were sealed',
    missing: 'the words that were sealed are not there',
    added: 'these words were not there when it was sealed',
  },
  rest: {
    changed: 'it is not as it was sealed',
    missing: 'what was sealed is not there',
    added: 'it was not there when it was sealed',
  },
};

const faultOfRow = (edition: string, { subject, part }: ReadRow, found: Found, name: Naming): string => {
  const called = name.edition(edition);
  if (subject === edition) return `${called}: ${ABOUT_EDITION[part] ?? part} is not as it was sealed. ${AGAIN}`;
  const said = SAID[isProse(part as Part) ? 'words' : 'rest'][found];
  return `${name.within({ subject, part, edition } as CellRef)}, in ${called}: ${said}. ${AGAIN}`;
};

const keyOf = ({ subject, part }: ReadRow): string => `${subject} ${part}`;

/** Where what is read in an edition is not what its seal holds. */
const faultsOfRows = (
  edition: string,
  sealed: readonly ReadRow[],
  read: readonly ReadRow[],
  name: Naming,
): readonly string[] => {
  const now = new Map(read.map((one) => [keyOf(one), one]));
  const found: [ReadRow, Found][] = [];
  for (const one of sealed) {
    const there = now.get(keyOf(one));
    if (there?.sha256 !== one.sha256) found.push([one, there ? 'changed' : 'missing']);
    now.delete(keyOf(one));
  }
  for (const one of now.values()) found.push([one, 'added']);
  const named = found.slice(0, NAMED).map(([one, how]) => faultOfRow(edition, one, how, name));
  const more = found.length - named.length;
  return more > 0 ? [...named, `${name.edition(edition)}: ${more} more are not as they were sealed. ${AGAIN}`] : named;
};

const personName = (db: ReadableDb, id: string): string =>
  row<{ name: string }>(db, 'SELECT name FROM person WHERE id = ?', id)?.name ?? '';

/** So many rows of a seal are read in one step. */
const AT_ONCE = 2000;

function* readSealed(db: ReadableDb, edition: string): Steps<ReadRow[]> {
  const out: ReadRow[] = [];
  for (;;) {
    const last = out.at(-1);
    const some = rows<ReadRow>(
      db,
      `SELECT subject, part, sha256 FROM seal_cell WHERE edition = ? AND (subject, part) > (?, ?)
       ORDER BY subject, part LIMIT ${AT_ONCE}`,
      edition,
      last?.subject ?? '',
      last?.part ?? '',
    );
    for (const one of some) out.push(one);
    yield;
    if (some.length < AT_ONCE) return out;
  }
}

export interface CheckedSeals {
  readonly seals: readonly VerifiedSeal[];
  readonly faults: readonly string[];
}

/** What tells whether editions came, went, or were sealed meanwhile. */
const markOf = (db: ReadableDb): string => JSON.stringify(editionsNow(db));

/** What is read in the sealed editions, by the words themselves; `hashes` are those of texts that were read already. */
function* readingsNow(
  db: ReadableDb,
  seals: readonly Seal[],
  hashes: ReadonlyMap<number, string>,
): Steps<Map<string, ReadRow[]>> {
  const editions = seals.map(({ edition }) => edition);
  return yield* readingsInSteps(db, editions, (number) => hashes.get(number) ?? bodyHash(db, number));
}

/** What a check of seals begins with: to be taken before any text is read. */
export interface SealsBefore {
  readonly mark: string;
}

/** Where the editions stand before they are checked. */
export const beforeSeals = (db: ReadableDb): SealsBefore => ({ mark: markOf(db) });

/**
 * Checks every seal, in steps: its own hash, and that each thing it holds is read so now, by the words themselves. `hashes` are
 * those of texts that were read from the disk since `before`, by the number of their cells.
 */
export function* checkSeals(
  db: ReadableDb,
  { mark }: SealsBefore,
  hashes: ReadonlyMap<number, string>,
  name: Naming,
): Steps<CheckedSeals> {
  let kept = readSeals(db);
  let readings = yield* readingsNow(db, kept, hashes);
  // Editions that came in or were sealed meanwhile: what was read may be of before and of after.
  if (markOf(db) !== mark) {
    kept = readSeals(db);
    readings = finish(readingsNow(db, kept, new Map()));
  }
  const faults = faultsOfStates(editionsNow(db), name);
  const seals: VerifiedSeal[] = [];
  for (const seal of kept) {
    const { edition, published, sealedAt, note } = seal;
    const sealed = yield* readSealed(db, edition);
    const called = name.edition(edition);
    const found = [...faultsOfRows(edition, sealed, readings.get(edition) ?? [], name)];
    yield;
    if (hashOfSeal(seal, sealed) !== seal.sha256)
      found.push(`The seal of ${called} was changed after ${called} was sealed. ${AGAIN}`);
    yield;
    faults.push(...found);
    seals.push({
      ...{ name: called, edition, published, sealedAt, note, sha256: seal.sha256 },
      ...{ person: personName(db, seal.person), holds: sealed.length, isWhole: found.length === 0 },
    });
  }
  return { seals, faults };
}
