import { putBlob } from '../../db/blob.ts';
import { addEdition, readEditions, withoutSeals } from '../../db/edition.ts';
import { putImportReport } from '../../db/import-report.ts';
import { addItem } from '../../db/item.ts';
import { ensurePerson } from '../../db/person.ts';
import { putCells } from '../../db/put-cells.ts';
import { keepAll } from '../../db/revision.ts';
import { sealAtOnce } from '../../db/seal.ts';
import { addSection } from '../../db/section.ts';
import { inTransaction } from '../../db/transaction.ts';
import { bringIntoPlan } from '../../shared/plan/bring-into-plan.ts';
import type { Brought, ChosenPair } from '../../shared/plan/bring-into-plan.ts';
import { longName } from '../../shared/plan/edition-name.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { sameReading } from '../../shared/plan/reading.ts';
import type { Edition, PlanRecords } from '../../shared/plan/records.ts';
import type { ItemPair } from '../../shared/plan/review.ts';
import { reportOf } from './bring-in.ts';
import type { Author, Reported } from './bring-in.ts';
import type { Matched } from './match-plan.ts';
import { readRecords } from './open-plan.ts';
import type { OpenPlan } from './open-plan.ts';

/** Who is the partner of an item of the file, by its place among all items; `null` for none. */
export type Pairs = readonly { readonly item: number; readonly partner: string | null }[];

/**
 * The editions that were there and that what is written can be seen in: all from the earliest that is written to on, because
 * nobody reads at an edition what was written after it.
 */
const mayChange = (before: PlanRecords, after: readonly Edition[], { cells, edition: own }: Brought): Edition[] => {
  const positions = new Map(after.map(({ id, position }) => [id, position]));
  const earliest = cells.reduce((least, { edition }) => Math.min(least, positions.get(edition)!), Infinity);
  return before.editions.filter(({ id }) => id !== own && positions.get(id)! >= earliest);
};

/**
 * Throws where an edition that was there reads otherwise: better nothing is brought in than that. Where it is sealed it is a
 * Problem: the file tells of it what it does not say.
 */
const assertOthersAsBefore = (plan: OpenPlan, brought: Brought): void => {
  const others = mayChange(plan.records, readEditions(plan.db), brought);
  if (others.length === 0) return;
  const after = readRecords(plan.db);
  for (const { id, label, state } of others) {
    // The seals are lifted while this is looked at.
    const now = viewEdition(after, id);
    if (!sameReading(plan.view(id), { ...now, edition: { ...now.edition, state } }))
      throw state === 'sealed'
        ? new Problem(
            `The file says of ${longName(label)} what it does not say in this plan, and it is sealed and cannot be changed. Bring the file in as a new plan.`,
          )
        : new Error(`Bringing a file in would change the edition ${label}`);
  }
};

/**
 * Seals the drafts that stand before a sealed edition: it was published after them, and nothing can be written in them. Nobody
 * knows the days.
 */
const sealWhatCameBefore = ({ db }: OpenPlan, { person, now }: Author): void => {
  const editions = readEditions(db);
  const sealed = editions.findLast(({ state }) => state === 'sealed');
  const last = editions.findLast(({ state, position }) => state === 'draft' && position < (sealed?.position ?? 0));
  if (!last) return;
  sealAtOnce(db, last.id, { person: person.id, at: now, published: new Map() });
};

const writeBrought = (plan: OpenPlan, brought: Brought, reported: Reported, { person, now }: Author): void => {
  const { db } = plan;
  withoutSeals(db, () => {
    ensurePerson(db, person);
    keepAll(db, { at: now });
    for (const { bytes } of reported.proposal.pictures) putBlob(db, bytes);
    for (const edition of brought.editions) addEdition(db, edition);
    for (const section of brought.sections) addSection(db, section);
    for (const item of brought.items) addItem(db, item);
    putCells(db, brought.cells, { person: person.id, at: now, origin: 'import' });
    putImportReport(db, reportOf(reported, now, brought.joined));
    assertOthersAsBefore(plan, brought);
  });
};

const write = (plan: OpenPlan, brought: Brought, reported: Reported, author: Author): void =>
  inTransaction(plan.db, () => {
    writeBrought(plan, brought, reported, author);
    sealWhatCameBefore(plan, author);
  });

/** The items paired as the person said, or else by their words. */
const pairsSaid = (pairs: readonly ItemPair[], chosen: Pairs | undefined): ChosenPair[] => {
  const said = chosen && new Map(chosen.map(({ item, partner }) => [item, partner]));
  return pairs.map((pair): ChosenPair => {
    const partner = said ? (said.get(pair.item) ?? null) : pair.partner;
    return partner === pair.partner
      ? { ...pair, by: 'words' }
      : { item: pair.item, partner, likeness: 0, sure: true, by: 'person' };
  });
};

/**
 * Brings a file into a plan as one more edition, in one transaction; all that the plan says stands in its history first. With
 * `chosen` the items are paired as the person said, otherwise as they were matched. Throws a Problem where the plan has that
 * edition and it is sealed, where the file would change another that is sealed, and where the disk fails. An edition that comes
 * before a sealed one is sealed at once.
 */
export const joinPlan = (
  plan: OpenPlan,
  reported: Reported,
  author: Author & { readonly newId: () => string },
  { matched, chosen }: { readonly matched: Matched; readonly chosen?: Pairs | undefined },
): Brought => {
  const brought = bringIntoPlan({
    records: plan.records,
    proposal: reported.proposal,
    pairs: pairsSaid(matched.pairs, chosen),
    names: new Map(matched.known.map(({ id, number, words }) => [id, { number, words }])),
    newId: author.newId,
  });
  write(plan, brought, reported, author);
  plan.changed(author.now);
  return brought;
};
