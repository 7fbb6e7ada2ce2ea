import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { MENUS } from '../../shared/ipc/menu-lines.ts';
import type { CommandLine, MenuLine, RoleLine } from '../../shared/ipc/menu-lines.ts';
import type { Settings } from './settings.ts';

type Line = MenuItemConstructorOptions;
type MenuState = Pick<Settings, 'look' | 'whitePage'>;
type Run = (command: MenuCommand) => void;

/** What is ticked, by the command that ticks it. */
const ticked = ({ look, whitePage }: MenuState): Partial<Record<MenuCommand, boolean>> => ({
  'look-system': look === 'system',
  'look-light': look === 'light',
  'look-dark': look === 'dark',
  'white-page': whitePage,
});

const keysOf = ({ keys, inPage }: CommandLine | RoleLine): Line => ({
  ...(keys ? { accelerator: keys } : {}),
  ...(inPage ? { registerAccelerator: false } : {}),
});

/** Windows has a word of its own for leaving a program. */
const wordsOf = ({ role, label }: RoleLine): string =>
  role === 'quit' && process.platform === 'win32' ? 'E&xit' : label;

const TICKS = { radio: 'radio', box: 'checkbox' } as const;

const electronLine = (one: MenuLine, run: Run, state: MenuState): Line => {
  if (one === 'separator') return { type: 'separator' };
  if ('lines' in one) return { label: one.label, submenu: one.lines.map((below) => electronLine(below, run, state)) };
  if ('role' in one) return { id: one.role, role: one.role, label: wordsOf(one), ...keysOf(one) };
  return {
    id: one.command,
    label: one.label,
    ...keysOf(one),
    ...(one.ticks ? { type: TICKS[one.ticks], checked: ticked(state)[one.command] ?? false } : {}),
    click: () => run(one.command),
  };
};

/** Sets the menu: `run` is told of the command chosen. What it ticks stays as given until it is set again. */
export const setMenu = (run: Run, state: MenuState): void => {
  const template: Line[] = MENUS.map((menu) => electronLine(menu, run, state));
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
