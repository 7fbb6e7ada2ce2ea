import { memo, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactElement, ReactNode, RefObject } from 'react';
import { NearWatch } from './near-watch.ts';
import { chunksOf, stepFrom } from './tree-steps.ts';
import type { TreeRow } from './tree-steps.ts';

interface ChunkProps<Row extends TreeRow> {
  readonly rows: readonly Row[];
  readonly shown: boolean;
  readonly estimate: number;
  readonly activeKey: string | null;
  /** The first and, not counted in, the last of its rows that are selected, by their places in the run. */
  readonly selectedFrom: number;
  readonly selectedEnd: number;
  readonly idOf: (key: string) => string;
  readonly watch: (element: HTMLElement, seen: (near: boolean) => void) => () => void;
  readonly renderRow: (row: Row) => ReactNode;
  readonly classOf: (row: Row) => string;
}

/** A run of rows, which are there only while the run is near the part of the list that one sees. */
const AnyChunk = <Row extends TreeRow>(props: ChunkProps<Row>): ReactElement => {
  const { rows, shown, estimate, activeKey, selectedFrom, selectedEnd, idOf, watch, renderRow, classOf } = props;
  const element = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(shown);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const one = element.current!;
    return watch(one, (isNear) => {
      // What the rows took up is kept free for them.
      if (!isNear && one.childElementCount > 0) setHeight(one.offsetHeight);
      setNear(isNear);
    });
  }, [watch]);
  const drawn = near || shown;
  const room = height > 0 ? height : estimate * rows.length;
  return (
    <div ref={element} role="none" style={drawn ? undefined : { height: room }}>
      {drawn
        ? rows.map((row, at) => {
            const active = row.key === activeKey;
            const selected = active || (at >= selectedFrom && at < selectedEnd);
            return (
              // The tree itself has the focus and the keys; a row is only pointed at.
              // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
              <div
                key={row.key}
                id={idOf(row.key)}
                role="treeitem"
                className={classOf(row)}
                data-key={row.key}
                data-active={active || undefined}
                data-selected={selected || undefined}
                aria-level={row.level}
                aria-posinset={row.at}
                aria-setsize={row.of}
                aria-selected={selected}
                aria-expanded={row.open}
              >
                {renderRow(row)}
              </div>
            );
          })
        : null}
    </div>
  );
};

// Of a long tree only the runs that change are drawn again.
const Chunk = memo(AnyChunk) as typeof AnyChunk;

interface VirtualTreeProps<Row extends TreeRow> {
  readonly label: string;
  readonly className: string;
  /** Every row that is to be seen, in order; those of folded ones are not among them. */
  readonly rows: readonly Row[];
  readonly active: string | null;
  /** Grows when the active row is to be scrolled to, although it may be the same. */
  readonly turn?: number;
  readonly setActive: (row: Row) => void;
  /** The row from which one selects as far as the active one; none where that alone is selected. */
  readonly anchor?: string | null;
  /** Selects as far as a row; without it one row is selected at a time. */
  readonly extend?: (row: Row) => void;
  readonly setOpen: (row: Row, open: boolean) => void;
  /** Enter on a row. */
  readonly enter?: (row: Row) => void;
  readonly renderRow: (row: Row) => ReactNode;
  readonly classOf: (row: Row) => string;
  /** The pixels that a row takes up, more or less, before it was seen. */
  readonly rowHeight: number;
  readonly busy?: boolean;
  readonly element?: RefObject<HTMLDivElement | null>;
}

/**
 * A tree of any length: only the rows near those one sees are in the page. Arrow keys move, Right and Left unfold and fold,
 * Home, End, Page Up and Page Down leap; with Shift they select. A row's part with `data-fold` folds at a press.
 */
export const VirtualTree = <Row extends TreeRow>(props: VirtualTreeProps<Row>): ReactElement => {
  const { rows, active, anchor = null, turn = 0, setActive, extend, setOpen, rowHeight, renderRow, classOf } = props;
  const own = useRef<HTMLDivElement>(null);
  const tree = props.element ?? own;
  const id = useId();
  const idOf = useCallback((key: string) => `${id}-${key}`, [id]);
  const chunks = useMemo(() => chunksOf(rows), [rows]);
  const index = useMemo(() => rows.findIndex((row) => row.key === active), [rows, active]);

  const [from, end] = useMemo(() => {
    const other = anchor === null ? -1 : rows.findIndex((row) => row.key === anchor);
    return other < 0 || index < 0 ? [index, index + 1] : [Math.min(other, index), Math.max(other, index) + 1];
  }, [rows, anchor, index]);

  const [near] = useState(() => new NearWatch());

  useLayoutEffect(() => {
    if (active === null) return;
    const row = document.getElementById(idOf(active));
    if (!row) return;
    const { top, bottom } = row.getBoundingClientRect();
    const far = bottom < -window.innerHeight || top > 2 * window.innerHeight;
    row.scrollIntoView({ block: far ? 'center' : 'nearest' });
    // Following the active row only: other changes of the rows leave the list where it is.
  }, [active, turn, idOf]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[index];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && row && props.enter) {
      event.preventDefault();
      return props.enter(row);
    }
    if (event.key === 'Escape' && row && end - from > 1) {
      event.preventDefault();
      return setActive(row);
    }
    const page = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 3);
    const step = stepFrom(rows, index, event.key, page);
    if (!step) return;
    event.preventDefault();
    if ('open' in step) setOpen(rows[step.row]!, step.open);
    else if (event.shiftKey && extend) extend(rows[step.row]!);
    else setActive(rows[step.row]!);
  };

  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const key = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const row = rows.find((one) => one.key === key);
    if (!row) return;
    if (event.shiftKey && extend) return extend(row);
    setActive(row);
    if (row.open !== undefined && target.closest('[data-fold]')) setOpen(row, !row.open);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={tree}
      role="tree"
      tabIndex={0}
      className={props.className}
      aria-label={props.label}
      aria-multiselectable={extend ? true : undefined}
      aria-busy={props.busy || undefined}
      aria-activedescendant={index < 0 ? undefined : idOf(active!)}
      data-first-focus
      onKeyDown={onKeyDown}
      onClick={onClick}
      // A press with Shift selects rows, not the words on its way.
      onMouseDown={(event) => (event.shiftKey && extend ? event.preventDefault() : undefined)}
    >
      {chunks.map((chunk, at) => {
        const here = index >= chunk.from && index < chunk.from + chunk.rows.length;
        return (
          <Chunk
            key={at}
            rows={chunk.rows}
            shown={here || (index < 0 && at === 0)}
            estimate={rowHeight}
            activeKey={here ? active : null}
            selectedFrom={Math.max(0, Math.min(from - chunk.from, chunk.rows.length))}
            selectedEnd={Math.max(0, Math.min(end - chunk.from, chunk.rows.length))}
            idOf={idOf}
            watch={near.watch}
            renderRow={renderRow}
            classOf={classOf}
          />
        );
      })}
    </div>
  );
};
