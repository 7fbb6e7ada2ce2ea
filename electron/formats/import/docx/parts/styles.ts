import type { Package } from '../../package/open-package.ts';
import { modeOf, visitorOf } from './grammar.ts';
import type { Meaning } from './grammar.ts';
import { numberingProperties, paragraphProperties, runProperties } from './properties.ts';
import type { ParagraphProperties, PropertyReader, RunProperties } from './properties.ts';
import { isOn } from './values.ts';

/** One style as styles.xml has it (ECMA-376-1, 17.7.4). */
export interface Style {
  readonly id: string;
  readonly type: string;
  readonly byDefault: boolean;
  name: string;
  basedOn?: string;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
}

/** A paragraph style with all that it is based on; `paragraph` holds the nearest of each property. */
export interface ParagraphStyle {
  /** As Word shows it: "Heading 1", "Body Text". */
  readonly name: string;
  /** The same for words that are all bold: "Body Text, bold". */
  readonly boldName: string;
  /** The styles from itself to the one at the root, by id. */
  readonly chain: readonly string[];
  readonly paragraph: Readonly<ParagraphProperties>;
  readonly run: Readonly<RunProperties>;
  /** 0 for the highest; undefined where it is no heading. */
  readonly outline: number | undefined;
  /** What a style is for, where its name says so. */
  readonly use: 'title' | 'contents' | 'caption' | undefined;
  /** The id of the style that its numbering is from. */
  readonly numberedBy: string | undefined;
}

export interface Styles {
  /** The style of a paragraph; the default one where it names none, or one that is not there. */
  paragraph(id: string | undefined): ParagraphStyle;
  /** What a character style and those it is based on say; nothing where it is not there. */
  character(id: string | undefined): Readonly<RunProperties>;
  /** The numbering that a numbering style stands for, by its id in numbering.xml. */
  numbering(id: string): string | undefined;
  /** What holds wherever no style says otherwise. */
  readonly defaults: Readonly<RunProperties>;
}

interface Reading {
  readonly styles: Map<string, Style>;
  style: Style | undefined;
  readonly defaultRun: RunProperties;
  readonly defaultParagraph: ParagraphProperties;
}

type Table = Readonly<Record<string, Meaning<Reading>>>;

const reading = <P>(readers: Readonly<Record<string, PropertyReader<P>>>, of: (state: Reading) => P): Table =>
  Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [
      name,
      { open: (state: Reading, attributes: Parameters<typeof read>[1]) => read(of(state), attributes) },
    ]),
  );

const runOf = (state: Reading): RunProperties => state.style?.run ?? state.defaultRun;
const paragraphOf = (state: Reading): ParagraphProperties => state.style?.paragraph ?? state.defaultParagraph;

const numberMode = modeOf<Reading>('skip', reading(numberingProperties, paragraphOf));
const paragraphMode = modeOf<Reading>('skip', {
  ...reading(paragraphProperties, paragraphOf),
  'w:numPr': { inside: () => numberMode },
});
const runMode = modeOf<Reading>('skip', reading(runProperties, runOf));
const properties: Table = { 'w:pPr': { inside: () => paragraphMode }, 'w:rPr': { inside: () => runMode } };

const styleMode = modeOf<Reading>('skip', {
  ...properties,
  'w:name': {
    open: ({ style }, attributes) => {
      if (style) style.name = attributes['w:val'] ?? style.name;
    },
  },
  'w:basedOn': {
    open: ({ style }, attributes) => {
      if (style && attributes['w:val'] !== undefined) style.basedOn = attributes['w:val'];
    },
  },
});
const defaultsMode = modeOf<Reading>('through', properties);
const partMode = modeOf<Reading>('skip', {
  'w:styles': {},
  'w:docDefaults': { inside: () => defaultsMode },
  'w:style': {
    open: (state, attributes) => {
      const id = attributes['w:styleId'] ?? '';
      state.style = {
        id,
        type: attributes['w:type'] ?? 'paragraph',
        byDefault: attributes['w:default'] !== undefined && isOn(attributes, 'w:default'),
        name: id,
        paragraph: {},
        run: {},
      };
      // Of two styles with one id the first holds.
      if (!state.styles.has(id)) state.styles.set(id, state.style);
    },
    close: (state) => {
      state.style = undefined;
    },
    inside: () => styleMode,
  },
});

/** Longer chains are cut: no file has them but one that means harm. */
const LONGEST_CHAIN = 64;

const shownStyleName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1, 80);

/** Files of other programs name heading styles and give them no outline level. */
const outlineByName = (name: string): number | undefined => {
  const level = /^heading ([1-9])$/iu.exec(name)?.[1];
  return level === undefined ? undefined : Number(level) - 1;
};

const USES: readonly (readonly [ParagraphStyle['use'], RegExp])[] = [
  ['title', /^(?:title|subtitle)$/iu],
  ['contents', /^(?:toc|table of figures|contents|index)(?: \d| heading)?$/iu],
  ['caption', /^caption$/iu],
];

class Resolver implements Styles {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #paragraphs = new Map<string, ParagraphStyle>();
  readonly #characters = new Map<string, RunProperties>();
  readonly #default: string;
  readonly #defaultParagraph: ParagraphProperties;
  readonly defaults: Readonly<RunProperties>;

  constructor({ styles, defaultRun, defaultParagraph }: Reading) {
    this.#styles = styles;
    this.defaults = defaultRun;
    this.#defaultParagraph = defaultParagraph;
    this.#default = [...styles.values()].find(({ type, byDefault }) => type === 'paragraph' && byDefault)?.id ?? '';
  }

  #chain(id: string, type: string): Style[] {
    const chain: Style[] = [];
    let style = this.#styles.get(id);
    while (style && style.type === type && !chain.includes(style) && chain.length < LONGEST_CHAIN) {
      chain.push(style);
      style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn);
    }
    return chain;
  }

  paragraph(id: string | undefined): ParagraphStyle {
    const known = id !== undefined && this.#styles.get(id)?.type === 'paragraph' ? id : this.#default;
    let resolved = this.#paragraphs.get(known);
    if (!resolved) this.#paragraphs.set(known, (resolved = this.#resolve(known)));
    return resolved;
  }

  #resolve(id: string): ParagraphStyle {
    const chain = this.#chain(id, 'paragraph');
    const nearest = chain.toReversed();
    const outlines = chain.map((style) => style.paragraph.outline ?? outlineByName(style.name));
    const outline = outlines.find((one) => one !== undefined);
    const name = shownStyleName(chain[0]?.name ?? 'Normal');
    return {
      name,
      boldName: `${name}, bold`,
      use: USES.find(([, pattern]) => pattern.test(name))?.[0],
      chain: chain.map((style) => style.id),
      paragraph: Object.assign({}, this.#defaultParagraph, ...nearest.map((style) => style.paragraph)),
      run: Object.assign({}, ...nearest.map((style) => style.run)),
      outline: outline === undefined || outline > 8 ? undefined : outline,
      numberedBy: chain.find((style) => style.paragraph.number !== undefined)?.id,
    };
  }

  character(id: string | undefined): Readonly<RunProperties> {
    if (id === undefined) return {};
    let resolved = this.#characters.get(id);
    if (!resolved) {
      const chain = this.#chain(id, 'character').toReversed();
      this.#characters.set(id, (resolved = Object.assign({}, ...chain.map((style) => style.run))));
    }
    return resolved!;
  }

  numbering(id: string): string | undefined {
    return this.#styles.get(id)?.paragraph.number;
  }
}

/** The styles of a Word file; `part` may be missing, then every paragraph is plain. Throws as `Package.walk` does. */
export const readStyles = (pkg: Package, part: string | undefined): Styles => {
  const state: Reading = { styles: new Map(), style: undefined, defaultRun: {}, defaultParagraph: {} };
  if (part !== undefined) pkg.walk(part, visitorOf(state, partMode));
  return new Resolver(state);
};
