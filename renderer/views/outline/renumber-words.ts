import type { Renumbered } from '../../../shared/plan/change.ts';
import { counted } from '../../app/plan-words.ts';

/** The lines of a renumbering that change anything. */
export const changedLines = (lines: readonly Renumbered[]): readonly Renumbered[] =>
  lines.filter((line) => line.from !== line.to);

/** "Renumber 14 items": what the button says. */
export const renumberWords = (count: number): string => `Renumber ${counted(count, 'item')}`;

/** What becomes of the references to things whose number changes. */
export const followWords = (changed: readonly Renumbered[]): string => {
  const references = changed.reduce((sum, line) => sum + line.references, 0);
  if (references === 0) return 'Numbers follow the order of the outline. No reference leads to what changes.';
  return `Numbers follow the order of the outline. ${
    references === 1
      ? '1 reference follows by itself.'
      : `${references.toLocaleString('en-GB')} references follow by themselves.`
  }`;
};

/** How many numbers stay as they are. */
export const keptWords = (count: number): string =>
  count === 0
    ? ''
    : `${counted(count, 'number')} ${count === 1 ? 'stays' : 'stay'} as ${count === 1 ? 'it is' : 'they are'}.`;
