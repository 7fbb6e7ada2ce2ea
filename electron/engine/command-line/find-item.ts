import { itemsOf } from '../../../shared/plan/edition-view.ts';
import type { EditionView, FieldView, ItemView } from '../../../shared/plan/edition-view.ts';
import { longName } from '../../../shared/plan/edition-name.ts';
import { Problem } from '../../../shared/plan/problem.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';

/** How many candidates a sentence names. */
const NAMED = 12;
const bare = (words: string): string => words.trim().toLowerCase();

const pathOf = (view: EditionView, item: ItemView): string => {
  const section = view.sections.find((one) => itemsOf({ sections: [one] }).includes(item));
  return `${section?.number ?? plainText(section?.heading.tree ?? [])}/${item.number ?? ''}`;
};

/**
 * The item of that number, or of SECTION/NUMBER (a section's number or words) where the number repeats. Throws a Problem
 * naming the candidates where there is none, or more than one.
 */
export const itemOfNumber = (view: EditionView, wanted: string): ItemView => {
  const cut = wanted.lastIndexOf('/');
  const [section, number] = cut < 0 ? [null, wanted] : [wanted.slice(0, cut), wanted.slice(cut + 1)];
  const sections = view.sections.filter(
    (one) => section === null || [one.number ?? '', plainText(one.heading.tree)].some((n) => bare(n) === bare(section)),
  );
  const found = itemsOf({ sections }).filter((item) => bare(item.number ?? '') === bare(number));
  if (found.length === 1) return found[0]!;
  const name = longName(view.edition.label);
  const candidates = (found.length > 0 ? found : itemsOf(view)).slice(0, NAMED).map((item) => pathOf(view, item));
  throw new Problem(
    found.length > 0
      ? `${wanted} is the number of ${found.length} items in ${name}. Name one as SECTION/NUMBER: ${candidates.join(', ')}.`
      : `No item in ${name} has the number ${wanted}. Choose one of: ${candidates.join(', ')}.`,
  );
};

/** The field of that key. Throws a Problem naming the item's fields where it has none such. */
export const fieldOfKey = (item: ItemView, key: string): FieldView => {
  const field = item.fields.find((one) => one.key === key);
  if (field) return field;
  const keys = item.fields.map((one) => one.key).join(', ');
  throw new Problem(`Item ${item.number ?? ''} has no field called ${key}. Its fields are: ${keys}.`);
};
