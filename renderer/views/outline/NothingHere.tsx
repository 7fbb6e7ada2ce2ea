import type { ReactElement } from 'react';
import { addSection } from '../../app/commands/structure.ts';
import { chooseImport } from '../../app/bring-in.ts';
import { Button } from '../../ui/Button.tsx';
import type { Filter } from '../plan/outline-filter.ts';

/** What an empty outline says of each filter. */
const FOUND_NONE = {
  all: '',
  'not-updated': 'Every item is updated in this edition.',
  'to-fix': 'The checks find nothing that must or should be fixed in an item.',
  'with-owner': 'No item has an owner. Name one under Owner, beside the item’s status.',
} as const satisfies Record<Filter, string>;

interface NothingHereProps {
  readonly isPlanEmpty: boolean;
  readonly filter: Filter;
  /** The words looked for, if any. */
  readonly words: string;
}

/** What stands in the outline where it has no rows: how to start, or that nothing was found. */
export const NothingHere = ({ isPlanEmpty, filter, words }: NothingHereProps): ReactElement =>
  isPlanEmpty ? (
    <div className="empty pane-empty">
      <p className="empty-heading">No sections yet</p>
      <p>The outline lists the sections and items of the plan. Add the first section, or bring in last year’s plan.</p>
      <div className="outline-start">
        <Button size="pane" onClick={() => void addSection()}>
          Add a section
        </Button>
        <Button size="pane" onClick={() => void chooseImport()}>
          Bring in a plan…
        </Button>
      </div>
    </div>
  ) : (
    <div className="empty pane-empty">
      <p className="empty-heading">Nothing found</p>
      <p>{words === '' ? FOUND_NONE[filter] : `No number, name or text of this edition has “${words}”.`}</p>
    </div>
  );
