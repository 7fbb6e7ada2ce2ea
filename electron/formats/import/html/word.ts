import type { Style } from './css.ts';
import { marginOf } from './css.ts';
import type { PendingItem } from './lists.ts';
import { DEEPEST_LIST } from './lists.ts';
import type { PageNode } from './page.ts';
import { attribute, classesOf, following, walk, within } from './page.ts';

/** Bullets that stand in Word's symbol fonts under other letters. */
const SYMBOL_BULLETS: ReadonlyMap<string, string> = new Map([
  ['·', '•'],
  ['\uf0b7', '•'],
  ['§', '▪'],
  ['\uf0a7', '▪'],
  ['Ø', '➢'],
  ['ü', '✓'],
  ['q', '❑'],
  ['v', '❖'],
]);
const NUMBER = /^\(?(?:\d|[a-z]{1,6}[.)])/iu;
const LONGEST_MARKER = 24;
/** Pieces before a marker's end: a bullet stands in two or three spans. */
const MOST_PIECES = 12;

const styleOf = (node: PageNode): string => attribute(node, 'style');
const isIgnored = (node: PageNode): boolean => /mso-list:\s*ignore/iu.test(styleOf(node));
/** The white space that Word sets after a bullet, in 7 point type, where the file no longer says that it is a list. */
const isFiller = (node: PageNode): boolean => /font:\s*7(?:\.0)?pt/iu.test(styleOf(node));
const SYMBOLS = /font-family:\s*["']?(?:symbol|wingdings)/iu;

/** A bullet or number that Word wrote in front of a paragraph's words. */
export interface WordMarker extends PendingItem {
  /** The runs of text it stands in, which are no words of the paragraph. */
  readonly texts: ReadonlySet<PageNode>;
}

const textsIn = (node: PageNode): PageNode[] => {
  const out: PageNode[] = [];
  walk(node, (one) => {
    if (one.name === '#text') out.push(one);
    return out.length < MOST_PIECES;
  });
  return out;
};

/** The marker's own runs of text: those Word says to ignore, or those before its filler of white space. */
const markerTexts = (paragraph: PageNode): PageNode[] | undefined => {
  const before: PageNode[] = [];
  let looked = 0;
  for (let node = following(paragraph, paragraph); node && looked < 3 * MOST_PIECES; looked += 1) {
    if (isIgnored(node)) return [...before, ...textsIn(node)];
    if (isFiller(node)) return [...before, ...textsIn(node)];
    if (node.name === '#text') {
      before.push(node);
      if (before.reduce((sum, one) => sum + one.text.trim().length, 0) > LONGEST_MARKER) return undefined;
    }
    node = following(node, paragraph);
  }
  return undefined;
};

/**
 * The bullet or number of a paragraph that Word saved or copied as words, with its depth by the level that Word names
 * ("mso-list: l0 level2 lfo1") or else by how far it is set in; `undefined` where the paragraph is no entry of a list.
 */
export const wordMarker = (paragraph: PageNode, style: Style): WordMarker | undefined => {
  const level = /level(\d)/u.exec(style.get('mso-list') ?? '')?.[1];
  const listed = level !== undefined || classesOf(paragraph).some((one) => one.startsWith('MsoList'));
  if (!listed && !style.has('text-indent')) return undefined;
  const texts = markerTexts(paragraph);
  const marker = texts
    ?.map((one) => one.text)
    .join('')
    .trim();
  if (!texts || !marker || marker.length > LONGEST_MARKER) return undefined;
  let inSymbols = false;
  for (let at = texts[0]!.parent; at && within(at, paragraph); at = at.parent) inSymbols ||= SYMBOLS.test(styleOf(at));
  const left = marginOf(style, 'left') ?? 0;
  const depth = level === undefined ? Math.round(left / 36) - 1 : Number(level) - 1;
  return {
    kind: NUMBER.test(marker) ? 'numbered' : 'bullet',
    marker: (inSymbols ? SYMBOL_BULLETS.get(marker) : undefined) ?? (marker === '·' ? '•' : marker),
    depth: Math.max(0, Math.min(depth, DEEPEST_LIST)),
    texts: new Set(texts),
  };
};
