import type { Command } from '../command.ts';
import { withPlan } from '../command.ts';
import { openDialog } from '../state.ts';
import { showWhole } from '../whole-plan.ts';

/** What is shown of the page. */
export const pageCommands = {
  'whole-plan': withPlan(({ whole }) => showWhole(!whole)),
  'word-count': withPlan(() => openDialog({ dialog: 'word-count' })),
} satisfies Readonly<Record<string, Command>>;
