/** What a tree's list needs to know of a row. */
export interface TreeRow {
  readonly key: string;
  /** 1 for the rows that stand in no other. */
  readonly level: number;
  /** Where it stands among the rows of its level and parent, from 1; and how many they are. */
  readonly at: number;
  readonly of: number;
  /** Whether it is unfolded; absent where there is nothing to unfold. */
  readonly open?: boolean;
}

/** As many rows as are drawn and put away together. */
const RUN = 40;

/** The rows in runs, each with the place of its first row. */
export const chunksOf = <Row>(rows: readonly Row[]): { readonly from: number; readonly rows: readonly Row[] }[] =>
  Array.from({ length: Math.ceil(rows.length / RUN) }, (_, at) => ({
    from: at * RUN,
    rows: rows.slice(at * RUN, (at + 1) * RUN),
  }));

/** What a key does: goes to a row, or folds or unfolds one. */
export type TreeStep = { readonly row: number } | { readonly row: number; readonly open: boolean };

const within = (rows: readonly unknown[], at: number): number => Math.min(Math.max(at, 0), rows.length - 1);

const rightFrom = (rows: readonly TreeRow[], at: number): TreeStep | undefined => {
  const row = rows[at];
  if (row?.open === undefined) return undefined;
  return row.open ? { row: within(rows, at + 1) } : { row: at, open: true };
};

const leftFrom = (rows: readonly TreeRow[], at: number): TreeStep | undefined => {
  const row = rows[at];
  if (!row) return undefined;
  if (row.open) return { row: at, open: false };
  for (let above = at - 1; above >= 0; above -= 1) if (rows[above]!.level < row.level) return { row: above };
  return undefined;
};

type Key = (rows: readonly TreeRow[], at: number, page: number) => TreeStep | undefined;

const KEYS: Readonly<Record<string, Key>> = {
  ArrowDown: (rows, at) => ({ row: within(rows, at + 1) }),
  ArrowUp: (rows, at) => ({ row: within(rows, at - 1) }),
  ArrowRight: rightFrom,
  ArrowLeft: leftFrom,
  Home: () => ({ row: 0 }),
  End: (rows) => ({ row: rows.length - 1 }),
  PageDown: (rows, at, page) => ({ row: within(rows, at + page) }),
  PageUp: (rows, at, page) => ({ row: within(rows, at - page) }),
};

/** What a key does at the row `at` (-1 for none yet); nothing for keys a tree does not know. `page` counts rows. */
export const stepFrom = (rows: readonly TreeRow[], at: number, key: string, page: number): TreeStep | undefined =>
  rows.length === 0 || !Object.hasOwn(KEYS, key) ? undefined : KEYS[key]!(rows, at, page);
