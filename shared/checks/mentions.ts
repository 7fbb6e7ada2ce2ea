import type { EditionView, FieldView, ItemView } from '../plan/edition-view.ts';
import { itemsOf } from '../plan/edition-view.ts';
import { nthOf, wordLines } from '../richtext/replace-words.ts';
import type { Tree } from '../richtext/tree.ts';
import type { Spot } from './fix.ts';
import { fieldTexts } from './check.ts';

/** A place in plain text that names something by its number. */
export interface Mention {
  readonly item: ItemView;
  readonly field: FieldView;
  /** The line it stands in, and where in it the whole mention begins and ends. */
  readonly line: string;
  readonly start: number;
  readonly end: number;
  /** "9.1", "31", "J". */
  readonly number: string;
  /** The number alone, as words of the field. */
  readonly spot: Spot;
}

/** Every pattern is looked for in the same lines. */
const known = new WeakMap<Tree, readonly string[]>();
const linesIn = (tree: Tree): readonly string[] => {
  const lines = known.get(tree) ?? wordLines(tree);
  known.set(tree, lines);
  return lines;
};

/** Every place of an edition's fields where the pattern's first group is a number, in reading order. */
export const mentionsOf = (view: EditionView, pattern: RegExp): Mention[] =>
  fieldTexts(view).flatMap(({ item, field }) => {
    const lines = linesIn(field.tree);
    return lines.flatMap((line, at) =>
      [...line.matchAll(pattern)].flatMap((match): Mention[] => {
        const number = match[1]!;
        const end = match.index + match[0].length;
        const nth = nthOf(lines, number, at, end - number.length);
        return nth === undefined
          ? []
          : [{ item, field, line, start: match.index, end, number, spot: { words: number, nth } }];
      }),
    );
  });

/** Every mention asks for the same items of the same view. */
const byNumber = new WeakMap<EditionView['sections'], ReadonlyMap<string, readonly ItemView[]>>();

const itemsByNumber = ({ sections }: EditionView): ReadonlyMap<string, readonly ItemView[]> => {
  const before = byNumber.get(sections);
  if (before) return before;
  const out = new Map<string, ItemView[]>();
  for (const item of itemsOf({ sections })) {
    if (item.number === null) continue;
    const there = out.get(item.number);
    if (there) there.push(item);
    else out.set(item.number, [item]);
  }
  byNumber.set(sections, out);
  return out;
};

/** An item by its number: the only one of that number, or the only one among those of one section or of one kind. */
export const itemNumbered = (
  view: EditionView,
  number: string,
  near: ItemView,
  kind?: string,
): ItemView | undefined => {
  const named = (itemsByNumber(view).get(number) ?? []).filter((item) => kind === undefined || item.kind === kind);
  if (named.length < 2) return named[0];
  const here = named.filter((item) => item.place.section === near.place.section);
  return here.length === 1 ? here[0] : undefined;
};
