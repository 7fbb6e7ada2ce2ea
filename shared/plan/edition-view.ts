import { doc } from '../richtext/build.ts';
import { isBlank, plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { layerAt, layerBefore, wordsBefore } from './layers.ts';
import type { Layers } from './layers.ts';
import { annexHeading, isUnderSectionHeading, printedHeading, printedLabel, sectionHeading } from './printed-words.ts';
import type { CellRef, CurrentCell, Edition, Facts, Part, Place, PlanRecords, ProsePart } from './records.ts';
import { itemsBelow, sectionsInOrder, standing } from './standing-order.ts';
import type { Placed } from './standing-order.ts';
import { kindOf, toneOf } from './template.ts';
import type { FieldTemplate, ItemKind, Template, Tone } from './template.ts';

/** Last edition's words of a field, for the page and for what is not yet updated. */
export interface EarlierWords {
  readonly edition: string;
  readonly tree: Tree;
}

/** A text as it stands at an edition, with all that is needed to show it, save it and print it. */
export interface ProseView {
  /** The cell a change is written to: always at the edition shown. */
  readonly cell: CellRef & { readonly part: ProsePart };
  /** The save counter of that cell; 0 where nothing was written at this edition yet. */
  readonly counter: number;
  /** What is read at this edition; empty where there is nothing, or nothing new in a field of edition scope. */
  readonly tree: Tree;
  /**
   * `written`: at this edition. `rolled-on`: from an earlier one. `not-updated`: a field of edition scope that has earlier
   * words and none of this edition. `empty`: never written, or known to say nothing in this edition.
   */
  readonly state: 'written' | 'rolled-on' | 'not-updated' | 'empty';
  /** The edition the words were written in; the edition shown, where there are none. */
  readonly writtenIn: string;
  readonly last?: EarlierWords | undefined;
}

export interface FieldView extends ProseView {
  readonly key: string;
  /** As printed in this edition. */
  readonly label: string;
  readonly scope: FieldTemplate['scope'];
  readonly holds: FieldTemplate['holds'];
  readonly vocabulary?: FieldTemplate['vocabulary'];
  readonly fixed: boolean;
}

export interface StatusView {
  /** The words as written; empty where no status is written in this edition. */
  readonly words: string;
  readonly tone: Tone | 'none';
}

export interface ItemView {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly name: string | null;
  /** The cell that the name is written to. */
  readonly named: ProseView;
  readonly place: Place;
  readonly facts: Facts;
  /** The printed heading, or the words that run on into the first field; empty where the section's heading is its own. */
  readonly heading: string;
  /** True where item and section bear one number, so that the section's heading is the item's too. */
  readonly underSectionHeading: boolean;
  readonly fields: readonly FieldView[];
  /** The team's own notes. They roll on, and are never published. */
  readonly notes: ProseView;
  readonly status: StatusView;
  readonly items: readonly ItemView[];
}

export interface SectionView {
  readonly id: string;
  readonly number: string | null;
  readonly place: Place;
  /** Number and words, as printed. */
  readonly printed: string;
  readonly heading: ProseView;
  readonly narrative: ProseView;
  readonly items: readonly ItemView[];
}

/** A whole plan as it reads at one edition. */
export interface EditionView {
  readonly plan: string;
  readonly edition: Edition;
  readonly editions: readonly Edition[];
  readonly template: Template;
  /** What is kept of the plan itself: its own words, its shared texts. */
  readonly facts: Facts;
  readonly title: ProseView;
  readonly summary: ProseView;
  readonly foreword: ProseView;
  readonly contact: ProseView;
  readonly sections: readonly SectionView[];
}

const NONE: Layers = new Map();

/**
 * What stands in a field of edition scope where an edition is known to say nothing there, as a published one that is brought
 * in: it is `empty` then, and not `not-updated`. No editor writes it: an emptied field is an empty tree.
 */
export const SILENCE: Tree = [{ type: 'paragraph', children: [] }];
const isSilence = (tree: Tree): boolean => tree.length > 0 && isBlank(tree);

/** Finds a plan's cells by what they are about. */
class CellIndex {
  readonly #cells = new Map<string, Map<string, CurrentCell>>();
  readonly editions: readonly Edition[];
  readonly edition: Edition;

  constructor(records: PlanRecords, editionId: string) {
    this.editions = records.editions.toSorted((a, b) => a.position - b.position);
    const edition = this.editions.find((one) => one.id === editionId);
    if (!edition) throw new Error(`The plan has no edition ${editionId}`);
    this.edition = edition;
    for (const cell of records.cells) {
      const key = `${cell.subject} ${cell.part}`;
      const layers = this.#cells.get(key) ?? new Map<string, CurrentCell>();
      this.#cells.set(key, layers.set(cell.edition, cell));
    }
  }

  layers(subject: string, part: Part): Layers {
    return this.#cells.get(`${subject} ${part}`) ?? NONE;
  }

  body<T>(subject: string, part: Part): T | undefined {
    return layerAt(this.layers(subject, part), this.editions, this.edition.id)?.cell.body as T | undefined;
  }

  label(edition: string): string {
    return this.editions.find((one) => one.id === edition)?.label ?? '';
  }
}

const proseView = (
  index: CellIndex,
  subject: string,
  part: ProsePart,
  scope: FieldTemplate['scope'] = 'rolls-on',
): ProseView => {
  const layers = index.layers(subject, part);
  const seen = layerAt(layers, index.editions, index.edition.id);
  // An edition that says nothing hides, in a text that rolls on, what was said before it; a status stays the last one said.
  const before =
    scope === 'edition'
      ? wordsBefore(layers, index.editions, index.edition.id)
      : layerBefore(layers, index.editions, index.edition.id)?.cell;
  const last =
    before && !isBlank(before.body as Tree) ? { edition: before.edition, tree: before.body as Tree } : undefined;
  const edition = index.edition.id;
  const cell = { subject, part, edition };
  const words = (seen?.cell.body ?? []) as Tree;
  const counter = seen?.own ? seen.cell.counter : 0;
  if (seen?.own && !(scope === 'edition' && isBlank(words)))
    return { cell, last, counter, tree: words, state: 'written', writtenIn: edition };
  if (scope === 'edition') {
    const silent = seen?.own === true && isSilence(words);
    return { cell, last, counter, tree: [], state: last && !silent ? 'not-updated' : 'empty', writtenIn: edition };
  }
  return seen
    ? { cell, last, counter, tree: words, state: 'rolled-on', writtenIn: seen.cell.edition }
    : { cell, last, counter, tree: [], state: 'empty', writtenIn: edition };
};

const fieldView = (index: CellIndex, item: string, field: FieldTemplate): FieldView => {
  const prose = proseView(index, item, `field:${field.key}`, field.scope);
  return {
    ...prose,
    key: field.key,
    label: printedLabel(field, index.edition.label, index.label(prose.writtenIn)),
    scope: field.scope,
    holds: field.holds,
    vocabulary: field.vocabulary,
    fixed: field.fixed ?? false,
  };
};

const oneLine = (tree: Tree): string => plainText(tree).replace(/\s+/g, ' ').trim();

/** A status by its words, on one line. */
export const statusOfWords = (template: Template, words: string): StatusView =>
  words === '' ? { words, tone: 'none' } : { words, tone: toneOf(template, words) ?? 'none' };

const statusOf = (template: Template, fields: readonly FieldView[]): StatusView =>
  statusOfWords(template, oneLine(fields.find((field) => field.vocabulary === 'status')?.tree ?? []));

const headingOf = (kind: ItemKind, number: string | null, name: string | null, fields: readonly FieldView[]): string =>
  printedHeading(kind, {
    number,
    name,
    text: kind.firstField === 'in-heading' ? oneLine(fields[0]?.tree ?? []) : null,
  });

/**
 * A plan as it reads at one edition: the nearest layer of every text, retired things left out, items in their order.
 * Throws where the plan has no such edition. An item whose parent is retired stands at the top of its section,
 * and so does one item of a ring.
 */
export const viewEdition = (records: PlanRecords, editionId: string): EditionView => {
  const index = new CellIndex(records, editionId);
  const template = index.body<Template>(records.plan, 'template');
  if (!template) throw new Error('The plan has no template');
  const placeOf = (id: string): Place | undefined => index.body<Place>(id, 'place');
  const below = itemsBelow(standing(records.items, placeOf));

  const itemView = ([id, place]: Placed, sectionNumber: string | null): ItemView => {
    const kind = kindOf(template, place.kind);
    const fields = kind.fields.map((field) => fieldView(index, id, field));
    const name = oneLine(index.body<Tree>(id, 'text:name') ?? []) || null;
    const underSectionHeading = isUnderSectionHeading(kind, place, sectionNumber);
    return {
      id,
      kind: kind.key,
      number: place.number,
      name,
      named: proseView(index, id, 'text:name'),
      place,
      facts: index.body<Facts>(id, 'facts') ?? {},
      heading: underSectionHeading ? '' : headingOf(kind, place.number, name, fields),
      underSectionHeading,
      fields,
      notes: proseView(index, id, 'text:notes'),
      status: statusOf(template, fields),
      items: (below.get(id) ?? []).map((child) => itemView(child, null)),
    };
  };

  const sectionView = ([id, place]: Placed): SectionView => {
    const heading = proseView(index, id, 'text:heading');
    return {
      id,
      number: place.number,
      place,
      printed: (place.kind === 'annex' ? annexHeading : sectionHeading)(place.number, oneLine(heading.tree)),
      heading,
      narrative: proseView(index, id, 'text:narrative'),
      items: (below.get(id) ?? []).map((item) => itemView(item, place.number)),
    };
  };

  return {
    plan: records.plan,
    edition: index.edition,
    editions: index.editions,
    template,
    facts: index.body<Facts>(records.plan, 'facts') ?? {},
    title: proseView(index, records.plan, 'text:title'),
    summary: proseView(index, records.plan, 'text:summary'),
    foreword: proseView(index, records.plan, 'text:foreword'),
    contact: proseView(index, records.plan, 'text:contact'),
    sections: sectionsInOrder(records.sections, placeOf).map(sectionView),
  };
};

/** Views do not change: what was read out of one once serves whoever asks again, as checks do many times. */
const known = new WeakMap<readonly Pick<SectionView, 'items'>[], readonly ItemView[]>();

/** Every item of a view, in reading order, those below others after them. */
export const itemsOf = ({ sections }: { readonly sections: readonly Pick<SectionView, 'items'>[] }): ItemView[] => {
  const before = known.get(sections);
  if (before) return before.slice();
  const out: ItemView[] = [];
  const read = (items: readonly ItemView[]): void => {
    for (const item of items) {
      out.push(item);
      read(item.items);
    }
  };
  for (const { items } of sections) read(items);
  known.set(sections, out);
  return out.slice();
};

/** The numbers of a view's items by id, as cross references show them. */
export const numbersOf = (view: Pick<EditionView, 'sections'>): ReadonlyMap<string, string> =>
  new Map(itemsOf(view).flatMap((item) => (item.number === null ? [] : [[item.id, item.number] as const])));

/** A one-paragraph tree of the words, or an empty one. */
export const lineTree = (words: string): Tree => (words.trim() === '' ? [] : doc(words.trim()));
