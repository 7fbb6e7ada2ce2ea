import { p } from '../../../../shared/richtext/build.ts';
import type { Paragraph } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceComment } from '../source.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "3 May 2021"; empty where the file's date is none. */
const shownDate = (date: string | undefined): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/u.exec(date ?? '') ?? [];
  const name = MONTHS[Number(month) - 1];
  return year !== undefined && name !== undefined ? `${Number(day)} ${name} ${year}` : '';
};

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const paragraphOf = ({ author, date, on, text }: SourceComment): Paragraph => {
  const by = oneLine(author) === '' ? 'Comment' : `Comment by ${oneLine(author)}`;
  const about = oneLine(on) === '' ? '' : `on “${oneLine(on)}”`;
  return p(`${[by, shownDate(date), about].filter(Boolean).join(', ')}: ${oneLine(text)}`);
};

/** The comments on a block, and on what stands in its cells, one paragraph each. */
export const commentsOf = (block: SourceBlock): Paragraph[] => {
  const own = (block.comments ?? []).map(paragraphOf);
  if (block.type !== 'table') return own;
  const inCells = block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks.flatMap(commentsOf)));
  return [...own, ...inCells];
};
