import type { EditionCard, MenuCommand, OpenPlan, Page } from '../../shared/ipc/contract.ts';
import type { Inputs } from '../../shared/ipc/inputs.ts';
import type { CellRef } from '../../shared/plan/records.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { Asking } from './asking.ts';
import { Autosave } from './autosave.ts';
import type { Caret } from './caret.ts';
import { PLAIN } from './live-text.ts';
import type { FormatCommand, LiveText } from './live-text.ts';
import { keyOf, nameOf, PageSpecs } from './page-fields.ts';
import type { FieldSpec, PageSpec } from './page-fields.ts';
import { sameTree } from './same-tree.ts';
import { SessionCells } from './session-cells.ts';
import { commandOf, isFormat, NO_FIELD, refusal } from './session-commands.ts';
import { LiveField } from './session-live.ts';
import type { EditorSnapshot, FieldState, SessionOptions, Shown } from './session-types.ts';
import { SessionUndo } from './session-undo.ts';
import { askedOf } from './why-changed.ts';
import type { Deed } from './undo-trail.ts';

export type { ActiveField, Call, EditorSnapshot, FieldState, SessionOptions, Shown } from './session-types.ts';

/** Everything about writing in a plan that is not drawing: what is live, what is saved, what can be undone. */
export class EditorSession {
  readonly #options: SessionOptions;
  readonly #sitting = crypto.randomUUID();
  readonly #cells = new SessionCells();
  readonly #live: LiveField;
  readonly #undo: SessionUndo;
  readonly #save: Autosave;
  readonly #listeners = new Set<() => void>();
  #specs: PageSpecs | null = null;
  #pages: readonly (Page | null)[] = [];
  readonly #taken = new WeakSet<PageSpec>();
  #asking: Asking | null = null;
  /** A command that was passed on and has come back is nobody's. */
  #passedOn: MenuCommand | null = null;
  #snapshot: EditorSnapshot | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    const cells = this.#cells;
    const emit = (): void => this.#emit();
    const saving = (key: string, base: { counter: number; body: Tree }, body: Tree): Inputs['cell/save'] => {
      const { plan, spec } = cells.known(key);
      return { plan, cell: spec.cell, base, body, sitting: this.#sitting } as Inputs['cell/save'];
    };
    this.#save = new Autosave({
      save: (key, base, body) => options.call('cell/save', saving(key, base, body)),
      read: (key) => this.#treeNow(key),
      merged: (key, body) => this.#put(key, body),
      acknowledged: (key) => this.#refresh(key),
      changed: emit,
      now: options.now ?? Date.now,
    });
    this.#live = new LiveField({
      cells,
      left: (key, live) => {
        cells.known(key).tree = live.tree();
        this.#undo.settle(key, live);
      },
      flush: (key) => void this.#save.flush(key),
      refresh: (key) => this.#refresh(key),
      emit,
    });
    this.#undo = new SessionUndo({
      cells,
      live: this.#live,
      treeNow: (key) => this.#treeNow(key),
      set: (key, tree, caret) => this.#set(key, tree, caret),
      goTo: (key, caret) => this.#goTo(key, caret),
      reveal: (cell, caret) => options.reveal?.(cell, caret),
      refuse: (sentence) => this.#refuse(sentence),
      emit,
    });
  }

  // What is followed

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Stable while nothing in it has changed. */
  readonly getSnapshot = (): EditorSnapshot => (this.#snapshot ??= this.#drawSnapshot());

  readonly subscribeField = (key: string, listener: () => void): (() => void) => this.#cells.subscribe(key, listener);

  readonly fieldState = (key: string): FieldState => this.#cells.state(key, this.#live.key === key);

  /** True where words stand on screen that are not on disk. */
  get unsaved(): boolean {
    return this.#save.unsaved;
  }

  readonly notify = (sentence: string): void => this.#options.notify(sentence);

  // The pages

  /**
   * Takes pages in, to be drawn one after the other; `null` for one that has not been read yet. Words on screen that the
   * store does not have yet stand against what they say. Pages, and parts of them, that are the same objects as before keep
   * the same fields.
   */
  show(plan: OpenPlan, edition: EditionCard, shown: Page | readonly (Page | null)[], readOnly: boolean): Shown {
    const pages = Array.isArray(shown) ? (shown as readonly (Page | null)[]) : [shown as Page];
    this.#cells.readOnly = readOnly;
    const known = this.#specs;
    const fresh = !known || known.plan.template !== plan.template || known.edition !== edition;
    const specs = fresh ? new PageSpecs(plan, edition) : known;
    this.#specs = specs;
    const same = pages.length === this.#pages.length && pages.every((page, at) => page === this.#pages[at]);
    if (!fresh && same) return this.#cells.shown;
    this.#pages = pages;
    const drawn = pages.map((page) => page && specs.of(page));
    for (const spec of drawn) if (spec) this.#takeIn(plan.plan, spec);
    const front = drawn.find((spec) => spec?.front)?.front;
    this.#cells.shown = {
      pages: drawn,
      order: [
        ...drawn.flatMap((spec): readonly (FieldSpec | null)[] => spec?.order ?? [null]),
        ...(front ? [front.contact] : []),
      ],
      items: drawn.flatMap((spec) => spec?.items ?? []),
    };
    return this.#cells.shown;
  }

  #takeIn(plan: string, page: PageSpec): void {
    if (this.#taken.has(page)) return;
    this.#taken.add(page);
    for (const field of page.front ? [...page.order, page.front.contact] : page.order) {
      const { tree, counter } = field.view;
      const taken = this.#save.track(field.key, { counter, body: tree });
      if (taken && this.#live.of(field.key)) queueMicrotask(() => this.#putFromStore(field.key, tree));
      this.#cells.take(plan, field, taken);
    }
  }

  /** Changed from elsewhere while the caret stands in it: what was typed before is a step of its own. */
  #putFromStore(key: string, tree: Tree): void {
    const live = this.#live.of(key);
    if (!live || sameTree(live.tree(), tree)) return;
    this.#undo.settle(key, live);
    this.#put(key, tree, live.caret() ?? undefined);
  }

  /** Forgets what the store said: the pages that are shown next are taken as they are. Everything is to be saved first. */
  readAnew(): void {
    this.#live.leave();
    this.#save.forget();
    this.#pages = [];
    this.#specs = null;
  }

  /** Tells where a field is drawn, so that the caret can be sent there; the function returned takes it back. */
  place(key: string, element: () => HTMLElement | null): () => void {
    return this.#cells.place(key, element);
  }

  /** Says how the part of a long page is drawn that holds a cell; the function returned ends that. */
  drawing(draw: (cell: Pick<CellRef, 'subject'>) => void): () => void {
    return this.#cells.drawing(draw);
  }

  /** Draws the part of the page that a cell stands in, where it is not drawn. */
  draw(cell: Pick<CellRef, 'subject'>): void {
    this.#cells.draw(cell);
  }

  /** The edition that is shown; `null` before there is one. */
  get editionShown(): string | null {
    return this.#specs?.edition.id ?? null;
  }

  /** What a field is: its label, its item, its view. */
  specOf(cell: CellRef): FieldSpec | undefined {
    return this.#cells.get(keyOf(cell))?.spec;
  }

  // Going live

  /** Whether the words of a field can be typed into as it stands. */
  canWrite(key: string): boolean {
    return this.#cells.canWrite(key);
  }

  /** Makes a field the live one, with the caret there, scrolled to where `show` says so. Its component then calls `attach`. */
  begin(key: string, caret: Caret, show = false): void {
    this.#live.begin(key, caret, show);
  }

  /** The live field is drawn: hands over its editor. */
  attach(key: string, live: LiveText): void {
    this.#live.attach(key, live);
  }

  /** Takes note of a field that is looked at without being live: a choice, fixed words, a sealed edition. */
  visit(key: string): void {
    this.#live.visit(key);
  }

  /** Ends the live field: its words are saved at once and its steps join the plan's. */
  leave(): void {
    this.#live.leave();
  }

  /** The live field's component goes away. */
  detach(key: string, live: LiveText): void {
    this.#live.detach(key, live);
  }

  /** The live field hears of a change of its words, by the writer or by `undo`. */
  changed(key: string, origin: 'writer' | 'history'): void {
    if (this.#live.key !== key) return;
    if (origin === 'writer') this.#undo.trail.forgetUndone();
    this.#save.touched(key);
    this.#emit();
  }

  /** The live field hears of a move of its caret. */
  readonly moved = (): void => this.#emit();

  /** Saves the live field at once: the caret has gone elsewhere in the window, or to another one. */
  readonly blurred = (): void => void this.#save.flush();

  /** Puts the caret back where it was. False where no field is live. */
  returnToCaret(): boolean {
    const active = this.#cells.get(this.#live.active)?.spec;
    if (active && active.itemId !== null && this.#cells.isFoldedAway(active)) return this.focusField(active.itemId);
    return this.#live.returnToCaret();
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
    if (!known || this.#cells.readOnly) return false;
    const before = this.#treeNow(key);
    if (sameTree(before, tree)) return false;
    this.#undo.did({ key, before, after: tree, name: `${doing} ${nameOf(known.spec)}` });
    this.#set(key, tree);
    return true;
  }

  /** Lets fixed words be written in, with the caret in them. */
  unlock(key: string): void {
    this.#cells.known(key).unlocked = true;
    this.#refresh(key);
    this.begin(key, { at: 'start' }, true);
  }

  /** Locks fixed words again. */
  lock(key: string): void {
    if (this.#live.key === key) this.leave();
    this.#cells.known(key).unlocked = false;
    this.#refresh(key);
  }

  /** Brings the line of a text that a plan may do without, with the caret in it. */
  want(cell: CellRef): void {
    const key = keyOf(cell);
    this.#cells.known(key).wanted = true;
    this.#refresh(key);
    this.focusField(cell);
  }

  /** Whether the rest of a folded item is shown; its components follow that by the item's id. */
  restShown(item: string): boolean {
    return this.#cells.restShown(item);
  }

  /** Shows the rest of a folded item, or hides it again. */
  showRest(item: string, shown: boolean): void {
    const { active } = this.#live;
    if (!shown && this.#cells.get(active)?.spec.itemId === item) this.leave();
    this.#cells.showRest(item, shown);
  }

  toggleLast(key: string): void {
    const cell = this.#cells.known(key);
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

  /**
   * Goes to the field that Tab goes to; false where the last edition stands open between them, or the question why the field
   * was changed, or there is none.
   */
  tab(key: string, by: 1 | -1): boolean {
    if (by === 1 && this.#stopsUnder(key)) return false;
    return this.move(key, by, { at: by === 1 ? 'start' : 'end' });
  }

  /** True where something under a field takes the focus before the next field does. */
  #stopsUnder(key: string): boolean {
    const cell = this.#cells.get(key);
    if (!cell) return false;
    if (!askedOf(cell.spec, this.#treeNow(key))) return cell.unfolded;
    // What was typed is drawn first, so that the question is there.
    this.#refresh(key);
    return true;
  }

  /** Goes to the field before or after; false where there is none. */
  move(key: string, by: 1 | -1, caret: Caret = { at: 'start' }): boolean {
    const next = this.#cells.next(key, by);
    if (next === null) return false;
    if (next !== 'beyond') return this.#goTo(next.key, caret);
    return this.#options.beyond?.(this.#cells.known(key).spec, by, caret) ?? false;
  }

  /** Goes to the first or last field of what is shown; false where there is none. */
  moveToEnd(which: 'first' | 'last'): boolean {
    const field = this.#cells.end(which);
    if (field === 'beyond') return this.#options.toEnd?.(which) ?? false;
    return field !== null && this.#goTo(field.key, { at: which === 'first' ? 'start' : 'end' });
  }

  /** Puts the caret into a field, or into the first field of an item that can be written. False where it is not here. */
  focusField(at: CellRef | string, caret: Caret = { at: 'start' }): boolean {
    if (typeof at !== 'string') return this.#goTo(keyOf(at), caret);
    const item = this.#cells.shown.items.find((one) => one.item.id === at);
    const field = item?.fields.find((one) => this.canWrite(one.key)) ?? item?.fields[0];
    if (!item || !field) return false;
    // A folded item stays folded when one comes by: its own button is gone to.
    const closed = this.#cells.isFoldedAway(field);
    if (closed) this.#cells.draw({ subject: at });
    else this.#cells.element(field.key);
    const drawn = document.querySelector(`[data-item="${CSS.escape(at)}"]`);
    drawn?.scrollIntoView({ block: 'start' });
    const button = closed ? drawn?.querySelector<HTMLElement>('[data-rest]') : null;
    if (button) {
      this.leave();
      button.focus({ preventScroll: true });
      return true;
    }
    this.#goTo(field.key, caret);
    return true;
  }

  /** Goes back to where the writer stopped: the end of that field. */
  restoreLast(cell: CellRef): boolean {
    return this.focusField(cell, { at: 'end' });
  }

  /** Goes to the item before or after the one with the caret; false at either end of the page. */
  moveItem(by: 1 | -1): boolean {
    const { items } = this.#cells.shown;
    const at = this.#cells.get(this.#live.active)?.spec.itemId;
    const here = items.findIndex((one) => one.item.id === at);
    const next = here < 0 ? (by > 0 ? items[0] : undefined) : items[here + by];
    return next ? this.focusField(next.item.id) : false;
  }

  // Undo

  undo(): boolean {
    return this.#undo.step('before');
  }

  redo(): boolean {
    return this.#undo.step('after');
  }

  /** Takes note of a step that was done beyond the page, so that it can be undone by name. */
  did(deed: Deed): void {
    this.#undo.did(deed);
  }

  /** Takes a step back out of its turn, as its own notice offers; false where it is taken back already. */
  takeBack(deed: Deed): boolean {
    return this.#undo.takeBack(deed);
  }

  /** Drops the steps that were taken in editions which are sealed now: nothing of them can be taken back. */
  sealed(editions: readonly string[]): void {
    this.#undo.forgetEditions(new Set(editions));
  }

  // Commands

  /** Carries out a command of the menu, the toolbar or a key. False where it is nobody's, or nothing can be done. */
  run(command: MenuCommand): boolean {
    if (isFormat(command)) return this.#runFormat(command);
    const own = commandOf(command);
    if (own) return own(this);
    if (this.#passedOn === command) return false;
    this.#passedOn = command;
    try {
      return this.#options.run?.(command) ?? false;
    } finally {
      this.#passedOn = null;
    }
  }

  /** Asks the writer for something that is then put in at the caret. False where no field is live, or it takes none. */
  ask(asking: Asking): boolean {
    return this.askLive(() => asking);
  }

  /** The same, of what the words at the caret say. */
  askLive(asking: (live: LiveText) => Asking): boolean {
    const { text, key } = this.#live;
    if (!text || key === null) return this.#refuse(NO_FIELD);
    const asked = asking(text);
    const no = refusal(this.#cells.known(key).spec, asked.what);
    if (no !== null) return this.#refuse(no);
    this.#asking = asked;
    this.#emit();
    return true;
  }

  /** Ends the asking; `change` is what is done to the words, if anything. The caret goes back to them. */
  endAsking(change?: (live: LiveText) => void): void {
    this.#asking = null;
    const { text } = this.#live;
    if (text) change?.(text);
    this.#emit();
    text?.focus();
  }

  pastePlain(): boolean {
    return this.#live.text ? this.#live.text.pastePlain() : this.#refuse(NO_FIELD);
  }

  toggleLastHere(): boolean {
    if (this.#live.active === null) return this.#refuse(NO_FIELD);
    this.toggleLast(this.#live.active);
    return true;
  }

  // Within

  #runFormat(command: FormatCommand): boolean {
    const { text, key } = this.#live;
    if (!text || key === null) return this.#refuse(NO_FIELD);
    const no = refusal(this.#cells.known(key).spec, command);
    if (no !== null) return this.#refuse(no);
    text.run(command);
    return true;
  }

  #refuse(sentence: string): false {
    this.notify(sentence);
    return false;
  }

  #treeNow(key: string): Tree {
    return this.#live.of(key)?.tree() ?? this.#cells.known(key).tree;
  }

  /** Puts words on screen, wherever the field is. */
  #put(key: string, tree: Tree, caret?: Caret): void {
    this.#cells.known(key).tree = tree;
    this.#live.of(key)?.put(tree, caret);
    this.#refresh(key);
  }

  /** Puts words on screen and saves them. */
  #set(key: string, tree: Tree, caret?: Caret): void {
    this.#put(key, tree, caret);
    this.#save.touched(key);
    void this.#save.flush(key);
    this.#emit();
  }

  /** Puts the caret into a field of the pages shown; false where it is not on them. */
  #goTo(key: string, caret: Caret): boolean {
    const element = this.#cells.element(key);
    if (!element) return false;
    element.scrollIntoView({ block: 'nearest' });
    if (this.canWrite(key)) this.begin(key, caret, true);
    else {
      this.visit(key);
      element.focus();
    }
    return true;
  }

  #refresh(key: string): void {
    const live = this.#live.of(key);
    if (live) this.#cells.known(key).tree = live.tree();
    this.#cells.tell(key);
  }

  #emit(): void {
    const next = this.#drawSnapshot();
    const last = this.#snapshot;
    if (last && sameTree(next, last)) return;
    // Parts that have not changed stay the same objects, for those who follow one of them.
    const keep = <T>(now: T, before: T | undefined): T =>
      before !== undefined && sameTree(now, before) ? before : now;
    this.#snapshot = {
      ...next,
      active: keep(next.active, last?.active),
      format: keep(next.format, last?.format),
      asking: keep(next.asking, last?.asking),
    };
    for (const listener of [...this.#listeners]) listener();
  }

  #drawSnapshot(): EditorSnapshot {
    const active = this.#cells.get(this.#live.active)?.spec ?? null;
    const { text } = this.#live;
    const { trail } = this.#undo;
    const own = text?.can() ?? { undo: false, redo: false };
    const typing = active ? `typing in ${nameOf(active)}` : '';
    return {
      save: this.#save.state,
      active: active && { cell: active.cell, itemId: active.itemId, label: active.label, number: active.number },
      live: text !== null,
      format: text?.format() ?? PLAIN,
      canUndo: own.undo || trail.undoName !== '',
      undoName: own.undo ? typing : trail.undoName,
      canRedo: own.redo || trail.redoName !== '',
      redoName: own.redo ? typing : trail.redoName,
      asking: this.#asking,
    };
  }
}

export type { EditorSession as Session };
