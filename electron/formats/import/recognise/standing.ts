import type { ItemKind } from '../../../../shared/plan/template.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import { alike } from './line-text.ts';
import type { Role } from './roles.ts';
import { isDotted } from './shapes.ts';
import type { LabelFound, Meaning } from './vocabulary.ts';

type ItemRole = Extract<Role, { role: 'item' }>;

interface OpenSection {
  readonly number: string | null;
  readonly level: number | undefined;
  readonly words: string;
  items: number;
}

interface OpenItem {
  readonly kind: ItemKind;
  /** Fields that have their label already, with the edition it named. */
  readonly filled: Set<string>;
}

/** Where reading has got to in the plan: the section, item and field that are open. It changes as each line is placed. */
export class Standing {
  /** False until the plan's title has been met or can no longer come. */
  titled = false;
  inContact = false;
  section: OpenSection | undefined;
  item: OpenItem | undefined;
  /** The level of the heading that opened the item, where one did. */
  itemLevel: number | undefined;
  /** The number of the last item of the section. */
  itemNumber: string | null = null;
  /** True from a state that stands by itself to the words on what has been done. */
  thenProgress = false;
  /** True where the item's last words were all bold. */
  bold = false;
  field: Meaning | undefined;
  /** True from a label until its first words. */
  fresh = false;
  /** The number of the last section that has a whole one. */
  lastWhole = 0;
  anyItem = false;

  /** A meaning for a label: of the item at hand where it has such a field, else the template's first. */
  meaning(found: LabelFound): Meaning {
    return found.meanings.find(({ kind }) => kind === this.item?.kind) ?? found.meanings[0]!;
  }

  /** True where a label can only belong to an item that is not yet open. */
  startsItem(found: LabelFound): boolean {
    const meaning = this.meaning(found);
    if (this.item?.kind !== meaning.kind) return true;
    return this.isFilled(meaning, found.edition) && (this.#after || this.field?.field !== meaning.field);
  }

  isFilled(meaning: Meaning, edition: string | undefined): boolean {
    return this.item?.filled.has(cellOf(meaning, edition)) ?? false;
  }

  /** True where a number is the next after the last item's, or the first of its section. */
  isNext(number: string): boolean {
    const [, before, last] = /^(.*?)(\d+)$/u.exec(this.itemNumber ?? '') ?? [];
    if (last !== undefined) return number === `${before}${Number(last) + 1}`;
    return this.itemNumber === null && this.section?.items === 0 && /(?:^|\.)1$/u.test(number);
  }

  begin(meaning: Meaning, edition: string | undefined): void {
    this.item?.filled.add(cellOf(meaning, edition));
    this.field = meaning;
  }

  open(kind: ItemKind, number: string | null, name: string | null, worded: boolean, word?: string): ItemRole {
    if (this.section) this.section.items += 1;
    else this.section = { number: null, level: undefined, words: '', items: 1 };
    this.item = { kind, filled: new Set() };
    this.itemLevel = undefined;
    this.itemNumber = number;
    this.thenProgress = false;
    this.bold = false;
    this.field = undefined;
    this.fresh = false;
    this.inContact = false;
    this.anyItem = true;
    this.#within = false;
    this.#after = false;
    return { role: 'item', kind, number, name, worded, ...(word === undefined ? {} : { word }) };
  }

  openSection(number: string | null, words: readonly Inline[], level: number | undefined, line = ''): Role[] {
    this.section = { number, level, words: alike(line), items: 0 };
    this.item = undefined;
    this.itemNumber = null;
    this.field = undefined;
    this.fresh = false;
    this.inContact = false;
    if (number !== null && !isDotted(number)) this.lastWhole = Number.parseInt(number, 10) || this.lastWhole;
    return [{ role: 'section', number, words }];
  }

  openContact(): void {
    this.inContact = true;
    this.item = undefined;
    this.field = undefined;
    this.fresh = false;
  }

  /** Words straight under an item's number are its first field's, as are words under the heading of its children. */
  running(): void {
    if (this.item && !this.field) {
      const { kind } = this.item;
      this.field = { kind, field: kind.fields[0]!, at: 0 };
    }
    this.fresh = false;
  }

  /** The item that rows of a table stand below, and whether one of them is open. */
  #outer: OpenItem | undefined;
  #within = false;
  /** True after the rows that stand below the item at hand: its labels said again are another item's. */
  #after = false;

  /** Follows roles that were given from outside, as if they had been read here. */
  follow(roles: readonly Role[]): void {
    for (const role of roles) (this.#follow[role.role] as ((one: Role) => void) | undefined)?.(role);
  }

  readonly #follow: { readonly [R in Role['role']]?: (role: Extract<Role, { role: R }>) => void } = {
    title: () => (this.titled = true),
    section: ({ number, words }) => void this.openSection(number, words, undefined),
    item: ({ kind, number, name, worded, within }) => {
      if (!within) this.#outer = undefined;
      else if (!this.#within) this.#outer = this.item;
      this.open(kind, number, name, worded);
      this.#within = within === true;
    },
    end: ({ within }) => {
      this.item = within ? this.#outer : undefined;
      this.field = undefined;
      this.fresh = false;
      this.#within = false;
      this.#after = within;
    },
    label: ({ meaning, edition }) => {
      this.begin(meaning, edition);
      this.fresh = true;
    },
    field: ({ meaning, edition }) => {
      this.begin(meaning, edition);
      this.fresh = false;
    },
    group: () => {
      this.field = undefined;
      this.fresh = false;
    },
    'contact-heading': () => this.openContact(),
    contact: () => this.openContact(),
    summary: () => {
      this.item = undefined;
      this.field = undefined;
    },
    text: () => this.running(),
    prose: () => this.running(),
    subheading: () => (this.fresh = false),
  };
}

const cellOf = (meaning: Meaning, edition: string | undefined): string =>
  `${meaning.field.key} ${edition === undefined ? '' : alike(edition)}`;
