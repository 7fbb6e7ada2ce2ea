import type { MenuCommand } from '../../../shared/ipc/contract.ts';
import { offeredCommands } from '../../../shared/ipc/menu-lines.ts';
import type { OfferedCommand } from '../../../shared/ipc/menu-lines.ts';

/** How many of the commands chosen last stand first. */
const RECENT = 5;

/** The commands chosen last here, newest first. */
let recent: readonly MenuCommand[] = [];

/** Puts a command first, for the next time. */
export const chosen = (command: MenuCommand): void => {
  recent = [command, ...recent.filter((one) => one !== command)].slice(0, RECENT);
};

/** What the palette offers: those chosen last, then all others as the menus have them. The palette itself is not among them. */
export const offered = (): readonly OfferedCommand[] => {
  const all = offeredCommands().filter((one) => one.command !== 'palette');
  const first = recent.flatMap((command) => all.find((one) => one.command === command) ?? []);
  return [...first, ...all.filter((one) => !first.includes(one))];
};
