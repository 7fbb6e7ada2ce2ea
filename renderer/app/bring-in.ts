import { flushSync } from 'react-dom';
import { call, CallFailed } from '../api/client.ts';
import { openPlan } from './open-plan.ts';
import { go, say, store } from './state.ts';
import type { Bringing, ImportPlace } from './state.ts';

const sentenceOf = (error: unknown): string =>
  error instanceof CallFailed ? error.message : 'The file could not be read because of a fault in the program.';

/** The place that a file being brought in came from, so that cancelling leads back there. */
const origin = (): ImportPlace['back'] => {
  const { place } = store.get();
  if (place.view === 'import-review') return place.back;
  return place.view === 'plan' ? place : { view: 'home' };
};

const discard = async (bringing: Bringing): Promise<void> => {
  if (bringing.stage === 'review') await call('import/discard', { proposal: bringing.review.proposal });
  else if (bringing.stage === 'reading') await call('work/stop', {});
};

/** Reads a file and shows what it would become. */
export const propose = async (file: string, name: string): Promise<void> => {
  const { place } = store.get();
  const back = origin();
  if (place.view === 'import-review') void discard(place.bringing).catch(() => undefined);
  const show = (bringing: Bringing): void => go({ view: 'import-review', name, bringing, back });
  show({ stage: 'reading' });
  const mine = store.get().place;
  try {
    if (back.view === 'plan') await back.session.flush();
    const review = await call('import/propose', { file });
    if (store.get().place !== mine) return void call('import/discard', { proposal: review.proposal });
    show({ stage: 'review', review });
    say(`${name} is read. Nothing is saved yet.`);
  } catch (error) {
    if (store.get().place === mine) show({ stage: 'refused', sentence: sentenceOf(error) });
  }
};

/** Lets the person choose a file to bring in. */
export const chooseImport = async (): Promise<void> => {
  const chosen = await call('dialog/choose-import', {});
  if (chosen) await propose(chosen.file, chosen.name);
};

/** Brings in what was proposed and opens it at its first section. Throws `CallFailed`. */
export const accept = async (proposal: string): Promise<void> => {
  const { plan } = await call('import/accept', { proposal });
  await openPlan(plan);
};

/** Leaves the review, back to the very words one was at; nothing of the file is kept. */
export const cancel = async (): Promise<void> => {
  const { place } = store.get();
  if (place.view !== 'import-review') return;
  flushSync(() => go(place.back));
  if (place.back.view === 'plan') place.back.session.returnToCaret();
  await discard(place.bringing);
};
