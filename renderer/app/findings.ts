import { call } from '../api/client.ts';
import { changePlan, planNow } from './state.ts';

/** Checks read the whole edition: they wait for a longer pause than saving does. Milliseconds. */
const AFTER = 600;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Asks anew what is to be fixed in the edition shown, a moment from now. */
export const refreshFindings = (): void => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const place = planNow();
    if (!place) return;
    const { edition, open } = place;
    call('plan/check', { plan: open.plan, edition }).then(
      ({ findings }) =>
        changePlan((now) => (now.open.plan === open.plan && now.edition === edition ? { ...now, findings } : now)),
      // What was found before stays on screen; the next save asks again.
      () => undefined,
    );
  }, AFTER);
};
