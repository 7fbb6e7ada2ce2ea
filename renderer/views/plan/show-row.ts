import { goTo } from '../../app/open-plan.ts';
import { openDrawer, planNow } from '../../app/state.ts';
import { sectionOf } from './outline-filter.ts';
import { FRONT } from './outline-rows.ts';

const goToRow = async (key: string): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const { session, edition, open, outline } = place;
  if (key === FRONT) {
    await goTo(outline.sections[0]?.id ?? null, outline.sections[0]?.id ?? null);
    session.focusField({ subject: open.plan, part: 'text:title', edition });
    document.querySelector('[data-page-scroll]')?.scrollTo({ top: 0 });
    return;
  }
  const section = sectionOf(outline, key) ?? null;
  await goTo(section, key);
  if (section === key) session.focusField({ subject: key, part: 'text:heading', edition });
};

/** Goes to an item, a section's heading or the front page, also to the one that is shown already. */
export const showRow = (key: string): void => {
  openDrawer(null);
  // After the press that chose it, which gives the focus to the row.
  setTimeout(() => void goToRow(key));
};
