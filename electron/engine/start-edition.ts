import { putCell, readCellsOf } from '../../db/cell.ts';
import { addEdition } from '../../db/edition.ts';
import { ensurePerson } from '../../db/person.ts';
import { inTransaction } from '../../db/transaction.ts';
import { tidyName } from '../../shared/plan/edition-name.ts';
import { rollOver, textsRolledOn, titleOfNext } from '../../shared/plan/next-edition.ts';
import type { RollOver } from '../../shared/plan/next-edition.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import type { Author } from './bring-in.ts';
import type { EditionParts } from './edition-parts.ts';
import { newestEdition } from './open-plan.ts';
import type { OpenPlan } from './open-plan.ts';

/** So many items are looked at in one step, a little more or less. */
const AT_ONCE = 40;

/** What becomes of all texts of an edition when the next one is started. */
function* rollOverOf(plan: OpenPlan, parts: EditionParts): Steps<RollOver> {
  let { rolledOn, history } = { rolledOn: textsRolledOn(parts.front), history: 0 };
  for (const { section, items } of parts.itemsInGroups(AT_ONCE)) {
    const read = parts.itemsAlone(section, items, readCellsOf(plan.db, items));
    const found = rollOver(read.flatMap(({ fields }) => fields));
    rolledOn += found.rolledOn;
    history += found.history;
    yield;
  }
  return { rolledOn, history };
}

export interface Started extends RollOver {
  readonly edition: string;
}

/**
 * Starts the next edition, in steps: what it takes over is counted before. Nothing is copied: words roll on because the new
 * edition has none of its own yet. Only a title that names its edition is written anew. Throws a Problem where the plan has an
 * edition of that name.
 */
export function* startEdition(
  plan: OpenPlan,
  name: string,
  { person, now, newId }: Author & { readonly newId: () => string },
): Steps<Started> {
  const label = tidyName(name);
  const newest = (): EditionParts => plan.parts(newestEdition(plan.editions).id);
  // A name that will not do is refused before anything is counted, and looked at again after: others had their turn.
  titleOfNext(newest().front, label);
  const counted = yield* rollOverOf(plan, newest());
  const { front } = newest();
  const title = titleOfNext(front, label);
  const edition = newId();
  inTransaction(plan.db, () => {
    ensurePerson(plan.db, person);
    addEdition(plan.db, { id: edition, label, position: front.edition.position + 1 });
    const cell = { subject: plan.plan, part: 'text:title', edition } as const;
    if (title) putCell(plan.db, { cell, body: title, person: person.id, at: now, origin: 'typed', keep: true });
  });
  plan.changed(now);
  return { edition, ...counted };
}
