import { NOTHING_FOUND } from '../../../../shared/plan/proposal.ts';
import type { Found, ProposedPicture } from '../../../../shared/plan/proposal.ts';
import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import { joinedInlines } from '../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceAside, SourceBlock, SourcePicture } from '../source.ts';
import { typedBullet } from './bullets.ts';
import type { Context } from './context.ts';
import { bitsOf, lookOf, OUTERMOST } from './context.ts';
import type { Style } from './css.ts';
import { marginOf, Styles } from './css.ts';
import { isBlock, isSpaced, isTyped, isUnseen } from './elements.ts';
import { WHY } from './furniture.ts';
import { Line } from './line.ts';
import type { FinishedLine } from './line.ts';
import type { PendingItem } from './lists.ts';
import type { MeasuredPage } from './measure.ts';
import { NoteReader } from './note-reader.ts';
import type { Notes } from './notes.ts';
import { walk } from './page.ts';
import type { PageNode } from './page.ts';
import { altOf, isDot, pictureOf } from './pictures.ts';
import { READERS } from './readers.ts';

/** What was met on the page beside its words. */
export interface Met {
  readonly found: Found;
  readonly pictures: readonly ProposedPicture[];
  /** Pictures that were not brought in, each by what stands for it; empty where nothing does. */
  readonly pictureWords: readonly string[];
  /** Links that came in as their words, because they lead within the site, or to what may not be opened. */
  readonly linksWithin: number;
  readonly linksUnsafe: number;
  /** How many lines held characters that are not seen. */
  readonly unseenLines: number;
}

/** A space above or below of this many points and more parts two lines. */
const PARTING_SPACE = 3;
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);
const LONGEST_NAME = 60;
const NOTES_HEADING = /^(?:foot-?|end-?)?notes?:?$|^references:?$/iu;

const shortened = (words: string): string =>
  words.length <= LONGEST_NAME ? words : `${words.slice(0, LONGEST_NAME).trimEnd()}…`;

/** Reads a page from its first word to its last into blocks. */
export class PageReader {
  readonly styles: Styles;
  readonly page: MeasuredPage;
  readonly notes: NoteReader;
  readonly #why: ReadonlyMap<PageNode, string>;
  readonly #blocks: SourceBlock[] = [];
  /** Where blocks go: the page's own, or those of a cell or note. */
  #into: SourceBlock[] = this.#blocks;
  /** How many cells and notes are open: what is no line of theirs waits until they are closed. */
  #within = 0;
  #waiting: (SourceAside | SourcePicture)[] = [];
  #line = new Line();
  /** What held where the line began. */
  #began: Context = OUTERMOST;
  #gap = 0;
  #item: PendingItem | undefined;
  #markerTexts: ReadonlySet<PageNode> | undefined;
  /** Where the words of notes were passed over, as places among the blocks. */
  readonly #notesAt = new Set<number>();
  #lines = 0;
  #tables = 0;
  #made = 0;
  #under = '';
  /** Stands for the place of every block in a row of a table. */
  #row: string | undefined;
  readonly #pictures = new Map<string, ProposedPicture>();
  readonly #pictureWords: string[] = [];
  #pictureCount = 0;
  #unseenLines = 0;
  #linksWithin = 0;
  #linksUnsafe = 0;

  constructor(page: MeasuredPage, why: ReadonlyMap<PageNode, string>, notes: Notes) {
    this.page = page;
    this.#why = why;
    this.styles = new Styles(page.root);
    this.notes = new NoteReader(this, notes);
  }

  /** The page's blocks. */
  read(): SourceBlock[] {
    this.children(this.page.root, OUTERMOST);
    this.endLine();
    // A note whose mark was passed over is left over rather than lost.
    for (const body of this.notes.unread()) this.#aside(body, OUTERMOST, 'Footnote whose mark was not read');
    this.endLine();
    this.#release();
    return this.#blocks.map((block, at) => this.#withoutNotes(block, at));
  }

  met(): Met {
    return {
      found: {
        ...NOTHING_FOUND,
        headers: this.#parts(WHY.runningHeader),
        footers: this.#parts(WHY.runningFooter),
        comments: this.page.comments,
        trackedChanges: this.page.trackedChanges,
        pictures: this.#pictureCount,
        footnotes: this.notes.count,
      },
      pictures: [...this.#pictures.values()],
      pictureWords: this.#pictureWords,
      linksWithin: this.#linksWithin,
      linksUnsafe: this.#linksUnsafe,
      unseenLines: this.#unseenLines,
    };
  }

  /** How many parts of the page are left over for one reason. */
  #parts(why: string): number {
    return [...this.#why.values()].filter((one) => one === why).length;
  }

  children(node: PageNode, context: Context): void {
    for (let child = node.first; child; child = child.next)
      if (child.name === '#text') this.#text(child, context);
      else this.#element(child, context);
  }

  #text(node: PageNode, context: Context): void {
    const why = this.#why.get(node);
    if (why !== undefined && context.why === undefined) {
      this.#kept(() => this.#words(node.text, { ...context, why }));
      return;
    }
    if (this.#markerTexts?.has(node)) this.source(node.text, context);
    else this.#words(node.text, context);
  }

  #words(text: string, context: Context): void {
    if (!context.typed || context.flat) {
      this.#begin(context);
      this.#line.add(text, context.bits, context.link);
      return;
    }
    const lines = text.split(/\r\n?|\n/u);
    lines.forEach((line, at) => {
      if (at > 0) this.breakLine(context);
      this.#begin(context);
      this.#line.add(line, context.bits, context.link, true);
    });
  }

  /** Characters of the page that the line is made from but that are none of its words. */
  source(text: string, context: Context): void {
    this.#begin(context);
    this.#line.addSource(text);
  }

  #begin(context: Context): void {
    if (this.#line.isEmpty) this.#began = context;
  }

  #element(node: PageNode, context: Context): void {
    if (isUnseen(node)) return;
    if (this.notes.passesOver(node)) {
      context.list?.next(node, this.styles.of(node));
      if (isBlock(node) && !context.flat) this.endLine();
      if (this.#within === 0) this.#notesAt.add(this.#blocks.length);
      return;
    }
    const why = this.#why.get(node);
    if (why !== undefined && context.why === undefined) this.#aside(node, context, why);
    else this.element(node, context);
  }

  /** Reads an element, whatever it is, as part of what stands round it. */
  element(node: PageNode, context: Context): void {
    const style = this.styles.of(node);
    const inside = { ...context, bits: bitsOf(node, style, context.bits), typed: context.typed || isTyped(node) };
    const note = this.notes.at(node);
    if (note && context.why === undefined && !context.note) {
      this.#begin(context);
      this.notes.put(note, this.#line, context);
      return;
    }
    const reader = READERS.get(node.name);
    if (reader) reader(this, node, inside, style);
    else this.inline(node, inside, style);
  }

  /** Reads an element without a meaning of its own. */
  inline(node: PageNode, context: Context, style: Style): void {
    if (isBlock(node) || style.get('display') === 'block') this.block(node, context, style);
    else this.children(node, context);
  }

  /** Takes the words of an element as characters of the line that are none of its words. */
  asSource(node: PageNode, context: Context): void {
    walk(node, (one) => {
      if (isUnseen(one)) return false;
      if (one.name === '#text') this.source(one.text, context);
      return true;
    });
  }

  /** Reads a cell of a table; what its row or the cell itself is left over for holds for its words. */
  cell(node: PageNode, row: PageNode, context: Context): void {
    const why = this.#why.get(node) ?? this.#why.get(row) ?? (row.parent ? this.#why.get(row.parent) : undefined);
    if (why !== undefined) this.#aside(node, context, why);
    else this.element(node, context);
  }

  /** Reads an element that begins and ends a line. */
  block(node: PageNode, context: Context, style: Style, read?: (inside: Context) => void): void {
    if (context.flat) {
      this.#line.space();
      this.children(node, context);
      this.#line.space();
      return;
    }
    const inside: Context = { ...context, ...lookOf(node, context) };
    this.endLine();
    // A list within an entry of another follows closely.
    const usual = isSpaced(node) && !(context.list && LISTS.has(node.name)) ? 1 : 0;
    const space = (side: 'top' | 'bottom'): number => {
      const margin = marginOf(style, side);
      return margin === undefined ? usual : margin > PARTING_SPACE ? 1 : 0;
    };
    // Who said a quotation stands close under it.
    this.#gap = node.name === 'footer' && context.framed ? 0 : Math.max(this.#gap, space('top'));
    const [made, gap] = [this.#made, this.#gap];
    if (read) read(inside);
    else this.children(node, inside);
    this.endLine();
    // An empty paragraph is a blank line.
    if (node.name === 'p' && made === this.#made) this.#gap = gap + 1;
    else this.#gap = Math.max(this.#gap, space('bottom'));
  }

  /** Reads an element as what is no part of the publication, without ending the line round it. */
  #aside(node: PageNode, context: Context, why: string): void {
    if (isBlock(node) && !context.flat) this.endLine();
    this.#kept(() => this.element(node, { ...OUTERMOST, bits: context.bits, look: context.look, why }));
  }

  /** Does something with a line of its own, and goes on with the line that was open. */
  #kept(read: () => void): void {
    const [line, began, item, gap] = [this.#line, this.#began, this.#item, this.#gap];
    [this.#line, this.#item] = [new Line(), undefined];
    read();
    this.endLine();
    [this.#line, this.#began, this.#item, this.#gap] = [line, began, item, gap];
  }

  /** Reads blocks into a run of their own, apart from the page's; what is no line of theirs waits. */
  apart(read: () => void): SourceBlock[] {
    const before = [this.#into, this.#line, this.#began, this.#item, this.#gap] as const;
    const own: SourceBlock[] = [];
    [this.#into, this.#line, this.#item, this.#gap] = [own, new Line(), undefined, 0];
    this.#within += 1;
    read();
    this.endLine();
    this.#within -= 1;
    [this.#into, this.#line, this.#began, this.#item, this.#gap] = before;
    return own;
  }

  /** Reads what comes to stand on one line, as the caption of a table does. */
  oneLine(node: PageNode, context: Context): FinishedLine {
    let line!: FinishedLine;
    this.apart(() => {
      this.children(node, { ...context, flat: true, look: 'caption' });
      line = this.#line.finish();
      this.#line = new Line();
      if (line.unseen !== '') this.#unseen(line.unseen);
    });
    return line;
  }

  /** A line ended by the page's own mark for it. */
  breakLine(context: Context): void {
    if (context.flat) this.#line.space();
    else if (context.holds) this.#line.break();
    else if (!this.endLine()) this.#gap += 1;
  }

  rule(): void {
    this.endLine();
    this.#gap = Math.max(this.#gap, 1);
  }

  /** Words that the page asks for without holding them. */
  automatic(text: string, context: Context): void {
    this.#begin(context);
    this.#line.addAutomatic(text, context.bits);
  }

  withItem(item: PendingItem | undefined, read: () => void): void {
    this.endLine();
    this.#item = item;
    read();
    this.endLine();
    this.#item = undefined;
  }

  /** Within, these runs of text are a marker and no words. */
  withMarkerTexts(texts: ReadonlySet<PageNode>, read: () => void): void {
    const before = this.#markerTexts;
    this.#markerTexts = texts;
    read();
    this.#markerTexts = before;
  }

  picture(node: PageNode, context: Context): void {
    if (context.why !== undefined || isDot(node)) return;
    this.#pictureCount += 1;
    const brought = context.note ? undefined : pictureOf(node);
    if (!brought) {
      this.#pictureWords.push(altOf(node));
      return;
    }
    this.#pictures.set(brought.file.sha256, brought.file);
    const where = this.#row ?? `picture ${this.#pictureCount}${this.#under}`;
    this.#waiting.push({ type: 'picture', where, source: '', gap: 1, picture: brought.picture });
    if (this.#line.isEmpty) this.#release();
  }

  notALink(address: string): void {
    const href = address.replace(/\s/gu, '');
    if (/^[a-z][a-z0-9+.-]*:/iu.test(href) && !/^(?:https?|mailto|tel):/iu.test(href)) this.#linksUnsafe += 1;
    else this.#linksWithin += 1;
  }

  /** The number of the table that begins here. */
  nextTable(): number {
    this.#tables += 1;
    return this.#tables;
  }

  /** Within, every block stands in this row. */
  inRow(where: string, read: () => void): void {
    const before = this.#row;
    this.#row = where;
    read();
    this.#row = before;
  }

  /** Puts a whole block where blocks go. */
  put(block: SourceBlock): void {
    this.#into.push({ ...block, gap: this.#into.length === 0 ? 0 : this.#gap } as SourceBlock);
    this.#gap = 0;
    this.#made += 1;
    this.#release();
  }

  #release(): void {
    if (this.#within > 0) return;
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const one of waiting) this.#blocks.push(one);
    this.#made += 1;
  }

  /** Counts the page's own lines: those of a cell or a note stand where the cell or the mark does. */
  #count(): void {
    if (this.#within === 0) this.#lines += 1;
  }

  #asideOf(source: string, why: string, look?: string): void {
    this.#count();
    const where = this.#row ?? `paragraph ${this.#lines}${this.#under}`;
    this.#waiting.push({ type: 'aside', where, source, gap: 0, why, ...(look === undefined ? {} : { look }) });
  }

  #unseen(characters: string): void {
    this.#unseenLines += 1;
    this.#asideOf(characters, 'Characters that are not seen');
  }

  /** Ends the line at hand and makes a block of it; false where it had no words. */
  endLine(): boolean {
    if (this.#line.isEmpty) return false;
    const line = this.#line.finish();
    const context = this.#began;
    this.#line = new Line();
    if (line.unseen !== '') {
      this.#unseen(line.unseen);
      this.#release();
    }
    const look = `${context.look}${line.bold ? ', bold' : ''}${line.italic ? ', italic' : ''}`;
    if (!line.hasWords || context.why !== undefined) {
      // The way back from a note, on a line of its own, belongs to the note.
      if (context.note && context.why === undefined && line.source !== '')
        this.#into.push({ type: 'aside', where: '', source: line.source, gap: 0, why: 'Way back to the mark' });
      else if (line.source !== '') this.#asideOf(line.source, context.why ?? 'Marks without words', look);
      this.#release();
      return line.hasWords;
    }
    this.#put(line, context, look);
    return true;
  }

  #put(line: FinishedLine, context: Context, look: string): void {
    const item = this.#item;
    this.#item = undefined;
    const { children, source } = line;
    if (context.level !== undefined) {
      // The page prints the number of an entry in front of the heading that opens it.
      const numbered: readonly Inline[] =
        item?.kind === 'numbered' ? joinedInlines([`${item.marker} `, ...children]) : children;
      const words = shortened(inlinePlain(children).replace(/\s+/gu, ' ').trim());
      if (this.#row === undefined) this.#under = `, under “${words}”`;
      const where = this.#row ?? `heading “${words}”`;
      this.put({ type: 'heading', where, source, gap: 0, look, level: context.level, children: numbered });
      return;
    }
    this.#count();
    const base = { where: this.#row ?? `paragraph ${this.#lines}${this.#under}`, source, gap: 0, look };
    const typed = item ? undefined : typedBullet(children);
    if (item) this.put({ ...base, type: 'list-item', ...item, children });
    else if (typed)
      this.put({ ...base, type: 'list-item', kind: 'bullet', marker: typed.marker, depth: 0, children: typed.rest });
    else this.put({ ...base, type: 'paragraph', children });
  }

  /** A heading over notes that have all gone to their marks has nothing under it. */
  #withoutNotes(block: SourceBlock, at: number): SourceBlock {
    const next = this.#blocks[at + 1];
    const isLast = next === undefined || next.type === 'heading' || next.type === 'aside';
    if (!this.#notesAt.has(at + 1) || !isLast || (block.type !== 'heading' && block.type !== 'paragraph')) return block;
    if (!NOTES_HEADING.test(inlinePlain(block.children).trim())) return block;
    const { where, source, gap, look } = block;
    return { type: 'aside', where, source, gap, look, why: 'Heading over the footnotes' };
  }
}
