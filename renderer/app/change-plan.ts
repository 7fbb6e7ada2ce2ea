import { flushSync } from 'react-dom';
import type { Change, Changed } from '../../shared/plan/change.ts';
import { call, CallFailed } from '../api/client.ts';
import type { Deed } from '../editor/undo-trail.ts';
import { outlineItems, sectionOf } from '../views/plan/outline-filter.ts';
import { refreshFindings } from './findings.ts';
import { keepParts } from './keep-parts.ts';
import { goTo, reveal } from './open-plan.ts';
import { changePlan, changes, planNow, say, store, toast } from './state.ts';
import type { PlanPlace } from './state.ts';
import { readAgain } from './whole-plan.ts';

const NOT_SAVED = 'Words on the page are not saved yet, and they come first. Try again once they are.';

/** Reads again what is on screen of the plan: its outline, its template and the page, with the caret where it was. */
export const refreshPlan = async (place: PlanPlace): Promise<void> => {
  const { plan } = place.open;
  const subject = place.section ?? place.item ?? undefined;
  const opening = await call('plan/opening', { plan, edition: place.edition, subject });
  const section = opening.page.section?.id ?? null;
  const pages = await readAgain(place, section, opening.page);
  const here = planNow();
  if (here?.session !== place.session || here.edition !== place.edition) return;
  // The person has turned to another section meanwhile, which may have been read before the change.
  if (here.section !== place.section || here.whole !== place.whole) return refreshPlan(here);
  const items = new Set(outlineItems(opening.outline).map((item) => item.id));
  flushSync(() =>
    changePlan((now) => ({
      ...now,
      item: now.item !== null && items.has(now.item) ? now.item : null,
      open: keepParts(now.open, opening.open),
      outline: keepParts(now.outline, opening.outline),
      page: keepParts(now.section === section ? now.page : undefined, opening.page),
      pages,
      section,
    })),
  );
  refreshFindings();
};

/** `later`: it was not tried, or broke off, and can be tried again. In any case the person has been told. */
type Outcome = Changed | 'refused' | 'later';

const carryOut = async (
  place: PlanPlace,
  change: Change,
  refused: (sentence: string) => void = toast,
  edition = place.edition,
): Promise<Outcome> => {
  try {
    // Words on the way to the disk come first, so that what is changed is what is seen.
    if (!(await place.session.flush())) {
      refused(NOT_SAVED);
      return 'later';
    }
    const changed = await call('plan/change', { plan: place.open.plan, edition, change });
    await refreshPlan(place);
    return changed;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    refused(error.message);
    // Broken off, it may have been done or not: what is on screen is what is on disk.
    if (error.fault) await refreshPlan(place).catch(() => undefined);
    return error.fault ? 'later' : 'refused';
  }
};

/** Goes to what a change was made to: the thing itself, or the first words that were written. */
const showChanged = async ({ subject, written }: Changed): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const section = subject === null ? undefined : sectionOf(place.outline, subject);
  if (subject !== null && section !== undefined) return goTo(section, subject);
  const words = written.find(({ part, edition }) => part.includes(':') && edition === place.edition);
  if (words && sectionOf(place.outline, words.subject) !== undefined) return reveal(words, { at: 'start' });
  const thing = written.find((one) => one.edition === place.edition && sectionOf(place.outline, one.subject));
  if (thing) await goTo(sectionOf(place.outline, thing.subject) ?? null, thing.subject);
};

/** The step back or forth: carried out once, it knows what does the opposite. */
const deedOf = (place: PlanPlace, at: string, { name, undo }: Changed, walked: () => void): Deed => {
  let next: Change = undo;
  const walk = async (): Promise<boolean | 'later'> => {
    const here = planNow();
    // Another edition may be shown by now, and another section: the step is taken where it was done. One that was done
    // beside the edition shown leaves what is shown where it is.
    const there =
      here?.session !== place.session ? place : at === place.edition ? { ...here, edition: place.edition } : here;
    const changed = await carryOut(there, next, toast, at);
    if (changed === 'refused' || changed === 'later') return changed === 'later' ? 'later' : false;
    next = changed.undo;
    walked();
    say(changed.sentence);
    await showChanged(changed);
    return true;
  };
  return { name, edition: place.edition, back: walk, forth: walk };
};

interface Telling {
  /** False where the person sees by themselves what happened. */
  readonly tell?: boolean;
  /** True where the thing that was added or moved is to be gone to. */
  readonly show?: boolean;
  /** The edition it is done to, where that is another one than is shown. */
  readonly edition?: string;
  /** Told instead of a notice why it was refused: for a dialog that is still open. */
  readonly refused?: (sentence: string) => void;
}

/**
 * Does something to the open plan beyond the words of one field: what is unsaved is saved first, the page is drawn anew, and
 * the step joins those that Ctrl+Z takes back. `null` where it was refused, which the person has been told.
 */
export const changeThePlan = async (
  change: Change,
  { tell = true, show = false, edition, refused }: Telling = {},
): Promise<Changed | null> => {
  const place = planNow();
  if (!place) return null;
  const at = edition ?? place.edition;
  const changed = await carryOut(place, change, refused, at);
  if (changed === 'refused' || changed === 'later') return null;
  const undo = (): void => void place.session.takeBack(deed);
  // Taken back by the keyboard, it is not to be offered any more.
  const deed = deedOf(place, at, changed, () => store.set((state) => changes.withoutUndo(state, undo)));
  place.session.did(deed);
  if (tell) toast(changed.sentence, undo, change.do);
  say(changed.sentence);
  const now = planNow();
  if (show && now && changed.subject !== null)
    await goTo(sectionOf(now.outline, changed.subject) ?? changed.subject, changed.subject);
  return changed;
};
