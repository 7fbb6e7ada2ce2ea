import type { ChangeOf } from '../change.ts';
import { Problem } from '../problem.ts';
import { reasonIn, withReason } from '../slips.ts';
import { asSentence, calledCell, editionOf } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

/**
 * Keeps why a field of an item says something else in this edition; a reason without words takes away the one that is kept.
 * Throws a Problem where the item or the field is not in the edition.
 */
export const explain = (ground: Ground, { subject, field, reason }: ChangeOf<'explain'>): Step => {
  ground.standing(subject);
  const part = `field:${field}` as const;
  const edition = ground.edition.id;
  if (!ground.field(subject, part))
    throw new Problem('This field is no longer in the edition shown. Choose something else in the outline.');
  const facts = ground.facts(subject);
  const cell = calledCell(ground, { subject, part, edition });
  const isFirst = reasonIn(facts, field, edition) === null;
  return {
    cells: [ground.cell(subject, 'facts', withReason(facts, field, edition, reason))],
    name: `${reason === '' ? 'taking away' : isFirst ? 'giving' : 'changing'} the reason for the change of ${cell}`,
    sentence:
      reason === ''
        ? `No reason is kept in ${editionOf(ground)} for the change of ${cell}.`
        : `${asSentence(cell)}: the reason for its change is kept.`,
    subject,
  };
};
