import { readCell, readCells, readCellsOf } from '../../db/cell.ts';
import type { ReadableDb, WritableDb } from '../../db/database.ts';
import { readEditions } from '../../db/edition.ts';
import { readItems } from '../../db/item.ts';
import { readPlan } from '../../db/plan.ts';
import { keepRevisions } from '../../db/revision.ts';
import { readSections } from '../../db/section.ts';
import { editionName, issueNamed, sameEdition } from '../../shared/plan/edition-name.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import type { EditionView } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { CellRef, CurrentCell, Edition, PlanRecords } from '../../shared/plan/records.ts';
import type { Template } from '../../shared/plan/template.ts';
import { CellShelf } from './cell-shelf.ts';
import { EditionChecks } from './edition-checks.ts';
import { EditionParts } from './edition-parts.ts';
import { WordsIndex } from './find-index.ts';
import { Footnotes } from './footnotes.ts';

const readRest = (db: ReadableDb): Omit<PlanRecords, 'cells'> => ({
  plan: readPlan(db).id,
  editions: readEditions(db),
  sections: readSections(db),
  items: readItems(db),
});

/** Everything of a plan, as kept now. */
export const readRecords = (db: ReadableDb): PlanRecords => ({ ...readRest(db), cells: readCells(db) });

/** The newest edition. Throws a Problem where a plan has none. */
export const newestEdition = (editions: readonly Edition[]): Edition => {
  const newest = editions.toSorted((a, b) => a.position - b.position).at(-1);
  if (!newest) throw new Problem('This plan has no edition. Restore it from a backup.');
  return newest;
};

/**
 * The edition of that name ("Oct 2021" and "October 2021" are one), of several issues the newest; "Oct 2021, first issue" and
 * "Oct 2021, re-issue 1" name one of them. Throws a Problem that lists those there are.
 */
export const editionNamed = (editions: readonly Edition[], name: string): Edition => {
  const inOrder = editions.toSorted((a, b) => a.position - b.position);
  const { label, reissue } = issueNamed(name);
  const found =
    inOrder.findLast((one) => sameEdition(one.label, name)) ??
    inOrder.findLast((one) => sameEdition(one.label, label) && (one.reissue ?? 0) === reissue);
  if (found) return found;
  const there = inOrder.map(editionName).join(', ');
  throw new Problem(`This plan has no edition called ${name}. Its editions are: ${there}.`);
};

/** More changed cells than this, and what was drawn is drawn anew instead of followed. */
const FEW_CELLS = 200;

interface Kept {
  readonly parts: EditionParts;
  readonly checks: EditionChecks;
}

/** An edition of a plan, read in parts. For those who need no more of a plan. Throws where the plan has no such edition. */
export const partsOf = (db: ReadableDb, edition: string): EditionParts => {
  const editions = readEditions(db);
  const found = editions.find((one) => one.id === edition);
  if (!found) throw new Error(`The plan has no edition ${edition}`);
  const shelf = new CellShelf((subjects) => readCellsOf(db, subjects));
  const sections = new Set(readSections(db));
  return new EditionParts(
    { db, plan: readPlan(db).id, editions, sections, cellsOf: (subjects) => shelf.of(subjects) },
    found,
  );
};

/**
 * A plan that is open. The window is answered from its editions' parts, which follow what is written; the whole records and
 * the views drawn from them are read when something asks for them, and dropped at the next write.
 */
export class OpenPlan {
  readonly db: WritableDb;
  readonly file: string;
  readonly footnotes: Footnotes;
  readonly words: WordsIndex;
  /** The plan's id. */
  readonly plan: string;
  #editions: readonly Edition[] | undefined;
  #sections: ReadonlySet<string> | undefined;
  #records: PlanRecords | undefined;
  readonly #views = new Map<string, EditionView>();
  readonly #kept = new Map<string, Kept>();
  readonly #shelf: CellShelf;
  readonly #typed = new Map<string, CellRef>();
  /** When something was first written since the last backup; `undefined` where a backup holds everything. */
  changedSince: Date | undefined;

  constructor(db: WritableDb, file: string) {
    this.db = db;
    this.file = file;
    this.plan = readPlan(db).id;
    this.#shelf = new CellShelf((subjects) => readCellsOf(db, subjects));
    this.footnotes = new Footnotes(db);
    this.words = new WordsIndex(db);
  }

  /** Oldest first. */
  get editions(): readonly Edition[] {
    return (this.#editions ??= readEditions(this.db));
  }

  /** The ids of all sections, retired ones too. */
  get sections(): ReadonlySet<string> {
    return (this.#sections ??= new Set(readSections(this.db)));
  }

  /** Everything of the plan. */
  get records(): PlanRecords {
    return (this.#records ??= readRecords(this.db));
  }

  /** A whole edition. For what needs less there is `parts`. Throws a Problem where the plan has no such edition. */
  view(edition: string): EditionView {
    const kept = this.#views.get(edition);
    if (kept) return kept;
    this.#edition(edition);
    const view = viewEdition(this.records, edition);
    this.#views.set(edition, view);
    return view;
  }

  /** An edition in parts. Throws a Problem where the plan has no such edition. */
  readonly parts = (edition: string): EditionParts => this.#keptOf(edition).parts;

  /** What is to be fixed in an edition. Throws a Problem where the plan has no such edition. */
  readonly checks = (edition: string): EditionChecks => this.#keptOf(edition).checks;

  /** The cells of these things, at every edition. */
  readonly cellsOf = (subjects: readonly string[]): readonly CurrentCell[] => this.#shelf.of(subjects);

  /** The template that holds at an edition; `undefined` where the plan has no such edition. */
  readonly templateAt = (edition: string): Template | undefined =>
    this.editions.some((one) => one.id === edition) ? this.parts(edition).template : undefined;

  /** To be called after a write of many cells, or of none: everything is read anew when it is next asked for. */
  changed(now: Date): void {
    this.#editions = undefined;
    this.#sections = undefined;
    this.#records = undefined;
    this.#views.clear();
    this.#kept.clear();
    this.#shelf.clear();
    this.footnotes.forget();
    this.words.forget();
    this.changedSince ??= now;
  }

  /** To be called after a write of these cells, and of new things that they are about: what they are seen in follows. */
  changedCells(refs: readonly CellRef[], now: Date): void {
    if (refs.length > FEW_CELLS) {
      this.changed(now);
      return;
    }
    this.changedSince ??= now;
    this.#records = undefined;
    this.#views.clear();
    const { sections } = this;
    if (refs.some(({ subject, part }) => part === 'place' && !sections.has(subject))) this.#readSections();
    for (const ref of refs) {
      const cell = readCell(this.db, ref);
      if (!cell) continue;
      this.#shelf.put(cell);
      this.footnotes.changed(cell);
      this.words.changed(cell);
      for (const { parts, checks } of this.#kept.values()) {
        checks.changed(ref);
        parts.changed(ref);
      }
    }
  }

  /** To be called after a person wrote in one cell. */
  cellChanged(ref: CellRef, now: Date): void {
    this.#typed.set(`${ref.subject} ${ref.part} ${ref.edition}`, ref);
    this.changedCells([ref], now);
  }

  /** Takes what was written in single cells since this was last done into the history; all other writes keep their own. */
  keepTyped(now: Date): void {
    keepRevisions(this.db, [...this.#typed.values()], { at: now });
    this.#typed.clear();
  }

  #readSections(): void {
    const sections = new Set(readSections(this.db));
    if (sections.size === this.sections.size) return;
    this.#sections = sections;
    this.#kept.clear();
  }

  #edition(id: string): Edition {
    const found = this.editions.find((one) => one.id === id);
    if (!found) throw new Problem('This edition is no longer in the plan. Choose another edition.');
    return found;
  }

  #keptOf(edition: string): Kept {
    const kept = this.#kept.get(edition);
    if (kept) return kept;
    const { db, plan, editions, sections, cellsOf } = this;
    const parts = new EditionParts({ db, plan, editions, sections, cellsOf }, this.#edition(edition));
    const fresh = { parts, checks: new EditionChecks(db, plan, parts) };
    this.#kept.set(edition, fresh);
    return fresh;
  }
}
