import type { Opening } from '../../shared/ipc/contract.ts';
import type { SectionView } from '../../shared/plan/edition-view.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { PlanView } from '../pages/plan-view.ts';
import { numbersOf, RandomWriter } from '../pages/random-writer.ts';
import type { RunningApp } from '../pages/app.ts';
import { expect, test } from '../fixtures/story.ts';

/** How many edits; where nobody says, as many as fit a minute. `APW_SEED` does the same ones again. */
const ASKED = Number(process.env['APW_EDITS'] ?? 0);
const MINUTE = 60_000;
const EDITS = ASKED || 1000;
/** At the desk every run does others; where a change is judged, the change decides and not chance. */
const SEED = Number(process.env['APW_SEED'] ?? (process.env['CI'] ? 20261122 : Math.floor(Math.random() * 1_000_000)));
/** The screen is held against the disk after so many edits, and the program is ended and started after so many. */
const CHECK = 10;
const RESTART = ASKED ? Math.ceil(EDITS / 3) : 150;

interface Difference {
  readonly cell: unknown;
  /** `undefined` for a field that is not drawn yet. */
  readonly screen: Tree | undefined;
  readonly disk: Tree;
}

interface Held {
  readonly fields: number;
  readonly differences: readonly Difference[];
}

/** A field without words may be drawn as an empty line. */
const isSame = ({ screen, disk }: Difference): boolean => screen !== undefined && isBlank(screen) && isBlank(disk);

/** Saves everything, and holds each field of the section that is on screen against what the engine has on disk of it. */
const screenAgainstDisk = (app: RunningApp): Promise<Held> =>
  app.page.evaluate(async () => {
    interface Session {
      flush: () => Promise<boolean>;
      treeOf: (cell: unknown) => Tree | undefined;
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
    if (!(await session.flush())) return { fields: 0, differences: [] };
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
    const fieldsOf = (items: SectionView['items']): { cell: unknown; tree: Tree }[] =>
      items.flatMap((item) => [...item.fields, ...fieldsOf(item.items)]);
    const views = [
      opening.page.section!.heading,
      opening.page.section!.narrative,
      ...fieldsOf(opening.page.section!.items),
    ];
    const differences = views.flatMap(({ cell, tree }) => {
      const [screen, disk] = [session.treeOf(cell), tree];
      const isEqual = JSON.stringify(canonical(screen)) === JSON.stringify(canonical(disk));
      return isEqual ? [] : [{ cell, screen, disk }];
    });
    return { fields: views.length, differences };
  });

test('random edits leave no error, and the same words on the screen and on disk', async ({ computer }) => {
  test.setTimeout(Math.max(240_000, EDITS * 400));
  console.log(`random edits: ${ASKED || 'for a minute'}, APW_SEED=${SEED}`);
  const until = ASKED ? Infinity : Date.now() + MINUTE;
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
  for (let edit = 1; edit <= EDITS && Date.now() < until; edit += 1) {
    await writer.step();
    if (edit % CHECK === 0 || edit === EDITS) {
      const before = `edit ${edit} of seed ${SEED}, after: ${writer.done.slice(-14).join('; ')}`;
      // What was added or moved is drawn a moment after it is on disk.
      await expect(async () => {
        const { fields, differences } = await screenAgainstDisk(app);
        expect(fields, `saved at ${before}`).toBeGreaterThan(1);
        expect(
          differences.filter((one) => !isSame(one)),
          before,
        ).toEqual([]);
      }).toPass({ timeout: 5000 });
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
