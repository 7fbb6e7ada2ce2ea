import path from 'node:path';
import { backUp } from '../../db/backup.ts';
import { closePlanFile, openPlanFile } from '../../db/open.ts';
import { keepAll } from '../../db/revision.ts';
import { ensurePerson } from '../../db/person.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { damagedOr } from './damage.ts';
import type { EngineDeps } from './engine-deps.ts';
import { newId } from './id.ts';
import { Library, cardOf } from './library.ts';
import { newestEdition, OpenPlan } from './open-plan.ts';

/** How long changes may stand without a backup, in milliseconds. */
const BACKUP_EVERY = 10 * 60_000;
/** How long after a plan is opened it is backed up, in milliseconds. */
const BACKUP_AFTER_OPENING = 5_000;

/** How many proposals are kept for review at once. */
const PROPOSALS = 4;

export interface Grant {
  readonly path: string;
  readonly purpose: 'read' | 'write';
}

export interface Proposed {
  readonly proposal: Proposal;
  readonly file: string;
}

/** What lies on the engine's desk: the plans that are open, the proposals under review, the files that were granted. */
export class Desk {
  readonly deps: EngineDeps;
  readonly library: Library;
  readonly proposals = new Map<string, Proposed>();
  readonly #open = new Map<string, OpenPlan>();
  readonly #grants = new Map<string, Grant>();
  readonly #later = new Set<Promise<void>>();

  constructor(deps: EngineDeps) {
    this.deps = deps;
    this.library = new Library(deps.plansFolder);
  }

  newId(): string {
    return newId(this.deps.now());
  }

  /** The plan of that id, opened now if it is not open yet. Throws a Problem where it cannot be opened. */
  plan(id: string): OpenPlan {
    const there = this.#open.get(id);
    if (there) return there;
    const file = this.library.fileOf(id);
    const db = openPlanFile(file);
    try {
      ensurePerson(db, this.deps.person);
    } catch (error) {
      // Left open, the file would count as open elsewhere until the program is started again.
      closePlanFile(db);
      throw error;
    }
    const opened = new OpenPlan(db, file);
    this.#open.set(id, opened);
    this.#backUpOpened(id, opened);
    return opened;
  }

  /** Why a call about a plan failed: a Problem where the plan's file is damaged, else the error as it was. */
  explained(input: unknown, error: unknown): unknown {
    const id = (input as { plan?: unknown } | null)?.plan;
    const opened = typeof id === 'string' ? this.#open.get(id) : undefined;
    return opened ? damagedOr(opened.db, error) : error;
  }

  /** Does something after the answer is given: a person waits for the page, not for the list of plans or a backup. */
  later(work: () => Promise<void>): void {
    const done: Promise<void> = new Promise((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => this.deps.complain(error))
      .finally(() => this.#later.delete(done));
    this.#later.add(done);
  }

  /** Keeps a proposal for review; the oldest of too many is put away. */
  propose(proposed: Proposed): string {
    const id = this.newId();
    this.proposals.set(id, proposed);
    const [oldest] = this.proposals.keys();
    if (this.proposals.size > PROPOSALS && oldest !== undefined) this.proposals.delete(oldest);
    return id;
  }

  /** Keeps the plan's line in the list of plans true. */
  async note(plan: OpenPlan): Promise<void> {
    const newest = newestEdition(plan.records.editions);
    await this.library.put(plan.file, cardOf(plan.view(newest.id), this.deps.now().toISOString()));
  }

  /** Backs the plan up where changes have stood long enough without one. */
  async backUpIfDue(plan: OpenPlan, dueAfter = BACKUP_EVERY): Promise<void> {
    const since = plan.changedSince;
    if (since && this.deps.now().getTime() - since.getTime() >= dueAfter) await this.#backUp(plan);
  }

  /** A backup that fails never stops the writing: what it should have held stays due. */
  async #backUp(plan: OpenPlan): Promise<void> {
    const since = plan.changedSince;
    plan.changedSince = undefined;
    try {
      await backUp(plan.db, path.join(this.deps.backupsFolder, plan.records.plan), { now: this.deps.now() });
    } catch (error) {
      plan.changedSince = since;
      this.deps.complain(error);
    }
  }

  /** Backs up what was opened, as it was found, once the person has the page and is perhaps writing. */
  #backUpOpened(id: string, plan: OpenPlan): void {
    setTimeout(() => {
      if (this.#open.get(id) === plan) this.later(() => this.#backUp(plan));
    }, BACKUP_AFTER_OPENING).unref();
  }

  grant(grant: Grant): string {
    const file = this.newId();
    this.#grants.set(file, grant);
    return file;
  }

  /** The path behind a handle, which is then used up. Throws a Problem where it is used up, or of an engine that is no more. */
  granted(file: string, purpose: Grant['purpose']): string {
    const grant = this.#grants.get(file);
    if (grant?.purpose !== purpose) throw new Problem('The file chosen is not known any more. Choose it again.');
    this.#grants.delete(file);
    return grant.path;
  }

  /** Closes every plan, each with its words in the history and a backup. One that cannot be does not keep the others open. */
  async close(): Promise<void> {
    await Promise.all(this.#later);
    for (const [id, plan] of this.#open) {
      this.#open.delete(id);
      try {
        keepAll(plan.db, { at: this.deps.now() });
        await this.backUpIfDue(plan, 0);
      } catch (error) {
        this.deps.complain(error);
      } finally {
        closePlanFile(plan.db);
      }
    }
  }
}
