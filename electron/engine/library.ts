import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readEditions } from '../../db/edition.ts';
import { closePlanFile, isKeptBeforeUpdate, openPlanFileReadOnly } from '../../db/open.ts';
import { readPlan } from '../../db/plan.ts';
import type { Outline, PlanCard } from '../../shared/ipc/contract.ts';
import { editionName } from '../../shared/plan/edition-name.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Edition } from '../../shared/plan/records.ts';
import { TONES } from '../../shared/plan/template.ts';
import { newestEdition, partsOf } from './open-plan.ts';
import { countProgress } from './outline.ts';
import { writeWholeFile } from './write-file.ts';

const cardSchema = z.object({
  plan: z.string(),
  title: z.string(),
  edition: z.string(),
  state: z.enum(['draft', 'sealed']),
  published: z.string().optional(),
  ordinal: z.number(),
  items: z.number(),
  updated: z.number(),
  tones: z.partialRecord(z.enum([...TONES, 'none']), z.number()).optional(),
  lastOpened: z.string(),
});
const indexSchema = z.record(z.string(), cardSchema);

/** The ending of a plan file. */
export const PLAN_ENDING = '.actionplan';

/** A plan's line in the list, from the outline of its newest edition. */
export const cardOf = (
  {
    plan,
    outline,
    edition,
    editions,
  }: {
    readonly plan: string;
    readonly outline: Outline;
    readonly edition: Edition;
    readonly editions: readonly Edition[];
  },
  lastOpened: string,
): PlanCard => ({
  plan,
  title: outline.title || 'A plan without a title',
  edition: editionName(edition),
  state: edition.state,
  ...(edition.published === undefined ? {} : { published: edition.published }),
  // A corrected issue is no edition more.
  ordinal: editions.filter((one) => one.reissueOf === undefined && one.position <= edition.position).length,
  ...countProgress(outline),
  lastOpened,
});

/**
 * The plans of this computer: the files of one folder, with an index of what to show for each, so that listing them opens
 * none. The index can be thrown away at any time: what it lacks is read from the files.
 */
export class Library {
  readonly folder: string;
  readonly #index: Map<string, PlanCard>;

  constructor(folder: string) {
    this.folder = folder;
    this.#index = new Map(Object.entries(this.#readIndex()));
  }

  /** Where a new plan of that id is kept. */
  fileFor(plan: string): string {
    this.#files();
    return path.join(this.folder, `${plan}${PLAN_ENDING}`);
  }

  /** The file of a plan. Throws a Problem where it is not in the folder. */
  fileOf(plan: string): string {
    const named = this.#files().find((name) => this.#card(name)?.plan === plan);
    if (!named) throw new Problem('This plan is no longer in the folder of plans. Choose another plan from Home.');
    return path.join(this.folder, named);
  }

  /** Every plan, the last opened first; a file that cannot be read is listed with what is wrong. */
  list(): PlanCard[] {
    return this.#files()
      .map((name): PlanCard => this.#card(name) ?? this.#trouble(name))
      .toSorted((a, b) => b.lastOpened.localeCompare(a.lastOpened));
  }

  /** Keeps a plan's line; the index is written whole or not at all. */
  async put(file: string, card: PlanCard): Promise<void> {
    this.#index.set(path.basename(file), card);
    const there = new Set(this.#files());
    const kept = [...this.#index].filter(([name, one]) => there.has(name) && !one.trouble);
    await writeWholeFile(path.join(this.folder, 'index.json'), JSON.stringify(Object.fromEntries(kept), null, 1));
  }

  #files(): string[] {
    try {
      mkdirSync(this.folder, { recursive: true });
    } catch (error) {
      const sentence = `The folder of plans, ${this.folder}, cannot be made. Ask whoever looks after this computer to allow it.`;
      throw new Problem(sentence, { cause: error });
    }
    // What was kept before an update is the same plan in an older form: what is written now would be missing there.
    return readdirSync(this.folder).filter(
      (name) => name.endsWith(PLAN_ENDING) && !name.startsWith('.') && !isKeptBeforeUpdate(name),
    );
  }

  #card(name: string): PlanCard | undefined {
    const known = this.#index.get(name);
    if (known) return known.trouble ? undefined : known;
    const card = this.#read(name);
    this.#index.set(name, card);
    return card.trouble ? undefined : card;
  }

  #trouble(name: string): PlanCard {
    const known = this.#index.get(name) ?? this.#read(name);
    // Looked at again the next time: what was wrong may have been put right.
    this.#index.delete(name);
    return known;
  }

  #read(name: string): PlanCard {
    try {
      const db = openPlanFileReadOnly(path.join(this.folder, name));
      try {
        const editions = readEditions(db);
        const { outline, edition } = partsOf(db, newestEdition(editions).id);
        return cardOf({ plan: readPlan(db).id, outline, edition, editions }, '');
      } finally {
        closePlanFile(db);
      }
    } catch (error) {
      const trouble = error instanceof Problem ? error.message : `${name} could not be read. Restore it from a backup.`;
      return {
        plan: `file:${name}`,
        title: name,
        edition: '',
        state: 'draft',
        ordinal: 0,
        items: 0,
        updated: 0,
        lastOpened: '',
        trouble,
      };
    }
  }

  #readIndex(): z.infer<typeof indexSchema> {
    try {
      return indexSchema.parse(JSON.parse(readFileSync(path.join(this.folder, 'index.json'), 'utf8')));
    } catch {
      return {};
    }
  }
}
