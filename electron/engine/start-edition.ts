import { putCell } from '../../db/cell.ts';
import { addEdition } from '../../db/edition.ts';
import { ensurePerson } from '../../db/person.ts';
import { inTransaction } from '../../db/transaction.ts';
import { tidyName } from '../../shared/plan/edition-name.ts';
import { rollOver } from '../../shared/plan/next-edition.ts';
import type { Author } from './bring-in.ts';
import { newestEdition } from './open-plan.ts';
import type { OpenPlan } from './open-plan.ts';

export interface Started {
  readonly edition: string;
  /** Texts that roll on, and texts that became history. */
  readonly rolledOn: number;
  readonly history: number;
}

/**
 * Starts the next edition. Nothing is copied: words roll on because the new edition has none of its own yet. Only a title
 * that names its edition is written anew. Throws a Problem where the plan has an edition of that name.
 */
export const startEdition = (
  plan: OpenPlan,
  name: string,
  { person, now, newId }: Author & { readonly newId: () => string },
): Started => {
  const label = tidyName(name);
  const newest = newestEdition(plan.records.editions);
  const { rolledOn, history, title } = rollOver(plan.view(newest.id), label);
  const edition = newId();
  inTransaction(plan.db, () => {
    ensurePerson(plan.db, person);
    addEdition(plan.db, { id: edition, label, position: newest.position + 1 });
    const cell = { subject: plan.records.plan, part: 'text:title', edition } as const;
    if (title) putCell(plan.db, { cell, body: title, person: person.id, at: now, origin: 'typed', keep: true });
  });
  plan.changed(now);
  return { edition, rolledOn, history };
};
