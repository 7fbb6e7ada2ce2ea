import type { Facts, Part, Place } from '../shared/plan/records.ts';
import { isProse } from '../shared/plan/records.ts';
import type { Steps } from '../shared/plan/steps.ts';
import type { FieldTemplate, Template } from '../shared/plan/template.ts';
import { isBlank } from '../shared/richtext/plain-text.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { row, rows } from './database.ts';
import type { ReadableDb } from './database.ts';
import { sha256 } from './hash.ts';
import { readPlan } from './plan.ts';

/**
 * What is read in an edition, as a seal holds it: the hash of every text, place, template and list of facts that a reader meets
 * there, wherever it was written. Left out is what says nothing (a blank text, a thing that does not stand), and whence words
 * come: an older edition that comes in later writes in a sealed one what would change otherwise, and its seal must hold.
 */

/** One thing that is read, by its hash. */
export interface ReadRow {
  readonly subject: string;
  /** A part; or, of the edition itself as the subject, one of the columns that say what it is. */
  readonly part: string;
  readonly sha256: string;
}

/** Stands for the words of a status or the like that is not updated: what was said before is sealed where it was said. */
export const NOT_UPDATED = sha256('not updated');

interface CellRow {
  readonly number: number;
  readonly subject: string;
  readonly part: Part;
  readonly position: number;
  readonly sha256: string;
  /** The body, where it is a place or a template, or may say nothing. */
  readonly text: string | null;
}

/** So many cells are read in one step. */
const AT_ONCE = 500;

/** Some cells of the editions up to one. Of most, the hash is enough. */
const CELLS = `
  SELECT cell.number, cell.subject, cell.part, edition.position, current.sha256,
    CASE WHEN cell.part IN ('place', 'template', 'facts')
      OR trim(current.plain, char(9, 10, 11, 12, 13, 32, 160)) = ''
      THEN current.body END AS text
  FROM cell JOIN edition ON edition.id = cell.edition JOIN current ON current.cell_number = cell.number
  WHERE cell.number > ? AND cell.number <= ? AND edition.withdrawn = 0 AND edition.position <= ?`;

/** The newest layer of a part, up to an edition. */
interface Newest {
  readonly position: number;
  readonly sha256: string;
  readonly saysNothing: boolean;
  /** True of a blank text that is there: its edition is known to say nothing. */
  readonly silent: boolean;
  /** The hash of the last words said, here or in an earlier layer. */
  readonly lastWords: string | undefined;
}

/** The value of a body, or `undefined` where the file is damaged so that it has none. */
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const saysNothing = (part: Part, value: unknown): boolean => {
  if (part === 'facts') return Object.keys((value ?? {}) as Facts).length === 0;
  return isProse(part) && Array.isArray(value) && isBlank(value as Tree);
};

type FieldScopes = ReadonlyMap<string, ReadonlyMap<string, FieldTemplate['scope']>>;

const scopesOf = (template: Template | undefined): FieldScopes =>
  new Map(
    (template?.kinds ?? []).map((kind) => [
      kind.key,
      new Map(kind.fields.map((field) => [`field:${field.key}`, field.scope])),
    ]),
  );

/** The cells of a plan as they pile up, edition by edition. */
class Pile {
  readonly #plan: string;
  readonly #things = new Map<string, Map<Part, Newest>>();
  readonly #places = new Map<string, Partial<Place>>();
  #template: FieldScopes = new Map();

  constructor(plan: string) {
    this.#plan = plan;
  }

  /** Lays a cell on the pile: of a later edition than all of its part that lie there. */
  add({ subject, part, position, sha256: hash, text }: CellRow): void {
    const value = text === null ? undefined : valueOf(text);
    if (part === 'place') this.#places.set(subject, (value ?? {}) as Partial<Place>);
    if (part === 'template' && subject === this.#plan) this.#template = scopesOf(value as Template | undefined);
    const nothing = text !== null && saysNothing(part, value);
    const own = this.#things.get(subject) ?? new Map<Part, Newest>();
    this.#things.set(subject, own);
    own.set(part, {
      ...{ position, sha256: hash, saysNothing: nothing },
      silent: nothing && (value as Tree).length > 0,
      lastWords: nothing ? own.get(part)?.lastWords : hash,
    });
  }

  /** What is read at an edition, once its cells and those of all before it lie here. */
  *rowsAt(position: number): Steps<ReadRow[]> {
    const out: ReadRow[] = [];
    let things = 0;
    for (const [subject, parts] of this.#things) {
      things += 1;
      if (things % AT_ONCE === 0) yield;
      const place = this.#places.get(subject);
      if (subject !== this.#plan && (!place || place.retired === true)) continue;
      const scopes = this.#template.get(place?.kind ?? '');
      for (const [part, newest] of parts) {
        const isField = part.startsWith('field:');
        const at = { scope: scopes?.get(part), isOwn: newest.position === position, folded: place?.folded === true };
        const hash = isField ? hashOfField(newest, at) : hashOf(newest);
        if (hash !== undefined) out.push({ subject, part, sha256: hash });
      }
    }
    return out;
  }
}

const hashOf = (newest: Newest): string | undefined => (newest.saysNothing ? undefined : newest.sha256);

interface FieldAt {
  readonly scope: FieldTemplate['scope'] | undefined;
  readonly isOwn: boolean;
  readonly folded: boolean;
}

/** A field that the template lacks is read by nobody; of a folded item the last words said stand. */
const hashOfField = (newest: Newest, { scope, isOwn, folded }: FieldAt): string | undefined => {
  if (scope !== 'edition') return scope === undefined ? undefined : hashOf(newest);
  if (isOwn && !newest.saysNothing) return newest.sha256;
  if (newest.lastWords === undefined || (isOwn && newest.silent)) return undefined;
  return folded ? newest.lastWords : NOT_UPDATED;
};

interface EditionRow {
  readonly id: string;
  readonly position: number;
  readonly label: string;
  readonly period: string | null;
  readonly reissueOf: string | null;
}

/** What an edition is called and what it reports on, as rows about the edition itself. */
const rowsOfEdition = ({ id, label, period, reissueOf }: EditionRow): ReadRow[] =>
  Object.entries({ label, period, 'reissue-of': reissueOf }).flatMap(([part, value]) =>
    value === null ? [] : [{ subject: id, part, sha256: sha256(value) }],
  );

/** The cells up to a place in the order of editions, by that place. */
function* cellsUpTo(db: ReadableDb, position: number): Steps<Map<number, CellRow[]>> {
  const last = row<{ last: number | null }>(db, 'SELECT max(number) AS last FROM cell')?.last ?? 0;
  const out = new Map<number, CellRow[]>();
  for (let from = 0; from <= last; from += AT_ONCE) {
    for (const cell of rows<CellRow>(db, CELLS, from, from + AT_ONCE, position)) {
      const some = out.get(cell.position);
      if (some) some.push(cell);
      else out.set(cell.position, [cell]);
    }
    yield;
  }
  return out;
}

/**
 * What is read in each of these editions, in the order of the editions; in steps, and only true where nothing is written
 * between them. `hashFor` says what hash a cell's words have, by its number; the one kept beside them unless said otherwise.
 */
export function* readingsInSteps(
  db: ReadableDb,
  editions: readonly string[],
  hashFor: (number: number, kept: string) => string = (_, kept) => kept,
): Steps<Map<string, ReadRow[]>> {
  const wanted = rows<EditionRow>(
    db,
    `SELECT id, position, label, period, reissue_of AS reissueOf FROM edition
     WHERE id IN (SELECT value FROM json_each(?)) ORDER BY position`,
    JSON.stringify(editions),
  );
  const cells = yield* cellsUpTo(db, wanted.at(-1)?.position ?? -1);
  const pile = new Pile(readPlan(db).id);
  const out = new Map<string, ReadRow[]>();
  let laid = 0;
  const positions = [...cells.keys()].toSorted((a, b) => a - b);
  for (const edition of wanted) {
    while (positions.length > 0 && positions[0]! <= edition.position)
      for (const cell of cells.get(positions.shift()!)!) {
        pile.add({ ...cell, sha256: hashFor(cell.number, cell.sha256) });
        laid += 1;
        if (laid % AT_ONCE === 0) yield;
      }
    out.set(edition.id, [...rowsOfEdition(edition), ...(yield* pile.rowsAt(edition.position))]);
  }
  return out;
}
