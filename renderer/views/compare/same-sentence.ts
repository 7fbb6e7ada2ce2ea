import type { ComparedText } from '../../../shared/plan/compared.ts';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const labelOf = ({ labels }: ComparedText): string => labels.after ?? labels.before ?? '';

/** "Recommendation, Response and Actions are the same in both."; `null` where no text is. */
export const sameSentence = (same: readonly ComparedText[]): string | null =>
  same.length === 0 ? null : `${LIST.format(same.map(labelOf))} ${same.length === 1 ? 'is' : 'are'} the same in both.`;

/** "Progress made is not updated for October 2022 yet."; `null` where every text is. */
export const waitingSentence = (waiting: readonly ComparedText[], after: string): string | null =>
  waiting.length === 0
    ? null
    : `${LIST.format(waiting.map(labelOf))} ${waiting.length === 1 ? 'is' : 'are'} not updated for ${after} yet.`;
