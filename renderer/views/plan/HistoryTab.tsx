import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { EditionCard, Outputs, Revision } from '../../../shared/ipc/contract.ts';
import { editionName } from '../../../shared/plan/edition-name.ts';
import type { FieldView } from '../../../shared/plan/edition-view.ts';
import { reasonIn, wordsOf } from '../../../shared/plan/slips.ts';
import type { Slips } from '../../../shared/plan/slips.ts';
import { isBlank } from '../../../shared/richtext/plain-text.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { call, CallFailed } from '../../api/client.ts';
import { dayAndTime } from '../../app/plan-words.ts';
import { toast } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { dayOf, namesOf, saidBefore } from '../../editor/earlier-said.ts';
import type { Said } from '../../editor/earlier-said.ts';
import { keyOf } from '../../editor/page-fields.ts';
import { sameTree } from '../../editor/same-tree.ts';
import { StaticView } from '../../editor/nodes/static-view.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Compared } from './Compared.tsx';
import type { FieldAt } from './field-at.ts';
import './history.css';

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
  readonly place: PlanPlace;
  readonly field: FieldAt;
  readonly said: Said;
  readonly now: Tree;
  readonly readOnly: boolean;
}

const fieldKey = ({ view }: FieldAt): string => (view as Partial<FieldView>).key ?? '';

/** Why a field came to say what it said in these editions; empty where nobody said so. */
const reasonFor = (field: FieldAt, editions: readonly EditionCard[]): string =>
  editions.map(({ id }) => field.item && reasonIn(field.item.facts, fieldKey(field), id)).find(Boolean) ?? '';

/** What an earlier edition said, or several that said the same. */
const Layer = ({ place, field, said, now, readOnly }: LayerProps): ReactElement => {
  const [compared, setCompared] = useState(false);
  const { session, page } = place;
  const { cell } = field.view;
  const names = namesOf(said);
  const newest = said.editions[0]!;
  const reason = reasonFor(field, said.editions);
  const isFixed = session.specOf(cell)?.fixed === true && !session.fieldState(keyOf(cell)).unlocked;
  const copy = (): void => {
    const before = session.treeOf(cell);
    if (!before || !session.write(cell, said.tree, `copying ${names} into`))
      return toast(`${field.label} says these words already.`);
    toast(`${field.label} says what ${names} said.`, () => {
      if (sameTree(session.treeOf(cell), said.tree)) session.write(cell, before, `taking ${names} out of`);
      else toast(`${field.label} has been changed since. Ctrl+Z takes the changes back one by one.`);
    });
  };
  return (
    <section className="past" aria-label={names}>
      <h3 className="past-head">
        <Icon name={newest.state === 'sealed' ? 'lock' : 'pen'} size={16} />
        <b>{names}</b>
        {[`, ${newest.state}`, dayOf(said)].filter(Boolean).join(', ')}
      </h3>
      <div className="rt">
        {compared ? (
          <Compared before={said.tree} after={now} numbers={page.numbers} />
        ) : (
          <StaticView tree={said.tree} numbers={page.numbers} />
        )}
      </div>
      {reason === '' ? null : (
        <p className="past-reason">
          <b>Why it was changed:</b> {reason}
        </p>
      )}
      {isBlank(now) && readOnly ? null : (
        <div className="kept-words-actions">
          {isBlank(now) ? null : <CompareButton compared={compared} set={setCompared} />}
          {readOnly || isFixed ? null : (
            <Button size="pane" onClick={copy}>
              Copy into this edition
            </Button>
          )}
        </div>
      )}
    </section>
  );
};

interface DatesProps {
  readonly place: PlanPlace;
  readonly slips: Slips;
  /** What it says now, on screen. */
  readonly now: string;
  readonly reason: string | null;
}

/** How a timescale came to be what it is: what it was first, and each change of it with its reason. */
const Dates = ({ place, slips, now, reason }: DatesProps): ReactElement | null => {
  const { editions } = place.open;
  // What was written in this edition is on screen before it is read again.
  const earlier = slips.revisions.filter(({ edition }) => edition !== place.edition);
  const before = earlier.at(-1) ?? slips.original;
  const isMoved = slips.original.edition !== place.edition && now !== '' && now !== before.words;
  const revisions = isMoved
    ? [...earlier, { edition: place.edition, words: now, reason, setBack: now === slips.original.words }]
    : earlier;
  if (revisions.length === 0) return null;
  const nameOf = (id: string): string => editionName(editions.find((one) => one.id === id) ?? { label: '' });
  return (
    <section aria-labelledby="dates-heading">
      <h3 id="dates-heading" className="history-heading">
        How the date changed
      </h3>
      <ol role="list" className="dates">
        <li>
          <p>{slips.original.words}</p>
          <p className="small">At first, in {nameOf(slips.original.edition)}</p>
        </li>
        {revisions.map((one) => (
          <li key={one.edition}>
            <p>{one.words}</p>
            <p className="small">
              {one.setBack ? 'Set back in' : 'Changed in'} {nameOf(one.edition)}
            </p>
            <p className={one.reason === null ? 'small' : undefined}>
              {one.reason === null ? 'No reason is given.' : `Why: ${one.reason}`}
            </p>
          </li>
        ))}
      </ol>
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
  const { editions } = place.open;
  if (!loaded) return <p className="history-field">{field.label}</p>;
  if ('sentence' in loaded) return <ErrorPanel heading={loaded.sentence} />;
  const { slips, asksWhy, scope = 'rolls-on' } = field.view as Partial<FieldView>;
  const said = saidBefore(loaded.layers, editions, place.edition, scope);
  const revisions = loaded.revisions;
  const now = place.session.treeOf(field.view.cell) ?? field.view.tree;
  return (
    <>
      <p className="history-field">{field.label}</p>
      {slips ? <Dates place={place} slips={slips} now={wordsOf(now)} reason={asksWhy?.reason ?? null} /> : null}
      {said.length === 0 && revisions.length === 0 ? (
        <div className="empty">
          <p>Nothing was said here before. Earlier editions and earlier words of this one are shown here.</p>
        </div>
      ) : null}
      {revisions.length > 0 ? (
        <section aria-labelledby="kept-heading">
          <h3 id="kept-heading" className="history-heading">
            Kept while writing {editionName(editions.find((one) => one.id === place.edition) ?? { label: '' })}
          </h3>
          <ul role="list">
            {revisions.map((revision) => (
              <Kept key={revision.id} place={place} field={field} revision={revision} readOnly={readOnly} />
            ))}
          </ul>
        </section>
      ) : null}
      {said.map((one) => (
        <Layer key={one.editions.at(-1)!.id} place={place} field={field} said={one} now={now} readOnly={readOnly} />
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
