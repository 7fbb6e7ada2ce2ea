import * as fc from 'fast-check';
import { h, inlines, li, p } from '../../../shared/richtext/build.ts';
import { MARKS } from '../../../shared/richtext/tree.ts';
import type {
  Block,
  Inline,
  Link,
  List,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  Tree,
} from '../../../shared/richtext/tree.ts';

/** Random trees in the editor's own form: neighbouring runs joined, lists of one kind joined, no lone empty paragraph. */

const words = fc.string({ minLength: 1, maxLength: 12 });
const run: fc.Arbitrary<TextRun> = fc
  .tuple(words, fc.subarray([...MARKS]))
  .map(([text, marks]) => (marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }));
const lineBreak = fc.constant({ type: 'line-break' } as const);
const link: fc.Arbitrary<Link> = fc.array(fc.oneof(run, lineBreak), { minLength: 1, maxLength: 3 }).map((children) => ({
  type: 'link',
  href: 'https://www.gov.scot/',
  children: inlines(...children) as Link['children'],
}));
const other: fc.Arbitrary<Inline> = fc.oneof(
  lineBreak,
  link,
  words.map((text): Inline => ({ type: 'footnote', note: [p(text)] })),
  words.map((number): Inline => ({ type: 'cross-reference', item: 'one', number })),
  words.map((shown): Inline => ({ type: 'live-figure', figure: 'complete', shown })),
);
const line = fc.array(fc.oneof(run, other), { maxLength: 5 }).map((some) => inlines(...some));

const { list } = fc.letrec<{ list: List }>((tie) => ({
  list: fc
    .tuple(
      fc.constantFrom('bullet' as const, 'numbered' as const),
      fc.array(fc.tuple(line, fc.option(tie('list'), { nil: undefined, depthSize: 'small' })), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([kind, items]) => ({ type: 'list', kind, items: items.map(([children, nested]) => li(children, nested)) })),
}));

const apart = <T extends Block>(blocks: readonly T[]): T[] =>
  blocks.filter((one, at) => !(one.type === 'list' && blocks[at - 1]?.type === 'list'));

/** Paragraphs and lists, or nothing at all. */
const cell: fc.Arbitrary<TableCell> = fc
  .array(
    fc.oneof(
      line.map((children): Paragraph | List => p(...children)),
      list,
    ),
    { maxLength: 2 },
  )
  .map((children) => ({ children: apart(children) }));
const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const row = fc.array(cell, { minLength: width, maxLength: width }).map((cells): TableRow => ({ cells }));
  return fc
    .tuple(fc.option(row, { nil: undefined }), fc.array(row, { maxLength: 3 }), fc.option(words, { nil: undefined }))
    .map(([header, rows, caption]): Block => ({
      type: 'table',
      ...(caption === undefined ? {} : { caption }),
      ...(header ? { header } : {}),
      rows,
    }));
});

const block: fc.Arbitrary<Block> = fc.oneof(
  line.map((children): Block => p(...children)),
  fc.tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), line).map(([level, children]) => h(level, ...children)),
  list,
  line.map((children): Block => ({ type: 'quote', children })),
  fc.tuple(line, line).map(([children, attribution]): Block => ({ type: 'quote', children, attribution })),
  table,
  fc.tuple(fc.string({ maxLength: 8 }), fc.option(words, { nil: undefined })).map(([alt, caption]): Block => ({
    type: 'picture',
    blob: 'a'.repeat(64),
    alt,
    width: 10,
    height: 20,
    ...(caption === undefined ? {} : { caption }),
  })),
);

const isAlone = ([first, ...more]: Tree): boolean =>
  more.length === 0 && first?.type === 'paragraph' && first.children.length === 0;

export const randomTree: fc.Arbitrary<Tree> = fc
  .array(block, { maxLength: 5 })
  .map(apart)
  .filter((tree) => !isAlone(tree));
