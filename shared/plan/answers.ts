import { itemsOf } from './edition-view.ts';
import type { EditionView } from './edition-view.ts';
import type { Facts } from './records.ts';

/** An item that answers others beside the one it stands under: an action that answers several recommendations. */

/** Something that may answer items: an item of a view, a line of an outline. */
export interface Answering {
  readonly id: string;
  readonly answers?: readonly string[] | undefined;
}

/** Which items of these are answered by which others, in their order; none answers itself. */
export const answeredByOf = (items: readonly Answering[]): ReadonlyMap<string, readonly string[]> => {
  const by = new Map<string, string[]>();
  for (const { id, answers = [] } of items)
    for (const answered of new Set(answers)) {
      if (answered === id) continue;
      const list = by.get(answered);
      if (list) list.push(id);
      else by.set(answered, [id]);
    }
  return by;
};

/** How the items of an edition answer each other, by item; those that are not in the edition are left out. */
export interface AnswersOf {
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly answeredBy: ReadonlyMap<string, readonly string[]>;
}

/** What answers what in an edition, both ways. Each list is in the reading order of the edition. */
export const answersIn = (view: Pick<EditionView, 'sections'>): AnswersOf => {
  const items = itemsOf(view);
  const order = new Map(items.map(({ id }, at) => [id, at]));
  const answers = new Map<string, readonly string[]>();
  for (const { id, facts } of items) {
    const there = [...new Set(facts.answers)].filter((one) => one !== id && order.has(one));
    if (there.length > 0)
      answers.set(
        id,
        there.toSorted((a, b) => order.get(a)! - order.get(b)!),
      );
  }
  const answeredBy = answeredByOf([...answers].map(([id, list]) => ({ id, answers: list })));
  return { answers, answeredBy };
};

/** The facts of an item that answers another, or (`linked: false`) does not any more. */
export const withAnswer = ({ answers = [], ...facts }: Facts, to: string, linked: boolean): Facts => {
  const rest = answers.filter((one) => one !== to);
  const all = linked ? [...rest, to] : rest;
  return all.length === 0 ? facts : { ...facts, answers: all };
};
