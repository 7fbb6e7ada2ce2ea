import { itemsOf } from './edition-view.ts';
import type { EditionView, FieldView, ItemView, SectionView } from './edition-view.ts';
import { kindOf } from './template.ts';
import type { Template } from './template.ts';

/**
 * The fields of an item that readers of the published edition are shown: of a completed item that is folded, what it is about
 * and what was last said of it; of any other all.
 */
export const fieldsForReaders = (
  { folded, kind, fields }: Pick<ItemView, 'folded' | 'kind' | 'fields'>,
  template: Template,
): readonly FieldView[] => {
  if (!folded) return fields;
  const first = kindOf(template, kind).fields[0]?.key;
  return fields.filter((field) => field.scope === 'edition' || field.key === first);
};

/** Views do not change: what was left out of one once serves every check. */
const known = new WeakMap<EditionView['sections'], EditionView['sections']>();

const sectionsForReaders = ({ sections, template }: EditionView): EditionView['sections'] => {
  const items = (all: readonly ItemView[]): ItemView[] =>
    all.map((item) => ({ ...item, fields: fieldsForReaders(item, template), items: items(item.items) }));
  return sections.map((section): SectionView => ({ ...section, items: items(section.items) }));
};

/** An edition with the fields alone that its readers are shown; the very same one where none of its items is folded. */
export const forReaders = (view: EditionView): EditionView => {
  const sections =
    known.get(view.sections) ?? (itemsOf(view).some(({ folded }) => folded) ? sectionsForReaders(view) : view.sections);
  known.set(view.sections, sections);
  return sections === view.sections ? view : { ...view, sections };
};
