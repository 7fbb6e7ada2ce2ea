import { isTextFix, replaceAt } from '../../shared/checks/fix.ts';
import type { Fix, TextFix } from '../../shared/checks/fix.ts';
import type { FindingCard } from '../../shared/ipc/contract.ts';
import { lineTree } from '../../shared/plan/edition-view.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { call, CallFailed } from '../api/client.ts';
import { fieldAt } from '../views/plan/field-at.ts';
import { outlineItems, sectionOf } from '../views/plan/outline-filter.ts';
import { askWhy } from '../editor/ask-why.ts';
import { changeThePlan } from './change-plan.ts';
import { openDialog, planNow, say, toast } from './state.ts';
import type { PlanPlace } from './state.ts';

/** The item that a person chose for a reference. */
export interface Chosen {
  readonly id: string;
  readonly number: string;
}

type IsThere = (item: string) => boolean;
type Written = TextFix;

const reference = ({ id, number }: Chosen) => ({ type: 'cross-reference', item: id, number }) as const;

/** What each fix makes of a text. The same tree where there is nothing left to put right. */
const treeBy: {
  readonly [D in Written['do']]: (
    tree: Tree,
    fix: Extract<Written, { do: D }>,
    isThere: IsThere,
    chosen: Chosen | undefined,
  ) => Tree;
} = {
  refer: (tree, { at, item, number }, isThere) => replaceAt(tree, at, [reference({ id: item, number })], isThere),
  'choose-item': (tree, { at }, isThere, chosen) => (chosen ? replaceAt(tree, at, [reference(chosen)], isThere) : tree),
  put: (tree, { at, by }, isThere) => replaceAt(tree, at, by === '' ? [] : [{ type: 'text', text: by }], isThere),
  write: (_, { words }) => lineTree(words),
};

/** What each fix is called once it can be undone, before the name of the field. */
const doing: { readonly [D in Written['do']]: (fix: Extract<Written, { do: D }>) => string } = {
  refer: ({ number }) => `making a reference of ${number} in`,
  'choose-item': ({ number }) => `making a reference of ${number} in`,
  put: ({ at, by }) => ('broken' in at ? `making ${by} plain text in` : 'putting a full stop right in'),
  write: ({ name }) => name ?? 'writing the usual answer in',
};

const isThereIn = ({ outline }: PlanPlace): IsThere => {
  const ids = new Set(outlineItems(outline).map(({ id }) => id));
  return (id) => ids.has(id);
};

const apply = (tree: Tree, fix: Written, isThere: IsThere, chosen?: Chosen): Tree =>
  (treeBy[fix.do] as (tree: Tree, fix: Written, isThere: IsThere, chosen?: Chosen) => Tree)(tree, fix, isThere, chosen);

/** Remembers that a person lets something stand. */
const leave = async ({ open, page }: PlanPlace, key: string): Promise<void> => {
  const left = [...new Set([...(page.facts.left ?? []), key])];
  await changeThePlan({ do: 'facts', subject: open.plan, facts: { ...page.facts, left } });
};

/** What is done about a finding elsewhere than in the words of its field. */
const beside: {
  readonly [D in Exclude<Fix['do'], TextFix['do']>]: (
    place: PlanPlace,
    finding: FindingCard,
    fix: Extract<Fix, { do: D }>,
  ) => Promise<unknown> | void;
} = {
  leave: (place, _, { key }) => leave(place, key),
  explain: (_, finding) => askWhy(finding),
  word: ({ open: { template } }, _, { word }) => {
    const { vocabularies } = template;
    const status = [...vocabularies.status, { word }];
    openDialog({ dialog: 'template', draft: { ...template, vocabularies: { ...vocabularies, status } }, tab: 'words' });
  },
  tone: (_, __, { word }) => openDialog({ dialog: 'tone', word }),
  unlink: (_, { item }, { to }) =>
    item === null ? undefined : changeThePlan({ do: 'link', subject: item, to, linked: false }),
};

const besideTheText = async (place: PlanPlace, finding: FindingCard, fix: Exclude<Fix, TextFix>): Promise<void> => {
  await (beside[fix.do] as (place: PlanPlace, finding: FindingCard, fix: Fix) => Promise<unknown> | void)(
    place,
    finding,
    fix,
  );
};

const NOT_THERE = 'These words have changed since. The checks read them again.';

/** Does what a button of a finding on the page offers, as one step that can be undone. */
export const fixFinding = async (finding: FindingCard, fix: Fix, chosen?: Chosen): Promise<void> => {
  const place = planNow();
  if (!place) return;
  if (!isTextFix(fix)) return besideTheText(place, finding, fix);
  const { cell } = finding;
  const view = cell && fieldAt(place.page, cell)?.view;
  if (!view) return;
  const before = place.session.treeOf(view.cell) ?? view.tree;
  const after = apply(before, fix, isThereIn(place), chosen);
  if (after === before) return toast(NOT_THERE);
  const name = (doing[fix.do] as (one: Written) => string)(fix);
  if (place.session.write(view.cell, after, name)) say('Put right. Ctrl+Z takes it back.');
};

/** The fix of a finding that may be done to all of its kind at once. */
export const safeFix = ({ fixes }: FindingCard): Written | undefined =>
  fixes?.find((fix): fix is Written => fix.safe === true && isTextFix(fix));

const keyOf = ({ subject, part }: CellRef): string => `${subject} ${part}`;

/** What stands on disk in these cells, by their key: read section by section. */
const textsOf = async (place: PlanPlace, cells: readonly CellRef[]) => {
  const sections = new Set(cells.map(({ subject }) => sectionOf(place.outline, subject) ?? null));
  const pages = await Promise.all(
    [...sections].map((section) => call('plan/section', { plan: place.open.plan, edition: place.edition, section })),
  );
  return new Map(
    cells.flatMap((cell) => {
      const view = pages.map((page) => fieldAt(page, cell)?.view).find(Boolean);
      return view ? [[keyOf(cell), view] as const] : [];
    }),
  );
};

/** Puts right all of these at once, over the whole edition, as one step. `name` is what "Undo" says. */
export const fixAll = async (findings: readonly FindingCard[], name: string): Promise<void> => {
  const place = planNow();
  if (!place || !(await place.session.flush())) return;
  const cells = [...new Map(findings.flatMap(({ cell }) => (cell ? [[keyOf(cell), cell]] : []))).values()];
  try {
    const views = await textsOf(place, cells);
    const isThere = isThereIn(place);
    const texts = [...views].flatMap(([key, { cell, counter, tree }]) => {
      // The last one first: what is counted before it stays where it was.
      const here = findings.filter((one) => one.cell && keyOf(one.cell) === key).toReversed();
      const body = here.reduce((now, one) => apply(now, safeFix(one)!, isThere), tree);
      return body === tree ? [] : [{ cell, counter, body }];
    });
    if (texts.length === 0) return toast(NOT_THERE);
    await changeThePlan({ do: 'write', name, texts });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    toast(error.message);
  }
};
