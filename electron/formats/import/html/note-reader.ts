import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import type { Inline, Paragraph } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock } from '../source.ts';
import { sourceOf } from '../source.ts';
import type { Context } from './context.ts';
import { OUTERMOST } from './context.ts';
import { isUnseen } from './elements.ts';
import type { Line } from './line.ts';
import type { Notes, PageNote } from './notes.ts';
import { walk } from './page.ts';
import type { PageNode } from './page.ts';
import type { PageReader } from './page-reader.ts';

/** Every run of text a reader sees in an element, as it stands. */
const textOf = (root: PageNode): string => {
  const out: string[] = [];
  walk(root, (node) => {
    if (isUnseen(node)) return false;
    if (node.name === '#text') out.push(node.text);
    return true;
  });
  return out.join('');
};

/** The paragraphs that blocks are as a note's words; a table's cells follow one another. */
const paragraphsOf = (blocks: readonly SourceBlock[]): Paragraph[] =>
  blocks.flatMap((block): Paragraph[] => {
    if (block.type === 'table')
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsOf(cell.blocks)));
    return 'children' in block ? [{ type: 'paragraph', children: block.children }] : [];
  });

/** The first words without the note's own number, where the page has typed it there. */
const withoutNumber = (children: readonly Inline[], mark: string): readonly Inline[] => {
  const [first, second, ...others] = children;
  const number = mark.replace(/[^\p{L}\p{N}*†‡§¶]/gu, '');
  if (first?.type !== 'text' || number === '') return children;
  const bare = first.text.replace(/^[\s[(]+/u, '');
  if (!bare.startsWith(number)) return children;
  const after = bare.slice(number.length);
  const rest = after.replace(/^[\]).:\s\u00a0]+/u, '');
  // "1st" is a word, "1" in a raised figure or with a stop or space after it the note's number.
  if (rest === after && after !== '') return children;
  if (rest !== '') return [{ ...first, text: rest }, ...(second ? [second] : []), ...others];
  if (second?.type !== 'text') return second ? [second, ...others] : children;
  const text = second.text.replace(/^[\]).:\s\u00a0]+/u, '');
  return text === '' ? others : [{ ...second, text }, ...others];
};

/** A second mark of one note shows it again, until so many characters have been shown again; then marks stay words. */
const MOST_REPEATED = 1_000_000;

/** Reads the words of footnotes where their marks stand. */
export class NoteReader {
  readonly #reader: PageReader;
  readonly #notes: Notes;
  readonly #read = new Map<PageNode, readonly Paragraph[]>();
  /** The links that lead back to the mark of the note being read. */
  #back: ReadonlySet<PageNode> = new Set();
  #reading: PageNode | undefined;
  /** Characters of notes that stand at a second mark and further ones. */
  #repeated = 0;

  constructor(reader: PageReader, notes: Notes) {
    this.#reader = reader;
    this.#notes = notes;
  }

  get count(): number {
    return this.#read.size;
  }

  /** The note whose mark this element is. */
  at(node: PageNode): PageNote | undefined {
    return this.#notes.byMark.get(node);
  }

  /** True for the words of a note, which stand at its mark. */
  passesOver(node: PageNode): boolean {
    return node !== this.#reading && this.#notes.bodies.has(node);
  }

  /** True for a link that only leads back to the mark of the note being read. */
  leadsBack(node: PageNode): boolean {
    return this.#back.has(node);
  }

  /** The notes whose marks were never met. */
  *unread(): Generator<PageNode> {
    for (const body of this.#notes.bodies)
      if (!this.#read.has(body)) {
        this.#reading = body;
        yield body;
        this.#reading = undefined;
      }
  }

  /** Puts a note at its mark; the characters of both belong to the line of the mark. */
  put(note: PageNote, line: Line, context: Context): void {
    const mark = textOf(note.mark);
    const known = this.#read.get(note.body);
    if (known) {
      this.#repeated += note.body.characters;
      if (this.#repeated > MOST_REPEATED) {
        line.add(mark, context.bits, undefined);
        return;
      }
      line.addFootnote({ type: 'footnote', note: known }, mark, '');
      return;
    }
    const before = this.#back;
    this.#back = note.back;
    this.#reading = note.body;
    const blocks = this.#reader.apart(() =>
      this.#reader.element(note.body, { ...OUTERMOST, look: context.look, note: true }),
    );
    this.#reading = undefined;
    this.#back = before;
    const [first, ...others] = paragraphsOf(blocks);
    const words = first ? [{ ...first, children: withoutNumber(first.children, mark) }, ...others] : [];
    const paragraphs = words.filter((one) => inlinePlain(one.children).trim() !== '');
    this.#read.set(note.body, paragraphs);
    line.addFootnote({ type: 'footnote', note: paragraphs }, [mark, ...blocks.map(sourceOf)].join('\n'), '');
  }
}
