import type { EditionView, FieldView, ItemView } from '../plan/edition-view.ts';
import { itemsOf } from '../plan/edition-view.ts';
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
}

export interface FieldText {
  readonly item: ItemView;
  readonly field: FieldView;
  readonly text: string;
}

/** The words of every field of an edition that has any, in reading order. */
export const fieldTexts = (view: EditionView): FieldText[] =>
  itemsOf(view).flatMap((item) =>
    item.fields.map((field) => ({ item, field, text: plainText(field.tree) })).filter(({ text }) => text.trim() !== ''),
  );

/** The words around a place in its line, whole words only, for a person to know it by. */
export const around = (text: string, start: number, end: number, reach = 30): string => {
  const before = text.slice(0, start).split('\n').at(-1)!;
  const after = text.slice(end).split('\n', 1)[0]!;
  const lead = before.length > reach ? before.slice(-reach).replace(/^\S*\s/, '') : before;
  const tail = after.length > reach ? after.slice(0, reach).replace(/\s\S*$/, '') : after;
  return `${lead}${text.slice(start, end)}${tail}`.replace(/\s+/g, ' ').trim();
};
