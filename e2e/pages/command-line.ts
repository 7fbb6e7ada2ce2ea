import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PROJECT } from './app.ts';

/** How a command went. */
export interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line of the program: `plan show FILE --json`. */
export const plan = (...args: readonly string[]): Ran => {
  const program = path.join(PROJECT, 'dist', 'command-line', 'plan.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { exit: status, out: stdout, err: stderr };
};

/** What a command answers as JSON. Throws where it does not end well. */
export const planJson = <T>(...args: readonly string[]): T => {
  const { exit, out, err } = plan(...args, '--json');
  if (exit !== 0) throw new Error(`plan ${args.join(' ')} ended with ${exit}: ${err}`);
  return JSON.parse(out) as T;
};
