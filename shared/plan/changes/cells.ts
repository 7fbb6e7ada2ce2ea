import { layerAt } from '../layers.ts';
import type { Layers } from '../layers.ts';
import type { Body, CurrentCell, Edition, Part, Place, PlanRecords } from '../records.ts';

const NONE: Layers = new Map();

/** A plan's cells, found thing by thing: a change looks at few of many, and what it does not look at costs little. */
export class Cells {
  readonly records: PlanRecords;
  /** Oldest first. */
  readonly editions: readonly Edition[];
  readonly #of = new Map<string, CurrentCell[]>();
  readonly #layers = new Map<string, Map<Part, Layers>>();

  constructor(records: PlanRecords) {
    this.records = records;
    this.editions = records.editions.toSorted((a, b) => a.position - b.position);
    for (const cell of records.cells) {
      const known = this.#of.get(cell.subject);
      if (known) known.push(cell);
      else this.#of.set(cell.subject, [cell]);
    }
  }

  /** All that is written of one thing. */
  of(subject: string): readonly CurrentCell[] {
    return this.#of.get(subject) ?? [];
  }

  /** The cells of one thing's one part, by their edition. */
  layers(subject: string, part: Part): Layers {
    const known = this.#layers.get(subject) ?? new Map<Part, Layers>();
    this.#layers.set(subject, known);
    const found = known.get(part);
    if (found) return found;
    const cells = this.of(subject).filter((cell) => cell.part === part);
    const layers = cells.length === 0 ? NONE : new Map(cells.map((cell) => [cell.edition, cell]));
    known.set(part, layers);
    return layers;
  }

  /** What is read there at an edition; `undefined` where nothing was written up to then. */
  body(subject: string, part: Part, edition: string): Body | undefined {
    return layerAt(this.layers(subject, part), this.editions, edition)?.cell.body;
  }

  place(id: string, edition: string): Place | undefined {
    return this.body(id, 'place', edition) as Place | undefined;
  }
}
