import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { cellRefSchema } from '../../shared/plan/records.ts';

const boundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

const settingsSchema = z.object({
  look: z.enum(['system', 'light', 'dark']).default('system'),
  whitePage: z.boolean().default(false),
  window: z.object({ bounds: boundsSchema, maximised: z.boolean() }).optional(),
  last: z.object({ plan: z.string(), edition: z.string().optional(), cell: cellRefSchema.optional() }).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

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

  /** Changes some settings and keeps them: whole, or as they were. */
  change(some: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...some };
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.part`;
    writeFileSync(temporary, JSON.stringify(this.#settings, null, 1));
    renameSync(temporary, this.#file);
  }

  #read(): Settings {
    try {
      if (existsSync(this.#file)) return settingsSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch (error) {
      console.error(error);
    }
    return settingsSchema.parse({});
  }
}
