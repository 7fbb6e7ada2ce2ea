import type { EditionCard, OpenPlan, Page } from '../../shared/ipc/contract.ts';
import type { FieldView, ItemView, ProseView, SectionView } from '../../shared/plan/edition-view.ts';
import { printedLabel } from '../../shared/plan/printed-words.ts';
import type { CellRef, ProsePart } from '../../shared/plan/records.ts';
import { kindOf } from '../../shared/plan/template.ts';
import type { FieldTemplate, Tone } from '../../shared/plan/template.ts';
import { bareWord } from '../../shared/plan/vocabulary.ts';
import type { StatusWords } from '../../shared/plan/vocabulary.ts';

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
  /** What the button says that brings a text which a plan may do without: it is not drawn while it is blank. */
  readonly add: string | null;
  /** Of an item that is folded: the field is drawn once the rest of the item is asked for. */
  readonly folded: boolean;
  /** What stands where nothing is chosen. */
  readonly none: string;
  /** The edition's own words, to choose from. */
  readonly words: readonly { readonly word: string; readonly tone: Tone | 'none' }[];
  /** What status words mean, the edition's own and others; empty where the field is no status. */
  readonly meanings: StatusWords;
  readonly view: ProseView;
}

/** An element's id for a part of a field: ids that refer to each other may hold no space. */
export const idOf = (part: 'label' | 'value' | 'last', key: string): string => `${part}-${key.replaceAll(' ', '-')}`;

export const keyOf = (cell: CellRef): string => `${cell.subject} ${cell.part} ${cell.edition}`;

interface Text {
  readonly path: string;
  readonly label: string;
  readonly itemId?: string;
  readonly number?: string | null;
  readonly add?: string;
  readonly folded?: boolean;
  readonly labelled?: boolean;
  readonly shape: FieldSpec['shape'];
}

const NO_MEANINGS: StatusWords = new Map();

const textSpec = (view: ProseView, text: Text): FieldSpec => ({
  key: keyOf(view.cell),
  cell: view.cell,
  path: text.path,
  itemId: text.itemId ?? null,
  number: text.number ?? null,
  label: text.label,
  labelWritten: text.label,
  labelled: text.labelled ?? false,
  shape: text.shape,
  scope: 'rolls-on',
  fixed: false,
  add: text.add ?? null,
  folded: text.folded ?? false,
  none: '',
  words: [],
  meanings: NO_MEANINGS,
  view,
});

/** What the fields of a page are laid out in. */
interface Around {
  readonly plan: OpenPlan;
  readonly edition: EditionCard;
  readonly statusWords: StatusWords;
}

/** Of a folded item, all but the words that its heading is made of. */
const isFoldedAway = (plan: OpenPlan, item: ItemView, field: FieldView): boolean =>
  item.place.folded === true &&
  (kindOf(plan.template, item.kind).firstField === 'labelled' || item.fields[0]?.key !== field.key);

const fieldSpec = ({ plan, edition, statusWords }: Around, item: ItemView, field: FieldView): FieldSpec => {
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
    add: null,
    folded: isFoldedAway(plan, item, field),
    none: field.vocabulary === 'status' ? 'No status yet' : 'Nothing chosen yet',
    words: field.vocabulary
      ? plan.template.vocabularies[field.vocabulary].map(({ word, tone }) => ({ word, tone: tone ?? 'none' }))
      : [],
    meanings: field.vocabulary === 'status' ? statusWords : NO_MEANINGS,
    view: field,
  };
};

export interface ItemSpec {
  readonly item: ItemView;
  /** The name that stands in the item's heading; `null` where its kind has none. */
  readonly name: FieldSpec | null;
  readonly fields: readonly FieldSpec[];
  readonly items: readonly ItemSpec[];
}

export interface FrontSpec {
  readonly title: FieldSpec;
  readonly summary: FieldSpec;
  readonly foreword: FieldSpec;
  readonly contact: FieldSpec;
}

export interface SectionSpec {
  readonly section: SectionView;
  /** What stands before the heading's own words: "6.1", "Annex A:". Empty where there is nothing. */
  readonly lead: string;
  readonly heading: FieldSpec;
  readonly narrative: FieldSpec;
  readonly items: readonly ItemSpec[];
}

/** A page as the fields it is made of, in reading order. */
export interface PageSpec {
  readonly front: FrontSpec | null;
  readonly section: SectionSpec | null;
  /** In reading order, but for the contact lines, which close the plan. */
  readonly order: readonly FieldSpec[];
  /** Items in reading order, those below others after them. */
  readonly items: readonly ItemSpec[];
}

const withBelow = (item: ItemSpec): ItemSpec[] => [item, ...item.items.flatMap(withBelow)];

const frontSpec = (plan: OpenPlan, front: NonNullable<Page['front']>): FrontSpec => ({
  title: textSpec(front.title, { path: 'plan/title', label: 'Title', shape: 'line' }),
  summary: textSpec(front.summary, {
    path: 'plan/summary',
    label: 'Summary',
    shape: 'narrative',
    add: 'Add a summary',
  }),
  foreword: textSpec(front.foreword, {
    path: 'plan/foreword',
    label: 'Foreword',
    labelled: true,
    shape: 'narrative',
    add: 'Add a foreword',
  }),
  contact: textSpec(front.contact, {
    path: 'plan/contact',
    label: plan.template.contactHeading,
    labelled: true,
    shape: 'prose',
    add: `Add “${plan.template.contactHeading}”`,
  }),
});

/** What a section is called where it is spoken of: "6.1", "Annex A". */
const sectionName = ({ number, place }: SectionView): string | null =>
  place.kind === 'annex' && number !== null ? `Annex ${number}` : number;

const sectionSpec = (section: SectionView, items: readonly ItemSpec[]): SectionSpec => {
  const path = section.number ?? section.id;
  const name = sectionName(section);
  const isAnnex = section.place.kind === 'annex';
  const add = isAnnex ? `Add text to ${name ?? 'this annex'}` : `Add an introduction to ${name ?? 'this section'}`;
  return {
    section,
    lead: isAnnex && name !== null ? `${name}:` : (name ?? ''),
    heading: textSpec(section.heading, { path: `${path}/heading`, label: 'Heading', number: name, shape: 'line' }),
    narrative: textSpec(section.narrative, {
      path: `${path}/narrative`,
      label: isAnnex ? 'Text' : 'Introduction',
      number: name,
      shape: 'narrative',
      add,
    }),
    items,
  };
};

/** Lays pages of an edition out as fields; what is laid out already stays the same object. */
export class PageSpecs {
  readonly plan: OpenPlan;
  readonly edition: EditionCard;
  readonly #pages = new WeakMap<Page, PageSpec>();
  #items = new WeakMap<ItemView, ItemSpec>();
  #statusWords: { readonly said: string; readonly words: StatusWords } = { said: '', words: NO_MEANINGS };

  constructor(plan: OpenPlan, edition: EditionCard) {
    this.plan = plan;
    this.edition = edition;
  }

  /** A page as fields. */
  of(page: Page): PageSpec {
    const known = this.#pages.get(page);
    if (known) return known;
    this.#learn(page.statusWords);
    const front = page.front ? frontSpec(this.plan, page.front) : null;
    const section = page.section
      ? sectionSpec(
          page.section,
          page.section.items.map((item) => this.#item(item)),
        )
      : null;
    const items = section ? section.items.flatMap(withBelow) : [];
    const spec = {
      front,
      section,
      items,
      order: [
        ...(front ? [front.title, front.summary, front.foreword] : []),
        ...(section ? [section.heading, section.narrative] : []),
        ...items.flatMap((item) => (item.name ? [item.name, ...item.fields] : item.fields)),
      ],
    };
    this.#pages.set(page, spec);
    return spec;
  }

  /** Items are laid out anew where status words have come to mean something else. */
  #learn(statusWords: Page['statusWords']): void {
    const said = JSON.stringify(statusWords);
    if (said === this.#statusWords.said) return;
    this.#statusWords = { said, words: new Map(statusWords) };
    this.#items = new WeakMap();
  }

  #item(item: ItemView): ItemSpec {
    const known = this.#items.get(item);
    if (known) return known;
    const kind = kindOf(this.plan.template, item.kind);
    const spec = {
      item,
      name:
        kind.heading.includes('{name}') && !item.underSectionHeading
          ? textSpec(item.named, {
              path: `${item.number ?? item.id}/name`,
              label: 'Name',
              itemId: item.id,
              number: item.number,
              shape: 'line',
              add: 'Add a name',
            })
          : null,
      fields: item.fields.map((field) =>
        fieldSpec({ plan: this.plan, edition: this.edition, statusWords: this.#statusWords.words }, item, field),
      ),
      items: item.items.map((one) => this.#item(one)),
    };
    this.#items.set(item, spec);
    return spec;
  }
}

/** "Progress made, 6.1.2": a field as it is spoken of. */
export const nameOf = (spec: Pick<FieldSpec, 'label' | 'number'>): string =>
  spec.number === null ? spec.label : `${spec.label}, ${spec.number}`;

/** What the words of a field mean, by all that the plan knows of them. */
export const toneOfField = (
  { words, meanings }: Pick<FieldSpec, 'words' | 'meanings'>,
  said: string,
): Tone | 'none' => {
  const bare = bareWord(said);
  return meanings.get(bare) ?? words.find(({ word }) => bareWord(word) === bare)?.tone ?? 'none';
};
