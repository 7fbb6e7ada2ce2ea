import type { CellRef } from '../../shared/plan/records.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { FieldSpec } from './page-fields.ts';
import type { FieldState, Shown } from './session-types.ts';

/** A field that was shown in this sitting, with the words that stand on screen. */
export interface Cell {
  spec: FieldSpec;
  readonly plan: string;
  tree: Tree;
  unfolded: boolean;
  unlocked: boolean;
  wanted: boolean;
  /** How often it has gone live. */
  turn: number;
  state: FieldState | null;
  element: (() => HTMLElement | null) | null;
}

const NOTHING: Shown = { pages: [], order: [], items: [] };

/** The fields of the session: their words, where they are drawn, who follows them, and the order they stand in. */
export class SessionCells {
  readonly #cells = new Map<string, Cell>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #draw: ((cell: Pick<CellRef, 'subject'>) => void) | null = null;
  #shown = NOTHING;
  #places: ReadonlyMap<string, number> = new Map();
  /** Folded items whose rest is shown. */
  readonly #opened = new Set<string>();
  readOnly = false;

  get shown(): Shown {
    return this.#shown;
  }

  set shown(shown: Shown) {
    this.#shown = shown;
    this.#places = new Map(shown.order.flatMap((field, at) => (field ? [[field.key, at] as const] : [])));
  }

  has(key: string): boolean {
    return this.#cells.has(key);
  }

  get(key: string | null): Cell | undefined {
    return key === null ? undefined : this.#cells.get(key);
  }

  /** A field that is known. Throws where it is not: that is a fault of the program's. */
  known(key: string): Cell {
    const cell = this.#cells.get(key);
    if (!cell) throw new Error(`No field ${key} was shown`);
    return cell;
  }

  /** Takes a field in, with its words where `taken` says that the page's are the ones to show. */
  take(plan: string, spec: FieldSpec, taken: boolean): void {
    const cell = this.#cells.get(spec.key);
    if (!cell) {
      const words = { tree: spec.view.tree, unfolded: false, unlocked: false, wanted: false, turn: 0 };
      this.#cells.set(spec.key, { spec, plan, ...words, state: null, element: null });
      return;
    }
    if (cell.spec === spec && !taken) return;
    cell.spec = spec;
    if (taken) cell.tree = spec.view.tree;
    cell.state = null;
  }

  /** What a field's component draws: the same object while nothing of it has changed. */
  state(key: string, live: boolean): FieldState {
    const cell = this.known(key);
    const { tree, unfolded, unlocked, wanted, turn } = cell;
    return (cell.state ??= { live, tree, unfolded, unlocked, wanted, turn });
  }

  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** A field is to be drawn again. */
  tell(key: string): void {
    const cell = this.#cells.get(key);
    if (!cell) return;
    cell.state = null;
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  /** Whether a field belongs to the rest of a folded item, which is not shown. */
  isFoldedAway({ folded, itemId }: FieldSpec): boolean {
    return folded && itemId !== null && !this.#opened.has(itemId);
  }

  /** Whether the rest of a folded item is shown. */
  restShown(item: string): boolean {
    return this.#opened.has(item);
  }

  /** Shows the rest of a folded item, or hides it again. */
  showRest(item: string, shown: boolean): void {
    if (shown) this.#opened.add(item);
    else this.#opened.delete(item);
    for (const listener of this.#listeners.get(item) ?? []) listener();
  }

  /** Takes note of where a field is drawn; the function returned takes it back. */
  place(key: string, element: () => HTMLElement | null): () => void {
    const cell = this.known(key);
    cell.element = element;
    return () => {
      if (cell.element === element) cell.element = null;
    };
  }

  /** Says how a field is drawn that stands in a part of a long page which is not drawn; the function returned ends that. */
  drawing(draw: (cell: Pick<CellRef, 'subject'>) => void): () => void {
    this.#draw = draw;
    return () => {
      if (this.#draw === draw) this.#draw = null;
    };
  }

  /** Where a field of the pages shown is drawn; it is drawn now where it was not. `null` for a field that is not on them. */
  element(key: string): HTMLElement | null {
    const cell = this.#cells.get(key);
    if (!cell) return null;
    const there = cell.element?.() ?? null;
    if (there || !this.#places.has(key)) return there;
    if (this.isFoldedAway(cell.spec)) this.showRest(cell.spec.itemId!, true);
    if (cell.spec.add !== null && !cell.wanted) {
      cell.wanted = true;
      this.tell(key);
    }
    this.#draw?.(cell.spec.cell);
    return cell.element?.() ?? null;
  }

  /** Draws the part of the page that a cell stands in, where it is not drawn. */
  draw(cell: Pick<CellRef, 'subject'>): void {
    this.#draw?.(cell);
  }

  /** True while a text that a plan may do without, or the rest of a folded item, has no line on the page. */
  #hidden(spec: FieldSpec): boolean {
    const { key, add } = spec;
    const cell = this.#cells.get(key);
    if (this.isFoldedAway(spec)) return true;
    return add !== null && !cell?.wanted && isBlank(cell?.tree ?? []);
  }

  /** The field before or after one; `beyond` where a part of the plan that is not there yet comes between, or none. */
  next(key: string, by: 1 | -1): FieldSpec | 'beyond' | null {
    const { order } = this.#shown;
    const from = this.#places.get(key);
    if (from === undefined) return null;
    for (let at = from + by; at >= 0 && at < order.length; at += by) {
      const field = order[at]!;
      if (field === null) return 'beyond';
      if (!this.#hidden(field)) return field;
    }
    return 'beyond';
  }

  /** The first or last field of the plan that has a line; `beyond` where the part it stands in is not there yet. */
  end(which: 'first' | 'last'): FieldSpec | 'beyond' | null {
    const { order } = this.#shown;
    const there = (field: FieldSpec | null): boolean => field === null || !this.#hidden(field);
    const found = which === 'first' ? order.find(there) : order.findLast(there);
    return found === null ? 'beyond' : (found ?? null);
  }

  /** Whether the words of a field can be typed into as it stands. */
  canWrite(key: string): boolean {
    const cell = this.#cells.get(key);
    if (!cell || this.readOnly || cell.spec.shape === 'choice') return false;
    return !cell.spec.fixed || cell.unlocked;
  }
}
