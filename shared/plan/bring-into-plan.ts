import { doc } from '../richtext/build.ts';
import { sameJson } from '../richtext/canonical.ts';
import { isBlank, plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { JoinedEditions } from './joined-editions.ts';
import type { EditionToAdd } from './joined-editions.ts';
import { JoinedWords, KEPT_OWN } from './joined-words.ts';
import type { Joined, NamedItem } from './joined.ts';
import { Layering } from './layering.ts';
import { matchSections } from './match-sections.ts';
import { mergeTemplates } from './merge-templates.ts';
import type { MergedTemplate } from './merge-templates.ts';
import { placesInOrder } from './places-in-order.ts';
import { PlanCells } from './plan-cells.ts';
import { proposedItems } from './proposal.ts';
import type { ProposedItem, ProposedSection, Proposal } from './proposal.ts';
import { oneTextEach } from './records-of-proposal.ts';
import type { NewCell } from './records-of-proposal.ts';
import type { Place, PlanRecords } from './records.ts';
import type { ItemPair } from './review.ts';

/** An item of the file with its partner in the plan, and who says so. */
export interface ChosenPair extends ItemPair {
  readonly by: Joined['matched'][number]['by'];
}

export interface Bringing {
  readonly records: PlanRecords;
  readonly proposal: Proposal;
  /** By the item's place among all items of the file; those that are not named have no partner. */
  readonly pairs: readonly ChosenPair[];
  /** How the plan's items are named in lists, by id. */
  readonly names: ReadonlyMap<string, NamedItem>;
  /** Gives an id never given before. */
  readonly newId: () => string;
}

/** What is to be written so that a file is an edition of a plan. */
export interface Brought {
  /** The id of the edition that the file is. */
  readonly edition: string;
  /** Editions to add, in this order. */
  readonly editions: readonly EditionToAdd[];
  readonly sections: readonly string[];
  readonly items: readonly string[];
  readonly cells: readonly NewCell[];
  readonly joined: Joined;
}

const SHOWN = 240;
const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();
const nameOf = (item: ProposedItem): NamedItem => ({
  number: item.number,
  words: (item.name ?? oneLine(plainText(item.fields[0]?.tree ?? []))).slice(0, SHOWN),
});

/** Works out, once, how a file joins a plan. */
class Joiner {
  readonly #bringing: Bringing;
  readonly #cells: PlanCells;
  readonly #proposal: Proposal;
  /** Every item of the file, in reading order. */
  readonly #items: readonly ProposedItem[];
  readonly #editions: JoinedEditions;
  readonly #template: MergedTemplate;
  readonly #layering: Layering;
  readonly #words: JoinedWords;
  readonly #newSections: string[] = [];
  readonly #newItems: string[] = [];
  readonly #itemIds = new Map<ProposedItem, string>();
  readonly #sectionIds = new Map<ProposedSection, string>();

  constructor(bringing: Bringing) {
    const { records, proposal, newId } = bringing;
    this.#bringing = bringing;
    this.#proposal = proposal;
    this.#items = proposedItems(proposal.sections);
    this.#cells = new PlanCells(records);
    this.#editions = new JoinedEditions(this.#cells, proposal, newId);
    this.#template = mergeTemplates(this.#cells.template(this.#editions.base) ?? proposal.template, proposal.template, {
      ownLabels: this.#isDraft,
    });
    this.#layering = new Layering(this.#cells, this.#editions.order);
    this.#words = new JoinedWords(this.#cells, this.#editions, this.#layering);
  }

  /** True where the file's edition is in the plan and somebody's work. */
  get #isDraft(): boolean {
    return this.#editions.manner === 'draft';
  }

  /** The last place that a thing had, at the base if it stands there. */
  #lastPlace(id: string): Place | undefined {
    const newestFirst = this.#cells.editions.toReversed().map((edition) => edition.id);
    for (const edition of [this.#editions.base, ...newestFirst]) {
      const place = this.#cells.place(id, edition);
      if (place && !place.retired) return place;
    }
    return undefined;
  }

  join(): Brought {
    this.#knowItems();
    this.#knowSections();
    const { plan } = this.#cells.records;
    this.#layering.settle(plan, 'template', this.#editions.likeOwn(this.#template.template));
    this.#settlePlaces();
    this.#settlePlanTexts();
    for (const section of this.#proposal.sections) this.#settleSection(section);
    for (const item of this.#items) this.#settleItem(item);
    return {
      edition: this.#editions.own,
      editions: this.#editions.toAdd(),
      sections: this.#newSections,
      items: this.#newItems,
      cells: this.#layering.writes,
      joined: this.#joined(),
    };
  }

  #knowItems(): void {
    const partners = new Map(this.#bringing.pairs.map(({ item, partner }) => [item, partner]));
    const known = new Set(this.#cells.records.items);
    const used = new Set<string>();
    this.#items.forEach((item, at) => {
      const partner = partners.get(at);
      if (partner != null && known.has(partner) && !used.has(partner)) {
        used.add(partner);
        this.#itemIds.set(item, partner);
      } else {
        const id = this.#bringing.newId();
        this.#newItems.push(id);
        this.#itemIds.set(item, id);
      }
    });
  }

  #knowSections(): void {
    const { sections } = this.#proposal;
    const standing = new Set(this.#cells.sections(this.#editions.base).map(({ id }) => id));
    // Those that stand come first: a heading used again is theirs.
    const ids = [...standing, ...this.#cells.records.sections.filter((id) => !standing.has(id))];
    const ordered = this.#cells.editions.toReversed();
    const known = ids.map((id) => ({
      id,
      number: this.#lastPlace(id)?.number ?? null,
      headings: [...new Set(ordered.map((edition) => plainText(this.#cells.prose(id, 'text:heading', edition.id))))],
    }));
    const found = sections.map((section) => ({
      number: section.number,
      heading: section.heading,
      itemsFrom: proposedItems([section]).flatMap((item) => this.#lastPlace(this.#itemIds.get(item)!)?.section ?? []),
    }));
    matchSections(found, known).forEach((id, at) => {
      const section = id ?? this.#bringing.newId();
      if (id === undefined) this.#newSections.push(section);
      this.#sectionIds.set(sections[at]!, section);
    });
  }

  #settlePlaces(): void {
    const { sections } = this.#proposal;
    const wanted = placesInOrder(sections, {
      idOfSection: (section) => this.#sectionIds.get(section)!,
      idOfItem: (item) => this.#itemIds.get(item)!,
      placeNow: (id) => this.#cells.place(id, this.#editions.base),
      keepStanding: this.#isDraft,
      standing: () => [...this.#cells.sections(this.#editions.base), ...this.#cells.items(this.#editions.base)],
    });
    for (const [id, place] of wanted) this.#layering.settle(id, 'place', this.#editions.likeOwn(place));
    if (this.#isDraft) {
      for (const item of this.#items) this.#tellNumber(item);
      return;
    }
    const { records } = this.#cells;
    for (const id of [...records.sections, ...records.items])
      if (!wanted.has(id)) this.#layering.settle(id, 'place', this.#editions.likeOwn(undefined));
  }

  #tellNumber(item: ProposedItem): void {
    const place = this.#cells.place(this.#itemIds.get(item)!, this.#editions.own);
    if (!place || place.retired || item.number === null || place.number === item.number) return;
    const edition = this.#editions.labelOf(this.#editions.own);
    this.#words.tell({ item: place.number, label: 'Number', edition, words: item.number, why: KEPT_OWN });
  }

  #settlePlanTexts(): void {
    const { plan } = this.#cells.records;
    const { title, summary, contact } = this.#proposal;
    const about = { item: null } as const;
    this.#words.text(plan, 'text:title', doc(title), { ...about, label: 'Title' });
    this.#words.text(plan, 'text:summary', summary, { ...about, label: 'Summary' });
    this.#words.text(plan, 'text:contact', contact, { ...about, label: 'Contact' });
    // What a file begins with is its summary: it has no foreword beside it.
    this.#words.text(plan, 'text:foreword', [], { ...about, label: 'Foreword' });
  }

  #settleSection(section: ProposedSection): void {
    const id = this.#sectionIds.get(section)!;
    const heading = section.heading.trim() === '' ? [] : doc(section.heading);
    // Like its place, the heading of an edition that was only told of is a guess.
    const known = this.#isDraft && this.#cells.place(id, this.#editions.own) !== undefined;
    if (known) this.#words.text(id, 'text:heading', heading, { item: null, label: 'Heading' });
    else this.#layering.settle(id, 'text:heading', this.#editions.likeOwn(heading));
    this.#words.text(id, 'text:narrative', section.narrative, { item: null, label: `Text of ${section.heading}` });
  }

  #settleItem(item: ProposedItem): void {
    const id = this.#itemIds.get(item)!;
    const about = { item: item.number };
    this.#words.text(id, 'text:name', item.name === null ? [] : doc(item.name), { ...about, label: 'Name' });
    if (item.notes && !isBlank(item.notes)) this.#addNotes(id, item.notes);
    const fields = item.fields.map((field) => ({ ...field, key: this.#template.keyOf(item.kind, field.key) }));
    const kind = this.#template.template.kinds.find((one) => one.key === item.kind);
    const said = oneTextEach(fields);
    for (const field of kind?.fields ?? []) {
      const words = said.filter(({ key }) => key === field.key);
      const own = words.find(({ edition }) => edition === this.#proposal.edition);
      const told = new Map(
        words.filter((one) => one !== own).map((one) => [this.#editions.ids[one.edition]!, one.tree] as const),
      );
      this.#words.field(id, field, { own: own?.tree ?? [], told, label: own?.label ?? '' }, item.number);
    }
  }

  /** Comments go to the team's own notes, after those that are there. */
  #addNotes(id: string, notes: Tree): void {
    const there = this.#cells.prose(id, 'text:notes', this.#editions.base);
    const fresh = notes.filter((block) => !there.some((one) => sameJson(one, block)));
    if (fresh.length > 0)
      this.#layering.settle(id, 'text:notes', new Map([[this.#editions.own, [...there, ...fresh]]]));
  }

  #joined(): Joined {
    const { pairs, names } = this.#bringing;
    const byItem = new Map(pairs.map((pair) => [pair.item, pair]));
    const matched: Joined['matched'][number][] = [];
    const added: NamedItem[] = [];
    const fresh = new Set(this.#newItems);
    const partners = new Set<string>();
    this.#items.forEach((item, at) => {
      const id = this.#itemIds.get(item)!;
      if (fresh.has(id)) {
        added.push(nameOf(item));
        return;
      }
      partners.add(id);
      const { likeness, sure, by } = byItem.get(at)!;
      matched.push({ ...nameOf(item), partner: names.get(id) ?? { number: null, words: '' }, likeness, sure, by });
    });
    const lacking = this.#cells
      .items(this.#editions.base)
      .filter(({ id }) => !partners.has(id))
      .map(({ id, place }) => names.get(id) ?? { number: place.number, words: '' });
    return { joins: this.#editions.joins, matched, added, lacking, differed: this.#words.differed };
  }
}

/**
 * Works out what to write so that a file is one more edition of a plan: that edition then reads as the file does, and every
 * other edition as it did before. Words that the plan already reads there are not written again. Where the plan has an
 * edition of that name, as a draft, it keeps its own words and takes those it lacks; what differs is told. Pure: it
 * reads records and makes cells. Throws a Problem where the plan's edition of that name is sealed.
 */
export const bringIntoPlan = (bringing: Bringing): Brought => new Joiner(bringing).join();
