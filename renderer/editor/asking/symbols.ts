export interface NamedSign {
  readonly sign: string;
  /** As a writer would look for it. */
  readonly name: string;
}

const NAMED = `– En dash
— Em dash
… Ellipsis, three dots
£ Pound
€ Euro
° Degree
½ Half
¼ Quarter
¾ Three quarters
× Times, multiplied by
÷ Divided by
± Plus or minus
≤ At most, less than or equal
≥ At least, greater than or equal
≠ Not equal
≈ About, nearly equal
% Per cent
‰ Per thousand
§ Section
¶ Paragraph
• Bullet
· Middle dot
† Dagger
‡ Double dagger
© Copyright
® Registered
™ Trade mark
→ Arrow to the right
← Arrow to the left
↑ Arrow up
↓ Arrow down
“ Opening quotation mark
” Closing quotation mark
‘ Opening single quotation mark
’ Apostrophe, closing single quotation mark
à a grave, Gaelic
è e grave, Gaelic
ì i grave, Gaelic
ò o grave, Gaelic
ù u grave, Gaelic
À Capital a grave, Gaelic
È Capital e grave, Gaelic
Ì Capital i grave, Gaelic
Ò Capital o grave, Gaelic
Ù Capital u grave, Gaelic
á a acute
é e acute
í i acute
ó o acute
ú u acute
ä a with two dots
ö o with two dots
ü u with two dots
ç c with cedilla
ñ n with tilde
ø o with stroke
å a with ring
æ ae
ß Sharp s
² Squared, raised two
³ Cubed, raised three`;

/** The symbols that can be put in, in the order they are offered. */
export const SYMBOLS: readonly NamedSign[] = NAMED.split('\n').map((line) => {
  const [sign, ...name] = line.split(' ');
  return { sign: sign!, name: name.join(' ') };
});

/** How many that were put in lately stand first. */
const RECENT = 8;
const KEY = 'symbols';

const recentSigns = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
};

/** Those put in lately, newest first. */
export const recentSymbols = (): NamedSign[] =>
  recentSigns().flatMap((sign) => SYMBOLS.filter((one) => one.sign === sign));

/** Takes note that a symbol was put in. */
export const usedSymbol = (sign: string): void => {
  const next = [sign, ...recentSigns().filter((one) => one !== sign)].slice(0, RECENT);
  localStorage.setItem(KEY, JSON.stringify(next));
};

/** Recent ones first, then the rest. */
export const symbolsInOrder = (recent: readonly NamedSign[]): NamedSign[] => [
  ...recent,
  ...SYMBOLS.filter((one) => !recent.some(({ sign }) => sign === one.sign)),
];
