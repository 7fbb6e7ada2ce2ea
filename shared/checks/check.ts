import type { Fix, Spot } from './fix.ts';
import type { EditionView, FieldView, ItemView } from '../plan/edition-view.ts';
import { itemsOf } from '../plan/edition-view.ts';
import { GAP } from '../richtext/replace-words.ts';
import { plainText } from '../richtext/plain-text.ts';

export type Severity = 'must fix' | 'should fix' | 'note';

/** What a check found: where, in which words. */
export interface Found {
  readonly item: ItemView | null;
  readonly field: FieldView | null;
  /** The words at fault, as they stand; empty where words are missing. */
  readonly words: string;
  /** What is wrong, in one sentence. */
  readonly sentence: string;
  /** The very words that are marked in the text; absent where they cannot be pointed at. */
  readonly spot?: Spot | undefined;
  /** What can be done about it at a press, the likeliest first. */
  readonly fixes?: readonly Fix[] | undefined;
}

/** One rule of readiness to publish. */
export interface Check {
  /** As named in `check --json`. */
  readonly id: string;
  readonly severity: Severity;
  /** The rule in plain words. */
  readonly rule: string;
  /** Who asks for it. */
  readonly source: string;
  readonly find: (view: EditionView) => Found[];
  /**
   * Set where texts of different items are held against each other: the fields that are. All other checks judge each item by
   * its own words, the plan's facts, and which items and sections there are.
   */
  readonly across?: ((field: FieldView) => boolean) | undefined;
  /** Set where each item is judged by its own fields and the plan's facts alone, whatever else there is, and nothing but items. */
  readonly ofItems?: true | undefined;
}

export interface FieldText {
  readonly item: ItemView;
  readonly field: FieldView;
  readonly text: string;
}

/** Every check asks for the same words of the same view. */
const known = new WeakMap<EditionView['sections'], readonly FieldText[]>();

/** The words of every field of an edition that has any, in reading order. */
export const fieldTexts = ({ sections }: EditionView): readonly FieldText[] => {
  const before = known.get(sections);
  if (before) return before;
  const out: FieldText[] = [];
  for (const item of itemsOf({ sections }))
    for (const field of item.fields) {
      const text = plainText(field.tree);
      if (text.trim() !== '') out.push({ item, field, text });
    }
  known.set(sections, out);
  return out;
};

/** The words around a place in its line, whole words only, for a person to know it by. */
export const around = (text: string, start: number, end: number, reach = 30): string => {
  const before = text.slice(0, start).split('\n').at(-1)!;
  const after = text.slice(end).split('\n', 1)[0]!;
  const lead = before.length > reach ? before.slice(-reach).replace(/^\S*\s/, '') : before;
  const tail = after.length > reach ? after.slice(0, reach).replace(/\s\S*$/, '') : after;
  return `${lead}${text.slice(start, end)}${tail}`.replaceAll(GAP, '').replace(/\s+/g, ' ').trim();
};

/** The name under which it is remembered that a person lets something stand. */
export const leftKey = (check: string, field: FieldView, words: string): string =>
  `${check} ${field.cell.subject} ${field.cell.part} ${words}`;
