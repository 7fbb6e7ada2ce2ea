import { useCallback, useMemo, useRef } from 'react';
import type { ReactElement, RefObject } from 'react';
import { useStore } from '../../app/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { VirtualTree } from '../../ui/VirtualTree.tsx';
import { BlockBar } from './BlockBar.tsx';
import { FileBlock, fileRowClass } from './FileBlock.tsx';
import { fileRows, rowKeyOf, rowsBetween } from './pieces.ts';
import type { FileRow } from './pieces.ts';
import type { ReviewDesk } from './review-desk.ts';
import './file-pane.css';

/** Undo and Redo, and what either would do. */
const Steps = ({ desk }: { readonly desk: ReviewDesk }): ReactElement => {
  const { done, undone } = useStore(desk.store, (state) => state);
  const [last, next] = [done.at(-1), undone.at(-1)];
  return (
    <>
      <IconButton
        icon="undo"
        label={last ? `Undo: ${last.words}` : 'Undo: nothing was changed yet'}
        keys="Ctrl+Z"
        aria-disabled={last ? undefined : true}
        onClick={() => void desk.undo()}
      />
      <IconButton
        icon="redo"
        label={next ? `Redo: ${next.words}` : 'Redo: nothing was undone'}
        keys="Ctrl+Y"
        aria-disabled={next ? undefined : true}
        onClick={() => void desk.redo()}
      />
    </>
  );
};

interface FilePaneProps {
  readonly desk: ReviewDesk;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** Pixels that a piece takes up, more or less: label, two lines of text, the gap. */
const PIECE_HEIGHT = 76;

/** The file, piece by piece, each with the word for where it goes; below it what the piece one is at can be said to be. */
export const FilePane = ({ desk, list }: FilePaneProps): ReactElement => {
  const { lines, pieces, opened, at, anchor, places, turn, busy, accepting, review } = useStore(
    desk.store,
    (state) => state,
  );
  const bar = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => fileRows(lines, pieces, opened), [lines, pieces, opened]);
  const classOf = useCallback((one: FileRow) => fileRowClass(lines[one.place]!, one), [lines]);
  const renderRow = useCallback((one: FileRow) => <FileBlock lines={lines} row={one} />, [lines]);
  const keyOf = (line: string | null): string | null => {
    const place = line === null ? undefined : places.get(line);
    return place === undefined ? null : rowKeyOf(lines, pieces, opened, place);
  };
  const [active, first] = [keyOf(at), keyOf(anchor)];
  const selected = useMemo(() => rowsBetween(rows, active, first), [rows, active, first]);
  const doing = lines.length < review.lines ? 'Reading its lines…' : 'Reading it again…';
  return (
    <section className="file-pane" aria-labelledby="file-heading">
      <div className="review-head">
        <h2 id="file-heading">The file</h2>
        <p className="small review-hint">
          {busy ? <span className="review-busy">{accepting ? 'Bringing it in…' : doing}</span> : null}
          {busy ? null : 'Select a block to change what it is'}
        </p>
        <Steps desk={desk} />
      </div>
      <div className="review-scroll" data-pane="outline">
        <VirtualTree<FileRow>
          label="The file, block by block"
          className="file-list"
          element={list}
          rows={rows}
          active={active}
          anchor={first}
          turn={turn}
          busy={busy}
          rowHeight={PIECE_HEIGHT}
          setActive={(one) => desk.select(lines[one.place]!.id)}
          extend={(one) => desk.extend(lines[one.place]!.id)}
          setOpen={(one, open) => desk.setOpen(lines[one.piece.from]!.id, open)}
          enter={() => bar.current?.querySelector('button')?.focus()}
          classOf={classOf}
          renderRow={renderRow}
        />
      </div>
      <div
        ref={bar}
        className="block-bar"
        data-pane="toolbar"
        role="group"
        aria-label="Change what is selected"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented || !bar.current?.contains(event.target as Node)) return;
          event.preventDefault();
          list.current?.focus();
        }}
      >
        {selected[0] ? (
          <BlockBar
            key={`${lines[selected[0].place]!.id} ${selected.length}`}
            desk={desk}
            rows={selected}
            toList={() => list.current?.focus()}
          />
        ) : null}
      </div>
    </section>
  );
};
