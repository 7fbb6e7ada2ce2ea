import type { ReactElement } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { partnerOf } from './pairs.ts';
import type { Pair } from './pairs.ts';
import type { Into } from './review-state.ts';
import { likenessWords } from './review-words.ts';

interface MatchPairProps {
  readonly pair: Pair;
  readonly into: Into;
  readonly decide: (partner: string | null) => void;
  /** Asks for another partner. */
  readonly change: () => void;
  /** Shows the item in the file. */
  readonly show: () => void;
}

const itemWords = (number: string | null, words: string): ReactElement => (
  <>
    {number ? <b className="numbers">{number}</b> : null} {words}
  </>
);

/** An item of the file, what item of the plan it looks like, and the person's word on it. */
export const MatchPair = ({ pair, into, decide, change, show }: MatchPairProps): ReactElement => {
  const { match, decisions } = into;
  const id = partnerOf(pair, decisions);
  const partner = match.choices.find((one) => one.id === id);
  const decided = decisions.has(pair.item);
  const name = pair.number ?? pair.words.slice(0, 60);
  return (
    <li className="pair">
      <p className="pair-mine">
        <Button look="link" className="pair-show" onClick={show} title={`Show it in the file: ${pair.words}`}>
          {itemWords(pair.number, pair.words)}
        </Button>
      </p>
      <p className="pair-partner">
        {partner ? (
          <>
            <span className="pair-like quiet small numbers">
              {id === pair.partner ? likenessWords(pair.likeness) : 'As you said, this item of the plan'}
            </span>
            <span className="pair-words" title={partner.words}>
              {itemWords(partner.number, partner.words)}
            </span>
          </>
        ) : (
          <span className="quiet small">An item of its own</span>
        )}
      </p>
      <div className="pair-actions">
        {decided ? (
          <span className="pair-settled with-icon">
            <Icon name="check" size={16} />
            Settled
          </span>
        ) : null}
        {partner && !decided && !pair.sure ? (
          <Button size="pane" aria-label={`Accept: ${name}`} onClick={() => decide(id)}>
            Accept
          </Button>
        ) : null}
        <Button size="pane" aria-label={`Change the item that ${name} is`} onClick={change}>
          Change…
        </Button>
        {partner ? (
          <Button size="pane" aria-label={`None: ${name} is an item of its own`} onClick={() => decide(null)}>
            None
          </Button>
        ) : null}
      </div>
    </li>
  );
};
