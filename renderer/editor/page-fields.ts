import type { EditionCard, OpenPlan, Page } from '../../shared/ipc/contract.ts';
import type { FieldView, ItemView, ProseView, SectionView } from '../../shared/plan/edition-view.ts';
import { printedLabel } from '../../shared/plan/printed-words.ts';
import type { CellRef, ProsePart } from '../../shared/plan/records.ts';
import { kindOf } from '../../shared/plan/template.ts';
import type { FieldTemplate, Tone } from '../../shared/plan/template.ts';

export type ProseCell = CellRef & { readonly part: ProsePart };

/** One field of the page, with all that is said about it. */
export interface FieldSpec {
  /** Names the field in this window: subject, part and edition. */
  readonly key: string;
  readonly cell: ProseCell;
  /** What tests and pictures know it by: `6.1.2/progress`, `plan/summary`. */
  readonly path: string;
  readonly itemId: string | null;
  readonly number: string | null;
  readonly label: string;
  /** As it is printed once words are written in this edition. */
  readonly labelWritten: string;
  /** False where the page has no line for the label: a title, a heading, a narrative. */
  readonly labelled: boolean;
  /** `line`: plain words in one line. `narrative`: prose that may have headings. */
  readonly shape: 'line' | 'prose' | 'narrative' | 'choice';
  readonly scope: FieldTemplate['scope'];
  readonly fixed: boolean;
  /** What stands where nothing is chosen. */
  readonly none: string;
  readonly words: readonly { readonly word: string; readonly tone: Tone | 'none' }[];
  readonly view: ProseView;
}

/** An element's id for a part of a field: ids that refer to each other may hold no space. */
export const idOf = (part: 'label' | 'value' | 'last', key: string): string => `${part}-${key.replaceAll(' ', '-')}`;

export const keyOf = (cell: CellRef): string => `${cell.subject} ${cell.part} ${cell.edition}`;

interface Text {
  readonly path: string;
  readonly label: string;
  readonly number?: string | null;
  readonly labelled?: boolean;
  readonly shape: FieldSpec['shape'];
}

const textSpec = (view: ProseView, text: Text): FieldSpec => ({
  key: keyOf(view.cell),
  cell: view.cell,
  path: text.path,
  itemId: null,
  number: text.number ?? null,
  label: text.label,
  labelWritten: text.label,
  labelled: text.labelled ?? false,
  shape: text.shape,
  scope: 'rolls-on',
  fixed: false,
  none: '',
  words: [],
  view,
});

const fieldSpec = (plan: OpenPlan, edition: EditionCard, item: ItemView, field: FieldView): FieldSpec => {
  const template = kindOf(plan.template, item.kind).fields.find((one) => one.key === field.key);
  return {
    key: keyOf(field.cell),
    cell: field.cell,
    path: `${item.number ?? item.id}/${field.key}`,
    itemId: item.id,
    number: item.number,
    label: field.label,
    labelWritten: template ? printedLabel(template, edition.label, edition.label) : field.label,
    labelled: true,
    shape: field.holds === 'choice' ? 'choice' : 'prose',
    scope: field.scope,
    fixed: field.fixed,
    none: field.vocabulary === 'status' ? 'No status yet' : 'Nothing chosen yet',
    words: field.vocabulary
      ? plan.template.vocabularies[field.vocabulary].map(({ word, tone }) => ({ word, tone: tone ?? 'none' }))
      : [],
    view: field,
  };
};

export interface ItemSpec {
  readonly item: ItemView;
  readonly fields: readonly FieldSpec[];
  readonly items: readonly ItemSpec[];
}

/** A page as the fields it is made of, in reading order. */
export interface PageSpec {
  readonly front: { readonly title: FieldSpec; readonly summary: FieldSpec; readonly contact: FieldSpec } | null;
  readonly section: {
    readonly section: SectionView;
    readonly heading: FieldSpec;
    readonly narrative: FieldSpec;
    readonly items: readonly ItemSpec[];
  } | null;
  readonly order: readonly FieldSpec[];
  /** Items in reading order, those below others after them. */
  readonly items: readonly ItemSpec[];
}

const withBelow = (item: ItemSpec): ItemSpec[] => [item, ...item.items.flatMap(withBelow)];

/** Lays a page out as fields. */
export const specOf = (plan: OpenPlan, edition: EditionCard, page: Page): PageSpec => {
  const itemSpec = (item: ItemView): ItemSpec => ({
    item,
    fields: item.fields.map((field) => fieldSpec(plan, edition, item, field)),
    items: item.items.map(itemSpec),
  });
  const front = page.front
    ? {
        title: textSpec(page.front.title, { path: 'plan/title', label: 'Title', shape: 'line' }),
        summary: textSpec(page.front.summary, { path: 'plan/summary', label: 'Summary', shape: 'narrative' }),
        contact: textSpec(page.front.contact, {
          path: 'plan/contact',
          label: plan.template.contactHeading,
          labelled: true,
          shape: 'prose',
        }),
      }
    : null;
  const one = page.section;
  const name = one?.number ?? one?.id ?? '';
  const section = one
    ? {
        section: one,
        heading: textSpec(one.heading, {
          path: `${name}/heading`,
          label: 'Heading',
          number: one.number,
          shape: 'line',
        }),
        narrative: textSpec(one.narrative, {
          path: `${name}/narrative`,
          label: 'Introduction',
          number: one.number,
          shape: 'narrative',
        }),
        items: one.items.map(itemSpec),
      }
    : null;
  const items = section ? section.items.flatMap(withBelow) : [];
  return {
    front,
    section,
    items,
    order: [
      ...(front ? [front.title, front.summary] : []),
      ...(section ? [section.heading, section.narrative] : []),
      ...items.flatMap((item) => item.fields),
      ...(front ? [front.contact] : []),
    ],
  };
};

/** "Progress made, 6.1.2": a field as it is spoken of. */
export const nameOf = (spec: Pick<FieldSpec, 'label' | 'number'>): string =>
  spec.number === null ? spec.label : `${spec.label}, ${spec.number}`;
