import { parseArgs } from 'node:util';
import { Problem } from '../../../shared/plan/problem.ts';
import { commands } from './commands/index.ts';
import type { Command, CommandCall } from './context.ts';

export interface Outcome {
  readonly exit: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

const names = Object.keys(commands).join(', ');

const usage = (): string => ['Commands:', ...Object.values(commands).map((command) => `  ${command.usage}`)].join('\n');

/** A value may begin with a dash ("- a point", "-5%"): it is joined to its option, unless it is an option itself. */
const withDashedValues = ({ values, flags }: Command, args: readonly string[]): string[] => {
  const options = new Set([...values, ...flags, ''].map((name) => `--${name}`));
  const out: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [arg, next] = [args[at]!, args[at + 1]];
    if (arg === '--') return [...out, ...args.slice(at)];
    const takesNext = arg.startsWith('--') && values.includes(arg.slice(2));
    if (takesNext && next?.startsWith('-') && !options.has(next.replace(/=.*$/su, ''))) {
      out.push(`${arg}=${next}`);
      at += 1;
    } else out.push(arg);
  }
  return out;
};

/** Names in a sentence: "PLAN, A and B". */
const listed = (some: readonly string[]): string =>
  some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;

/** What is wrong with the operands, by the names that the command's usage gives them; `undefined` where they are as many as it takes. */
const wrongOperands = ({ usage: shown, operands }: Command, given: readonly string[]): string | undefined => {
  const lacking = shown.split(' ').slice(1 + given.length, 1 + operands);
  if (lacking.length > 0) return `${listed(lacking)} ${lacking.length === 1 ? 'is' : 'are'} missing`;
  const tooMuch = given.slice(operands).map((word) => `“${word}”`);
  return tooMuch.length > 0
    ? `${listed(tooMuch)} ${tooMuch.length === 1 ? 'is' : 'are'} too much; a name with spaces stands in quotation marks`
    : undefined;
};

/** What is wrong with the options, from what the reader of arguments complains of. */
const wrongOption = (error: unknown): string => {
  const { message } = error as Error;
  const option = /'(?:-\w, )?(-[^ ']*)/u.exec(message)?.[1] ?? '';
  if (message.startsWith('Unknown option')) return `There is no option ${option}`;
  return message.includes('does not take') ? `${option} takes no value` : `${option} has no value`;
};

const parse = (command: Command, args: readonly string[]): Pick<CommandCall, 'operands' | 'options'> => {
  const options = Object.fromEntries([
    ...command.values.map((name) => [name, { type: 'string' }] as const),
    ...command.flags.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  const wrong = (what: string): Problem => new Problem(`${what}. Use it so: ${command.usage}`);
  const parsed = (() => {
    try {
      return parseArgs({ args: withDashedValues(command, args), options, allowPositionals: true });
    } catch (error) {
      throw wrong(wrongOption(error));
    }
  })();
  const values = parsed.values as CommandCall['options'];
  const wrongWords = wrongOperands(command, parsed.positionals);
  if (wrongWords) throw wrong(wrongWords);
  if (parsed.positionals.includes('')) throw wrong('A name is empty');
  const missing = command.required?.find((name) => values[name] === undefined);
  if (missing) throw wrong(`--${missing} is missing`);
  const isBlank = (value: string | boolean | undefined): boolean => typeof value === 'string' && value.trim() === '';
  const blank = command.values.find((name) => isBlank(values[name]) && !command.mayBeBlank?.includes(name));
  if (blank) throw wrong(`--${blank} has no value`);
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
      if (name !== '') return { exit: 0, out: `${usage()}\n`, err: '' };
      throw new Problem(`Name a command. Choose one of: ${names}.`);
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) {
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
