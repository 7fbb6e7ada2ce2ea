import type { EditionCard, Inputs, MenuCommand, OpenPlan, Outputs, Page } from '../../shared/ipc/contract.ts';
import type { WindowMethod } from '../../shared/ipc/methods.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { Autosave } from './autosave.ts';
import type { SaveState } from './autosave.ts';
import type { Caret } from './caret.ts';
import { spotOfChange } from './change-spot.ts';
import { PLAIN } from './live-text.ts';
import type { Format, FormatCommand, LiveText } from './live-text.ts';
import { keyOf, nameOf, specOf } from './page-fields.ts';
import type { FieldSpec, PageSpec } from './page-fields.ts';
import { sameTree } from './same-tree.ts';
import { UndoTrail } from './undo-trail.ts';
import type { Change } from './undo-trail.ts';

export type Call = <M extends WindowMethod>(method: M, input: Inputs[M]) => Promise<Outputs[M]>;

export interface SessionOptions {
  readonly call: Call;
  /** Says one sentence in passing. */
  readonly notify: (sentence: string) => void;
  /** Milliseconds. */
  readonly now?: () => number;
  /** Turns to the page that holds a field which is not on this one. */
  readonly reveal?: (cell: CellRef, caret: Caret) => void;
}

export interface ActiveField {
  readonly cell: CellRef;
  readonly itemId: string | null;
  readonly label: string;
  readonly number: string | null;
}

export interface EditorSnapshot {
  readonly save: SaveState;
  readonly active: ActiveField | null;
  /** True while a field is live; false where the active one is a choice or only read. */
  readonly live: boolean;
  readonly format: Format;
  readonly canUndo: boolean;
  readonly undoName: string;
  readonly canRedo: boolean;
  readonly redoName: string;
  /** The link that is being asked about, or `null`. */
  readonly linking: { readonly href: string | null; readonly selected: boolean } | null;
}

/** What a field's own component follows. */
export interface FieldState {
  readonly live: boolean;
  readonly tree: Tree;
  readonly unfolded: boolean;
  readonly unlocked: boolean;
}

interface Cell {
  spec: FieldSpec;
  plan: string;
  tree: Tree;
  unfolded: boolean;
  unlocked: boolean;
  state: FieldState | null;
  element: (() => HTMLElement | null) | null;
}

const FORMATS: ReadonlySet<MenuCommand> = new Set<FormatCommand & MenuCommand>([
  'paragraph',
  'heading-1',
  'heading-2',
  'heading-3',
  'bullet-list',
  'numbered-list',
  'quote',
  'bold',
  'italic',
  'clear-formatting',
]);

const NO_FIELD = 'Put the caret in a field first.';
const ONE_LINE = 'A heading is one line of plain words. Formatting belongs in the text below it.';
const NO_HEADINGS =
  'Headings belong in the summary and in the text that introduces a section. Use a list or a new paragraph here.';

/** Everything about writing in a plan that is not drawing: what is live, what is saved, what can be undone. */
export class EditorSession {
  readonly #options: SessionOptions;
  readonly #now: () => number;
  readonly #sitting = crypto.randomUUID();
  readonly #cells = new Map<string, Cell>();
  readonly #save: Autosave;
  readonly #trail = new UndoTrail();
  readonly #listeners = new Set<() => void>();
  readonly #fieldListeners = new Map<string, Set<() => void>>();
  #page: { readonly page: Page; readonly readOnly: boolean; readonly spec: PageSpec } | null = null;
  #active: string | null = null;
  #liveKey: string | null = null;
  #live: LiveText | null = null;
  #caret: Caret = { at: 'start' };
  /** True where the page is to be scrolled to the caret once the field is live. */
  #toCaret = false;
  /** Where the caret was in the field that was live last. */
  #left: { readonly key: string; readonly caret: Caret } | null = null;
  #linking: EditorSnapshot['linking'] = null;
  #snapshot: EditorSnapshot | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#save = new Autosave({
      save: (key, base, body) => {
        const { plan, spec } = this.#cells.get(key)!;
        return options.call('cell/save', {
          plan,
          cell: spec.cell,
          base,
          body,
          sitting: this.#sitting,
        } as Inputs['cell/save']);
      },
      read: (key) => this.#treeNow(key),
      merged: (key, body) => this.#put(key, body),
      acknowledged: (key) => this.#refresh(key),
      changed: () => this.#emit(),
      now: this.#now,
    });
  }

  // What is followed

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Stable while nothing in it has changed. */
  readonly getSnapshot = (): EditorSnapshot => (this.#snapshot ??= this.#drawSnapshot());

  readonly subscribeField = (key: string, listener: () => void): (() => void) => {
    const listeners = this.#fieldListeners.get(key) ?? new Set();
    this.#fieldListeners.set(key, listeners.add(listener));
    return () => void listeners.delete(listener);
  };

  readonly fieldState = (key: string): FieldState => {
    const cell = this.#cells.get(key)!;
    return (cell.state ??= {
      live: this.#liveKey === key,
      tree: cell.tree,
      unfolded: cell.unfolded,
      unlocked: cell.unlocked,
    });
  };

  /** True where words stand on screen that are not on disk. */
  get unsaved(): boolean {
    return this.#save.unsaved;
  }

  readonly notify = (sentence: string): void => this.#options.notify(sentence);

  // The page

  /** Takes a page in, to be drawn. Words on screen that the store does not have yet stand against what it says. */
  show(plan: OpenPlan, edition: EditionCard, page: Page, readOnly: boolean): PageSpec {
    if (this.#page?.page === page && this.#page.readOnly === readOnly) return this.#page.spec;
    const spec = specOf(plan, edition, page);
    this.#page = { page, readOnly, spec };
    for (const field of spec.order) {
      const known = this.#cells.get(field.key);
      const base = { counter: field.view.counter, body: field.view.tree };
      const taken = this.#save.track(field.key, base);
      if (!known) this.#cells.set(field.key, fresh(plan.plan, field));
      else {
        known.spec = field;
        if (taken && this.#liveKey !== field.key) known.tree = field.view.tree;
        known.state = null;
      }
    }
    return spec;
  }

  /** Tells where a field is drawn, so that the caret can be sent there; the function returned takes it back. */
  place(key: string, element: () => HTMLElement | null): () => void {
    const cell = this.#cells.get(key)!;
    cell.element = element;
    return () => {
      if (cell.element === element) cell.element = null;
    };
  }

  // Going live

  /** Whether the words of a field can be typed into as it stands. */
  canWrite(key: string): boolean {
    const cell = this.#cells.get(key);
    if (!cell || !this.#page || this.#page.readOnly || cell.spec.shape === 'choice') return false;
    return !cell.spec.fixed || cell.unlocked;
  }

  /** Makes a field the live one, with the caret there, scrolled to where `show` says so. Its component then calls `attach`. */
  begin(key: string, caret: Caret, show = false): void {
    if (!this.canWrite(key)) return this.visit(key);
    if (this.#liveKey === key) {
      this.#live?.focus(caret);
      if (show) this.#live?.reveal();
      return;
    }
    this.leave();
    this.#caret = caret;
    this.#toCaret = show;
    this.#liveKey = key;
    this.#active = key;
    this.#refresh(key);
    this.#emit();
  }

  /** The live field is drawn: hands over its editor. */
  attach(key: string, live: LiveText): void {
    if (this.#liveKey !== key) return;
    this.#live = live;
    live.focus(this.#caret);
    if (this.#toCaret) live.reveal();
    this.#emit();
  }

  /** Takes note of a field that is looked at without being live: a choice, fixed words, a sealed edition. */
  visit(key: string): void {
    if (this.#liveKey !== null && this.#liveKey !== key) this.leave();
    if (this.#active === key || !this.#cells.has(key)) return;
    this.#active = key;
    this.#emit();
  }

  /** Ends the live field: its words are saved at once and its steps join the plan's. */
  leave(): void {
    const key = this.#liveKey;
    if (key === null) return;
    if (this.#live) {
      this.#cells.get(key)!.tree = this.#live.tree();
      this.#settleSteps(key, this.#live);
      const caret = this.#live.caret();
      this.#left = caret && { key, caret };
    }
    this.#live = null;
    this.#liveKey = null;
    void this.#save.flush(key);
    this.#refresh(key);
    this.#emit();
  }

  /** The live field's component goes away. */
  detach(key: string, live: LiveText): void {
    if (this.#liveKey === key && this.#live === live) this.leave();
  }

  /** The live field hears of a change of its words, by the writer or by `undo`. */
  changed(key: string, origin: 'writer' | 'history'): void {
    if (this.#liveKey !== key) return;
    if (origin === 'writer') this.#trail.forgetUndone();
    this.#save.touched(key);
    this.#emit();
  }

  /** The live field hears of a move of its caret. */
  readonly moved = (): void => this.#emit();

  /** Saves the live field at once: the caret has gone elsewhere in the window, or to another one. */
  readonly blurred = (): void => void this.#save.flush();

  /** Puts the caret back where it was. False where no field is live. */
  returnToCaret(): boolean {
    const element = this.#active === null ? null : this.#cells.get(this.#active)?.element?.();
    if (this.#live) this.#live.focus();
    else if (element && this.#left?.key === this.#active) this.begin(this.#left.key, this.#left.caret);
    else if (element) element.focus();
    return this.#live !== null || Boolean(element);
  }

  // Words

  /** What a field says now, on screen. */
  treeOf(cell: CellRef): Tree | undefined {
    const key = keyOf(cell);
    return this.#cells.has(key) ? this.#treeNow(key) : undefined;
  }

  /**
   * Writes a whole field as one step that can be undone by name ("choosing Complete in Status, 6.1.2"). False where it says
   * that already, or cannot be written.
   */
  write(cell: CellRef, tree: Tree, doing: string): boolean {
    const key = keyOf(cell);
    const known = this.#cells.get(key);
    if (!known || this.#page?.readOnly) return false;
    if (this.#liveKey === key && this.#live) this.#settleSteps(key, this.#live);
    const before = this.#treeNow(key);
    if (sameTree(before, tree)) return false;
    this.#trail.push({ key, before, after: tree, name: `${doing} ${nameOf(known.spec)}` });
    this.#trail.forgetUndone();
    this.#set(key, tree);
    return true;
  }

  unlock(key: string): void {
    this.#cells.get(key)!.unlocked = true;
    this.#refresh(key);
    this.begin(key, { at: 'start' });
  }

  toggleLast(key: string): void {
    const cell = this.#cells.get(key)!;
    if (!cell.spec.view.last) return this.notify(`${nameOf(cell.spec)} has no words from an earlier edition.`);
    cell.unfolded = !cell.unfolded;
    this.#refresh(key);
  }

  /** Opens an address outside the program; the shell asks first. */
  openLink(href: string): void {
    this.#options.call('link/open', { href }).catch((error: unknown) => {
      this.notify(error instanceof Error ? error.message : `${href} could not be opened.`);
    });
  }

  // Saving

  /** Saves all that is unsaved at once. True when it is on disk, false when a save has failed. */
  flush(): Promise<boolean> {
    return this.#save.flush();
  }

  /** What the shell tells of the engine. */
  engine(state: 'lost' | 'ready' | 'gone'): void {
    this.#save.engine(state);
  }

  // Moving about

  /** Goes to the field that Tab goes to; false where the last edition stands open between them, or there is none. */
  tab(key: string, by: 1 | -1): boolean {
    if (by === 1 && this.#cells.get(key)?.unfolded) return false;
    return this.move(key, by, { at: by === 1 ? 'start' : 'end' });
  }

  /** Goes to the field before or after; false where there is none on this page. */
  move(key: string, by: 1 | -1, caret: Caret = { at: 'start' }): boolean {
    const order = (this.#page?.spec.order ?? []).filter((field) => this.#cells.get(field.key)?.element?.());
    const next = order[order.findIndex((field) => field.key === key) + by];
    if (!next || !order.some((field) => field.key === key)) return false;
    this.#goTo(next.key, caret);
    return true;
  }

  /** Puts the caret into a field, or into the first field of an item that can be written. False where it is not here. */
  focusField(at: CellRef | string, caret: Caret = { at: 'start' }): boolean {
    if (typeof at !== 'string') {
      const key = keyOf(at);
      if (!this.#cells.get(key)?.element?.()) return false;
      this.#goTo(key, caret);
      return true;
    }
    const item = this.#page?.spec.items.find((one) => one.item.id === at);
    const field = item?.fields.find((one) => this.canWrite(one.key)) ?? item?.fields[0];
    if (!item || !field) return false;
    document.querySelector(`[data-item="${CSS.escape(at)}"]`)?.scrollIntoView({ block: 'start' });
    this.#goTo(field.key, caret);
    return true;
  }

  /** Goes back to where the writer stopped: the end of that field. */
  restoreLast(cell: CellRef): boolean {
    return this.focusField(cell, { at: 'end' });
  }

  /** Goes to the item before or after the one with the caret; false at either end of the page. */
  moveItem(by: 1 | -1): boolean {
    const items = this.#page?.spec.items ?? [];
    const at = this.#active === null ? null : this.#cells.get(this.#active)?.spec.itemId;
    const here = items.findIndex((one) => one.item.id === at);
    const next = here < 0 ? (by > 0 ? items[0] : undefined) : items[here + by];
    return next ? this.focusField(next.item.id) : false;
  }

  // Undo

  undo(): boolean {
    if (this.#live?.can().undo) {
      this.#live.undo();
      return true;
    }
    return this.#walk(this.#trail.back(), 'before');
  }

  redo(): boolean {
    if (this.#live?.can().redo) {
      this.#live.redo();
      return true;
    }
    return this.#walk(this.#trail.forth(), 'after');
  }

  // Commands

  /** Carries out a command of the menu, the toolbar or a key. False where it is not the editor's, or nothing can be done. */
  run(command: MenuCommand): boolean {
    if (FORMATS.has(command)) return this.#runFormat(command as FormatCommand);
    const run = (COMMANDS as Partial<Record<MenuCommand, (session: EditorSession) => boolean>>)[command];
    return run ? run(this) : false;
  }

  /** Asks for the address of a link at the caret. */
  startLink(): boolean {
    if (!this.#live || this.#liveKey === null) return this.#refuse(NO_FIELD);
    if (this.#cells.get(this.#liveKey)!.spec.shape === 'line') return this.#refuse(ONE_LINE);
    this.#linking = this.#live.link();
    this.#emit();
    return true;
  }

  /** Ends the asking: a link to `href` over the selected words (or `words`), none for `null`, no change without either. */
  endLink(answer?: { readonly href: string | null; readonly words: string }): void {
    this.#linking = null;
    if (answer) this.#live?.setLink(answer.href, answer.words);
    this.#emit();
    this.#live?.focus();
  }

  pastePlain(): boolean {
    return this.#live ? this.#live.pastePlain() : this.#refuse(NO_FIELD);
  }

  toggleLastHere(): boolean {
    if (this.#active === null) return this.#refuse(NO_FIELD);
    this.toggleLast(this.#active);
    return true;
  }

  // Within

  #runFormat(command: FormatCommand): boolean {
    if (!this.#live || this.#liveKey === null) return this.#refuse(NO_FIELD);
    const { shape } = this.#cells.get(this.#liveKey)!.spec;
    if (shape === 'line') return this.#refuse(ONE_LINE);
    if (shape !== 'narrative' && command.startsWith('heading')) return this.#refuse(NO_HEADINGS);
    this.#live.run(command);
    return true;
  }

  #refuse(sentence: string): false {
    this.notify(sentence);
    return false;
  }

  #treeNow(key: string): Tree {
    return this.#liveKey === key && this.#live ? this.#live.tree() : this.#cells.get(key)!.tree;
  }

  /** Puts words on screen, wherever the field is. */
  #put(key: string, tree: Tree, caret?: Caret): void {
    this.#cells.get(key)!.tree = tree;
    if (this.#liveKey === key) this.#live?.put(tree, caret);
    this.#refresh(key);
  }

  /** Puts words on screen and saves them. */
  #set(key: string, tree: Tree, caret?: Caret): void {
    this.#put(key, tree, caret);
    this.#save.touched(key);
    void this.#save.flush(key);
    this.#emit();
  }

  /** Moves the live field's own steps into the plan's trail. */
  #settleSteps(key: string, live: LiveText): void {
    const now = live.tree();
    const { undo, redo } = live.takeSteps();
    const name = `typing in ${nameOf(this.#cells.get(key)!.spec)}`;
    this.#trail.settle(key, name, undo, now, redo);
  }

  #walk(change: Change | undefined, side: 'before' | 'after'): boolean {
    if (this.#live && this.#liveKey !== null) {
      const { undo, redo } = this.#live.can();
      if (undo || redo) {
        // The field's own undone steps come before those of the plan: they go back on the trail with this one.
        if (change) this.#trail.putBack(change, side);
        this.#settleSteps(this.#liveKey, this.#live);
        change = side === 'before' ? this.#trail.back() : this.#trail.forth();
      }
    }
    if (!change) return false;
    const spec = this.#cells.get(change.key)!.spec;
    const expected = side === 'before' ? change.after : change.before;
    if (!sameTree(this.#treeNow(change.key), expected)) {
      this.#trail.forget(change.key);
      this.#emit();
      return this.#refuse(
        `${nameOf(spec)} has been changed from elsewhere since, so those steps cannot be taken back.`,
      );
    }
    const spot = spotOfChange(expected, change[side]);
    const caret: Caret = { at: 'places', anchor: spot, focus: spot };
    if (this.#cells.get(change.key)!.element?.()) this.#goTo(change.key, caret);
    else this.#options.reveal?.(spec.cell, caret);
    this.#set(change.key, change[side], caret);
    if (this.#liveKey === change.key) this.#live?.reveal();
    return true;
  }

  #goTo(key: string, caret: Caret): void {
    const element = this.#cells.get(key)?.element?.();
    element?.scrollIntoView({ block: 'nearest' });
    if (this.canWrite(key)) return this.begin(key, caret, true);
    this.visit(key);
    element?.focus();
  }

  #refresh(key: string): void {
    const cell = this.#cells.get(key);
    if (!cell) return;
    if (this.#liveKey === key && this.#live) cell.tree = this.#live.tree();
    cell.state = null;
    for (const listener of this.#fieldListeners.get(key) ?? []) listener();
  }

  #emit(): void {
    const next = this.#drawSnapshot();
    if (this.#snapshot && sameTree(next, this.#snapshot)) return;
    // Parts that have not changed stay the same objects, for those who follow one of them.
    const last = this.#snapshot;
    const keep = <T>(now: T, before: T | undefined): T =>
      before !== undefined && sameTree(now, before) ? before : now;
    this.#snapshot = {
      ...next,
      active: keep(next.active, last?.active),
      format: keep(next.format, last?.format),
      linking: keep(next.linking, last?.linking),
    };
    for (const listener of [...this.#listeners]) listener();
  }

  #drawSnapshot(): EditorSnapshot {
    const active = this.#active === null ? null : this.#cells.get(this.#active)!.spec;
    const own = this.#live?.can() ?? { undo: false, redo: false };
    const typing = active ? `typing in ${nameOf(active)}` : '';
    return {
      save: this.#save.state,
      active: active && { cell: active.cell, itemId: active.itemId, label: active.label, number: active.number },
      live: this.#live !== null,
      format: this.#live?.format() ?? PLAIN,
      canUndo: own.undo || this.#trail.undoName !== '',
      undoName: own.undo ? typing : this.#trail.undoName,
      canRedo: own.redo || this.#trail.redoName !== '',
      redoName: own.redo ? typing : this.#trail.redoName,
      linking: this.#linking,
    };
  }
}

const fresh = (plan: string, spec: FieldSpec): Cell => ({
  spec,
  plan,
  tree: spec.view.tree,
  unfolded: false,
  unlocked: false,
  state: null,
  element: null,
});

const COMMANDS = {
  link: (session) => session.startLink(),
  undo: (session) => session.undo(),
  redo: (session) => session.redo(),
  'previous-item': (session) => session.moveItem(-1),
  'next-item': (session) => session.moveItem(1),
  'show-last-edition': (session) => session.toggleLastHere(),
  'paste-plain': (session) => session.pastePlain(),
  'save-now': (session) => {
    void session.flush();
    return true;
  },
} satisfies Partial<Record<MenuCommand, (session: EditorSession) => boolean>>;

export type { EditorSession as Session };
