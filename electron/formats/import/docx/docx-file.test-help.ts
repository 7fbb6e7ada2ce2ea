import { strToU8, zipSync } from 'fflate';

/**
 * Small Word files for the tests, written as their XML would be: `docxOf({ body: p('One') + p('Two', { list: 1 }) })`.
 * Everything is a string of XML, so that a test can put in whatever a file may hold.
 */

const NAMESPACES = {
  transitional: {
    w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    types: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  },
  strict: {
    w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
    r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
    types: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  },
} as const;

const OTHERS = [
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:aink="http://schemas.microsoft.com/office/drawing/2016/ink"',
].join(' ');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A text element; white space at its ends counts. */
export const t = (text: string): string => `<w:t xml:space="preserve">${escaped(text)}</w:t>`;

/** A run; `properties` is the inside of its w:rPr. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${text === '' ? '' : t(text)}</w:r>`;

export const bold = (text: string): string => r(text, '<w:b/>');

export interface ParagraphSet {
  readonly style?: string;
  /** The list's id, and the level in it. */
  readonly list?: number;
  readonly level?: number;
  /** More of its properties, as XML. */
  readonly more?: string;
}

/** A paragraph; `content` is plain text, or XML where it begins with "<". */
export const p = (content: string, { style, list, level, more = '' }: ParagraphSet = {}): string => {
  const places = level === undefined ? '' : `<w:ilvl w:val="${level}"/>`;
  const number =
    list === undefined && level === undefined
      ? ''
      : `<w:numPr>${places}${list === undefined ? '' : `<w:numId w:val="${list}"/>`}</w:numPr>`;
  const properties = (style === undefined ? '' : `<w:pStyle w:val="${style}"/>`) + number + more;
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : content === '' ? '' : r(content)}</w:p>`;
};

export const tc = (content: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<') ? content : p(content)}</w:tc>`;
export const tr = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
export const tbl = (columns: number, ...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;

export interface LevelSet {
  readonly format?: string;
  readonly start?: number;
  /** More of it, as XML, in front of its text. */
  readonly more?: string;
  readonly left?: number;
  readonly font?: string;
}

/** A level of a list: its text ("%1.") and whatever is unlike a plain decimal. */
export const lvl = (
  place: number,
  text: string,
  { format = 'decimal', start = 1, more = '', left, font }: LevelSet = {},
): string =>
  `<w:lvl w:ilvl="${place}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${escaped(text)}"/>` +
  `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left ?? 720 * (place + 1)}" w:hanging="720"/></w:pPr>` +
  `${font === undefined ? '' : `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:hint="default"/></w:rPr>`}</w:lvl>`;
export const abstractNum = (id: number, ...content: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${content.join('')}</w:abstractNum>`;
export const num = (id: number, abstract: number, ...overrides: readonly string[]): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides.join('')}</w:num>`;
export const startAt = (place: number, start: number): string =>
  `<w:lvlOverride w:ilvl="${place}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
export const levelInstead = (place: number, level: string): string =>
  `<w:lvlOverride w:ilvl="${place}">${level}</w:lvlOverride>`;

/** A paragraph style; `content` is the rest of it, as XML. */
export const style = (id: string, content = '', name = id, type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;
export const NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>';

export interface Extra {
  /** Where it stands in the package. */
  readonly part: string;
  /** The last word of its relationship's type, with which the document names it; none where it is not named. */
  readonly type?: string;
  readonly id?: string;
  readonly content: string | Uint8Array;
  readonly contentType?: string;
}

export interface DocxSet {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly kind?: keyof typeof NAMESPACES;
  readonly extra?: readonly Extra[];
  /** More relationships of the document, as XML. */
  readonly relationships?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORDS = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The root element of a part, with every namespace that the tests use. */
export const root = (name: string, content: string, kind: keyof typeof NAMESPACES = 'transitional'): string => {
  const { w, r: rel } = NAMESPACES[kind];
  return `${HEAD}<w:${name} xmlns:w="${w}" xmlns:r="${rel}" ${OTHERS}>${content}</w:${name}>`;
};

/** The parts of a Word file by name. */
export const partsOf = ({
  body,
  styles,
  numbering,
  kind = 'transitional',
  extra = [],
  relationships = '',
}: DocxSet): Record<string, Uint8Array> => {
  const { types } = NAMESPACES[kind];
  const named: Extra[] = [
    ...(styles === undefined
      ? []
      : [
          {
            part: 'word/styles.xml',
            type: 'styles',
            content: root('styles', styles, kind),
            contentType: `${WORDS}.styles+xml`,
          },
        ]),
    ...(numbering === undefined
      ? []
      : [
          {
            part: 'word/numbering.xml',
            type: 'numbering',
            content: root('numbering', numbering, kind),
            contentType: `${WORDS}.numbering+xml`,
          },
        ]),
    ...extra,
  ];
  const rel = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`;
  const rels = (content: string): string =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const overrides = named
    .filter((one) => one.contentType !== undefined)
    .map((one) => `<Override PartName="/${one.part}" ContentType="${one.contentType}"/>`);
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
      `<Override PartName="/word/document.xml" ContentType="${WORDS}.document.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': rels(rel('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': root('document', `<w:body>${body}</w:body>`, kind),
    'word/_rels/document.xml.rels': rels(
      named
        .map((one, at) => (one.type === undefined ? '' : rel(one.id ?? `part${at}`, one.type, `/${one.part}`)))
        .join('') + relationships,
    ),
    ...Object.fromEntries(named.map((one) => [one.part, one.content])),
  };
  return Object.fromEntries(
    Object.entries(texts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
  );
};

/** A Word file. */
export const docxOf = (set: DocxSet): Uint8Array => zipSync(partsOf(set));
