import { createContext, memo, useContext, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { ListBox, ListBoxItem, ListStateContext } from 'react-aria-components/ListBox';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { rowWords } from './change-rows.ts';
import type { ChangeRow } from './change-rows.ts';
import { desk } from './comparing.ts';
import { countsOf, isCounted } from './row-counts.ts';
import type { ThingShelf } from './thing-shelf.ts';
import { useInSight } from './use-thing.ts';

/** Every row is as high as two lines are. CSS pixels. */
const ROW = 65;

/** So many rows are in the list at once; a long list gets the rest as soon as they are drawn. */
const FIRST = 300;

/** The rows that are in the list now: all of them, but for a moment where there are very many. */
const useRowsNow = (rows: readonly ChangeRow[], at: number): readonly ChangeRow[] => {
  const later = useDeferredValue(rows, at < FIRST ? rows.slice(0, FIRST) : rows);
  return rows.length > FIRST ? later : rows;
};

/** What the rows need from around them. The list draws a row anew only for another change, so it is not handed to them. */
interface Around {
  readonly chosen: string;
  readonly turn: number;
  readonly after: string;
  readonly shelf: ThingShelf;
}
const AroundRows = createContext<Around | null>(null);

interface RowProps {
  readonly row: ChangeRow;
  readonly after: string;
  readonly shelf: ThingShelf;
}

const RowWords = memo(function RowWords({ row, after, shelf }: RowProps): ReactElement {
  useInSight(shelf, row.change.subject, isCounted(row));
  return (
    <>
      {row.number === '' ? null : <b className="change-number numbers">{row.number}</b>}
      <span className="change-words">
        <span className="change-name">{row.words}</span>
        <span className="small change-what">{rowWords(row, after, countsOf(row, shelf))}</span>
      </span>
    </>
  );
});

/** A row's words; the list's keys begin at the chosen row, and go on from where a step led, with the focus if the list has it. */
const RowLine = ({ row }: { readonly row: ChangeRow }): ReactElement | null => {
  const state = useContext(ListStateContext);
  const around = useContext(AroundRows);
  const seen = useRef(around?.turn);
  useEffect(() => {
    if (!around || seen.current === around.turn) return;
    seen.current = around.turn;
    state?.selectionManager.setFocusedKey(around.chosen);
  }, [state, around]);
  const isChosen = row.key === around?.chosen;
  useEffect(() => {
    // The list may have the focus before it has rows: without a row to go on from, its first arrow would lead to the first.
    if (isChosen && state && state.selectionManager.focusedKey === null) state.selectionManager.setFocusedKey(row.key);
  }, [state, row.key, isChosen]);
  return around ? <RowWords row={row} after={around.after} shelf={around.shelf} /> : null;
};

const drawRow = (row: ChangeRow): ReactElement => (
  <ListBoxItem id={row.key} textValue={`${row.number} ${row.words}`} className="change-row">
    <RowLine row={row} />
  </ListBoxItem>
);

interface ChangeListProps {
  readonly rows: readonly ChangeRow[];
  readonly chosen: ChangeRow;
  /** The name of the later edition. */
  readonly after: string;
  readonly shelf: ThingShelf;
  readonly turn: number;
  readonly choose: (key: string) => void;
  /** Enter or a press: goes from the row to what is shown of it. */
  readonly enter: () => void;
}

/** The changes one below the other; arrows choose, Enter goes to what changed. Only the rows in sight are drawn. */
export const ChangeList = ({ rows, chosen, after, shelf, turn, choose, enter }: ChangeListProps): ReactElement => {
  const list = useRef<HTMLDivElement>(null);
  const at = rows.indexOf(chosen);
  const key = chosen.key;
  const rowsNow = useRowsNow(rows, at);

  // The chosen row is in sight, wherever the choice came from.
  useEffect(() => {
    const one = list.current;
    if (!one || at < 0) return;
    const [top, bottom] = [at * ROW, (at + 1) * ROW];
    if (top < one.scrollTop) one.scrollTop = top;
    else if (bottom > one.scrollTop + one.clientHeight) one.scrollTop = bottom - one.clientHeight;
  }, [at, key, turn, rowsNow]);

  // Coming from the page, whose field is gone, one is at the list.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    list.current?.focus();
    // Its keys go on from the chosen row.
    desk.set((now) => ({ ...now, turn: now.turn + 1 }));
  }, []);

  const selected = useMemo(() => [key], [key]);
  const around = useMemo(() => ({ chosen: key, turn, after, shelf }), [key, turn, after, shelf]);
  return (
    <AroundRows value={around}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW }}>
        <ListBox
          ref={list}
          aria-label="Changes"
          className="change-list"
          data-first-focus=""
          items={rowsNow}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={selected}
          onSelectionChange={(keys) => {
            const [first] = keys === 'all' ? [] : keys;
            if (first !== undefined) choose(String(first));
          }}
          onAction={(one) => {
            choose(String(one));
            enter();
          }}
        >
          {drawRow}
        </ListBox>
      </Virtualizer>
    </AroundRows>
  );
};
