import type { Command } from '../context.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { nextCommand } from './next.ts';
import { reissueCommand } from './reissue.ts';
import { sealCommand } from './seal.ts';
import { setCommand } from './set.ts';
import { showCommand } from './show.ts';
import { verifyCommand } from './verify.ts';

/** The commands by name. A new one is one file and one line here. */
export const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  show: showCommand,
  next: nextCommand,
  set: setCommand,
  compare: compareCommand,
  check: checkCommand,
  export: exportCommand,
  seal: sealCommand,
  reissue: reissueCommand,
  verify: verifyCommand,
};
