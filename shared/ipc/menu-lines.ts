import type { MenuCommand } from './contract.ts';

/**
 * The menus of the program, once for all who show them: the system's menu bar, the palette of commands and the list of keys.
 * Plain values; what each command does is the window's.
 */

/** What the system does by itself to the words of the box that has the focus. */
export type SystemRole =
  | 'quit'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'selectAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen';

export interface CommandLine {
  readonly command: MenuCommand;
  /** `&` stands before the letter that the keyboard chooses it by. */
  readonly label: string;
  /** As Electron writes accelerators: `CmdOrCtrl+Shift+F`. */
  readonly keys?: string;
  /** The writing page answers these keys itself; the menu shows them and leaves them alone. */
  readonly inPage?: true;
  /** The commands of one group are ticked one at a time; `box` is ticked by itself. */
  readonly ticks?: 'radio' | 'box';
}
export interface RoleLine {
  readonly role: SystemRole;
  readonly label: string;
  readonly keys?: string;
  readonly inPage?: true;
}
export interface LinesBelow {
  readonly label: string;
  readonly lines: readonly MenuLine[];
}
export type MenuLine = CommandLine | RoleLine | LinesBelow | 'separator';

const line = (command: MenuCommand, label: string, keys?: string): CommandLine => ({
  command,
  label,
  ...(keys ? { keys } : {}),
});
const inPage = (command: MenuCommand, label: string, keys: string): CommandLine => ({
  command,
  label,
  keys,
  inPage: true,
});

/** The menus in their order. Settings that can be ticked say so; whether they are is for whoever shows them. */
export const MENUS: readonly { readonly label: string; readonly lines: readonly MenuLine[] }[] = [
  {
    label: '&File',
    lines: [
      line('home', '&Home', 'Alt+Home'),
      line('bring-in', '&Bring in a plan…', 'CmdOrCtrl+O'),
      line('bring-in-clipboard', 'Bring in from c&lipboard', 'CmdOrCtrl+Shift+O'),
      line('open-copy', 'Bring in a c&opy of a plan…'),
      line('reports', 'What was brough&t in'),
      'separator',
      line('save-now', '&Save now', 'CmdOrCtrl+S'),
      line('save-copy', 'Save a &copy…', 'F12'),
      'separator',
      line('export-docx', 'Publish as &Word…', 'CmdOrCtrl+Shift+W'),
      line('export-pdf', 'Publish as &PDF…', 'CmdOrCtrl+P'),
      line('export-html', 'Publish as web pa&ge…'),
      'separator',
      line('verify', 'Check the plan &file'),
      line('settings', 'S&ettings…', 'CmdOrCtrl+,'),
      'separator',
      { role: 'quit', label: '&Quit' },
    ],
  },
  {
    label: '&Edit',
    lines: [
      inPage('undo', '&Undo', 'CmdOrCtrl+Z'),
      inPage('redo', '&Redo', 'CmdOrCtrl+Y'),
      'separator',
      { role: 'cut', label: 'Cu&t' },
      { role: 'copy', label: '&Copy' },
      { role: 'paste', label: '&Paste' },
      // A page may not read the clipboard by itself: Chromium pastes, without the looks.
      { role: 'pasteAndMatchStyle', label: 'Paste as plain te&xt', keys: 'CmdOrCtrl+Shift+V', inPage: true },
      { role: 'selectAll', label: 'Select &all' },
      'separator',
      line('find', '&Find…', 'CmdOrCtrl+F'),
      line('replace', 'R&eplace…', 'CmdOrCtrl+H'),
      line('find-everywhere', 'Find in all e&ditions…', 'CmdOrCtrl+Shift+F'),
      line('find-in-outline', 'Find in the &outline', 'CmdOrCtrl+Shift+E'),
      line('go-to-item', '&Go to item…', 'CmdOrCtrl+G'),
      'separator',
      line('palette', 'Find a co&mmand…', 'CmdOrCtrl+Shift+P'),
    ],
  },
  {
    label: '&View',
    lines: [
      line('show-last-edition', 'Show &last edition', 'CmdOrCtrl+Shift+L'),
      line('whole-plan', 'Whole pla&n', 'CmdOrCtrl+Shift+A'),
      line('history', '&History of this field'),
      'separator',
      {
        label: 'Loo&k',
        lines: [
          { ...line('look-system', 'As the &system'), ticks: 'radio' },
          { ...line('look-light', '&Light'), ticks: 'radio' },
          { ...line('look-dark', '&Dark'), ticks: 'radio' },
        ],
      },
      { ...line('white-page', '&White page'), ticks: 'box' },
      'separator',
      { role: 'zoomIn', label: 'Zoom &in', keys: 'CmdOrCtrl+Plus' },
      { role: 'zoomOut', label: 'Zoom &out' },
      { role: 'resetZoom', label: '&Usual size' },
      { role: 'togglefullscreen', label: '&Full screen' },
      'separator',
      line('next-pane', 'N&ext pane', 'F6'),
      line('previous-pane', '&Previous pane', 'Shift+F6'),
      line('toolbar', '&Toolbar', 'Alt+F10'),
    ],
  },
  {
    label: '&Insert',
    lines: [
      line('table', '&Table…'),
      line('picture', '&Picture…'),
      inPage('footnote', '&Footnote…', 'CmdOrCtrl+Alt+F'),
      inPage('cross-reference', '&Reference to an item…', 'CmdOrCtrl+Shift+R'),
      inPage('link', '&Link…', 'CmdOrCtrl+K'),
      'separator',
      line('symbol', '&Symbol…'),
      inPage('non-breaking-space', '&Non-breaking space', 'CmdOrCtrl+Shift+Space'),
      'separator',
      line('shared-texts', 'S&hared texts…'),
    ],
  },
  {
    label: 'F&ormat',
    lines: [
      inPage('bold', '&Bold', 'CmdOrCtrl+B'),
      inPage('italic', '&Italic', 'CmdOrCtrl+I'),
      inPage('superscript', 'S&uperscript', 'CmdOrCtrl+Shift+='),
      inPage('subscript', '&Subscript', 'CmdOrCtrl+='),
      'separator',
      inPage('paragraph', '&Paragraph', 'CmdOrCtrl+Alt+0'),
      inPage('heading-1', 'Heading &1', 'CmdOrCtrl+Alt+1'),
      inPage('heading-2', 'Heading &2', 'CmdOrCtrl+Alt+2'),
      inPage('heading-3', 'Heading &3', 'CmdOrCtrl+Alt+3'),
      'separator',
      line('bullet-list', 'Bullet &list'),
      line('numbered-list', '&Numbered list'),
      line('quote', '&Quotation'),
      'separator',
      line('clear-formatting', '&Clear formatting'),
    ],
  },
  {
    label: 'I&tem',
    lines: [
      inPage('previous-item', '&Previous item', 'Alt+Up'),
      inPage('next-item', '&Next item', 'Alt+Down'),
      'separator',
      inPage('add-item', '&Add an item after this one', 'CmdOrCtrl+Enter'),
      line('add-item-below', 'Add an item &below this one'),
      line('add-section', 'Add a &section'),
      line('add-annex', 'Add an anne&x'),
      'separator',
      inPage('move-up', 'Move &up', 'Alt+Shift+Up'),
      inPage('move-down', 'Move &down', 'Alt+Shift+Down'),
      inPage('nest', 'Put under the item be&fore', 'Alt+Shift+Right'),
      inPage('unnest', 'Put one level &higher', 'Alt+Shift+Left'),
      'separator',
      line('rename', 'R&ename', 'F2'),
      line('fold', 'Fo&ld or unfold a completed item'),
      line('retire', '&Retire from this edition'),
      line('retired', 'Bring bac&k…'),
      line('renumber', 'Renu&mber…'),
    ],
  },
  {
    label: 'E&dition',
    lines: [
      line('start-edition', '&Start the next edition…'),
      line('rename-edition', '&Name and period…'),
      'separator',
      line('compare', '&Compare editions', 'CmdOrCtrl+Alt+C'),
      line('changes-since', 'Save c&hanges as Word…'),
      line('trend', 'Status over the &years…'),
      'separator',
      line('seal', 'S&eal this edition…'),
      line('reissue', 'Correct a sealed e&dition…'),
      'separator',
      line('template', '&Labels, fields and words…'),
    ],
  },
  {
    label: '&Review',
    lines: [
      line('next-change', 'Next &change', 'F8'),
      line('previous-change', 'Previous c&hange', 'Shift+F8'),
      'separator',
      line('next-finding', '&Next thing to fix', 'F7'),
      line('previous-finding', '&Previous thing to fix', 'Shift+F7'),
      'separator',
      line('word-count', '&Word count'),
    ],
  },
  {
    label: '&Help',
    lines: [line('keys', '&Keys', 'F1'), line('about', '&About Action Plan Writer')],
  },
];

/** A command as the palette offers it. */
export interface OfferedCommand {
  readonly command: MenuCommand;
  /** The words of its menu line, without what only a menu needs. */
  readonly words: string;
  /** The menu it stands in. */
  readonly menu: string;
  /** As people say them: "Ctrl+Shift+F". */
  readonly keys: string;
}

const bare = (label: string): string => label.replace('&', '').replace(/…$/, '');

/** Keys as people say them. */
export const spokenKeys = (keys: string): string => keys.replace('CmdOrCtrl', 'Ctrl').replace('Plus', '+');

const offered = (lines: readonly MenuLine[], menu: string): OfferedCommand[] =>
  lines.flatMap((one): OfferedCommand[] => {
    if (one === 'separator' || 'role' in one) return [];
    if ('lines' in one) return offered(one.lines, `${menu}, ${bare(one.label)}`);
    return [{ command: one.command, words: bare(one.label), menu, keys: spokenKeys(one.keys ?? '') }];
  });

/** Every command of the menus, in their order. */
export const offeredCommands = (): OfferedCommand[] => MENUS.flatMap(({ label, lines }) => offered(lines, bare(label)));
