import { readCell } from '../../db/cell.ts';
import type { ReadableDb } from '../../db/database.ts';
import {
  ownBeginnings,
  ownPlains,
  seenFacts,
  seenPlaces,
  seenPlains,
  seenTemplate,
  standingTexts,
} from '../../db/seen.ts';
import type { StandingText } from '../../db/seen.ts';
import type { Outline, Page } from '../../shared/ipc/contract.ts';
import { itemsOf, viewEdition } from '../../shared/plan/edition-view.ts';
import type { EditionView, ItemView, SectionView } from '../../shared/plan/edition-view.ts';
import { layerAt } from '../../shared/plan/layers.ts';
import { Problem } from '../../shared/plan/problem.ts';
import type { CellRef, CurrentCell, Edition, Part, Place } from '../../shared/plan/records.ts';
import { itemsBelow, sectionsInOrder, standing } from '../../shared/plan/standing-order.ts';
import { sameValue } from '../../shared/plan/same-value.ts';
import type { Placed } from '../../shared/plan/standing-order.ts';
import { kindOf } from '../../shared/plan/template.ts';
import type { Template } from '../../shared/plan/template.ts';
import type { StatusWords } from '../../shared/plan/vocabulary.ts';
import { isBlank, plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { lineOfItem, lineOfWords, outlineOfParts } from './outline.ts';
import type { ItemLine } from './outline.ts';

/** Sections whose views are kept. */
const PAGES = 16;
/** Where items of more sections than this changed, all lines are read again at once. */
const FEW_SECTIONS = 4;

/** Plain words by part and thing. */
type Words = Map<Part, ReadonlyMap<string, string>>;

/** What an edition's parts are read from. */
export interface PartsSource {
  readonly db: ReadableDb;
  readonly plan: string;
  readonly editions: readonly Edition[];
  readonly sections: ReadonlySet<string>;
  /** The cells of these things, at every edition. */
  readonly cellsOf: (subjects: readonly string[]) => readonly CurrentCell[];
}

/** What stands where in an edition. */
export interface Order {
  readonly sections: readonly Placed[];
  readonly below: ReadonlyMap<string, readonly Placed[]>;
  /** The section that each item is seen in; items that are seen nowhere are left out. In reading order. */
  readonly sectionOf: ReadonlyMap<string, string>;
  /** Numbers of items by id. */
  readonly numbers: Readonly<Record<string, string>>;
}

/** Some items of one section. */
export interface ItemGroup {
  readonly section: string;
  readonly items: readonly string[];
}

const orderOf = (places: ReadonlyMap<string, Place>, isSection: (id: string) => boolean): Order => {
  const ids = [...places.keys()];
  const placeOf = (id: string): Place | undefined => places.get(id);
  const sections = sectionsInOrder(ids.filter(isSection), placeOf);
  const below = itemsBelow(
    standing(
      ids.filter((id) => !isSection(id)),
      placeOf,
    ),
  );
  const sectionOf = new Map<string, string>();
  const numbers: Record<string, string> = {};
  const walk = (over: string, section: string): void => {
    for (const [id, { number }] of below.get(over) ?? []) {
      sectionOf.set(id, section);
      if (number !== null) numbers[id] = number;
      walk(id, section);
    }
  };
  for (const [id] of sections) walk(id, id);
  return { sections, below, sectionOf, numbers };
};

/**
 * One edition, read in parts: the outline from places and plain words, a section from the cells of its own things. What was
 * read is kept, and follows what is written cell by cell. What it answers is what a view of the whole edition would say.
 */
export class EditionParts {
  readonly edition: Edition;
  readonly #source: PartsSource;
  #template: Template | undefined;
  #statusWords: StatusWords | undefined;
  #places: Map<string, Place> | undefined;
  #order: Order | undefined;
  #lines: Map<string, ItemLine> | undefined;
  #headings: Map<string, string> | undefined;
  #outline: Outline | undefined;
  #front: EditionView | undefined;
  /** Items whose lines are to be drawn again. */
  readonly #stale = new Set<string>();
  readonly #pages = new Map<string, SectionView>();

  constructor(source: PartsSource, edition: Edition) {
    this.#source = source;
    this.edition = edition;
  }

  get template(): Template {
    this.#template ??= seenTemplate(this.#source.db, this.#source.plan, this.edition.id);
    if (!this.#template) throw new Error('The plan has no template');
    return this.#template;
  }

  /** What status words mean at this edition, by the lists of all of them and by the plan. */
  get statusWords(): StatusWords {
    return (this.#statusWords ??= this.#view([], []).statusWords);
  }

  /** Where everything stands, retired things too. */
  get places(): ReadonlyMap<string, Place> {
    return (this.#places ??= seenPlaces(this.#source.db, this.edition.id));
  }

  get order(): Order {
    this.#order ??= orderOf(this.places, (id) => this.#source.sections.has(id));
    return this.#order;
  }

  /** The edition without its items: its own texts, and the sections with theirs. */
  get front(): EditionView {
    return (this.#front ??= this.#view(
      this.order.sections.map(([id]) => id),
      [],
    ));
  }

  /** The outline, drawn again where something of it changed. */
  get outline(): Outline {
    if (this.#outline) return this.#outline;
    const lines = this.#freshLines();
    const headings = (this.#headings ??= seenPlains(this.#source.db, 'text:heading', this.edition.id));
    const title = this.#view([], []).title.tree;
    this.#outline = outlineOfParts({
      edition: this.edition.id,
      template: this.template,
      title: plainText(title),
      ...this.order,
      headingOf: (id) => headings.get(id) ?? '',
      lineOf: (id) => lines.get(id)!,
    });
    return this.#outline;
  }

  /** What the lines of the outline say, by item: of all that are seen in the edition. */
  get lines(): ReadonlyMap<string, ItemLine> {
    return this.#freshLines();
  }

  /** A section with its items. Throws a Problem where the edition has no such section. */
  section(id: string): SectionView {
    const kept = this.#pages.get(id);
    if (kept) return kept;
    if (!this.order.sections.some(([section]) => section === id))
      throw new Problem('This section is not in the edition shown. Choose another section in the outline.');
    const view = this.#view([id], this.#itemsIn(id)).sections[0]!;
    this.#pages.set(id, view);
    for (const oldest of this.#pages.keys()) if (this.#pages.size > PAGES) this.#pages.delete(oldest);
    return view;
  }

  /** Items that are seen, in reading order: so many of one section at a time, all of them unless some are chosen. */
  itemsInGroups(most: number, isChosen: (id: string) => boolean = () => true): ItemGroup[] {
    const out: { readonly section: string; readonly items: string[] }[] = [];
    for (const [id, section] of this.order.sectionOf) {
      if (!isChosen(id)) continue;
      const last = out.at(-1);
      if (last?.section === section && last.items.length < most) last.items.push(id);
      else out.push({ section, items: [id] });
    }
    return out;
  }

  /** Some items of a section as they read, none below another; from these cells of theirs, and not kept. */
  itemsAlone(section: string, items: readonly string[], cells: readonly CurrentCell[]): readonly ItemView[] {
    // Each stands at the top of the section that it names, because what it stands under is left out.
    const named = items.flatMap((id) => this.#places?.get(id)?.section ?? []);
    const sections = [...new Set([section, ...named])];
    const around = this.#source.cellsOf([this.#source.plan, ...sections]);
    const found = itemsOf(this.#viewOf(sections, items, [...around, ...cells]));
    const there = new Set(found.map(({ id }) => id));
    if (items.every((id) => there.has(id))) return found.map((item) => ({ ...item, items: [] }));
    const among = new Set(items);
    return itemsOf({ sections: [this.section(section)] }).filter(({ id }) => among.has(id));
  }

  /** What the page shows of one section, or of the first one. Throws as `section` does. */
  page(section: string | null): Page {
    const { sections, numbers } = this.order;
    const first = sections[0]?.[0];
    const id = section ?? first;
    const { title, summary, foreword, contact, facts } = this.front;
    return {
      edition: this.edition.id,
      front: id === first ? { title, summary, foreword, contact } : undefined,
      section: id === undefined ? undefined : this.section(id),
      numbers,
      facts,
      statusWords: [...this.statusWords],
    };
  }

  /** To be called when a cell was written: what it is seen in is drawn again when it is next asked for. */
  changed({ subject, part, edition }: CellRef): void {
    const { editions, plan, sections } = this.#source;
    const at = editions.find((one) => one.id === edition);
    if (subject === plan && (part === 'template' || part === 'facts')) this.#meaningsChanged();
    if (!at || at.position > this.edition.position) return;
    this.#outline = undefined;
    if (part === 'template') this.forget();
    else if (part === 'place') this.#moved(subject);
    else if (subject === plan) this.#front = undefined;
    else if (sections.has(subject)) {
      this.#front = undefined;
      this.#headings = undefined;
      this.#pages.delete(subject);
    } else {
      this.#stale.add(subject);
      const section = this.#order?.sectionOf.get(subject);
      if (section !== undefined) this.#pages.delete(section);
    }
  }

  /** Reads everything anew when it is next asked for. */
  forget(): void {
    this.#template = undefined;
    this.#statusWords = undefined;
    this.#places = undefined;
    this.#order = undefined;
    this.#lines = undefined;
    this.#headings = undefined;
    this.#outline = undefined;
    this.#front = undefined;
    this.#stale.clear();
    this.#pages.clear();
  }

  /** The lists of all editions, and the plan's own, say what status words mean in each. */
  #meaningsChanged(): void {
    const before = this.#statusWords;
    this.#statusWords = undefined;
    if (before && sameValue([...before], [...this.statusWords])) return;
    this.#lines = undefined;
    this.#outline = undefined;
    this.#front = undefined;
    this.#pages.clear();
  }

  #moved(subject: string): void {
    const { editions, cellsOf } = this.#source;
    const layers = new Map(
      cellsOf([subject])
        .filter((cell) => cell.part === 'place')
        .map((cell) => [cell.edition, cell]),
    );
    const place = layerAt(layers, editions, this.edition.id)?.cell.body as Place | undefined;
    if (place) this.#places?.set(subject, place);
    this.#order = undefined;
    this.#front = undefined;
    this.#pages.clear();
    const line = this.#lines?.get(subject);
    if (place && (line?.kind !== place.kind || line.folded !== place.folded)) this.#stale.add(subject);
  }

  /** Every item below a section or an item, those below others after them. */
  #itemsIn(over: string): string[] {
    return (this.order.below.get(over) ?? []).flatMap(([id]) => [id, ...this.#itemsIn(id)]);
  }

  #view(sections: readonly string[], items: readonly string[]): EditionView {
    return this.#viewOf(sections, items, this.#source.cellsOf([this.#source.plan, ...sections, ...items]));
  }

  #viewOf(sections: readonly string[], items: readonly string[], cells: readonly CurrentCell[]): EditionView {
    const { plan, editions } = this.#source;
    return viewEdition({ plan, editions, sections, items, cells }, this.edition.id);
  }

  /** The lines of the items that are seen, all of them as they read now. */
  #freshLines(): ReadonlyMap<string, ItemLine> {
    const { sectionOf } = this.order;
    if (!this.#lines) return (this.#lines = this.#readLines());
    const lines = this.#lines;
    for (const id of sectionOf.keys()) if (!lines.has(id)) this.#stale.add(id);
    const stale = [...this.#stale].filter((id) => sectionOf.has(id));
    this.#stale.clear();
    const sections = new Set(stale.map((id) => sectionOf.get(id)!));
    if (sections.size > FEW_SECTIONS) return (this.#lines = this.#readLines());
    const among = new Set(stale);
    for (const section of sections)
      for (const item of itemsOf({ sections: [this.section(section)] }))
        if (among.has(item.id)) lines.set(item.id, lineOfItem(this.statusWords, item));
    // What is seen no more is read again when it comes back: it is not followed meanwhile.
    if (lines.size > sectionOf.size) for (const id of lines.keys()) if (!sectionOf.has(id)) lines.delete(id);
    return lines;
  }

  /** The lines of all items that are seen, from plain words alone. */
  #readLines(): Map<string, ItemLine> {
    const { db } = this.#source;
    const at = this.edition.id;
    const seen: Words = new Map();
    const own: Words = new Map();
    const begun: Words = new Map();
    const among = (
      kept: Words,
      part: Part,
      read: (db: ReadableDb, part: Part, edition: string) => ReadonlyMap<string, string>,
    ): ReadonlyMap<string, string> => {
      const there = kept.get(part) ?? read(db, part, at);
      kept.set(part, there);
      return there;
    };
    const isWritten = (subject: string, part: Part): boolean => {
      const words = (own.get(part) ?? among(begun, part, ownBeginnings)).get(subject);
      if (words === undefined || words.trim() !== '') return words !== undefined;
      // A picture is something, and has no words.
      return !isBlank(readCell(db, { subject, part, edition: at })?.body as Tree);
    };
    const facts = seenFacts(db, at);
    const folded = [...this.order.sectionOf.keys()].filter((id) => this.places.get(id)?.folded);
    const stand = new Map<Part, ReadonlyMap<string, StandingText>>();
    const lastSaid = (part: Part): ReadonlyMap<string, StandingText> => {
      const there = stand.get(part) ?? standingTexts(db, part, at, folded);
      stand.set(part, there);
      return there;
    };
    const lines = new Map<string, ItemLine>();
    for (const items of this.order.below.values())
      for (const [id, place] of items) {
        if (!this.order.sectionOf.has(id)) continue;
        const { key, fields } = kindOf(this.template, place.kind);
        const words = (field: (typeof fields)[number] | undefined): string => {
          if (!field) return '';
          const part: Part = `field:${field.key}`;
          if (field.scope !== 'edition') return among(seen, part, seenPlains).get(id) ?? '';
          return (place.folded ? lastSaid(part).get(id)?.plain : among(own, part, ownPlains).get(id)) ?? '';
        };
        const line = lineOfWords(this.statusWords, {
          kind: key,
          name: among(seen, 'text:name', seenPlains).get(id) ?? '',
          first: words(fields[0]),
          status: words(fields.find((field) => field.vocabulary === 'status')),
          updated:
            place.folded === true ||
            fields.every((field) => field.scope !== 'edition' || isWritten(id, `field:${field.key}`)),
          folded: place.folded ?? false,
          owner: facts.get(id)?.owner,
          answers: facts.get(id)?.answers,
        });
        lines.set(id, line);
      }
    return lines;
  }
}
