import type { ProseView } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { call } from '../api/client.ts';
import { Autosave } from '../editor/autosave.ts';
import type { SaveState } from '../editor/autosave.ts';

const keyOf = (cell: CellRef): string => `${cell.subject} ${cell.part} ${cell.edition}`;

/** The notes written in this sitting: they stand beside the page, and are saved as the page's fields are. */
export class Notes {
  readonly #cells = new Map<string, { readonly cell: CellRef; tree: Tree }>();
  readonly #listeners = new Set<() => void>();
  readonly #save: Autosave;

  constructor(plan: string) {
    const sitting = crypto.randomUUID();
    this.#save = new Autosave({
      save: (key, base, body) =>
        call('cell/save', { plan, cell: this.#cells.get(key)!.cell, base, body, sitting } as Inputs['cell/save']),
      read: (key) => this.#cells.get(key)!.tree,
      merged: (key, tree) => {
        this.#cells.get(key)!.tree = tree;
        this.#tell();
      },
      acknowledged: () => undefined,
      changed: () => this.#tell(),
      now: Date.now,
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Stable while nothing has changed. */
  readonly state = (): SaveState => this.#save.state;

  get unsaved(): boolean {
    return this.#save.unsaved;
  }

  /** A note as it stands now. Words not yet saved stand against what the page says. */
  read(view: ProseView): Tree {
    const key = keyOf(view.cell);
    const taken = this.#save.track(key, { counter: view.counter, body: view.tree });
    if (taken || !this.#cells.has(key)) this.#cells.set(key, { cell: view.cell, tree: view.tree });
    return this.#cells.get(key)!.tree;
  }

  /** Changes a note that was read before, and saves it after a pause. */
  write(view: ProseView, tree: Tree): void {
    this.read(view);
    const key = keyOf(view.cell);
    this.#cells.get(key)!.tree = tree;
    this.#save.touched(key);
  }

  /** Saves all at once: true when it is on disk. */
  flush(): Promise<boolean> {
    return this.#save.flush();
  }

  engine(state: 'lost' | 'ready' | 'gone'): void {
    this.#save.engine(state);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const ORDER = ['idle', 'saved', 'saving', 'failed'] as const satisfies readonly SaveState['state'][];

/** What to say of two that save: the worse of both; of two that are saved, the later. */
export const together = (a: SaveState, b: SaveState): SaveState => {
  if (a.state === 'saved' && b.state === 'saved') return a.at >= b.at ? a : b;
  return ORDER.indexOf(a.state) >= ORDER.indexOf(b.state) ? a : b;
};
