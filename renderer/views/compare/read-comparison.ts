import { call, CallFailed } from '../../api/client.ts';
import { keepParts } from '../../app/keep-parts.ts';
import type { PlanPlace } from '../../app/state.ts';
import { changeRows } from './change-rows.ts';
import { changeComparing, comparingIn, samePair } from './comparing.ts';
import type { Answer, Pair } from './comparing.ts';
import { ThingShelf } from './thing-shelf.ts';

interface Reading {
  readonly key: string;
  readonly answer: Promise<Answer>;
}

let reading: Reading | null = null;

const NOT_SAVED = 'The latest words are not saved yet, so that they could not be compared. Try again once they are.';

const read = async ({ open, session }: PlanPlace, pair: Pair): Promise<Answer> => {
  const { plan } = open;
  try {
    // What is compared is what is kept: words on their way to the disk come first.
    if (!(await session.flush())) return { pair, sentence: NOT_SAVED };
    const listed = await call('compare/list', { plan, ...pair });
    // Things that are as they were stay the same values, so that their rows are not drawn anew.
    const before = comparingIn(plan).answer;
    const known = before && 'comparison' in before && samePair(before.pair, pair) ? before : null;
    const comparison = keepParts(known?.comparison, listed);
    const shelf = new ThingShelf((subject) =>
      call('compare/thing', { plan, ...pair, subject }).then(
        (thing) => ({ thing }),
        (error: unknown) => {
          if (!(error instanceof CallFailed)) throw error;
          return { sentence: error.message };
        },
      ),
    );
    const rows = known?.comparison === comparison ? known.rows : changeRows(comparison);
    return { pair, comparison, rows, shelf };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return { pair, sentence: error.message };
  }
};

/**
 * Compares two editions of the plan and puts the answer where the view finds it. What is being read already is shared, but not
 * `anew`: then something was written since.
 */
export const readComparison = (place: PlanPlace, pair: Pair, anew = false): Promise<Answer> => {
  const { plan } = place.open;
  const key = `${plan} ${pair.before} ${pair.after}`;
  if (!anew && reading?.key === key) return reading.answer;
  const mine: Reading = {
    key,
    answer: read(place, pair).then((answer) => {
      // Of several the one asked for last is shown.
      if (reading === mine) {
        reading = null;
        changeComparing(plan, (now) => ({ ...now, answer }));
      }
      return answer;
    }),
  };
  reading = mine;
  return mine.answer;
};
