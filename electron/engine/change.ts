import { addItem } from '../../db/item.ts';
import { changeCells, firstChanged } from '../../db/change-cells.ts';
import { draftEdition } from '../../db/edition.ts';
import { addSection } from '../../db/section.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Change, Changed, Renumbered, RetiredThing } from '../../shared/plan/change.ts';
import { retiredThings } from '../../shared/plan/changes/bring-back.ts';
import { asSentence, calledCell } from '../../shared/plan/changes/called.ts';
import { Ground } from '../../shared/plan/changes/ground.ts';
import { stepOf } from '../../shared/plan/changes/index.ts';
import { planOf } from '../../shared/plan/changes/undo.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { renumbering } from '../../shared/plan/renumber.ts';
import type { Author } from './bring-in.ts';
import { changeSource } from './change-source.ts';
import type { OpenPlan } from './open-plan.ts';

type Maker = Author & { readonly newId: () => string };

const noNewId = (): never => {
  throw new Error('Looking at a plan makes nothing new');
};

const groundOf = (plan: OpenPlan, edition: string, newId: () => string = noNewId): Ground =>
  new Ground(changeSource(plan), edition, newId);

/**
 * Carries a change out: in one transaction, every cell with its history. Throws a Problem where an edition that it writes in is
 * sealed or not there, where the change cannot be done or changes nothing, and where something to be put back says something else by now;
 * nothing is written then.
 */
export const carryOut = (plan: OpenPlan, edition: string, change: Change, { person, now, newId }: Maker): Changed => {
  const { db } = plan;
  const ground = groundOf(plan, edition, newId);
  draftEdition(db, edition);
  const expected = change.do === 'put' ? change.cells : [];
  for (const at of new Set(expected.map((cell) => cell.edition))) draftEdition(db, at);
  const changed = firstChanged(db, expected);
  if (changed)
    throw new Problem(
      `${asSentence(calledCell(ground, changed))} was changed since, so “${change.do === 'put' ? change.name : ''}” was not taken back. Nothing was changed.`,
    );
  const step = stepOf(ground, change);
  const { writes, back } = planOf(ground, step);
  const hashes = inTransaction(db, () => {
    for (const id of step.sections ?? []) addSection(db, id);
    for (const id of step.items ?? []) addItem(db, id);
    return changeCells(db, writes, { person: person.id, at: now, origin: 'typed' });
  });
  const written = writes.map(({ subject, part, edition: at }) => ({ subject, part, edition: at }));
  plan.changedCells(written, now);
  return {
    name: step.name,
    sentence: step.sentence,
    subject: step.subject,
    undo: { do: 'put', name: step.name, cells: back.map((cell, at) => ({ ...cell, sha256: hashes[at]! })) },
    written,
  };
};

/** What counting an edition anew would come to. Throws a Problem where the plan has no such edition. */
export const renumberingOf = (plan: OpenPlan, edition: string): readonly Renumbered[] =>
  renumbering(groundOf(plan, edition));

/** What is retired from an edition. Throws a Problem where the plan has no such edition. */
export const retiredOf = (plan: OpenPlan, edition: string): readonly RetiredThing[] =>
  retiredThings(groundOf(plan, edition));
