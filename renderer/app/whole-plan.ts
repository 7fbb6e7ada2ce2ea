import { flushSync } from 'react-dom';
import type { Page } from '../../shared/ipc/contract.ts';
import { call, CallFailed } from '../api/client.ts';
import type { Caret } from '../editor/caret.ts';
import type { FieldSpec } from '../editor/page-fields.ts';
import { sectionOf } from '../views/plan/outline-filter.ts';
import { keepParts } from './keep-parts.ts';
import { changePlan, planNow, say, toast } from './state.ts';
import type { PlanPlace } from './state.ts';

/** The sections of the whole plan that are near what one sees: they are read again after a change. */
const near = new Set<string>();
const asked = new Map<string, Promise<boolean>>();

const pageOf = ({ open, edition }: PlanPlace, section: string): Promise<Page> =>
  call('plan/section', { plan: open.plan, edition, section });

const isSame = (place: PlanPlace): boolean => {
  const now = planNow();
  return now?.session === place.session && now.edition === place.edition && now.whole;
};

const read = async (section: string): Promise<boolean> => {
  const place = planNow();
  if (!place?.whole) return false;
  if (place.pages[section]) return true;
  try {
    const page = await pageOf(place, section);
    if (!isSame(place)) return false;
    flushSync(() => changePlan((now) => ({ ...now, pages: { ...now.pages, [section]: page } })));
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    toast(error.message);
    return false;
  }
};

/** Reads a section of the whole plan, once. False where it could not be read, which the person has been told. */
export const readSection = (section: string): Promise<boolean> => {
  const known = asked.get(section);
  if (known) return known;
  const reading = read(section).finally(() => asked.delete(section));
  asked.set(section, reading);
  return reading;
};

/** A section of the whole plan has come near what one sees, or gone far. */
export const sectionNear = (section: string, isNear: boolean): void => {
  if (!isNear) return void near.delete(section);
  near.add(section);
  void readSection(section);
};

/** The pages of the whole plan read again, with that of the section one is at: those far away are read when they come near. */
export const readAgain = async (place: PlanPlace, at: string | null, page: Page): Promise<PlanPlace['pages']> => {
  if (!place.whole || at === null) return at === null ? {} : { [at]: page };
  const others = Object.keys(place.pages).filter((section) => section !== at && near.has(section));
  const pages = await Promise.all(
    others.map((section) =>
      pageOf(place, section).then(
        (one) => [[section, keepParts(place.pages[section], one)] as const],
        // A section that is in the plan no longer: the outline read with it does not have it either.
        () => [],
      ),
    ),
  );
  return { ...Object.fromEntries(pages.flat()), [at]: keepParts(place.pages[at], page) };
};

/** Shows the whole plan on one page, or one section again; the caret stays where it is. */
export const showWhole = async (whole: boolean): Promise<void> => {
  const place = planNow();
  if (!place || place.whole === whole) return;
  const { session, section, page, outline } = place;
  session.leave();
  near.clear();
  const pages = section === null ? {} : { [section]: page };
  flushSync(() => changePlan((now) => ({ ...now, whole, pages, tab: 'write' })));
  // The first page has the front texts and the contact lines, which frame all the others.
  const first = outline.sections[0]?.id;
  if (whole && first !== undefined) await readSection(first);
  if (!session.returnToCaret() && section !== null) {
    session.draw({ subject: section });
    document.querySelector(`[data-section="${CSS.escape(section)}"]`)?.scrollIntoView({ block: 'start' });
  }
  say(whole ? 'The whole plan is shown.' : 'One section is shown.');
};

/** Where a reader of the whole plan has come to by scrolling. False where that section has not been read yet. */
export const readingAt = (section: string, item: string | null): boolean => {
  const place = planNow();
  if (!place?.whole) return true;
  const page = place.pages[section];
  if (!page) return false;
  if (place.section !== section || place.item !== item) changePlan((now) => ({ ...now, section, page, item }));
  return true;
};

/** Goes on from the last field that is there into a section of the whole plan that has not been read yet. */
export const beyondPage = (from: FieldSpec, by: 1 | -1, caret: Caret): boolean => {
  const place = planNow();
  if (!place?.whole) return false;
  const { sections } = place.outline;
  const at = sections.findIndex((one) => one.id === sectionOf(place.outline, from.cell.subject));
  const next = sections[(at < 0 ? sections.length : at) + by];
  if (!next || place.pages[next.id]) return false;
  void readSection(next.id).then((isRead) => {
    if (isRead) place.session.move(from.key, by, caret);
  });
  return true;
};

/** Goes to the beginning or end of the whole plan, where that has not been read yet. */
export const endOfPlan = (which: 'first' | 'last'): boolean => {
  const place = planNow();
  const section = (which === 'first' ? place?.outline.sections[0] : place?.outline.sections.at(-1))?.id;
  if (!place?.whole || section === undefined || place.pages[section]) return false;
  void readSection(section).then((isRead) => {
    if (isRead) place.session.moveToEnd(which);
  });
  return true;
};
