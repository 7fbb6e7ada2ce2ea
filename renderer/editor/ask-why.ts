import type { FindingCard } from '../../shared/ipc/contract.ts';
import { openDrawer } from '../app/state.ts';
import { showFinding } from '../app/step-finding.ts';

/** Where a field's reason is written, or the button that lets it be changed. */
const placeOf = ({ subject, part }: NonNullable<FindingCard['cell']>): HTMLElement | null =>
  document.querySelector(`[data-why="${CSS.escape(`${subject} ${part}`)}"]`);

/** How many frames the box is waited for: it is drawn with its part of the page. */
const FRAMES = 20;

/** Goes to the box in which the person says why a field was changed. */
export const askWhy = async (finding: FindingCard): Promise<void> => {
  const { cell } = finding;
  if (!cell) return;
  openDrawer(null);
  await showFinding(finding);
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const place = placeOf(cell);
    if (place) {
      place.scrollIntoView({ block: 'nearest' });
      return place.focus();
    }
    await new Promise(requestAnimationFrame);
  }
};
