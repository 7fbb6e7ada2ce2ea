import { joinedInlines, t } from '../../../../shared/richtext/build.ts';
import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import type { Footnote, Inline, Mark } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine } from '../source.ts';

/** Markdown's "[^1]: words". */
export const DEFINITION = /^\[\^([^\]\s]{1,40})\]:\s*/u;
const HEADING = /^(?:foot|end)?notes:?$/iu;
const NUMBERED = /^\[(\d{1,3})\]\s+/u;
const MARK = /\[\^([^\]\s]{1,40})\]|\[(\d{1,3})\](?!\()/gu;
const MOST_NOTES = 999;
/** A second mark of one note shows it again, until so many characters have been shown again; then marks stay text. */
const MOST_REPEATED = 1_000_000;

interface Note {
  /** The block's place among the others. */
  readonly at: number;
  readonly footnote: Footnote;
  readonly source: string;
}

const isLine = (block: SourceBlock | undefined): block is SourceLine =>
  block?.type === 'paragraph' || block?.type === 'heading' || block?.type === 'list-item';

/** A line's words without what opens it. */
const without = (children: readonly Inline[], opening: RegExp): Inline[] => {
  const [first, ...others] = children;
  return first?.type === 'text'
    ? joinedInlines([{ ...first, text: first.text.replace(opening, '') }, ...others])
    : [...children];
};

const noteOf = (block: SourceLine, at: number, children: readonly Inline[]): Note => ({
  at,
  source: block.source,
  footnote: { type: 'footnote', note: [{ type: 'paragraph', children }] },
});

const definitions = (blocks: readonly SourceBlock[]): Map<string, Note> => {
  const out = new Map<string, Note>();
  blocks.forEach((block, at) => {
    if (block.type !== 'paragraph') return;
    const id = DEFINITION.exec(inlinePlain(block.children))?.[1];
    if (id !== undefined && !out.has(`^${id}`))
      out.set(`^${id}`, noteOf(block, at, without(block.children, DEFINITION)));
  });
  return out;
};

/** Every run of text in which a mark can stand: not within links, nor within notes. */
function* textsOf(blocks: readonly SourceBlock[]): Generator<string> {
  for (const block of blocks)
    if (block.type === 'table') for (const row of block.rows) for (const cell of row.cells) yield* textsOf(cell.blocks);
    else if (isLine(block)) for (const one of block.children) if (one.type === 'text') yield one.text;
}

/** The numbered lines under a heading "Notes", where each has just one mark "[1]" in the text before, and each mark a note. */
const listedNotes = (
  blocks: readonly SourceBlock[],
): { readonly heading: number; readonly notes: Map<string, Note> } | undefined => {
  const heading = blocks.findLastIndex((block) => isLine(block) && HEADING.test(inlinePlain(block.children).trim()));
  if (heading < 0) return undefined;
  const notes = new Map<string, Note>();
  for (let at = heading + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!isLine(block)) return undefined;
    const number =
      block.type === 'list-item' ? block.marker.replace(/\D/gu, '') : NUMBERED.exec(inlinePlain(block.children))?.[1];
    if (number !== String(notes.size + 1) || notes.size >= MOST_NOTES) return undefined;
    const words = block.type === 'list-item' ? block.children : without(block.children, NUMBERED);
    notes.set(number, noteOf(block, at, words));
  }
  const marks: string[] = [];
  for (const text of textsOf(blocks.slice(0, heading)))
    for (const match of text.matchAll(MARK)) if (match[2] !== undefined) marks.push(match[2]);
  const matched =
    marks.length === notes.size && new Set(marks).size === notes.size && marks.every((one) => notes.has(one));
  return matched && notes.size > 0 ? { heading, notes } : undefined;
};

/** Puts notes at their marks, block by block. */
class Noted {
  readonly #notes: ReadonlyMap<string, Note>;
  readonly used = new Set<Note>();
  /** Characters of notes that stand at a second mark and further ones. */
  #repeated = 0;

  constructor(notes: ReadonlyMap<string, Note>) {
    this.#notes = notes;
  }

  block(block: SourceBlock): SourceBlock {
    if (block.type === 'table') {
      const rows = block.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((one) => this.block(one)) })),
      }));
      return { ...block, rows };
    }
    if (!isLine(block)) return block;
    const sources: string[] = [];
    const children = block.children.flatMap((one) =>
      one.type === 'text' ? this.#run(one.text, one.marks ?? [], sources) : [one],
    );
    return sources.length === 0 && children.length === block.children.length
      ? block
      : { ...block, children: joinedInlines(children), source: [block.source, ...sources].join('\n') };
  }

  #run(text: string, marks: readonly Mark[], sources: string[]): Inline[] {
    const out: Inline[] = [];
    let from = 0;
    for (const match of text.matchAll(MARK)) {
      const note = this.#notes.get(match[1] === undefined ? match[2]! : `^${match[1]}`);
      if (!note) continue;
      if (!this.used.has(note)) sources.push(note.source);
      else if ((this.#repeated += note.source.length) > MOST_REPEATED) continue;
      this.used.add(note);
      out.push(t(text.slice(from, match.index), ...marks), note.footnote);
      from = match.index + match[0].length;
    }
    return [...out, t(text.slice(from), ...marks)];
  }
}

/** What becomes of a text's blocks once its notes stand at their marks. */
export interface WithNotes {
  readonly blocks: readonly SourceBlock[];
  readonly footnotes: number;
}

/**
 * Puts the notes of a text at their marks: Markdown's "[^1]", and "[1]" where a numbered list under "Notes" at the end
 * matches the marks one to one. The characters of a note belong to the block of its mark. A mark without a note and a note
 * without a mark stay text.
 */
export const withNotes = (blocks: readonly SourceBlock[]): WithNotes => {
  const listed = listedNotes(blocks);
  const notes = new Map([...definitions(blocks), ...(listed?.notes ?? [])]);
  if (notes.size === 0) return { blocks, footnotes: 0 };
  const noted = new Noted(notes);
  const places = new Set([...notes.values()].map(({ at }) => at));
  const made = blocks.map((block, at) => (places.has(at) ? block : noted.block(block)));
  const gone = new Set([...noted.used].map(({ at }) => at));
  const out = made.flatMap((block, at): SourceBlock[] => {
    if (gone.has(at)) return [];
    if (at !== listed?.heading || !isLine(block)) return [block];
    const { where, source, gap } = block;
    return [{ type: 'aside', where, source, gap, why: 'Heading over the footnotes' }];
  });
  return { blocks: out, footnotes: noted.used.size };
};
