import { joinedInlines, t } from '../../../../shared/richtext/build.ts';
import type { Footnote, Inline, LineBreak, Link, Mark, TextRun } from '../../../../shared/richtext/tree.ts';
import { MARKS } from '../../../../shared/richtext/tree.ts';
import { CONTROL, INVISIBLE } from '../file-name.ts';

/** Marks as one number, so that they can be handed down cheaply: 1 for the first of `MARKS`, 2 for the second, and so on. */
export const BOLD = 1;
export const ITALIC = 2;
export const SUPERSCRIPT = 4;
export const SUBSCRIPT = 8;

const marksOf = (bits: number): Mark[] => MARKS.filter((_, at) => (bits & (1 << at)) !== 0);

/** A link as met on the page: runs with the same one are one link. */
export interface Linked {
  readonly href: string;
}

interface Run {
  readonly bits: number;
  readonly link: Linked | undefined;
  text: string;
}

type Part = Run | LineBreak | Footnote;

const isRun = (part: Part | undefined): part is Run => part !== undefined && !('type' in part);

const SPACES = /[ \t\n\r\f]+/gu;
/** White space that is more than single spaces between words. */
const UNEVEN = /[\t\n\r\f]| {2}/u;
const UNSEEN = new RegExp(`${INVISIBLE.source}|${CONTROL.source}`, 'u');

/** A line as it was read. */
export interface FinishedLine {
  readonly children: readonly Inline[];
  /** Every character of the page that the line was made from. */
  readonly source: string;
  /** Characters that are not seen, which are no part of the line. */
  readonly unseen: string;
  /** False where the line has nothing that a reader sees. */
  readonly hasWords: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Gathers the words of one line, with white space drawn together as browsers do (CSS Text 3, 4.1). */
export class Line {
  readonly #parts: Part[] = [];
  readonly #source: string[] = [];
  #unseen = '';
  /** True where a space would be at the beginning of the line or follow another. */
  #spaced = true;

  get isEmpty(): boolean {
    return this.#parts.length === 0 && this.#source.length === 0 && this.#unseen === '';
  }

  get hasParts(): boolean {
    return this.#parts.some((part) => !isRun(part) || part.text.trim() !== '');
  }

  #push(text: string, bits: number, link: Linked | undefined): void {
    const last = this.#parts.at(-1);
    if (isRun(last) && last.bits === bits && last.link === link) last.text += text;
    else this.#parts.push({ bits, link, text });
  }

  #seen(text: string): string {
    if (!UNSEEN.test(text)) return text;
    for (const pattern of [INVISIBLE, CONTROL])
      this.#unseen += [...text.matchAll(pattern)].map(([one]) => one).join('');
    return text.replace(INVISIBLE, '').replace(CONTROL, '');
  }

  /** Adds words of the page; `typed` words keep their spaces. */
  add(raw: string, bits: number, link: Linked | undefined, typed = false): void {
    const seen = this.#seen(raw);
    let text = typed ? seen : UNEVEN.test(seen) ? seen.replace(SPACES, ' ') : seen;
    if (this.#spaced && !typed && text.startsWith(' ')) text = text.slice(1);
    if (text === '') return;
    this.#spaced = text.endsWith(' ');
    this.#push(text, bits, link);
    this.#source.push(text);
  }

  /** A space, where words of two blocks come to stand on one line. */
  space(): void {
    if (!this.#spaced) this.add(' ', 0, undefined);
  }

  /** Words that the page asks for without holding them: a number in front of a heading, quotation marks. */
  addAutomatic(text: string, bits: number): void {
    this.#spaced = text.endsWith(' ');
    this.#push(text, bits, undefined);
  }

  /** Characters of the page that this line was made from but that are not among its words: a bullet, a footnote's mark. */
  addSource(raw: string): void {
    const text = this.#seen(raw);
    if (text !== '') this.#source.push(text);
  }

  break(): void {
    this.#parts.push({ type: 'line-break' });
    this.#source.push('\n');
    this.#spaced = true;
  }

  addFootnote(footnote: Footnote, source: string, unseen: string): void {
    this.#parts.push(footnote);
    this.#source.push(source);
    this.#unseen += unseen;
    this.#spaced = false;
  }

  /** The parts without white space at the ends of the line and beside its breaks. */
  #trimmed(): Part[] {
    const parts = [...this.#parts];
    const ends = (part: Part | undefined): boolean =>
      part === undefined || ('type' in part && part.type === 'line-break');
    const blank = (part: Part | undefined): boolean =>
      part !== undefined && (ends(part) || (isRun(part) && part.text.trim() === ''));
    while (blank(parts.at(-1))) parts.pop();
    let first = 0;
    while (blank(parts[first])) first += 1;
    const out = parts.slice(first);
    return out.map((part, at) => {
      if (!isRun(part)) return part;
      let { text } = part;
      if (ends(out[at - 1])) text = text.trimStart();
      if (ends(out[at + 1])) text = text.trimEnd();
      return text === part.text ? part : { ...part, text };
    });
  }

  finish(): FinishedLine {
    const parts = this.#trimmed();
    const inlines: Inline[] = [];
    let link: { readonly of: Linked; readonly children: (TextRun | LineBreak)[] } | undefined;
    const endLink = (): void => {
      if (link) inlines.push({ type: 'link', href: link.of.href, children: joinedInlines(link.children) } as Link);
      link = undefined;
    };
    parts.forEach((part, at) => {
      const next = parts[at + 1];
      const inLink = isRun(part) ? part.link : isRun(next) && link?.of === next.link ? next.link : undefined;
      if (link && link.of !== inLink) endLink();
      const made: Inline = isRun(part) ? t(part.text, ...marksOf(part.bits)) : part;
      if (!inLink || made.type === 'footnote') inlines.push(made);
      else {
        link ??= { of: inLink, children: [] };
        link.children.push(made as TextRun | LineBreak);
      }
    });
    endLink();
    const words = parts.filter((part): part is Run => isRun(part) && part.text.trim() !== '');
    const all = (bit: number): boolean => words.length > 0 && words.every(({ bits }) => (bits & bit) !== 0);
    return {
      children: joinedInlines(inlines),
      source: this.#source.join('').trim(),
      unseen: this.#unseen,
      hasWords: parts.some((part) => !isRun(part) || part.text.trim() !== ''),
      bold: all(BOLD),
      italic: all(ITALIC),
    };
  }
}
