import type { Outline, OutlineItem } from '../../shared/ipc/contract.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import type { EditionView, ItemView } from '../../shared/plan/edition-view.ts';
import type { PlanRecords } from '../../shared/plan/records.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';

/** As many characters of an item's first words as a line of the outline can hold. */
const LINE = 160;
const firstWords = (tree: Tree): string => plainText(tree).replace(/\s+/g, ' ').trim().slice(0, LINE);

const isUpdated = (item: ItemView): boolean =>
  item.fields.every((field) => field.scope !== 'edition' || field.state === 'written');

const outlineItem = (item: ItemView, sectionHeading: string): OutlineItem => ({
  id: item.id,
  kind: item.kind,
  number: item.number,
  words: item.underSectionHeading ? sectionHeading : (item.name ?? firstWords(item.fields[0]?.tree ?? [])),
  status: item.status,
  updated: isUpdated(item),
  items: item.items.map((child) => outlineItem(child, '')),
});

/** The outline of a view, as the left pane shows it. */
export const outlineOfView = (view: EditionView): Outline => ({
  edition: view.edition.id,
  title: plainText(view.title.tree),
  sections: view.sections.map((section) => {
    const heading = firstWords(section.heading.tree);
    return {
      id: section.id,
      number: section.number,
      heading,
      items: section.items.map((item) => outlineItem(item, heading)),
    };
  }),
});

/** The outline of an edition. */
export const outlineOf = (records: PlanRecords, edition: string): Outline =>
  outlineOfView(viewEdition(records, edition));

const withBelow = (item: OutlineItem): OutlineItem[] => [item, ...item.items.flatMap(withBelow)];

/** How far an edition has come: items in all, and those with nothing left to write in this edition. */
export const countUpdated = (outline: Outline): { items: number; updated: number } => {
  const items = outline.sections.flatMap((section) => section.items.flatMap(withBelow));
  return { items: items.length, updated: items.filter((item) => item.updated).length };
};
