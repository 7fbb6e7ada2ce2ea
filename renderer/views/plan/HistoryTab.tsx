import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Outputs, Revision } from '../../../shared/ipc/contract.ts';
import { longName } from '../../../shared/plan/edition-name.ts';
import { isBlank } from '../../../shared/richtext/plain-text.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { call, CallFailed } from '../../api/client.ts';
import { dayAndTime } from '../../app/plan-words.ts';
import { toast } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { sameTree } from '../../editor/same-tree.ts';
import { StaticView } from '../../editor/nodes/static-view.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Compared } from './Compared.tsx';
import type { FieldAt } from './field-at.ts';

type Layers = Outputs['cell/layers']['layers'];
type Loaded = { readonly layers: Layers; readonly revisions: readonly Revision[] } | { readonly sentence: string };

const originWords = {
  typed: 'Written',
  import: 'Brought in',
  return: 'From a return',
  copy: 'From a copy',
  restore: 'Restored',
  merge: 'Put together',
} as const satisfies Record<Revision['origin'], string>;

/** The words of a field that were said before, edition by edition, and those kept while this edition was written. */
const useHistory = (plan: string, { view }: FieldAt, turn: string): Loaded | null => {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const { subject, part, edition } = view.cell;
  useEffect(() => {
    let wanted = true;
    const cell = { subject, part, edition };
    Promise.all([call('cell/layers', { plan, cell }), call('cell/revisions', { plan, cell })]).then(
      ([{ layers }, { revisions }]) => wanted && setLoaded({ layers, revisions }),
      (error: unknown) => {
        if (wanted) setLoaded({ sentence: error instanceof CallFailed ? error.message : 'History could not be read.' });
      },
    );
    return () => {
      wanted = false;
    };
  }, [plan, subject, part, edition, turn]);
  return loaded;
};

interface HistoryTabProps {
  readonly place: PlanPlace;
  readonly field: FieldAt | null;
  /** Changes when something was saved, so that the list is read again. */
  readonly turn: string;
  readonly readOnly: boolean;
}

const CompareButton = ({
  compared,
  set,
}: {
  readonly compared: boolean;
  readonly set: (compared: boolean) => void;
}): ReactElement => (
  <Button size="pane" aria-pressed={compared} onClick={() => set(!compared)}>
    {compared ? 'Show the words alone' : 'Compare with now'}
  </Button>
);

const Kept = ({
  place,
  field,
  revision,
  readOnly,
}: {
  readonly place: PlanPlace;
  readonly field: FieldAt;
  readonly revision: Revision;
  readonly readOnly: boolean;
}): ReactElement => {
  const [open, setOpen] = useState(false);
  const [compared, setCompared] = useState(false);
  const body = revision.body as Tree | null;
  const now = place.session.treeOf(field.view.cell) ?? field.view.tree;
  const restore = (tree: Tree): void => {
    const { session } = place;
    const { cell } = field.view;
    const before = session.treeOf(cell);
    if (!before || !session.write(cell, tree, 'restoring')) return toast(`${field.label} says these words already.`);
    toast(`${field.label} is back to the words of ${dayAndTime(revision.madeAt)}.`, () => {
      if (sameTree(session.treeOf(cell), tree)) session.write(cell, before, 'taking back the restoring of');
      else toast(`${field.label} has been changed since. Ctrl+Z takes the changes back one by one.`);
    });
  };
  return (
    <li className="kept-words">
      <div className="kept-words-head">
        <span className="numbers">{dayAndTime(revision.madeAt)}</span>
        {body ? (
          <button type="button" className="text-link small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide' : 'Show'}
          </button>
        ) : null}
      </div>
      <p className="small">
        {originWords[revision.origin]} by {revision.person}
      </p>
      {body && open ? (
        <div className="past rt">
          {compared ? (
            <Compared before={body} after={now} numbers={place.page.numbers} />
          ) : isBlank(body) ? (
            <p className="quiet">No words</p>
          ) : (
            <StaticView tree={body} numbers={place.page.numbers} />
          )}
        </div>
      ) : null}
      {body && open ? (
        <div className="kept-words-actions">
          <CompareButton compared={compared} set={setCompared} />
          {readOnly ? null : (
            <Button size="pane" onClick={() => restore(body)}>
              Restore these words
            </Button>
          )}
        </div>
      ) : null}
      {body ? null : <p className="small">These words are no longer kept.</p>}
    </li>
  );
};

interface LayerProps {
  readonly name: string;
  readonly before: Tree;
  readonly now: Tree;
  readonly numbers: PlanPlace['page']['numbers'];
}

/** What an earlier edition said. */
const Layer = ({ name, before, now, numbers }: LayerProps): ReactElement => {
  const [compared, setCompared] = useState(false);
  return (
    <section className="past" aria-label={name}>
      <h3 className="past-head">
        <b>{name}</b>
      </h3>
      <div className="rt">
        {compared ? (
          <Compared before={before} after={now} numbers={numbers} />
        ) : (
          <StaticView tree={before} numbers={numbers} />
        )}
      </div>
      {isBlank(now) ? null : (
        <div className="kept-words-actions">
          <CompareButton compared={compared} set={setCompared} />
        </div>
      )}
    </section>
  );
};

/** What the field the person is in said before. */
const FieldHistory = ({
  place,
  field,
  turn,
  readOnly,
}: HistoryTabProps & { readonly field: FieldAt }): ReactElement => {
  const loaded = useHistory(place.open.plan, field, turn);
  const editionOf = (id: string): string => longName(place.open.editions.find((one) => one.id === id)?.label ?? '');
  if (!loaded) return <p className="history-field">{field.label}</p>;
  if ('sentence' in loaded) return <ErrorPanel heading={loaded.sentence} />;
  const layers = loaded.layers.filter((layer) => !isBlank(layer.tree));
  const revisions = loaded.revisions;
  return (
    <>
      <p className="history-field">{field.label}</p>
      {layers.length === 0 && revisions.length === 0 ? (
        <div className="empty">
          <p>Nothing was said here before. Earlier editions and earlier words of this one are shown here.</p>
        </div>
      ) : null}
      {revisions.length > 0 ? (
        <section aria-labelledby="kept-heading">
          <h3 id="kept-heading" className="history-heading">
            Kept while writing {editionOf(place.edition)}
          </h3>
          <ul role="list">
            {revisions.map((revision) => (
              <Kept key={revision.id} place={place} field={field} revision={revision} readOnly={readOnly} />
            ))}
          </ul>
        </section>
      ) : null}
      {layers.map((layer) => (
        <Layer
          key={layer.edition}
          name={editionOf(layer.edition)}
          before={layer.tree}
          now={place.session.treeOf(field.view.cell) ?? field.view.tree}
          numbers={place.page.numbers}
        />
      ))}
    </>
  );
};

export const HistoryTab = (props: HistoryTabProps): ReactElement =>
  props.field ? (
    <FieldHistory {...props} field={props.field} key={props.field.view.cell.subject + props.field.view.cell.part} />
  ) : (
    <div className="empty">
      <p className="empty-heading">No field chosen</p>
      <p>Put the caret in a field of the page to see what it said before.</p>
    </div>
  );
