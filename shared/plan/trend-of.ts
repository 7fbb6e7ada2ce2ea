import type { Edition } from './records.ts';
import { TONES } from './template.ts';
import type { Tone } from './template.ts';
import type { Trend, TrendEdition } from './trend.ts';
import { bareWord, statusWordsAt, toneBy } from './vocabulary.ts';
import type { EditionTemplate } from './vocabulary.ts';
import type { Facts } from './records.ts';

/** The statuses of an edition as written, each once; an empty one stands for items without a status. */
export interface StatusCount {
  readonly words: string;
  readonly items: number;
}

export interface TrendSource {
  /** Oldest first. */
  readonly editions: readonly Pick<Edition, 'id' | 'reissueOf'>[];
  /** Of all editions, oldest first. */
  readonly templates: readonly EditionTemplate[];
  /** What the plan says of status words that no list has. */
  readonly tones: Facts['tones'];
  readonly statuses: (edition: string) => readonly StatusCount[];
}

const counted = (
  edition: string,
  { templates, tones }: Pick<TrendSource, 'templates' | 'tones'>,
  statuses: readonly StatusCount[],
): TrendEdition => {
  const known = statusWordsAt(edition, templates, tones);
  const byTone = Object.fromEntries([...TONES, 'none' as const].map((tone) => [tone, 0])) as Record<
    Tone | 'none',
    number
  >;
  const unmapped = new Map<string, { readonly words: string; items: number }>();
  let all = 0;
  for (const { words, items } of statuses) {
    all += items;
    const tone = words.trim() === '' ? 'none' : toneBy(known, words);
    if (tone) {
      byTone[tone] += items;
      continue;
    }
    const there = unmapped.get(bareWord(words));
    if (there) there.items += items;
    else unmapped.set(bareWord(words), { words: words.trim(), items });
  }
  return {
    edition,
    items: all,
    tones: byTone,
    unmapped: [...unmapped.values()].toSorted((a, b) => b.items - a.items || (a.words < b.words ? -1 : 1)),
  };
};

/** How many items stood how in each edition. Of an edition that was issued again the newest issue alone counts. */
export const trendOf = (source: TrendSource): Trend => {
  const corrected = new Set(source.editions.map(({ reissueOf }) => reissueOf));
  return {
    editions: source.editions
      .filter(({ id }) => !corrected.has(id))
      .map(({ id }) => counted(id, source, source.statuses(id))),
    given: source.tones ?? [],
  };
};
