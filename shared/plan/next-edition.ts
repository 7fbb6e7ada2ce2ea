import { sameJson } from '../richtext/canonical.ts';
import type { Inline, Link, Tree } from '../richtext/tree.ts';
import { itemsOf } from './edition-view.ts';
import type { EditionView } from './edition-view.ts';
import { isEarlier, LONGEST_NAME, longName, sameEdition, shortName } from './edition-name.ts';
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

const inText = (tree: Tree, change: (text: string) => string): Tree => {
  const inline = (one: Inline): Inline => {
    if (one.type === 'text') return { ...one, text: change(one.text) };
    return one.type === 'link' ? { ...one, children: one.children.map(inline) as Link['children'] } : one;
  };
  return tree.map((block) =>
    block.type === 'paragraph' || block.type === 'heading' ? { ...block, children: block.children.map(inline) } : block,
  );
};

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The title with one edition's name put for another's, long for long and short for short; absent where it has neither. */
const renamed = (tree: Tree, from: string, to: string): Tree | undefined => {
  const [long, short] = [longName(from), shortName(from)];
  if (long === '') return undefined;
  // Once over the words, and whole words alone: "2021" made "2021-22" is not looked at again, and "A" is not in "Action".
  const name = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped(long)}|${escaped(short)})(?![\\p{L}\\p{N}])`, 'gu');
  const after = inText(tree, (text) => text.replace(name, (found) => (found === long ? longName(to) : shortName(to))));
  return sameJson(after, tree) ? undefined : after;
};

/**
 * What the next edition of that name would take over from a view of the newest one. Throws a Problem where the plan
 * already has an edition of that name, and where the name is empty, too long, or of a month before the newest edition's.
 */
export const rollOver = (view: EditionView, label: string): RollOver => {
  if (label.trim() === '') throw new Problem('The next edition has no name. Give it one, such as October 2022.');
  if (label.length > LONGEST_NAME)
    throw new Problem(`${label} is too long a name for an edition. Choose one of ${LONGEST_NAME} characters at most.`);
  const there = view.editions.find((one) => sameEdition(one.label, label));
  if (there)
    throw new Problem(`This plan already has an edition called ${longName(there.label)}. Choose another name.`);
  const newest = view.edition.label;
  if (isEarlier(label, newest))
    throw new Problem(`${longName(label)} comes before ${longName(newest)}, the newest edition. Choose a later name.`);
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
