import type { FindingCard } from '../../shared/ipc/contract.ts';
import { spotOf } from '../editor/caret.ts';
import { drawnWords, rangeOf } from '../editor/finding-marks.ts';
import { FindingOrder, isSame } from './finding-order.ts';
import { reveal } from './open-plan.ts';
import { planNow, say } from './state.ts';

let last: FindingCard | null = null;

const severityWords = { 'must fix': 'Must fix', 'should fix': 'Should fix', note: 'Note' } as const;

/** Goes to the words that a finding is about, wherever in the plan they stand, and selects them. */
export const showFinding = async (finding: FindingCard): Promise<void> => {
  const { cell, spot } = finding;
  if (!cell) return;
  await reveal(cell, { at: 'start' });
  const place = planNow();
  const root = drawnWords().get(`${cell.subject} ${cell.part}`);
  const range = root && spot ? rangeOf(root, spot) : null;
  if (!place || !root || !range) return;
  const anchor = spotOf(root, range.startContainer, range.startOffset);
  const focus = spotOf(root, range.endContainer, range.endOffset);
  if (root.getAttribute('contenteditable') === 'true' && anchor && focus)
    place.session.focusField(cell, { at: 'places', anchor, focus });
  else getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
};

/** Goes to the next (1) or the previous (-1) thing to fix in the plan, and says what it is. */
export const stepFinding = async (by: 1 | -1): Promise<void> => {
  const place = planNow();
  if (!place) return;
  if (place.findings === null) return say('The checks are still reading this edition.');
  const order = new FindingOrder(place.findings, place.outline, place.open.template);
  const active = place.session.getSnapshot().active;
  const next = order.step(by, last, { item: active?.itemId ?? place.item, part: active?.cell.part ?? null });
  if (!next) return say('Nothing is to be fixed in this edition.');
  last = next;
  await showFinding(next);
  const { findings } = order;
  const at = findings.findIndex((one) => isSame(one, next)) + 1;
  const number = next.item === null ? undefined : place.page.numbers[next.item];
  const where = [next.label, number].filter(Boolean).join(', ');
  say(`${severityWords[next.severity]}: ${next.sentence} ${where}. ${at} of ${findings.length}.`);
};
