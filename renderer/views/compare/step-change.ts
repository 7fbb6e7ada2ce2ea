import { nameOfEdition } from '../../app/edition-state.ts';
import { changePlan, planNow, say } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { outlineItems } from '../plan/outline-filter.ts';
import { rowChosen, rowsOfKinds, rowWords, spokenRow } from './change-rows.ts';
import type { ChangeRow } from './change-rows.ts';
import { comparingIn, pairIn, samePair, showRow } from './comparing.ts';
import { readComparison } from './read-comparison.ts';
import { countsOf } from './row-counts.ts';

/** The row after (1) or before (-1) one, going round; `round`: whether the end was passed. */
export const rowFrom = (
  rows: readonly ChangeRow[],
  at: number,
  by: 1 | -1,
): { readonly at: number; readonly round: boolean } => {
  const next = at + by;
  const round = next < 0 || next >= rows.length;
  return { at: (next + rows.length) % rows.length, round };
};

/** The first row of the item that is written in, or of the next one that has any; -1 where there is none. */
export const rowNear = (
  rows: readonly ChangeRow[],
  items: readonly { readonly id: string }[],
  item: string | null,
): number => {
  const order = new Map(items.map(({ id }, at) => [id, at]));
  const from = item === null ? undefined : order.get(item);
  if (from === undefined) return -1;
  return rows.findIndex(({ change }) => (order.get(change.subject) ?? -1) >= from);
};

const said = { end: 'That was the last change. ', beginning: 'That was the first change. ' } as const;

const nextRow = (place: PlanPlace, rows: readonly ChangeRow[], by: 1 | -1, fromPage: boolean) => {
  const chosen = rowChosen(rows, comparingIn(place.open.plan).row);
  // From the page one comes to the change that stands where one writes.
  const near =
    fromPage && chosen?.change.subject !== place.item ? rowNear(rows, outlineItems(place.outline), place.item) : -1;
  if (near >= 0) return by === 1 ? { at: near, round: false } : rowFrom(rows, near, -1);
  // In the view the first change is looked at before any was chosen.
  if (fromPage && comparingIn(place.open.plan).row === null)
    return { at: by === 1 ? 0 : rows.length - 1, round: false };
  return rowFrom(rows, chosen ? rows.indexOf(chosen) : -1, by);
};

/** How long a change may take to be read word by word before it is said without its count of words. Milliseconds. */
const SAID_WITHIN = 600;

/** Goes to the next (1) or the previous (-1) change between the two editions, from wherever one is, and says what it is. */
export const stepChange = async (by: 1 | -1): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const { plan } = place.open;
  const fromPage = place.tab !== 'compare';
  const pair = pairIn(place, comparingIn(plan));
  if (fromPage) changePlan((now) => ({ ...now, tab: 'compare' }));
  if (!pair) return say('There is one edition alone, so there is nothing to compare it with.');
  const known = comparingIn(plan).answer;
  const answer = fromPage || !samePair(known?.pair, pair) ? await readComparison(place, pair) : known!;
  if (planNow()?.open.plan !== plan) return;
  if ('sentence' in answer) return say(answer.sentence);
  const rows = rowsOfKinds(answer.rows, comparingIn(plan).kinds);
  if (rows.length === 0) return say('Nothing changed between the two editions.');
  const { at, round } = nextRow(place, rows, by, fromPage);
  const row = rows[at]!;
  showRow(plan, { key: row.key, subject: row.change.subject, at });
  await answer.shelf.within(row.change.subject, SAID_WITHIN);
  if (comparingIn(plan).row?.key !== row.key) return;
  const what = rowWords(row, nameOfEdition(place.open, pair.after), countsOf(row, answer.shelf));
  say(`${round ? said[by === 1 ? 'end' : 'beginning'] : ''}${spokenRow(rows, row, what)}`);
};
