import { useEffect } from 'react';
import { addItem, moveThing, renameThing } from '../../app/commands/structure.ts';
import { rowKeyAt } from './tree-handle.ts';

/** Keys that change the outline, by modifiers and key, in the outline and on the page. */
const KEYS: Readonly<Record<string, () => void | Promise<void>>> = {
  'alt shift ArrowUp': moveThing('up'),
  'alt shift ArrowDown': moveThing('down'),
  'alt shift ArrowRight': moveThing('nest'),
  'alt shift ArrowLeft': moveThing('unnest'),
  'ctrl Enter': addItem,
};

const heldOf = (event: globalThis.KeyboardEvent): string =>
  [
    event.ctrlKey || event.metaKey ? 'ctrl ' : '',
    event.altKey ? 'alt ' : '',
    event.shiftKey ? 'shift ' : '',
    event.key,
  ].join('');

const onKey = (event: globalThis.KeyboardEvent): void => {
  const target = event.target instanceof Element ? event.target : null;
  const row = rowKeyAt(target);
  if (row === null && !target?.closest('[data-pane="page"]')) return;
  const run = Object.hasOwn(KEYS, heldOf(event)) ? KEYS[heldOf(event)] : undefined;
  const rename = row !== null && heldOf(event) === 'F2';
  if (!run && !rename) return;
  event.preventDefault();
  // The field being written in and the tree have other uses for some of these keys.
  event.stopPropagation();
  if (event.repeat && !run) return;
  void (run ? run() : renameThing(row!));
};

/** Answers the keys of the outline while it is on screen. */
export const useStructureKeys = (): void => {
  useEffect(() => {
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
};
