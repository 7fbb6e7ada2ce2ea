import type { Opening } from '../../shared/ipc/contract.ts';
import type { SectionView } from '../../shared/plan/edition-view.ts';
import { PlanView } from '../pages/plan-view.ts';
import { numbersOf, RandomWriter } from '../pages/random-writer.ts';
import type { RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';

const EDITS = Number(process.env['APW_EDITS'] ?? 1000);
const SEED = Number(process.env['APW_SEED'] ?? 20_261_122);
/** The screen is held against the disk after so many edits, and the program is ended and started after so many. */
const CHECK = 10;
const RESTART = Math.ceil(EDITS / 3);

interface Difference {
  readonly cell: string;
  readonly screen: string;
  readonly disk: string;
}

interface Held {
  readonly fields: number;
  readonly differences: readonly Difference[];
}

/** Saves everything, and holds each field of the section that is on screen against what the engine has on disk of it. */
const screenAgainstDisk = (app: RunningApp): Promise<Held> =>
  app.page.evaluate(async () => {
    interface Session {
      flush: () => Promise<boolean>;
      treeOf: (cell: unknown) => unknown;
    }
    interface Fiber {
      readonly return: Fiber | null;
      readonly memoizedProps: { readonly session?: Session } | null;
    }
    const page = document.querySelector('.plan-page') as unknown as Record<string, Fiber>;
    const key = Object.keys(page).find((one) => one.startsWith('__reactFiber$'))!;
    let fiber: Fiber | null = page[key]!;
    while (fiber && !fiber.memoizedProps?.session) fiber = fiber.return;
    const session = fiber!.memoizedProps!.session!;
    if (!(await session.flush())) return { fields: 0, differences: [{ cell: 'none', screen: 'not saved', disk: '' }] };
    const { call } = (
      window as unknown as { actionPlans: { call: Record<string, (input: unknown) => Promise<{ value: unknown }>> } }
    ).actionPlans;
    const state = (await call['app/state']!({})).value as { last: { plan: string; edition: string } };
    const section = document
      .querySelector('[data-field$="/heading"][data-cell]')!
      .getAttribute('data-cell')!
      .split(' ')[0];
    const { plan, edition } = state.last;
    const opening = (await call['plan/opening']!({ plan, edition, subject: section })).value as Opening;
    const canonical = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(canonical)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .filter(([, one]) => one !== undefined)
                .toSorted(([a], [b]) => (a < b ? -1 : 1))
                .map(([name, one]) => [name, canonical(one)]),
            )
          : value;
    const fieldsOf = (items: SectionView['items']): { cell: unknown; tree: unknown }[] =>
      items.flatMap((item) => [...item.fields, ...fieldsOf(item.items)]);
    const views = [
      opening.page.section!.heading,
      opening.page.section!.narrative,
      ...fieldsOf(opening.page.section!.items),
    ];
    const differences = views.flatMap(({ cell, tree }) => {
      const [screen, disk] = [JSON.stringify(canonical(session.treeOf(cell))), JSON.stringify(canonical(tree))];
      return screen === disk ? [] : [{ cell: JSON.stringify(cell), screen, disk }];
    });
    return { fields: views.length, differences };
  });

test(`${EDITS} random edits leave no error, and the same words on the screen and on disk`, async ({ computer }) => {
  test.setTimeout(Math.max(240_000, EDITS * 400));
  console.log(`random edits: ${EDITS}, seed ${SEED}`);
  const next = numbersOf(SEED);
  const errors: string[] = [];
  const begin = async (): Promise<RunningApp> => {
    const app = await computer.start();
    app.page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    app.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await app.ready('plan');
    return app;
  };
  let app = await begin();
  await new PlanView(app).caretAtEnd('6.1.1/progress');
  let writer = new RandomWriter(app, next);
  for (let edit = 1; edit <= EDITS; edit += 1) {
    await writer.step();
    if (edit % CHECK === 0 || edit === EDITS) {
      const { fields, differences } = await screenAgainstDisk(app);
      const before = `edit ${edit} of seed ${SEED}, after: ${writer.done.slice(-14).join('; ')}`;
      expect(differences, before).toEqual([]);
      expect(fields, before).toBeGreaterThan(3);
      expect(errors, before).toEqual([]);
    }
    if (edit % RESTART === 0 && edit < EDITS) {
      await app.close();
      app = await begin();
      writer = new RandomWriter(app, next);
      await writer.click();
    }
  }
  await app.close();
});
