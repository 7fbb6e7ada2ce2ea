import { layerAt } from '../layers.ts';
import type { Layers } from '../layers.ts';
import type { Body, CellRef, CurrentCell, Edition, Part, Place, PlanRecords } from '../records.ts';

/** What a change reads a plan from: a change looks at few of many cells, and what it does not ask for costs nothing. */
export interface CellSource {
  /** The plan's id. */
  readonly plan: string;
  readonly editions: readonly Edition[];
  /** The ids of all sections and items, retired ones too. */
  readonly sections: readonly string[];
  readonly items: readonly string[];
  /** All that is written of one thing, at every edition. */
  readonly cellsOf: (subject: string) => readonly CurrentCell[];
  /** All that is written of one part, of everything and at every edition. */
  readonly cellsOfPart: (part: Part) => readonly CurrentCell[];
  /** Where everything stands at an edition, retired things too. */
  readonly placesAt: (edition: string) => ReadonlyMap<string, Place>;
  /** The words of one part of everything, at an edition or the nearest before it. */
  readonly plainsAt: (part: Part, edition: string) => ReadonlyMap<string, string>;
  /** The texts that lead to an item, at whatever edition; others may be among them. */
  readonly referring: () => readonly Pick<CellRef, 'subject' | 'part'>[];
}

const NONE: Layers = new Map();

/** A plan's cells, found thing by thing. */
export class Cells {
  readonly source: CellSource;
  /** Oldest first. */
  readonly editions: readonly Edition[];
  readonly #layers = new Map<string, Map<Part, Layers>>();

  constructor(source: CellSource) {
    this.source = source;
    this.editions = source.editions.toSorted((a, b) => a.position - b.position);
  }

  /** All that is written of one thing. */
  of(subject: string): readonly CurrentCell[] {
    return this.source.cellsOf(subject);
  }

  /** The cells of one thing's one part, by their edition. */
  layers(subject: string, part: Part): Layers {
    const known = this.#ofThing(subject);
    const found = known.get(part);
    if (found) return found;
    const cells = this.of(subject).filter((cell) => cell.part === part);
    const layers = cells.length === 0 ? NONE : new Map(cells.map((cell) => [cell.edition, cell]));
    known.set(part, layers);
    return layers;
  }

  /** Reads one part of everything at once: for what looks at it in thing after thing. */
  readAll(part: Part): void {
    const layers = new Map<string, Map<string, CurrentCell>>();
    for (const cell of this.source.cellsOfPart(part)) {
      const own = layers.get(cell.subject) ?? new Map<string, CurrentCell>();
      layers.set(cell.subject, own.set(cell.edition, cell));
    }
    for (const [subject, own] of layers) this.#ofThing(subject).set(part, own);
  }

  /** What is read there at an edition; `undefined` where nothing was written up to then. */
  body(subject: string, part: Part, edition: string): Body | undefined {
    return layerAt(this.layers(subject, part), this.editions, edition)?.cell.body;
  }

  place(id: string, edition: string): Place | undefined {
    return this.body(id, 'place', edition) as Place | undefined;
  }

  #ofThing(subject: string): Map<Part, Layers> {
    const known = this.#layers.get(subject);
    if (known) return known;
    const fresh = new Map<Part, Layers>();
    this.#layers.set(subject, fresh);
    return fresh;
  }
}

/** Records that are all there, as a change reads them. */
export const sourceOf = (records: PlanRecords): CellSource => {
  const of = new Map<string, CurrentCell[]>();
  for (const cell of records.cells) {
    const known = of.get(cell.subject);
    if (known) known.push(cell);
    else of.set(cell.subject, [cell]);
  }
  const cellsOf = (subject: string): readonly CurrentCell[] => of.get(subject) ?? [];
  const { plan, editions, sections, items } = records;
  const inOrder = editions.toSorted((a, b) => a.position - b.position);
  const source: CellSource = {
    ...{ plan, editions, sections, items, cellsOf },
    cellsOfPart: (part) => records.cells.filter((cell) => cell.part === part),
    placesAt: (edition) =>
      new Map(
        [...sections, ...items].flatMap((id) => {
          const place = new Cells(source).place(id, edition);
          return place ? [[id, place] as const] : [];
        }),
      ),
    plainsAt: (part, edition) =>
      new Map(
        [plan, ...sections, ...items].flatMap((id) => {
          const layer = layerAt(new Cells(source).layers(id, part), inOrder, edition);
          return layer ? [[id, layer.cell.plain] as const] : [];
        }),
      ),
    referring: () => records.cells,
  };
  return source;
};
