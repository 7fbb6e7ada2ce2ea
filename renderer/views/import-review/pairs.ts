import type { ImportMatch } from '../../../shared/ipc/contract.ts';

export type Pair = ImportMatch['pairs'][number];
export type PlanItem = ImportMatch['choices'][number];

/** What the person said of the pairs: the partner chosen (`null` for none) by the item's place. */
export type Decisions = ReadonlyMap<number, string | null>;

/** The partner of an item as things stand: as said, else as proposed. */
export const partnerOf = (pair: Pair, decisions: Decisions): string | null =>
  decisions.has(pair.item) ? decisions.get(pair.item)! : pair.partner;

/** Says who an item's partner is. An item of the plan has one partner: whoever had it before is left with none. */
export const decide = (match: ImportMatch, decisions: Decisions, item: number, partner: string | null): Decisions => {
  const next = new Map(decisions);
  if (partner !== null) {
    for (const other of match.pairs) {
      if (other.item !== item && partnerOf(other, next) === partner) next.set(other.item, null);
    }
  }
  return next.set(item, partner);
};

export interface Sorted {
  /** Those to look at: doubtful and not yet decided, or decided by hand. */
  readonly doubtful: readonly Pair[];
  readonly sure: readonly Pair[];
  /** Those of the file that have no partner, and nobody proposed one. */
  readonly alone: readonly Pair[];
  /** The items of the plan that no item of the file is. */
  readonly missing: readonly PlanItem[];
  /** How many doubtful ones wait for a word. */
  readonly open: number;
}

/** What is to be looked at first, the most doubtful first. */
export const sortPairs = (match: ImportMatch, decisions: Decisions): Sorted => {
  const taken = new Set(match.pairs.map((pair) => partnerOf(pair, decisions)));
  const isAlone = (pair: Pair): boolean => pair.partner === null && partnerOf(pair, decisions) === null;
  const isSure = (pair: Pair): boolean => pair.sure && partnerOf(pair, decisions) === pair.partner;
  const doubtful = match.pairs
    .filter((pair) => !isAlone(pair) && !isSure(pair))
    .toSorted((a, b) => a.likeness - b.likeness || a.item - b.item);
  return {
    doubtful,
    sure: match.pairs.filter((pair) => !isAlone(pair) && isSure(pair)),
    alone: match.pairs.filter(isAlone),
    missing: match.choices.filter((one) => !taken.has(one.id)),
    open: doubtful.filter((pair) => !decisions.has(pair.item)).length,
  };
};

/** Every pair as it is brought in. */
export const pairsToBringIn = (
  match: ImportMatch,
  decisions: Decisions,
): { readonly item: number; readonly partner: string | null }[] =>
  match.pairs.map((pair) => ({ item: pair.item, partner: partnerOf(pair, decisions) }));

const bare = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();

/** The items whose number or words hold what is looked for; those whose number begins with it first. */
export const findItems = (choices: readonly PlanItem[], words: string, most: number): PlanItem[] => {
  const wanted = bare(words);
  if (wanted === '') return choices.slice(0, most);
  const byNumber = choices.filter((one) => bare(one.number ?? '').startsWith(wanted));
  const first = new Set(byNumber);
  const others = choices.filter((one) => !first.has(one) && bare(`${one.number ?? ''} ${one.words}`).includes(wanted));
  return [...byNumber, ...others].slice(0, most);
};
