import { addEdition } from '../../db/edition.ts';
import { ensurePerson } from '../../db/person.ts';
import { putCells } from '../../db/put-cells.ts';
import type { CellToPut } from '../../db/put-cells.ts';
import { ownFields } from '../../db/edition-words.ts';
import type { OwnField } from '../../db/edition-words.ts';
import { noteReissue } from '../../db/seal.ts';
import { inTransaction } from '../../db/transaction.ts';
import { editionName } from '../../shared/plan/edition-name.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { Edition } from '../../shared/plan/records.ts';
import type { Resealed } from '../../shared/plan/sealing.ts';
import type { Author } from './bring-in.ts';
import type { OpenPlan } from './open-plan.ts';

/** The sealed edition that is to be corrected. Throws a Problem with the reason where it cannot be issued again. */
const correctable = (editions: readonly Edition[], id: string): Edition => {
  const edition = editions.find((one) => one.id === id);
  if (!edition) throw new Problem('This edition is no longer in the plan. Choose another edition.');
  const name = editionName(edition);
  if (edition.state === 'draft')
    throw new Problem(`${name} is not sealed, so it needs no re-issue. Write the correction in it.`);
  const later = editions.filter(({ position }) => position > edition.position);
  const begun = later.find(({ reissueOf, state }) => reissueOf === id && state === 'draft');
  if (begun) throw new Problem(`${editionName(begun)} is started already. Write the correction in it.`);
  const sealed = later.findLast(({ state }) => state === 'sealed');
  if (!sealed) return edition;
  throw new Problem(
    later.some(({ reissueOf }) => reissueOf === id)
      ? `${name} was corrected already. Start a re-issue of ${editionName(sealed)}.`
      : `${editionName(sealed)} comes after ${name} and is sealed, so ${name} can no longer be issued again. Write the correction in a later edition.`,
  );
};

/** What was written at an edition in the fields that are of each edition alone: status, progress. */
const ownWords = (plan: OpenPlan, edition: string): readonly OwnField[] => {
  const { template, places } = plan.parts(edition);
  const own = new Map(
    template.kinds.map(({ key, fields }) => [
      key,
      new Set(fields.filter(({ scope }) => scope === 'edition').map((field) => `field:${field.key}`)),
    ]),
  );
  return ownFields(plan.db, edition, (subject, part) => own.get(places.get(subject)?.kind ?? '')?.has(part) === true);
};

/**
 * Starts a corrected issue of a sealed edition: a draft right after it that reads as it does. What rolls on does so by itself;
 * what is of each edition alone is copied. Later drafts read what is corrected in it. Throws a Problem where the edition is a
 * draft or not in the plan, where a later one is sealed, and where a re-issue of it is a draft already.
 */
export const reissue = (
  plan: OpenPlan,
  { edition: id, reason }: { readonly edition: string; readonly reason: string },
  { person, now, newId }: Author & { readonly newId: () => string },
): Resealed => {
  const { db } = plan;
  const first = correctable(plan.editions, id);
  const edition = newId();
  const cells = ownWords(plan, id).map((cell): CellToPut => ({ ...cell, edition }));
  inTransaction(db, () => {
    ensurePerson(db, person);
    const { label, period } = first;
    addEdition(db, { id: edition, label, period, position: first.position + 1, reissueOf: id, startedAt: now });
    noteReissue(db, edition, reason.trim());
    putCells(db, cells, { person: person.id, at: now, origin: 'typed' });
  });
  plan.changed(now);
  return { edition, name: editionName(plan.editions.find((one) => one.id === edition)!) };
};
