import type { ChangeOf } from '../change.ts';
import type { Facts } from '../records.ts';
import { asSentence, calledOf, counted, quoted } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

type Told = Pick<Step, 'name' | 'sentence'>;

const tellWords = (before: readonly string[], after: readonly string[]): Told => {
  const added = after.filter((word) => !before.includes(word));
  const removed = before.filter((word) => !after.includes(word));
  const [word] = [...added, ...removed];
  if (added.length + removed.length !== 1 || word === undefined)
    return {
      name: 'changing the plan’s words',
      sentence: `The plan has ${counted(after.length, 'word')} of its own now.`,
    };
  return added.length === 1
    ? {
        name: `adding ${quoted(word)} to the plan’s words`,
        sentence: `${quoted(word)} is one of the plan’s words now.`,
      }
    : {
        name: `taking ${quoted(word)} out of the plan’s words`,
        sentence: `${quoted(word)} is no longer one of the plan’s words.`,
      };
};

const tellOwner = (called: string, owner: string | undefined): Told => ({
  name: `changing the owner of ${called}`,
  sentence: asSentence(owner ? `${owner} now reports on ${called}.` : `${called} has no owner now.`),
});

const tell = (ground: Ground, subject: string, before: Facts, after: Facts): Told => {
  const called = calledOf(ground, subject);
  if (before.owner !== after.owner) return tellOwner(called, after.owner);
  if ((before.words ?? []).join('\n') !== (after.words ?? []).join('\n'))
    return tellWords(before.words ?? [], after.words ?? []);
  if ((before.left?.length ?? 0) < (after.left?.length ?? 0))
    return { name: 'leaving words as they are', sentence: 'It is left as it is, and no longer listed.' };
  return { name: `changing the facts of ${called}`, sentence: `The facts of ${called} are changed.` };
};

/** An owner of nothing but spaces is none. */
const tidy = ({ owner, ...facts }: Facts): Facts => {
  const name = owner?.replace(/\s+/g, ' ').trim();
  return name ? { ...facts, owner: name } : facts;
};

/** Writes the facts of an item or of the plan. Throws a Problem where the item is not in the edition. */
export const facts = (ground: Ground, change: ChangeOf<'facts'>): Step => {
  const { subject } = change;
  if (subject !== ground.plan) ground.standing(subject);
  const after = tidy(change.facts);
  return {
    cells: [ground.cell(subject, 'facts', after)],
    ...tell(ground, subject, ground.facts(subject), after),
    subject: subject === ground.plan ? null : subject,
  };
};
