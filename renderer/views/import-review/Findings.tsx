import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ImportReview } from '../../../shared/ipc/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { Diamond, NoteMark } from '../../ui/ErrorPanel.tsx';
import { besideTheText, newFieldWords } from './review-words.ts';

/** As many sentences of one group as stand there before one asks for the others. */
const AT_FIRST = 4;

interface ToldProps {
  readonly heading: string;
  readonly words: readonly string[];
  readonly look: 'fix' | 'note';
}

/** Sentences of one group under their heading and its mark; of many the first few. */
const Told = ({ heading, words, look }: ToldProps): ReactElement | null => {
  const [all, setAll] = useState(false);
  if (words.length === 0) return null;
  const more = words.length > AT_FIRST + 1;
  return (
    <div className={`told told-${look}`}>
      {look === 'fix' ? <Diamond /> : <NoteMark />}
      <div className="told-words">
        <h3>{heading}</h3>
        <ul role="list">
          {(all || !more ? words : words.slice(0, AT_FIRST)).map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
        {more ? (
          <Button look="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${words.length.toLocaleString('en-GB')}`}
          </Button>
        ) : null}
      </div>
    </div>
  );
};

/** What is to be put right in the plan, and what else was in the file: new fields, notes, what was not brought in. */
export const Findings = ({ review }: { readonly review: ImportReview }): ReactElement => (
  <section className="to-know" aria-label="To know about this file">
    <Told look="fix" heading="To put right once it is in" words={review.findings} />
    <Told look="note" heading="New fields in this plan" words={review.newFields.map(newFieldWords)} />
    <Told look="note" heading="Also in the file" words={besideTheText(review)} />
    <Told look="note" heading="From reading the file" words={review.messages} />
  </section>
);
