import type { Inline, Mark } from '../../../../shared/richtext/tree.ts';
import type { Source, SourceBlock } from '../source.ts';
import { assertWhole } from '../source.ts';
import { docxOf } from './docx-file.test-help.ts';
import type { DocxSet } from './docx-file.test-help.ts';
import { readDocx } from './read-docx.ts';

const SIGNS: Readonly<Record<Mark, string>> = { bold: '**', italic: '_', superscript: '^', subscript: '~' };

const inlineText = (inline: Inline): string => {
  if (inline.type === 'text') {
    const signs = (inline.marks ?? []).map((mark) => SIGNS[mark]);
    return signs.join('') + inline.text + signs.toReversed().join('');
  }
  if (inline.type === 'line-break') return '⏎';
  if (inline.type === 'link') return `[${inline.children.map(inlineText).join('')}](${inline.href})`;
  if (inline.type === 'footnote') return `[^${inline.note.map((one) => words(one.children)).join(' ¶ ')}]`;
  return `<${inline.type}>`;
};
const words = (children: readonly Inline[]): string => children.map(inlineText).join('');

type Lines = { readonly [T in SourceBlock['type']]: (block: Extract<SourceBlock, { type: T }>) => string[] };

const lines: Lines = {
  paragraph: ({ children }) => [words(children)],
  heading: ({ level, children }) => [`${'#'.repeat(level)} ${words(children)}`],
  'list-item': ({ depth, marker, children }) => [`${'  '.repeat(depth)}${marker} ${words(children)}`],
  aside: ({ source, why }) => [`(${why}) ${source}`],
  picture: ({ picture }) => [`<picture ${picture.width}×${picture.height} “${picture.alt}”>`],
  table: ({ caption, columns, rows }) => [
    `<table of ${columns}${caption === undefined ? '' : `: ${caption}`}>`,
    ...rows.map(
      (row) =>
        `${row.header ? '‖' : '|'} ` +
        row.cells
          .map((cell) => {
            const spans = cell.columns + cell.rows > 2 ? `{${cell.columns}×${cell.rows}}` : '';
            return `${cell.column}${spans}: ${cell.blocks.flatMap(blockLines).join(' ¶ ')}`;
          })
          .join(' | '),
    ),
  ],
};

const blockLines = (block: SourceBlock): string[] =>
  (lines[block.type] as (one: SourceBlock) => string[])(block).map((line) => line.trimEnd());

/** Blocks as lines that a person can read: "# Heading", "  (a) second level", "**bold**", "[words](address)". */
export const outlineOf = (blocks: readonly SourceBlock[]): string[] => blocks.flatMap(blockLines);

/** What is read of a Word file; its characters are known to add up. */
export const sourceOfFile = (file: Uint8Array, tracked: 'accepted' | 'original' = 'accepted'): Source => {
  const source = readDocx(file, 'plan.docx', { tracked });
  assertWhole(source);
  return source;
};

/** The same of a small file written by hand. */
export const sourceOfDocx = (set: DocxSet, tracked: 'accepted' | 'original' = 'accepted'): Source =>
  sourceOfFile(docxOf(set), tracked);

/** And its blocks as lines. */
export const outlineOfDocx = (set: DocxSet, tracked: 'accepted' | 'original' = 'accepted'): string[] =>
  outlineOf(sourceOfDocx(set, tracked).blocks);
