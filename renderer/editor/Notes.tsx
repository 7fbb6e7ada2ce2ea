import type { ReactElement } from 'react';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { spotOf } from './caret.ts';
import type { PageContext } from './Marks.tsx';
import { StaticView } from './nodes/static-view.tsx';
import { useFirstNote, useNotes } from './note-numbers.ts';
import { nameOf } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import type { FieldState } from './session.ts';
import './notes.css';

interface NotesProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  readonly state: FieldState;
}

/** Puts the caret at a footnote's mark: the nth one of the field that the button belongs to. */
const goToMark = (button: Element, { session }: PageContext, { cell }: FieldSpec, nth: number): void => {
  const root = button.closest('[data-field]')?.querySelector('.rt');
  const mark = root?.querySelectorAll('.rt-footnote')[nth]?.closest('.rt-kept');
  const line = mark?.parentElement;
  const spot = root && mark && line ? spotOf(root, line, [...line.childNodes].indexOf(mark) + 1) : null;
  session.focusField(cell, spot ? { at: 'places', anchor: spot, focus: spot } : { at: 'end' });
};

/** The footnotes of a field, under it as on paper, each with the way back to its mark. */
export const Notes = ({ context, spec, state }: NotesProps): ReactElement | null => {
  const notes = useNotes(context.session, spec.key, state.tree, state.live);
  const first = useFirstNote(context.session, spec.key);
  if (notes.length === 0) return null;
  return (
    <ol className="rt-notes" aria-label={`Footnotes of ${nameOf(spec)}`}>
      {notes.map((note, at) => {
        const number = first + at;
        return (
          <li key={at} className="rt-note" value={number} aria-label={`Footnote ${number}: ${plainText(note)}`}>
            <sup aria-hidden="true">{number}</sup>
            <div className="rt-note-words">
              <StaticView tree={note} numbers={context.numbers} />
            </div>
            <button
              type="button"
              className="rt-note-back"
              aria-label={`Back to footnote ${number} in the text`}
              title="Back to the text"
              onClick={(event) => goToMark(event.currentTarget, context, spec, at)}
            >
              <Icon name="arrow-up" size={16} />
            </button>
          </li>
        );
      })}
    </ol>
  );
};
