import { flushSync } from 'react-dom';
import type { AppState, Opening, Outline, OutlineItem } from '../../shared/ipc/contract.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import { call, CallFailed } from '../api/client.ts';
import type { Caret } from '../editor/caret.ts';
import { keepReasons } from '../editor/held-reasons.ts';
import { keyOf } from '../editor/page-fields.ts';
import { EditorSession } from '../editor/session.ts';
import type { ActiveField } from '../editor/session.ts';
import { outlineItems, neighbour, sectionOf } from '../views/plan/outline-filter.ts';
import { showReadingPlace } from '../views/plan/reading-place.ts';
import { nameOfEdition } from './edition-state.ts';
import { refreshFindings } from './findings.ts';
import { keepParts } from './keep-parts.ts';
import { Notes } from './notes.ts';
import { counted, fileNameFor } from './plan-words.ts';
import { runCommand } from './run-command.ts';
import { changePlan, go, openDialog, planNow, say, toast } from './state.ts';
import type { PlanPlace } from './state.ts';
import { WhenQuiet } from './when-quiet.ts';
import { beyondPage, endOfPlan, readSection } from './whole-plan.ts';

type Last = NonNullable<AppState['last']>;

const REMEMBER_AFTER = 800;
/** How long after a save the outline is read again, if nobody writes on. Milliseconds. */
const REFRESH_AFTER = 250;

let remembering: ReturnType<typeof setTimeout> | undefined;

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

const outlineWhenQuiet = new WhenQuiet(() => {
  const place = planNow();
  if (!place) return;
  const { edition, open } = place;
  call('plan/outline', { plan: open.plan, edition }).then(
    (outline) => {
      changePlan((now) => {
        if (now.open.plan !== open.plan || now.edition !== edition) return now;
        const kept = keepParts(now.outline, outline);
        return kept === now.outline ? now : { ...now, outline: kept };
      });
    },
    // The outline on screen stays as it was; the next save asks again.
    () => undefined,
  );
});

/** Reads the outline again, a moment after something was saved and nobody writes on. */
const refreshOutline = (): void => outlineWhenQuiet.ask(REFRESH_AFTER);

/** The item that the caret is in, and of the whole plan its section too. */
const withReader = (place: PlanPlace, { itemId, cell }: ActiveField): PlanPlace => {
  const at = place.whole ? sectionOf(place.outline, cell.subject) : undefined;
  const section = at !== undefined && place.pages[at] ? at : place.section;
  if (place.item === itemId && place.section === section) return place;
  return { ...place, item: itemId, section, page: (section === null ? null : place.pages[section]) ?? place.page };
};

/** Follows what the session says: which item the caret is in, and that something was saved. */
const follow = (session: EditorSession): void => {
  let { active, save } = session.getSnapshot();
  session.subscribe(() => {
    const now = session.getSnapshot();
    if (planNow()?.session !== session) return;
    if (now.active !== active) {
      active = now.active;
      if (active) changePlan((place) => withReader(place, active!));
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
    run: runCommand,
    beyond: beyondPage,
    toEnd: endOfPlan,
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
  keep?: Pick<PlanPlace, 'session' | 'notes'> & Partial<Pick<PlanPlace, 'whole'>>,
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
    whole: keep?.whole ?? false,
    pages: section === null ? {} : { [section]: page },
    item,
    session,
    notes,
    tab: 'write',
    asked: null,
    findings: null,
  };
};

/** Saves what is unsaved of the plan that is left; it stays open where that fails. */
export const leaveWords = async (): Promise<boolean> => {
  const place = planNow();
  if (!place) return true;
  place.session.leave();
  return (await Promise.all([place.session.flush(), place.notes.flush(), keepReasons()])).every(Boolean);
};

/**
 * Shows a plan that `last` names, with the caret where it was; `ahead` is what it shows, if that is known. `keep`: the same
 * plan as it stood before, whose steps can still be taken back. Throws `CallFailed`.
 */
export const showPlan = async ({ plan, edition, cell }: Last, ahead?: Opening, keep?: PlanPlace): Promise<void> => {
  const opening = ahead ?? (await call('plan/opening', { plan, edition, subject: cell?.subject }));
  const place = placeOf(opening, cell?.subject, keep);
  flushSync(() => go(place));
  if (cell && cell.edition === place.edition) place.session.restoreLast(cell);
  refreshFindings();
  // What came with the start is known already, and keys may be waiting: it is kept again when there is time.
  if (ahead) remember();
  else rememberNow(cell);
};

/**
 * Opens a plan, at its newest edition unless one is named; where it cannot be, Home says why. `before` is the same plan as it
 * stood until now: what was done in it can still be taken back.
 */
export const openPlan = async (plan: string, edition?: string, before?: PlanPlace): Promise<void> => {
  if (!(await leaveWords())) return;
  const keep = before?.open.plan === plan ? before : undefined;
  try {
    keep?.session.readAnew();
    await showPlan({ plan, ...(edition === undefined ? {} : { edition }) }, undefined, keep);
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    go({ view: 'home', trouble: error.message });
  }
};

/** Leaves the plan for the list of plans. */
export const goHome = async (): Promise<void> => {
  if (await leaveWords()) go({ view: 'home' });
};

/** Shows another edition of the open plan, at the same item where it has one. */
export const openEdition = async (edition: string, cell?: CellRef): Promise<void> => {
  const place = planNow();
  if (!place || (place.edition === edition && !cell) || !(await leaveWords())) return;
  const subject = cell?.subject ?? place.item ?? place.section ?? undefined;
  const opening = await call('plan/opening', { plan: place.open.plan, edition, subject });
  const next = placeOf(opening, subject, place);
  const active = place.session.getSnapshot().active?.cell;
  flushSync(() => changePlan((now) => ({ ...next, tab: now.tab })));
  if (active) place.session.visit(keyOf({ ...active, edition }));
  if (!cell) showReadingPlace(place.session);
  refreshFindings();
  say(`${nameOfEdition(opening.open, edition)} is shown.`);
  remember();
};

/** Scrolls to the head of the section shown. */
const showHead = (place: PlanPlace, section: string | null): void => {
  if (place.whole && section !== null) {
    place.session.draw({ subject: section });
    const part = document.querySelector(`[data-part="${CSS.escape(section)}"]`);
    (part?.querySelector('.section-heading') ?? part)?.scrollIntoView({ block: 'start' });
  } else document.querySelector('[data-page-scroll]')?.scrollTo({ top: 0 });
};

/** Turns to another section: its page alone, or its place in the whole plan. False where it could not be read. */
const turnTo = async (place: PlanPlace, section: string | null, item: string | null): Promise<boolean> => {
  if (place.whole && section !== null) {
    if (!place.pages[section] && !(await readSection(section))) return false;
    flushSync(() =>
      changePlan((now) => ({ ...now, section, page: now.pages[section] ?? now.page, item, tab: 'write' })),
    );
    return true;
  }
  place.session.leave();
  void place.notes.flush();
  await place.session.flush();
  const page = await call('plan/section', { plan: place.open.plan, edition: place.edition, section });
  if (planNow()?.session !== place.session) return false;
  const pages = section === null ? {} : { [section]: page };
  flushSync(() => changePlan((now) => ({ ...now, section, page, pages, item, tab: 'write' })));
  return true;
};

/** Goes to an item, or to a section's head (`item` is its id, or `null`). */
export const goTo = async (section: string | null, item: string | null): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const ofItem = item === section ? null : item;
  if (section !== place.section) {
    if (!(await turnTo(place, section, ofItem))) return;
  } else {
    flushSync(() => changePlan((now) => ({ ...now, item: ofItem, tab: 'write' })));
  }
  if (ofItem) place.session.focusField(ofItem);
  else showHead(place, section);
};

/** The item before or after the one that one is at; from a section's head, its first one or the one before that. */
const itemBeside = ({ outline, item, section }: PlanPlace, step: 1 | -1): OutlineItem | undefined => {
  const first = item === null ? firstItem(outline, section) : null;
  if (first === null) return neighbour(outline, item, step);
  return step === 1 ? outlineItems(outline).find((one) => one.id === first) : neighbour(outline, first, -1);
};

const takeStep = async (step: 1 | -1): Promise<void> => {
  const place = planNow();
  if (!place) return;
  const next = itemBeside(place, step);
  if (next) await goTo(sectionOf(place.outline, next.id) ?? null, next.id);
  else say(step === 1 ? 'This is the last item.' : 'This is the first item.');
};

/** A step that waits for a section to be read: those asked for meanwhile come after it. */
let stepping: Promise<void> | null = null;

/** The item before or after, across sections. */
export const stepItem = (step: 1 | -1): Promise<void> => {
  const taken: Promise<void> = (stepping ? stepping.then(() => takeStep(step)) : takeStep(step)).finally(() => {
    if (stepping === taken) stepping = null;
  });
  stepping = taken;
  return taken;
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
