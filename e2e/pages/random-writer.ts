import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { PROJECT } from './app.ts';
import type { RunningApp } from './app.ts';
import { putOnClipboard } from './clipboard.ts';

const FIXTURES = path.join(PROJECT, 'renderer/editor/paste/fixtures');

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const numbersOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const WORDS = [
  'plan',
  'councils ',
  'by 2026. ',
  'é',
  '😀',
  ' ',
  'Schools, ',
  '- ',
  '1. ',
  '“quoted” ',
  '<b>',
  'a\u00a0b',
];

/** True where a dialog has the window to itself. */
const isModal = (page: RunningApp['page']): Promise<boolean> =>
  page.evaluate(() => document.querySelector('.plan-page')?.closest('[inert]') != null);

/** Somebody who does anything at all to the words of a page, always the same for one seed. */
export class RandomWriter {
  readonly #app: RunningApp;
  readonly #next: () => number;
  readonly #pages: readonly string[];
  /** What was done, newest last: told where it went wrong. */
  readonly done: string[] = [];

  constructor(app: RunningApp, next: () => number) {
    this.#app = app;
    this.#next = next;
    this.#pages = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .toSorted();
  }

  /** Does one thing. */
  async step(): Promise<void> {
    const all = STEPS.reduce((sum, [weight]) => sum + weight, 0);
    let at = this.#next() * all;
    const [, name, run] = STEPS.find(([weight]) => (at -= weight) < 0) ?? STEPS[0]!;
    await this.leaveDialog();
    this.done.push(name);
    await run(this);
  }

  one<T>(some: readonly T[]): T {
    return some[Math.floor(this.#next() * some.length)]!;
  }

  times(most: number): number {
    return 1 + Math.floor(this.#next() * most);
  }

  async press(key: string, times = 1): Promise<void> {
    for (let count = 0; count < times; count += 1) await this.#app.page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    await this.#app.page.keyboard.type(words);
  }

  async choose(command: MenuCommand): Promise<void> {
    await this.#app.menu(command);
  }

  async pasteFixture(): Promise<void> {
    const name = this.one(this.#pages);
    this.done.push(name);
    await putOnClipboard(this.#app, { html: readFileSync(path.join(FIXTURES, name), 'utf8'), text: name });
    await this.press('Control+V');
  }

  async pasteWords(words: string): Promise<void> {
    await putOnClipboard(this.#app, { text: words });
    await this.press('Control+V');
  }

  async click(): Promise<void> {
    const fields = this.#app.page.locator('[data-field] .rt[role="textbox"]:not([aria-readonly])');
    const field = fields.nth(Math.floor(this.#next() * Math.min(await fields.count(), 24)));
    const [across, down] = [this.#next(), this.#next()];
    const box = await field.boundingBox();
    if (!box) return;
    const position = {
      x: Math.floor(across * (box.width - 2)) + 1,
      y: Math.floor(down * (box.height - 2)) + 1,
    };
    // What was asked for a moment ago may open its dialog only now.
    await field.click({ position, timeout: 3000 }).catch(() => this.leaveDialog());
  }

  /** A press on a footnote, a reference or a picture asks what is to become of it. */
  async leaveDialog(): Promise<void> {
    const { page } = this.#app;
    for (let open = await isModal(page); open; open = await isModal(page)) {
      this.done.push('leaves the dialog');
      await page.getByRole('dialog').waitFor();
      await this.press('Escape');
    }
  }

  /** A table of the size that is offered, in the field or, in a heading, none. */
  async table(): Promise<void> {
    await this.choose('table');
    await this.#answer();
  }

  /** Takes the item with the caret out of the edition; a section stays, so that there is a page to write on. */
  async retire(): Promise<void> {
    const inItem = await this.#app.page.evaluate(() => document.activeElement?.closest('[data-item]') != null);
    if (inItem) await this.choose('retire');
  }

  /** Takes a dialog's own answer, where one opens. */
  async #answer(): Promise<void> {
    const dialog = this.#app.page.getByRole('dialog');
    const asked = await dialog.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (asked) await this.press('Enter');
  }

  async link(): Promise<void> {
    await this.press('Control+K');
    const address = this.#app.page.getByLabel('Address');
    // A heading takes no link, and says so.
    const asked = await address.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (!asked) return;
    await address.fill('www.gov.scot/a');
    await this.press('Enter');
  }
}

type Step = readonly [weight: number, name: string, run: (writer: RandomWriter) => Promise<void>];

const MOVES = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Control+Home',
  'Control+End',
] as const;
const STYLES = ['paragraph', 'heading-1', 'heading-2', 'clear-formatting', 'quote'] as const;

const STEPS: readonly Step[] = [
  [26, 'types', async (writer) => writer.type(writer.one(WORDS) + writer.one(WORDS))],
  [8, 'deletes', async (writer) => writer.press(writer.one(['Backspace', 'Delete']), writer.times(6))],
  [7, 'ends the line', async (writer) => writer.press(writer.one(['Enter', 'Enter', 'Shift+Enter']))],
  [8, 'moves the caret', async (writer) => writer.press(writer.one(MOVES), writer.times(3))],
  [
    5,
    'selects and types over',
    async (writer) => {
      await writer.press(writer.one(['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+Home']), writer.times(3));
      await writer.type('x');
    },
  ],
  [1, 'empties the field', async (writer) => writer.press('Control+A').then(() => writer.press('Delete'))],
  [4, 'pastes from a program', async (writer) => writer.pasteFixture()],
  [
    2,
    'pastes words',
    async (writer) => writer.pasteWords(writer.one(['a\tb\nc\td', '• one\n• two', 'plain', 'www.gov.scot'])),
  ],
  [
    4,
    'cuts or copies, and pastes',
    async (writer) => {
      await writer.press(writer.one(['Shift+Home', 'Shift+ArrowUp', 'Control+A']));
      await writer.press(writer.one(['Control+C', 'Control+X']));
      await writer.press(writer.one(['ArrowRight', 'ArrowLeft', 'Control+End']));
      await writer.press('Control+V');
    },
  ],
  [3, 'makes a list', async (writer) => writer.choose(writer.one(['bullet-list', 'numbered-list'] as const))],
  [3, 'sets a style', async (writer) => writer.choose(writer.one(STYLES))],
  [4, 'sets bold or italic', async (writer) => writer.press(writer.one(['Control+B', 'Control+I']))],
  [2, 'makes a link', async (writer) => writer.link()],
  [8, 'takes back', async (writer) => writer.press('Control+Z', writer.times(3))],
  [4, 'does again', async (writer) => writer.press('Control+Y', writer.times(2))],
  [1, 'puts a table in', async (writer) => writer.table()],
  [1, 'moves the item', async (writer) => writer.press(writer.one(['Alt+Shift+ArrowDown', 'Alt+Shift+ArrowUp']))],
  [0.5, 'adds an item', async (writer) => writer.choose('add-item')],
  [0.5, 'retires the item', async (writer) => writer.retire()],
  [6, 'goes on by Tab', async (writer) => writer.press(writer.one(['Tab', 'Tab', 'Shift+Tab']))],
  [2, 'goes to another item', async (writer) => writer.press(writer.one(['Alt+ArrowDown', 'Alt+ArrowUp']))],
  [4, 'clicks into a field', async (writer) => writer.click()],
];
