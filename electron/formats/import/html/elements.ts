import type { PageNode } from './page.ts';
import { closest } from './page.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose words no reader of the page sees (HTML 15.3.1). */
const UNSEEN = names(
  'head script style noscript template iframe noembed noframes title datalist xml annotation annotation-xml',
);
const UNSEEN_IN_DRAWINGS = names('title desc metadata defs');

/** True where no reader of the page sees what is within this element. */
export const isUnseen = (node: PageNode): boolean =>
  UNSEEN.has(node.name) ||
  (node.name.startsWith('#') && node.name !== '#text') ||
  (UNSEEN_IN_DRAWINGS.has(node.name) && closest(node, (one) => one.name === 'svg') !== null);

/** Elements that begin and end a line. */
const BLOCKS = names(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr caption ul xmp video audio canvas object select textarea',
);
export const isBlock = (node: PageNode): boolean => BLOCKS.has(node.name);

/** Blocks that browsers set with space above and below. */
const SPACED = names(
  'p h1 h2 h3 h4 h5 h6 ul ol dl menu dir blockquote figure pre listing xmp table hr fieldset hgroup',
);
export const isSpaced = (node: PageNode): boolean => SPACED.has(node.name);

/** Elements in which line ends and runs of space stand as they were typed. */
const TYPED = names('pre listing xmp plaintext textarea');
export const isTyped = (node: PageNode): boolean => TYPED.has(node.name);

/** The level of a heading from its element, or from what it says to screen readers; `undefined` where it is none. */
export const headingLevel = (name: string, role: string, level: string): number | undefined => {
  if (/^h[1-6]$/u.test(name)) return Number(name[1]);
  if (role !== 'heading') return undefined;
  const given = Number(level);
  return given >= 1 && given <= 9 ? Math.floor(given) : 2;
};
