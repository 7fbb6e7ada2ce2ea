import { flushSync } from 'react-dom';
import type { AppState, Opening, Outline } from '../../shared/ipc/contract.ts';
import { longName } from '../../shared/plan/edition-name.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import { call, CallFailed } from '../api/client.ts';
import type { Caret } from '../editor/caret.ts';
import { keyOf } from '../editor/page-fields.ts';
import { EditorSession } from '../editor/session.ts';
import { outlineItems, neighbour, sectionOf } from '../views/plan/outline-filter.ts';
import { showReadingPlace } from '../views/plan/reading-place.ts';
import { refreshFindings } from './findings.ts';
import { Notes } from './notes.ts';
import { counted, fileNameFor } from './plan-words.ts';
import { changePlan, go, openDialog, planNow, say, toast } from './state.ts';
import type { PlanPlace } from './state.ts';

type Last = NonNullable<AppState['last']>;

const REMEMBER_AFTER = 800;
const REFRESH_AFTER = 250;

let remembering: ReturnType<typeof setTimeout> | undefined;
let refreshing: ReturnType<typeof setTimeout> | undefined;

/** Keeps where the person is for the next start. */
export const rememberNow = (at?: CellRef): void => {
  clearTimeout(remembering);
  const place = planNow();
  if (!place) return;
  const active = at ?? place.session.getSnapshot().active?.cell;
  const cell = active?.edition === place.edition ? active : undefined;
  // Where to begin next time is a convenience: if it cannot be kept, nothing of the plan is touched.
  call('app/set-look', { last: { plan: place.open.plan, edition: place.edition, ...(cell ? { cell } : {}) } }).catch(
    () => undefined,
  );
};

/** The same, once the caret has come to rest. */
const remember = (): void => {
  clearTimeout(remembering);
  remembering = setTimeout(() => rememberNow(), REMEMBER_AFTER);
};

/** Reads the outline again, a moment after something was saved. */
const refreshOutline = (): void => {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => {
    const place = planNow();
    if (!place) return;
    const { edition, open } = place;
    call('plan/outline', { plan: open.plan, edition }).then(
      (outline) =>
        changePlan((now) => (now.open.plan === open.plan && now.edition === edition ? { ...now, outline } : now)),
      // The outline on screen stays as it was; the next save asks again.
      () => undefined,
    );
  }, REFRESH_AFTER);
};

/** Follows what the session says: which item the caret is in, and that something was saved. */
const follow = (session: EditorSession): void => {
  let { active, save } = session.getSnapshot();
  session.subscribe(() => {
    const now = session.getSnapshot();
    if (planNow()?.session !== session) return;
    if (now.active !== active) {
      active = now.active;
      if (active) changePlan((place) => (place.item === active!.itemId ? place : { ...place, item: active!.itemId }));
      remember();
    }
    if (now.save !== save) {
      save = now.save;
      if (save.state === 'saved') {
        refreshOutline();
        refreshFindings();
      }
    }
  });
};

const startSession = (): EditorSession => {
  const session = new EditorSession({
    call,
    notify: (sentence) => toast(sentence),
    reveal: (cell, caret) => void reveal(cell, caret),
  });
  follow(session);
  return session;
};

const firstItem = (outline: Outline, section: string | null): string | null =>
  outline.sections.find((one) => one.id === section)?.items[0]?.id ?? null;

/** Where the window stands when an opening is shown: at the subject's item, or at the first one of the page. */
const placeOf = (
  { open, outline, page }: Opening,
  subject: string | undefined,
  keep?: Pick<PlanPlace, 'session' | 'notes'>,
): PlanPlace => {
  const { edition } = outline;
  const section = page.section?.id ?? null;
  const known = outlineItems(outline).find((one) => one.id === subject);
  const item = known?.id ?? (section === subject ? null : firstItem(outline, section));
  const { session, notes } = keep ?? { session: startSession(), notes: new Notes(open.plan) };
  return {
    view: 'plan',
    open,
    edition,
    outline,
    section,
    page,
    item,
    session,
    notes,
    tab: 'write',
    asked: null,
    findings: null,
  };
};

/** Saves what is unsaved of the plan that is left; it stays open where that fails. */
const leave = async (): Promise<boolean> => {
  const place = planNow();
  if (!place) return true;
  place.session.leave();
  return (await Promise.all([place.session.flush(), place.notes.flush()])).every(Boolean);
};

/** Shows a plan that `last` names, with the caret where it was; `ahead` is what it shows, if that is known. Throws `CallFailed`. */
export const showPlan = async ({ plan, edition, cell }: Last, ahead?: Opening): Promise<void> => {
  const opening = ahead ?? (await call('plan/opening', { plan, edition, subject: cell?.subject }));
  const place = placeOf(opening, cell?.subject);
  flushSync(() => go(place));
  if (cell && cell.edition === place.edition) place.session.restoreLast(cell);
  refreshFindings();
  // What came with the start is known already, and keys may be waiting: it is kept again when there is time.
  if (ahead) remember();
  else rememberNow(cell);
};

/** Opens a plan, at its newest edition unless one is named; where it cannot be, Home says why. */
export const openPlan = async (plan: string, edition?: string): Promise<void> => {
  if (!(await leave())) return;
  try {
    await showPlan({ plan, ...(edition === undefined ? {} : { edition }) });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    go({ view: 'home', trouble: error.message });
  }
};

/** Leaves the plan for the list of plans. */
export const goHome = async (): Promise<void> => {
  if (await leave()) go({ view: 'home' });
};

/** Shows another edition of the open plan, at the same item where it has one. */
export const openEdition = async (edition: string, cell?: CellRef): Promise<void> => {
  const place = planNow();
  if (!place || (place.edition === edition && !cell) || !(await leave())) return;
  const subject = cell?.subject ?? place.item ?? place.section ?? undefined;
  const opening = await call('plan/opening', { plan: place.open.plan, edition, subject });
  const next = placeOf(opening, subject, place);
  const active = place.session.getSnapshot().active?.cell;
  flushSync(() => changePlan((now) => ({ ...next, tab: now.tab })));
  if (active) place.session.visit(keyOf({ ...active, edition }));
  if (!cell) showReadingPlace(place.session);
  refreshFindings();
  const { label = '' } = opening.open.editions.find((one) => one.id === edition) ?? {};
  say(`${longName(label)} is shown.`);
  remember();
};

/** Starts the next edition and shows it. Throws `CallFailed`. */
export const startEdition = async (label: string): Promise<void> => {
  const place = planNow();
  if (!place || !(await leave())) return;
  const { edition, rolledOn, history } = await call('edition/start', { plan: place.open.plan, label });
  await openEdition(edition);
  openDialog(null);
  toast(
    `${longName(label)} started. ${counted(rolledOn, 'text')} rolled on, ${history.toLocaleString('en-GB')} became history.`,
  );
};

/** Goes to an item, or to a section's head (`item` is its id, or `null`). */
export const goTo = async (section: string | null, item: string | null): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const ofItem = item === section ? null : item;
  if (section !== place.section) {
    place.session.leave();
    void place.notes.flush();
    await place.session.flush();
    const page = await call('plan/section', { plan: place.open.plan, edition: place.edition, section });
    if (planNow()?.session !== place.session) return;
    flushSync(() => changePlan((now) => ({ ...now, section, page, item: ofItem, tab: 'write' })));
  } else {
    flushSync(() => changePlan((now) => ({ ...now, item: ofItem, tab: 'write' })));
  }
  if (ofItem) place.session.focusField(ofItem);
  else document.querySelector('[data-page-scroll]')?.scrollTo({ top: 0 });
};

/** The item before or after, across sections. */
export const stepItem = async (step: 1 | -1): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const next = neighbour(place.outline, place.item, step);
  if (next) await goTo(sectionOf(place.outline, next.id) ?? null, next.id);
  else say(step === 1 ? 'This is the last item.' : 'This is the first item.');
};

/** Shows the page of a cell and puts the caret into it. */
export const reveal = async (cell: CellRef, caret: Caret): Promise<void> => {
  const place = planNow();
  if (!place) return;
  if (cell.edition !== place.edition) await openEdition(cell.edition, cell);
  const now = planNow();
  if (!now) return;
  const section = sectionOf(now.outline, cell.subject) ?? now.outline.sections[0]?.id ?? null;
  if (section !== now.section) await goTo(section, null);
  now.session.focusField(cell, caret);
};

/** Saves a copy of a plan where the person says. */
export const saveCopy = async (plan: string, title: string): Promise<void> => {
  try {
    const chosen = await call('dialog/choose-copy', { suggested: fileNameFor(title, '', 'actionplan') });
    if (!chosen) return;
    const { name } = await call('plan/save-copy', { plan, file: chosen.file });
    toast(`The copy ${name} is saved.`);
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    openDialog({ dialog: 'message', heading: 'The copy was not saved', lines: [error.message] });
  }
};

/** Checks that everything in the plan's file reads back as it was written. */
export const verifyPlan = async (): Promise<void> => {
  const place = planNow();
  if (!place) return;
  try {
    await place.session.flush();
    const { cells, revisions, faults } = await call('plan/verify', { plan: place.open.plan });
    const read = `${counted(cells, 'text')} and ${counted(revisions, 'earlier version')} were read and compared.`;
    openDialog({
      dialog: 'message',
      heading: faults.length === 0 ? 'The plan file is whole' : 'The plan file has faults',
      lines: [read, ...faults],
    });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    openDialog({ dialog: 'message', heading: 'The plan file could not be checked', lines: [error.message] });
  }
};
