import { useId, useRef } from 'react';
import type { ReactElement } from 'react';
import { TONES } from '../../../shared/plan/template.ts';
import type { Template, Tone } from '../../../shared/plan/template.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { toneWords } from '../../ui/tone-words.ts';
import { addWord, changeWord, moveWord, removeWord } from './template-draft.ts';
import type { List } from './template-draft.ts';

interface WordsPanelProps {
  readonly list: List;
  readonly draft: Template;
  readonly change: (template: Template) => void;
  readonly say: (words: string) => void;
}

const headings = { status: 'Status words', response: 'Response words' } as const satisfies Record<List, string>;
const notes = {
  status: 'Each has a meaning, which charts and filters go by. What items say already stays as it is.',
  response: 'What a response is chosen from. What items say already stays as it is.',
} as const satisfies Record<List, string>;

const TONE_OPTIONS = TONES.map((tone) => ({ id: tone, words: toneWords[tone], shape: <StatusShape tone={tone} /> }));

/** The words that a status or a response is chosen from. */
export const WordsPanel = ({ list, draft, change, say }: WordsPanelProps): ReactElement => {
  const id = useId();
  const rows = useRef<HTMLOListElement>(null);
  const words = draft.vocabularies[list];
  const move = (at: number, by: 1 | -1): void => {
    const called = words[at]!.word;
    const to = at + by;
    if (to < 0 || to >= words.length) return say(`${called} is ${by < 0 ? 'first' : 'last'} already.`);
    change(moveWord(draft, list, at, by));
    // The focus goes along with the word.
    requestAnimationFrame(() =>
      rows.current?.children[to]?.querySelectorAll<HTMLElement>('.icon-button')[by < 0 ? 0 : 1]?.focus(),
    );
    return say(`${called} is now word ${to + 1} of ${words.length}.`);
  };
  return (
    <section className="template-part" aria-labelledby={id}>
      <h3 id={id}>{headings[list]}</h3>
      <p className="small">{notes[list]}</p>
      <ol className="template-words" role="list" ref={rows}>
        {words.map(({ word, tone }, at) => (
          <li key={at} className={list === 'status' ? 'template-word template-word-toned' : 'template-word'}>
            <input
              className="input"
              aria-label={`Word ${at + 1} of ${words.length}`}
              value={word}
              maxLength={120}
              onChange={(event) => change(changeWord(draft, list, at, { word: event.target.value }))}
            />
            {list === 'status' ? (
              <Choice
                label={`Meaning of ${word || 'the new word'}`}
                options={TONE_OPTIONS}
                chosen={tone ?? null}
                placeholder="No meaning"
                choose={(chosen) => change(changeWord(draft, list, at, { tone: chosen as Tone }))}
              />
            ) : null}
            <span className="template-word-tools">
              <IconButton icon="arrow-up" label={`Move ${word} up`} onClick={() => move(at, -1)} />
              <IconButton icon="arrow-down" label={`Move ${word} down`} onClick={() => move(at, 1)} />
              <IconButton
                icon="x"
                label={`Take ${word || 'the new word'} out`}
                onClick={() => {
                  change(removeWord(draft, list, at));
                  say(`${word} is taken out.`);
                }}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button
        size="pane"
        onClick={() => {
          change(addWord(draft, list));
          say('A word is added at the end.');
        }}
      >
        Add a {list} word
      </Button>
    </section>
  );
};
