import type { Style, Styles } from './css.ts';
import type { PageNode } from './page.ts';
import { attribute, classesOf, has } from './page.ts';

/** Deeper entries are brought in at this depth. */
export const DEEPEST_LIST = 8;

/** An entry's marker, on its way to the first line of the entry. */
export interface PendingItem {
  readonly kind: 'bullet' | 'numbered';
  readonly marker: string;
  readonly depth: number;
}

type Numbering = (value: number) => string;

const LARGEST = 99_999;

const alphabetic: Numbering = (value) => {
  let out = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(97 + ((rest - 1) % 26)) + out;
  return out || String(value);
};
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const roman: Numbering = (value) => {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let out = '';
  for (const [worth, letters] of ROMAN)
    while (rest >= worth) {
      out += letters;
      rest -= worth;
    }
  return out;
};
const inCapitals =
  (numbering: Numbering): Numbering =>
  (value) =>
    numbering(value).toUpperCase();

/** How numbers are printed, by the `type` of a list (HTML 4.4.5) and by the words of CSS Counter Styles. */
const NUMBERINGS: ReadonlyMap<string, Numbering> = new Map<string, Numbering>([
  ['a', alphabetic],
  ['A', inCapitals(alphabetic)],
  ['i', roman],
  ['I', inCapitals(roman)],
  ['lower-alpha', alphabetic],
  ['lower-latin', alphabetic],
  ['upper-alpha', inCapitals(alphabetic)],
  ['upper-latin', inCapitals(alphabetic)],
  ['lower-roman', roman],
  ['upper-roman', inCapitals(roman)],
]);
const BULLETS = ['•', '◦', '▪'] as const;
const NAMED_BULLETS: ReadonlyMap<string, string> = new Map([
  ['disc', '•'],
  ['circle', '◦'],
  ['square', '▪'],
]);

const whole = (text: string): number | undefined => {
  if (!/^\s*[-+]?\d{1,9}/u.test(text)) return undefined;
  return Math.max(-LARGEST, Math.min(LARGEST, Number.parseInt(text, 10)));
};

const COUNTER = /^(?:"([^"]*)"\s*)?counter\([^,()]*(?:,\s*([\w-]+))?\)\s*"([^"]*)"$/u;

/** One list, giving its entries their markers in order. */
export class OpenList {
  readonly depth: number;
  readonly numbered: boolean;
  readonly #type: string;
  readonly #step: 1 | -1;
  readonly #before: RegExpExecArray | null;
  #value: number;

  /** `depth` counts the lists round this one; `style` is the list's own. */
  constructor(node: PageNode, style: Style, styles: Styles, depth: number) {
    this.numbered = node.name === 'ol';
    this.#type = style.get('list-style-type') ?? style.get('list-style')?.split(' ')[0] ?? attribute(node, 'type');
    // Google Docs puts deeper lists beside the others and tells their depth in a class alone.
    const named = classesOf(node).find((one) => /^lst-[\w-]+-\d$/u.test(one));
    this.depth = Math.min(Math.max(depth, named === undefined ? 0 : Number(named.at(-1))), DEEPEST_LIST);
    this.#before = named === undefined ? null : COUNTER.exec(styles.before(named) ?? '');
    this.#step = this.numbered && has(node, 'reversed') ? -1 : 1;
    let entries = 0;
    if (this.#step < 0) for (let child = node.first; child; child = child.next) if (child.name === 'li') entries += 1;
    this.#value = (whole(attribute(node, 'start')) ?? (this.#step < 0 ? entries : 1)) - this.#step;
  }

  /** Passes on to the next entry. The marker is `undefined` where the entry is printed without one. */
  next(item: PageNode, style: Style): PendingItem | undefined {
    this.#value = whole(attribute(item, 'value')) ?? this.#value + this.#step;
    const type =
      style.get('list-style-type') ?? style.get('list-style')?.split(' ')[0] ?? (attribute(item, 'type') || this.#type);
    if (type === 'none') return undefined;
    const { depth } = this;
    if (!this.numbered || NAMED_BULLETS.has(type))
      return { kind: 'bullet', marker: NAMED_BULLETS.get(type) ?? BULLETS[depth % BULLETS.length]!, depth };
    const [, before = '', counter, after = '. '] = this.#before ?? [];
    const numbering = NUMBERINGS.get(counter ?? type) ?? String;
    return { kind: 'numbered', marker: `${before}${numbering(this.#value)}${after}`.trim(), depth };
  }
}
