import { call, CallFailed } from '../../api/client.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import { fileNameFor } from '../../app/plan-words.ts';
import { changePlan, planNow, say } from '../../app/state.ts';
import { changeComparing, comparingIn, pairIn } from './comparing.ts';
import type { Saving } from './comparing.ts';

const NOT_SAVED = 'The latest words are not saved yet. Write the file when they are.';

/** Asks where the changes between the two editions go, and writes them there as a Word document with tracked changes. */
export const saveChanges = async (): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const { open, session } = place;
  const { plan } = open;
  const pair = pairIn(place, comparingIn(plan));
  if (place.tab !== 'compare') changePlan((now) => ({ ...now, tab: 'compare' }));
  if (!pair) return say('There is one edition alone, so there are no changes to write.');
  if (comparingIn(plan).saving?.state === 'writing') return;
  const put = (saving: Saving | null): void => changeComparing(plan, (now) => ({ ...now, saving }));
  const refuse = (sentence: string): void => {
    put({ state: 'refused', format: 'docx', sentence });
    say(sentence);
  };
  try {
    if (!(await session.flush())) return refuse(NOT_SAVED);
    const [before, after] = [nameOfEdition(open, pair.before), nameOfEdition(open, pair.after)];
    const suggested = fileNameFor(open.title, `${after}, changes since ${before}`, 'docx');
    const chosen = await call('dialog/choose-export', { format: 'docx', suggested });
    if (!chosen) return;
    put({ state: 'writing' });
    say(`Writing ${chosen.name}.`);
    const written = await call('export/changes', { plan, ...pair, file: chosen.file });
    put({ state: 'done', format: 'docx', written });
    say(`${written.name} is written.`);
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    refuse(error.message);
  }
};
