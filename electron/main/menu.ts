import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { Settings } from './settings.ts';

type Line = MenuItemConstructorOptions;
type MenuState = Pick<Settings, 'look' | 'whitePage'>;

/** Keys that the writing page answers itself: the menu shows them and leaves them alone. */
const SHOWN_ONLY = { registerAccelerator: false } as const;

const separator: Line = { type: 'separator' };

const lines = (run: (command: MenuCommand) => void, { look, whitePage }: MenuState): Line[] => {
  const command = (id: MenuCommand, label: string, accelerator?: string, more: Line = {}): Line => ({
    id,
    label,
    ...(accelerator ? { accelerator } : {}),
    ...more,
    click: () => run(id),
  });
  return [
    {
      label: '&File',
      submenu: [
        command('home', '&Home', 'Alt+Home'),
        command('bring-in', '&Bring in a plan…', 'CmdOrCtrl+O'),
        command('bring-in-clipboard', 'Bring in from c&lipboard', 'CmdOrCtrl+Shift+O'),
        command('reports', 'What was brough&t in'),
        separator,
        command('save-now', '&Save now', 'CmdOrCtrl+S'),
        command('save-copy', 'Save a &copy…', 'F12'),
        separator,
        command('export-docx', 'Publish as &Word…', 'CmdOrCtrl+Shift+W'),
        command('export-pdf', 'Publish as &PDF…', 'CmdOrCtrl+P'),
        command('export-html', 'Publish as web pa&ge…'),
        separator,
        command('verify', 'Check the plan &file'),
        separator,
        { role: 'quit', label: process.platform === 'win32' ? 'E&xit' : '&Quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('undo', '&Undo', 'CmdOrCtrl+Z', SHOWN_ONLY),
        command('redo', '&Redo', 'CmdOrCtrl+Y', SHOWN_ONLY),
        separator,
        { role: 'cut', label: 'Cu&t' },
        { role: 'copy', label: '&Copy' },
        { role: 'paste', label: '&Paste' },
        // A page may not read the clipboard by itself: Chromium pastes, without the looks.
        {
          id: 'paste-plain',
          role: 'pasteAndMatchStyle',
          label: 'Paste as plain te&xt',
          accelerator: 'CmdOrCtrl+Shift+V',
          ...SHOWN_ONLY,
        },
        { role: 'selectAll', label: 'Select &all' },
        separator,
        command('find', '&Find in the outline', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('show-last-edition', 'Show &last edition', 'CmdOrCtrl+Shift+L'),
        separator,
        {
          label: 'Look',
          submenu: [
            command('look-system', 'As the &system', undefined, { type: 'radio', checked: look === 'system' }),
            command('look-light', '&Light', undefined, { type: 'radio', checked: look === 'light' }),
            command('look-dark', '&Dark', undefined, { type: 'radio', checked: look === 'dark' }),
          ],
        },
        command('white-page', '&White page', undefined, { type: 'checkbox', checked: whitePage }),
        separator,
        { role: 'zoomIn', label: 'Zoom &in', accelerator: 'CmdOrCtrl+=' },
        { role: 'zoomOut', label: 'Zoom &out' },
        { role: 'resetZoom', label: '&Usual size' },
        { role: 'togglefullscreen', label: '&Full screen' },
        separator,
        command('next-pane', '&Next pane', 'F6'),
        command('previous-pane', '&Previous pane', 'Shift+F6'),
        command('toolbar', '&Toolbar', 'Alt+F10'),
      ],
    },
    { label: '&Insert', submenu: [command('link', '&Link…', 'CmdOrCtrl+K', SHOWN_ONLY)] },
    {
      label: 'F&ormat',
      submenu: [
        command('bold', '&Bold', 'CmdOrCtrl+B', SHOWN_ONLY),
        command('italic', '&Italic', 'CmdOrCtrl+I', SHOWN_ONLY),
        separator,
        command('paragraph', '&Paragraph', 'CmdOrCtrl+Alt+0', SHOWN_ONLY),
        command('heading-1', 'Heading &1', 'CmdOrCtrl+Alt+1', SHOWN_ONLY),
        command('heading-2', 'Heading &2', 'CmdOrCtrl+Alt+2', SHOWN_ONLY),
        command('heading-3', 'Heading &3', 'CmdOrCtrl+Alt+3', SHOWN_ONLY),
        separator,
        command('bullet-list', 'Bullet &list'),
        command('numbered-list', '&Numbered list'),
        command('quote', '&Quotation'),
        separator,
        command('clear-formatting', '&Clear formatting'),
      ],
    },
    {
      label: '&Item',
      submenu: [
        command('previous-item', '&Previous item', 'Alt+Up', SHOWN_ONLY),
        command('next-item', '&Next item', 'Alt+Down', SHOWN_ONLY),
      ],
    },
    { label: 'E&dition', submenu: [command('start-edition', '&Start the next edition…')] },
    { label: '&Help', submenu: [command('keys', '&Keys', 'F1'), command('about', '&About Action Plan Writer')] },
  ];
};

/** Sets the menu: `run` is told of the command chosen. What it ticks stays as given until it is set again. */
export const setMenu = (run: (command: MenuCommand) => void, state: MenuState): void => {
  const template = lines(run, state);
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
