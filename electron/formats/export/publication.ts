import { answersIn } from '../../../shared/plan/answers.ts';
import type { AnswersOf } from '../../../shared/plan/answers.ts';
import { fieldsForReaders } from '../../../shared/plan/for-readers.ts';
import { editionName, longName, shortName } from '../../../shared/plan/edition-name.ts';
import { itemsOf, numbersOf } from '../../../shared/plan/edition-view.ts';
import type { EditionView, FieldView, ItemView, ProseView, SectionView } from '../../../shared/plan/edition-view.ts';
import type { Edition } from '../../../shared/plan/records.ts';
import { printedHeading } from '../../../shared/plan/printed-words.ts';
import { kindOf } from '../../../shared/plan/template.ts';
import type { ItemKind } from '../../../shared/plan/template.ts';
import { inlinePlain, isBlank, plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, Inline, TextRun } from '../../../shared/richtext/tree.ts';
import type {
  Anchor,
  ContentsEntry,
  Level,
  PrintedNumber,
  PubBlock,
  PubHeading,
  Publication,
  Source,
} from './blocks.ts';
import { cleaner, isPlainBlock } from './clean.ts';
import type { Cleaner } from './clean.ts';
import { dayOf, printedDate } from './printed-date.ts';
import type { DayMonthYear } from './printed-date.ts';
import { markOf } from './marks.ts';

/** Stand in the heading's pattern where the number and the text go; private-use characters that no cleaned text relies on. */
const NUMBER = '\ue000';
const TEXT = '\ue001';

/** A timescale of at most so many characters is a date, and no sentence. */
const SHORT = 40;

const below = (level: number): Level => Math.min(level + 1, 6) as Level;

const textOf = (words: string): TextRun[] => (words === '' ? [] : [{ type: 'text', text: words }]);

/** What stands before and after the first `mark`; no second part where it is not there. */
const cut = (words: string, mark: string | undefined): readonly [before: string, after?: string] => {
  const at = mark === undefined ? -1 : words.indexOf(mark);
  return at < 0 ? [words] : [words.slice(0, at), words.slice(at + 1)];
};

/** The words of a line without its footnotes, on one line. */
const wordsOf = (children: readonly Inline[]): string =>
  inlinePlain(children.filter((child) => child.type !== 'footnote'))
    .replace(/\s+/g, ' ')
    .trim();

/** The paragraphs that a text begins with, as one line of inlines, and the blocks after them. */
const firstLine = (blocks: readonly Block[], all: boolean): { readonly line: Inline[]; readonly rest: Block[] } => {
  const end = blocks.findIndex((block) => block.type !== 'paragraph');
  const count = Math.min(end < 0 ? blocks.length : end, all ? blocks.length : 1);
  const paragraphs = blocks.slice(0, count).flatMap((block) => (block.type === 'paragraph' ? [block.children] : []));
  return {
    line: paragraphs.flatMap((children, at) => (at === 0 ? [...children] : [...textOf(' '), ...children])),
    rest: blocks.slice(count),
  };
};

export type { Publication } from './blocks.ts';

interface Opening {
  readonly blocks: readonly PubBlock[];
  /** The level of the heading that what follows stands under. */
  readonly level: number;
  /** The fields still to print, each under its label. */
  readonly fields: readonly FieldView[];
}

const paragraph = (words: string): PubBlock => ({ type: 'paragraph', children: textOf(words) });

const ANSWERS_LABELS = {
  answers: 'Also answers',
  answeredBy: 'Also answered by',
} as const satisfies Record<keyof AnswersOf, string>;

/** Builds the blocks of one edition, section by section. */
class Printer {
  readonly #view: EditionView;
  readonly #clean: Cleaner;
  readonly #links: AnswersOf;
  readonly #numbers: ReadonlyMap<string, string>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #withSlips: boolean;
  readonly anchors = new Map<string, Anchor>();
  /** What each block prints; the first that names a block knows best. */
  readonly sources = new Map<PubBlock, Source>();

  constructor(view: EditionView, clean: Cleaner, { slips = false }: PublicationOptions) {
    this.#view = view;
    this.#clean = clean;
    this.#links = answersIn(view);
    this.#numbers = numbersOf(view);
    this.#names = new Map(itemsOf(view).map(({ id, name }) => [id, name ?? '']));
    this.#withSlips = slips;
  }

  #from(subject: string, part: string, blocks: PubBlock[]): PubBlock[] {
    for (const block of blocks) if (!this.sources.has(block)) this.sources.set(block, { subject, part });
    return blocks;
  }

  #mark(subject: string, part: string): string {
    return markOf(this.#view.plan, subject, part, this.#view.edition.id);
  }

  /** The blocks of a text under a heading of `level`, whose own headings go one below it, without a skip. */
  #inside(blocks: readonly Block[], level: number, id: string): PubBlock[] {
    const over: number[] = [];
    let count = 0;
    return blocks.map((block): PubBlock => {
      if (isPlainBlock(block)) return block;
      while (over.length > 0 && over.at(-1)! >= block.level) over.pop();
      over.push(block.level);
      count += 1;
      return {
        type: 'narrative-heading',
        level: below(level + over.length - 1),
        id: `${id}_h${String(count).padStart(2, '0')}`,
        children: block.children,
      };
    });
  }

  /** A text as printed: its own words, or last edition's where this edition has none yet. */
  words(prose: ProseView): { readonly lead: PubBlock[]; readonly blocks: Block[] } {
    const earlier = prose.state === 'not-updated' ? prose.last : undefined;
    if (!earlier) return { lead: [], blocks: this.#clean.blocks(prose.tree) };
    const label = this.#view.editions.find((edition) => edition.id === earlier.edition)?.label ?? '';
    const words = this.#clean.words(`Not yet updated. ${longName(label)}:`);
    return { lead: [{ type: 'earlier-words', words }], blocks: this.#clean.blocks(earlier.tree) };
  }

  prose(prose: ProseView, level: number): PubBlock[] {
    const { subject, part } = prose.cell;
    const { lead, blocks } = this.words(prose);
    return this.#from(subject, part, [...lead, ...this.#inside(blocks, level, this.#mark(subject, part))]);
  }

  /** A text under a heading of its own; nothing where it is empty. */
  underHeading(prose: ProseView, heading: string): PubBlock[] {
    const { subject, part } = prose.cell;
    const blocks = this.prose(prose, 1);
    const id = this.#mark(subject, part);
    const words = textOf(this.#clean.name(heading));
    if (blocks.length === 0) return [];
    return this.#from(subject, part, [{ type: 'section-heading', level: 1, id, children: words }, ...blocks]);
  }

  /** What a timescale said before, each change of it a line; nothing unless it is wished. */
  #slips({ cell, slips }: FieldView): PubBlock[] {
    if (!this.#withSlips || !slips) return [];
    const names = new Map(this.#view.editions.map((one) => [one.id, editionName(one)]));
    const blocks = slips.revisions.map(({ reason }, at): PubBlock => {
      const { words, edition } = at === 0 ? slips.original : slips.revisions[at - 1]!;
      // Words that are a sentence stand in quotation marks, so that it is seen where they end.
      const was = words.length > SHORT ? `“${words}”` : words;
      const why = reason === null ? '.' : `: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`;
      return paragraph(this.#clean.name(`Revised from ${was} (${names.get(edition) ?? ''})${why}`));
    });
    return this.#from(cell.subject, `${cell.part} slips`, blocks);
  }

  /** A label over the numbers of other items, each of which leads there. */
  #numbersUnder(item: string, way: keyof AnswersOf, level: number): PubBlock[] {
    const others = this.#links[way].get(item) ?? [];
    const children = others.flatMap((other, at): Inline[] => {
      const number = this.#numbers.get(other);
      const named: Inline[] =
        number === undefined
          ? textOf(this.#clean.name(this.#names.get(other) || 'an item without a number'))
          : [{ type: 'cross-reference', item: other, number: this.#clean.name(number) }];
      return at === 0 ? named : [...textOf(', '), ...named];
    });
    if (children.length === 0) return [];
    const id = this.#mark(item, way);
    return this.#from(item, way, [
      { type: 'label', level: below(level), id, children: textOf(ANSWERS_LABELS[way]) },
      { type: 'paragraph', children },
    ]);
  }

  #labelled(field: FieldView, level: number): PubBlock[] {
    const blocks = [...this.prose(field, below(level)), ...this.#slips(field)];
    if (blocks.length === 0) return [];
    const { subject, part } = field.cell;
    const id = this.#mark(subject, part);
    const children = textOf(this.#clean.name(field.label));
    if (children.length === 0) return blocks;
    return this.#from(subject, part, [{ type: 'label', level: below(level), id, children }, ...blocks]);
  }

  /** A printed heading's pattern taken apart: the number, and the words after it, with `text` put in as it is. */
  #headingLine(item: ItemView, kind: ItemKind, text: readonly Inline[], id: string) {
    const pattern = printedHeading(kind, {
      number: item.number === null ? null : NUMBER,
      name: item.name === null ? null : this.#clean.name(item.name),
      text: text.length > 0 ? TEXT : null,
    });
    const [before, after] = cut(pattern, item.number === null ? undefined : NUMBER);
    const number: PrintedNumber | undefined =
      after === undefined ? undefined : { before, number: this.#clean.name(item.number ?? ''), id: `${id}_n` };
    const [left, right] = cut(after ?? before, text.length > 0 ? TEXT : undefined);
    const children = right === undefined ? textOf(left) : [...textOf(left), ...text, ...textOf(right)];
    return { number, children };
  }

  readonly #openings = {
    labelled: (item, kind, over) => {
      const id = this.#mark(item.id, 'text:name');
      const { number, children } = this.#headingLine(item, kind, [], id);
      if (!number && children.length === 0) return { blocks: [], level: over, fields: item.fields };
      this.anchors.set(item.id, { id, number: number?.id });
      const level = below(over);
      return { blocks: [{ type: 'item-heading', level, id, number, children }], level, fields: item.fields };
    },
    'in-heading': (item, kind, over) => {
      const [first, ...fields] = item.fields;
      const id = this.#mark(item.id, first?.cell.part ?? 'text:name');
      const { lead, blocks } = first ? this.words(first) : { lead: [], blocks: [] };
      const { line, rest } = lead.length > 0 ? { line: [], rest: blocks } : firstLine(blocks, true);
      const { number, children } = this.#headingLine(item, kind, line, id);
      const level = number || children.length > 0 ? below(over) : over;
      const heading: PubBlock[] =
        level > over ? [{ type: 'item-heading', level: below(over), id, number, children }] : [];
      if (heading.length > 0) this.anchors.set(item.id, { id, number: number?.id });
      return { blocks: [...heading, ...lead, ...this.#inside(rest, level, id)], level, fields };
    },
    'run-on': (item, kind, over) => {
      const [first, ...fields] = item.fields;
      const id = this.#mark(item.id, first?.cell.part ?? 'text:name');
      const { lead, blocks } = first ? this.words(first) : { lead: [], blocks: [] };
      const { line, rest } = lead.length > 0 ? { line: [], rest: blocks } : firstLine(blocks, false);
      const { number, children } = this.#headingLine(item, kind, [], id);
      const after = inlinePlain(children);
      this.anchors.set(item.id, { id, number: number?.id });
      return {
        blocks: [{ type: 'run-on', id, number, after, children: line }, ...lead, ...this.#inside(rest, over, id)],
        level: over,
        fields,
      };
    },
  } satisfies Record<ItemKind['firstField'], (item: ItemView, kind: ItemKind, over: number) => Opening>;

  /** An item whose heading is its section's: its first field stands under that, without a label where it has none. */
  #underSection(item: ItemView, kind: ItemKind, over: number): Opening {
    if (kind.firstField === 'labelled') return { blocks: [], level: over, fields: item.fields };
    const [first, ...fields] = item.fields;
    return { blocks: first ? this.prose(first, over) : [], level: over, fields };
  }

  #item(whole: ItemView, over: number): PubBlock[] {
    const item = { ...whole, fields: fieldsForReaders(whole, this.#view.template) };
    const kind = kindOf(this.#view.template, item.kind);
    const opening = item.underSectionHeading
      ? this.#underSection(item, kind, over)
      : this.#openings[kind.firstField](item, kind, over);
    const fields = [
      ...opening.fields.flatMap((field) => this.#labelled(field, opening.level)),
      ...this.#numbersUnder(item.id, 'answers', opening.level),
      ...this.#numbersUnder(item.id, 'answeredBy', opening.level),
    ];
    const group = item.items.length > 0 ? this.#clean.name(kind.childrenHeading ?? '') : '';
    const level = group === '' ? opening.level : below(opening.level);
    const heading: PubBlock[] =
      group === ''
        ? []
        : [
            {
              type: 'group-heading',
              level: below(opening.level),
              id: this.#mark(item.id, 'group'),
              children: textOf(group),
            },
          ];
    this.#from(item.id, 'opening', [...opening.blocks, ...fields]);
    this.#from(item.id, 'group', heading);
    return [...opening.blocks, ...fields, ...heading, ...item.items.flatMap((one) => this.#item(one, level))];
  }

  section(section: SectionView): PubBlock[] {
    const id = this.#mark(section.id, section.heading.cell.part);
    const { line } = firstLine(this.#clean.blocks(section.heading.tree), true);
    const isAnnex = section.place.kind === 'annex';
    const own = section.number ?? '';
    const number =
      own === '' && !isAnnex
        ? undefined
        : { before: isAnnex ? (own === '' ? 'Annex' : 'Annex ') : '', number: this.#clean.name(own), id: `${id}_n` };
    const headed = number !== undefined || line.length > 0;
    const children = number && line.length > 0 ? [...textOf(isAnnex ? ': ' : ' '), ...line] : line;
    const heading: PubBlock[] = headed ? [{ type: 'section-heading', level: 1, id, number, children }] : [];
    this.#from(section.id, 'heading', heading);
    for (const item of section.items)
      if (item.underSectionHeading) this.anchors.set(item.id, { id, number: number?.id });
    const level = headed ? 1 : 0;
    return [
      ...heading,
      ...this.prose(section.narrative, level),
      ...section.items.flatMap((item) => this.#item(item, level)),
    ];
  }
}

/** Every heading of a publication with the words it prints, in order; the outline that each format must show. */
export const headingsOf = (blocks: readonly PubBlock[]): (PubHeading & { readonly words: string })[] =>
  blocks.flatMap((block) => (isHeading(block) ? [{ ...block, words: headingWords(block) }] : []));

const HEADINGS = ['section-heading', 'item-heading', 'label', 'group-heading', 'narrative-heading'];
export const isHeading = (block: PubBlock): block is PubHeading => HEADINGS.includes(block.type);

const headingWords = (heading: PubHeading): string =>
  `${heading.number?.before ?? ''}${heading.number?.number ?? ''}${inlinePlain(
    heading.children.filter((child) => child.type !== 'footnote'),
  )}`
    .replace(/\s+/g, ' ')
    .trim();

const IN_CONTENTS: readonly PubBlock['type'][] = ['section-heading', 'item-heading'];

const entriesOf = (blocks: readonly PubBlock[]): ContentsEntry[] =>
  headingsOf(blocks).flatMap(({ type, level, id, words }) =>
    IN_CONTENTS.includes(type) ? [{ level, id, words }] : [],
  );

/** The line under the title that names the edition; nothing where the title already does. */
const editionLine = (title: string, label: string): PubBlock[] => {
  const plain = (words: string): string => words.toLowerCase().replace(/[\s\u2010-\u2015-]+/g, '');
  const said = [label, longName(label), shortName(label)].some((name) => plain(title).includes(plain(name)));
  return said || label.trim() === '' ? [] : [{ type: 'cover-line', words: longName(label) }];
};

/** The lines on the cover after the edition: what it reports on, when it was published, what a re-issue corrects. */
const coverLines = (
  { period, reissueOf, correction }: Edition,
  clean: Cleaner,
  date: string | undefined,
): PubBlock[] => {
  const reissued = reissueOf === undefined ? undefined : date ? `Re-issued on ${date}` : 'Re-issued';
  const corrected = clean.name(correction ?? '');
  const lines = [
    clean.name(period ?? ''),
    reissued === undefined ? (date ?? '') : corrected === '' ? reissued : `${reissued}: ${corrected}`,
  ];
  return lines.filter(Boolean).map((words) => ({ type: 'cover-line', words }));
};

const sentences = (clean: Cleaner, titled: boolean): string[] => {
  const replaced = clean.replaced();
  return [
    ...(titled
      ? []
      : ['The plan has no title, so the document is called “Action plan”. Write one at the top of the first page.']),
    ...(replaced > 0
      ? [
          `${replaced} ${replaced === 1 ? 'character that' : 'characters that'} no document can hold now ${replaced === 1 ? 'reads' : 'read'} “\ufffd”.`,
        ]
      : []),
    ...(clean.flattened() > 0
      ? ['A list stands more than nine levels deep; in the document its deepest points stand at the ninth.']
      : []),
  ];
};

/** What a publication is made from besides the view. */
export interface PublicationOptions {
  /** The date of publication, printed on the cover. */
  readonly date?: DayMonthYear | undefined;
  /** True where each timescale is to say what it said before and why it was changed. */
  readonly slips?: boolean | undefined;
}

/**
 * An edition as the blocks that every format prints: cover, contents, foreword, sections with their items, contact. Empty
 * fields are left out; a field not yet updated prints last edition's words under a lead that says so.
 */
export const publicationOf = (view: EditionView, options: PublicationOptions = {}): Publication =>
  sourcedPublicationOf(view, options).publication;

/** A publication, and for each of its blocks what of the plan it prints; `null` for what stands on the cover. */
export interface SourcedPublication {
  readonly publication: Publication;
  readonly sources: readonly (Source | null)[];
}

/** As `publicationOf`, with what each block prints, so that two editions can be laid over each other. */
export const sourcedPublicationOf = (view: EditionView, options: PublicationOptions = {}): SourcedPublication => {
  const numbers = numbersOf(view);
  const clean = cleaner((item) => numbers.get(item));
  const printer = new Printer(view, clean, options);
  const written = firstLine(clean.blocks(view.title.tree), true).line;
  const titled = wordsOf(written) !== '';
  const title = clean.name(titled ? wordsOf(written) : plainText(view.title.tree)) || 'Action plan';
  const edition = clean.name(view.edition.label);
  const day = options.date ?? dayOf(view.edition.published);
  const date = day && printedDate(day);
  const body = [
    ...printer.underHeading(view.foreword, 'Foreword'),
    ...view.sections.flatMap((section) => printer.section(section)),
    ...printer.underHeading(view.contact, view.template.contactHeading),
  ];
  const summary = isBlank(view.summary.tree) ? [] : printer.prose(view.summary, 0);
  const entries = entriesOf(body);
  const publication: Publication = {
    meta: {
      title,
      edition: longName(edition),
      language: 'en-GB',
      subject: `Action plan, ${longName(edition)}`,
      date,
    },
    blocks: [
      { type: 'title', children: titled ? written : textOf(title) },
      ...editionLine(title, edition),
      ...coverLines(view.edition, clean, date),
      ...summary,
      ...(entries.length > 0 ? [{ type: 'contents', title: 'Contents', entries } as const] : []),
      ...body,
    ],
    anchors: Object.fromEntries(printer.anchors),
    messages: sentences(clean, titled),
  };
  return { publication, sources: publication.blocks.map((block) => printer.sources.get(block) ?? null) };
};
