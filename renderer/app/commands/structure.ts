import { flushSync } from 'react-dom';
import type { Outline } from '../../../shared/ipc/contract.ts';
import type { Change, Changed } from '../../../shared/plan/change.ts';
import { keyOf } from '../../editor/page-fields.ts';
import { FRONT } from '../../views/plan/outline-rows.ts';
import { sectionOf } from '../../views/plan/outline-filter.ts';
import { blocksAtCaret } from '../../views/shared-texts/paragraph-at-caret.ts';
import { showHistory } from '../../views/plan/facts-tab.ts';
import { rowKeyAt, treeNow } from '../../views/outline/tree-handle.ts';
import { changeThePlan } from '../change-plan.ts';
import { withPlan } from '../command.ts';
import type { Command } from '../command.ts';
import { readOnlyWords } from '../edition-state.ts';
import { goTo } from '../open-plan.ts';
import {
  besideThing,
  dropAt,
  itemAfter,
  itemBelow,
  moveFrom,
  sectionAfter,
  standsIn,
  thingOf,
} from '../outline-moves.ts';
import type { DropSpot, Refused, Way } from '../outline-moves.ts';
import { changePlan, openDialog, openDrawer, planNow, toast } from '../state.ts';
import type { PlanPlace } from '../state.ts';

/** The section or item that a command is about: the row with the focus, else where the caret is. */
const subjectOf = (place: PlanPlace): string | null => {
  const row = rowKeyAt(document.activeElement);
  return row !== null && row !== FRONT ? row : (place.item ?? place.section);
};

/** False where the edition can only be read, which is said. */
const canChange = (place: PlanPlace): boolean => {
  const words = readOnlyWords(place.open.editions, place.edition);
  if (words !== null) toast(words);
  return words === null;
};

const isRefused = (change: Change | Refused): change is Refused => 'refused' in change;

/** A command about one thing: the one named, or the one in focus. `fromOutline` says whether the focus is to stay there. */
type About = (place: PlanPlace, id: string | null, fromOutline: boolean) => void | Promise<void>;

/** Steps are taken one after the other, each from the outline as the one before has left it. */
let steps: Promise<void> = Promise.resolve();

const about =
  (run: About): ((id?: string) => Promise<void>) =>
  (id) => {
    const place = planNow();
    if (!place || !canChange(place)) return Promise.resolve();
    const subject = id ?? subjectOf(place);
    // What is chosen from a row's own menu names the thing.
    const fromOutline = id !== undefined || rowKeyAt(document.activeElement) !== null;
    const step = steps.then(() => {
      const now = planNow();
      return now?.session === place.session ? run(now, subject, fromOutline) : undefined;
    });
    steps = step.catch(() => undefined);
    return step;
  };

/** Puts the focus back to where it was before a change: the moved row, or the words one was writing. */
const comeBack = (fromOutline: boolean, subject: string | null): void => {
  if (fromOutline && subject !== null) treeNow()?.focus(subject);
  else planNow()?.session.returnToCaret();
};

/** Carries out a change of the outline's order; the focus stays with the thing. */
const carryMove = async (change: Change | Refused, subject: string, fromOutline: boolean): Promise<void> => {
  if (isRefused(change)) return toast(change.refused);
  if (await changeThePlan(change)) comeBack(fromOutline, subject);
};

const outlineNow = (place: PlanPlace): Outline => planNow()?.outline ?? place.outline;

/** Moves a section or an item one step; without an id, the one in focus. */
export const moveThing = (way: Way): ((id?: string) => Promise<void>) =>
  about(async (place, id, fromOutline) => {
    if (id !== null) await carryMove(moveFrom(place.outline, place.open.template, id, way), id, fromOutline);
  });

/** Puts a section or an item where its row was let go. */
export const dropThing = async (id: string, spot: DropSpot): Promise<void> => {
  const place = planNow();
  if (!place || !canChange(place)) return;
  const change = dropAt(place.outline, place.open.template, id, spot);
  if (change) await carryMove(change, id, true);
};

/** Shows an item that is new, with the caret in its first field, although that may be one that is fixed. */
const showNewItem = async ({ subject }: Changed): Promise<void> => {
  const place = planNow();
  if (!place || subject === null) return;
  await goTo(sectionOf(place.outline, subject) ?? null, subject);
  const thing = thingOf(place.outline, subject);
  const kind = thing && 'kind' in thing ? place.open.template.kinds.find((one) => one.key === thing.kind) : undefined;
  const first = kind?.fields[0];
  if (first?.fixed && first.holds === 'prose')
    place.session.unlock(keyOf({ subject, part: `field:${first.key}`, edition: place.edition }));
};

const add = async (change: Change | Refused): Promise<void> => {
  if (isRefused(change)) return toast(change.refused);
  const changed = await changeThePlan(change);
  if (changed) await showNewItem(changed);
};

const NO_SECTION: Refused = { refused: 'Add a section first: items stand in sections.' };

/** Adds an item after this one, or as the first of this section. */
export const addItem = about(async ({ outline, open }, id) => {
  await add(id === null ? NO_SECTION : itemAfter(outline, open.template, id));
});

/** Adds an item as the last below this one, or of this section. */
export const addItemBelow = about(async ({ outline, open }, id) => {
  await add(id === null ? NO_SECTION : itemBelow(outline, open.template, id));
});

const addSectionOf = (kind: 'section' | 'annex'): ((id?: string) => Promise<void>) =>
  about(async (place, id) => {
    const after = sectionAfter(place.outline, kind, id);
    const changed = await changeThePlan({ do: 'add-section', kind, after, heading: '' });
    const now = planNow();
    if (!now || !changed || changed.subject === null) return;
    await goTo(changed.subject, changed.subject);
    now.session.focusField({ subject: changed.subject, part: 'text:heading', edition: now.edition });
  });

/** Adds a section after this one, with the caret in its heading. */
export const addSection = addSectionOf('section');
/** Adds an annex at the end. */
export const addAnnex = addSectionOf('annex');

/** Takes a section or an item out of this edition and later ones. */
export const retireThing = about(async (place, id, fromOutline) => {
  if (id === null) return;
  const beside = besideThing(place.outline, id);
  const here = place.item ?? place.section;
  const goes = standsIn(place.outline, id, here);
  if (goes) {
    place.session.leave();
    const isSection = place.outline.sections.some((one) => one.id === beside);
    const section = beside === null ? null : (sectionOf(place.outline, beside) ?? null);
    changePlan((now) => ({ ...now, item: isSection ? null : beside, section }));
  }
  const changed = await changeThePlan({ do: 'retire', subject: id });
  // Where it was refused, one is still at the thing.
  if (!changed && goes) return changePlan((now) => ({ ...now, item: place.item, section: place.section }));
  if (!changed || beside === null || sectionOf(outlineNow(place), beside) === undefined) return;
  if (fromOutline) treeNow()?.focus(beside);
  else if (goes) await goTo(sectionOf(outlineNow(place), beside) ?? null, beside);
});

const NO_ITEM = 'Go to an item first: only items are folded.';

/** Folds a completed item, or takes a folded one up again. */
export const foldThing = about(async (place, id, fromOutline) => {
  const thing = id === null ? undefined : thingOf(place.outline, id);
  if (!thing || 'heading' in thing) return toast(NO_ITEM);
  place.session.leave();
  const folded = !thing.folded;
  if (folded) place.session.showRest(thing.id, false);
  if (!(await changeThePlan({ do: 'fold', subject: thing.id, folded }))) return;
  if (fromOutline) treeNow()?.focus(thing.id);
  else planNow()?.session.focusField(thing.id);
});

/** Opens the name of a section or an item in the outline to be changed; the outline is shown first where it is put away. */
export const renameThing = about((place, id) => {
  if (id === null) return;
  flushSync(() => {
    if (place.tab !== 'write') changePlan((now) => ({ ...now, tab: 'write' }));
    if (document.querySelector('[data-pane="outline"][hidden]')) openDrawer('outline');
  });
  treeNow()?.rename(id);
});

/** Asks for the number of one thing. */
export const numberThing = about((_place, id) => {
  if (id !== null) openDialog({ dialog: 'set-number', subject: id });
});

/** What changes the outline, the template and the shared texts. */
export const structureCommands = {
  'add-item': withPlan(() => addItem()),
  'add-item-below': withPlan(() => addItemBelow()),
  'add-section': withPlan(() => addSection()),
  'add-annex': withPlan(() => addAnnex()),
  'move-up': withPlan(() => moveThing('up')()),
  'move-down': withPlan(() => moveThing('down')()),
  nest: withPlan(() => moveThing('nest')()),
  unnest: withPlan(() => moveThing('unnest')()),
  rename: withPlan(() => renameThing()),
  retire: withPlan(() => retireThing()),
  retired: withPlan((place) => (canChange(place) ? openDialog({ dialog: 'bring-back' }) : undefined)),
  renumber: withPlan((place) => (canChange(place) ? openDialog({ dialog: 'renumber' }) : undefined)),
  template: withPlan((place) => (canChange(place) ? openDialog({ dialog: 'template' }) : undefined)),
  'shared-texts': withPlan(() => openDialog({ dialog: 'shared-texts', at: blocksAtCaret() })),
  history: withPlan(() => showHistory()),
} satisfies Readonly<Record<string, Command>>;
