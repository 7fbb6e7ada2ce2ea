import { mkdirSync, writeFileSync } from 'node:fs';
import { doc } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { stripes } from '../fixtures/png.ts';
import { sample } from '../pages/app.ts';
import type { RunningApp } from '../pages/app.ts';
import { CompareView } from '../pages/compare.ts';
import { complete } from '../pages/completed.ts';
import { ImportReview } from '../pages/import-review.ts';
import { picture, size, troubles } from '../pages/look.ts';
import { OutlinePane } from '../pages/outline.ts';
import { PlanView } from '../pages/plan-view.ts';
import { ask, newest, storedText } from '../pages/stored.ts';
import { expect, test } from '../fixtures/story.ts';
import type { MenuCommand } from '../../shared/ipc/contract.ts';

/** A way to a view, and what is shown there. */
type Step = readonly [name: string, open: (app: RunningApp) => Promise<void>];

const dialog = async ({ page }: RunningApp): Promise<void> => {
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** A dialog that a command of the menu opens. */
const byMenu = (name: string, command: MenuCommand): Step => [
  name,
  async (app) => {
    await app.menu(command);
    await dialog(app);
  },
];

/** Writes in the newest edition how an item stands, in words that need not be among those to choose from. */
const putStatus = async (app: RunningApp, number: string, words: string): Promise<void> => {
  const at = await newest(app);
  const { section } = await ask(app, 'plan/section', { ...at, section: null });
  const item = section!.items.find((one) => one.number === number)!;
  const { cell, counter, tree } = item.fields.find((field) => field.key === 'status')!;
  const base = { counter, body: tree };
  await ask(app, 'cell/save', { plan: at.plan, cell, base, body: doc(words), sitting: 'a-sitting' });
};

/** As wide as the plan is written in, and as narrow as its layout changes. */
const wide = (name: string, width: number): Step => [
  name,
  async (app) => {
    await size(app, width, 800);
    await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width);
    // What is far off the screen is laid out by guess until one comes near.
    await expect(async () => {
      await app.page.locator('[data-page-scroll]').evaluate((page) => page.scrollTo(0, 0));
      await expect(new PlanView(app).field('plan/title')).toBeInViewport({ timeout: 1000 });
    }).toPass({ timeout: 15_000 });
  },
];

/** The plan and what stands over it, one after the other; what floats is closed between them. */
const ON_THE_PLAN: readonly Step[] = [
  wide('plan-1000', 1000),
  wide('plan-700', 700),
  wide('plan-350', 350),
  wide('plan', 1400),
  [
    'plan-with-last-edition',
    async (app) => {
      await new PlanView(app).caretAtEnd('6.1.3/actions');
      await app.menu('show-last-edition');
      await expect(app.page.getByRole('region', { name: /^Last edition of/ })).toBeVisible();
    },
  ],
  [
    'owner',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Show the owners of this plan' }).click();
      await expect(page.getByRole('listbox')).toBeVisible();
    },
  ],
  [
    'history-compared',
    async (app) => {
      await new PlanView(app).typeAtEnd('6.1.3/actions', ' And by June 2022.');
      await new PlanView(app).saved();
      await app.menu('history');
      const last = app.page.locator('[data-pane="facts"]').getByRole('region', { name: 'October 2020' });
      await last.getByRole('button', { name: 'Compare with now' }).click();
      await expect(last.locator('ins, del').first()).toBeVisible();
    },
  ],
  [
    'notes',
    async ({ page }) => {
      await page.getByRole('tab', { name: 'Notes' }).click();
      await expect(page.getByRole('tabpanel', { name: 'Notes' })).toBeVisible();
    },
  ],
  [
    'to-fix',
    async ({ page }) => {
      await page.getByRole('tab', { name: /^To fix/ }).click();
      await expect(page.getByRole('tabpanel', { name: /^To fix/ })).toBeVisible();
    },
  ],
  [
    'editions',
    async ({ page }) => {
      await page.getByRole('button', { name: /^Edition: / }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  ],
  [
    'outline-commands',
    async (app) => {
      await new OutlinePane(app).walkTo('6.1.2');
      await app.page.keyboard.press('Shift+F10');
      await expect(app.page.getByRole('menu')).toBeVisible();
    },
  ],
  [
    'find',
    async (app) => {
      await new PlanView(app).caretAtEnd('6.1.1/progress');
      await app.menu('replace');
      await app.page.keyboard.type('the');
      await expect(app.page.locator('.find-count')).toHaveText(/^\d+ of /);
    },
  ],
  [
    'replace-preview',
    async (app) => {
      await app.menu('replace');
      await expect(app.page.locator('.find-count')).toHaveText(/^\d+ of /);
      await app.page.getByLabel('Replace with').fill('a');
      await app.page.getByRole('button', { name: 'Replace all…' }).click();
      await dialog(app);
    },
  ],
  [
    'find-everywhere',
    async (app) => {
      await app.menu('find-everywhere');
      await dialog(app);
      await app.page.getByRole('dialog').getByLabel('Find').fill('reporting cycle');
      await expect(app.page.getByRole('tree', { name: 'What is found' }).locator('mark').first()).toHaveText(
        /reporting cycle/i,
      );
    },
  ],
  byMenu('go-to-item', 'go-to-item'),
  byMenu('table', 'table'),
  byMenu('footnote', 'footnote'),
  byMenu('reference', 'cross-reference'),
  byMenu('link', 'link'),
  byMenu('picture', 'picture'),
  byMenu('symbol', 'symbol'),
  byMenu('palette', 'palette'),
  byMenu('settings', 'settings'),
  byMenu('keys', 'keys'),
  byMenu('about', 'about'),
  byMenu('reports', 'reports'),
  byMenu('word-count', 'word-count'),
  byMenu('template', 'template'),
  byMenu('shared-texts', 'shared-texts'),
  byMenu('renumber', 'renumber'),
  byMenu('bring-back', 'retired'),
  [
    'set-number',
    async (app) => {
      await new OutlinePane(app).walkTo('6.1.4');
      await new OutlinePane(app).command('Change the number…');
      await dialog(app);
    },
  ],
  [
    'whole-plan',
    async (app) => {
      await app.menu('whole-plan');
      await expect(app.page.locator('[data-field]').first()).toBeVisible();
    },
  ],
  [
    'front-page',
    async (app) => {
      await app.menu('whole-plan');
      await new OutlinePane(app).row('Front page').click();
      await expect(new PlanView(app).field('plan/title')).toBeVisible();
    },
  ],
  [
    'publish',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
      await expect(page.getByText('Word document').first()).toBeVisible();
    },
  ],
  [
    'home',
    async (app) => {
      await app.menu('home');
      await app.ready('home');
    },
  ],
  [
    'new-plan',
    async (app) => {
      await app.page.getByRole('region', { name: 'Start a new plan' }).getByRole('button').first().click();
      await dialog(app);
    },
  ],
  [
    'import-review',
    async (app) => {
      await new ImportReview(app).choose(sample('learning-together-2018-2021.txt'));
    },
  ],
];

/** The next edition from its start to its correction, one after the other. */
const OVER_THE_YEARS: readonly Step[] = [
  [
    'tone',
    async (app) => {
      await new PlanView(app).caretAtEnd('6.1.3/progress');
      await app.page.getByRole('button', { name: 'Say what it means' }).press('Enter');
      await expect(app.page.getByRole('dialog', { name: 'What this status means' })).toBeVisible();
    },
  ],
  [
    'start-edition',
    async (app) => {
      await app.menu('start-edition');
      await app.page.getByRole('radio', { name: /^Fold it/ }).check();
      await expect(app.page.getByText('“Status Oct 2021” becomes “Status Oct 2022”.')).toBeVisible();
    },
  ],
  [
    'started',
    async (app) => {
      await app.menu('start-edition');
      await app.page.getByRole('radio', { name: /^Fold it/ }).check();
      await app.page.getByRole('button', { name: 'Start the edition' }).press('Enter');
      await expect(app.page.getByRole('dialog', { name: 'October 2022 is started' })).toBeVisible();
    },
  ],
  [
    'folded',
    async (app) => {
      await new PlanView(app).caretAtEnd('6.1.1/progress');
      await app.menu('next-item');
      await expect(app.page.getByRole('button', { name: 'Show the rest of 6.1.2' })).toBeFocused();
    },
  ],
  [
    'folded-rest',
    async (app) => {
      await app.page.getByRole('button', { name: 'Show the rest of 6.1.2' }).press('Enter');
      await expect(new PlanView(app).field('6.1.2/progress')).toBeVisible();
    },
  ],
  byMenu('rename-edition', 'rename-edition'),
  byMenu('trend', 'trend'),
  [
    'compare',
    async (app) => {
      await new CompareView(app).open();
      await expect(new CompareView(app).list.getByRole('option').first()).toBeVisible();
    },
  ],
  byMenu('seal', 'seal'),
  [
    'sealed',
    async (app) => {
      await app.page.getByRole('button', { name: 'Write', exact: true }).press('Enter');
      await app.menu('seal');
      await app.page.getByRole('button', { name: 'Seal October 2022' }).press('Enter');
      await expect(app.page.getByRole('button', { name: 'Edition: October 2022 · Sealed' })).toBeVisible();
      await expect(app.page.getByRole('dialog')).toHaveCount(0);
    },
  ],
  byMenu('reissue', 'reissue'),
  byMenu('said-no', 'rename-edition'),
];

/** Closes what floats over the window, as Esc does, one after the other. */
const closeAll = async ({ page }: RunningApp): Promise<void> => {
  const floating = page.locator(
    '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not(#root *), .find-bar',
  );
  await expect(async () => {
    const before = await floating.count();
    if (before > 0) await page.keyboard.press('Escape');
    // What fades out is still there for a moment: a key pressed meanwhile, or a command given, would meet it.
    await expect.poll(() => floating.count(), { timeout: 2000 }).toBeLessThan(Math.max(before, 1));
    expect(await floating.count()).toBe(0);
  }).toPass({ timeout: 15_000 });
};

const lookRound = async (app: RunningApp, look: 'light' | 'dark', steps: readonly Step[]): Promise<void> => {
  await app.ready('plan');
  await app.menu(`look-${look}`);
  await expect(app.page.locator(':root')).toHaveAttribute('data-look', look);
  await new PlanView(app).caretAtEnd('6.1.1/progress');
  const found: string[] = [];
  for (const [name, open] of steps) {
    await test.step(name, async () => {
      await open(app);
      await app.page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
      await picture(app.page, `${name}-${look}`);
      found.push(...(await troubles(app.page, name)));
      await closeAll(app);
    });
  }
  expect(found).toEqual([]);
};

test('a reference is gone to, changed and made plain text by its menu', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  const plan = new PlanView(app);
  await plan.typeAtEnd('6.1.1/progress', ' See ');
  await app.menu('cross-reference');
  await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Item' })).toBeFocused();
  await page.keyboard.type('6.1.3');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  const chip = plan.words('6.1.1/progress').locator('.rt-reference');
  await expect(chip).toHaveText('6.1.3');

  await chip.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Change the reference…' }).click();
  await expect(page.getByRole('dialog', { name: 'Change the reference' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await chip.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Make it plain text' }).click();
  await expect(chip).toHaveCount(0);
  await plan.saved();
  expect(plainText(await storedText(app, '6.1.1/progress'))).toMatch(/See 6\.1\.3$/);
  await app.menu('undo');
  await expect(chip).toHaveText('6.1.3');

  await chip.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Go to 6.1.3' }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['number']))
    .toBe('6.1.3');
  await app.close();
});

test('an item is renamed from its words, with the outline put away', async ({ computer }) => {
  const app = await computer.start();
  const { page } = app;
  await app.ready('plan');
  await size(app, 700, 800);
  await new PlanView(app).caretAtEnd('6.1.2/progress');
  await app.menu('rename');
  await expect(page.getByRole('textbox', { name: 'Name of 6.1.2' })).toBeFocused();
  await page.keyboard.type('Families');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => {
      const { sections } = await ask(app, 'plan/outline', await newest(app));
      const { section } = await ask(app, 'plan/section', { ...(await newest(app)), section: sections[0]!.id });
      return section!.items.find((one) => one.number === '6.1.2')!.name;
    })
    .toBe('Families');
  await app.close();
});

test('Home without a plan says how one begins, in light and dark', async ({ computer }) => {
  // Whoever has been welcomed and has no plan gets no sample again.
  mkdirSync(computer.file('plans'));
  writeFileSync(computer.file('plans/.welcomed'), '');
  const app = await computer.start();
  await app.ready('home');
  await expect(app.page.getByText('No plans yet')).toBeVisible();
  for (const look of ['light', 'dark'] as const) {
    await app.menu(`look-${look}`);
    await expect(app.page.locator(':root')).toHaveAttribute('data-look', look);
    await picture(app.page, `home-empty-${look}`);
    expect(await troubles(app.page, `home without a plan, ${look}`)).toEqual([]);
  }
  await app.close();
});

for (const look of ['light', 'dark'] as const) {
  test(`nothing that a machine can find of WCAG 2.2 AA is wrong in any view or dialog, in ${look}`, async ({
    computer,
  }) => {
    // Every view is measured: three times as long as on an idle machine, and more, on a busy one.
    test.setTimeout(300_000);
    const app = await computer.start();
    const file = computer.file('map.png');
    writeFileSync(file, stripes(400, 120));
    await app.willOpen(file);
    await lookRound(app, look, ON_THE_PLAN);
    await app.close();
  });

  test(`nothing of the kind is wrong where editions are started, held against each other, sealed and corrected, in ${look}`, async ({
    computer,
  }) => {
    test.setTimeout(300_000);
    const first = await computer.start();
    await first.ready('plan');
    await complete(first, '6.1.2');
    // A word that no list has, as one brought in from elsewhere.
    await putStatus(first, '6.1.3', 'In hand');
    await first.close();
    const app = await computer.start();
    await lookRound(app, look, OVER_THE_YEARS);
    const { editions } = await ask(app, 'plan/open', { plan: (await newest(app)).plan });
    expect(editions.map(({ label, state }) => `${label} ${state}`)).toEqual([
      'Oct 2020 sealed',
      'Oct 2021 sealed',
      'October 2022 sealed',
    ]);
    await app.close();
  });
}
