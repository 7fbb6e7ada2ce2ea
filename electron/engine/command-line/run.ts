import { parseArgs } from 'node:util';
import { Problem } from '../../../shared/plan/problem.ts';
import { commands } from './commands/index.ts';
import type { Command, CommandCall } from './context.ts';

export interface Outcome {
  readonly exit: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

const usage = (): string => ['Commands:', ...Object.values(commands).map((command) => `  ${command.usage}`)].join('\n');

const parse = (command: Command, args: readonly string[]): Pick<CommandCall, 'operands' | 'options'> => {
  const options = Object.fromEntries([
    ...command.values.map((name) => [name, { type: 'string' }] as const),
    ...command.flags.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true });
    } catch (error) {
      throw new Problem(`${(error as Error).message.split('. ')[0]}. Use it so: ${command.usage}`);
    }
  })();
  const values = parsed.values as CommandCall['options'];
  if (parsed.positionals.length !== command.operands)
    throw new Problem(
      `${parsed.positionals.length} files were named where ${command.operands} is needed. Use it so: ${command.usage}`,
    );
  const missing = command.required?.find((name) => values[name] === undefined);
  if (missing) throw new Problem(`--${missing} is missing. Use it so: ${command.usage}`);
  return { operands: parsed.positionals, options: values };
};

/**
 * Carries out one command. Exit 0: done. 2: bad use or bad input, one sentence on standard error. 1: a fault of the
 * program's own. With `--json`, standard output holds one JSON document and nothing else.
 */
export const runCommand = async (
  args: readonly string[],
  around: Pick<CommandCall, 'world' | 'pathOf'>,
): Promise<Outcome> => {
  const [name = '', ...rest] = args;
  try {
    if (name === '' || name === 'help' || name === '--help') {
      return name === ''
        ? { exit: 2, out: '', err: `Name a command. ${usage()}\n` }
        : { exit: 0, out: `${usage()}\n`, err: '' };
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) {
      const names = Object.keys(commands).join(', ');
      throw new Problem(`There is no command called ${name}. Choose one of: ${names}.`);
    }
    const parsed = parse(command, rest);
    const answer = await command.run({ ...parsed, ...around });
    const out = parsed.options['json'] ? `${JSON.stringify(answer.json, null, 1)}\n` : `${answer.lines.join('\n')}\n`;
    return { exit: answer.exit ?? 0, out, err: '' };
  } catch (error) {
    if (error instanceof Problem) return { exit: 2, out: '', err: `${error.message}\n` };
    return { exit: 1, out: '', err: `Something went wrong in the program: ${(error as Error).stack ?? error}\n` };
  }
};
