import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { RunningApp } from './app.ts';

/** The plan on the screen: outline, page and facts, as a writer sees them. */
export class PlanView {
  readonly app: RunningApp;

  constructor(app: RunningApp) {
    this.app = app;
  }

  /** A field by item number and key: "6.1.2/progress". */
  field(name: string): Locator {
    return this.app.page.locator(`[data-field="${name}"]`);
  }

  /** The place in a field where its words stand. */
  words(name: string): Locator {
    return this.field(name).getByRole('textbox');
  }

  get outline(): Locator {
    return this.app.page
      .getByRole('complementary', { name: 'Outline' })
      .or(this.app.page.getByRole('navigation', { name: 'Outline' }));
  }

  /** Puts the caret at the end of a field's words. */
  async caretAtEnd(name: string): Promise<void> {
    // What is drawn late can move the words from under a press, as it can for a person, who presses again.
    await expect(async () => {
      await this.words(name).click();
      await expect(this.words(name)).toHaveAttribute('contenteditable', 'true', { timeout: 2000 });
    }).toPass({ timeout: 15_000 });
    await this.app.page.keyboard.press('Control+End');
  }

  /** Types at the end of a field. */
  async typeAtEnd(name: string, words: string): Promise<void> {
    await this.caretAtEnd(name);
    await this.app.page.keyboard.type(words);
  }

  /** Waits until the window says that everything is on disk. */
  async saved(): Promise<void> {
    await expect(this.app.page.getByText(/^Saved \d\d:\d\d$/).first()).toBeVisible();
  }
}
