import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { backUp } from '../../db/backup.ts';
import { closePlanFile, openPlanFile } from '../../db/open.ts';
import { ensurePerson } from '../../db/person.ts';
import type { Checked } from '../../shared/ipc/contract.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Proposal } from '../../shared/plan/proposal.ts';
import type { ReviewLine, ReviewStep } from '../../shared/plan/review.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import type { Source } from '../formats/import/source.ts';
import { damagedOr } from './damage.ts';
import type { EngineDeps } from './engine-deps.ts';
import { newId } from './id.ts';
import { Library, cardOf } from './library.ts';
import { newestEdition, OpenPlan } from './open-plan.ts';
import { sweepUnfinished } from './unfinished.ts';

/** How long changes may stand without a backup, in milliseconds. */
const BACKUP_EVERY = 10 * 60_000;
/** How long after a plan is opened it is backed up, in milliseconds. */
const BACKUP_AFTER_OPENING = 5_000;

/** How long work goes on before a save that waits has its turn, in milliseconds. */
const AT_A_STRETCH = 8;

/** How many proposals are kept for review at once: each holds its whole file. */
const PROPOSALS = 2;
/** How many bringings-in can be taken back. */
const UNDOS = 20;

/** What the person chose: a file, or words that are in no file and what they are called. */
export type Grant =
  | { readonly path: string; readonly purpose: 'read' | 'write' }
  | { readonly words: string; readonly name: string; readonly purpose: 'read' };

/** A file under review: what it was read from, what was read, and what the person has said of it so far. */
export interface Proposed {
  readonly from: { readonly path: string } | { readonly bytes: Uint8Array };
  /** The name of the file, without its folder. */
  readonly file: string;
  readonly source: Source;
  readonly proposal: Proposal;
  readonly lines: readonly ReviewLine[];
  readonly steps: readonly ReviewStep[];
  /** Of a file with tracked changes, which text was read. */
  readonly tracked: 'accepted' | 'original';
}

/** How a bringing-in is taken back. */
export interface Undo {
  readonly plan: string;
  /** What the plan's file was like when it was done; it is taken back only while it is so. */
  readonly mark: string;
  /** The plan as it was before; `null` where the plan itself came in with it. */
  readonly before: string | null;
}

/** Puts away the oldest of too many. */
const keepNewest = (kept: Map<string, unknown>, most: number): void => {
  for (const id of kept.keys()) if (kept.size > most) kept.delete(id);
};

/** What lies on the engine's desk: the plans that are open, the proposals under review, the files that were granted. */
export class Desk {
  readonly deps: EngineDeps;
  readonly library: Library;
  readonly #proposals = new Map<string, Proposed>();
  readonly #undos = new Map<string, Undo>();
  readonly #open = new Map<string, OpenPlan>();
  readonly #grants = new Map<string, Grant>();
  readonly #later = new Set<Promise<void>>();
  readonly #inTurns = new Set<{ isStopped: boolean }>();
  readonly #checking = new WeakMap<OpenPlan, Promise<unknown>>();

  constructor(deps: EngineDeps) {
    this.deps = deps;
    this.library = new Library(deps.plansFolder);
    this.later(async () => sweepUnfinished(deps.plansFolder, deps.now()));
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
    const done: Promise<void> = turn()
      .then(work)
      .catch((error: unknown) => this.deps.complain(error))
      .finally(() => this.#later.delete(done));
    this.#later.add(done);
  }

  /**
   * Does long work that only reads, saves and other calls having their turn between its steps. Throws a Problem with the
   * sentence `stopped` where somebody stops it; without one it is work that nobody sees, and is not stopped.
   */
  async inTurns<T>(steps: Steps<T>, stopped?: string): Promise<T> {
    const work = { isStopped: false };
    if (stopped !== undefined) this.#inTurns.add(work);
    try {
      for (let since = performance.now(); ;) {
        const step = steps.next();
        if (step.done) return step.value;
        if (performance.now() - since < AT_A_STRETCH) continue;
        await turn();
        if (work.isStopped) throw new Problem(stopped!);
        since = performance.now();
      }
    } finally {
      this.#inTurns.delete(work);
    }
  }

  /** Work that nobody waits for, as long as the plan is open. */
  *whileOpen(plan: OpenPlan, steps: Steps<void>): Steps<void> {
    while (this.#open.get(plan.plan) === plan && !steps.next().done) yield;
  }

  /**
   * What is to be fixed in an edition, or what changed in it `since`. Who asks while it is being looked for waits for that,
   * and then looks at what is new.
   */
  async check(plan: OpenPlan, edition: string, since: string | undefined): Promise<Checked> {
    const before = this.#checking.get(plan) ?? Promise.resolve();
    const checked = before
      .catch(() => undefined)
      .then(async () => {
        const checks = plan.checks(edition);
        return checks.answer(await this.inTurns(checks.find()), this.newId(), since);
      });
    this.#checking.set(plan, checked);
    return checked;
  }

  /** Ends the reading, matching and publishing that are under way; says how many there were. */
  stop(): number {
    for (const work of this.#inTurns) work.isStopped = true;
    return this.#inTurns.size + this.deps.stopJobs();
  }

  /** Keeps a proposal for review, under the id it has or a new one; the oldest of too many is put away. */
  propose(proposed: Proposed, id = this.newId()): string {
    this.#proposals.set(id, proposed);
    keepNewest(this.#proposals, PROPOSALS);
    return id;
  }

  /** The proposal of that id. Throws a Problem where it is no longer kept. */
  proposed(id: string): Proposed {
    const proposed = this.#proposals.get(id);
    if (!proposed) throw new Problem('This file was read too long ago. Choose it again.');
    return proposed;
  }

  discard(proposal: string): void {
    this.#proposals.delete(proposal);
  }

  /** Keeps how a bringing-in is taken back; returns what it is asked for by. */
  undoable(undo: Undo): string {
    const id = this.newId();
    this.#undos.set(id, undo);
    keepNewest(this.#undos, UNDOS);
    return id;
  }

  /** How that bringing-in is taken back. Throws a Problem where it is not known any more. */
  undo(id: string): Undo {
    const undo = this.#undos.get(id);
    if (!undo)
      throw new Problem(
        'This can no longer be taken back: the program was started again, or it is taken back already.',
      );
    return undo;
  }

  undone(id: string): void {
    this.#undos.delete(id);
  }

  /** Keeps the plan's line in the list of plans true. */
  async note(plan: OpenPlan): Promise<void> {
    const { outline, edition } = plan.parts(newestEdition(plan.editions).id);
    const card = cardOf({ plan: plan.plan, outline, edition, editions: plan.editions }, this.deps.now().toISOString());
    await this.library.put(plan.file, card);
  }

  /** Backs the plan up where changes have stood long enough without one. */
  async backUpIfDue(plan: OpenPlan, dueAfter = BACKUP_EVERY): Promise<void> {
    const since = plan.changedSince;
    if (since && this.deps.now().getTime() - since.getTime() >= dueAfter) await this.#backUp(plan);
  }

  /** Backs the plan up; the backup's path. Throws a Problem where the copy cannot be made or does not match. */
  async backUp(plan: OpenPlan): Promise<string> {
    const since = plan.changedSince;
    plan.changedSince = undefined;
    try {
      return await backUp(plan.db, path.join(this.deps.backupsFolder, plan.plan), { now: this.deps.now() });
    } catch (error) {
      plan.changedSince = since;
      throw error;
    }
  }

  /** A backup that fails never stops the writing: what it should have held stays due. */
  async #backUp(plan: OpenPlan): Promise<void> {
    await this.backUp(plan).catch((error: unknown) => this.deps.complain(error));
  }

  /** Closes a plan, if it is open, so that its file can be moved or replaced. It is opened again when it is asked for. */
  put(id: string): void {
    const plan = this.#open.get(id);
    this.#open.delete(id);
    if (plan) closePlanFile(plan.db);
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

  /** What is behind a handle, which is then used up. Throws a Problem where it is used up, or of an engine that is no more. */
  granted(file: string, purpose: Grant['purpose']): Grant {
    const grant = this.#grants.get(file);
    if (grant?.purpose !== purpose) throw new Problem('The file chosen is not known any more. Choose it again.');
    this.#grants.delete(file);
    return grant;
  }

  /** The path to write to behind a handle. Throws as `granted` does. */
  target(file: string): string {
    const grant = this.granted(file, 'write');
    if (!('path' in grant)) throw new Error('Words are not written to');
    return grant.path;
  }

  /** Closes every plan, each with its words in the history and a backup. One that cannot be does not keep the others open. */
  async close(): Promise<void> {
    await Promise.all(this.#later);
    for (const [id, plan] of this.#open) {
      this.#open.delete(id);
      try {
        plan.keepTyped(this.deps.now());
        await this.backUpIfDue(plan, 0);
      } catch (error) {
        this.deps.complain(error);
      } finally {
        closePlanFile(plan.db);
      }
    }
  }
}
