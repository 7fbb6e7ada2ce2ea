import type { Edition } from '../../../shared/plan/records.ts';
import { Problem } from '../../../shared/plan/problem.ts';
import type { EngineDeps } from '../engine-deps.ts';
import { editionNamed, newestEdition } from '../open-plan.ts';

/** What a command is given: its arguments, already parted into operands and options, and the world. */
export interface CommandCall {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly world: Pick<EngineDeps, 'person' | 'now' | 'runJob' | 'fontsFolder'>;
  /** Resolves a path as the person typed it. */
  readonly pathOf: (typed: string) => string;
}

/** What a command says: a document for `--json`, and lines for a person. */
export interface CommandAnswer {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** Set where the answer is that something is wrong, though nothing failed: `verify` found faults. */
  readonly exit?: 1 | 2;
}

export interface Command {
  /** How it is called, after the program's name. */
  readonly usage: string;
  readonly operands: number;
  /** Options that take a value, and those that are set or not. */
  readonly values: readonly string[];
  readonly flags: readonly string[];
  readonly required?: readonly string[];
  /** Options whose value may be blank; no others may. */
  readonly mayBeBlank?: readonly string[];
  readonly run: (call: CommandCall) => CommandAnswer | Promise<CommandAnswer>;
}

/** A text option. Throws a Problem where it was left out. */
export const textOption = (call: CommandCall, name: string): string => {
  const value = call.options[name];
  if (typeof value !== 'string') throw new Problem(`--${name} is missing. Add --${name} and its value.`);
  return value;
};

/** The edition a command is about: the one named with --edition, else the newest. */
export const chosenEdition = (call: CommandCall, editions: readonly Edition[]): Edition => {
  const named = call.options['edition'];
  return typeof named === 'string' ? editionNamed(editions, named) : newestEdition(editions);
};
