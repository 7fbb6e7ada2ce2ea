import { canonicalJson } from '../richtext/canonical.ts';
import type { EditionView, FieldView, ItemView, ProseView } from './edition-view.ts';
import { sameValue } from './same-value.ts';
import type { Template } from './template.ts';

/** The labels that name the edition their words were written in: they are no part of what the edition itself says. */
const writtenLabels = (template: Template): ReadonlySet<string> =>
  new Set(
    template.kinds.flatMap((kind) =>
      kind.fields.filter((field) => field.label.includes('{written}')).map((field) => `${kind.key} ${field.key}`),
    ),
  );

/**
 * All that a reader of an edition reads: words, numbers, order, headings and labels, which fields wait for this edition's
 * words, and the team's notes. Left out is what tells of other editions: what was said before, where words come from, and how
 * many editions there are.
 */
const reading = (view: EditionView): unknown => {
  const written = writtenLabels(view.template);
  const words = ({ tree }: ProseView): unknown => tree;
  const field =
    ({ kind, folded }: ItemView) =>
    (one: FieldView) => ({
      key: one.key,
      // A status that stands in a folded item bears the name of the edition it was written in, too.
      label: written.has(`${kind} ${one.key}`) || (folded && one.scope === 'edition') ? null : one.label,
      waits: one.state === 'not-updated',
      words: words(one),
    });
  const item = (one: ItemView): unknown => ({
    id: one.id,
    kind: one.kind,
    number: one.number,
    name: one.name,
    facts: one.facts,
    heading: one.heading,
    folded: one.folded,
    fields: one.fields.map(field(one)),
    notes: words(one.notes),
    items: one.items.map(item),
  });
  return {
    label: view.edition.label,
    state: view.edition.state,
    template: view.template,
    front: [view.title, view.summary, view.foreword, view.contact].map(words),
    sections: view.sections.map((section) => ({
      id: section.id,
      number: section.number,
      heading: words(section.heading),
      narrative: words(section.narrative),
      items: section.items.map(item),
    })),
  };
};

/** All that a reader of an edition reads, as one text. Equal texts are equal readings. */
export const readingOf = (view: EditionView): string => canonicalJson(reading(view));

/** True where nothing that a reader reads in one view is otherwise in the other. */
export const sameReading = (a: EditionView, b: EditionView): boolean => sameValue(reading(a), reading(b));
