import { isBlank } from '../../richtext/plain-text.ts';
import type { Tree } from '../../richtext/tree.ts';
import { layerAt, wordsBefore } from '../layers.ts';
import type { Standing } from '../plan-cells.ts';
import { Problem } from '../problem.ts';
import { isProse } from '../records.ts';
import type { Body, CellRef, CurrentCell, Edition, Facts, Part, Place, ProsePart } from '../records.ts';
import { itemsBelow, sectionsInOrder, standing } from '../standing-order.ts';
import type { Placed } from '../standing-order.ts';
import type { FieldTemplate, Template } from '../template.ts';
import { Cells } from './cells.ts';
import type { CellSource } from './cells.ts';
import type { CellWords } from './step.ts';

const asStanding = ([id, place]: Placed): Standing => ({ id, place });

/** A plan at one edition, as a change finds it: what stands where, and what is read there. */
export class Ground {
  readonly cells: Cells;
  readonly edition: Edition;
  /** Gives an id never given before. */
  readonly newId: () => string;
  readonly #sections: ReadonlySet<string>;
  #items: ReadonlySet<string> | undefined;
  #places: ReadonlyMap<string, Place> | undefined;
  #below: ReadonlyMap<string, readonly Standing[]> | undefined;

  /** Throws a Problem where the plan has no such edition. */
  constructor(source: CellSource, edition: string, newId: () => string) {
    const found = source.editions.find((one) => one.id === edition);
    if (!found) throw new Problem('This edition is no longer in the plan. Choose another edition.');
    this.cells = new Cells(source);
    this.edition = found;
    this.newId = newId;
    this.#sections = new Set(source.sections);
  }

  /** The plan's own id. */
  get plan(): string {
    return this.cells.source.plan;
  }

  get template(): Template {
    const template = this.cells.body(this.plan, 'template', this.edition.id);
    if (!template) throw new Error('The plan has no template');
    return template as Template;
  }

  /** This edition and the later ones, oldest first. */
  get fromHereOn(): readonly Edition[] {
    return this.cells.editions.filter((one) => one.position >= this.edition.position);
  }

  isSection(id: string): boolean {
    return this.#sections.has(id);
  }

  isItem(id: string): boolean {
    this.#items ??= new Set(this.cells.source.items);
    return this.#items.has(id);
  }

  place(id: string): Place | undefined {
    this.#places ??= this.cells.source.placesAt(this.edition.id);
    return this.#places.get(id);
  }

  facts(subject: string): Facts {
    return (this.cells.body(subject, 'facts', this.edition.id) ?? {}) as Facts;
  }

  /** The place of something that stands. Throws a Problem where it does not stand in this edition. */
  standing(id: string): Place {
    const place = this.place(id);
    if (!place || place.retired)
      throw new Problem('This is no longer in the edition shown. Choose something else in the outline.');
    return place;
  }

  /** The sections that stand, in order; annexes last. */
  sections(): Standing[] {
    return sectionsInOrder(this.cells.source.sections, (id) => this.place(id)).map(asStanding);
  }

  /** The items seen directly below a section or an item, in order. */
  below(over: string): readonly Standing[] {
    return this.#seen().get(over) ?? [];
  }

  /** A thing and all that is seen below it, in reading order. */
  withBelow(id: string): string[] {
    return [id, ...this.below(id).flatMap((one) => this.withBelow(one.id))];
  }

  /** The item that an item is seen under; `null` at the top of its section. */
  parent(id: string): string | null {
    const parent = this.place(id)?.parent ?? null;
    return parent !== null && this.below(parent).some((one) => one.id === id) ? parent : null;
  }

  /** The section an item is seen in. */
  sectionOf(id: string): string {
    const parent = this.parent(id);
    return parent === null ? this.standing(id).section : this.sectionOf(parent);
  }

  field(subject: string, part: Part): FieldTemplate | undefined {
    const kind = this.template.kinds.find((one) => one.key === this.place(subject)?.kind);
    return kind?.fields.find((one) => part === `field:${one.key}`);
  }

  /** What is read there at this edition; `undefined` where nothing is. */
  seen(subject: string, part: Part): Body | undefined {
    const layers = this.cells.layers(subject, part);
    const layer = layerAt(layers, this.cells.editions, this.edition.id);
    if (this.field(subject, part)?.scope !== 'edition') return layer?.cell.body;
    const own = layer?.own ? layer.cell.body : undefined;
    if (!this.place(subject)?.folded || (own !== undefined && (own as Tree).length > 0)) return own;
    return wordsBefore(layers, this.cells.editions, this.edition.id)?.body ?? own;
  }

  prose(subject: string, part: ProsePart): Tree {
    return (this.seen(subject, part) ?? []) as Tree;
  }

  /** A cell of this edition and what it is to say. */
  cell(subject: string, part: Part, body: Body): CellWords {
    return { subject, part, edition: this.edition.id, body };
  }

  /** The save counter of a text at this edition; 0 where nothing was written at it yet. */
  counter(subject: string, part: Part): number {
    return this.cells.layers(subject, part).get(this.edition.id)?.counter ?? 0;
  }

  /**
   * What a cell would have to say for its edition to read as it does now. A thing that is not there yet is taken back by its
   * place, retired.
   */
  asNow({ subject, part, edition, body }: CellWords): Body {
    const layer = layerAt(this.cells.layers(subject, part), this.cells.editions, edition);
    const isOfEdition = this.field(subject, part)?.scope === 'edition';
    if (layer && (layer.own || !isOfEdition)) return layer.cell.body;
    if (isProse(part)) return [];
    return part === 'place' ? { ...(body as Place), retired: true } : {};
  }

  /** Those that have words of their own, in whatever edition. */
  worded(ids: ReadonlySet<string>): ReadonlySet<string> {
    const says = (cell: CurrentCell): boolean => isProse(cell.part) && !isBlank(cell.body as Tree);
    return new Set([...ids].filter((id) => this.cells.of(id).some(says)));
  }

  /** The items that stand, in order of their positions, whatever they stand in. */
  items(): readonly Standing[] {
    return standing(this.cells.source.items, (id) => this.place(id)).map(asStanding);
  }

  #seen(): ReadonlyMap<string, readonly Standing[]> {
    if (this.#below) return this.#below;
    const below = itemsBelow(this.items().map(({ id, place }): Placed => [id, place]));
    this.#below = new Map([...below].map(([over, items]) => [over, items.map(asStanding)]));
    return this.#below;
  }
}

/** The text of a reference to a cell, as a key. */
export const keyOf = ({ subject, part, edition }: CellRef): string => `${subject} ${part} ${edition}`;
