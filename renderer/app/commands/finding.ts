import { openBar } from '../../views/find/finder.ts';
import { openEverywhere, openGoTo } from '../../views/find/finding-keys.ts';
import type { Command } from '../command.ts';
import { withPlan } from '../command.ts';
import { focusFind } from '../panes.ts';
import { stepFinding } from '../step-finding.ts';

/** What looks for words and items. */
export const findingCommands = {
  find: withPlan(() => openBar(false)),
  replace: withPlan(() => openBar(true)),
  'find-everywhere': withPlan(openEverywhere),
  'go-to-item': withPlan(openGoTo),
  'find-in-outline': withPlan(focusFind),
  'next-finding': withPlan(() => stepFinding(1)),
  'previous-finding': withPlan(() => stepFinding(-1)),
} satisfies Readonly<Record<string, Command>>;
