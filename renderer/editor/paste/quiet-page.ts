import type { PasteNode } from './page-node.ts';

/** A page's source without anything that the window's own rules would speak up about while it is parsed. */
export interface QuietPage {
  readonly html: string;
  /** The page's style sheets, which are read and never applied. */
  readonly sheet: PasteNode;
}

/** Stands for `style`: the parser would ask the window whether that may be applied, and be refused each time. */
const STYLE = 'data-said-style';
const TAG = /<[a-z][^<>]*>/gi;
const STYLE_ATTRIBUTE = /([\s"'/])style(\s*=)/gi;

/** What an element says, by the attribute's own name. */
export const quietName = (name: string): string => (name === 'style' ? STYLE : name);

const textNode = (text: string): PasteNode => ({ name: '#text', text, attribute: () => null, children: [] });

/**
 * Takes the style sheets out of a page's source and gives its style attributes another name. What comes of it is only ever read
 * by the allow-list, so that nothing hangs on whether the source is sound.
 */
export const quietPage = (source: string): QuietPage => {
  const small = source.toLowerCase();
  let html = '';
  let sheets = '';
  let from = 0;
  for (let open = small.indexOf('<style'); open >= 0; open = small.indexOf('<style', from)) {
    const begin = small.indexOf('>', open);
    const end = begin < 0 ? -1 : small.indexOf('</style', begin);
    if (end < 0) break;
    const close = small.indexOf('>', end);
    html += source.slice(from, open);
    sheets += `${source.slice(begin + 1, end)}\n`;
    from = close < 0 ? source.length : close + 1;
  }
  html += source.slice(from);
  return {
    html: html.replace(TAG, (tag) => tag.replace(STYLE_ATTRIBUTE, `$1${STYLE}$2`)),
    sheet: { name: 'style', text: '', attribute: () => null, children: [textNode(sheets)] },
  };
};

/** A page as it is read: its style sheets before its elements. */
export const wholePage = (root: PasteNode, sheet: PasteNode): PasteNode => ({
  name: 'html',
  text: '',
  attribute: () => null,
  children: [sheet, root],
});
