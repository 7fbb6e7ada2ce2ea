import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock } from '../source.ts';
import type { Line, Page, Run } from './layout.ts';
import { lineFrom } from './layout.ts';
import { roughWidth } from './links.ts';

/** Pages set by hand for the tests, and blocks as lines that a person can read. */

export interface Set {
  readonly size?: number;
  readonly bold?: boolean;
  readonly leading?: number;
}

/** Words at a place, as wide as their letters are, roughly. */
export const at = (x: number, y: number, text: string, { size = 12, bold = false }: Set = {}): Run => ({
  text,
  x,
  y,
  width: roughWidth(text) * size,
  size,
  bold,
  italic: false,
});

/** A paragraph set in a column: as many words to a line as there is room for. */
export const prose = (x: number, y: number, width: number, words: string, set: Set = {}): Run[] => {
  const { size = 12, leading = 1.2 } = set;
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && roughWidth(longer) * size <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line, row) => at(x, y + row * leading * size, line, set));
};

/** The baseline that follows some runs by so many lines. */
export const below = (runs: readonly Run[], lines = 1, size = 12): number =>
  Math.max(...runs.map(({ y }) => y)) + lines * 1.2 * size;

export const page = (runs: readonly Run[], more: Partial<Page> = {}): Page => ({
  number: 1,
  width: 595,
  height: 842,
  runs,
  asides: [],
  rules: [],
  ...more,
});

export const line = (run: Run, number = 1): Line => lineFrom([run], number);

const words = (children: readonly Inline[]): string =>
  children
    .map((one) => {
      switch (one.type) {
        case 'text':
          return (one.marks ?? []).reduce(
            (text, mark) =>
              ({ bold: `**${text}**`, italic: `_${text}_`, superscript: `^${text}^`, subscript: `~${text}~` })[mark],
            one.text,
          );
        case 'link':
          return `[${words(one.children)}](${one.href})`;
        case 'footnote':
          return `{${one.note.map((paragraph) => words(paragraph.children)).join(' | ')}}`;
        default:
          return `<${one.type}>`;
      }
    })
    .join('');

const blockLines = (block: SourceBlock, indent: string): string[] => {
  const gap = block.gap > 0 ? '+ ' : '';
  switch (block.type) {
    case 'heading':
      return [`${indent}${gap}${'#'.repeat(block.level)} ${words(block.children)}`];
    case 'paragraph':
      return [`${indent}${gap}${words(block.children)}`];
    case 'list-item':
      return [`${indent}${gap}${'  '.repeat(block.depth)}${block.marker} ${words(block.children)}`];
    case 'aside':
      return [`${indent}(${block.why}: ${block.source.replaceAll('\n', ' / ')})`];
    case 'picture':
      return [`${indent}picture`];
    case 'table':
      return [
        `${indent}table of ${block.columns} columns${block.caption === undefined ? '' : `: ${block.caption}`}`,
        ...block.rows.flatMap((row) => [
          `${indent}  row${row.header ? ' that heads' : ''}`,
          ...row.cells.flatMap((cell) => [
            `${indent}    ${cell.column}${cell.columns > 1 ? ` over ${cell.columns} columns` : ''}${cell.rows > 1 ? ` over ${cell.rows} rows` : ''}`,
            ...cell.blocks.flatMap((one) => blockLines(one, `${indent}      `)),
          ]),
        ]),
      ];
  }
};

/** Blocks as lines: "#" for headings, "+" where there is room for a blank line before. */
export const outlineOf = (blocks: readonly SourceBlock[]): string =>
  `${blocks.flatMap((block) => blockLines(block, '')).join('\n')}\n`;
