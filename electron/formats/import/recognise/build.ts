import type { Inline } from '../../../../shared/richtext/tree.ts';
import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import type { LeftOver, ProposedField, ProposedItem, ProposedSection } from '../../../../shared/plan/proposal.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import type { ItemKind, Template } from '../../../../shared/plan/template.ts';
import type { Tree } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock } from '../source.ts';
import type { Editions } from './editions.ts';
import { alike, lineText } from './line-text.ts';
import { toTree } from './prose.ts';
import type { Piece } from './prose.ts';
import type { Role } from './roles.ts';

interface FieldDraft {
  readonly key: string;
  readonly label: string;
  readonly edition: number;
  readonly pieces: Piece[];
}
interface ItemDraft {
  readonly kind: ItemKind;
  readonly number: string | null;
  name: string | null;
  readonly fields: FieldDraft[];
  readonly items: ItemDraft[];
}
interface SectionDraft {
  readonly number: string | null;
  readonly heading: string;
  readonly narrative: Piece[];
  readonly items: ItemDraft[];
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
}

const oneLine = (words: readonly Inline[]): string =>
  lineText(words)
    .replace(/\s*\n\s*/gu, ' ')
    .trim();

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
  #title = '';
  #placed = 0;
  #group: string | undefined;
  /** The items open one below the other, innermost last. */
  #open: ItemDraft[] = [];
  #into: Piece[] = this.#summary;

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
      this.#title = this.#heading(words);
      return undefined;
    },
    section: ({ number, words }) => this.#section(number, this.#heading(words)),
    item: ({ kind, number, name }) => this.#item({ kind, number, name, fields: [], items: [] }),
    name: ({ words }) => {
      // A name may go on over a second line.
      const draft = this.#open.at(-1)!;
      draft.name = [draft.name, this.#heading(words)].filter(Boolean).join(' ');
      return undefined;
    },
    label: ({ meaning, label, edition }) => {
      const at = edition === undefined ? this.#editions.own : this.#editions.placeOf(edition);
      this.#field(meaning.field.key, label, at);
      return undefined;
    },
    text: ({ words }) => {
      this.#running().push({ words });
      return undefined;
    },
    group: ({ words }) => {
      const heading = this.#heading(words);
      if (this.#group !== undefined && alike(this.#group) !== alike(heading))
        return `A plan prints one heading over such items, here “${this.#group}”`;
      this.#group = heading;
      this.#into = [];
      return undefined;
    },
    'contact-heading': () => {
      this.#open = [];
      this.#into = this.#contact;
      return undefined;
    },
    prose: (_, block) => {
      if (block.type === 'aside') return block.why;
      this.#running().push({ block });
      return undefined;
    },
    subheading: ({ level }, block) => {
      if (block.type === 'aside') return block.why;
      this.#running().push({ block, level });
      return undefined;
    },
    'left-over': ({ why }) => why,
  };

  /** Gives one block its place, whole, or leaves it over, whole: so the account of characters adds up. */
  put(block: SourceBlock, roles: readonly Role[]): void {
    let why: string | undefined;
    for (const role of roles)
      why ??= (this.#writers[role.role] as (one: Role, of: SourceBlock) => string | undefined)(role, block);
    if (why === undefined) this.#placed += countCharacters(block.source);
    else this.#leftOver.push({ text: block.source, where: block.where, why });
  }

  #section(number: string | null, heading: string): undefined {
    const section: SectionDraft = { number, heading, narrative: [], items: [] };
    this.#sections.push(section);
    this.#open = [];
    this.#into = section.narrative;
  }

  #item(item: ItemDraft): undefined {
    if (this.#sections.length === 0) {
      const { plural } = this.#template.kinds[0]!;
      const heading = plural.charAt(0).toUpperCase() + plural.slice(1);
      this.#section(null, heading);
      this.#messages.push(
        `No section heading stands before the first ${item.kind.name.toLowerCase()}, so it was put under “${heading}”.`,
      );
    }
    const holds = (over: ItemDraft): boolean =>
      over.kind.key !== item.kind.key && over.kind.children.includes(item.kind.key);
    while (this.#open.length > 0 && !holds(this.#open.at(-1)!)) this.#open.pop();
    (this.#open.at(-1) ?? this.#sections.at(-1)!).items.push(item);
    this.#open.push(item);
    this.#into = [];
  }

  #field(key: string, label: string, edition: number): void {
    const field: FieldDraft = { key, label, edition, pieces: [] };
    this.#open.at(-1)!.fields.push(field);
    this.#into = field.pieces;
  }

  /** Where running text goes. Straight under an item's heading it is the item's first field. */
  #running(): Piece[] {
    const item = this.#open.at(-1);
    const fieldless = item && !item.fields.some((field) => field.pieces === this.#into);
    if (fieldless) {
      const first = item.kind.fields[0]!;
      const there = item.fields.find((field) => field.key === first.key && field.edition === this.#editions.own);
      if (there) this.#into = there.pieces;
      else this.#field(first.key, bareLabel(first), this.#editions.own);
    }
    return this.#into;
  }

  built(): Built {
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
    };
  }
}

/** Builds the parts of a plan from blocks and their roles; `roles` has one entry a block. */
export const build = (
  blocks: readonly SourceBlock[],
  roles: readonly (readonly Role[])[],
  template: Template,
  editions: Editions,
): Built => {
  const builder = new Builder(template, editions);
  blocks.forEach((block, at) => builder.put(block, roles[at]!));
  return builder.built();
};
