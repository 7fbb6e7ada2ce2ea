import { useEffect, useMemo, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ChangeKind } from '../../../shared/plan/compared.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import { counted } from '../../app/plan-words.ts';
import { openDialog, openDrawer, say, store } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { SidePane } from '../plan/SidePane.tsx';
import { useLayout } from '../plan/use-layout.ts';
import { useSavedAt } from '../plan/use-plan.ts';
import { rowChosen, rowsOfKinds, summaryOf } from './change-rows.ts';
import type { ChangeRow } from './change-rows.ts';
import { ChangeList } from './ChangeList.tsx';
import { CompareFoot } from './CompareFoot.tsx';
import { changeComparing, comparingIn, desk, pairIn, pastSide, samePair, withEdition } from './comparing.ts';
import type { Answer, Pair } from './comparing.ts';
import { KindFilter } from './KindFilter.tsx';
import { Looked } from './Looked.tsx';
import { Pickers } from './Pickers.tsx';
import { readComparison } from './read-comparison.ts';
import { stepChange } from './step-change.ts';
import './compare.css';
import './marked.css';

type Read = Extract<Answer, { comparison: unknown }>;

/** Keeps the comparison that is shown up to date with what is written. */
const useComparison = (place: PlanPlace, pair: Pair | null): Answer | null => {
  const { plan } = place.open;
  const known = useStore(desk, () => comparingIn(plan).answer);
  const saved = useSavedAt(place);
  const { outline, open } = place;
  const last = useRef<string | null>(null);
  const [before, after] = [pair?.before, pair?.after];
  useEffect(() => {
    if (before === undefined || after === undefined) return;
    const key = `${plan} ${before} ${after}`;
    // Read anew where the plan was written since; coming here from the page, it may have been.
    void readComparison(place, { before, after }, last.current === key);
    last.current = key;
    // `place` is another one with each move of the caret; what was written shows in what was saved and in the outline.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [plan, before, after, saved, outline, open]);
  return known && samePair(known.pair, pair) ? known : null;
};

const Steps = (): ReactElement => (
  <span className="compare-steps">
    <IconButton icon="arrow-up" label="Previous change" keys="Shift+F8" onClick={() => void stepChange(-1)} />
    <IconButton icon="arrow-down" label="Next change" keys="F8" onClick={() => void stepChange(1)} />
  </span>
);

const countWords = (rows: readonly ChangeRow[], all: readonly ChangeRow[]): string =>
  rows.length === all.length
    ? counted(all.length, 'change')
    : `${rows.length.toLocaleString('en-GB')} of ${counted(all.length, 'change')}`;

interface ListPaneProps {
  readonly read: Read;
  readonly rows: readonly ChangeRow[];
  readonly chosen: ChangeRow | undefined;
  readonly after: string;
  readonly kinds: ReadonlySet<ChangeKind>;
  readonly plan: string;
}

const ListPane = ({ read, rows, chosen, after, kinds, plan }: ListPaneProps): ReactElement => {
  const turn = useStore(desk, ({ turn: now }) => now);
  const summary = useMemo(() => summaryOf(read.rows, read.comparison.same), [read]);
  const choose = (key: string): void => {
    const at = rows.findIndex((row) => row.key === key);
    const row = rows[at];
    if (row) changeComparing(plan, (now) => ({ ...now, row: { key, subject: row.change.subject, at } }));
  };
  const enter = (): void => {
    openDrawer(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.compare-body')?.focus());
  };
  return (
    <>
      <div className="change-head">
        <div className="change-head-line">
          <h2 className="pane-title">{countWords(rows, read.rows)}</h2>
          <Steps />
        </div>
        <p className="small">{summary}</p>
        <KindFilter
          rows={read.rows}
          kinds={kinds}
          choose={(next) => {
            changeComparing(plan, (now) => ({ ...now, kinds: next }));
            say(`${countWords(rowsOfKinds(read.rows, next), read.rows)} listed.`);
          }}
        />
      </div>
      {chosen ? (
        <ChangeList
          rows={rows}
          chosen={chosen}
          after={after}
          shelf={read.shelf}
          turn={turn}
          choose={choose}
          enter={enter}
        />
      ) : null}
    </>
  );
};

const Empty = ({ heading, children }: { readonly heading: string; readonly children: ReactNode }): ReactElement => (
  <div className="compare-empty">
    <h2>{heading}</h2>
    {children}
  </div>
);

const Alone = ({ place }: { readonly place: PlanPlace }): ReactElement => (
  <main className="compare" data-pane="page">
    <Empty heading="There is nothing to compare yet">
      <p>
        {nameOfEdition(place.open, place.edition)} is the only edition of this plan. Once the next one is started, all
        that changes from one to the other is shown here.
      </p>
      <p>
        <Button look="primary" onClick={() => openDialog({ dialog: 'start-edition' })}>
          Start the next edition…
        </Button>
      </p>
    </Empty>
  </main>
);

interface BothProps {
  readonly place: PlanPlace;
  readonly pair: Pair;
}

const Both = ({ place, pair }: BothProps): ReactElement => {
  const { open, edition } = place;
  const { plan, editions } = open;
  const layout = useLayout();
  const narrow = layout === 'page' || layout === 'one';
  const drawer = useStore(store, (state) => state.drawer);
  const { kinds, row, saving } = useStore(desk, () => comparingIn(plan));
  const wishesInline = useStore(desk, ({ inline }) => inline);
  const answer = useComparison(place, pair);
  const names = { before: nameOfEdition(open, pair.before), after: nameOfEdition(open, pair.after) };
  const read = answer && 'comparison' in answer ? answer : null;
  const rows = useMemo(() => (read ? rowsOfKinds(read.rows, kinds) : []), [read, kinds]);
  const chosen = rowChosen(rows, row);
  const setPair = (next: Pair): void => {
    changeComparing(plan, (now) => ({ ...now, chosenPair: { ...next, shown: edition } }));
    say(`${nameOfEdition(open, next.before)} is compared with ${nameOfEdition(open, next.after)}.`);
  };
  const words = read ? countWords(rows, read.rows) : 'Changes';
  return (
    <div className="compare" data-layout={layout}>
      <SidePane pane="outline" label="Changes" asDrawer={narrow} open={drawer === 'outline'}>
        {read && read.rows.length > 0 ? (
          <ListPane read={read} rows={rows} chosen={chosen} after={names.after} kinds={kinds} plan={plan} />
        ) : null}
      </SidePane>
      <main className="compare-main" data-pane="page">
        {narrow ? (
          <div className="compare-bar">
            <Button size="pane" aria-haspopup="dialog" onClick={() => openDrawer('outline')}>
              {words}
            </Button>
            <Steps />
          </div>
        ) : null}
        <Pickers
          editions={editions}
          pair={pair}
          choose={(side, chosenEdition) => setPair(withEdition(pair, side, chosenEdition))}
          swap={() => setPair({ before: pair.after, after: pair.before })}
          inline={narrow ? null : wishesInline}
          setInline={(inline) => desk.set((now) => ({ ...now, inline }))}
        />
        <div
          className="compare-body"
          data-past={pastSide(editions, pair)}
          role="region"
          aria-label="What changed"
          tabIndex={0}
          data-first-focus=""
        >
          {answer === null ? (
            <p className="quiet compare-wait" role="status">
              Comparing {names.before} with {names.after}…
            </p>
          ) : !read ? (
            <div className="compare-trouble">
              <ErrorPanel
                heading="The editions were not compared"
                actions={<Button onClick={() => void readComparison(place, pair, true)}>Try again</Button>}
              >
                {'sentence' in answer ? answer.sentence : null}
              </ErrorPanel>
            </div>
          ) : chosen ? (
            <Looked
              read={read}
              rows={rows}
              row={chosen}
              pair={pair}
              names={names}
              inline={narrow || wishesInline}
              shown={edition}
            />
          ) : (
            <Empty heading={`${names.before} and ${names.after} say the same`}>
              <p>
                {read.comparison.same === 0
                  ? 'Neither has an item that the other has not.'
                  : `${counted(read.comparison.same, 'item')} ${read.comparison.same === 1 ? 'is' : 'are'} the same in both.`}{' '}
                What you write in one of them is shown here.
              </p>
            </Empty>
          )}
        </div>
        <CompareFoot saving={saving} putAway={() => changeComparing(plan, (now) => ({ ...now, saving: null }))} />
      </main>
    </div>
  );
};

/** Two editions held against each other: the changes from the one to the other, and each of them word by word. */
export const Compare = ({ place }: { readonly place: PlanPlace }): ReactElement => {
  const now = useStore(desk, () => comparingIn(place.open.plan));
  const pair = pairIn(place, now);
  return pair ? <Both place={place} pair={pair} /> : <Alone place={place} />;
};
