import type { Body, CellRef, Part } from '../shared/plan/records.ts';
import { row, rows } from './database.ts';
import type { ReadableDb } from './database.ts';

/** Cells by their hashes, for work that asks which of very many say something else, and reads few of them. */

/** The first letters are enough to know that there are words. */
const A_FEW = 8;

interface HashRow extends CellRef {
  readonly number: number;
  readonly sha256: string;
  readonly begins: string;
}

/** What a cell says, by its hash; words and body are read when they are first asked for. */
export interface HashedCell extends CellRef {
  readonly sha256: string;
  /** The first letters of its words. */
  readonly begins: string;
  readonly plain: string;
  readonly body: Body;
}

/** It holds no more than its hash until it is asked, so that a plan of many thousands can be held. */
class KeptCell implements HashedCell {
  readonly subject: string;
  readonly part: Part;
  readonly edition: string;
  readonly sha256: string;
  readonly begins: string;
  readonly #db: ReadableDb;
  readonly #number: number;
  #plain: string | undefined;
  #body: Body | undefined;

  constructor(db: ReadableDb, { number, subject, part, edition, sha256, begins }: HashRow) {
    this.#db = db;
    this.#number = number;
    this.subject = subject;
    this.part = part;
    this.edition = edition;
    this.sha256 = sha256;
    this.begins = begins;
  }

  get plain(): string {
    if (this.begins.length < A_FEW) return this.begins;
    return (this.#plain ??= row<{ plain: string }>(
      this.#db,
      'SELECT plain FROM current WHERE cell_number = ?',
      this.#number,
    )!.plain);
  }

  get body(): Body {
    return (this.#body ??= JSON.parse(
      row<{ text: string }>(this.#db, 'SELECT body AS text FROM current WHERE cell_number = ?', this.#number)!.text,
    ) as Body);
  }
}

/** The things of which something is written at these editions. */
export const subjectsWrittenAt = (db: ReadableDb, editions: readonly string[]): Set<string> =>
  new Set(
    rows<{ subject: string }>(
      db,
      'SELECT DISTINCT subject FROM cell WHERE edition IN (SELECT value FROM json_each(?))',
      JSON.stringify(editions),
    ).map(({ subject }) => subject),
  );

/** The cells of these things that were written at these editions, by their hashes. */
export const hashedCellsOf = (db: ReadableDb, subjects: readonly string[], editions: readonly string[]): HashedCell[] =>
  rows<HashRow>(
    db,
    `SELECT cell.number, cell.subject, cell.part, cell.edition, current.sha256, substr(current.plain, 1, ${A_FEW}) AS begins
     FROM cell JOIN current ON current.cell_number = cell.number
     WHERE cell.subject IN (SELECT value FROM json_each(?)) AND cell.edition IN (SELECT value FROM json_each(?))`,
    JSON.stringify(subjects),
    JSON.stringify(editions),
  ).map((found) => new KeptCell(db, found));
