import { MARKS } from '../../../shared/richtext/tree.ts';
import type { Mark } from '../../../shared/richtext/tree.ts';
import { attributeOf, eachNode, styleOf } from './page-node.ts';
import type { PasteNode } from './page-node.ts';

/** A style sheet longer than this is not read: Word's own have 60 kB. */
const LONGEST_SHEET = 400_000;
const RULE = /\.([\w-]+)\s*\{([^{}]*)\}/g;

/** What the style sheet of a page says of its classes; Excel tells bold cells by nothing else. */
export interface Styles {
  /** The element's own style, and before it what its classes say. */
  readonly of: (node: PasteNode) => string;
}

/** Reads the rules that name one class alone (".xl65 { … }"), from any style sheet of the page. */
export const stylesOf = (page: PasteNode): Styles => {
  const rules = new Map<string, string>();
  eachNode(page, (node) => {
    if (node.name !== 'style') return true;
    const sheet = node.children.map((child) => child.text).join('');
    if (sheet.length <= LONGEST_SHEET)
      for (const [, name, said] of sheet.matchAll(RULE)) rules.set(name!, said!.replace(/\s+/g, ' '));
    return false;
  });
  return {
    of: (node) => {
      const own = styleOf(node);
      if (rules.size === 0) return own;
      const classes = attributeOf(node, 'class').split(/\s+/);
      return [...classes.flatMap((name) => rules.get(name) ?? []), own].join(';');
    },
  };
};

type Says = 'on' | 'off';
/** Each mark with how a style says it, and says that it ends. */
const SAID: readonly (readonly [mark: Mark, pattern: RegExp, says: (value: string) => Says])[] = [
  [
    'bold',
    /(?<![-\w])font-weight:\s*(bold|bolder|normal|lighter|[1-9]00)/gi,
    (value) => (/bold|[6-9]00/i.test(value) ? 'on' : 'off'),
  ],
  ['italic', /(?<![-\w])font-style:\s*(italic|oblique|normal)/gi, (value) => (/normal/i.test(value) ? 'off' : 'on')],
  [
    'superscript',
    /(?<![-\w])vertical-align:\s*(super|sub|baseline)/gi,
    (value) => (/super/i.test(value) ? 'on' : 'off'),
  ],
  ['subscript', /(?<![-\w])vertical-align:\s*(super|sub|baseline)/gi, (value) => (/^sub$/i.test(value) ? 'on' : 'off')],
];

/** The marks of words within an element, by its style: what it says last counts, and what it does not say stays. */
export const marksBy = (style: string, marks: readonly Mark[]): readonly Mark[] => {
  if (!/font-weight|font-style|vertical-align/i.test(style)) return marks;
  const now = new Set(marks);
  for (const [mark, pattern, says] of SAID) {
    const last = [...style.matchAll(pattern)].at(-1)?.[1];
    if (last === undefined) continue;
    if (says(last) === 'on') now.add(mark);
    else now.delete(mark);
  }
  return MARKS.filter((mark) => now.has(mark));
};

/** True where no reader of the page sees what is within: Word's hidden words, columns folded away in Excel. */
export const isHidden = (style: string): boolean => /(?:^|[;\s])display:\s*none|mso-hide:\s*all/i.test(style);
