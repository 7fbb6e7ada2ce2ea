import type { Tree } from '../richtext/tree.ts';
import { layerAt } from './layers.ts';
import type { Layers } from './layers.ts';
import type { BodyOf, CurrentCell, Edition, Part, Place, PlanRecords } from './records.ts';

/** A thing with its place. */
export interface Standing {
  readonly id: string;
  readonly place: Place;
}

const NONE: Layers = new Map();

const byPosition = ({ id: a, place: x }: Standing, { id: b, place: y }: Standing): number =>
  x.position < y.position ? -1 : x.position > y.position ? 1 : a < b ? -1 : 1;

/** A plan's cells, found by what they are about, at every edition. */
export class PlanCells {
  readonly records: PlanRecords;
  /** Oldest first. */
  readonly editions: readonly Edition[];
  readonly #cells = new Map<string, Map<string, CurrentCell>>();

  constructor(records: PlanRecords) {
    this.records = records;
    this.editions = records.editions.toSorted((a, b) => a.position - b.position);
    for (const cell of records.cells) {
      const key = `${cell.subject} ${cell.part}`;
      const layers = this.#cells.get(key);
      if (layers) layers.set(cell.edition, cell);
      else this.#cells.set(key, new Map([[cell.edition, cell]]));
    }
  }

  /** The cells of one thing's one part, by their edition. */
  layers(subject: string, part: Part): Layers {
    return this.#cells.get(`${subject} ${part}`) ?? NONE;
  }

  /** What is read there at an edition; `undefined` where nothing was written up to then. */
  body(subject: string, part: Part, edition: string): CurrentCell['body'] | undefined {
    return layerAt(this.layers(subject, part), this.editions, edition)?.cell.body;
  }

  prose(subject: string, part: Part, edition: string): Tree {
    return (this.body(subject, part, edition) ?? []) as Tree;
  }

  place(id: string, edition: string): Place | undefined {
    return this.body(id, 'place', edition) as Place | undefined;
  }

  template(edition: string): BodyOf['template'] | undefined {
    return this.body(this.records.plan, 'template', edition) as BodyOf['template'] | undefined;
  }

  /** The sections that stand at an edition, in order. */
  sections(edition: string): Standing[] {
    return this.#standing(this.records.sections, edition);
  }

  /** The items that stand at an edition, in reading order; those of no section that stands come last. */
  items(edition: string): Standing[] {
    const standing = this.#standing(this.records.items, edition);
    const there = new Set(standing.map(({ id }) => id));
    const below = new Map<string, Standing[]>();
    for (const item of standing) {
      const { parent, section } = item.place;
      const over = parent !== null && there.has(parent) ? parent : section;
      const list = below.get(over);
      if (list) list.push(item);
      else below.set(over, [item]);
    }
    const seen = new Set<string>();
    const out: Standing[] = [];
    const waiting = this.sections(edition).flatMap(({ id }) => below.get(id) ?? []);
    const read = (items: Standing[]): void => {
      for (let next = items.shift(); next; next = items.shift()) {
        if (seen.has(next.id)) continue;
        seen.add(next.id);
        out.push(next);
        items.unshift(...(below.get(next.id) ?? []));
      }
    };
    read(waiting);
    read(standing.filter(({ id }) => !seen.has(id)));
    return out;
  }

  #standing(ids: readonly string[], edition: string): Standing[] {
    return ids
      .flatMap((id): Standing[] => {
        const place = this.place(id, edition);
        return place && !place.retired ? [{ id, place }] : [];
      })
      .toSorted(byPosition);
  }
}
