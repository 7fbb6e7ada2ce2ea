import { flushSync } from 'react-dom';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import { editionName, longName } from '../../shared/plan/edition-name.ts';
import type { Started } from '../../shared/plan/starting.ts';
import { call, CallFailed } from '../api/client.ts';
import type { Deed } from '../editor/undo-trail.ts';
import { refreshPlan } from './change-plan.ts';
import { cardOf, nameOfEdition } from './edition-state.ts';
import { leaveWords, openEdition } from './open-plan.ts';
import { changes, openDialog, planNow, say, store, toast } from './state.ts';
import type { PlanPlace } from './state.ts';

const NOT_SAVED = 'Words on the page are not saved yet, and they come first. Try again once they are.';

/** Of the notices about whole editions, the newest stands alone. */
const EDITIONS = 'editions';

/** Saves what is unsaved before something is done to whole editions. Throws `CallFailed` where that does not succeed. */
const saveFirst = async (): Promise<void> => {
  if (!(await leaveWords())) throw new CallFailed(NOT_SAVED, false);
};

/** The window as it stands now, if it still shows the plan that something was begun in. */
const still = (place: PlanPlace): PlanPlace | null => {
  const now = planNow();
  return now?.session === place.session ? now : null;
};

/** Shows an edition of the plan, or reads it again where it is shown already. */
const show = async (place: PlanPlace, edition: string): Promise<void> => {
  const now = still(place);
  if (now && now.edition !== edition) await openEdition(edition);
  else if (now) await refreshPlan(now);
};

/** One way of a step: what it does is told by itself; a refusal stands in the middle of the window. */
const way =
  (notDone: string, walk: () => Promise<void>): (() => Promise<boolean | 'later'>) =>
  async () => {
    try {
      await saveFirst();
      await walk();
      return true;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      openDialog({ dialog: 'message', heading: notDone, lines: [error.message] });
      return error.fault || error.message === NOT_SAVED ? 'later' : false;
    }
  };

/** A step of the plan with its notice, whose Undo is gone once the step was taken back by the keyboard. */
class Offered {
  readonly #place: PlanPlace;
  #deed: Deed | null = null;

  constructor(place: PlanPlace) {
    this.#place = place;
  }

  readonly undo = (): void => {
    if (this.#deed) this.#place.session.takeBack(this.#deed);
  };

  did(deed: Deed): void {
    this.#deed = deed;
    this.#place.session.did(deed);
  }

  withdraw(): void {
    store.set((state) => changes.withoutUndo(state, this.undo));
  }

  tell(words: string, kind: string): void {
    if (still(this.#place)) toast(words, this.undo, kind);
  }
}

/** An edition that was begun: taking that back shows the one before, doing it again shows it as it was. */
const beginningOf = (place: PlanPlace, edition: string, name: string, offered: Offered): Deed => {
  const { plan } = place.open;
  return {
    name: `starting ${name}`,
    back: way(`The start of ${name} was not taken back`, async () => {
      await call('edition/withdraw', { plan, edition });
      if (store.get().dialog?.dialog === 'started') openDialog(null);
      offered.withdraw();
      const now = still(place);
      await show(place, now && now.edition !== edition ? now.edition : place.edition);
      say(`The start of ${name} is taken back.`);
    }),
    forth: way(`${name} was not started again`, async () => {
      await call('edition/bring-back', { plan, edition });
      await show(place, edition);
      say(`${name} is started again.`);
    }),
  };
};

/** Closes the dialog that stands over the page; the caret is back where it was, so that the next key goes there. */
const backToPage = (): void => {
  flushSync(() => openDialog(null));
  planNow()?.session.returnToCaret();
};

/** What the summary of a start offers to take back once it is read. */
let summed: { readonly edition: string; readonly tell: () => void } | null = null;

/** Starts the next edition, shows it, and says what was done. One step takes it back. Throws `CallFailed`. */
export const startEdition = async (next: Omit<Inputs['edition/start'], 'plan'>): Promise<void> => {
  const place = planNow();
  if (!place) return;
  await saveFirst();
  const started = await call('edition/start', { plan: place.open.plan, ...next });
  if (!still(place)) return;
  await openEdition(started.edition);
  const name = longName(started.label);
  const offered = new Offered(place);
  offered.did(beginningOf(place, started.edition, name, offered));
  summed = { edition: started.edition, tell: () => offered.tell(`${name} is started.`, EDITIONS) };
  if (still(place)) openDialog({ dialog: 'started', started });
};

/** Closes the summary of a start: from then on its notice offers to take it back. */
export const closeSummary = ({ edition }: Started): void => {
  backToPage();
  if (summed?.edition === edition && planNow()?.edition === edition) summed.tell();
  summed = null;
};

/** Begins a corrected issue of a sealed edition and shows it. Throws `CallFailed`. */
export const reissueEdition = async (reason: string): Promise<void> => {
  const place = planNow();
  if (!place) return;
  await saveFirst();
  const { edition, name } = await call('edition/reissue', { plan: place.open.plan, edition: place.edition, reason });
  if (!still(place)) return;
  await openEdition(edition);
  backToPage();
  const offered = new Offered(place);
  offered.did(beginningOf(place, edition, name, offered));
  offered.tell(`${name} is started. Write the correction in it.`, EDITIONS);
};

/** Gives an edition another name and period, as one step that can be taken back. Throws `CallFailed`. */
export const renameEdition = async (edition: string, label: string, period: string | null): Promise<void> => {
  const place = planNow();
  const card = place && cardOf(place.open.editions, edition);
  if (!place || !card) return;
  await saveFirst();
  const { plan } = place.open;
  const put = async (to: { readonly label: string; readonly period: string | null }): Promise<void> => {
    await call('edition/rename', { plan, edition, ...to });
    const now = still(place);
    if (now) await refreshPlan(now);
    say(`The edition is called ${longName(to.label)}.`);
  };
  await put({ label, period });
  backToPage();
  const offered = new Offered(place);
  const before = { label: card.label, period: card.period ?? null };
  const notDone = 'The edition was not renamed';
  offered.did({
    name: `renaming ${longName(label)}`,
    edition,
    back: way(notDone, () => {
      offered.withdraw();
      return put(before);
    }),
    forth: way(notDone, () => put({ label, period })),
  });
  offered.tell(
    card.label === label
      ? `The period of ${editionName(card)} is changed.`
      : `${editionName(card)} is called ${editionName({ ...card, label })} now.`,
    EDITIONS,
  );
};

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Names of editions in a sentence: "October 2020 and October 2021". */
export const namesOf = (place: Pick<PlanPlace, 'open'>, ids: readonly string[]): string =>
  listed.format(ids.map((id) => nameOfEdition(place.open, id)));

/** Seals an edition with those before it, for ever: nothing done in them can be taken back. Throws `CallFailed`. */
export const sealEdition = async (edition: string, published: string | null): Promise<void> => {
  const place = planNow();
  const card = place && cardOf(place.open.editions, edition);
  if (!place || !card) return;
  await saveFirst();
  const { sealed } = await call('edition/seal', { plan: place.open.plan, edition, published });
  place.session.sealed(sealed);
  store.set((state) => ({ ...state, toasts: state.toasts.filter((one) => one.undo === undefined) }));
  const now = still(place);
  if (!now) return;
  await refreshPlan(now);
  backToPage();
  const others = sealed.filter((id) => id !== edition);
  const words =
    others.length === 0
      ? `${editionName(card)} is sealed. It can be read and never changes.`
      : `${editionName(card)} is sealed, with ${namesOf(place, others)}. They can be read and never change.`;
  toast(words, undefined, EDITIONS);
  say(words);
};
