import { SaxesParser } from 'saxes';
import { packageParts } from '../docx/package.ts';

/** What a Word document says once all its tracked changes are accepted or rejected, worked out from the file itself. */

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const parsed = (xml: string): Element => {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)!.children.push(text));
  parser.write(xml).close();
  return root.children.find((child): child is Element => typeof child !== 'string')!;
};

const elements = (element: Element | undefined, name?: string): Element[] =>
  (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  );
const first = (element: Element | undefined, name: string): Element | undefined => elements(element, name)[0];
const within = (element: Element, ...names: readonly string[]): Element | undefined =>
  names.reduce<Element | undefined>((found, name) => first(found, name), element);

export type Outcome = 'accepted' | 'rejected';
const GONE = { accepted: ['w:del', 'w:moveFrom'], rejected: ['w:ins', 'w:moveTo'] } as const;

class Reader {
  readonly #gone: readonly string[];
  readonly #notes: ReadonlyMap<string, Element>;
  readonly #counts = new Map<string, number[]>();
  lines: string[] = [];
  #carried: string | null = null;

  constructor(outcome: Outcome, notes: ReadonlyMap<string, Element>) {
    this.#gone = GONE[outcome];
    this.#notes = notes;
  }

  #isGone(properties: Element | undefined): boolean {
    return elements(properties).some(({ name }) => this.#gone.includes(name));
  }

  #text(element: Element): string {
    return elements(element)
      .map((child): string => {
        if (this.#gone.includes(child.name)) return '';
        if (child.name === 'w:t' || child.name === 'w:delText') return child.children.join('');
        if (child.name === 'w:br' || child.name === 'w:tab') return ' ';
        if (child.name === 'w:drawing') return '(picture)';
        if (child.name === 'w:footnoteReference') return this.#note(child.attributes['w:id']!);
        return child.name === 'w:pPr' ? '' : this.#text(child);
      })
      .join('');
  }

  #note(id: string): string {
    const outer = { lines: this.lines, carried: this.#carried };
    this.lines = [];
    this.#carried = null;
    this.blocks(this.#notes.get(id)!);
    this.#end('note');
    const words = this.lines.join('/');
    this.lines = outer.lines;
    this.#carried = outer.carried;
    return `(${words})`;
  }

  /** A number or bullet as its place among those that are left: "2.1". */
  #label(paragraph: Element): string {
    const list = within(paragraph, 'w:pPr', 'w:numPr');
    if (!list) return '';
    const [id, level] = ['w:numId', 'w:ilvl'].map((name) => first(list, name)!.attributes['w:val']!);
    const counts = this.#counts.get(id!) ?? [];
    const depth = Number(level);
    const next = [...counts.slice(0, depth), (counts[depth] ?? 0) + 1];
    this.#counts.set(id!, next);
    return ` ${next.map((count) => count ?? 0).join('.')}`;
  }

  #end(where: string): void {
    if (this.#carried)
      throw new Error(`The words “${this.#carried}” are left without a paragraph at the end of a ${where}`);
    this.#carried = null;
  }

  #paragraph(paragraph: Element): void {
    const style = within(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'] ?? 'Normal';
    if (/^(?:TOC\d|ContentsHeading)$/.test(style)) return;
    const said = this.#text(paragraph);
    const words = (this.#carried ?? '') + said;
    if (this.#isGone(within(paragraph, 'w:pPr', 'w:rPr'))) {
      this.#carried = words;
      return;
    }
    this.#carried = null;
    if (style === 'TableEnd' && words.trim() === '') return;
    this.lines.push(`${style}${this.#label(paragraph)}: ${words.replace(/\s+/g, ' ').trim()}`);
  }

  #table(table: Element): void {
    this.#end('paragraph before a table');
    const rows = elements(table, 'w:tr').filter((row) => !this.#isGone(first(row, 'w:trPr')));
    if (rows.length === 0) return;
    this.lines.push('table');
    for (const row of rows) {
      this.lines.push('row');
      for (const cell of elements(row, 'w:tc')) {
        this.lines.push('cell');
        this.blocks(cell);
        this.#end('cell');
      }
    }
    this.lines.push('end of table');
  }

  blocks(element: Element): void {
    for (const child of elements(element)) {
      if (child.name === 'w:p') this.#paragraph(child);
      if (child.name === 'w:tbl') this.#table(child);
    }
  }

  end(): void {
    this.#end('document');
  }
}

/**
 * The paragraphs of a document, each with its style and its place in its list, footnotes in brackets where their marks stand,
 * without the list of contents. Throws where a paragraph that goes would leave words behind.
 */
export const linesAfter = (bytes: Uint8Array, outcome: Outcome): readonly string[] => {
  const parts = packageParts(bytes);
  const notes = elements(parsed(parts['word/footnotes.xml']!), 'w:footnote');
  const reader = new Reader(outcome, new Map(notes.map((note) => [note.attributes['w:id']!, note])));
  reader.blocks(first(parsed(parts['word/document.xml']!), 'w:body')!);
  reader.end();
  return reader.lines;
};

/** The paragraphs of a document in which anything is tracked, and those in which nothing is, as their XML. */
export const paragraphsOf = (bytes: Uint8Array): { readonly tracked: string[]; readonly plain: string[] } => {
  const xml = packageParts(bytes)['word/document.xml']!;
  const all = xml.match(/<w:p>.*?<\/w:p>/gsu) ?? [];
  const isTracked = (one: string): boolean => /<w:(?:ins|del|moveFrom|moveTo)[ >]/u.test(one);
  return { tracked: all.filter(isTracked), plain: all.filter((one) => !isTracked(one)) };
};
