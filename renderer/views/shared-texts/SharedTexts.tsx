import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CellRef } from '../../../shared/plan/records.ts';
import { isBlank } from '../../../shared/richtext/plain-text.ts';
import { isReadOnly } from '../../app/edition-state.ts';
import { reveal } from '../../app/open-plan.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { FullDialog } from '../template/FullDialog.tsx';
import { fieldAt } from '../plan/field-at.ts';
import type { Blocks } from './paragraph-at-caret.ts';
import { SharedText } from './SharedText.tsx';
import { ShareWords } from './ShareWords.tsx';
import { nameOfUse } from './use-name.ts';
import './shared-texts.css';

interface SharedTextsProps {
  readonly place: PlanPlace;
  /** The paragraphs at the caret when the dialog was asked for. */
  readonly at: Blocks | null;
  readonly close: () => void;
}

interface Here {
  readonly cell: CellRef;
  readonly called: string;
}

/** The field with the caret, where it takes prose that may be shared. */
const fieldHere = (place: PlanPlace): Here | null => {
  const { session, page, open, edition, outline } = place;
  const cell = session.getSnapshot().active?.cell;
  if (!cell || cell.edition !== edition) return null;
  const field = fieldAt(page, cell);
  if (!field || ('holds' in field.view && field.view.holds === 'choice')) return null;
  if ('fixed' in field.view && field.view.fixed) return null;
  if (cell.part === 'text:title' || cell.part === 'text:heading') return null;
  const called = nameOfUse(open.template, outline, open.plan, field.view.cell);
  return called === null ? null : { cell: field.view.cell, called };
};

/** The plan's shared texts: words kept once for many texts, changed once for all of them. */
export const SharedTexts = ({ place, at, close }: SharedTextsProps): ReactElement => {
  const [said, setSaid] = useState('');
  const [here] = useState(() => fieldHere(place));
  const shared = place.page.facts.shared ?? [];
  // What was shared is not offered again.
  const [before] = useState(shared.length);
  const readOnly = isReadOnly(place.open.editions, place.edition);
  const tree = here ? (place.session.treeOf(here.cell) ?? []) : [];
  return (
    <FullDialog heading="Shared texts" close={close}>
      <div className="shared-body">
        <p>Words that several items say alike are kept once. Changed here, they change in each text that uses them.</p>
        {shared.length === 0 ? (
          <p className="quiet">
            No words are shared yet.
            {here ? '' : ' Put the caret in a paragraph that is to be shared, then choose Shared texts in the menu.'}
          </p>
        ) : null}
        {shared.map((text) => (
          <SharedText
            key={text.id}
            place={place}
            text={text}
            readOnly={readOnly}
            here={here}
            goTo={(cell) => {
              close();
              void reveal(cell, { at: 'start' });
            }}
            say={setSaid}
          />
        ))}
        {here && !readOnly && !isBlank(tree) ? (
          <ShareWords
            key={shared.length}
            place={place}
            cell={here.cell}
            called={here.called}
            tree={tree}
            at={shared.length === before ? at : null}
            done={setSaid}
          />
        ) : null}
      </div>
      <div className="dialog-actions full-dialog-foot">
        <Button onClick={close}>Close</Button>
        <p className="shared-said" role="status">
          {said}
        </p>
        {said === '' ? null : (
          <Button
            look="link"
            onClick={() => {
              place.session.undo();
              setSaid('');
            }}
          >
            Undo
          </Button>
        )}
      </div>
    </FullDialog>
  );
};
