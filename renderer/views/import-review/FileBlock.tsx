import type { ReactElement } from 'react';
import { counted } from '../../app/plan-words.ts';
import type { ReviewLine } from '../../../shared/plan/review.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isLabel, wordsOf } from './pieces.ts';
import type { FileRow } from './pieces.ts';
import { whyWords } from './review-words.ts';

/** How a row of the file is drawn: by where it goes, and the colour of its field. */
export const fileRowClass = (line: ReviewLine, row: FileRow): string =>
  `file-row file-level-${row.level} goes-${line.goesTo} colour-${line.colour}`;

interface FileBlockProps {
  readonly lines: readonly ReviewLine[];
  readonly row: FileRow;
}

/** A piece of the file with the beginning of its words; or, of an unfolded piece, one line. */
export const FileBlock = ({ lines, row }: FileBlockProps): ReactElement => {
  const line = lines[row.place]!;
  const alone = row.level === 2 || row.open === true;
  const { label, text } = alone
    ? { label: isLabel(line) ? line.words : '', text: isLabel(line) ? '' : line.words }
    : wordsOf(lines, row.piece);
  const count = row.piece.end - row.piece.from;
  const here = alone ? [line] : lines.slice(row.piece.from, row.piece.end);
  const why = whyWords(here.flatMap((one) => one.why ?? []));
  return (
    <>
      <span className="file-word">{row.level === 1 ? line.word : ''}</span>
      <span className="file-block" title={line.where}>
        {label ? <span className="file-label">{label}</span> : null}
        {text ? <span className="file-text">{text}</span> : null}
        {why ? <span className="file-why small">{why}</span> : null}
        {row.open === undefined ? null : (
          <span className="file-fold small numbers" data-fold>
            {counted(count, 'line')}
            <Icon name={row.open ? 'chevron-down' : 'chevron-right'} size={16} />
          </span>
        )}
      </span>
    </>
  );
};
