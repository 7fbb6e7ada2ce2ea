import type { Tone } from './template.ts';

/** How many items stood how, edition by edition: each edition's own words, brought to the few tones. */
export interface Trend {
  /** Oldest first. */
  readonly editions: readonly TrendEdition[];
  /** What the plan itself says of status words that no edition's list has. */
  readonly given: readonly { readonly word: string; readonly tone: Tone }[];
}

export interface TrendEdition {
  readonly edition: string;
  readonly items: number;
  /** Items of each tone; `none` are those without a status. */
  readonly tones: Readonly<Record<Tone | 'none', number>>;
  /** Status words that no vocabulary gives a tone, and how many items bear them. */
  readonly unmapped: readonly { readonly words: string; readonly items: number }[];
}
