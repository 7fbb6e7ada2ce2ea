import { call, CallFailed } from '../../api/client.ts';
import type { Command } from '../command.ts';
import { openPlan } from '../open-plan.ts';
import { openDialog, toast } from '../state.ts';

/** Takes in a plan file that somebody sent, and opens it. */
export const chooseCopy = async (): Promise<void> => {
  try {
    const chosen = await call('dialog/choose-plan', {});
    if (!chosen) return;
    const { plan } = await call('plan/bring-copy', { file: chosen.file });
    await openPlan(plan);
    toast(`${chosen.name} is brought in. The file itself stays as it was.`);
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    openDialog({ dialog: 'message', heading: 'The copy was not brought in', lines: [error.message] });
  }
};

/** What belongs to the program more than to a plan. */
export const shellCommands = {
  'open-copy': chooseCopy,
  settings: () => openDialog({ dialog: 'settings' }),
  palette: () => openDialog({ dialog: 'palette' }),
} satisfies Readonly<Record<string, Command>>;
