/** How a font's name says its letters look: the names of PDF fonts carry no other sign that every maker gives. */
export interface FontLook {
  readonly bold: boolean;
  readonly italic: boolean;
  /** True where its glyphs are pictures, so that its characters are not to be read as letters. */
  readonly pictures: boolean;
  /** True for Zapf Dingbats, whose ticks, crosses and boxes stand at the places of letters and figures. */
  readonly dingbats?: boolean;
}

const BOLD = /bold|black|heavy|demi|(?:^|[-_, ])(?:bd|blk|hv|sb|xb)(?=$|[-_, ]|it|ob|cn|mt|ps)/iu;
const ITALIC = /italic|oblique|kursiv|(?:^|[-_, ])(?:\p{L}{0,3}it|obl?|ita)$/iu;
const DINGBATS = /dingbats|zapfd/iu;
const PICTURES = /wingdings|webdings|dingbats|^symbol(?:mt|-|,|$)|fontawesome|zapfd/iu;

/** The look that a font's name tells: "ABCDEF+Roboto-BoldItalic" is bold and italic. */
export const fontLookOf = (name: string): FontLook => {
  const own = name.replace(/^[A-Z]{6}\+/u, '').slice(0, 200);
  return {
    bold: BOLD.test(own),
    italic: ITALIC.test(own),
    pictures: PICTURES.test(own),
    ...(DINGBATS.test(own) ? { dingbats: true } : {}),
  };
};

/** Glyphs of the picture fonts that stand for a word or are kept as they look; all else there is a bullet. */
const PICTURED: Readonly<Record<string, string>> = {
  '\u00fc': '✓',
  '\u00fe': '☑',
  '\u00a8': '☐',
  '\u00e0': '→',
  '\u00fb': '✗',
};
/** PDF 32000 annex D.6: what a reader sees for these. */
const DINGBAT: Readonly<Record<string, string>> = {
  '3': '✓',
  '4': '✔',
  '5': '✗',
  '6': '✗',
  '7': '✗',
  '8': '✗',
  o: '☐',
  p: '☐',
  q: '☐',
  r: '☐',
  Ô: '→',
  à: '→',
};

/** Ticks, crosses, boxes and arrows that a file names as such. */
const SIGN = /[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff]/u;
const PRIVATE = /[\uf020-\uf0ff]/gu;
const FIRST_PRIVATE = 0xf000;

/**
 * Text as it is seen: glyphs of Symbol and Wingdings that a file gives by their place in the font become bullets, ticks and
 * arrows. The number of characters stays the same.
 */
export const seenText = (text: string, look: FontLook): string => {
  const pictured = (one: string): string => (look.dingbats ? DINGBAT : PICTURED)[one] ?? '•';
  if (look.pictures && [...text.trim()].length === 1 && !/[\p{L}\p{N}]{2}/u.test(text))
    return SIGN.test(text) || /[\u2022\u2013\u2212%+=<>±≤≥×÷µ]/u.test(text)
      ? text
      : text.replace(/\S/u, (one) => pictured(fromPrivate(one)));
  return text.replace(PRIVATE, (one) => pictured(fromPrivate(one)));
};

const fromPrivate = (one: string): string => {
  const code = one.charCodeAt(0);
  return code >= FIRST_PRIVATE ? String.fromCharCode(code - FIRST_PRIVATE) : one;
};
