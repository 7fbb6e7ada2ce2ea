import type { ChangeOf } from '../change.ts';
import { asSentence, calledOf, counted } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

/** Gives sections and items these numbers. Throws a Problem where one of them is not in the edition. */
export const number = (ground: Ground, { numbers }: ChangeOf<'number'>): Step => {
  const changed = numbers.filter((one) => ground.standing(one.subject).number !== one.number);
  const [first] = changed;
  const isOne = changed.length === 1 && first !== undefined;
  const called = isOne ? calledOf(ground, first.subject) : '';
  return {
    cells: changed.map((one) =>
      ground.cell(one.subject, 'place', { ...ground.standing(one.subject), number: one.number }),
    ),
    name: isOne ? `numbering ${called}` : 'renumbering',
    sentence: isOne
      ? `${asSentence(called)} ${first.number === null ? 'has no number now' : `is now ${first.number}`}.`
      : `${counted(changed.length, 'number')} changed; references follow.`,
    subject: isOne ? first.subject : null,
  };
};
