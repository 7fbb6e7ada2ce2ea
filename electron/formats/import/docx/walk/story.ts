import { countCharacters } from '../../../../../shared/plan/proposal.ts';
import type { LineBreak, Footnote } from '../../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceComment } from '../../source.ts';
import type { Counter } from '../numbering/counter.ts';
import type { RunProperties } from '../parts/properties.ts';
import type { ParagraphStyle } from '../parts/styles.ts';
import type { Relationships } from '../parts/relationships.ts';
import { inUnicode, symbolTable } from '../symbols/symbols.ts';
import type { SymbolTable } from '../symbols/symbols.ts';
import type { Document, Remark } from './document.ts';
import type { Drawing } from './drawing.ts';
import { Fields } from './fields.ts';
import { BOLD, ITALIC, Line, SUBSCRIPT, SUPERSCRIPT } from './line.ts';
import type { Leads } from './line.ts';
import { ListDepths } from './lists.ts';
import type { CellDraft, TableDraft } from './tables.ts';

/** How a run is set, with all that its styles say. */
interface Look {
  readonly marks: number;
  readonly hidden: boolean;
  readonly symbols: SymbolTable | undefined;
}

/** What the paragraph before one says of the space between them. */
export interface Before {
  readonly kind: 'line' | 'list-item' | 'thing';
  readonly style: string;
  readonly after: number | undefined;
  readonly contextual: boolean;
}

/** What holds paragraphs and tables: the text itself, a cell, a text box, a note. */
export interface Container {
  readonly blocks: SourceBlock[];
  /** "table 2, row 3"; absent in the text itself, where each paragraph has its number. */
  readonly where: string | undefined;
  readonly lists: ListDepths;
  readonly tables: TableDraft[];
  before: Before | undefined;
  /** Empty paragraphs since the last block. */
  empty: number;
  /** A paragraph whose end was taken away, waiting for the one that it runs on into. */
  joined: Line | undefined;
}

const newContainer = (where: string | undefined): Container => ({
  blocks: [],
  where,
  lists: new ListDepths(),
  tables: [],
  before: undefined,
  empty: 0,
  joined: undefined,
});

/** What is put by while a container inside a paragraph is read. */
interface Outer {
  readonly container: Container;
  readonly line: Line | undefined;
  readonly look: Look | undefined;
  readonly run: RunProperties | undefined;
  readonly fields: Fields;
  readonly links: (Leads | undefined)[];
}

/** How much of the words that a comment is about is kept, in UTF-16 units, and of how many comments at one place. */
const LONGEST_ON = 2000;
const MOST_OPEN = 50;
const LINE_ENDS = /[\t\n\r]/gu;

/**
 * The state of one walk over a part's text: the document itself, its notes, a header. Elements are read by the tables of
 * the files beside this one; what they find they say here.
 */
export class Story {
  readonly document: Document;
  readonly relationships: Relationships;
  readonly counter: Counter;
  /** "header 1"; absent for the document's own text. */
  readonly name: string | undefined;
  container: Container;
  line: Line | undefined;
  run: RunProperties | undefined;
  fields = new Fields();
  links: (Leads | undefined)[] = [];
  readonly drawings: Drawing[] = [];
  readonly cells: CellDraft[] = [];
  /** The content controls open: whether one shows its prompt, and whether it is a contents list. */
  readonly controls: { prompt: boolean; contents: boolean }[] = [];
  /** The contents of controls open, with what was known of each control where they began. */
  readonly controlled: { readonly prompt: boolean; readonly contents: boolean }[] = [];
  /** Words with a reading above them: the reading, and what stood before it in the line (before each reading that is open). */
  readonly rubies: { reading: Line | undefined; readonly before: Line[] }[] = [];
  /** Whether white space at the ends of a text counts, and whether it does where a text says nothing. */
  keepsSpace = false;
  keepsSpaceByDefault = false;
  /** How many elements that are taken as not there are open. */
  dropped = 0;
  /** For each tracked change round runs that is open, whether it takes them away. */
  readonly drops: boolean[] = [];
  /** True from the beginning of a power in an equation to its first sign. */
  power = false;
  /** How many content controls are open that show their prompt. */
  prompts = 0;
  /** How many contents lists are open that the file marks as one. */
  contents = 0;
  /** Characters that show, other than white space. */
  characters = 0;
  paragraphs = 0;
  tables = 0;
  /** The id of the last paragraph begun, by which comments and their answers find each other. */
  paragraphId: string | undefined;
  readonly openComments = new Map<string, Remark>();
  /** Comments at a place that has no block yet. */
  waiting: SourceComment[] = [];
  readonly #outer: Outer[] = [];
  readonly #plainLooks = new Map<ParagraphStyle, Look>();
  #look: Look | undefined;

  constructor(document: Document, relationships: Relationships, name?: string) {
    this.document = document;
    this.relationships = relationships;
    this.counter = document.counter();
    this.name = name;
    this.container = newContainer(name);
  }

  /** Goes into a cell, a box or a note. */
  enter(where: string | undefined): void {
    const { container, line, run, fields, links } = this;
    this.#outer.push({ container, line, look: this.#look, run, fields, links });
    this.container = newContainer(this.name ?? where);
    this.line = undefined;
    this.fields = new Fields();
    this.links = [];
    this.#look = undefined;
  }

  /** Comes out of it again and gives its blocks; whoever calls has ended its paragraph. */
  leave(): SourceBlock[] {
    const { blocks } = this.container;
    const outer = this.#outer.pop()!;
    this.container = outer.container;
    this.line = outer.line;
    this.run = outer.run;
    this.fields = outer.fields;
    this.links = outer.links;
    this.#look = outer.look;
    return blocks;
  }

  /** The paragraph at hand. Words outside every paragraph get one. */
  openLine(): Line {
    if (!this.line) {
      this.line = this.container.joined ?? new Line();
      this.container.joined = undefined;
      this.line.properties = {};
      this.line.endDropped = false;
      this.#look = undefined;
    }
    return this.line;
  }

  /** How a run is set: its own properties over those of its styles. */
  #lookOf(run: RunProperties): Look {
    const { styles } = this.document;
    const { run: paragraph } = this.style;
    const character = styles.character(run.style);
    const { defaults } = styles;
    // Toggles of paragraph and character style cancel each other (ECMA-376-1, 17.7.3).
    const toggled = (key: 'bold' | 'italic' | 'hidden'): boolean =>
      run[key] ?? (defaults[key] === true || (paragraph[key] === true) !== (character[key] === true));
    // LibreOffice writes raised figures of web pages by their place and size.
    const raised = run.sized && run.raised ? (run.raised > 0 ? 'superscript' : 'subscript') : undefined;
    const vertical = run.vertical ?? raised ?? character.vertical ?? paragraph.vertical;
    const font = run.font ?? character.font ?? paragraph.font ?? defaults.font;
    return {
      marks:
        (toggled('bold') ? BOLD : 0) |
        (toggled('italic') ? ITALIC : 0) |
        (vertical === 'superscript' ? SUPERSCRIPT : vertical === 'subscript' ? SUBSCRIPT : 0),
      hidden: toggled('hidden'),
      symbols: symbolTable(font),
    };
  }

  beginRun(): void {
    this.run = undefined;
    this.#look = undefined;
  }

  endRunProperties(): void {
    this.#look = undefined;
  }

  /** The style of the paragraph at hand. */
  get style(): ParagraphStyle {
    return this.document.styles.paragraph(this.line?.properties.style);
  }

  get look(): Look {
    return (this.#look ??= this.run ? this.#lookOf(this.run) : this.#plainLook());
  }

  /** How a run without properties is set: most are, so each style's is kept. */
  #plainLook(): Look {
    const { style } = this;
    let look = this.#plainLooks.get(style);
    if (!look) this.#plainLooks.set(style, (look = this.#lookOf({})));
    return look;
  }

  /** Why words here do not show, if they do not. */
  #leftOut(): string | undefined {
    if (this.look.hidden) return 'Hidden text';
    if (this.prompts > 0) return 'A prompt that nobody filled in';
    return this.fields.inCode ? 'A field’s instruction' : undefined;
  }

  get leads(): Leads | undefined {
    return this.fields.leads ?? this.links.at(-1);
  }

  /** Words of the file. */
  say(words: string): void {
    if (this.dropped > 0) return;
    const line = this.openLine();
    const look = this.look;
    const flat = words.includes('\n') ? words.replace(LINE_ENDS, ' ') : words;
    const text = inUnicode(flat, look.symbols);
    this.characters += countCharacters(text);
    this.#put(line, text, true);
  }

  /** What the file only asks for: a tab, a tick box. */
  sayOnly(words: string): void {
    if (this.dropped === 0 && this.#leftOut() === undefined) this.#put(this.openLine(), words, words.trim() === '');
  }

  #put(line: Line, text: string, counted: boolean): void {
    const why = this.#leftOut();
    if (why !== undefined) {
      line.leaveOut(why, text);
      return;
    }
    this.fields.showed();
    if (this.contents > 0 || this.fields.inContents) line.contents ||= text.trim() !== '';
    line.add(text, this.look.marks, this.leads, counted);
    for (const remark of this.openComments.values())
      if (remark.on.length < LONGEST_ON) remark.on += text.slice(0, LONGEST_ON - remark.on.length);
  }

  breakLine(): void {
    if (this.dropped === 0 && this.#leftOut() === undefined) this.openLine().addThing(BREAK, this.leads);
  }

  /** A note at its mark. Its characters count where it first stands. */
  note(footnote: Footnote, source: string): void {
    this.openLine().addThing(footnote, undefined, source);
  }

  /** A comment at hand: its words are collected until it ends. */
  beginComment(id: string): void {
    const remark = this.document.comments.get(id);
    if (!remark) return;
    this.placeComment(id);
    if (this.openComments.size < MOST_OPEN) this.openComments.set(id, remark);
  }

  /** Puts a comment where it begins, or where its mark stands. */
  placeComment(id: string): void {
    const remark = this.document.comments.get(id);
    if (!remark || remark.placed) return;
    remark.placed = true;
    (this.line?.comments ?? this.waiting).push(remark);
  }

  /** Where a block stands. */
  whereOf(): string {
    const { where } = this.container;
    if (where !== undefined) return where;
    this.paragraphs += 1;
    return `paragraph ${this.paragraphs}`;
  }
}

const BREAK: LineBreak = { type: 'line-break' };
