import { doc } from '../richtext/build.ts';
import { isBlank, plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { layerAt, layerBefore, standingOf, wordsBefore } from './layers.ts';
import type { Layers } from './layers.ts';
import { annexHeading, isUnderSectionHeading, printedHeading, printedLabel, sectionHeading } from './printed-words.ts';
import type { CellRef, CurrentCell, Edition, Facts, Part, Place, PlanRecords, ProsePart } from './records.ts';
import { isTimescale, isToExplain, reasonIn, slipsOf, wordsOf } from './slips.ts';
import type { AsksWhy, Slips } from './slips.ts';
import { itemsBelow, sectionsInOrder, standing } from './standing-order.ts';
import type { Placed } from './standing-order.ts';
import { kindOf } from './template.ts';
import type { FieldTemplate, ItemKind, Template, Tone } from './template.ts';
import { statusWordsAt, toneBy } from './vocabulary.ts';
import type { StatusWords } from './vocabulary.ts';

/** Last edition's words of a field, for the page and for what is not yet updated. */
export interface EarlierWords {
  readonly edition: string;
  readonly tree: Tree;
  /** The edition from which on it has said so, where that is an earlier one. */
  readonly since?: string | undefined;
  /** The edition before that which said something else, where there is one. */
  readonly earlier?: string | undefined;
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
   * words and none of this edition; of a folded item such words are `rolled-on`. `empty`: never written, or known to say
   * nothing in this edition.
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
  /** Of a timescale that says something: what it said first, and every change of it up to this edition. */
  readonly slips?: Slips | undefined;
  /** What a change of the field in this edition is to be explained against: a timescale, a status that was complete. */
  readonly asksWhy?: AsksWhy | undefined;
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
  /** True of a completed item whose last status and progress stand: it waits for nothing. */
  readonly folded: boolean;
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
  /** What status words mean at this edition: by its own list first, then by others' and by the plan. */
  readonly statusWords: StatusWords;
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

/** How a text is read: what it says is of each edition alone, or rolls on; of a folded item the last words said stand. */
interface Reading {
  readonly scope: FieldTemplate['scope'];
  readonly folded: boolean;
}
const ROLLS_ON: Reading = { scope: 'rolls-on', folded: false };

/** Finds a plan's cells by what they are about. */
class CellIndex {
  readonly #cells = new Map<string, Map<string, CurrentCell>>();
  readonly #words = new Map<string, StatusWords>();
  readonly plan: string;
  readonly editions: readonly Edition[];
  readonly edition: Edition;

  constructor(records: PlanRecords, editionId: string) {
    this.plan = records.plan;
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

  /** What status words mean at an edition. */
  statusWords(edition: string): StatusWords {
    const words = this.#words.get(edition) ?? this.#readWords(edition);
    this.#words.set(edition, words);
    return words;
  }

  #readWords(edition: string): StatusWords {
    const at = <T>(part: Part, id: string): T | undefined =>
      layerAt(this.layers(this.plan, part), this.editions, id)?.cell.body as T | undefined;
    const templates = this.editions.flatMap(({ id }) => {
      const template = at<Template>('template', id);
      return template ? [{ edition: id, template }] : [];
    });
    // What the plan says of words goes for all of its editions, sealed ones too.
    return statusWordsAt(edition, templates, at<Facts>('facts', this.editions.at(-1)!.id)?.tones);
  }

  label(edition: string): string {
    return this.editions.find((one) => one.id === edition)?.label ?? '';
  }
}

const earlierWords = (
  { editions }: CellIndex,
  layers: Layers,
  layer: CurrentCell,
  scope: FieldTemplate['scope'],
): EarlierWords => {
  const { edition, body } = layer;
  const { since, earlier } = standingOf(layers, editions, layer, scope === 'edition' ? 'passed over' : 'counts');
  return {
    ...{ edition, tree: body as Tree },
    ...(since === edition ? {} : { since }),
    ...(earlier === undefined ? {} : { earlier }),
  };
};

const proseView = (
  index: CellIndex,
  subject: string,
  part: ProsePart,
  { scope, folded }: Reading = ROLLS_ON,
): ProseView => {
  const layers = index.layers(subject, part);
  const seen = layerAt(layers, index.editions, index.edition.id);
  // An edition that says nothing hides, in a text that rolls on, what was said before it; a status stays the last one said.
  const before =
    scope === 'edition'
      ? wordsBefore(layers, index.editions, index.edition.id)
      : layerBefore(layers, index.editions, index.edition.id)?.cell;
  const last = before && !isBlank(before.body as Tree) ? earlierWords(index, layers, before, scope) : undefined;
  const edition = index.edition.id;
  const cell = { subject, part, edition };
  const words = (seen?.cell.body ?? []) as Tree;
  const counter = seen?.own ? seen.cell.counter : 0;
  if (seen?.own && !(scope === 'edition' && isBlank(words)))
    return { cell, last, counter, tree: words, state: 'written', writtenIn: edition };
  if (scope === 'edition') {
    const silent = seen?.own === true && isSilence(words);
    if (folded && last && !silent)
      return { cell, last, counter, tree: last.tree, state: 'rolled-on', writtenIn: last.edition };
    return { cell, last, counter, tree: [], state: last && !silent ? 'not-updated' : 'empty', writtenIn: edition };
  }
  return seen
    ? { cell, last, counter, tree: words, state: 'rolled-on', writtenIn: seen.cell.edition }
    : { cell, last, counter, tree: [], state: 'empty', writtenIn: edition };
};

/** The tone of a status as it was said in an edition, by what its words meant there. */
const toneThen = (index: CellIndex, edition: string, words: string): Tone | undefined =>
  toneBy(index.statusWords(edition), words);

/** What is told of changes that have to be explained. */
const explained = (
  index: CellIndex,
  item: string,
  { key, vocabulary }: FieldTemplate,
  { last, tree }: ProseView,
): Pick<FieldView, 'slips' | 'asksWhy'> => {
  const isDate = isTimescale(key);
  if (!isDate && (vocabulary !== 'status' || !last)) return {};
  const { editions, edition } = index;
  const factsLayers = index.layers(item, 'facts');
  const factsAt = (at: string): Facts => (layerAt(factsLayers, editions, at)?.cell.body ?? {}) as Facts;
  const slips = isDate
    ? slipsOf(index.layers(item, `field:${key}`), { editions, edition: edition.id, factsAt, field: key })
    : undefined;
  const from = last && { edition: last.edition, words: wordsOf(last.tree) };
  const told = slips ? { slips } : {};
  if (!from || (!isDate && toneThen(index, from.edition, from.words) !== 'complete')) return told;
  const about = isDate ? 'date' : 'status';
  const words = wordsOf(tree);
  const asked = isToExplain({ about, from }, words, toneThen(index, edition.id, words) ?? 'none');
  return { ...told, asksWhy: { about, from, asked, reason: reasonIn(factsAt(edition.id), key, edition.id) } };
};

const fieldView = (index: CellIndex, item: string, field: FieldTemplate, folded: boolean): FieldView => {
  const prose = proseView(index, item, `field:${field.key}`, { scope: field.scope, folded });
  const written = index.label(prose.writtenIn);
  // A status that stands since an earlier edition is that edition's.
  const stands = field.scope === 'edition' && prose.state === 'rolled-on';
  return {
    ...prose,
    ...explained(index, item, field, prose),
    key: field.key,
    label: printedLabel(field, stands ? written : index.edition.label, written),
    scope: field.scope,
    holds: field.holds,
    vocabulary: field.vocabulary,
    fixed: field.fixed ?? false,
  };
};

const oneLine = (tree: Tree): string => plainText(tree).replace(/\s+/g, ' ').trim();

/** A status by its words, on one line, and what they mean where it is read. */
export const statusOfWords = (known: StatusWords, words: string): StatusView =>
  words === '' ? { words, tone: 'none' } : { words, tone: toneBy(known, words) ?? 'none' };

const statusOf = (known: StatusWords, fields: readonly FieldView[]): StatusView =>
  statusOfWords(known, oneLine(fields.find((field) => field.vocabulary === 'status')?.tree ?? []));

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
  const statusWords = index.statusWords(editionId);
  const placeOf = (id: string): Place | undefined => index.body<Place>(id, 'place');
  const below = itemsBelow(standing(records.items, placeOf));

  const itemView = ([id, place]: Placed, sectionNumber: string | null): ItemView => {
    const kind = kindOf(template, place.kind);
    const folded = place.folded ?? false;
    const fields = kind.fields.map((field) => fieldView(index, id, field, folded));
    const name = oneLine(index.body<Tree>(id, 'text:name') ?? []) || null;
    const underSectionHeading = isUnderSectionHeading(kind, place, sectionNumber);
    return {
      id,
      kind: kind.key,
      number: place.number,
      name,
      named: proseView(index, id, 'text:name'),
      place,
      folded,
      facts: index.body<Facts>(id, 'facts') ?? {},
      heading: underSectionHeading ? '' : headingOf(kind, place.number, name, fields),
      underSectionHeading,
      fields,
      notes: proseView(index, id, 'text:notes'),
      status: statusOf(statusWords, fields),
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
    statusWords,
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
