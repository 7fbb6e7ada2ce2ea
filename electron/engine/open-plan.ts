import type { WritableDb } from '../../db/database.ts';
import { readCell, readCells } from '../../db/cell.ts';
import { readEditions } from '../../db/edition.ts';
import { readItems } from '../../db/item.ts';
import { readPlan } from '../../db/plan.ts';
import type { ReadableDb } from '../../db/database.ts';
import { readSections } from '../../db/section.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import type { EditionView } from '../../shared/plan/edition-view.ts';
import { longName, sameEdition } from '../../shared/plan/edition-name.ts';
import { layerAt } from '../../shared/plan/layers.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Template } from '../../shared/plan/template.ts';
import type { CellRef, Edition, PlanRecords } from '../../shared/plan/records.ts';

/** Everything of a plan, as kept now. */
export const readRecords = (db: ReadableDb): PlanRecords => ({
  plan: readPlan(db).id,
  editions: readEditions(db),
  sections: readSections(db),
  items: readItems(db),
  cells: readCells(db),
});

/** The newest edition. Throws a Problem where a plan has none. */
export const newestEdition = (editions: readonly Edition[]): Edition => {
  const newest = editions.toSorted((a, b) => a.position - b.position).at(-1);
  if (!newest) throw new Problem('This plan has no edition. Restore it from a backup.');
  return newest;
};

/** The edition of that name ("Oct 2021" and "October 2021" are one). Throws a Problem that lists those there are. */
export const editionNamed = (editions: readonly Edition[], name: string): Edition => {
  const found = editions.find((one) => sameEdition(one.label, name));
  if (found) return found;
  const there = editions.map((one) => longName(one.label)).join(', ');
  throw new Problem(`This plan has no edition called ${name}. Its editions are: ${there}.`);
};

/** A plan that is open, with the views drawn from it, which are kept until something is written. */
export class OpenPlan {
  readonly db: WritableDb;
  readonly file: string;
  #records: PlanRecords | undefined;
  readonly #views = new Map<string, EditionView>();
  /** When something was first written since the last backup; `undefined` where a backup holds everything. */
  changedSince: Date | undefined;

  constructor(db: WritableDb, file: string) {
    this.db = db;
    this.file = file;
  }

  get records(): PlanRecords {
    this.#records ??= readRecords(this.db);
    return this.#records;
  }

  view(edition: string): EditionView {
    const kept = this.#views.get(edition);
    if (kept) return kept;
    if (!this.records.editions.some((one) => one.id === edition))
      throw new Problem('This edition is no longer in the plan. Choose another edition.');
    const view = viewEdition(this.records, edition);
    this.#views.set(edition, view);
    return view;
  }

  /** The template that holds at an edition; `undefined` where the plan has no such edition. */
  readonly templateAt = (edition: string): Template | undefined => {
    const { plan, editions, cells } = this.records;
    const own = cells.filter((cell) => cell.part === 'template' && cell.subject === plan);
    const ordered = editions.toSorted((a, b) => a.position - b.position);
    return layerAt(new Map(own.map((cell) => [cell.edition, cell])), ordered, edition)?.cell.body as
      Template | undefined;
  };

  /** To be called after a write of many cells, or of none: everything is read anew when it is next asked for. */
  changed(now: Date): void {
    this.#records = undefined;
    this.#views.clear();
    this.changedSince ??= now;
  }

  /** To be called after a write of one cell: that cell alone is read anew. */
  cellChanged(ref: CellRef, now: Date): void {
    const cell = readCell(this.db, ref);
    if (this.#records && cell) {
      const cells = this.#records.cells.slice();
      const at = cells.findIndex(
        (one) => one.subject === ref.subject && one.part === ref.part && one.edition === ref.edition,
      );
      cells.splice(at < 0 ? cells.length : at, at < 0 ? 0 : 1, cell);
      this.#records = { ...this.#records, cells };
    }
    this.#views.clear();
    this.changedSince ??= now;
  }
}
