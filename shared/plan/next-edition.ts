import type { Tree } from '../richtext/tree.ts';
import { itemsOf } from './edition-view.ts';
import type { EditionView } from './edition-view.ts';
import { longName, sameEdition, shortName } from './edition-name.ts';
import { Problem } from './problem.ts';

/** What starting an edition means for the words of the one before. */
export interface RollOver {
  /** Texts that roll on. */
  readonly rolledOn: number;
  /** Texts of edition scope (status, progress) that become history. */
  readonly history: number;
  /** The title with the edition's name changed in it; absent where the title does not name the edition. */
  readonly title?: Tree | undefined;
}

const renamed = (tree: Tree, from: string, to: string): Tree | undefined => {
  const before = JSON.stringify(tree);
  const inJson = (words: string): string => JSON.stringify(words).slice(1, -1);
  const after = before
    .replaceAll(inJson(longName(from)), inJson(longName(to)))
    .replaceAll(inJson(shortName(from)), inJson(shortName(to)));
  return after === before ? undefined : (JSON.parse(after) as Tree);
};

/**
 * What the next edition of that name would take over from a view of the newest one. Throws a Problem where the plan
 * already has an edition of that name.
 */
export const rollOver = (view: EditionView, label: string): RollOver => {
  const there = view.editions.find((one) => sameEdition(one.label, label));
  if (there)
    throw new Problem(`This plan already has an edition called ${longName(there.label)}. Choose another name.`);
  const fields = itemsOf(view).flatMap((item) => item.fields);
  const sections = view.sections.flatMap((section) => [section.heading, section.narrative]);
  const texts = [view.title, view.summary, view.foreword, view.contact, ...sections];
  return {
    rolledOn:
      fields.filter((field) => field.scope === 'rolls-on' && field.tree.length > 0).length +
      texts.filter((text) => text.tree.length > 0).length,
    history: fields.filter((field) => field.scope === 'edition' && (field.tree.length > 0 || field.last)).length,
    title: renamed(view.title.tree, view.edition.label, label),
  };
};
