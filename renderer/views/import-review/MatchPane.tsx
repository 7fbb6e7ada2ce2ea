import { useState } from 'react';
import type { ReactElement } from 'react';
import { counted } from '../../app/plan-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ChoosePartner } from './ChoosePartner.tsx';
import { MatchPair } from './MatchPair.tsx';
import { sortPairs } from './pairs.ts';
import type { Pair, PlanItem } from './pairs.ts';
import type { ReviewDesk } from './review-desk.ts';
import type { Into } from './review-state.ts';
import './match.css';

/** As many pairs as are listed before one asks for more. */
const AT_FIRST = 100;

interface PairListProps {
  readonly desk: ReviewDesk;
  readonly into: Into;
  readonly pairs: readonly Pair[];
  readonly change: (pair: Pair) => void;
  readonly toFile: (line: string) => void;
}

const PairList = ({ desk, into, pairs, change, toFile }: PairListProps): ReactElement => {
  const [most, setMost] = useState(AT_FIRST);
  const lineOf = (item: number): string | null =>
    desk.state.review.outline.filter((one) => one.kind === 'item')[item]?.line ?? null;
  return (
    <>
      <ul role="list" className="pairs">
        {pairs.slice(0, most).map((pair) => (
          <MatchPair
            key={pair.item}
            pair={pair}
            into={into}
            decide={(partner) => desk.pair(pair.item, partner)}
            change={() => change(pair)}
            show={() => {
              const line = lineOf(pair.item);
              if (line !== null) toFile(line);
            }}
          />
        ))}
      </ul>
      {pairs.length > most ? (
        <Button size="pane" onClick={() => setMost((now) => now * 4)}>
          Show more of the {pairs.length.toLocaleString('en-GB')}
        </Button>
      ) : null}
    </>
  );
};

const Missing = ({ items }: { readonly items: readonly PlanItem[] }): ReactElement => (
  <ul role="list" className="missing">
    {items.slice(0, 500).map((one) => (
      <li key={one.id}>
        {one.number ? <b className="numbers">{one.number}</b> : null} {one.words}{' '}
        <span className="small">{one.edition}</span>
      </li>
    ))}
  </ul>
);

interface MatchPaneProps {
  readonly desk: ReviewDesk;
  readonly into: Into;
  readonly toFile: (line: string) => void;
}

/** The file held against a plan: which of its items is which of the plan's, doubtful ones first. */
export const MatchPane = ({ desk, into, toFile }: MatchPaneProps): ReactElement => {
  const [changing, setChanging] = useState<Pair | null>(null);
  const { match, decisions } = into;
  const { doubtful, sure, alone, missing, open } = sortPairs(match, decisions);
  const list = { desk, into, toFile, change: setChanging };
  return (
    <section className="match" aria-labelledby="match-heading">
      <h3 id="match-heading">The same items</h3>
      <p>{match.joins}</p>
      <p className="quiet" role="status">
        {open === 0
          ? 'Every pair is settled.'
          : `${counted(open, 'pair')} to look at. A pair that you leave as it is comes in as shown.`}
      </p>
      <PairList {...list} pairs={doubtful} />
      {sure.length > 0 ? (
        <Disclosure words={`${counted(sure.length, 'pair')} without doubt`}>
          <PairList {...list} pairs={sure} />
        </Disclosure>
      ) : null}
      {alone.length > 0 ? (
        <Disclosure words={`${counted(alone.length, 'item')} in the file alone`} startsOpen={alone.length < 10}>
          <PairList {...list} pairs={alone} />
        </Disclosure>
      ) : null}
      {missing.length > 0 ? (
        <Disclosure words={`${counted(missing.length, 'item')} in the plan alone`} startsOpen={missing.length < 10}>
          <Missing items={missing} />
        </Disclosure>
      ) : null}
      {changing ? (
        <ChoosePartner
          pair={changing}
          match={match}
          choose={(partner) => {
            desk.pair(changing.item, partner);
            setChanging(null);
          }}
          close={() => setChanging(null)}
        />
      ) : null}
    </section>
  );
};
