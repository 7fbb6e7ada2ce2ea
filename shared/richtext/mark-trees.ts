import { joinedInlines } from './build.ts';
import { canonicalJson } from './canonical.ts';
import { diffBlocks } from './diff.ts';
import { lineIs, lineWithout, markLines, wholeLine } from './mark-lines.ts';
import type {
  Is,
  MarkedBlock,
  MarkedCell,
  MarkedList,
  MarkedListItem,
  MarkedQuote,
  MarkedRow,
  MarkedText,
  MarkedTree,
  ReadBlock,
  ReadTree,
} from './marked.ts';
import { hunks, likeness, pairUp } from './sequence.ts';
import type { Block, Inline, List, ListItem, Paragraph, Quote, Table, TableCell, TableRow, Tree } from './tree.ts';
import { treeWords } from './words.ts';

/** How an element of one sequence stands to one of another. */
type Step<T> =
  | { readonly is: 'same'; readonly after: T }
  | { readonly is: 'removed'; readonly before: T }
  | { readonly is: 'added'; readonly after: T }
  | { readonly is: 'changed'; readonly before: T; readonly after: T };

/** More pairs than this are not compared by all of their words: `pairUp` finds none among so many. */
const MOST_PAIRS = 40_000;

/** As `pairUp`, of very many: those that begin alike, in order. */
const pairByHeads = <T>(
  before: readonly T[],
  after: readonly T[],
  headOf: (one: T) => string,
): readonly (number | undefined)[] => {
  const pairs: (number | undefined)[] = before.map(() => undefined);
  let [at, on] = [0, 0];
  const alikeUpTo = (end: number): void => {
    for (; at < end; [at, on] = [at + 1, on + 1]) pairs[at] = on;
  };
  for (const { start, end, to } of hunks(before.map(headOf), after.map(headOf))) {
    alikeUpTo(start);
    [at, on] = [end, to];
  }
  alikeUpTo(before.length);
  return pairs;
};

/**
 * How one sequence became another, in reading order; `like` says how alike two of their elements are, 0 to 1, and `headOf`
 * what they begin with.
 */
const stepsOf = <T>(
  before: readonly T[],
  after: readonly T[],
  like: (a: T, b: T) => number,
  headOf: (one: T) => string,
): Step<T>[] => {
  const out: Step<T>[] = [];
  let on = 0;
  const sameUpTo = (end: number): void => {
    for (; on < end; on += 1) out.push({ is: 'same', after: after[on]! });
  };
  for (const { start, end, from, to } of hunks(before.map(canonicalJson), after.map(canonicalJson))) {
    sameUpTo(from);
    const addUpTo = (stop: number): void => {
      for (; on < stop; on += 1) out.push({ is: 'added', after: after[on]! });
    };
    const old = before.slice(start, end);
    const fresh = after.slice(from, to);
    const pairs = old.length * fresh.length > MOST_PAIRS ? pairByHeads(old, fresh, headOf) : pairUp(old, fresh, like);
    for (const [at, one] of old.entries()) {
      const pair = pairs[at];
      if (pair === undefined) out.push({ is: 'removed', before: one });
      else {
        addUpTo(from + pair);
        out.push({ is: 'changed', before: one, after: after[on]! });
        on += 1;
      }
    }
    addUpTo(to);
  }
  sameUpTo(after.length);
  return out;
};

const wordsOfLine = (children: readonly Inline[]): string[] => treeWords([{ type: 'paragraph', children }]);

/** An entry is known by its own line; by what stands below it as well, where that is more alike. */
const itemLikeness = (a: ListItem, b: ListItem): number => {
  const own = likeness(wordsOfLine(a.children), wordsOfLine(b.children));
  if (!a.nested || !b.nested) return own;
  const all = ({ children, nested }: ListItem): string[] => [...wordsOfLine(children), ...treeWords([nested!])];
  return Math.max(own, likeness(all(a), all(b)));
};

const headOfItem = ({ children }: ListItem): string => wordsOfLine(children).slice(0, 2).join(' ');

const wholeItem = ({ children, nested }: ListItem, is: Is): MarkedListItem => ({
  is,
  line: wholeLine(children, is),
  nested: nested ? [wholeList(nested, is)] : [],
});

const wholeList = ({ kind, items }: List, is: Is): MarkedList => ({
  type: 'list',
  kind,
  items: items.map((item) => wholeItem(item, is)),
});

const markNested = (before: List | undefined, after: List | undefined): MarkedList[] => {
  if (before && after && before.kind === after.kind) return [markLists(before, after)];
  return [...(before ? [wholeList(before, 'removed')] : []), ...(after ? [wholeList(after, 'added')] : [])];
};

const markItems = (before: ListItem, after: ListItem): MarkedListItem => ({
  is: 'changed',
  line: markLines(before.children, after.children),
  nested: markNested(before.nested, after.nested),
});

const itemOfStep = {
  same: ({ after }) => wholeItem(after, 'same'),
  removed: ({ before }) => wholeItem(before, 'removed'),
  added: ({ after }) => wholeItem(after, 'added'),
  changed: ({ before, after }) => markItems(before, after),
} satisfies {
  readonly [K in Step<ListItem>['is']]: (step: Extract<Step<ListItem>, { is: K }>) => MarkedListItem;
};

const markLists = (before: List, after: List): MarkedList => ({
  type: 'list',
  kind: after.kind,
  items: stepsOf(before.items, after.items, itemLikeness, headOfItem).map((step) =>
    (itemOfStep[step.is] as (one: Step<ListItem>) => MarkedListItem)(step),
  ),
});

const attributionOf = ({ attribution: before }: Quote, { attribution: after }: Quote): MarkedQuote['attribution'] => {
  if (!before) return after && { is: 'added', line: wholeLine(after, 'added') };
  if (!after) return { is: 'removed', line: wholeLine(before, 'removed') };
  const line = markLines(before, after);
  return { is: lineIs(line), line };
};

const wholeRow = ({ cells }: TableRow, is: Is): MarkedRow => ({
  is,
  cells: cells.map(({ children }) => ({ blocks: children.map((block) => ({ type: 'whole', is, block })) })),
});

const markRows = (before: TableRow, after: TableRow): MarkedRow =>
  canonicalJson(before) === canonicalJson(after)
    ? wholeRow(after, 'same')
    : {
        is: 'changed',
        cells: before.cells.map(({ children }, at) => ({ blocks: markTrees(children, after.cells[at]!.children) })),
      };

const wordsOfRow = ({ cells }: TableRow): string[] => cells.flatMap(({ children }) => treeWords(children));
const rowLikeness = (a: TableRow, b: TableRow): number =>
  a.cells.length === b.cells.length ? likeness(wordsOfRow(a), wordsOfRow(b)) : 0;

const headOfRow = ({ cells }: TableRow): string => `${cells.length} ${canonicalJson(cells[0]?.children ?? [])}`;

const rowOfStep = {
  same: ({ after }) => wholeRow(after, 'same'),
  removed: ({ before }) => wholeRow(before, 'removed'),
  added: ({ after }) => wholeRow(after, 'added'),
  changed: ({ before, after }) => markRows(before, after),
} satisfies { readonly [K in Step<TableRow>['is']]: (step: Extract<Step<TableRow>, { is: K }>) => MarkedRow };

const columnsOf = ({ header, rows }: Table): number => (header ?? rows[0])?.cells.length ?? 0;

const markText =
  <T extends MarkedText['shell']>(shell: T) =>
  (before: readonly Inline[], after: readonly Inline[]): MarkedText => ({
    type: 'text',
    shell,
    line: markLines(before, after),
  });

/** How two blocks of one type are laid over each other; `undefined` where one does not become the other by its words. */
const pairOf = {
  paragraph: (before, after) => markText({ type: 'paragraph' })(before.children, after.children),
  heading: (before, after) =>
    before.level === after.level
      ? markText({ type: 'heading', level: after.level })(before.children, after.children)
      : undefined,
  list: (before, after) => (before.kind === after.kind ? markLists(before, after) : undefined),
  quote: (before, after) => {
    const attribution = attributionOf(before, after);
    const line = markLines(before.children, after.children);
    return { type: 'quote', line, ...(attribution ? { attribution } : {}) };
  },
  table: (before, after) => {
    const alike =
      before.caption === after.caption &&
      (before.header === undefined) === (after.header === undefined) &&
      columnsOf(before) === columnsOf(after);
    if (!alike) return undefined;
    return {
      type: 'table',
      ...(after.caption === undefined ? {} : { caption: after.caption }),
      ...(before.header && after.header ? { header: markRows(before.header, after.header) } : {}),
      rows: stepsOf(before.rows, after.rows, rowLikeness, headOfRow).map((step) =>
        (rowOfStep[step.is] as (one: Step<TableRow>) => MarkedRow)(step),
      ),
    };
  },
  picture: () => undefined,
} satisfies {
  readonly [T in Block['type']]: (
    before: Extract<Block, { type: T }>,
    after: Extract<Block, { type: T }>,
  ) => MarkedBlock | undefined;
};

const markPair = (before: Block, after: Block): readonly MarkedBlock[] => {
  const pair = pairOf[before.type] as (a: Block, b: Block) => MarkedBlock | undefined;
  const marked = before.type === after.type ? pair(before, after) : undefined;
  if (marked) return [marked];
  return [
    { type: 'whole', is: 'removed', block: before },
    { type: 'whole', is: 'added', block: after },
  ];
};

/** Lays two texts over each other. `earlierOf` what comes of it is `before` again, and `laterOf` it is `after`. */
export const markTrees = (before: Tree, after: Tree): MarkedTree =>
  diffBlocks(before, after).flatMap((change): readonly MarkedBlock[] => {
    if (change.kind === 'changed') return markPair(change.before, change.after);
    const block = change.kind === 'removed' ? change.before : change.after;
    return [{ type: 'whole', is: change.kind, block }];
  });

/** What is left out of one side: the other's own. */
type Gone = 'added' | 'removed';

const listWithout = ({ kind, items }: MarkedList, gone: Gone): List[] => {
  const left = items
    .filter(({ is }) => is !== gone)
    .map(({ line, nested }): ListItem => {
      const below = nested.flatMap((list) => listWithout(list, gone))[0];
      return { children: lineWithout(line, gone), ...(below ? { nested: below } : {}) };
    });
  return left.length > 0 ? [{ type: 'list', kind, items: left }] : [];
};

const cellWithout = ({ blocks }: MarkedCell, gone: Gone): TableCell => ({
  // Only paragraphs and lists are laid over each other in a cell.
  children: treeWithout(blocks, gone) as (Paragraph | List)[],
});
const rowWithout = ({ cells }: MarkedRow, gone: Gone): TableRow => ({
  cells: cells.map((cell) => cellWithout(cell, gone)),
});

const blockWithout = {
  whole: ({ is, block }, gone) => (is === gone ? [] : [block]),
  text: ({ shell, line }, gone) => [{ ...shell, children: lineWithout(line, gone) }],
  list: listWithout,
  quote: ({ line, attribution }, gone) => [
    {
      type: 'quote',
      children: lineWithout(line, gone),
      ...(attribution && attribution.is !== gone ? { attribution: lineWithout(attribution.line, gone) } : {}),
    },
  ],
  table: ({ caption, header, rows }, gone) => [
    {
      type: 'table',
      ...(caption === undefined ? {} : { caption }),
      ...(header ? { header: rowWithout(header, gone) } : {}),
      rows: rows.filter(({ is }) => is !== gone).map((row) => rowWithout(row, gone)),
    },
  ],
  paragraphs: ({ lines, ends }, gone) => {
    const out: Inline[][] = [[]];
    for (const [at, line] of lines.entries()) {
      out.push(joinedInlines([...out.pop()!, ...lineWithout(line, gone)]));
      if (at < ends.length && ends[at] !== gone) out.push([]);
    }
    return out.map((children) => ({ type: 'paragraph', children }));
  },
} satisfies {
  readonly [T in ReadBlock['type']]: (block: Extract<ReadBlock, { type: T }>, gone: Gone) => readonly Block[];
};

const treeWithout = (tree: ReadTree, gone: Gone): Tree =>
  tree.flatMap((block) => (blockWithout[block.type] as (one: ReadBlock, gone: Gone) => readonly Block[])(block, gone));

/** The earlier text of two laid over each other. */
export const earlierOf = (marked: ReadTree): Tree => treeWithout(marked, 'added');

/** The later text of two laid over each other. */
export const laterOf = (marked: ReadTree): Tree => treeWithout(marked, 'removed');
