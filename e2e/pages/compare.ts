import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { RunningApp } from './app.ts';

/** Two editions held against each other, as a writer sees them. */
export class CompareView {
  readonly app: RunningApp;

  constructor(app: RunningApp) {
    this.app = app;
  }

  get page(): Page {
    return this.app.page;
  }

  /** The list of changes. */
  get list(): Locator {
    return this.page.getByRole('listbox', { name: 'Changes' });
  }

  /** The row that is looked at. */
  get chosen(): Locator {
    return this.list.getByRole('option', { selected: true });
  }

  /** What is shown of it. */
  get body(): Locator {
    return this.page.getByRole('region', { name: 'What changed' });
  }

  /** A screen reader is told this. */
  async says(words: string | RegExp): Promise<void> {
    await expect(this.page.locator('p[role="status"][aria-live]').last()).toHaveText(words);
  }

  /** Opens the view and waits until the editions are compared. */
  async open(): Promise<void> {
    await this.app.menu('compare');
    await expect(this.body.getByRole('heading').first()).toBeVisible();
  }

  /** The rows of the list as they read: "6.1.1 Delivery Timescale: 4 words put in". */
  rows(): Promise<string[]> {
    return this.list.getByRole('option').evaluateAll((rows) =>
      rows.map((row) => {
        const [number, name, what] = ['.change-number', '.change-name', '.change-what'].map(
          (part) => row.querySelector(part)?.textContent ?? '',
        );
        return `${number} ${name!.split(' ').slice(0, 3).join(' ')}: ${what}`;
      }),
    );
  }

  /** The words put in or taken out that are shown. */
  marked(tag: 'ins' | 'del'): Promise<string[]> {
    return this.body.locator(`${tag}.marked`).evaluateAll((marks) =>
      marks.map((mark) => {
        const copy = mark.cloneNode(true) as Element;
        for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove();
        return copy.textContent;
      }),
    );
  }
}
