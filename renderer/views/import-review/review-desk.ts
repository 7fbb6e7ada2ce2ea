import type { ImportReview, Outputs } from '../../../shared/ipc/contract.ts';
import type { Inputs } from '../../../shared/ipc/inputs.ts';
import type { WindowMethod } from '../../../shared/ipc/methods.ts';
import type { ReviewLine, ReviewStep } from '../../../shared/plan/review.ts';
import { createStore } from '../../app/store.ts';
import type { Store } from '../../app/store.ts';
import { MOST_STEPS } from './change.ts';
import type { Change } from './change.ts';
import { decide } from './pairs.ts';
import { countAlike, pieceAt, piecesOf } from './pieces.ts';
import { readLines } from './read-lines.ts';
import { firstDeskState } from './review-state.ts';
import type { DeskState } from './review-state.ts';
import { changedWords } from './review-words.ts';

type Call = <M extends WindowMethod>(method: M, input: Inputs[M]) => Promise<Outputs[M]>;

export interface DeskOptions {
  readonly call: Call;
  /** Reads one sentence out in passing. */
  readonly say: (sentence: string) => void;
  /** The sentence of a refusal; `undefined` for any other error, which is thrown on. */
  readonly sentenceOf: (error: unknown) => string | undefined;
}

const TOO_MUCH = 'That is more than can be said of one file. Say it of fewer blocks.';

/** A file under review: its lines, what was said of them, and where one is. Everything goes through the engine, one change at a time. */
export class ReviewDesk {
  readonly store: Store<DeskState>;
  readonly #options: DeskOptions;
  /** Changes come one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  /** Grows with each reading of the lines: an older reading ends. */
  #reading = 0;

  constructor(review: ImportReview, options: DeskOptions) {
    this.#options = options;
    this.store = createStore(firstDeskState(review));
  }

  /** As things stand. */
  get state(): DeskState {
    return this.store.get();
  }

  /** True where the person has said anything that would be lost. */
  get worked(): boolean {
    const { done, into } = this.state;
    return done.length > 0 || (into !== null && into.decisions.size > 0);
  }

  /** Reads the file's lines and the list of plans. */
  async start(): Promise<void> {
    await this.#one(async () => {
      await this.#readLines();
      const { plans } = await this.#options.call('plan/list', {});
      this.#set({ plans: plans.filter((card) => card.trouble === undefined) });
    });
  }

  /** Goes to a line, by its id; where it is hidden in a folded piece, the piece shows it. */
  select(line: string): void {
    this.#set({ at: line, anchor: null });
  }

  /** Selects from where one is, or from where one began to select, as far as a line. */
  extend(line: string): void {
    this.#set({ at: line, anchor: this.state.anchor ?? this.state.at });
  }

  /** Goes to a line from elsewhere: the list scrolls to it. */
  show(line: string): void {
    const place = this.state.places.get(line);
    if (place === undefined) return;
    const piece = this.state.pieces[pieceAt(this.state.pieces, place)];
    const first = piece ? this.state.lines[piece.from] : undefined;
    const opened =
      piece && first && piece.from !== place ? new Set([...this.state.opened, first.id]) : this.state.opened;
    this.#set({ at: line, anchor: null, opened, turn: this.state.turn + 1 });
  }

  /** Unfolds or folds the piece that begins at a line. */
  setOpen(line: string, open: boolean): void {
    const opened = new Set(this.state.opened);
    if (open) opened.add(line);
    else opened.delete(line);
    this.#set({ opened });
  }

  /** Says something of the file, as one change that can be undone. */
  async change(change: Change): Promise<void> {
    await this.#one(() =>
      this.#revise({ done: [...this.state.done, change], undone: [] }, change.words, change.steps[0]),
    );
  }

  /** Says again of the same file, read anew, what was said of it before. A file that has changed since begins afresh. */
  async resume({ review, done }: DeskState): Promise<void> {
    if (review.tracked !== this.state.review.tracked) await this.reread(review.tracked);
    if (done.length === 0 || review.lines !== this.state.review.lines) return;
    await this.#one(() => this.#revise({ done, undone: [] }, 'What you said of it is kept'));
  }

  /** Whether the file is still known: the part of the program that read it may have been started again since. */
  async check(): Promise<void> {
    await this.#one(async () => {
      const { proposal } = this.state.review;
      await this.#options.call('import/lines', { proposal, from: 0, count: 1 });
    });
  }

  /** Brings it in by `work`, which may be refused: the review then stands as it was, with the refusal told. */
  async accept(work: () => Promise<void>): Promise<void> {
    if (this.state.accepting) return;
    this.#set({ accepting: true });
    try {
      await this.#one(work);
    } finally {
      this.#set({ accepting: false });
    }
  }

  /** Reads the file again, with its tracked changes accepted or as it was before them. What was said stays said. */
  async reread(tracked: 'accepted' | 'original'): Promise<void> {
    await this.#one(async () => {
      const { proposal } = this.state.review;
      const review = await this.#options.call('import/reread', { proposal, tracked });
      const words = tracked === 'accepted' ? 'Read with its changes accepted' : 'Read as before its changes';
      await this.#take(review, {}, words);
    });
  }

  /** Takes the last change back. */
  async undo(): Promise<void> {
    await this.#one(async () => {
      const change = this.state.done.at(-1);
      if (!change) return this.#options.say('There is nothing to undo.');
      const done = this.state.done.slice(0, -1);
      const undone = [...this.state.undone, change];
      return this.#revise({ done, undone }, `Undone: ${change.words}`, change.steps[0]);
    });
  }

  /** Does again what was taken back last. */
  async redo(): Promise<void> {
    await this.#one(async () => {
      const change = this.state.undone.at(-1);
      if (!change) return this.#options.say('There is nothing to redo.');
      const done = [...this.state.done, change];
      const undone = this.state.undone.slice(0, -1);
      return this.#revise({ done, undone }, `Redone: ${change.words}`, change.steps[0]);
    });
  }

  /** Holds the file against a plan that is there, or (`null`) takes it for a new one. */
  async bringInto(plan: string | null): Promise<void> {
    await this.#one(async () => {
      if (plan === null) return this.#set({ into: null });
      return this.#match(plan);
    });
  }

  /** Says who an item's partner in the plan is. */
  pair(item: number, partner: string | null): void {
    const { into } = this.state;
    if (into) this.#set({ into: { ...into, decisions: decide(into.match, into.decisions, item, partner) } });
  }

  async #revise(next: Pick<DeskState, 'done' | 'undone'>, words: string, first?: ReviewStep): Promise<void> {
    const { proposal } = this.state.review;
    const steps = next.done.flatMap((change) => change.steps);
    if (steps.length > MOST_STEPS) return this.#set({ trouble: TOO_MUCH });
    const review = await this.#options.call('import/revise', { proposal, steps });
    await this.#take(review, next, words);
    // One is shown the line that was spoken of, also where it has become part of another piece.
    if (first && 'line' in first) this.show(first.line);
  }

  async #take(review: ImportReview, next: Partial<DeskState>, words: string): Promise<void> {
    this.#set({ ...next, review });
    await this.#readLines();
    if (this.state.into) await this.#match(this.state.into.match.plan);
    this.#options.say(changedWords(words, review));
  }

  async #match(plan: string): Promise<void> {
    const match = await this.#options.call('import/match', { proposal: this.state.review.proposal, plan });
    this.#set({ into: { match, decisions: new Map() } });
  }

  async #readLines(): Promise<void> {
    this.#reading += 1;
    const mine = this.#reading;
    const { review, at, places, lines } = this.state;
    const { proposal } = review;
    await readLines({
      count: review.lines,
      known: lines,
      here: at === null ? undefined : places.get(at),
      page: async (from, count) => (await this.#options.call('import/lines', { proposal, from, count })).lines,
      take: (read) => {
        if (mine !== this.#reading) return false;
        this.#putLines(read);
        return true;
      },
    });
  }

  #putLines(lines: readonly ReviewLine[]): void {
    const places = new Map(lines.map((line, place) => [line.id, place]));
    const { at, anchor } = this.state;
    this.#set({
      lines,
      places,
      pieces: piecesOf(lines),
      alike: countAlike(lines),
      at: at !== null && places.has(at) ? at : (lines[0]?.id ?? null),
      anchor: anchor !== null && places.has(anchor) ? anchor : null,
    });
  }

  /** Carries one change out, once those before it are through; a refusal stands on the screen. */
  #one(work: () => Promise<unknown> | unknown): Promise<void> {
    const run = this.#queue.then(async () => {
      this.#set({ busy: true, trouble: '' });
      try {
        await work();
      } catch (error) {
        const sentence = this.#options.sentenceOf(error);
        if (sentence === undefined) throw error;
        this.#set({ trouble: sentence });
      } finally {
        this.#set({ busy: false });
      }
    });
    this.#queue = run.catch(() => undefined);
    return run;
  }

  #set(some: Partial<DeskState>): void {
    this.store.set((now) => ({ ...now, ...some }));
  }
}
