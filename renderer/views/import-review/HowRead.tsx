import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { sameEdition } from '../../../shared/plan/edition-name.ts';
import { counted } from '../../app/plan-words.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Radios } from '../../ui/Radios.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ownEditionChange, renameChange, templateChange } from './change.ts';
import type { ReviewDesk } from './review-desk.ts';
import { confidenceWords } from './review-words.ts';

/** The name of an edition that was found, which can be put right. */
const EditionName = ({ desk, name }: { readonly desk: ReviewDesk; readonly name: string }): ReactElement => {
  const { review, busy } = useStore(desk.store, (state) => state);
  const [words, setWords] = useState(name);
  const to = words.trim();
  const changed = to !== name && to !== '';
  const joins = changed && review.editions.some((one) => one !== name && sameEdition(one, to));
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    if (changed && !busy) void desk.change(renameChange(name, to));
  };
  return (
    // Esc takes back what was typed, as it does in every box that is not yet done with.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="edition-name"
      onSubmit={rename}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || words === name) return;
        event.preventDefault();
        setWords(name);
      }}
    >
      <TextField
        label={`Name of the edition ${name}`}
        hint={joins ? 'There is one of that name: both become one.' : undefined}
        value={words}
        maxLength={80}
        onChange={setWords}
      />
      {changed ? (
        <Button size="pane" submit>
          Change the name
        </Button>
      ) : null}
    </form>
  );
};

const TRACKED = [
  { id: 'accepted', words: 'as accepted' },
  { id: 'original', words: 'as before the changes' },
] as const;

/** By what the file is read: its template, the edition it is, the names of the editions found; and why so. */
export const HowRead = ({ desk }: { readonly desk: ReviewDesk }): ReactElement => {
  const { review, busy } = useStore(desk.store, (state) => state);
  const { editions, edition, templates, template, found } = review;
  return (
    <div className="how-read">
      <div className="how-read-row">
        <span className="how-read-choice">
          <span>Edition</span>
          <Choice
            label="Edition that the file is"
            options={editions.map((name) => ({ id: name, words: name }))}
            chosen={editions[edition] ?? null}
            placeholder="Choose an edition"
            choose={(name) => void desk.change(ownEditionChange(name))}
          />
        </span>
        <span className="how-read-choice how-read-template">
          <span>Read as</span>
          <Choice
            label="Read as"
            options={templates.map((one) => ({ id: one.id, words: one.name }))}
            chosen={templates.some((one) => one.id === template.id) ? template.id : null}
            placeholder={template.name}
            choose={(id) => void desk.change(templateChange(id, templates.find((one) => one.id === id)?.name ?? id))}
          />
        </span>
      </div>
      {found.trackedChanges > 0 ? (
        <Radios
          legend={`${counted(found.trackedChanges, 'tracked change')}:`}
          options={TRACKED}
          chosen={review.tracked}
          choose={(way) => void desk.reread(way)}
          busy={busy}
        />
      ) : null}
      <div className="how-read-more">
        <Disclosure words="Edition names">
          {editions.map((name) => (
            <EditionName key={name} desk={desk} name={name} />
          ))}
        </Disclosure>
        <Disclosure words="Why this way?">
          <p>{confidenceWords(review.confidence)}</p>
          <ul>
            {review.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Disclosure>
      </div>
    </div>
  );
};
