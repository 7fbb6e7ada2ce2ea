import { sameEdition } from './edition-name.ts';
import { joiningOf, joinsSentence, placeByDate } from './join-edition.ts';
import type { PlanCells } from './plan-cells.ts';
import type { Proposal } from './proposal.ts';
import type { Edition } from './records.ts';

interface InOrder {
  readonly id: string;
  readonly label: string;
}

/**
 * How the file's edition takes the place of what is there. `new`: the plan has no such edition. `told`: it has one that a later
 * file told of and nobody has brought in: its order is a guess, so the file's own counts. `draft`: it is somebody's work, which
 * stays.
 */
export type Manner = 'new' | 'told' | 'draft';

/** An edition to add, at that place; those from there on move up by one. */
export interface EditionToAdd {
  readonly id: string;
  readonly label: string;
  readonly position: number;
}

/** True of an edition that nobody has brought in or drafted: a later file told of it. */
const isTold = (cells: PlanCells, { id }: Edition): boolean =>
  cells.editions.at(-1)?.id !== id && !cells.layers(cells.records.plan, 'text:title').has(id);

/** The editions of a plan and those of a file that joins it, in one order. */
export class JoinedEditions {
  readonly #known: readonly Edition[];
  readonly #order: InOrder[];
  /** How the edition joins, in a sentence. */
  readonly joins: string;
  readonly manner: Manner;
  /** The id of the edition that the file is. */
  readonly own: string;
  /** The ids of the file's editions, by their place in the proposal. */
  readonly ids: readonly string[];
  /** The plan's edition that the file's is held against: the one before it, or else the one after; or itself. */
  readonly base: string;

  /** Throws a Problem where the plan has the file's edition and it is sealed. */
  constructor(cells: PlanCells, { editions, edition }: Proposal, newId: () => string) {
    this.#known = cells.editions;
    const label = editions[edition]!;
    const joining = joiningOf(cells.editions, label);
    this.joins = joinsSentence(cells.editions, label, joining);
    this.#order = cells.editions.map((one) => ({ id: one.id, label: one.label }));
    if (joining.as === 'new') this.#order.splice(joining.at, 0, { id: newId(), label });
    this.own = joining.as === 'same' ? joining.edition.id : this.#order[joining.at]!.id;
    this.manner = joining.as === 'new' ? 'new' : isTold(cells, joining.edition) ? 'told' : 'draft';
    this.ids = editions.map((name, at) => (at === edition ? this.own : this.#told(name, at < edition, newId)));
    const at = this.placeOf(this.own);
    const known = (some: readonly InOrder[]): InOrder[] => some.filter(({ id }) => !this.isNew(id));
    this.base =
      joining.as === 'same'
        ? this.own
        : (known(this.#order.slice(0, at)).at(-1) ?? known(this.#order.slice(at))[0]!).id;
  }

  /** The id of another edition that the file tells of; one that the plan lacks is put into the order. */
  #told(label: string, isEarlier: boolean, newId: () => string): string {
    const same = this.#order.findLast((one) => one.id !== this.own && sameEdition(one.label, label));
    if (same) return same.id;
    const own = this.placeOf(this.own);
    const byDate = placeByDate(this.#order, label);
    const edition = { id: newId(), label };
    this.#order.splice(isEarlier ? Math.min(byDate, own) : Math.max(byDate, own + 1), 0, edition);
    return edition.id;
  }

  /** The ids of all editions, those to be added too, oldest first. */
  get order(): readonly string[] {
    return this.#order.map(({ id }) => id);
  }

  /** True of an edition that the plan does not have yet. */
  isNew(edition: string): boolean {
    return !this.#known.some(({ id }) => id === edition);
  }

  placeOf(edition: string): number {
    return this.#order.findIndex(({ id }) => id === edition);
  }

  isBefore(a: string, b: string): boolean {
    return this.placeOf(a) < this.placeOf(b);
  }

  labelOf(edition: string): string {
    return this.#order[this.placeOf(edition)]!.label;
  }

  /** The file's own edition, and those before it that come in with it: they have its order, as far as anybody knows. */
  likeOwn<T>(body: T): Map<string, T> {
    const told = this.ids.filter((id) => this.isNew(id) && this.isBefore(id, this.own));
    return new Map([...told, this.own].map((id) => [id, body]));
  }

  /** The editions to add, each at the place it has once those before it are added. */
  toAdd(): readonly EditionToAdd[] {
    const now = this.#known.map(({ id, position }) => ({ id, position }));
    return this.#order.flatMap(({ id, label }, at) => {
      if (!this.isNew(id)) return [];
      const before = this.#order[at - 1];
      const position = before ? now.find((one) => one.id === before.id)!.position + 1 : 0;
      // As the store does: those from there on move up, if the place is taken.
      if (now.some((one) => one.position === position))
        for (const one of now) if (one.position >= position) one.position += 1;
      now.push({ id, position });
      return [{ id, label, position }];
    });
  }
}
