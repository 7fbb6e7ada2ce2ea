import { sameJson } from '../richtext/canonical.ts';
import type { Inline, Link, Tree } from '../richtext/tree.ts';
import type { EditionView, FieldView } from './edition-view.ts';
import { isEarlier, LONGEST_NAME, longName, sameEdition, shortName } from './edition-name.ts';
import { Problem } from './problem.ts';

/** What starting an edition means for the words of the one before. */
export interface RollOver {
  /** Texts that roll on. */
  readonly rolledOn: number;
  /** Texts of edition scope (status, progress) that become history. */
  readonly history: number;
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

/** What becomes of these fields, as the newest edition reads them, when the next one is started. */
export const rollOver = (fields: readonly FieldView[]): RollOver => ({
  rolledOn: fields.filter((field) => field.scope === 'rolls-on' && field.tree.length > 0).length,
  history: fields.filter((field) => field.scope === 'edition' && (field.tree.length > 0 || field.last)).length,
});

/** How many of an edition's own texts, and of its sections', roll on to the next one. */
export const textsRolledOn = ({ title, summary, foreword, contact, sections }: EditionView): number =>
  [title, summary, foreword, contact, ...sections.flatMap(({ heading, narrative }) => [heading, narrative])].filter(
    ({ tree }) => tree.length > 0,
  ).length;

/**
 * The title of the next edition: that of the newest one with the edition's name changed in it; `undefined` where it does not
 * name the edition. Throws a Problem where the plan already has an edition of the new name, and where the name is empty, too
 * long, or of a month before the newest edition's.
 */
export const titleOfNext = (
  newest: Pick<EditionView, 'edition' | 'editions' | 'title'>,
  label: string,
): Tree | undefined => {
  if (label.trim() === '') throw new Problem('The next edition has no name. Give it one, such as October 2022.');
  if (label.length > LONGEST_NAME)
    throw new Problem(`${label} is too long a name for an edition. Choose one of ${LONGEST_NAME} characters at most.`);
  const there = newest.editions.find((one) => sameEdition(one.label, label));
  if (there)
    throw new Problem(`This plan already has an edition called ${longName(there.label)}. Choose another name.`);
  const before = newest.edition.label;
  if (isEarlier(label, before))
    throw new Problem(`${longName(label)} comes before ${longName(before)}, the newest edition. Choose a later name.`);
  return renamed(newest.title.tree, before, label);
};
