import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { IconName } from '../ui/Icon.tsx';
import type { MenuEntry } from '../ui/Menu.tsx';
import type { BlockStyle, Format } from './live-text.ts';
import type { TableCommand } from './nodes/table/edit.ts';
import type { EditorSession, EditorSnapshot } from './session.ts';

/** The tools of the toolbar and its menus, as data. */

export const STYLES = {
  paragraph: { words: 'Paragraph', keys: 'Ctrl+Alt+0' },
  'heading-1': { words: 'Heading 1', keys: 'Ctrl+Alt+1' },
  'heading-2': { words: 'Heading 2', keys: 'Ctrl+Alt+2' },
  'heading-3': { words: 'Heading 3', keys: 'Ctrl+Alt+3' },
  'bullet-list': { words: 'Bulleted list', keys: '' },
  'numbered-list': { words: 'Numbered list', keys: '' },
  quote: { words: 'Quote', keys: '' },
} as const satisfies Record<BlockStyle, { words: string; keys: string }>;

export interface Tool {
  readonly command: MenuCommand;
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  /** Whether it is in force at the caret; absent for a tool that is done and over. */
  readonly pressed?: (format: Format) => boolean;
  /** False where it has no place within a table. */
  readonly inTable?: false;
}

export const GROUPS: readonly (readonly Tool[])[] = [
  [
    { command: 'bold', icon: 'bold', label: 'Bold', keys: 'Ctrl+B', pressed: ({ bold }) => bold },
    { command: 'italic', icon: 'italic', label: 'Italic', keys: 'Ctrl+I', pressed: ({ italic }) => italic },
  ],
  [
    { command: 'bullet-list', icon: 'list', label: 'Bulleted list', pressed: ({ block }) => block === 'bullet-list' },
    {
      command: 'numbered-list',
      icon: 'list-ordered',
      label: 'Numbered list',
      pressed: ({ block }) => block === 'numbered-list',
    },
    { command: 'quote', icon: 'quote', label: 'Quote', pressed: ({ block }) => block === 'quote', inTable: false },
  ],
  [{ command: 'link', icon: 'link', label: 'Link', keys: 'Ctrl+K', pressed: ({ link }) => link }],
];

/** Why a tool does nothing where the caret is, after its name; `null` where it does something. */
export const reasonNot = (
  { inTable }: Tool,
  { live, format }: Pick<EditorSnapshot, 'live' | 'format'>,
): string | null => {
  if (!live) return 'put the caret in a field first';
  return inTable === false && format.table ? 'not within a table' : null;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Undo and redo, named after what they would take back or do again. */
export const undoTools = (
  now: Pick<EditorSnapshot, 'canUndo' | 'undoName' | 'canRedo' | 'redoName'>,
): readonly { tool: Tool; ready: boolean }[] => [
  {
    tool: {
      command: 'undo',
      icon: 'undo',
      label: now.canUndo ? capital(`undo ${now.undoName}`) : 'Undo: nothing to undo yet',
      keys: 'Ctrl+Z',
    },
    ready: now.canUndo,
  },
  {
    tool: {
      command: 'redo',
      icon: 'redo',
      label: now.canRedo ? capital(`redo ${now.redoName}`) : 'Redo: nothing has been undone',
      keys: 'Ctrl+Y',
    },
    ready: now.canRedo,
  },
];

/** After the menu has closed, which would take the focus back from the words. */
const soon = (run: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(run));

/** The styles of a paragraph. */
export const styleEntries = (session: EditorSession): MenuEntry[] => {
  const { format } = session.getSnapshot();
  return (Object.keys(STYLES) as BlockStyle[])
    .filter((style) => !format.table || style === 'paragraph' || style.endsWith('list'))
    .map((style) => ({
      id: style,
      words: STYLES[style].words,
      chosen: style === format.block,
      ...(STYLES[style].keys ? { note: { words: STYLES[style].keys } } : {}),
      run: () => soon(() => session.run(style)),
    }));
};

const INSERTS: readonly (Tool | null)[] = [
  { command: 'table', icon: 'table', label: 'Table', inTable: false },
  { command: 'picture', icon: 'picture', label: 'Picture', inTable: false },
  { command: 'footnote', icon: 'footnote', label: 'Footnote', keys: 'Ctrl+Alt+F' },
  { command: 'cross-reference', icon: 'reference', label: 'Reference to an item' },
  null,
  { command: 'symbol', icon: 'omega', label: 'Symbol' },
  { command: 'non-breaking-space', icon: 'space', label: 'Non-breaking space', keys: 'Ctrl+Shift+Space' },
  null,
  {
    command: 'superscript',
    icon: 'superscript',
    label: 'Superscript',
    keys: 'Ctrl+Shift+=',
    pressed: (format) => format.superscript,
  },
  {
    command: 'subscript',
    icon: 'subscript',
    label: 'Subscript',
    keys: 'Ctrl+=',
    pressed: (format) => format.subscript,
  },
];

/** What can be put in at the caret. Within a table, what has no place in one is left out. */
export const insertEntries = (session: EditorSession): MenuEntry[] => {
  const { format } = session.getSnapshot();
  return INSERTS.filter((tool) => !(format.table && tool?.inTable === false)).map((tool, at): MenuEntry => {
    if (!tool) return { id: `line ${at}`, separator: true };
    return {
      id: tool.command,
      words: tool.label,
      icon: tool.icon,
      chosen: tool.pressed?.(format) ?? false,
      ...(tool.keys ? { note: { words: tool.keys } } : {}),
      run: () => soon(() => session.run(tool.command)),
    };
  });
};

const TABLE: readonly (readonly [command: TableCommand, words: string] | null)[] = [
  ['row-above', 'Add a row above'],
  ['row-below', 'Add a row below'],
  ['column-left', 'Add a column to the left'],
  ['column-right', 'Add a column to the right'],
  null,
  ['delete-row', 'Delete the row'],
  ['delete-column', 'Delete the column'],
  ['delete-table', 'Delete the table'],
];

/** What can be done to the table at the caret; nothing outside of one. */
export const tableEntries = (session: EditorSession): MenuEntry[] => {
  const { table } = session.getSnapshot().format;
  if (!table) return [];
  const act = (command: TableCommand) => () => soon(() => session.endAsking((live) => live.runTable(command)));
  return [
    { id: 'header-row', words: 'Header row', chosen: table.header, run: act('header-row') },
    {
      id: 'table-name',
      words: table.caption === '' ? 'Name the table' : 'Change the table’s name',
      run: () => soon(() => session.askLive((live) => ({ what: 'table', here: live.format().table }))),
    },
    { id: 'line name', separator: true },
    ...TABLE.map((one, at): MenuEntry =>
      one ? { id: one[0], words: one[1], run: act(one[0]) } : { id: `line ${at}`, separator: true },
    ),
  ];
};

/** What does not fit on the narrowest toolbar. */
export const moreEntries = (session: EditorSession): MenuEntry[] => {
  const { tool, ready } = undoTools(session.getSnapshot())[1]!;
  const table = tableEntries(session);
  return [
    ...styleEntries(session),
    { id: 'line insert', separator: true },
    ...insertEntries(session),
    { id: 'line table', separator: true },
    ...table,
    ...(table.length > 0 ? [{ id: 'line redo', separator: true } as const] : []),
    {
      id: 'redo',
      words: tool.label,
      icon: tool.icon,
      note: { words: 'Ctrl+Y' },
      run: () => soon(() => ready && session.run('redo')),
    },
  ];
};
