import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ImportReview } from '../../../shared/ipc/contract.ts';
import { counted } from '../../app/plan-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { groupsOf } from './left-over-groups.ts';
import type { LeftOverPiece } from './left-over-groups.ts';
import { leftOverWords, placeWords } from './review-words.ts';

/** As many pieces as stand in one list: more are put in groups, by why they were left over. */
const IN_ONE_LIST = 8;
/** As many pieces of a list as are drawn before one asks for more. */
const AT_FIRST = 50;

interface PieceListProps {
  readonly pieces: readonly LeftOverPiece[];
  /** Whether each says why it was left over: in a group of its kind it need not. */
  readonly why: boolean;
  readonly toFile: (line: string) => void;
}

const PieceList = ({ pieces, why, toFile }: PieceListProps): ReactElement => {
  const [most, setMost] = useState(AT_FIRST);
  return (
    <>
      <ul role="list" className="left-over-list">
        {pieces.slice(0, most).map((piece, at) => (
          <li key={at}>
            <span className="left-over-words">“{piece.text}”</span>
            <span className="small left-over-why" title={piece.where}>
              {why ? `${piece.why}, ${placeWords(piece.where)}` : placeWords(piece.where)}
            </span>
            {piece.line === '' ? null : (
              <Button
                look="link"
                onClick={() => toFile(piece.line)}
                aria-label={`Place it: ${piece.text.slice(0, 60)}`}
              >
                Place it
              </Button>
            )}
          </li>
        ))}
      </ul>
      {pieces.length > most ? (
        <Button size="pane" onClick={() => setMost((now) => now * 4)}>
          Show more of the {pieces.length.toLocaleString('en-GB')} pieces
        </Button>
      ) : null}
    </>
  );
};

interface LeftOverProps {
  readonly review: ImportReview;
  readonly toFile: (line: string) => void;
}

/** Every piece of the file that found no place, where it stood and why; each can be placed. */
export const LeftOver = ({ review, toFile }: LeftOverProps): ReactElement => {
  const { leftOver } = review;
  return (
    <section className="left-over" aria-labelledby="left-over-heading">
      <h3 id="left-over-heading">{leftOverWords(review)}</h3>
      {leftOver.length === 0 ? <p className="quiet">Every word of the file found its place.</p> : null}
      {leftOver.length <= IN_ONE_LIST ? (
        <PieceList pieces={leftOver} why toFile={toFile} />
      ) : (
        groupsOf(leftOver).map(({ why, pieces }) => (
          <Disclosure key={why} words={why} note={counted(pieces.length, 'piece')}>
            <PieceList pieces={pieces} why={false} toFile={toFile} />
          </Disclosure>
        ))
      )}
    </section>
  );
};
