import { counted } from '../../app/plan-words.ts';
import type { Completed, Renaming, Started } from '../../../shared/plan/starting.ts';

/** "“Status Oct 2021” becomes “Status Oct 2022”", or became after the start. */
export const renamingWords = ({ from, to }: Renaming, ahead: boolean): string =>
  `“${from}” ${ahead ? 'becomes' : 'became'} “${to}”.`;

/** What rolls on and what becomes history, before (`ahead`) or after the start: a sentence each. */
export const countWords = (
  { rolledOn, history }: Pick<Started, 'rolledOn' | 'history'>,
  newest: string,
  ahead: boolean,
): string[] => [
  `${counted(rolledOn, 'text')} ${ahead ? (rolledOn === 1 ? 'rolls' : 'roll') : 'rolled'} on from ${newest}.`,
  history === 0
    ? `No status or progress ${ahead ? 'becomes' : 'became'} history: none is written in ${newest}.`
    : `${counted(history, 'text')} of status and progress ${ahead ? (history === 1 ? 'becomes' : 'become') : 'became'} history.`,
];

type Said = (items: number, name: string) => string;

const many = (items: number): string => counted(items, 'completed item');

const done = {
  keep: (items) =>
    `${many(items)} ${items === 1 ? 'stays as it is' : 'stay as they are'}, and a new status is asked for.`,
  fold: (items) => `${many(items)} ${items === 1 ? 'is' : 'are'} folded: the last status and progress stand.`,
  retire: (items, name) =>
    `${many(items)} ${items === 1 ? 'is' : 'are'} retired from ${name}. “Bring back” in the Item menu takes one up again.`,
} satisfies Record<Completed, Said>;

/** What became of completed items, in a sentence; `null` where there were none. */
export const completedWords = ({ how, items }: Started['completed'], name: string): string | null =>
  items === 0 ? null : (done[how] as Said)(items, name);
