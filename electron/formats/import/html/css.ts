import type { PageNode } from './page.ts';
import { attribute, classesOf, walk } from './page.ts';

/** What an element's style says, by property in small letters. */
export type Style = ReadonlyMap<string, string>;

const NONE: Style = new Map();
/** A style sheet larger than this is a site's own and says nothing of one publication. */
const LARGEST_SHEET = 1_000_000;

/** A style longer than this is cut: nobody sets a line with so many words. */
const LONGEST_STYLE = 4000;
/** The properties that bear on what a line is; the rest is colour and place. */
const TOLD: ReadonlySet<string> = new Set(
  'content display font-style font-weight list-style list-style-type margin margin-bottom margin-left margin-top mso-hide mso-list text-indent vertical-align visibility'.split(
    ' ',
  ),
);
const IMPORTANT = '!important';

/** "color:red; margin : 0" as its parts, those that are told. Values are in small letters, without "!important". */
export const parseStyle = (text: string): Style => {
  if (text === '') return NONE;
  const out = new Map<string, string>();
  for (const one of text.slice(0, LONGEST_STYLE).split(';')) {
    const colon = one.indexOf(':');
    const property = one.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (!TOLD.has(property)) continue;
    const value = one
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    out.set(property, value.endsWith(IMPORTANT) ? value.slice(0, -IMPORTANT.length).trimEnd() : value);
  }
  return out;
};

const SELECTOR = /^(?:[a-z][a-z0-9]*)?\.[\w-]+$/iu;
const LIST_COUNTER = /^\.?([\w-]+)\s*>\s*li:before$/iu;
/** What a document's own sheet can say of its lines. */
const TELLING = /font-weight|font-style|vertical-align|list-style|content|margin/u;

const withoutComments = (sheet: string): string => {
  let out = '';
  let from = 0;
  for (let at = sheet.indexOf('/*'); at >= 0; at = sheet.indexOf('/*', from)) {
    out += sheet.slice(from, at);
    const end = sheet.indexOf('*/', at + 2);
    from = end < 0 ? sheet.length : end + 2;
  }
  return out + sheet.slice(from);
};

/** Adds the rules of one sheet that name a class alone (".c4", "p.c4", ".lst > li:before"). Rules within "@…" are passed over. */
const addRules = (sheet: string, rules: Map<string, Style>): void => {
  const text = withoutComments(sheet);
  let from = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
    const head = text.slice(from, open).split(/[;}]/u).at(-1)!.trim();
    let close = text.indexOf('}', open);
    if (close < 0) close = text.length;
    from = close + 1;
    if (head.startsWith('@')) {
      // The rules within stand for print or for small screens: on to the brace that ends them all.
      for (let next = text.indexOf('{', open + 1); next >= 0 && next < close; next = text.indexOf('{', close)) {
        close = text.indexOf('}', close + 1);
        if (close < 0) return;
      }
      from = close + 1;
      continue;
    }
    const body = text.slice(open + 1, close);
    if (!TELLING.test(body)) continue;
    const said = parseStyle(body);
    for (const one of head.split(',')) {
      const selector = one.trim();
      const counter = LIST_COUNTER.exec(selector)?.[1];
      if (counter !== undefined) rules.set(`${counter}:before`, said);
      else if (SELECTOR.test(selector)) rules.set(selector, new Map([...(rules.get(selector) ?? []), ...said]));
    }
  }
};

/** What a page's own style sheets and its elements say of how lines are set. */
export class Styles {
  readonly #rules = new Map<string, Style>();
  /** Pages give the same few styles to thousands of elements. */
  readonly #known = new Map<string, Style>();

  constructor(page: PageNode) {
    let size = 0;
    walk(page, (node) => {
      if (node.name !== 'style') return true;
      const sheet = node.first?.text ?? '';
      size += sheet.length;
      if (size <= LARGEST_SHEET) addRules(sheet, this.#rules);
      return false;
    });
  }

  /** The style that an element has by its classes and its own words. */
  of(node: PageNode): Style {
    const own = attribute(node, 'style');
    const classes = this.#rules.size > 0 ? attribute(node, 'class') : '';
    if (own === '' && classes === '') return NONE;
    if (own.length + classes.length > 1000) return parseStyle(own);
    const key = `${node.name} ${classes}\n${own}`;
    const known = this.#known.get(key);
    if (known) return known;
    const merged = new Map<string, string>();
    for (const one of classesOf(node))
      for (const rule of [this.#rules.get(`.${one}`), this.#rules.get(`${node.name}.${one}`)])
        for (const [property, value] of rule ?? NONE) merged.set(property, value);
    for (const [property, value] of parseStyle(own)) merged.set(property, value);
    if (this.#known.size < 10_000) this.#known.set(key, merged);
    return merged;
  }

  /** What a list of this class prints before each entry (as Google Docs writes it), if the page's sheet says. */
  before(className: string): string | undefined {
    return this.#rules.get(`${className}:before`)?.get('content');
  }
}

const LENGTH = /^(-?[\d.]+)(pt|px|cm|mm|in|em|rem)?$/u;
const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, cm: 28.35, mm: 2.835, in: 72, em: 12, rem: 12 };

/** A length in points; `undefined` where it is none that can be told. */
export const points = (value: string | undefined): number | undefined => {
  const match = LENGTH.exec(value ?? '');
  if (!match) return undefined;
  const size = Number(match[1]) * (POINTS[match[2] ?? 'px'] ?? 1);
  return Number.isFinite(size) ? size : undefined;
};

/** The four margins as written in one word: top, right, bottom, left. */
const sides = (value: string): string[] => {
  const [top = '', right = top, bottom = top, left = right] = value.split(/\s+/u);
  return [top, right, bottom, left];
};

/** An element's own margin on one side, in points; `undefined` where it says nothing of it. */
export const marginOf = (style: Style, side: 'top' | 'bottom' | 'left'): number | undefined => {
  const single = style.get(`margin-${side}`);
  if (single !== undefined) return points(single);
  const all = style.get('margin');
  return all === undefined ? undefined : points(sides(all)[{ top: 0, bottom: 2, left: 3 }[side]]);
};
