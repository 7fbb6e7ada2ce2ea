import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import type { LeftOver, ProposedField, ProposedItem, ProposedSection } from '../../../../shared/plan/proposal.ts';
import type { ItemKind, Template } from '../../../../shared/plan/template.ts';
import { b, inlines } from '../../../../shared/richtext/build.ts';
import type { Inline, Paragraph, Tree } from '../../../../shared/richtext/tree.ts';
import { charactersOf, sourceOf } from '../source.ts';
import type { SourceBlock } from '../source.ts';
import { commentsOf } from './comments.ts';
import type { Editions } from './editions.ts';
import { alike, isLine, lineText, trimmed } from './line-text.ts';
import type { Line } from './lines.ts';
import { toTree } from './prose.ts';
import type { Piece } from './prose.ts';
import type { Role } from './roles.ts';

interface FieldDraft {
  readonly key: string;
  label: string;
  /** True where the file has that label. */
  said: boolean;
  readonly edition: number;
  readonly pieces: Piece[];
}
interface ItemDraft {
  readonly kind: ItemKind;
  readonly number: string | null;
  name: string | null;
  readonly fields: FieldDraft[];
  readonly items: ItemDraft[];
  readonly notes: Paragraph[];
  /** True where it stands below another item of its kind. */
  readonly within: boolean;
  /** Its place among all items. */
  readonly at: number;
}
interface SectionDraft {
  readonly number: string | null;
  readonly heading: string;
  readonly narrative: Piece[];
  readonly items: ItemDraft[];
}

/** Where a line of the file has come to stand. */
export interface Place {
  readonly in: 'title' | 'summary' | 'section' | 'section-text' | 'item' | 'field' | 'group' | 'contact' | 'left-over';
  /** The kind of item and the field that its words are in. */
  readonly kind?: string | undefined;
  readonly field?: string | undefined;
  /** The place of the words' edition, and whether a label named it. */
  readonly edition?: number | undefined;
  readonly named?: boolean | undefined;
  /** The place of its item among all items. */
  readonly item: number | null;
  readonly why?: string | undefined;
}

export interface Built {
  /** Empty where the file gave none. */
  readonly title: string;
  readonly summary: Tree;
  readonly contact: Tree;
  readonly sections: readonly ProposedSection[];
  readonly leftOver: readonly LeftOver[];
  readonly placed: number;
  readonly messages: readonly string[];
  /** Comments that stood outside every item. */
  readonly notes: Tree;
  /** One a line. */
  readonly places: readonly Place[];
}

const oneLine = (words: readonly Inline[]): string =>
  lineText(words)
    .split('\n')
    .map((part) => part.trim())
    .join(' ')
    .trim();

const NOWHERE = { kind: undefined, field: undefined, edition: undefined, named: undefined } as const;

/** Roles by which a line stands for itself. */
const HEADS: { readonly [R in Role['role']]?: Place['in'] } = {
  title: 'title',
  section: 'section',
  item: 'item',
  name: 'item',
  group: 'group',
  'contact-heading': 'contact',
};

/** What has no width in a line and holds words or leads to them. */
const isBeside = ({ type }: Inline): boolean =>
  type === 'footnote' || type === 'cross-reference' || type === 'live-figure';

/** Roles that give running text another place. */
const MOVES: ReadonlySet<Role['role']> = new Set([
  'title',
  'section',
  'item',
  'group',
  'contact-heading',
  'summary',
  'contact',
]);
/** Roles by which a block is placed whole. */
const WHOLE: ReadonlySet<Role['role']> = new Set(['prose', 'subheading', 'summary', 'contact', 'left-over']);

type Writers = {
  readonly [R in Role['role']]: (role: Extract<Role, { role: R }>, block: SourceBlock) => string | undefined;
};

/** Puts blocks where their roles say, one after the other. */
class Builder {
  readonly #template: Template;
  readonly #editions: Editions;
  readonly #summary: Piece[] = [];
  readonly #contact: Piece[] = [];
  readonly #sections: SectionDraft[] = [];
  readonly #leftOver: LeftOver[] = [];
  readonly #messages: string[] = [];
  readonly #notes: Paragraph[] = [];
  readonly #places: Place[] = [];
  #items = 0;
  /** What `#into` is. */
  #where: Omit<Place, 'item'> = { in: 'summary' };
  #last: { readonly where: Omit<Place, 'item'>; readonly place: Place } | undefined;
  #title = '';
  #placed = 0;
  #group: string | undefined;
  /** The items open one below the other, innermost last. */
  #open: ItemDraft[] = [];
  #into: Piece[] = this.#summary;
  /** Notes and references on headings and labels, which hold words alone, on their way to the next running text. */
  #carried: Inline[] = [];

  constructor(template: Template, editions: Editions) {
    this.#template = template;
    this.#editions = editions;
  }

  /** The words of a heading. It holds no links, so where one led is told of. */
  #heading(words: readonly Inline[]): string {
    const line = oneLine(words);
    for (const one of words)
      if (one.type === 'link' && !line.includes(one.href))
        this.#messages.push(`A heading holds no links, so the link in “${line}” was left out; it led to ${one.href}`);
    return line;
  }

  /** One writer for each role; each may refuse, saying why the block is left over. */
  readonly #writers: Writers = {
    title: ({ words }) => {
      this.#title = [this.#title, this.#heading(words)].filter(Boolean).join(' ');
      return undefined;
    },
    section: ({ number, words }) => this.#section(number, this.#heading(words)),
    item: ({ kind, number, name, within = false }) =>
      this.#item({ kind, number, name, fields: [], items: [], notes: [], within, at: this.#items }),
    name: ({ words }) => {
      // A name may go on over a second line.
      const draft = this.#open.at(-1)!;
      draft.name = [draft.name, this.#heading(words)].filter(Boolean).join(' ');
      return undefined;
    },
    label: ({ meaning, label, edition }) => {
      this.#field(meaning.field.key, label, this.#editionAt(edition), edition !== undefined, true);
      return undefined;
    },
    field: ({ meaning, edition }) => {
      this.#field(meaning.field.key, bareLabel(meaning.field), this.#editionAt(edition), edition !== undefined);
      return undefined;
    },
    text: ({ words }) => {
      this.#push({ words });
      return undefined;
    },
    group: ({ words }) => {
      if (this.#open.length === 0) return 'Heads items that no other stands above';
      const heading = this.#heading(words);
      if (this.#group !== undefined && alike(this.#group) !== alike(heading))
        return `A plan prints one heading over such items, here “${this.#group}”`;
      this.#group = heading;
      this.#into = [];
      this.#where = { in: 'group' };
      return undefined;
    },
    'contact-heading': () => {
      this.#open = [];
      this.#into = this.#contact;
      this.#where = { in: 'contact' };
      return undefined;
    },
    summary: (_, block) => this.#outside(this.#summary, 'summary', block),
    contact: (_, block) => this.#outside(this.#contact, 'contact', block),
    prose: (_, block) => {
      if (block.type === 'aside') return block.why;
      this.#push({ block });
      return undefined;
    },
    subheading: ({ level }, block) => {
      if (block.type === 'aside') return block.why;
      this.#push({ block, level });
      return undefined;
    },
    'table-label': () => undefined,
    // It comes after its line has its place.
    end: () => undefined,
    'left-over': ({ why }) => why,
  };

  /** Gives one line its place, whole, or leaves it over, whole: so the account of characters adds up. */
  put({ block }: Line, roles: readonly Role[]): void {
    const only = roles.length === 1 ? roles[0]! : undefined;
    if (only?.role === 'prose' && block.type !== 'aside' && block.type !== 'table' && block.comments === undefined) {
      // Most lines go on with what stands before: nothing else can come of them.
      this.#push({ block });
      this.#placed += countCharacters(block.source);
      this.#places.push(this.#here(this.#open.at(-1)?.at ?? null));
      return;
    }
    let why: string | undefined;
    if (this.#carried.length > 0 && roles.some(({ role }) => MOVES.has(role))) this.#setDown();
    for (const role of roles)
      why ??= (this.#writers[role.role] as (one: Role, of: SourceBlock) => string | undefined)(role, block);
    const item = this.#open.at(-1)?.at ?? null;
    const comments = commentsOf(block);
    if (comments.length > 0) (this.#open.at(-1)?.notes ?? this.#notes).push(...comments);
    if (why === undefined) {
      this.#carry(roles, block);
      this.#placed += block.type === 'table' ? charactersOf(block) : countCharacters(block.source);
      this.#places.push(this.#place(roles, item));
    } else {
      this.#leftOver.push({ text: sourceOf(block), where: block.where, why });
      this.#places.push({ in: 'left-over', why, item: null });
    }
    const end = roles.find((role) => role.role === 'end');
    if (end) this.#end(end.within);
  }

  /** Takes up what stands on a heading or label and has no width, so that its words are not lost with it. */
  #carry(roles: readonly Role[], block: SourceBlock): void {
    if (!isLine(block) || roles.some(({ role }) => WHOLE.has(role)) || !block.children.some(isBeside)) return;
    const kept = new Set(roles.flatMap((role) => (role.role === 'text' ? role.words : [])));
    for (const one of block.children) if (isBeside(one) && !kept.has(one)) this.#carried.push(one);
  }

  /** Running text with what was carried to it. */
  #push(piece: Piece): void {
    const into = this.#running();
    const carried = this.#carried;
    if (carried.length === 0) {
      into.push(piece);
      return;
    }
    this.#carried = [];
    if ('words' in piece) into.push({ words: [...piece.words, ...carried] });
    else if (isLine(piece.block)) {
      const children = [...trimmed(piece.block.children), ...carried];
      into.push({ ...piece, block: { ...piece.block, children } });
    } else into.push({ words: carried }, piece);
  }

  /** Where no running text followed, what was carried stands as a line of its own. */
  #setDown(): void {
    const words = this.#carried;
    this.#carried = [];
    if (words.length > 0) this.#running().push({ words });
  }

  /** Lines that follow one another in one place share it. */
  #place(roles: readonly Role[], item: number | null): Place {
    const head = this.#headPlace(roles);
    return head ? { ...this.#where, ...head, item } : this.#here(item);
  }

  #here(item: number | null): Place {
    if (this.#last?.where !== this.#where || this.#last.place.item !== item)
      this.#last = { where: this.#where, place: { ...this.#where, item } };
    return this.#last.place;
  }

  /** Of a line that says what it is itself: a title, a heading, an item's number. */
  #headPlace(roles: readonly Role[]): Partial<Place> | undefined {
    const opening = roles.findLast(({ role }) => HEADS[role] !== undefined);
    if (!opening) return undefined;
    if (opening.role !== 'item') return { ...NOWHERE, in: HEADS[opening.role]! };
    // An item that a label alone opens is seen by its label.
    return opening.implied ? undefined : { in: 'item' };
  }

  #editionAt(edition: string | undefined): number {
    return edition === undefined ? this.#editions.own : this.#editions.placeOf(edition);
  }

  #outside(pieces: Piece[], where: 'summary' | 'contact', block: SourceBlock): string | undefined {
    if (block.type === 'aside') return block.why;
    this.#open = [];
    this.#into = pieces;
    this.#where = { in: where };
    pieces.push({ block });
    return undefined;
  }

  #section(number: string | null, heading: string): undefined {
    const section: SectionDraft = { number, heading, narrative: [], items: [] };
    this.#sections.push(section);
    this.#open = [];
    this.#into = section.narrative;
    this.#where = { in: 'section-text' };
  }

  #item(item: ItemDraft): undefined {
    if (this.#sections.length === 0) {
      const { name, plural } = this.#template.kinds.find(({ key }) => key === item.kind.key) ?? item.kind;
      const heading = plural.charAt(0).toUpperCase() + plural.slice(1);
      this.#section(null, heading);
      this.#messages.push(
        `No section heading stands before the first ${name.toLowerCase()}, so it was put under “${heading}”.`,
      );
    }
    const holds = (over: ItemDraft): boolean =>
      over.kind.children.includes(item.kind.key) && (over.kind.key !== item.kind.key || (item.within && !over.within));
    while (this.#open.length > 0 && !holds(this.#open.at(-1)!)) this.#open.pop();
    (this.#open.at(-1) ?? this.#sections.at(-1)!).items.push(item);
    this.#open.push(item);
    this.#items += 1;
    this.#into = [];
    this.#where = { in: 'item', kind: item.kind.key };
  }

  /** Closes the items of a table's rows, and those that they stand below unless these were open before it. */
  #end(within: boolean): undefined {
    if (within) while (this.#open.at(-1)?.within) this.#open.pop();
    else this.#open = [];
    const item = this.#open.at(-1);
    const field = item?.fields.at(-1);
    const narrative = this.#sections.at(-1)?.narrative;
    if (!item && narrative) {
      this.#into = narrative;
      this.#where = { in: 'section-text' };
    } else if (item && field) {
      this.#into = field.pieces;
      this.#where = { in: 'field', kind: item.kind.key, field: field.key, edition: field.edition };
    } else if (item) {
      this.#into = [];
      this.#where = { in: 'item', kind: item.kind.key };
    }
  }

  #field(key: string, label: string, edition: number, named = false, said = false): void {
    const item = this.#open.at(-1)!;
    // Said again in one edition, a label goes on with the same field.
    const there = item.fields.find((one) => one.key === key && one.edition === edition);
    const field: FieldDraft = there ?? { key, label, edition, said, pieces: [] };
    if (!there) item.fields.push(field);
    else if (said && !there.said) [there.label, there.said] = [label, said];
    // Another label of the same field says something, so its words stand before its text.
    else if (said && alike(there.label) !== alike(label)) field.pieces.push({ words: inlines(b(label)) });
    this.#into = field.pieces;
    this.#where = { in: 'field', kind: item.kind.key, field: key, edition, named };
  }

  /** Where running text goes. Straight under an item's heading it is the item's first field. */
  #running(): Piece[] {
    const item = this.#open.at(-1);
    const fieldless = item && !item.fields.some((field) => field.pieces === this.#into);
    if (fieldless) {
      const first = item.kind.fields[0]!;
      this.#field(first.key, bareLabel(first), this.#editions.own);
    }
    return this.#into;
  }

  built(): Built {
    this.#setDown();
    const field = ({ key, label, edition, pieces }: FieldDraft): ProposedField => ({
      key,
      label,
      edition,
      tree: toTree(pieces, 'field'),
    });
    const item = (draft: ItemDraft): ProposedItem => ({
      kind: draft.kind.key,
      number: draft.number,
      name: draft.name,
      fields: draft.fields.map(field),
      items: draft.items.map(item),
      ...(draft.notes.length > 0 ? { notes: draft.notes } : {}),
    });
    return {
      title: this.#title,
      summary: toTree(this.#summary, 'narrative'),
      contact: toTree(this.#contact, 'field'),
      sections: this.#sections.map((section) => ({
        number: section.number,
        heading: section.heading,
        narrative: toTree(section.narrative, 'narrative'),
        items: section.items.map(item),
      })),
      leftOver: this.#leftOver,
      placed: this.#placed,
      messages: this.#messages,
      notes: this.#notes,
      places: this.#places,
    };
  }
}

/** Builds the parts of a plan from lines and their roles; `roles` has one entry a line. */
export const build = (
  lines: readonly Line[],
  roles: readonly (readonly Role[])[],
  template: Template,
  editions: Editions,
): Built => {
  const builder = new Builder(template, editions);
  lines.forEach((line, at) => builder.put(line, roles[at]!));
  return builder.built();
};
