/** What sealing an edition comes to: plain values between the engine and whoever asks. */

export interface Sealing {
  /** Draft editions before it, which are sealed with it because its words come from them: ids, oldest first. */
  readonly alsoSealed: readonly string[];
  /** Texts of edition scope that are not yet written in it. */
  readonly notUpdated: number;
  /** What the checks found in it, by severity. */
  readonly findings: { readonly mustFix: number; readonly shouldFix: number; readonly notes: number };
}

/** What a corrected issue of an edition begins as. */
export interface Resealed {
  /** The new draft edition's id. */
  readonly edition: string;
  /** How it is called: "October 2021, re-issue 1". */
  readonly name: string;
}

/** A seal as kept: what was published, when, and a hash of every word that was read in it. */
export interface Seal {
  readonly edition: string;
  /** "2022-10-31"; `null` where nobody knows the day. */
  readonly published: string | null;
  /** ISO 8601. */
  readonly sealedAt: string;
  readonly person: string;
  /** Of a corrected issue: what was corrected. */
  readonly note: string | null;
  /** Hexadecimal, over all of this and every hash of what was read. */
  readonly sha256: string;
}

/** A seal as it was found when the plan was checked. */
export interface VerifiedSeal {
  /** How the edition is called: "October 2021, re-issue 1". */
  readonly name: string;
  readonly edition: string;
  readonly published: string | null;
  /** ISO 8601. */
  readonly sealedAt: string;
  /** Who sealed it, by name. */
  readonly person: string;
  readonly note: string | null;
  readonly sha256: string;
  /** How many things it holds: texts, places, lists. */
  readonly holds: number;
  /** True where everything is as it was sealed. */
  readonly isWhole: boolean;
}
