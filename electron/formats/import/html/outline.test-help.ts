import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { Source, SourceBlock, SourceCell, SourceRow } from '../source.ts';

const MARKS = { bold: '*', italic: '_', superscript: '^', subscript: '~' } as const;

const shown = (one: Inline): string => {
  switch (one.type) {
    case 'text':
      return (one.marks ?? []).reduce((words, mark) => `${MARKS[mark]}${words}${MARKS[mark]}`, one.text);
    case 'link':
      return `<${one.children.map(shown).join('')}: ${one.href}>`;
    case 'footnote':
      return `{note: ${one.note.map(({ children }) => children.map(shown).join('')).join(' / ')}}`;
    case 'line-break':
      return ' / ';
    case 'cross-reference':
    case 'live-figure':
      return inlinePlain([one]);
  }
};
const line = (children: readonly Inline[]): string => children.map(shown).join('');

const cellShown = (cell: SourceCell): string => {
  const merged = cell.columns * cell.rows > 1 ? ` (${cell.columns} by ${cell.rows})` : '';
  return `${cell.column}:${merged} ${cell.blocks.map((block) => blockLines(block, '').join(' ').trim()).join(' || ')}`;
};
const rowShown = ({ header, cells, where }: SourceRow): string =>
  `  ${header ? 'heads ' : ''}[${where}] ${cells.map(cellShown).join(' | ')}`;

const blockLines = (block: SourceBlock, blank: string): string[] => {
  const look = block.look === undefined ? '' : ` (${block.look})`;
  const before: string[] = Array.from({ length: block.gap }, () => blank).filter((one) => one !== '');
  switch (block.type) {
    case 'heading':
      return [...before, `${'#'.repeat(block.level)} ${line(block.children)}${look}`];
    case 'paragraph':
      return [...before, `${line(block.children)}${look}`];
    case 'list-item':
      return [...before, `${'  '.repeat(block.depth)}${block.marker} ${line(block.children)}${look}`];
    case 'aside':
      return [`left over, ${block.why}: ${block.source.replaceAll('\n', ' / ')} [${block.where}]`];
    case 'picture':
      return [...before, `picture: ${block.picture.alt} ${block.picture.width} by ${block.picture.height}`];
    case 'table':
      return [
        ...before,
        `table of ${block.columns} columns${block.caption === undefined ? '' : `: ${block.caption}`}`,
        ...block.rows.map(rowShown),
      ];
  }
};

/** What was read of a page as an outline that a person can hold beside it; a dot stands for each blank line. */
export const sourceOutline = ({ title, characters, blocks, messages, notBroughtIn }: Source): string =>
  [
    `title: ${title ?? 'none'}; characters: ${characters}`,
    ...blocks.flatMap((block) => blockLines(block, '.')),
    ...notBroughtIn.map(({ what, count }) => `not brought in: ${count} ${what}`),
    ...messages.map((message) => `message: ${message}`),
    '',
  ].join('\n');
