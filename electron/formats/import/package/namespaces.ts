const OPEN_XML = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';
const MICROSOFT = 'http://schemas.microsoft.com/office/';

/**
 * The namespaces that are understood, transitional and strict (ECMA-376-1 and -4), under the one prefix that the readers'
 * tables write. A file may use any prefix.
 */
const NAMESPACES: Readonly<Record<string, readonly string[]>> = {
  w: [`${OPEN_XML}wordprocessingml/2006/main`, `${STRICT}wordprocessingml/main`],
  r: [`${OPEN_XML}officeDocument/2006/relationships`, `${STRICT}officeDocument/relationships`],
  m: [`${OPEN_XML}officeDocument/2006/math`, `${STRICT}officeDocument/math`],
  a: [`${OPEN_XML}drawingml/2006/main`, `${STRICT}drawingml/main`],
  pic: [`${OPEN_XML}drawingml/2006/picture`, `${STRICT}drawingml/picture`],
  wp: [`${OPEN_XML}drawingml/2006/wordprocessingDrawing`, `${STRICT}drawingml/wordprocessingDrawing`],
  c: [`${OPEN_XML}drawingml/2006/chart`, `${STRICT}drawingml/chart`],
  dgm: [`${OPEN_XML}drawingml/2006/diagram`, `${STRICT}drawingml/diagram`],
  rel: [`${OPEN_XML}package/2006/relationships`],
  ct: [`${OPEN_XML}package/2006/content-types`],
  mc: [`${OPEN_XML}markup-compatibility/2006`],
  dc: ['http://purl.org/dc/elements/1.1/'],
  v: ['urn:schemas-microsoft-com:vml'],
  o: ['urn:schemas-microsoft-com:office:office'],
  w14: [`${MICROSOFT}word/2010/wordml`],
  w15: [`${MICROSOFT}word/2012/wordml`],
  wp14: [`${MICROSOFT}word/2010/wordprocessingDrawing`],
  wps: [`${MICROSOFT}word/2010/wordprocessingShape`],
  wpg: [`${MICROSOFT}word/2010/wordprocessingGroup`],
  wpc: [`${MICROSOFT}word/2010/wordprocessingCanvas`],
  cx: [`${MICROSOFT}drawing/2014/chartex`],
};

const byAddress = new Map(
  Object.entries(NAMESPACES).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix] as const)),
);

/** True for a prefix that the readers' tables write. */
export const isOurPrefix = (prefix: string): boolean => Object.hasOwn(NAMESPACES, prefix);

/** The readers' prefix for a namespace. Newer versions of an understood one ("…/chartex/2016") are not understood. */
export const prefixOf = (address: string): string | undefined => byAddress.get(address);

/** What prefixes mean from an element on; `''` is the default. One stays the same while nothing new is declared. */
export class Scope {
  readonly #round: Scope | undefined;
  readonly #declared: ReadonlyMap<string, string | undefined>;
  readonly #names = new Map<string, string>();
  /** True where every prefix that our tables write means what they mean by it: attributes need no renaming. */
  readonly plain: boolean;

  constructor(declared: readonly (readonly [string, string | undefined])[] = [], round?: Scope) {
    this.#round = round;
    this.#declared = new Map(declared);
    this.plain =
      round?.plain !== false &&
      declared.every(([prefix, ours]) =>
        ours === undefined ? !isOurPrefix(prefix) : prefix === ours || prefix === '',
      );
  }

  /** The scope inside an element with these declarations, prefix to address. */
  with(declared: readonly (readonly [prefix: string, address: string])[]): Scope {
    const news = declared
      .map(([prefix, address]) => [prefix, prefixOf(address)] as const)
      .filter(([prefix, ours]) => this.prefix(prefix) !== ours);
    return news.length === 0 ? this : new Scope(news, this);
  }

  /** The readers' prefix for one of the file's; undefined where its namespace is not understood. */
  prefix(theirs: string): string | undefined {
    return this.#declared.has(theirs) ? this.#declared.get(theirs) : this.#round?.prefix(theirs);
  }

  /** An element's or attribute's name with the readers' prefix; one that is not understood begins with "?". */
  name(theirs: string, kind: 'element' | 'attribute' = 'element'): string {
    const key = kind === 'element' ? theirs : `@${theirs}`;
    let ours = this.#names.get(key);
    if (ours === undefined) {
      const colon = theirs.indexOf(':');
      // An attribute without a prefix is in no namespace (XML Names 6.2).
      if (colon < 0 && kind === 'attribute') ours = theirs;
      else if (theirs.startsWith('xml:')) ours = theirs;
      else {
        const prefix = this.prefix(colon < 0 ? '' : theirs.slice(0, colon));
        ours = prefix === undefined ? `?${theirs}` : `${prefix}:${theirs.slice(colon + 1)}`;
      }
      this.#names.set(key, ours);
    }
    return ours;
  }
}
