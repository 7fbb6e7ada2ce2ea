/** Words of a file that were not written into the plan it was brought into, because the plan says something else there. */
export interface Differed {
  /** The number of the item; `null` where it has none, or where it is about the whole plan. */
  readonly item: string | null;
  /** The field's label, or what else it is: "Title", "Heading". */
  readonly label: string;
  /** The edition that the file writes them for. */
  readonly edition: string;
  /** All of them. */
  readonly words: string;
  /** Why they stand here, in a sentence. */
  readonly why: string;
}

/** An item as a list names it: its number, and its name or first words. */
export interface NamedItem {
  readonly number: string | null;
  readonly words: string;
}

/** What came of bringing a file into a plan that was there already. */
export interface Joined {
  /** How the edition stands among the plan's, in a sentence. */
  readonly joins: string;
  /** Items of the file with their partners in the plan; likeness 0 to 1. */
  readonly matched: readonly (NamedItem & {
    readonly partner: NamedItem;
    readonly likeness: number;
    readonly sure: boolean;
    /** Whether the words say so, or the person who brought the file in. */
    readonly by: 'words' | 'person';
  })[];
  /** Items of the file that the plan did not have. */
  readonly added: readonly NamedItem[];
  /** Items that stand at the plan's neighbouring edition and that the file lacks. */
  readonly lacking: readonly NamedItem[];
  readonly differed: readonly Differed[];
}
