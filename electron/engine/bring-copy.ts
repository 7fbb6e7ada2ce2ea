import { existsSync } from 'node:fs';
import { copyPlanFile } from '../../db/backup.ts';
import { readBlob } from '../../db/blob.ts';
import type { ReadableDb } from '../../db/database.ts';
import { closePlanFile, openPlanFileReadOnly } from '../../db/open.ts';
import { readPeople } from '../../db/person.ts';
import { readSeals } from '../../db/seal.ts';
import { verifyInSteps } from '../../db/verify.ts';
import type { Body, CurrentCell, Facts, Part, PlanRecords } from '../../shared/plan/records.ts';
import { isProse } from '../../shared/plan/records.ts';
import type { NewCell, NewPlan } from '../../shared/plan/records-of-proposal.ts';
import type { Picture, Tree } from '../../shared/richtext/tree.ts';
import { walk } from '../../shared/richtext/walk.ts';
import { doc } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { makePlanFile } from './bring-in.ts';
import type { CopiedSeals } from './bring-in.ts';
import type { Desk } from './desk.ts';
import { readRecords } from './open-plan.ts';

const picturesOf = (db: ReadableDb, cells: readonly CurrentCell[]): Uint8Array[] => {
  const hashes = new Set<string>();
  for (const { part, body } of cells) {
    if (!isProse(part)) continue;
    walk(body as Tree, (node) => {
      if (node.type === 'picture') hashes.add((node satisfies Picture).blob);
    });
  }
  return [...hashes].flatMap((hash) => readBlob(db, hash) ?? []);
};

/** A title that says it is a copy's: in the list, two plans of one name could not be told apart. */
const copiedTitle = (tree: Tree): Tree => doc(`${plainText(tree).replace(/\s+/g, ' ').trim()} (copy)`);

/** The same words as another plan, which is kept beside the one that is here: only what names the plan itself changes. */
const asAnother = (records: PlanRecords, plan: string): NewPlan => {
  const mine = (id: string): string => (id === records.plan ? plan : id);
  const change: { readonly [P in Part]?: (body: Body) => Body } = {
    facts: (body) => facts(body as Facts),
    'text:title': (body) => copiedTitle(body as Tree),
  };
  const facts = (one: Facts): Facts => ({
    ...one,
    ...(one.shared
      ? {
          shared: one.shared.map((text) => ({
            ...text,
            uses: text.uses.map((use) => ({ ...use, subject: mine(use.subject) })),
          })),
        }
      : {}),
  });
  return {
    plan,
    editions: records.editions,
    sections: records.sections,
    items: records.items,
    cells: records.cells.map(
      ({ subject, part, edition, body }) =>
        ({ subject: mine(subject), part, edition, body: change[part]?.(body) ?? body }) as NewCell,
    ),
  };
};

/**
 * The seals that a copy keeps: of editions that are as they were sealed. Where one is not, it comes in as a draft, and so does
 * what comes after it: a new seal would hide what was altered.
 */
function* sealsOf(db: ReadableDb): Steps<CopiedSeals> {
  const kept = readSeals(db);
  if (kept.length === 0) return { seals: [], people: [] };
  const whole = new Set((yield* verifyInSteps(db)).seals.filter((one) => one.isWhole).map((one) => one.edition));
  const firstBroken = kept.findIndex(({ edition }) => !whole.has(edition));
  const seals = firstBroken < 0 ? kept : kept.slice(0, firstBroken);
  const sealers = new Set(seals.map((one) => one.person));
  return { seals, people: readPeople(db).filter(({ id }) => sealers.has(id)) };
}

/**
 * Takes in a plan file from outside: with all its history where this computer does not have the plan yet, else as it reads
 * now, as a plan of its own beside the one that is here; what is sealed in the file is sealed in it too. The file itself is
 * only read. Answers the plan's id.
 * Throws a Problem that names the file: no plan, of a newer version, altered, damaged, or where the disk refuses.
 */
export const bringCopy = async (desk: Desk, file: string): Promise<string> => {
  const db = openPlanFileReadOnly(file);
  try {
    const records = readRecords(db);
    const place = desk.library.fileFor(records.plan);
    if (!existsSync(place) && !desk.library.list().some((card) => card.plan === records.plan)) {
      await copyPlanFile(db, place);
      return records.plan;
    }
    const { person, now } = desk.deps;
    const plan = desk.newId();
    const pictures = picturesOf(db, records.cells).map((bytes) => ({ bytes }));
    const seals = await desk.inTurns(sealsOf(db));
    makePlanFile(desk.library.fileFor(plan), asAnother(records, plan), { person, now: now() }, { pictures, seals });
    return plan;
  } finally {
    closePlanFile(db);
  }
};
