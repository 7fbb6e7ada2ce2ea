import type { ItemView, Page, ProseView, SectionView } from '../../../shared/ipc/contract.ts';
import type { CellRef } from '../../../shared/plan/records.ts';
import { kindOf } from '../../../shared/plan/template.ts';
import type { Template } from '../../../shared/plan/template.ts';

/** A text of a page, with what it is called. */
export interface FieldAt {
  readonly label: string;
  readonly view: ProseView;
  /** The item it belongs to; `null` for texts of the plan or a section. */
  readonly item: ItemView | null;
}

const itemFields = (item: ItemView): FieldAt[] => [
  { label: 'Name', view: item.named, item },
  ...item.fields.map((view) => ({ label: view.label, view, item })),
  ...item.items.flatMap(itemFields),
];

const sectionFields = (section: SectionView): FieldAt[] => [
  { label: 'Heading', view: section.heading, item: null },
  { label: 'Text of the section', view: section.narrative, item: null },
  ...section.items.flatMap(itemFields),
];

/** Every text of a page in reading order. */
export const fieldsOf = (page: Page): FieldAt[] => [
  ...(page.front
    ? [
        { label: 'Title', view: page.front.title, item: null },
        { label: 'Summary', view: page.front.summary, item: null },
        { label: 'Foreword', view: page.front.foreword, item: null },
        { label: 'Contact', view: page.front.contact, item: null },
      ]
    : []),
  ...(page.section ? sectionFields(page.section) : []),
];

/** The text that a cell of the page holds. */
export const fieldAt = (page: Page, cell: Pick<CellRef, 'subject' | 'part'> | null): FieldAt | null =>
  fieldsOf(page).find(({ view }) => view.cell.subject === cell?.subject && view.cell.part === cell.part) ?? null;

const itemsUnder = (item: ItemView): ItemView[] => [item, ...item.items.flatMap(itemsUnder)];

/** The item of that id on the page. */
export const itemAt = (page: Page, id: string | null): ItemView | null =>
  page.section?.items.flatMap(itemsUnder).find((item) => item.id === id) ?? null;

/** How an item is spoken of: "Item 6.1", "Goal J", "Action 31". */
export const itemName = (item: ItemView, template: Template): string => {
  const kind = kindOf(template, item.kind).name;
  const word = kind === 'Recommendation' ? 'Item' : kind;
  return item.number === null ? word : `${word} ${item.number}`;
};
