import type { ClipboardEvent, DragEvent } from 'react';
import { flushSync } from 'react-dom';
import { readTransfer } from '../paste/transfer.ts';
import type { EditorSession } from '../session.ts';
import { copyOverFields, restingField } from './copy-page.ts';

interface PageTransfers {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

const isWords = (data: DataTransfer): boolean =>
  !data.types.includes('Files') && data.types.some((type) => type.startsWith('text/'));

/** Copying and dragging on the page beyond the live field: out of several fields, and into one that is not live. */
export const pageTransfers = (session: EditorSession, plan: string): PageTransfers => ({
  onCopy: (event) => {
    if (copyOverFields(event.currentTarget, event.clipboardData, session, plan)) event.preventDefault();
  },
  onDragStart: (event) => {
    if (copyOverFields(event.currentTarget, event.dataTransfer, session, plan))
      event.dataTransfer.effectAllowed = 'copy';
  },
  onDragOver: (event) => {
    if (!isWords(event.dataTransfer) || restingField(event.target, session) === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  },
  onDrop: (event) => {
    const key = isWords(event.dataTransfer) ? restingField(event.target, session) : null;
    if (key === null) return;
    event.preventDefault();
    const { tree, left } = readTransfer(event.dataTransfer, false, plan);
    flushSync(() => session.begin(key, { at: 'point', x: event.clientX, y: event.clientY }));
    session.endAsking((live) => live.insert(tree));
    if (left !== null) session.notify(left);
  },
});
