import { MARKS } from '../../../../../shared/richtext/tree.ts';
import type { Inline, LineBreak, Mark, TextRun } from '../../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceComment } from '../../source.ts';
import type { ParagraphProperties } from '../parts/properties.ts';

/** Marks as bits, in the order of `MARKS`. */
export const BOLD = 1;
export const ITALIC = 2;
export const SUPERSCRIPT = 4;
export const SUBSCRIPT = 8;

const MARKS_OF: readonly (readonly Mark[] | undefined)[] = Array.from({ length: 1 << MARKS.length }, (_, bits) =>
  bits === 0 ? undefined : MARKS.filter((_mark, at) => (bits & (1 << at)) !== 0),
);

/** Where a link leads. Runs that share one object are one link. */
export interface Leads {
  readonly href: string;
}

interface TextPiece {
  text: string;
  readonly marks: number;
  readonly leads: Leads | undefined;
}
interface ThingPiece {
  readonly thing: Exclude<Inline, TextRun>;
  readonly leads: Leads | undefined;
}
type Piece = TextPiece | ThingPiece;

const isText = (piece: Piece | undefined): piece is TextPiece => piece !== undefined && 'text' in piece;
const LETTER = /[\p{L}\p{N}]/u;

const runOf = (text: string, marks: number): TextRun => {
  const named = MARKS_OF[marks];
  return named ? { type: 'text', text, marks: named } : { type: 'text', text };
};

/** A paragraph while its runs are being read. */
export class Line {
  properties: ParagraphProperties = {};
  /** True where the change that is taken as made took the paragraph's end away: it runs on into the next. */
  endDropped = false;
  /** True where the words are an entry of the contents list. */
  contents = false;
  readonly comments: SourceComment[] = [];
  /** What stands in it and comes after it: text boxes, pictures. */
  readonly after: SourceBlock[] = [];
  /** What is left out of its words, by why. */
  readonly asides = new Map<string, string>();
  #pieces: Piece[] = [];
  #source = '';

  /** The characters of the file that its words are made of. */
  get source(): string {
    return this.#source;
  }

  /** Adds words; `counted` is false for what the file only asks for. White space is never counted, so it does not matter there. */
  add(text: string, marks: number, leads: Leads | undefined, counted: boolean): void {
    const last = this.#pieces.at(-1);
    if (isText(last) && last.marks === marks && last.leads === leads) last.text += text;
    else if (text !== '') this.#pieces.push({ text, marks, leads });
    if (counted) this.#source += text;
  }

  /** Adds what is no text; `source` holds the characters of the file in it. */
  addThing(thing: Exclude<Inline, TextRun>, leads: Leads | undefined, source = ''): void {
    this.#pieces.push({ thing, leads });
    if (source !== '' || thing.type === 'line-break') this.#source += `\n${source}`;
  }

  leaveOut(why: string, text: string): void {
    this.asides.set(why, (this.asides.get(why) ?? '') + text);
  }

  /** True where nothing of it would be seen. */
  get blank(): boolean {
    return (
      this.#source.trim() === '' &&
      !this.#pieces.some((piece) => (isText(piece) ? piece.text.trim() !== '' : piece.thing.type === 'footnote'))
    );
  }

  /** True where every letter and figure has a mark. */
  all(mark: number): boolean {
    let letters = false;
    for (const piece of this.#pieces) {
      if (!isText(piece) || !LETTER.test(piece.text)) continue;
      if ((piece.marks & mark) === 0) return false;
      letters = true;
    }
    return letters;
  }

  /** Takes characters out of the words, and gives them. */
  takeOut(characters: RegExp): string {
    const taken = this.#source.match(characters)?.join('') ?? '';
    this.#source = this.#source.replace(characters, '');
    for (const piece of this.#pieces) if (isText(piece)) piece.text = piece.text.replace(characters, '');
    this.#pieces = this.#pieces.filter((piece) => !isText(piece) || piece.text !== '');
    return taken;
  }

  /** The words so far alone, with pieces that stand between, for what must be put elsewhere. */
  cut(): Line {
    const rest = new Line();
    rest.#pieces = this.#pieces;
    rest.#source = this.#source;
    this.#pieces = [];
    this.#source = '';
    return rest;
  }

  /** Puts the words of a line that was cut off behind these, between other words that the file does not have. */
  append(other: Line, before: string, behind: string): void {
    this.add(before, 0, undefined, false);
    for (const piece of other.#pieces) this.#pieces.push(piece);
    this.#source += other.#source;
    this.add(behind, 0, undefined, false);
  }

  /** Its words as inlines, after `before`, without the marks in `ignored`. */
  children(before: string, ignored: number): Inline[] {
    const out: Inline[] = [];
    let into: (Inline | LineBreak)[] = out;
    let leads: Leads | undefined;
    let lastMarks = -1;
    const text = (words: string, marks: number): void => {
      const last = into.at(-1);
      if (last?.type === 'text' && lastMarks === marks) into[into.length - 1] = runOf(last.text + words, marks);
      else into.push(runOf(words, marks));
      lastMarks = marks;
    };
    if (before !== '') text(before, 0);
    for (const piece of this.#pieces) {
      // A link holds words and breaks alone: a footnote parts it in two.
      const to = isText(piece) || piece.thing.type === 'line-break' ? piece.leads : undefined;
      if (to !== leads) {
        leads = to;
        into = out;
        if (to) {
          const children: (TextRun | LineBreak)[] = [];
          out.push({ type: 'link', href: to.href, children });
          into = children;
        }
      }
      if (isText(piece)) text(piece.text, piece.marks & ~ignored);
      else into.push(piece.thing);
    }
    return out;
  }
}
