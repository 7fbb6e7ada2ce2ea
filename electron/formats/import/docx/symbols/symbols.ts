import { PICTURE_FONTS } from './picture-fonts.ts';

/** For a font of pictures, what each of its 224 places from 0x20 on shows. */
export type SymbolTable = readonly string[];

const tables = new Map(Object.entries(PICTURE_FONTS).map(([font, rows]) => [font, [...rows.join('')]]));
const FIRST = 0x20;
/** Where Word puts the places of such fonts: a part of Unicode that has no meaning of its own. */
const PRIVATE = 0xf000;
const PRIVATE_CHARACTER = /[\uf020-\uf0ff]/u;

/** The table of a font of pictures; undefined for a font of letters. The case of its name does not matter. */
export const symbolTable = (font: string | undefined): SymbolTable | undefined =>
  font === undefined ? undefined : tables.get(font.toLowerCase());

/** Without its font a private character is taken as the fonts use it that nearly every bullet and tick is set in. */
const withoutFont = (code: number): SymbolTable => tables.get(code === 0xb7 ? 'symbol' : 'wingdings')!;

const shown = (character: string, table: SymbolTable | undefined): string => {
  const code = character.codePointAt(0)!;
  const place = code >= PRIVATE + FIRST && code <= PRIVATE + 0xff ? code - PRIVATE : code;
  if (place < FIRST || place > 0xff || (table === undefined && place === code)) return character;
  const sign = (table ?? withoutFont(place))[place - FIRST];
  return sign === undefined || sign === ' ' ? character : sign;
};

/**
 * A text as it shows in Unicode: characters of a font of pictures as the signs they draw, one for one; all else as it is.
 * White space stays.
 */
export const inUnicode = (text: string, table: SymbolTable | undefined): string => {
  if (table === undefined && !PRIVATE_CHARACTER.test(text)) return text;
  let out = '';
  for (const character of text) out += shown(character, table);
  return out;
};

/** The sign at a place of a font, in Unicode; empty where there is no such place. */
export const signAt = (code: number, font: string | undefined): string =>
  code < 0x20 || code > 0xffff || (code >= 0xd800 && code < 0xe000)
    ? ''
    : inUnicode(String.fromCharCode(code), symbolTable(font));
