import type { Attributes } from '../../package/xml-walk.ts';

const OFF = new Set(['0', 'false', 'off', 'none']);

/** An on/off property (ECMA-376-1, 17.17.4): its presence alone says on. */
export const isOn = (attributes: Attributes, name = 'w:val'): boolean => !OFF.has(attributes[name] ?? '1');

/** What a table has under a word of the file; undefined for any other word, those that every object answers to among them. */
export const under = <T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;

/** A whole number within bounds; undefined where there is none. */
export const whole = (value: string | undefined, least: number, most: number): number | undefined => {
  if (value === undefined) return undefined;
  const number = Number.parseInt(value, 10);
  return Number.isNaN(number) ? undefined : Math.min(Math.max(number, least), most);
};

const TWIPS: Readonly<Record<string, number>> = {
  '': 1,
  pt: 20,
  pc: 240,
  pi: 240,
  in: 1440,
  cm: 1440 / 2.54,
  mm: 144 / 2.54,
};

/** A measure in twentieths of a point; strict files write it with its unit ("36pt", 22.9.2.14). */
export const twips = (value: string | undefined): number | undefined => {
  if (value === undefined || value.length > 32) return undefined;
  const unit = /[a-z]*$/u.exec(value)![0];
  const factor = under(TWIPS, unit);
  const number = Number.parseFloat(value);
  return factor === undefined || Number.isNaN(number) ? undefined : Math.round(number * factor);
};
