import { Menu } from 'electron';
import type { BrowserWindow, ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Events } from '../../shared/ipc/contract.ts';
import type { EventName } from '../../shared/ipc/methods.ts';

type Line = MenuItemConstructorOptions;
type Tell = <E extends EventName>(event: E, data: Events[E]) => void;

const separator: Line = { type: 'separator' };

/** What can be done about a word that is not in the dictionary. */
const spelling = (
  window: BrowserWindow,
  { misspelledWord, dictionarySuggestions }: ContextMenuParams,
  tell: Tell,
): Line[] => {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map((word): Line => ({
    label: word,
    click: () => window.webContents.replaceMisspelling(word),
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: 'No word comes near', enabled: false }]),
    separator,
    { label: `Add “${misspelledWord}” to the plan’s words`, click: () => tell('spelling', { add: misspelledWord }) },
    separator,
  ];
};

const editing = ({ editFlags, isEditable, selectionText }: ContextMenuParams): Line[] => {
  if (!isEditable)
    return selectionText.trim() === '' ? [] : [{ role: 'copy', label: '&Copy', enabled: editFlags.canCopy }];
  return [
    { role: 'cut', label: 'Cu&t', enabled: editFlags.canCut },
    { role: 'copy', label: '&Copy', enabled: editFlags.canCopy },
    { role: 'paste', label: '&Paste', enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: 'Paste as plain te&xt', enabled: editFlags.canPaste },
    separator,
    { role: 'selectAll', label: 'Select &all', enabled: editFlags.canSelectAll },
  ];
};

const inserting = ({ isEditable, formControlType }: ContextMenuParams, tell: Tell): Line[] =>
  // A box of a form takes plain words alone.
  isEditable && formControlType === 'none'
    ? [
        separator,
        { label: '&Link…', click: () => tell('menu', { command: 'link' }) },
        { label: '&Footnote…', click: () => tell('menu', { command: 'footnote' }) },
        { label: '&Reference to an item…', click: () => tell('menu', { command: 'cross-reference' }) },
      ]
    : [];

/** What the menu of the right mouse button offers at a place of the page; empty where there is nothing to offer. */
export const linesAt = (window: BrowserWindow, at: ContextMenuParams, tell: Tell): Line[] => [
  ...spelling(window, at, tell),
  ...editing(at),
  ...inserting(at, tell),
];

/** Shows a menu where the right mouse button or the menu key asks for one, unless the page shows its own. */
export const offerContextMenu = (window: BrowserWindow, tell: Tell): void => {
  window.webContents.on('context-menu', (_, at) => {
    const lines = linesAt(window, at, tell);
    if (lines.length > 0) Menu.buildFromTemplate(lines).popup({ window, x: at.x, y: at.y });
  });
};
