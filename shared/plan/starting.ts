/** What starting the next edition comes to: plain values between the engine and whoever asks. */

/** What becomes of completed items: they roll on as they are, are folded (`records.ts`), or leave the new edition. */
export const COMPLETED = ['keep', 'fold', 'retire'] as const;
export type Completed = (typeof COMPLETED)[number];

/** Words that name the edition, before and after. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** What is said of the next edition before it is started. */
export interface Starting {
  /** The newest edition, by its id. */
  readonly newest: string;
  /** A name for the next one: the same month a year on; `null` where the newest bears no month. */
  readonly suggested: string | null;
  /** Why the name asked about will not do, in a sentence; `null` where it will, and where none was asked about. */
  readonly refused: string | null;
  /** Texts that roll on. */
  readonly rolledOn: number;
  /** Texts of edition scope (status, progress) that become history. */
  readonly history: number;
  /** Items whose status is complete or closed, in reading order. */
  readonly completed: readonly {
    readonly item: string;
    readonly number: string | null;
    readonly words: string;
    readonly status: string;
  }[];
  /** Labels that carry the edition's name, each once: "Status Oct 2021" and "Status Oct 2022". Empty without a name. */
  readonly labels: readonly Renaming[];
  /** The title, where it names its edition. */
  readonly title: Renaming | null;
}

/** What was done when an edition was started. */
export interface Started {
  /** The new edition's id. */
  readonly edition: string;
  readonly label: string;
  readonly rolledOn: number;
  readonly history: number;
  /** How many items were completed, and what became of them. */
  readonly completed: { readonly how: Completed; readonly items: number };
  readonly labels: readonly Renaming[];
  readonly title: Renaming | null;
}
