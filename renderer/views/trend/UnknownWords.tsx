import { useRef } from 'react';
import type { ReactElement } from 'react';
import { editionName } from '../../../shared/plan/edition-name.ts';
import { TONES } from '../../../shared/plan/template.ts';
import type { Tone } from '../../../shared/plan/template.ts';
import type { Trend } from '../../../shared/plan/trend.ts';
import { cardOf } from '../../app/edition-state.ts';
import { counted } from '../../app/plan-words.ts';
import type { PlanPlace } from '../../app/state.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { Choice } from '../../ui/Choice.tsx';
import type { Option } from '../../ui/Choice.tsx';
import { toneWords } from '../../ui/tone-words.ts';
import { noMeaning } from './give-meaning.ts';

const tones: readonly Option[] = TONES.map((tone) => ({
  id: tone,
  words: toneWords[tone],
  shape: <StatusShape tone={tone} />,
}));
const NOTHING = 'nothing';
const tonesOrNothing: readonly Option[] = [...tones, { id: NOTHING, words: 'No meaning of its own' }];

interface UnknownWordsProps {
  readonly place: PlanPlace;
  readonly trend: Trend;
  /** Answers once it is kept and counted. */
  readonly mean: (word: string, tone: Tone | null) => Promise<void>;
}

/** Status words that nothing gives a meaning, edition by edition, each with a choice of one; and those that were given one. */
export const UnknownWords = ({ place, trend, mean }: UnknownWordsProps): ReactElement | null => {
  const body = useRef<HTMLDivElement>(null);
  const refusal = noMeaning(place);
  const unknown = trend.editions.toReversed().filter(({ unmapped }) => unmapped.length > 0);
  if (unknown.length === 0 && trend.given.length === 0) return null;
  const choose = (word: string, chosen: string): void => {
    // The line goes away with its word: what stands here keeps the focus.
    void mean(word, chosen === NOTHING ? null : (chosen as Tone)).then(() => {
      if (document.activeElement === document.body || !body.current?.contains(document.activeElement))
        body.current?.focus();
    });
  };
  return (
    <div className="trend-words" ref={body} tabIndex={-1} role="group" aria-label="Status words and what they mean">
      {unknown.length > 0 ? (
        <section>
          <h3>Other words</h3>
          <p className="small">
            No edition’s own list has these. Once it is said what they mean, they count like the rest; the words stay as
            written.
          </p>
          {refusal === null ? null : <p>{refusal}</p>}
          {unknown.map(({ edition, unmapped }) => {
            const card = cardOf(place.open.editions, edition);
            const name = card ? editionName(card) : '';
            return (
              <div key={edition} className="trend-unknown-of">
                <h4>{name}</h4>
                <ul role="list" className="trend-unknown-list">
                  {unmapped.map(({ words, items }) => (
                    <li key={words} className="trend-word">
                      <span className="trend-word-words">
                        “{words}” <span className="small">{counted(items, 'item')}</span>
                      </span>
                      {refusal === null ? (
                        <div className="trend-choice">
                          <Choice
                            label={`Meaning of “${words}” in ${name}`}
                            options={tones}
                            chosen={null}
                            placeholder="Choose what it means"
                            choose={(id) => choose(words, id)}
                          />
                        </div>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </section>
      ) : null}
      {trend.given.length > 0 ? (
        <section>
          <h3>Words given a meaning</h3>
          <ul role="list" className="trend-unknown-list">
            {trend.given.map(({ word, tone }) => (
              <li key={word} className="trend-word">
                <span className="trend-word-words">“{word}”</span>
                <div className="trend-choice">
                  {refusal === null ? (
                    <Choice
                      label={`Meaning of “${word}”`}
                      options={tonesOrNothing}
                      chosen={tone}
                      placeholder=""
                      choose={(id) => choose(word, id)}
                    />
                  ) : (
                    <span className="with-icon">
                      <StatusShape tone={tone} />
                      {toneWords[tone]}
                    </span>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
};
