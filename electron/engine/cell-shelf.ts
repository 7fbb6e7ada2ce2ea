import type { CurrentCell } from '../../shared/plan/records.ts';

/** Things whose cells are kept. */
const MOST = 2000;

/** The cells of things that were lately asked for; those asked for longest ago are let go of. */
export class CellShelf {
  readonly #read: (subjects: readonly string[]) => readonly CurrentCell[];
  readonly #kept = new Map<string, readonly CurrentCell[]>();

  constructor(read: (subjects: readonly string[]) => readonly CurrentCell[]) {
    this.#read = read;
  }

  /** The cells of these things, at every edition. */
  of(subjects: readonly string[]): readonly CurrentCell[] {
    const missing = subjects.filter((subject) => !this.#kept.has(subject));
    if (missing.length > 0) {
      const found = new Map<string, CurrentCell[]>(missing.map((subject) => [subject, []]));
      for (const cell of this.#read(missing)) found.get(cell.subject)!.push(cell);
      for (const [subject, cells] of found) this.#kept.set(subject, cells);
    }
    const out = subjects.flatMap((subject) => {
      const cells = this.#kept.get(subject)!;
      this.#kept.delete(subject);
      this.#kept.set(subject, cells);
      return cells;
    });
    for (const oldest of this.#kept.keys())
      if (this.#kept.size > MOST) this.#kept.delete(oldest);
      else break;
    return out;
  }

  /** A cell that was written, in place of what it said. */
  put(cell: CurrentCell): void {
    const cells = this.#kept.get(cell.subject);
    if (!cells) return;
    const others = cells.filter((one) => one.part !== cell.part || one.edition !== cell.edition);
    this.#kept.set(cell.subject, [...others, cell]);
  }

  clear(): void {
    this.#kept.clear();
  }
}
