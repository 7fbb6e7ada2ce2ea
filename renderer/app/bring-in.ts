import { flushSync } from 'react-dom';
import type { ImportReview } from '../../shared/ipc/contract.ts';
import { call, CallFailed } from '../api/client.ts';
import type { Deed } from '../editor/undo-trail.ts';
import { pairsToBringIn } from '../views/import-review/pairs.ts';
import { ReviewDesk } from '../views/import-review/review-desk.ts';
import { openPlan } from './open-plan.ts';
import { counted, fileWords, isClipboard } from './plan-words.ts';
import { changes, deskNow, go, openDialog, planNow, say, store, toast } from './state.ts';
import type { Bringing, ImportPlace, PlanPlace } from './state.ts';

const FAULT = 'The file could not be read because of a fault in the program.';

const sentenceOf = (error: unknown): string | undefined => (error instanceof CallFailed ? error.message : undefined);

/** The place that a file being brought in came from, so that cancelling leads back there. */
const origin = (): ImportPlace['back'] => {
  const { place } = store.get();
  if (place.view === 'import-review') return place.back;
  return place.view === 'plan' ? place : { view: 'home' };
};

const discard = async (bringing: Bringing): Promise<void> => {
  if (bringing.stage === 'review') await call('import/discard', { proposal: bringing.desk.state.review.proposal });
  else if (bringing.stage === 'reading') await call('work/stop', {});
};

const forget = (bringing: Bringing): void => void discard(bringing).catch(() => undefined);

/** A review that was left with things said in it, and the way back to it. */
interface Left {
  readonly bringing: Bringing;
  readonly back: () => void;
}

/** One can go back to it until another file is read. */
let left: Left | null = null;

const forgetLeft = (): void => {
  if (!left) return;
  const { bringing, back } = left;
  left = null;
  forget(bringing);
  store.set((state) => changes.withoutUndo(state, back));
};

/** Puts away a file on its way in. What was said of it is work: it is not lost by a press of Esc, or by another file. */
const putAway = ({ bringing, name }: ImportPlace): void => {
  if (bringing.stage !== 'review' || !bringing.desk.worked) return forget(bringing);
  forgetLeft();
  const back = (): void => {
    if (left?.bringing !== bringing) return;
    left = null;
    const { place } = store.get();
    const from = origin();
    if (place.view === 'import-review') putAway(place);
    go({ view: 'import-review', name, bringing, back: from });
  };
  left = { bringing, back };
  toast(`Nothing was brought in from ${fileWords(name)}.`, back);
};

const deskFor = (review: ImportReview): ReviewDesk => {
  const desk = new ReviewDesk(review, { call, say, sentenceOf });
  void desk.start();
  return desk;
};

const refusalOf = (error: unknown, name: string): string =>
  // What is read while that part of the program stops is only ever to be read again.
  store.get().engine === 'ready'
    ? (sentenceOf(error) ?? FAULT)
    : `The reading of ${fileWords(name)} was interrupted. Choose the file again.`;

/** Reads a file and shows what it would become. `before` is a review of the same file, whose file is not known any more. */
export const propose = async (file: string, name: string, before?: ReviewDesk): Promise<void> => {
  const { place } = store.get();
  if (deskNow()?.state.accepting) return toast(`${fileWords(name)} was not read: another file is being brought in.`);
  const back = origin();
  forgetLeft();
  if (place.view === 'import-review' && !before) putAway(place);
  const show = (bringing: Bringing): void => go({ view: 'import-review', name, bringing, back });
  show({ stage: 'reading' });
  const mine = store.get().place;
  try {
    if (back.view === 'plan') await back.session.flush();
    const review = await call('import/propose', { file });
    if (store.get().place !== mine) return void call('import/discard', { proposal: review.proposal });
    const desk = deskFor(review);
    show({ stage: 'review', desk });
    say(`Read ${fileWords(name)}. Nothing is saved yet.`);
    if (before) await desk.resume(before.state);
  } catch (error) {
    if (store.get().place === mine) show({ stage: 'refused', sentence: refusalOf(error, name) });
  }
};

/** Lets the person choose a file to bring in. */
export const chooseImport = async (): Promise<void> => {
  const chosen = await call('dialog/choose-import', {});
  if (chosen) await propose(chosen.file, chosen.name);
};

/** Brings in the words on the clipboard. Throws `CallFailed` where it holds none. */
export const chooseClipboard = async (): Promise<void> => {
  const chosen = await call('dialog/clipboard-import', {});
  if (chosen) await propose(chosen.file, chosen.name);
};

/** Lets the person choose a file again that is not known any more. Of the same file, what was said of it is said again. */
export const chooseAgain = async (desk: ReviewDesk): Promise<void> => {
  const { file } = desk.state.review;
  const chosen = await call(isClipboard(file) ? 'dialog/clipboard-import' : 'dialog/choose-import', {});
  if (chosen) await propose(chosen.file, chosen.name, chosen.name === file ? desk : undefined);
};

/** Shows the list of plans, read anew. */
const showHome = (): void => {
  flushSync(() => go({ view: 'starting' }));
  go({ view: 'home' });
};

/** What was on the screen may be gone with the bringing-in: a file that is being looked through stays there. */
const showTakenBack = (plan: string | null): void => {
  const { place } = store.get();
  if (place.view === 'import-review') go({ ...place, back: { view: 'home' } });
  else if (plan === null) showHome();
};

/**
 * Takes a bringing-in back: the plan as it was before, or the list of plans where it came in as a plan of its own. False
 * where that was refused.
 */
const takeBack = async (undo: string, name: string): Promise<boolean> => {
  const place = planNow();
  try {
    place?.session.leave();
    if (place) await Promise.all([place.session.flush(), place.notes.flush()]);
    const { plan } = await call('import/undo', { undo });
    showTakenBack(plan);
    if (plan !== null && store.get().place.view !== 'import-review')
      await openPlan(plan, undefined, place ?? undefined);
    toast(`What came from ${fileWords(name)} is taken out again.`);
    return true;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    openDialog({
      dialog: 'message',
      heading: `What came from ${fileWords(name)} was not taken out again`,
      lines: [sentence],
    });
    return false;
  }
};

/** The plan that was open when the file was chosen. */
const planBehind = (): PlanPlace | undefined => {
  const { place } = store.get();
  return place.view === 'import-review' && place.back.view === 'plan' ? place.back : undefined;
};

/** Brings in what was proposed and opens it there; it can be undone. A refusal stands in the review. */
export const accept = (desk: ReviewDesk): Promise<void> =>
  desk.accept(async () => {
    const { review, into } = desk.state;
    const behind = planBehind();
    const { plan, edition, undo } = await call('import/accept', {
      proposal: review.proposal,
      ...(into ? { into: { plan: into.match.plan, pairs: pairsToBringIn(into.match, into.decisions) } } : {}),
    });
    await openPlan(plan, edition, behind);
    // It can be brought in again from its file alone.
    const deed: Deed = {
      name: `bringing in ${fileWords(review.file)}`,
      back: () => takeBack(undo, review.file),
      forth: null,
    };
    const session = planNow()?.session;
    if (session === behind?.session) session?.did(deed);
    const what = review.items === 0 ? 'the text' : counted(review.items, 'item');
    const as = into ? ` as ${into.match.edition}` : '';
    toast(`Brought in ${what} from ${fileWords(review.file)}${as}.`, () => {
      if (session !== behind?.session || planNow()?.session !== session) void takeBack(undo, review.file);
      else session?.takeBack(deed);
    });
  });

/** Leaves the review, back to the very words one was at or to the list of plans; nothing of the file is kept. */
export const cancel = (to?: 'home'): void => {
  const { place } = store.get();
  if (place.view !== 'import-review') return;
  if (deskNow()?.state.accepting) return say('It is being brought in. Undo will take it back.');
  const back = to === 'home' ? ({ view: 'home' } as const) : place.back;
  flushSync(() => go(back));
  if (back.view === 'plan') back.session.returnToCaret();
  putAway(place);
};
