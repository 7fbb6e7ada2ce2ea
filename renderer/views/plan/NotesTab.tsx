import { useEffect, useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { ItemView } from '../../../shared/ipc/contract.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';

/** Lines of a note as paragraphs; blank lines between them are kept, those at the end are not. */
export const noteTree = (words: string): Tree =>
  words.trim() === ''
    ? []
    : words
        .trimEnd()
        .split('\n')
        .map((line) => ({ type: 'paragraph', children: line === '' ? [] : [{ type: 'text', text: line }] }));

interface NotesTabProps {
  readonly place: PlanPlace;
  readonly item: ItemView | null;
  readonly readOnly: boolean;
}

const Note = ({ place, item, readOnly }: NotesTabProps & { readonly item: ItemView }): ReactElement => {
  const id = useId();
  const { notes } = place;
  const [words, setWords] = useState(() => plainText(notes.read(item.notes)));
  const [adding, setAdding] = useState(false);
  // A note that was put together with somebody else's stands on screen as it is kept.
  useEffect(
    () =>
      notes.subscribe(() => {
        const kept = plainText(notes.read(item.notes));
        setWords((now) => (kept === plainText(noteTree(now)) ? now : kept));
      }),
    [notes, item.notes],
  );
  const name = item.number ? `item ${item.number}` : 'this item';
  if (words === '' && !adding)
    return (
      <div className="empty">
        <p className="empty-heading">No notes on {name}</p>
        <p>Notes are for your team. They are never published.</p>
        {readOnly ? null : (
          <Button size="pane" onClick={() => setAdding(true)}>
            Add a note
          </Button>
        )}
      </div>
    );
  return (
    <div className="notes">
      <label className="unseen" htmlFor={id}>
        Notes on {name}
      </label>
      <textarea
        id={id}
        className="input"
        autoFocus={adding}
        readOnly={readOnly}
        aria-describedby={`${id}-about`}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          notes.write(item.notes, noteTree(event.target.value));
        }}
        onBlur={() => void notes.flush()}
      />
      <p className="small" id={`${id}-about`}>
        Notes are for your team. They are never published.
      </p>
    </div>
  );
};

/** The team's own notes on an item. */
export const NotesTab = (props: NotesTabProps): ReactElement =>
  props.item ? (
    <Note key={props.item.id} {...props} item={props.item} />
  ) : (
    <div className="empty">
      <p className="empty-heading">No item chosen</p>
      <p>Notes on an item are for your team. They are never published.</p>
    </div>
  );
