import type { ChangeOf } from '../change.ts';
import { Problem } from '../problem.ts';
import { withTone } from '../vocabulary.ts';
import { quoted } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

const names = {
  complete: 'complete',
  'on-track': 'on track',
  delayed: 'delayed',
  'not-started': 'not started',
  closed: 'closed',
} as const;

/** Keeps for the whole plan what a status word means that no edition's list has; `null` takes it away again. */
export const tone = (ground: Ground, { word, tone: meant }: ChangeOf<'tone'>): Step => {
  const { tones, ...facts } = ground.facts(ground.plan);
  const after = withTone(tones, word, meant);
  if (meant === null && after.length === (tones ?? []).length)
    throw new Problem(`The plan does not say what ${quoted(word)} means, so there is nothing to take away.`);
  return {
    cells: [ground.cell(ground.plan, 'facts', after.length === 0 ? facts : { ...facts, tones: after })],
    name: meant === null ? `taking away the meaning of ${quoted(word)}` : `giving ${quoted(word)} a meaning`,
    sentence:
      meant === null
        ? `${quoted(word)} has no meaning of its own now.`
        : `${quoted(word)} counts as ${names[meant]} now, in every edition whose own words do not say otherwise.`,
    subject: null,
  };
};
