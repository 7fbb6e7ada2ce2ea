import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppState, Look } from '../../shared/ipc/contract.ts';

export interface Settings {
  readonly look: Look;
  readonly whitePage: boolean;
  /** Whether spelling is checked. */
  readonly spelling: boolean;
  readonly window?: { readonly bounds: Electron.Rectangle; readonly maximised: boolean } | undefined;
  readonly last?: AppState['last'];
}

type Unknown = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Unknown => typeof value === 'object' && value !== null;
const every = (value: unknown, type: 'string' | 'number', keys: readonly string[]): value is never =>
  isThing(value) && keys.every((key) => typeof value[key] === type);

/**
 * Settings out of a file, each taken only if it is what it should be. Checked by hand: the window is made from them, and a
 * library of schemas would be loaded first.
 */
const settingsFrom = (value: unknown): Settings => {
  const { look, whitePage, spelling, window, last }: Unknown = isThing(value) ? value : {};
  return {
    look: look === 'light' || look === 'dark' ? look : 'system',
    whitePage: whitePage === true,
    spelling: spelling !== false,
    ...(isThing(window) && every(window['bounds'], 'number', ['x', 'y', 'width', 'height'])
      ? { window: { bounds: window['bounds'], maximised: window['maximised'] === true } }
      : {}),
    ...(isThing(last) && typeof last['plan'] === 'string'
      ? {
          last: {
            plan: last['plan'],
            ...(typeof last['edition'] === 'string' ? { edition: last['edition'] } : {}),
            ...(every(last['cell'], 'string', ['subject', 'part', 'edition']) ? { cell: last['cell'] } : {}),
          },
        }
      : {}),
  };
};

/** The person's settings, kept in one small file. A file that cannot be read counts as none: nothing in it is precious. */
export class SettingsFile {
  readonly #file: string;
  #settings: Settings;

  constructor(folder: string) {
    this.#file = path.join(folder, 'settings.json');
    this.#settings = this.#read();
  }

  get now(): Settings {
    return this.#settings;
  }

  /** Changes some settings and keeps them, whole or as they were. On a full disk they are kept until the program ends. */
  change(some: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...some };
    const temporary = `${this.#file}.part`;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      writeFileSync(temporary, JSON.stringify(this.#settings, null, 1));
      renameSync(temporary, this.#file);
    } catch (error) {
      // A window being moved or closed must not fail over where it stood.
      console.error(error);
    }
  }

  #read(): Settings {
    try {
      if (existsSync(this.#file)) return settingsFrom(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch (error) {
      console.error(error);
    }
    return settingsFrom({});
  }
}
