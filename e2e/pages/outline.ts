import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { OutlineItem, OutlineSection } from '../../shared/ipc/contract.ts';
import type { RunningApp } from './app.ts';

/** The outline on the screen, and the plan's order as the engine has it. */
export class OutlinePane {
  readonly app: RunningApp;

  constructor(app: RunningApp) {
    this.app = app;
  }

  get tree(): Locator {
    return this.app.page.getByRole('treegrid', { name: 'Outline' });
  }

  /** A row by the beginning of its name: "6.1.2", "Front page". */
  row(name: string): Locator {
    return this.tree.getByRole('row', { name: new RegExp(`^${name.replaceAll('.', '\\.')}(?:[ ,]|$)`) });
  }

  /** Goes into the tree from the box over it, as keys do. */
  async enter(): Promise<void> {
    await expect(this.tree.getByRole('row').first()).toBeVisible();
    await this.app.menu('find-in-outline');
    await expect(this.app.page.getByRole('searchbox', { name: 'Find in the outline' })).toBeFocused();
    await this.app.page.keyboard.press('ArrowDown');
    await expect(this.tree.locator('[role="row"]:focus')).toHaveCount(1);
  }

  /** Goes by keys to an item's row, which may bear its section's number too. */
  async walkTo(name: string, kind: 'item' | 'section' = 'item'): Promise<void> {
    const { keyboard } = this.app.page;
    if ((await this.tree.locator('[role="row"]:focus').count()) === 0) await this.enter();
    await keyboard.press('Home');
    const wanted = new RegExp(`^${name.replaceAll('.', '\\.')}(?:[ ,]|$)`);
    for (let step = 0; step < 80; step += 1) {
      const focused = this.tree.locator('[role="row"]:focus');
      const label = (await focused.getAttribute('aria-label')) ?? '';
      const isItem = ((await focused.getAttribute('class')) ?? '').includes('tree-item');
      if (wanted.test(label) && isItem === (kind === 'item')) return;
      await keyboard.press('ArrowDown');
    }
    throw new Error(`The outline has no row ${name}`);
  }

  /** Opens the commands of the row with the focus and chooses one, by keys. */
  async command(words: string): Promise<void> {
    const { page } = this.app;
    await page.keyboard.press('Shift+F10');
    const entry = page.getByRole('menuitem', { name: words });
    await expect(entry).toBeVisible();
    for (let step = 0; step < 20; step += 1) {
      if (await entry.evaluate((one) => one === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
  }

  /** The order of the plan as the engine has it: "6.1[6.1 6.1.1(6.1.2)]", by the words where there is no number. */
  async order(): Promise<string> {
    const sections = await this.app.page.evaluate(async () => {
      const { call } = window.actionPlans;
      const list = await call['plan/list']({});
      if (!list.ok) throw new Error(list.sentence);
      const { plan } = list.value.plans.toSorted((a, b) => (a.lastOpened < b.lastOpened ? 1 : -1))[0]!;
      const open = await call['plan/open']({ plan });
      if (!open.ok) throw new Error(open.sentence);
      const outline = await call['plan/outline']({ plan, edition: open.value.editions.at(-1)!.id });
      if (!outline.ok) throw new Error(outline.sentence);
      return outline.value.sections;
    });
    const items = (list: readonly OutlineItem[]): string =>
      list.map((one) => `${one.number ?? one.words}${one.items.length > 0 ? `(${items(one.items)})` : ''}`).join(' ');
    return sections.map((one: OutlineSection) => `${one.number ?? one.heading}[${items(one.items)}]`).join(' ');
  }

  /** Waits until the engine has the plan in this order. */
  async is(order: string): Promise<void> {
    await expect.poll(() => this.order()).toBe(order);
  }
}
