import { flushSync } from 'react-dom';
import type { Outline, OutlineItem } from '../../../shared/ipc/contract.ts';
import { editionName } from '../../../shared/plan/edition-name.ts';
import type { ChangeOf, Hit } from '../../../shared/plan/change.ts';
import type { CellRef } from '../../../shared/plan/records.ts';
import { doc } from '../../../shared/richtext/build.ts';
import { matches } from '../../../shared/richtext/find.ts';
import { call, CallFailed } from '../../api/client.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { isReadOnly } from '../../app/edition-state.ts';
import { goTo, openEdition } from '../../app/open-plan.ts';
import { changePlan, planNow, say, toast } from '../../app/state.ts';
import { spotOf } from '../../editor/caret.ts';
import { fieldOf, rangesIn } from '../../editor/found-words.ts';
import type { FoundWords } from '../../editor/found-words.ts';
import { sectionOf } from '../plan/outline-filter.ts';
import { finding, findingChanges, firstFrom, isAnswered, nameOfHit } from './finding.ts';
import type { Asked, Finding } from './finding.ts';

/** How long a pause in typing is, after which it is looked for, in milliseconds. */
const PAUSE = 90;

let asking = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let marks: FoundWords | null = null;

const set = (change: (now: Finding) => Finding): void => finding.set(change);
const queryOf = ({ words, matchCase, wholeWords }: Asked) => ({ words, matchCase, wholeWords });

/** Tells who marks words on the page; `null` when the page goes away. */
export const marksBy = (by: FoundWords | null): void => {
  marks = by;
  drawMarks(finding.get());
};

let wanted = { words: '', matchCase: false, wholeWords: false };

/** Marks what is found on the page, as long as the bar is open. */
export const drawMarks = (now: Finding): void => {
  const { answered } = now;
  if (!now.bar || !answered || answered.words === '') return marks?.show(null);
  const query = queryOf(answered);
  // The same question stays the same object: what was found is not looked for again.
  if (wanted.words !== query.words || wanted.matchCase !== query.matchCase || wanted.wholeWords !== query.wholeWords)
    wanted = query;
  const hit = now.hits[now.at];
  const here = hit && hit.edition === planNow()?.edition ? hit : null;
  return marks?.show({
    wanted,
    only: answered.scope === 'field' ? now.field : null,
    now: here ? { cell: here.cell, nth: here.nth } : null,
  });
};

const below = (item: OutlineItem): string[] => [item.id, ...item.items.flatMap(below)];

/** Everything of an outline by its place in reading order. */
const orderOf = (outline: Outline): ReadonlyMap<string, number> =>
  new Map(
    outline.sections.flatMap((section) => [section.id, ...section.items.flatMap(below)]).map((id, at) => [id, at]),
  );

/** The hits of one field, by what it says on screen. */
const hitsOfField = (asked: Asked, field: CellRef): Hit[] => {
  const place = planNow();
  const tree = place?.session.treeOf(field);
  if (!place || !tree) return [];
  const { numbers } = place.page;
  const spec = place.session.getSnapshot().active;
  return matches(tree, queryOf(asked), (item) => numbers[item]).map(({ nth, before, found, after }) => ({
    cell: field,
    nth,
    item: spec?.itemId ?? null,
    number: spec?.number ?? null,
    label: spec?.label ?? 'This field',
    edition: field.edition,
    before,
    found,
    after,
    replaceable:
      !isReadOnly(place.open.editions, place.edition) &&
      place.session.canWrite(`${field.subject} ${field.part} ${field.edition}`),
  }));
};

const ask = async (asked: Asked, field: CellRef | null): Promise<{ hits: readonly Hit[]; more: boolean }> => {
  const place = planNow();
  if (!place || asked.words === '') return { hits: [], more: false };
  if (asked.scope === 'field') return { hits: field ? hitsOfField(asked, field) : [], more: false };
  // What is on screen is found, not what was on disk a moment ago.
  await place.session.flush();
  const edition = asked.scope === 'all' ? null : place.edition;
  return call('find/hits', { plan: place.open.plan, edition, query: queryOf(asked) });
};

/**
 * Looks for what is asked now. `at` is which hit one is at then; without it, the first from the caret on. False where
 * something else was asked meanwhile, or nothing could be.
 */
export const look = async (at?: number): Promise<boolean> => {
  clearTimeout(waiting);
  const turn = (asking += 1);
  const { asked, field } = finding.get();
  try {
    const { hits, more } = await ask(asked, field);
    const place = planNow();
    if (turn !== asking || !place) return false;
    const caret =
      place.session.getSnapshot().active?.cell ?? (place.item ? { subject: place.item, part: 'place' } : null);
    const from = at ?? firstFrom(hits, caret as CellRef | null, orderOf(place.outline));
    set((now) => findingChanges.answered(now, asked, hits, more, from));
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    toast(error.message);
    return false;
  }
};

/** Looks again for what was found, after the plan was written to; one stays at the words that one is at. */
export const lookAgain = async (): Promise<void> => {
  const { hits, at, shown, bar, asked } = finding.get();
  if (!bar || asked.words === '') return;
  const hit = hits[at];
  if (!(await look(at))) return;
  set((now) => {
    const same = now.hits.findIndex(
      (one) => hit && one.nth === hit.nth && one.cell.subject === hit.cell.subject && one.cell.part === hit.cell.part,
    );
    return { ...now, at: same < 0 ? now.at : same, shown: shown && now.hits.length > 0 };
  });
};

/** Opens the list of what is to be replaced in the edition shown, or in the field. */
export const previewReplacing = async (): Promise<void> => {
  if (finding.get().asked.scope === 'all') set((now) => findingChanges.asked(now, { scope: 'edition' }));
  if (!(await look())) return;
  const { hits, asked } = finding.get();
  if (asked.words === '') return say('Enter the words to replace.');
  if (!hits.some((hit) => hit.replaceable)) {
    toast(hits[0] ? whyNot(hits[0]) : `“${asked.words}” is not found.`);
    return;
  }
  set((now) => ({ ...now, dialog: 'preview' }));
};

/** Changes what is asked, and looks for it once the typing pauses. */
export const askFor = (asked: Partial<Asked>): void => {
  set((now) => findingChanges.asked(now, asked));
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    void look().then((found) => {
      if (!found) return;
      const now = finding.get();
      if (now.asked.words === '') return;
      marks?.reveal();
      say(now.hits.length === 0 ? `“${now.asked.words}” is not found.` : `${spoken(now.hits.length, now.more)} found.`);
    });
  }, PAUSE);
};

const spoken = (count: number, more: boolean): string => `${more ? 'More than ' : ''}${count.toLocaleString('en-GB')}`;

/** Turns to the page that a hit is on, without moving the focus. False where the plan was left meanwhile. */
const turnTo = async ({ edition, item, cell }: Pick<Hit, 'edition' | 'item' | 'cell'>): Promise<boolean> => {
  const place = planNow();
  if (!place) return false;
  if (edition !== place.edition) await openEdition(edition, { ...cell, edition });
  const now = planNow();
  if (!now) return false;
  const isOfPlan = !now.outline.sections.some(({ id }) => id === cell.subject) && item === null;
  const section = isOfPlan ? (now.outline.sections[0]?.id ?? null) : (sectionOf(now.outline, cell.subject) ?? null);
  if (!fieldOf(cell) && (section !== now.section || now.whole)) await goTo(section, section);
  if (planNow()?.session !== now.session) return false;
  if (item !== null && planNow()?.item !== item) flushSync(() => changePlan((one) => ({ ...one, item })));
  return true;
};

/** Shows the hit that one is at. */
const show = async (): Promise<void> => {
  const now = finding.get();
  const hit = now.hits[now.at];
  if (!hit || !(await turnTo(hit))) return;
  drawMarks(finding.get());
  if (!marks?.reveal())
    (fieldOf(hit.cell) ?? document.querySelector(`[data-item="${CSS.escape(hit.cell.subject)}"]`))?.scrollIntoView({
      block: 'center',
    });
  const edition = planNow()?.open.editions.find((one) => one.id === hit.edition);
  const where = now.asked.scope === 'all' && edition ? `${nameOfHit(hit)}, ${editionName(edition)}` : nameOfHit(hit);
  say(`${now.at + 1} of ${spoken(now.hits.length, now.more)}, ${where}`);
};

/** Goes to the next words that were found, or to those before; looks first where something else is asked. */
export const step = async (by: 1 | -1): Promise<void> => {
  if (!isAnswered(finding.get()) && !(await look())) return;
  const { hits, asked } = finding.get();
  if (asked.words === '') return;
  if (hits.length === 0) return say(`“${asked.words}” is not found.`);
  set((now) => findingChanges.stepped(now, by));
  await show();
};

/** The words selected on the page, where they are a line's at most. */
const selectedWords = (): string => {
  const selection = getSelection();
  const within = selection?.anchorNode?.parentElement?.closest('[data-page-scroll]');
  const words = within ? (selection?.toString() ?? '') : '';
  return words.length <= 200 && !words.includes('\n') ? words.trim() : '';
};

/** Opens the bar, with its row for replacing or without. */
export const openBar = (replacing: boolean): void => {
  const place = planNow();
  if (!place) return;
  if (place.tab !== 'write') changePlan((now) => ({ ...now, tab: 'write' }));
  const active = place.session.getSnapshot().active?.cell ?? null;
  set((now) => findingChanges.opened(now, replacing, selectedWords(), active));
  void look();
};

/** Closes the bar; the caret goes back to the words, with those selected that one was at. */
export const closeBar = (): void => {
  const { hits, at, shown } = finding.get();
  const hit = shown ? hits[at] : undefined;
  const range = marks?.now ?? null;
  set(findingChanges.closed);
  const session = planNow()?.session;
  if (!session) return;
  if (!hit || !range || hit.edition !== planNow()?.edition) return void session.returnToCaret();
  selectRange(session, hit.cell, range);
};

const selectRange = (
  session: NonNullable<ReturnType<typeof planNow>>['session'],
  cell: CellRef,
  range: Range,
): void => {
  const root = fieldOf(cell)?.querySelector('.field-words .rt');
  const [anchor, focus] = root
    ? [spotOf(root, range.startContainer, range.startOffset), spotOf(root, range.endContainer, range.endOffset)]
    : [null, null];
  if (anchor && focus) session.focusField(cell, { at: 'places', anchor, focus });
  else session.focusField(cell);
};

/** How many times the words that are put in hold what is looked for. */
const heldBy = (replacement: string, asked: Asked): number => matches(doc(replacement), queryOf(asked)).length;

/** Replaces the words that one is at, and goes on to the next. */
export const replaceOne = async (): Promise<void> => {
  if (!isAnswered(finding.get()) && !(await look())) return;
  const { hits, at, shown, asked, replacement } = finding.get();
  const hit = hits[at];
  if (!hit) return say(`“${asked.words}” is not found.`);
  // What is replaced has been seen.
  if (!shown) return step(1);
  if (!hit.replaceable) {
    toast(whyNot(hit));
    return;
  }
  const query = queryOf(asked);
  const change: ChangeOf<'replace'> = { do: 'replace', query, replacement, hits: [{ cell: hit.cell, nth: hit.nth }] };
  if (!(await changeThePlan(change, { tell: false }))) return;
  const next = at + heldBy(replacement, asked);
  if (!(await look(next))) return;
  set((now) => ({
    ...now,
    at: next < now.hits.length ? next : Math.min(0, now.hits.length - 1),
    shown: now.hits.length > 0,
  }));
  if (finding.get().hits.length === 0) say('That was the last.');
  else await show();
};

/** Why some words cannot be replaced. */
export const whyNot = (hit: Hit): string => {
  const editions = planNow()?.open.editions ?? [];
  const edition = editions.find((one) => one.id === hit.edition);
  if (edition?.state === 'sealed') return `${editionName(edition)} is sealed: its words stay as they are.`;
  if (edition && isReadOnly(editions, edition.id))
    return `${editionName(edition)} stands before a sealed edition: its words stay as they are.`;
  if (edition && edition.id !== planNow()?.open.editions.at(-1)?.id && hit.edition !== planNow()?.edition)
    return `Words are replaced in the edition shown. Open ${editionName(edition)} to replace these.`;
  return `${nameOfHit(hit)} is fixed text, or chosen from a list: words in it are not replaced here.`;
};

/** Replaces the hits that were chosen, in one step that is undone by one. True once it is done. */
export const replaceChosen = async (asked: Asked, replacement: string, chosen: readonly Hit[]): Promise<boolean> => {
  if (chosen.length === 0) return false;
  const hits = chosen.map(({ cell, nth }) => ({ cell, nth }));
  const done = await changeThePlan({ do: 'replace', query: queryOf(asked), replacement, hits });
  if (!done) return false;
  set((now) => ({ ...now, dialog: null }));
  if (finding.get().bar) await look();
  return true;
};

/** Goes to a hit from the list of all: its edition, its page, its words, which are then selected. */
export const goToHit = async (hit: Hit, asked: Asked): Promise<void> => {
  set((now) => ({ ...now, dialog: null }));
  if (!(await turnTo(hit))) return;
  const session = planNow()?.session;
  if (!session) return;
  const cell = { ...hit.cell, edition: hit.edition };
  const field = fieldOf(cell);
  const range = field && rangesIn(field, queryOf(asked))[hit.nth];
  if (range) {
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    selectRange(session, cell, range);
  } else if (!session.focusField(cell) && hit.item) session.focusField(hit.item);
  say(nameOfHit(hit));
};
