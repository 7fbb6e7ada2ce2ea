import { plainText } from '../richtext/plain-text.ts';
import type { PlainContext } from '../richtext/plain-text.ts';
import { answersIn } from './answers.ts';
import { itemsOf, numbersOf } from './edition-view.ts';
import type { EditionView, FieldView, ItemView, ProseView, SectionView } from './edition-view.ts';

export interface ShowField {
  readonly key: string;
  readonly label: string;
  /** Paragraphs and list items one a line, cells of a table row parted by a tab, a footnote mark `[n]`. */
  readonly text: string;
  /** Said only of a field that has earlier words and none of this edition. */
  readonly state?: 'not-updated';
}

export interface ShowItem {
  readonly kind: string;
  /** As printed, without the kind's own word. */
  readonly number: string | null;
  /** The item's name, where it has one. */
  readonly heading?: string;
  readonly fields: readonly ShowField[];
  /** The numbers of other items that it answers as well, and of those that answer it; of those without one, their names. */
  readonly answers?: readonly string[];
  readonly answeredBy?: readonly string[];
  readonly items: readonly ShowItem[];
}

export interface ShowSection {
  /** Said only of an annex, which stands at the end and has no items. */
  readonly kind?: 'annex';
  readonly number: string | null;
  readonly heading: string;
  readonly narrative: string;
  readonly items: readonly ShowItem[];
}

/** A plan at one edition as plain records: what `show --json` prints. */
export interface ShowJson {
  readonly title: string;
  readonly summary: string;
  /** The template's id. */
  readonly template: string;
  /** Oldest first. */
  readonly editions: readonly { readonly label: string }[];
  readonly contact?: { readonly email: string };
  readonly sections: readonly ShowSection[];
  readonly leftOver: readonly string[];
}

const EMAIL = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/u;

/** Shows an edition as plain records; `leftOver` are the pieces of its source that found no place. */
export const showEdition = (view: EditionView, leftOver: readonly string[]): ShowJson => {
  const numbers = numbersOf(view);
  let notes = 0;
  const context: PlainContext = { numberOf: (item) => numbers.get(item), footnote: () => ++notes };
  const words = ({ tree }: ProseView): string => plainText(tree, context);

  const field = (one: FieldView): ShowField[] => {
    const { key, label } = one;
    if (one.state === 'not-updated') return [{ key, label, text: '', state: 'not-updated' }];
    const text = words(one);
    return text.trim() === '' ? [] : [{ key, label, text }];
  };
  const links = answersIn(view);
  const called = new Map(itemsOf(view).map(({ id, number, name }) => [id, number ?? name ?? '']));
  const listed = <Way extends 'answers' | 'answeredBy'>(
    way: Way,
    { id }: ItemView,
  ): { readonly [W in Way]?: string[] } => {
    const others = links[way].get(id);
    return (others ? { [way]: others.map((other) => called.get(other)!) } : {}) as { readonly [W in Way]?: string[] };
  };
  const item = (one: ItemView): ShowItem => ({
    kind: one.kind,
    number: one.number,
    ...(one.name === null ? {} : { heading: one.name }),
    fields: one.fields.flatMap(field),
    ...listed('answers', one),
    ...listed('answeredBy', one),
    items: one.items.map(item),
  });
  const section = (one: SectionView): ShowSection => ({
    ...(one.place.kind === 'annex' ? { kind: 'annex' as const } : {}),
    number: one.number,
    heading: words(one.heading),
    narrative: words(one.narrative),
    items: one.items.map(item),
  });
  // Footnotes are counted in reading order, so the parts are drawn up in it.
  const title = words(view.title);
  const summary = words(view.summary);
  const sections = view.sections.map(section);
  const email = EMAIL.exec(words(view.contact))?.[0];
  return {
    title,
    summary,
    template: view.template.id,
    editions: view.editions.map(({ label }) => ({ label })),
    ...(email === undefined ? {} : { contact: { email } }),
    sections,
    leftOver,
  };
};
