import path from 'node:path';
import { backUp } from '../../db/backup.ts';
import { closePlanFile, openPlanFile } from '../../db/open.ts';
import { keepAll } from '../../db/revision.ts';
import { ensurePerson } from '../../db/person.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { EngineDeps } from './engine-deps.ts';
import { newId } from './id.ts';
import { Library, cardOf } from './library.ts';
import { newestEdition, OpenPlan } from './open-plan.ts';

/** How long changes may stand without a backup, in milliseconds. */
const BACKUP_EVERY = 10 * 60_000;

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
    const opened = new OpenPlan(openPlanFile(file), file);
    ensurePerson(opened.db, this.deps.person);
    this.#open.set(id, opened);
    return opened;
  }

  /** Keeps the plan's line in the list of plans true. */
  async note(plan: OpenPlan): Promise<void> {
    const newest = newestEdition(plan.records.editions);
    await this.library.put(plan.file, cardOf(plan.view(newest.id), this.deps.now().toISOString()));
  }

  /** Backs the plan up where changes have stood long enough without one. A backup that fails never stops the writing. */
  async backUpIfDue(plan: OpenPlan, dueAfter = BACKUP_EVERY): Promise<void> {
    const since = plan.changedSince;
    const now = this.deps.now();
    if (!since || now.getTime() - since.getTime() < dueAfter) return;
    plan.changedSince = undefined;
    try {
      await backUp(plan.db, path.join(this.deps.backupsFolder, plan.records.plan), { now });
    } catch (error) {
      plan.changedSince = since;
      console.error(error);
    }
  }

  grant(grant: Grant): string {
    const file = this.newId();
    this.#grants.set(file, grant);
    return file;
  }

  /** The path behind a handle. Throws a Problem where it was given by an engine that is no more. */
  granted(file: string, purpose: Grant['purpose']): string {
    const grant = this.#grants.get(file);
    if (grant?.purpose !== purpose) throw new Problem('The file chosen is not known any more. Choose it again.');
    return grant.path;
  }

  async close(): Promise<void> {
    for (const [id, plan] of this.#open) {
      keepAll(plan.db, { at: this.deps.now() });
      await this.backUpIfDue(plan, 0);
      closePlanFile(plan.db);
      this.#open.delete(id);
    }
  }
}
