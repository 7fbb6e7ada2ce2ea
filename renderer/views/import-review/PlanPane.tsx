import { useCallback, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../app/store.ts';
import { NoteMark } from '../../ui/ErrorPanel.tsx';
import { VirtualTree } from '../../ui/VirtualTree.tsx';
import { AsWhat } from './AsWhat.tsx';
import { Findings } from './Findings.tsx';
import { HowRead } from './HowRead.tsx';
import { LeftOver } from './LeftOver.tsx';
import { MatchPane } from './MatchPane.tsx';
import { PlanLine, planRowClass } from './PlanLine.tsx';
import { beginningsOf, planRows, rowAtPlace, thingKeyOf } from './plan-rows.ts';
import type { PlanRow } from './plan-rows.ts';
import type { ReviewDesk } from './review-desk.ts';
import './plan-pane.css';

const ROW_HEIGHT = 40;

interface Chosen {
  /** The line of the file that one was at when the row was chosen: as long as one is there, the row stays. */
  readonly at: string | null;
  readonly key: string;
}

const Outline = ({ desk, toFile }: PlanTreeProps): ReactElement => {
  const { review, places, lines, at, turn, busy } = useStore(desk.store, (state) => state);
  const { outline } = review;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [folded, setFolded] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const beginnings = useMemo(() => beginningsOf(outline, (line) => places.get(line)), [outline, places]);
  const place = at === null ? undefined : places.get(at);
  const here = place === undefined ? undefined : lines[place];
  // What is left over, and what stands before the first item, is in no row.
  const linked = place === undefined || here?.goesTo === 'left-over' ? null : rowAtPlace(beginnings, place);
  const wanted = chosen && chosen.at === at ? chosen.key : linked;
  const thing = wanted === null ? null : thingKeyOf(wanted);
  // The item that one is in is unfolded for as long as one is there, unless it was folded by hand.
  const shown = useMemo(
    () => (thing === null || thing === folded ? opened : new Set([...opened, thing])),
    [opened, thing, folded],
  );
  const rows = useMemo(() => planRows(outline, shown), [outline, shown]);
  const active = rows.some((row) => row.key === wanted) ? wanted : thing;
  const renderRow = useCallback(
    (row: PlanRow) => <PlanLine row={row} word={lineWord(row, places, lines)} />,
    [places, lines],
  );
  const setActive = (row: PlanRow): void => {
    setChosen({ at: row.line ?? at, key: row.key });
    if (row.line !== null) desk.show(row.line);
  };
  return (
    <VirtualTree<PlanRow>
      label="The plan it becomes, item by item"
      className="becomes-list"
      rows={rows}
      active={active}
      turn={turn}
      busy={busy}
      rowHeight={ROW_HEIGHT}
      setActive={setActive}
      setOpen={(row, open) => {
        setFolded(open ? null : row.key);
        const next = new Set(opened);
        if (open) next.add(row.key);
        else next.delete(row.key);
        setOpened(next);
      }}
      enter={(row) => (row.line === null ? undefined : toFile(row.line))}
      classOf={planRowClass}
      renderRow={renderRow}
    />
  );
};

/** What a field is called beside its line in the file, so that both sides use one word. */
const lineWord = (
  { field, line }: PlanRow,
  places: ReturnType<ReviewDesk['store']['get']>['places'],
  lines: ReturnType<ReviewDesk['store']['get']>['lines'],
): string => {
  if (!field) return '';
  const found = line === null ? undefined : lines[places.get(line) ?? -1];
  return found?.goesTo === 'field' ? found.word : field.label.replace(/[\s:]+$/u, '');
};

interface PlanTreeProps {
  readonly desk: ReviewDesk;
  readonly toFile: (line: string) => void;
}

const NoItems = (): ReactElement => (
  <section className="told told-note" aria-labelledby="no-items">
    <NoteMark />
    <div className="told-words">
      <h3 id="no-items">No items were found</h3>
      <p>
        In the file, select the block where the first item begins and press “Begin an item here”. What stands below it
        can then be made its fields. Or choose another way under “Read as”.
      </p>
      <p>Brought in as it is, the file becomes a plan of sections and text.</p>
    </div>
  </section>
);

interface PlanPaneProps {
  readonly desk: ReviewDesk;
  readonly back: string | null;
  /** Leads to a line of the file. */
  readonly toFile: (line: string) => void;
}

/** The plan that the file becomes: how it is read, its sections and items, what is left over and what is to be fixed. */
export const PlanPane = ({ desk, back, toFile }: PlanPaneProps): ReactElement => {
  const { review, into } = useStore(desk.store, (state) => state);
  return (
    <section className="plan-pane" aria-labelledby="becomes-heading">
      <div className="review-head">
        <h2 id="becomes-heading">The plan it becomes</h2>
        <p className="small review-hint">Nothing is saved yet</p>
      </div>
      <div className="review-scroll" data-pane="page">
        <div className="becomes-inside">
          <p className="becomes-title">{review.title}</p>
          <AsWhat desk={desk} back={back} />
          <HowRead desk={desk} />
          {review.items === 0 ? <NoItems /> : null}
          {into ? <MatchPane desk={desk} into={into} toFile={toFile} /> : <Outline desk={desk} toFile={toFile} />}
          <LeftOver review={review} toFile={toFile} />
          <Findings review={review} />
        </div>
      </div>
    </section>
  );
};
