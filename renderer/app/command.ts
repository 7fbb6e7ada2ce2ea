import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { openDialog, planNow } from './state.ts';

/** What a command of the menu does. */
export type Command = () => void | Promise<void>;

const NO_PLAN = { dialog: 'message', heading: 'No plan is open', lines: ['Open a plan from the list first.'] } as const;

/** Carries out what needs an open plan; says so where none is open. */
export const withPlan =
  (run: (place: NonNullable<ReturnType<typeof planNow>>) => void | Promise<void>): Command =>
  () => {
    const place = planNow();
    return place ? run(place) : openDialog(NO_PLAN);
  };

/** A command that acts on the words at the caret. */
export const toSession = (command: MenuCommand): Command =>
  withPlan((place) => {
    place.session.run(command);
  });
