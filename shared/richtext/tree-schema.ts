import { z } from 'zod';
import { SAFE_HREF } from './safe-href.ts';
import { MARKS } from './tree.ts';
import type { Block, Footnote, Inline, LineBreak, Link, List, ListItem, Paragraph, TextRun, Tree } from './tree.ts';

const textRun: z.ZodType<TextRun> = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  // Equal text must be equal JSON: whoever sends marks in another order, or twice, means the same.
  marks: z
    .array(z.enum(MARKS))
    .min(1)
    .transform((marks) => MARKS.filter((mark) => marks.includes(mark)))
    .optional(),
});
const lineBreak: z.ZodType<LineBreak> = z.strictObject({ type: z.literal('line-break') });
const link: z.ZodType<Link> = z.strictObject({
  type: z.literal('link'),
  href: z.string().regex(SAFE_HREF),
  children: z.array(z.union([textRun, lineBreak])),
});
const footnote: z.ZodType<Footnote> = z.strictObject({
  type: z.literal('footnote'),
  note: z.array(z.lazy(() => paragraph)),
});
const crossReference = z.strictObject({ type: z.literal('cross-reference'), item: z.string(), number: z.string() });
const liveFigure = z.strictObject({ type: z.literal('live-figure'), figure: z.string(), shown: z.string() });
const inline: z.ZodType<Inline> = z.union([textRun, lineBreak, link, footnote, crossReference, liveFigure]);

const paragraph: z.ZodType<Paragraph> = z.strictObject({ type: z.literal('paragraph'), children: z.array(inline) });
const heading = z.strictObject({
  type: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  children: z.array(inline),
});
const listItem: z.ZodType<ListItem> = z.strictObject({
  children: z.array(inline),
  nested: z.lazy(() => list).optional(),
});
const list: z.ZodType<List> = z.strictObject({
  type: z.literal('list'),
  kind: z.enum(['bullet', 'numbered']),
  items: z.array(listItem).min(1),
});
const quote = z.strictObject({
  type: z.literal('quote'),
  children: z.array(inline),
  attribution: z.array(inline).optional(),
});
const row = z.strictObject({
  cells: z.array(z.strictObject({ children: z.array(z.union([paragraph, list])) })).min(1),
});
const table = z.strictObject({
  type: z.literal('table'),
  caption: z.string().optional(),
  header: row.optional(),
  rows: z.array(row),
});
const picture = z.strictObject({
  type: z.literal('picture'),
  blob: z.string().regex(/^[0-9a-f]{64}$/),
  alt: z.string(),
  width: z.number().positive(),
  height: z.number().positive(),
  caption: z.string().optional(),
});
const block: z.ZodType<Block> = z.union([paragraph, heading, list, quote, table, picture]);

/** Parses a tree that came from outside this process (a file, a message). Throws a ZodError that names the place. */
export const treeSchema = z.array(block) as unknown as z.ZodType<Tree, Tree>;
