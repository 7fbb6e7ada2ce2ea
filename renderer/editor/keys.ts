import type { MenuCommand } from '../../shared/ipc/contract.ts';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** `nothing`: a key of other programs that has no meaning here, such as underlining. */
export type KeyMeaning = MenuCommand | 'nothing';

/** Word's own keys, by modifiers and key. Those of digits go by where the key stands, for any keyboard. */
const KEYS: Readonly<Record<string, KeyMeaning>> = {
  'ctrl b': 'bold',
  'ctrl i': 'italic',
  'ctrl u': 'nothing',
  'ctrl k': 'link',
  'ctrl alt f': 'footnote',
  'ctrl shift r': 'cross-reference',
  'ctrl z': 'undo',
  'ctrl y': 'redo',
  'ctrl shift z': 'redo',
  'ctrl =': 'subscript',
  'ctrl shift +': 'superscript',
  'ctrl shift =': 'superscript',
  'ctrl shift Space': 'non-breaking-space',
  'ctrl alt Digit0': 'paragraph',
  'ctrl alt Digit1': 'heading-1',
  'ctrl alt Digit2': 'heading-2',
  'ctrl alt Digit3': 'heading-3',
  'alt arrowup': 'previous-item',
  'alt arrowdown': 'next-item',
};

/** What a key means in the page; `null` for one that is the editor's or the system's own. */
export const meaningOf = (press: KeyPress): KeyMeaning | null => {
  const held = [
    press.ctrlKey || press.metaKey ? 'ctrl ' : '',
    press.altKey ? 'alt ' : '',
    press.shiftKey ? 'shift ' : '',
  ].join('');
  if (held === '' || held === 'shift ') return null;
  return KEYS[held + press.key.toLowerCase()] ?? KEYS[held + press.code] ?? null;
};

/** What the keys of an input method and those that wait for a letter are called: words come of them. */
const UNNAMED: ReadonlySet<string> = new Set(['Process', 'Dead', 'Unidentified']);

/** True for a press that would put in or take out words. */
export const writes = ({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  ['Backspace', 'Delete', 'Enter'].includes(key) ||
  UNNAMED.has(key) ||
  ([...key].length === 1 && !ctrlKey && !metaKey && !altKey);
