import type { MenuCommand } from '../../shared/ipc/contract.ts';
import type { Command } from './command.ts';

let table: Readonly<Partial<Record<MenuCommand, Command>>> = {};

/** Says what the commands of the window are, for those who stand below them. */
export const commandsAre = (commands: typeof table): void => {
  table = commands;
};

/** Carries out a command of the window; false where there is none of that name. */
export const runCommand = (command: MenuCommand): boolean => {
  const run = table[command];
  if (!run) return false;
  // A refusal is told by whoever listens to what nobody has caught.
  void run();
  return true;
};
