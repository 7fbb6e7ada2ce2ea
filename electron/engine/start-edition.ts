import { addEdition } from '../../db/edition.ts';
import { ensurePerson } from '../../db/person.ts';
import { putCells } from '../../db/put-cells.ts';
import type { CellToPut } from '../../db/put-cells.ts';
import { saidSubjects, seenSubjects } from '../../db/roll-over.ts';
import { inTransaction } from '../../db/transaction.ts';
import { foldedPlace } from '../../shared/plan/changes/fold.ts';
import { tidyName, yearOn } from '../../shared/plan/edition-name.ts';
import {
  completedItems,
  labelsRenamed,
  refusalOfNext,
  textsRolledOn,
  titleOfNext,
  renamed,
  titlesTold,
} from '../../shared/plan/next-edition.ts';
import type { Place } from '../../shared/plan/records.ts';
import type { Completed, Renaming, Started, Starting } from '../../shared/plan/starting.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import type { Author } from './bring-in.ts';
import type { EditionParts } from './edition-parts.ts';
import { newestEdition } from './open-plan.ts';
import type { OpenPlan } from './open-plan.ts';

type Counts = Pick<Starting, 'rolledOn' | 'history'>;

/** How many texts of the newest edition roll on, and how many become history: part by part, and no text is read. */
function* countsOf(plan: OpenPlan, parts: EditionParts): Steps<Counts> {
  let { rolledOn, history } = { rolledOn: textsRolledOn(parts.front), history: 0 };
  yield;
  for (const kind of parts.template.kinds) {
    const items = [...parts.order.sectionOf.keys()].filter((id) => parts.places.get(id)?.kind === kind.key);
    if (items.length === 0) continue;
    for (const { key, scope } of kind.fields) {
      const subjects = (scope === 'edition' ? saidSubjects : seenSubjects)(plan.db, `field:${key}`, parts.edition.id);
      const count = items.filter((id) => subjects.has(id)).length;
      if (scope === 'edition') history += count;
      else rolledOn += count;
      yield;
    }
  }
  return { rolledOn, history };
}

const newestParts = (plan: OpenPlan): EditionParts => plan.parts(newestEdition(plan.editions).id);

const labelsOf = (parts: EditionParts, to: string): readonly Renaming[] => {
  const { order, places, template, edition } = parts;
  const kinds = new Set([...order.sectionOf.keys()].map((id) => places.get(id)!.kind));
  return labelsRenamed(template, kinds, { from: edition.label, to });
};

/** What starting the next edition comes to; of a name asked about also what it would change, and why it will not do. */
export function* startingOf(plan: OpenPlan, name: string | undefined): Steps<Starting> {
  const counts = yield* countsOf(plan, newestParts(plan));
  const parts = newestParts(plan);
  const { edition, outline, template, front } = parts;
  const label = name === undefined ? undefined : tidyName(name);
  const refused = label === undefined ? null : refusalOfNext(front, label);
  const named = refused === null ? label : undefined;
  const title = named === undefined ? undefined : renamed(front.title.tree, edition.label, named);
  return {
    newest: edition.id,
    suggested: yearOn(edition.label) ?? null,
    refused,
    ...counts,
    completed: completedItems(outline.sections, template),
    labels: named === undefined ? [] : labelsOf(parts, named),
    title: title ? titlesTold(front.title.tree, title) : null,
  };
}

/** How the next edition is to be: its name, what it reports on, and what becomes of completed items. */
export interface NextEdition {
  readonly label: string;
  readonly period?: string | undefined;
  readonly completed?: Completed | undefined;
}

/** What a completed item's place says in the next edition; `undefined` where it says nothing new. */
const placeOfCompleted = {
  keep: () => undefined,
  fold: (place) => (place.folded ? undefined : foldedPlace(place, true)),
  retire: (place) => ({ ...place, retired: true }),
} satisfies { readonly [C in Completed]: (place: Place) => Place | undefined };

/**
 * Starts the next edition, in steps: what it takes over is counted before. Nothing is copied: words roll on because the new
 * edition has none of its own yet. Written anew are a title that names its edition, and the places of completed items that are
 * folded or retired; all in one transaction. Throws a Problem where the name will not do.
 */
export function* startEdition(
  plan: OpenPlan,
  { label: name, period, completed: how = 'keep' }: NextEdition,
  { person, now, newId }: Author & { readonly newId: () => string },
): Steps<Started> {
  const label = tidyName(name);
  // A name that will not do is refused before anything is counted, and looked at again after: others had their turn.
  titleOfNext(newestParts(plan).front, label);
  const counts = yield* countsOf(plan, newestParts(plan));
  const parts = newestParts(plan);
  const { front, places } = parts;
  const title = titleOfNext(front, label);
  const completed = completedItems(parts.outline.sections, parts.template);
  const labels = labelsOf(parts, label);
  const edition = newId();
  const cells = completed.flatMap(({ item }): CellToPut[] => {
    const body = placeOfCompleted[how](places.get(item)!);
    return body ? [{ subject: item, part: 'place', edition, body }] : [];
  });
  if (title) cells.push({ subject: plan.plan, part: 'text:title', edition, body: title });
  inTransaction(plan.db, () => {
    ensurePerson(plan.db, person);
    const position = front.edition.position + 1;
    addEdition(plan.db, { id: edition, label, position, period: tidyName(period ?? '') || undefined, startedAt: now });
    putCells(plan.db, cells, { person: person.id, at: now, origin: 'typed' });
  });
  plan.changed(now);
  return {
    edition,
    label,
    ...counts,
    completed: { how, items: completed.length },
    labels,
    title: title ? titlesTold(front.title.tree, title) : null,
  };
}
