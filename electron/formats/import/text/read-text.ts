import { countCharacters, NOTHING_FOUND } from '../../../../shared/plan/proposal.ts';
import { joinedInlines } from '../../../../shared/richtext/build.ts';
import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import { CONTROL, endingOf, INVISIBLE } from '../file-name.ts';
import type { Source, SourceBlock } from '../source.ts';
import { decodeText } from './decode.ts';
import { markedInlines } from './inline-marks.ts';
import { lineOf } from './lines.ts';
import { ListDepth } from './list-depth.ts';
import { DEFINITION, withNotes } from './notes.ts';
import { tablesIn } from './tables.ts';
import { unwrap } from './unwrap.ts';

/** A note has no more lines than this. */
const MOST_NOTE_LINES = 40;
const SETEXT = /^(?:={3,}|-{3,})[ \t]*$/u;

/** One or more lines of the file that make one line of words. */
export interface TextLine {
  readonly raw: string;
  /** The characters taken out because nobody sees them. */
  readonly unseen: string;
  readonly from: number;
  readonly to: number;
}

const whereOf = ({ from, to }: TextLine): string => (from === to ? `line ${from}` : `lines ${from} to ${to}`);

const linesOf = (text: string): TextLine[] =>
  text.split('\n').map((whole, index) => {
    const unseen = [...whole.matchAll(INVISIBLE), ...whole.matchAll(CONTROL)].map(([one]) => one).join('');
    const raw = unseen === '' ? whole : whole.replace(INVISIBLE, '').replace(CONTROL, '');
    return { raw, unseen, from: index + 1, to: index + 1 };
  });

/**
 * Reads plain text and Markdown: one block a line, or a paragraph where its lines were broken at a fixed width; tables of
 * Markdown, and those that were copied as text with tabs; footnotes at their marks. `fileName`'s ending tells Markdown.
 * Throws a `Problem` where the bytes are no text.
 */
export const readText = (bytes: Uint8Array, fileName: string): Source => {
  const { text, messages } = decodeText(bytes, fileName);
  const markdown = ['md', 'markdown'].includes(endingOf(fileName));
  const whole = linesOf(text);
  const tables = tablesIn(whole, markdown);
  const tableFrom = new Map(tables.map((table) => [table.from, table]));
  const inTable = new Set(
    tables.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
  );
  const lines = unwrap(whole, markdown, inTable);
  const depths = new ListDepth();
  const blocks: SourceBlock[] = [];
  let gap = 0;
  /** How many lines the note at hand has, if the last block is one. */
  let noteLines = 0;

  lines.forEach((line, index) => {
    const where = whereOf(line);
    if (line.unseen !== '')
      blocks.push({ type: 'aside', where, source: line.unseen, gap, why: 'Characters that are not seen' });
    if (inTable.has(line.from)) {
      const table = tableFrom.get(line.from);
      if (!table) return;
      blocks.push(table.make(gap));
      depths.end();
      gap = 0;
      return;
    }
    const is = lineOf(line.raw);
    if (is.is === 'blank') {
      // A line of nothing but unseen characters is no gap that the writer made.
      gap += 1;
      return;
    }
    const source = line.raw.trim();
    const base = { where, source, gap };
    const children = markedInlines(is.text, markdown);
    const last = blocks.at(-1);
    const opensNote = is.is === 'text' && DEFINITION.test(source);
    if (opensNote) noteLines = 1;
    else if (gap > 0 || is.is !== 'text' || last?.type !== 'paragraph') noteLines = 0;
    else if (noteLines > 0 && noteLines < MOST_NOTE_LINES) {
      // A note of Markdown goes on over the lines close under it.
      noteLines += 1;
      const words = joinedInlines([...last.children, ' ', ...children]);
      blocks[blocks.length - 1] = { ...last, children: words, source: `${last.source}\n${source}` };
      return;
    }
    const underlines = is.is === 'ruling' && SETEXT.test(source) && gap === 0 && last?.type === 'paragraph';
    gap = 0;
    if (underlines) {
      const level = source.startsWith('=') ? 1 : 2;
      blocks[blocks.length - 1] = { ...last, type: 'heading', level, source: `${last.source}\n${source}` };
      return;
    }
    if (is.is !== 'item' && !(is.is === 'text' && /^\s/u.test(line.raw) && index > 0)) depths.end();
    if (is.is === 'ruling') blocks.push({ ...base, type: 'aside', why: 'Ruling line' });
    else if (inlinePlain(children).trim() === '') blocks.push({ ...base, type: 'aside', why: 'Marks without words' });
    else if (is.is === 'heading') blocks.push({ ...base, type: 'heading', level: is.level, children });
    else if (is.is === 'text') blocks.push({ ...base, type: 'paragraph', children });
    else {
      const depth = depths.next(is.indent, is.marker);
      blocks.push({ ...base, type: 'list-item', kind: is.kind, marker: is.marker, depth, children });
    }
  });

  const unseen = lines.filter((line) => line.unseen !== '').length;
  const noted = withNotes(blocks);
  return {
    blocks: noted.blocks,
    characters: countCharacters(text),
    found: { ...NOTHING_FOUND, footnotes: noted.footnotes },
    notBroughtIn: [],
    pictures: [],
    messages:
      unseen === 0
        ? messages
        : [
            ...messages,
            `${unseen} ${unseen === 1 ? 'line holds' : 'lines hold'} characters that are not seen; they are left over.`,
          ],
  };
};
