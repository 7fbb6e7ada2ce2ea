/** What one line of text is, by its looks alone. */
export type Line =
  | { readonly is: 'blank' }
  | { readonly is: 'ruling'; readonly text: string }
  | { readonly is: 'heading'; readonly level: number; readonly text: string }
  | {
      readonly is: 'item';
      readonly kind: 'bullet' | 'numbered';
      readonly marker: string;
      readonly indent: number;
      readonly text: string;
    }
  | { readonly is: 'text'; readonly text: string };

const BULLET = /^([ \t\u00a0]*)([•◦▪▫‣⁃●○■□·*–—-]|\uf0b7|\uf0a7|o(?=\t))[ \t\u00a0]+(?=\S)/u;
/** Word's second bullet is the letter o: a bullet only where it is set in. */
const LETTER_O = /^([ \t\u00a0]+)(o)[ \t\u00a0]+(?=\S)/u;
const NUMBERED = /^([ \t\u00a0]*)(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[ \t\u00a0]+(?=\S)/u;
const HEADING = /^(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$/u;
/** Nobody writes a heading or a ruling longer than this; patterns that look ahead are not tried on longer lines. */
const LONGEST_HEADING = 400;
const RULING = /^[ \t]*(?:[-*_=•·–—][ \t]*){3,}$/u;

const widthOf = (indent: string): number => [...indent].reduce((sum, one) => sum + (one === '\t' ? 4 : 1), 0);

/** What a line is. `text` is without indent and marks. */
export const lineOf = (raw: string): Line => {
  const text = raw.trim();
  if (text === '') return { is: 'blank' };
  const short = raw.length <= LONGEST_HEADING;
  if (short && RULING.test(raw)) return { is: 'ruling', text };
  const heading = short ? HEADING.exec(raw) : null;
  if (heading) return { is: 'heading', level: heading[1]!.length, text: heading[2]! };
  const bullet = BULLET.exec(raw) ?? LETTER_O.exec(raw);
  const item = bullet ?? NUMBERED.exec(raw);
  if (!item) return { is: 'text', text };
  const [whole, indent, marker] = item as unknown as [string, string, string];
  return {
    is: 'item',
    kind: bullet ? 'bullet' : 'numbered',
    marker,
    indent: widthOf(indent),
    text: raw.slice(whole.length).trim(),
  };
};
