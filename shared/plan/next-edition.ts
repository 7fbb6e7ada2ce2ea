import { sameJson } from '../richtext/canonical.ts';
import { plainText } from '../richtext/plain-text.ts';
import type { Inline, Link, Tree } from '../richtext/tree.ts';
import { isEarlier, LONGEST_NAME, longName, sameEdition, shortName } from './edition-name.ts';
import type { EditionView } from './edition-view.ts';
import { printedLabel } from './printed-words.ts';
import { Problem } from './problem.ts';
import type { Edition } from './records.ts';
import type { Renaming, Starting } from './starting.ts';
import type { Template, Tone } from './template.ts';

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

/** A title with one edition's name put for another's, long for long and short for short; absent where it has neither. */
export const renamed = (tree: Tree, from: string, to: string): Tree | undefined => {
  const [long, short] = [longName(from), shortName(from)];
  if (long === '') return undefined;
  // Once over the words, and whole words alone: "2021" made "2021-22" is not looked at again, and "A" is not in "Action".
  const name = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped(long)}|${escaped(short)})(?![\\p{L}\\p{N}])`, 'gu');
  const after = inText(tree, (text) => text.replace(name, (found) => (found === long ? longName(to) : shortName(to))));
  return sameJson(after, tree) ? undefined : after;
};

/** Two titles as lines of words, for telling of them. */
export const titlesTold = (from: Tree, to: Tree): Renaming => {
  const line = (tree: Tree): string => plainText(tree).replace(/\s+/g, ' ').trim();
  return { from: line(from), to: line(to) };
};

/** How many of an edition's own texts, and of its sections', roll on to the next one. */
export const textsRolledOn = ({ title, summary, foreword, contact, sections }: EditionView): number =>
  [title, summary, foreword, contact, ...sections.flatMap(({ heading, narrative }) => [heading, narrative])].filter(
    ({ tree }) => tree.length > 0,
  ).length;

/** The editions that a name is held against, in order. */
export interface Neighbours {
  readonly others: readonly Edition[];
  readonly before?: Edition | undefined;
  readonly after?: Edition | undefined;
  /** What the edition before is called in a sentence. */
  readonly beforeIs: string;
}

/** Why an edition cannot bear a name, in a sentence; `null` where it can. */
export const refusalOfName = (label: string, { others, before, after, beforeIs }: Neighbours): string | null => {
  if (label.trim() === '') return 'The edition has no name. Give it one, such as October 2022.';
  if (label.length > LONGEST_NAME)
    return `${label} is too long a name for an edition. Choose one of ${LONGEST_NAME} characters at most.`;
  const there = others.find((one) => sameEdition(one.label, label));
  if (there) return `This plan already has an edition called ${longName(there.label)}. Choose another name.`;
  if (before && isEarlier(label, before.label))
    return `${longName(label)} comes before ${longName(before.label)}, ${beforeIs}. Choose a later name.`;
  if (after && isEarlier(after.label, label))
    return `${longName(label)} comes after ${longName(after.label)}, the edition after it. Choose an earlier name.`;
  return null;
};

/** Why the edition after the newest one cannot bear a name, in a sentence; `null` where it can. */
export const refusalOfNext = (
  { edition, editions }: Pick<EditionView, 'edition' | 'editions'>,
  label: string,
): string | null => refusalOfName(label, { others: editions, before: edition, beforeIs: 'the newest edition' });

/**
 * The title of the next edition: that of the newest one with the edition's name changed in it; `undefined` where it does not
 * name the edition. Throws a Problem where the plan already has an edition of the new name, and where the name is empty, too
 * long, or of a month before the newest edition's.
 */
export const titleOfNext = (
  newest: Pick<EditionView, 'edition' | 'editions' | 'title'>,
  label: string,
): Tree | undefined => {
  const refused = refusalOfNext(newest, label);
  if (refused !== null) throw new Problem(refused);
  return renamed(newest.title.tree, newest.edition.label, label);
};

/** The labels of these kinds of item that name their edition, each once, in the order of the template. */
export const labelsRenamed = (
  template: Template,
  kinds: ReadonlySet<string>,
  { from, to }: Renaming,
): readonly Renaming[] => {
  const all = new Map<string, Renaming>();
  for (const { key, fields } of template.kinds) {
    if (!kinds.has(key)) continue;
    for (const field of fields) {
      // What rolls on keeps the name of the edition it was written in; what waits for words bears that of its own.
      const waits = field.scope === 'edition';
      const [before, after] = [printedLabel(field, from, from), printedLabel(field, to, waits ? to : from)];
      if (before !== after) all.set(before, { from: before, to: after });
    }
  }
  return [...all.values()];
};

/** An item in the outline of an edition, as far as it is asked whether it is completed. */
export interface OutlinedItem {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly words: string;
  readonly status: { readonly words: string; readonly tone: Tone | 'none' };
  readonly items: readonly OutlinedItem[];
}

const DONE: readonly (Tone | 'none')[] = ['complete', 'closed'];

/**
 * The completed items of an outline, in reading order: those whose status is complete or closed, by the edition's own words.
 * An item over others that are not completed is not completed either: folded or retired, it would take them along. One whose
 * kind has no status (a goal over its actions) goes by those below it.
 */
export const completedItems = (
  sections: readonly { readonly items: readonly OutlinedItem[] }[],
  template: Template,
): Starting['completed'] => {
  const withStatus = new Set(
    template.kinds.filter(({ fields }) => fields.some((one) => one.vocabulary === 'status')).map(({ key }) => key),
  );
  const out: Starting['completed'][number][] = [];
  const isDone = (item: OutlinedItem): boolean => {
    const { id, kind, number, words, status, items } = item;
    const at = out.length;
    const below = items.map(isDone);
    const own = withStatus.has(kind) ? DONE.includes(status.tone) : items.length > 0;
    if (!own || below.includes(false)) return false;
    out.splice(at, 0, { item: id, number, words, status: status.words });
    return true;
  };
  for (const { items } of sections) items.forEach(isDone);
  return out;
};
