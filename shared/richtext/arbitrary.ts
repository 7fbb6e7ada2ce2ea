/** Random trees and random edits of them, for the property tests. Every tree is one that `build.ts` would make. */
import fc from 'fast-check';
import { cell, doc, figure, h, inlines, li, link, note, p, picture, quote, ref, row, table } from './build.ts';
import { MARKS } from './tree.ts';
import type { Block, Inline, List, ListItem, TableRow, Tree } from './tree.ts';

/** Few words, so that texts share some; a few are awkward on purpose. */
export const arbitraryWord: fc.Arbitrary<string> = fc.constantFrom(
  ...['plan', 'Council', 'by', '2022', '2023.', 'schools,', 'the', 'ADES', 'é', '"quoted"', '<b>', '😀', 'a&b', '[1]'],
);

/** Words with single spaces. */
export const arbitraryWords = (most = 8): fc.Arbitrary<string> =>
  fc.array(arbitraryWord, { minLength: 1, maxLength: most }).map((words) => words.join(' '));

const marks = fc.subarray([...MARKS], { maxLength: 2 });
const run = fc
  .tuple(arbitraryWords(5), marks, fc.constantFrom('', ' '))
  .map(([text, some, space]): Inline =>
    some.length > 0 ? { type: 'text', text: text + space, marks: some } : { type: 'text', text: text + space },
  );
const href = fc.constantFrom('https://example.org/a', 'https://example.org/b', 'mailto:plan@example.org');

export const arbitraryInline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: run },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'line-break' }) },
  { weight: 1, arbitrary: fc.tuple(href, arbitraryWords(3)).map(([to, words]): Inline => link(to, words)) },
  { weight: 1, arbitrary: arbitraryWords(4).map((words): Inline => note(words)) },
  { weight: 1, arbitrary: fc.constantFrom('1', '2').map((item): Inline => ref(`item-${item}`, item)) },
  { weight: 1, arbitrary: fc.constantFrom('24 of 76', '3').map((shown): Inline => figure('complete', shown)) },
);

export const arbitraryLine: fc.Arbitrary<readonly Inline[]> = fc
  .array(arbitraryInline, { maxLength: 4 })
  .map((some) => inlines(...some));

const list = (depth: number): fc.Arbitrary<List> =>
  fc.record({
    type: fc.constant('list' as const),
    kind: fc.constantFrom('bullet' as const, 'numbered' as const),
    items: fc.array(
      fc
        .tuple(
          arbitraryLine,
          depth > 0 ? fc.option(list(depth - 1), { nil: undefined, freq: 3 }) : fc.constant(undefined),
        )
        .map(([children, nested]): ListItem => li(children, nested)),
      { minLength: 1, maxLength: 3 },
    ),
  });

const paragraph = arbitraryLine.map((line) => p(...line));
const tableRow = (width: number): fc.Arbitrary<TableRow> =>
  fc
    .array(
      fc.oneof(paragraph, list(0)).map((one) => cell(one)),
      { minLength: width, maxLength: width },
    )
    .map((cells) => row(...cells));
const someTable = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc
    .tuple(fc.option(tableRow(width)), fc.array(tableRow(width), { maxLength: 3 }), fc.option(arbitraryWords(3)))
    .map(([header, rows, caption]): Block => ({
      ...table(header, ...rows),
      ...(caption === null ? {} : { caption }),
    })),
);

export const arbitraryBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), arbitraryLine)
      .map(([level, line]): Block => h(level, ...line)),
  },
  { weight: 2, arbitrary: list(2) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(arbitraryLine, fc.option(arbitraryLine, { nil: undefined }))
      .map(([words, by]): Block => quote(words, by)),
  },
  { weight: 1, arbitrary: someTable },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b'), arbitraryWords(3))
      .map(([byte, alt]): Block => picture(byte.repeat(64), alt)),
  },
);

/** A whole text. */
export const arbitraryTree: fc.Arbitrary<Tree> = fc
  .array(arbitraryBlock, { maxLength: 5 })
  .map((blocks) => doc(...blocks));

const editedLine = (line: readonly Inline[]): fc.Arbitrary<readonly Inline[]> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: line.length }),
      fc.integer({ min: 0, max: 1 }),
      fc.array(arbitraryInline, { maxLength: 2 }),
    )
    .map(([at, out, some]) => inlines(...line.slice(0, at), ...some, ...line.slice(at + out)));

const editedWords = (line: readonly Inline[]): fc.Arbitrary<readonly Inline[]> =>
  fc.tuple(fc.nat(), fc.nat(), arbitraryWord).map(([which, at, word]) => {
    const texts = line.flatMap((one, index) => (one.type === 'text' ? [index] : []));
    const chosen = texts[which % Math.max(1, texts.length)];
    const one = chosen === undefined ? undefined : line[chosen];
    if (chosen === undefined || one?.type !== 'text') return inlines(...line, word);
    const words = one.text.split(' ');
    words[at % words.length] = word;
    return inlines(...line.slice(0, chosen), { ...one, text: words.join(' ') }, ...line.slice(chosen + 1));
  });

const editedBlock = (block: Block): fc.Arbitrary<Block> =>
  'children' in block
    ? fc.oneof(editedWords(block.children), editedLine(block.children)).map((children) => ({ ...block, children }))
    : block.type === 'list'
      ? fc.tuple(fc.nat(block.items.length - 1), arbitraryLine).map(([at, children]) => ({
          ...block,
          items: block.items.map((item, index) => (index === at ? { ...item, children } : item)),
        }))
      : arbitraryBlock;

const editedOnce = (tree: Tree): fc.Arbitrary<Tree> => {
  const insert = fc
    .tuple(fc.nat(tree.length), arbitraryBlock)
    .map(([at, block]) => [...tree.slice(0, at), block, ...tree.slice(at)]);
  if (tree.length === 0) return insert;
  const at = fc.nat(tree.length - 1);
  return fc.oneof(
    insert,
    at.map((gone) => tree.filter((_, index) => index !== gone)),
    {
      weight: 4,
      arbitrary: at.chain((which) =>
        editedBlock(tree[which]!).map((block) => tree.map((one, index) => (index === which ? block : one))),
      ),
    },
  );
};

/** A text after a few edits, as a person makes them. */
export const arbitraryEditOf = (tree: Tree): fc.Arbitrary<Tree> =>
  fc.integer({ min: 0, max: 3 }).chain((count) => {
    let edited = fc.constant(tree);
    for (let n = 0; n < count; n += 1) edited = edited.chain(editedOnce);
    return edited;
  });

/** A text and two edited forms of it. */
export const arbitraryFork: fc.Arbitrary<{ base: Tree; mine: Tree; theirs: Tree }> = arbitraryTree.chain((base) =>
  fc.record({ base: fc.constant(base), mine: arbitraryEditOf(base), theirs: arbitraryEditOf(base) }),
);
