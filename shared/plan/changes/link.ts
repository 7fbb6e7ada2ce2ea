import { withAnswer } from '../answers.ts';
import type { ChangeOf } from '../change.ts';
import { Problem } from '../problem.ts';
import { asSentence, calledOf } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

/** How a sentence names an item that may no longer be in the edition. */
const calledIfThere = (ground: Ground, id: string): string =>
  ground.place(id)?.retired === false ? calledOf(ground, id) : 'an item that is not in this edition';

/**
 * Says that an item answers another as well, or that it does not any more. Throws a Problem where the item, or the one that it
 * is to answer, is not in the edition, where both are one, and where it says so already.
 */
export const link = (ground: Ground, { subject, to, linked }: ChangeOf<'link'>): Step => {
  ground.standing(subject);
  const called = calledOf(ground, subject);
  if (!ground.isItem(subject)) throw new Problem('Only an item answers others. Choose an item in the outline.');
  if (subject === to) throw new Problem(`${asSentence(called)} cannot answer itself. Choose another item.`);
  if (linked && (!ground.isItem(to) || ground.place(to)?.retired !== false))
    throw new Problem('The item to be answered is not in the edition shown. Choose another item.');
  const facts = ground.facts(subject);
  const other = calledIfThere(ground, to);
  if ((facts.answers ?? []).includes(to) === linked)
    throw new Problem(
      linked ? `${asSentence(called)} answers ${other} already.` : `${asSentence(called)} does not answer ${other}.`,
    );
  return {
    cells: [ground.cell(subject, 'facts', withAnswer(facts, to, linked))],
    name: linked ? `linking ${called} to ${other}` : `unlinking ${called} from ${other}`,
    sentence: asSentence(linked ? `${called} also answers ${other} now.` : `${called} no longer answers ${other}.`),
    subject,
  };
};
