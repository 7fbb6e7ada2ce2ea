import { flushSync } from 'react-dom';
import type { ComparedThing } from '../../../shared/plan/compared.ts';
import type { ProsePart } from '../../../shared/plan/records.ts';
import { goTo, openEdition, reveal } from '../../app/open-plan.ts';
import { changePlan, planNow } from '../../app/state.ts';
import { sectionOf } from '../plan/outline-filter.ts';
import { changeComparing } from './comparing.ts';
import type { Pair } from './comparing.ts';

/** The edition in which a thing can be written or read: the later one, or for what was retired the earlier one. */
export const editionOf = ({ change }: ComparedThing, { before, after }: Pair): string =>
  change.after === null ? before : after;

/**
 * Shows a thing on the page, with the caret in one of its texts: the one that was looked at, or the first that changed.
 * Throws `CallFailed` where it cannot be read.
 */
export const goToChange = async (thing: ComparedThing, part: ProsePart | null, pair: Pair): Promise<void> => {
  const { subject } = thing.change;
  const edition = editionOf(thing, pair);
  const place = planNow();
  if (!place) return;
  // One comes back to the same two editions.
  if (place.edition !== edition)
    changeComparing(place.open.plan, (now) => ({ ...now, chosenPair: { ...pair, shown: edition } }));
  if (place.edition !== edition) await openEdition(edition, { subject, part: part ?? 'text:name', edition });
  flushSync(() => changePlan((now) => ({ ...now, tab: 'write' })));
  const to = part ?? thing.texts.find((text) => text.changed)?.part ?? thing.texts[0]?.part;
  const now = planNow();
  if (to) await reveal({ subject, part: to, edition }, { at: 'start' });
  else if (now) await goTo(sectionOf(now.outline, subject) ?? null, subject);
};
