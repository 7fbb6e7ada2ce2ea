import type { Command } from '../command.ts';
import { toSession } from '../command.ts';

/** What is put into the words at the caret. */
export const writingCommands = {
  superscript: toSession('superscript'),
  subscript: toSession('subscript'),
  table: toSession('table'),
  footnote: toSession('footnote'),
  'cross-reference': toSession('cross-reference'),
  picture: toSession('picture'),
  symbol: toSession('symbol'),
  'non-breaking-space': toSession('non-breaking-space'),
} satisfies Readonly<Record<string, Command>>;
