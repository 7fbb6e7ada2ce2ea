import type { ReactElement } from 'react';
import { useStore } from '../../app/store.ts';
import type { ReviewDesk } from './review-desk.ts';
import { editionsWords } from './review-words.ts';

const inFigures = (count: number): string => count.toLocaleString('en-GB');

const Count = ({ count, one }: { readonly count: number; readonly one: string }): ReactElement => (
  <p>
    <b>{inFigures(count)}</b> {count === 1 ? one : `${one}s`}
  </p>
);

/** How much the file holds, and where its characters went: nothing is lost. */
export const Counts = ({ desk }: { readonly desk: ReviewDesk }): ReactElement => {
  const { items, fields, editions, characters } = useStore(desk.store, (state) => state.review);
  const { source, placed, leftOver } = characters;
  const named = editionsWords(editions);
  return (
    <div className="counts numbers">
      <Count count={items} one="item" />
      <Count count={fields} one="field" />
      <p>
        <b>{named.figure}</b> {named.words}
      </p>
      <p className="counts-sum" title="Every character of the file other than spaces">
        <b>{inFigures(source)}</b> characters in the file <span className="counts-sign quiet">=</span>{' '}
        <b>{inFigures(placed)}</b> placed <span className="counts-sign quiet">+</span> <b>{inFigures(leftOver)}</b> left
        over
      </p>
    </div>
  );
};
