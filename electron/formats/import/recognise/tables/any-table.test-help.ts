import fc from 'fast-check';
import { inlines } from '../../../../../shared/richtext/build.ts';
import type { SourceBlock, SourceCell, SourceTable } from '../../source.ts';

const WORDS = [
  ...[
    'No.',
    'Ref',
    'Recommendation',
    'Response',
    'Action',
    'Goal',
    'Theme',
    'Status',
    'Status Oct 2021',
    'Progress made',
  ],
  ...['Lead', 'By when', 'RAG', 'Update: more', 'Recommendation 6.1', 'Recommendation 6.1: Parks', 'Goal A: Parks'],
  ...[
    '1',
    '2',
    '6.1',
    '6.1 Parks',
    '1. Plant a tree in each park.',
    'Theme 2: Gates',
    'Plant a tree in each park now.',
  ],
  ...[
    'Accept.',
    'On track',
    'Complete',
    'G',
    '✓',
    '☐',
    '•',
    '',
    ' ',
    'Rec 3, 5',
    '2021',
    'Page 4 of 9',
    'Key: G = good; R = bad',
  ],
];
const words = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 12 }) },
);

const base = { where: 'table 1', gap: 0 };
const anyLine = fc.tuple(words, fc.nat(9)).map(([text, sort]): SourceBlock => {
  const children = inlines(text);
  if (sort === 0)
    return { ...base, type: 'list-item', kind: 'bullet', marker: '•', depth: 0, source: `• ${text}`, children };
  if (sort === 1)
    return { ...base, type: 'list-item', kind: 'numbered', marker: '1.', depth: 1, source: text, children };
  if (sort === 2) return { ...base, type: 'heading', level: 2, source: text, children };
  if (sort === 3) return { ...base, type: 'aside', source: text, why: 'Set aside' };
  if (sort === 4)
    return {
      ...base,
      type: 'picture',
      source: '',
      picture: { type: 'picture', blob: 'a', alt: text, width: 1, height: 1 },
    };
  return { ...base, type: 'paragraph', source: text, children };
});

const { block, table } = fc.letrec<{ block: SourceBlock; table: SourceTable }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'table' },
    { weight: 20, arbitrary: anyLine },
    { weight: 1, arbitrary: tie('table') },
  ),
  table: fc
    .tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.array(fc.tuple(fc.array(tie('block'), { maxLength: 3 }), fc.nat(8), fc.nat(8)), { maxLength: 5 }), {
        maxLength: 7,
      }),
      fc.option(words, { nil: undefined }),
    )
    .map(([columns, drawn, caption]): SourceTable => ({
      ...base,
      type: 'table',
      source: caption ?? '',
      caption,
      columns,
      rows: drawn.map((cells, at) => ({
        where: `table 1, row ${at + 1}`,
        header: at === 0 && columns > 3,
        cells: cells.map(([blocks, wide, tall], column): SourceCell => ({
          column,
          columns: wide === 0 ? 2 : wide === 1 ? 9 : 1,
          rows: tall === 0 ? 3 : 1,
          blocks: blocks as SourceBlock[],
        })),
      })),
    })),
}));

/** A table of any shape, sound or not, with words that mean something to a reader of tables. */
export const anyTable: fc.Arbitrary<SourceTable> = table;
/** A file's blocks: lines, and tables beside and within one another. */
export const anyBlocks: fc.Arbitrary<SourceBlock[]> = fc.array(
  fc.oneof({ weight: 2, arbitrary: table }, { weight: 1, arbitrary: block }),
  {
    maxLength: 6,
  },
);
