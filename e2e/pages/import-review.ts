import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { RunningApp } from './app.ts';

/** A file on its way in: the file block by block, and the plan it becomes. */
export class ImportReview {
  readonly app: RunningApp;

  constructor(app: RunningApp) {
    this.app = app;
  }

  /** Chooses a file at Home and waits until it is read. */
  async choose(file: string): Promise<void> {
    await this.app.willOpen(file);
    await this.app.page.getByRole('button', { name: 'Choose a file' }).click();
    await this.read();
  }

  /** Waits until the file and all its lines are there. */
  async read(): Promise<void> {
    await expect(this.list.getByRole('treeitem').first()).toBeVisible();
    await this.rest();
  }

  /** Waits until a change has been taken. */
  async rest(): Promise<void> {
    await expect(this.app.page.getByText('Select a block to change what it is')).toBeVisible();
  }

  get list(): Locator {
    return this.app.page.getByRole('tree', { name: 'The file, block by block' });
  }

  get plan(): Locator {
    return this.app.page.getByRole('tree', { name: 'The plan it becomes, item by item' });
  }

  /** A block of the file by its words. */
  block(words: string | RegExp): Locator {
    return this.list.getByRole('treeitem').filter({ hasText: words });
  }

  /** The block one is at. */
  get here(): Locator {
    return this.list.locator('[aria-selected="true"]');
  }

  /** The row of the plan that belongs to the block one is at. */
  get there(): Locator {
    return this.plan.locator('[aria-selected="true"]');
  }

  get bar(): Locator {
    return this.app.page.getByRole('group', { name: 'Change what is selected' });
  }

  /** "2 left over" of the sum at the top, as a number of characters. */
  async leftOver(): Promise<number> {
    const words = await this.app.page.locator('.counts-sum').innerText();
    return Number(/\+ ([\d,]+) left over/.exec(words)![1]!.replaceAll(',', ''));
  }

  get bringIn(): Locator {
    return this.app.page
      .getByRole('banner')
      .or(this.app.page.locator('header'))
      .getByRole('button', { name: /^Bring in / });
  }

  /** Brings it in, once nothing on the screen changes any more. */
  async keep(): Promise<void> {
    await this.rest();
    await this.bringIn.click();
    await this.app.ready('plan');
  }

  /** Says that the file is another edition of a plan, and waits until its items are held against that plan's. */
  async asEdition(): Promise<void> {
    await this.app.page.getByText('another edition of a plan').click();
    await expect(this.bringIn).toHaveText(/^Bring in as /);
    await this.rest();
  }

  /** Goes with the arrow keys from the first block down to one. */
  async walkTo(words: string | RegExp): Promise<void> {
    const { keyboard } = this.app.page;
    await this.list.focus();
    await keyboard.press('Home');
    for (let step = 0; step < 60; step += 1) {
      if ((await this.here.filter({ hasText: words }).count()) > 0) return;
      await keyboard.press('ArrowDown');
    }
    throw new Error(`No block of the file has the words ${String(words)}`);
  }

  /** By keys alone: from the list to the picker, and to what begins with `words` there. */
  async pick(words: string): Promise<void> {
    const { keyboard } = this.app.page;
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await expect(this.app.page.getByRole('listbox')).toBeVisible();
    await keyboard.type(words);
    await keyboard.press('Enter');
    await expect(this.app.page.getByRole('listbox')).toHaveCount(0);
  }
}
