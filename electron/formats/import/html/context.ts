import type { Style } from './css.ts';
import type { Linked } from './line.ts';
import { BOLD, ITALIC, SUBSCRIPT, SUPERSCRIPT } from './line.ts';
import type { OpenList } from './lists.ts';
import { classesOf } from './page.ts';
import type { PageNode } from './page.ts';

/** What holds for the words at one place of the page, handed down from element to element. */
export interface Context {
  /** The marks of the words (see `BOLD` and its like). */
  readonly bits: number;
  readonly link: Linked | undefined;
  /** How the line is set, in words. */
  readonly look: string;
  /** True where the look is of what stands round (a cell, a quotation) rather than of a paragraph. */
  readonly framed: boolean;
  /** The level of the heading that the words stand in. */
  readonly level: number | undefined;
  /** Why the words are left over, where they are. */
  readonly why: string | undefined;
  /** True where spaces and line ends stand as they were typed. */
  readonly typed: boolean;
  /** True where everything comes to stand on one line: in a heading, in a caption. */
  readonly flat: boolean;
  /** True where an ended line goes on within its block: in an entry of a list. */
  readonly holds: boolean;
  readonly list: OpenList | undefined;
  /** How many lists are open round it. */
  readonly depth: number;
  /** True within the words of a footnote. */
  readonly note: boolean;
}

export const OUTERMOST: Context = {
  bits: 0,
  link: undefined,
  look: 'text',
  framed: false,
  level: undefined,
  why: undefined,
  typed: false,
  flat: false,
  holds: false,
  list: undefined,
  depth: 0,
  note: false,
};

const MARKED: ReadonlyMap<string, number> = new Map([
  ['b', BOLD],
  ['strong', BOLD],
  ['i', ITALIC],
  ['em', ITALIC],
  ['sup', SUPERSCRIPT],
  ['sub', SUBSCRIPT],
]);

const isBold = (weight: string): boolean => /^(?:bold|bolder)$/u.test(weight) || Number(weight) >= 600;

/** The marks of an element's words: its own by name and style with those round it. */
export const bitsOf = (node: PageNode, style: Style, round: number): number => {
  let bits = round | (MARKED.get(node.name) ?? 0);
  if (style.size === 0) return bits;
  const weight = style.get('font-weight');
  // Some programs wrap everything in a bold element that its style makes plain again.
  if (weight !== undefined && weight !== 'inherit') bits = isBold(weight) ? bits | BOLD : bits & ~BOLD;
  const slope = style.get('font-style');
  if (slope !== undefined && slope !== 'inherit')
    bits = /^(?:italic|oblique)/u.test(slope) ? bits | ITALIC : bits & ~ITALIC;
  const raised = style.get('vertical-align');
  if (raised === 'super') bits = (bits | SUPERSCRIPT) & ~SUBSCRIPT;
  else if (raised === 'sub') bits = (bits | SUBSCRIPT) & ~SUPERSCRIPT;
  else if (raised === 'baseline') bits &= ~(SUBSCRIPT | SUPERSCRIPT);
  return bits;
};

/** Names of classes that tell how a line is set; those of design systems and of machines tell nothing to a person. */
const TELLING =
  /^(?!(?:govuk|gem|app|ds|moj|nhsuk|js|col|row|wp|has|is|field|block|node|mb|mt|pb|pt|text)-|ds_|c\d)[a-z][a-z-]{2,30}$/iu;

/** "MsoListParagraphCxSpFirst" is set as its neighbours are. */
const PLACE_IN_LIST = /CxSp(?:First|Middle|Last)$/u;

const FRAMES: ReadonlyMap<string, string> = new Map([
  ['td', 'td'],
  ['th', 'th'],
  ['dt', 'dt'],
  ['dd', 'dd'],
  ['summary', 'summary'],
  ['figcaption', 'figcaption'],
  ['blockquote', 'Quotation'],
  ['address', 'address'],
  ['legend', 'legend'],
]);

/** How the lines of a block are set, in words: its element, and a class that tells more ("p, summary", "MsoNormal"). */
export const lookOf = (node: PageNode, round: Context): Pick<Context, 'look' | 'framed'> => {
  const classes = classesOf(node).slice(0, 20);
  const word = classes.find((one) => one.startsWith('Mso'));
  if (word !== undefined) return { look: word.replace(PLACE_IN_LIST, ''), framed: false };
  const frame = FRAMES.get(node.name);
  const telling = classes.find((one) => TELLING.test(one));
  const named = (name: string): string => (telling === undefined ? name : `${name}, ${telling}`);
  if (frame !== undefined) return { look: named(frame), framed: true };
  if (/^(?:p|h[1-6]|pre)$/u.test(node.name))
    return round.framed && telling === undefined
      ? { look: round.look, framed: true }
      : { look: named(node.name), framed: false };
  if (node.name === 'li') return { look: named(round.list?.numbered ? 'ol li' : 'ul li'), framed: true };
  return round.framed ? { look: round.look, framed: true } : { look: named('div'), framed: false };
};
