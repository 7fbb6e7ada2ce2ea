import { beforeEach, expect, test, vi } from 'vitest';
import type { OpenPlan } from '../../shared/ipc/contract.ts';
import { commands } from './commands.ts';
import { firstState, store } from './state.ts';
import type { PlanPlace } from './state.ts';

const run = vi.fn<(command: string) => boolean>(() => true);

/** A place with as much of a plan as a command looks at. */
const place = {
  view: 'plan',
  open: { plan: 'p', title: 'Plan: one', editions: [] } as unknown as OpenPlan,
  tab: 'write',
  asked: null,
  session: { run },
} as unknown as PlanPlace;

beforeEach(() => {
  run.mockClear();
  store.set(() => firstState);
});

test('commands on words go to the session of the open plan, under their own name', async () => {
  store.set((state) => ({ ...state, place }));
  for (const command of ['bold', 'undo', 'show-last-edition', 'heading-2'] as const) await commands[command]();
  expect(run.mock.calls.map(([command]) => command)).toEqual(['bold', 'undo', 'show-last-edition', 'heading-2']);
});

test('without an open plan a command that needs one says so', async () => {
  await commands.bold();
  expect(run).not.toHaveBeenCalled();
  expect(store.get().dialog).toMatchObject({ dialog: 'message', heading: 'No plan is open' });
});

test('publishing from the menu shows the Publish view with that format asked for', async () => {
  store.set((state) => ({ ...state, place }));
  await commands['export-pdf']();
  expect(store.get().place).toMatchObject({ tab: 'publish', asked: 'pdf' });
});

test('dialogs open by their name', async () => {
  await commands.keys();
  expect(store.get().dialog).toEqual({ dialog: 'keys' });
});
