import type { ItemKind } from '../../../../shared/plan/template.ts';
import { inlines } from '../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceBlock, SourceLine } from '../source.ts';
import { allBold, alike, isLine, lineText, trimmed, wordCount } from './line-text.ts';
import type { Role } from './roles.ts';
import { isDotted, readsAsHeading, shapeOf } from './shapes.ts';
import type { Shape } from './shapes.ts';
import type { LabelFound, Meaning, Vocabulary } from './vocabulary.ts';

const CONTACT_LINE = /@[\w-]+\.\w|\b(?:tel(?:ephone)?|phone|e-?mail|post|address)\b\s*:|\b0\d{3,4}[ \d]{6,}/iu;
const EMAIL_LINE = /^e-?mail\s*:\s*\S+@\S+$/iu;
const LONGEST_CONTACT = 20;
/** Words that a field's answer is made of and a section is never called. */
const DATE_OR_STATE =
  /^(?:(?:[\p{L}'’/-]+\s+){0,4}(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?|on-?going|complete[d]?|tbc|n\/?a|none|yes|no|immediate(?:ly)?)$/iu;
const ANY_GROUP = /^(?:national |local |key |our |scottish government )?actions$/u;
/** What a heading stands over, where blank lines alone set it off: at least so many words. */
const FEWEST_WORDS_BELOW = 8;

interface OpenSection {
  readonly number: string | null;
  readonly level: number | undefined;
  items: number;
}

interface OpenItem {
  readonly kind: ItemKind;
  /** Fields that have their label already, with the edition it named. */
  readonly filled: Set<string>;
}

/** Walks a file's blocks in order and says what each one is. One pass; what stands after a block is looked up. */
class Classifier {
  readonly #blocks: readonly SourceBlock[];
  readonly #vocabulary: Vocabulary;
  readonly #shapes: readonly Shape[];
  /** For each block, the next that is no furniture, and the next after it that could open or label something. */
  readonly #next: number[];
  readonly #structure: number[];
  readonly #furniture: readonly boolean[];
  #titled = false;
  #inContact = false;
  #section: OpenSection | undefined;
  #item: OpenItem | undefined;
  #field: Meaning | undefined;
  /** True from a label until its first words. */
  #fresh = false;
  #lastWhole = 0;
  #anyItem = false;

  constructor(blocks: readonly SourceBlock[], furniture: readonly boolean[], vocabulary: Vocabulary) {
    this.#blocks = blocks;
    this.#furniture = furniture;
    this.#vocabulary = vocabulary;
    this.#shapes = blocks.map((block) => shapeOf(vocabulary, block));
    this.#next = [];
    this.#structure = [];
    let next = blocks.length;
    let structure = blocks.length;
    for (let at = blocks.length - 1; at >= 0; at -= 1) {
      this.#next[at] = next;
      this.#structure[at] = structure;
      if (furniture[at] || blocks[at]!.type === 'aside') continue;
      next = at;
      const shape = this.#shapes[at]!;
      const opens =
        shape.is === 'numbered'
          ? shape.label !== undefined || isDotted(shape.number)
          : !['words', 'thing'].includes(shape.is);
      if (opens || blocks[at]!.type === 'heading') structure = at;
    }
  }

  all(): Role[][] {
    return this.#blocks.map((block, at) => {
      if (block.type === 'aside') return [{ role: 'left-over', why: block.why }];
      if (this.#furniture[at]) return [{ role: 'left-over', why: 'Page furniture' }];
      return this.#block(block, at);
    });
  }

  #shapeAt(at: number): Shape | undefined {
    return this.#shapes[at];
  }

  #labelAt(at: number): LabelFound | undefined {
    const shape = this.#shapeAt(at);
    return shape?.is === 'label' ? shape.found : undefined;
  }

  #block(block: Exclude<SourceBlock, { type: 'aside' }>, at: number): Role[] {
    if (!isLine(block)) return this.#prose();
    const shape = this.#shapes[at]!;
    const words = trimmed(block.children);
    if (!this.#titled) {
      this.#titled = true;
      if (this.#isTitle(shape, lineText(words))) return [{ role: 'title', words }];
    }
    return this.#byShape(shape, block, at) ?? this.#byLooks(block, words, at) ?? this.#plain(words);
  }

  #isTitle(shape: Shape, words: string): boolean {
    if (words.length > 400 || /^[a-z]/u.test(words)) return false;
    if (shape.is === 'numbered') return shape.label === undefined && !isDotted(shape.number) && shape.number !== '1';
    return (shape.is === 'words' || shape.is === 'group') && !(words.length > 200 && words.endsWith('.'));
  }

  #byShape(shape: Shape, block: SourceLine, at: number): Role[] | undefined {
    switch (shape.is) {
      case 'label':
        return this.#label(shape.found, shape.rest, at);
      case 'opening':
        return this.#opening(shape, at);
      case 'number':
        return this.#number(shape.number, block, at);
      case 'numbered':
        return this.#numbered(shape, block, at);
      case 'group':
        return this.#group(block, at);
      case 'contact':
        return this.#contact(block, at);
      case 'words':
      case 'thing':
        return undefined;
    }
  }

  /** A meaning for a label: of the item at hand where it has such a field, else the template's first. */
  #meaning(found: LabelFound): Meaning {
    return found.meanings.find(({ kind }) => kind === this.#item?.kind) ?? found.meanings[0]!;
  }

  /** True where a label can only belong to an item that is not yet open. */
  #startsItem(found: LabelFound): boolean {
    const meaning = this.#meaning(found);
    if (this.#item?.kind !== meaning.kind) return true;
    return this.#item.filled.has(this.#cellOf(meaning, found.edition)) && this.#field?.field !== meaning.field;
  }

  #cellOf(meaning: Meaning, edition: string | undefined): string {
    return `${meaning.field.key} ${edition === undefined ? '' : alike(edition)}`;
  }

  #open(kind: ItemKind, number: string | null, name: string | null, worded: boolean): Role {
    if (this.#section) this.#section.items += 1;
    else this.#section = { number: null, level: undefined, items: 1 };
    this.#item = { kind, filled: new Set() };
    this.#field = undefined;
    this.#fresh = false;
    this.#inContact = false;
    this.#anyItem = true;
    return { role: 'item', kind, number, name, worded };
  }

  #openSection(number: string | null, words: readonly Inline[], level: number | undefined): Role[] {
    this.#section = { number, level, items: 0 };
    this.#item = undefined;
    this.#field = undefined;
    this.#fresh = false;
    this.#inContact = false;
    if (number !== null && !isDotted(number)) this.#lastWhole = Number.parseInt(number, 10) || this.#lastWhole;
    return [{ role: 'section', number, words }];
  }

  #label(found: LabelFound, rest: readonly Inline[], at: number): Role[] | undefined {
    const opens = this.#startsItem(found);
    const meaning = this.#meaning(found);
    if (opens && !this.#mayOpen(found, meaning, at)) return undefined;
    const roles: Role[] = [];
    if (this.#dateIsText(found, meaning, rest, at))
      return this.#label({ ...found, label: found.bare, edition: undefined }, inlines(found.edition!), at);
    if (opens) {
      const own = this.#section && this.#section.items === 0 ? this.#section.number : null;
      roles.push(this.#open(meaning.kind, own, null, false));
    }
    this.#item!.filled.add(this.#cellOf(meaning, found.edition));
    this.#field = meaning;
    this.#fresh = rest.length === 0;
    this.#inContact = false;
    roles.push({ role: 'label', meaning, label: found.label, edition: found.edition });
    if (rest.length > 0) roles.push({ role: 'text', words: rest });
    return roles;
  }

  /**
   * "Timescale - June 2025" with nothing under it gives the date as its text; "Actions - June 2025" over some names an
   * edition.
   */
  #dateIsText(found: LabelFound, meaning: Meaning, rest: readonly Inline[], at: number): boolean {
    if (found.edition === undefined || rest.length > 0) return false;
    if (meaning.field.scope === 'edition' || meaning.field.label.includes('{')) return false;
    const after = this.#shapeAt(this.#next[at]!);
    return after === undefined || (after.is !== 'words' && after.is !== 'thing');
  }

  /** A lone "Actions" or "Update" in a plan of another kind opens nothing: an item shows by its first field or a second. */
  #mayOpen(found: LabelFound, meaning: Meaning, at: number): boolean {
    if (meaning.at === 0 || this.#anyItem) return true;
    if (this.#section?.number != null && this.#section.items === 0) return true;
    const after = this.#labelAt(this.#structure[at]!);
    return after !== undefined && this.#meaning(after).field !== this.#meaning(found).field;
  }

  #opening(shape: Shape & { is: 'opening' }, at: number): Role[] {
    const { kind, number, name } = shape.opening;
    const words = lineText(shape.rest);
    const after = this.#shapeAt(this.#next[at]!);
    const named =
      kind.firstField === 'labelled' &&
      words !== '' &&
      readsAsHeading(words) &&
      (after?.is === 'label' ? this.#meaning(after.found).at === 0 : after?.is === 'words');
    const roles = [this.#open(kind, number, named && name === null ? words : name, true)];
    if (words !== '' && !(named && name === null)) roles.push({ role: 'text', words: shape.rest });
    return roles;
  }

  #number(number: string, block: SourceLine, at: number): Role[] | undefined {
    const after = this.#labelAt(this.#next[at]!);
    const kind = this.#vocabulary.numbered ?? (after ? this.#meaning(after).kind : undefined);
    if (!kind) return undefined;
    const within = this.#section?.number != null && number.startsWith(`${this.#section.number}.`);
    const fits = after
      ? isDotted(number) || this.#startsItem(after)
      : isDotted(number) && !this.#fresh && (within || block.gap > 0 || block.type === 'heading');
    return fits ? [this.#open(kind, number, null, false)] : undefined;
  }

  #numbered(shape: Shape & { is: 'numbered' }, block: SourceLine, at: number): Role[] | undefined {
    const { number, rest, label } = shape;
    if (label) {
      const meaning = this.#meaning(label.found);
      if (block.type === 'list-item' && meaning.at > 0) return undefined;
      return [this.#open(meaning.kind, number, null, false), ...(this.#label(label.found, label.rest, at) ?? [])];
    }
    const after = this.#labelAt(this.#next[at]!);
    const words = lineText(rest);
    const short = readsAsHeading(words);
    if (after && (this.#startsItem(after) || this.#meaning(after).at === 0)) {
      const meaning = this.#meaning(after);
      const open = this.#section;
      const inside = open !== undefined && (open.number === null || number.startsWith(`${open.number}.`));
      if (short && !inside) return this.#openSection(number, rest, undefined);
      if (short && meaning.at === 0) return [this.#open(meaning.kind, number, words, false)];
      return [this.#open(meaning.kind, number, null, false), { role: 'text', words: rest }];
    }
    if (!short || !/^["“‘]?\p{Lu}/u.test(words)) return undefined;
    const follows = this.#shapeAt(this.#structure[at]!);
    const item = follows?.is === 'opening' || follows?.is === 'number' || follows?.is === 'numbered';
    const setOff = block.gap > 0 || block.type === 'heading' || !this.#item || item;
    if (isDotted(number)) return setOff && !this.#fresh ? this.#openSection(number, rest, undefined) : undefined;
    const neighbour = (other: SourceBlock | undefined): boolean => other?.type === 'list-item';
    const listed = neighbour(this.#blocks[at - 1]) || neighbour(this.#blocks[this.#next[at]!]);
    const heads = block.type === 'heading' || (Number(number) === this.#lastWhole + 1 && setOff && !listed);
    const below = this.#blocks[this.#next[at]!];
    return heads && below && !this.#fresh ? this.#openSection(number, rest, this.#levelOf(block)) : undefined;
  }

  #levelOf(block: SourceLine): number | undefined {
    return block.type === 'heading' ? block.level : undefined;
  }

  #group(block: SourceLine, at: number): Role[] | undefined {
    const after = this.#shapeAt(this.#next[at]!);
    const child = after?.is === 'opening' ? after.opening.kind.key : undefined;
    const heads = this.#vocabulary.template.kinds.some(
      (kind) => kind.childrenHeading !== undefined && child !== undefined && kind.children.includes(child),
    );
    if (!heads || !this.#item) return undefined;
    this.#field = undefined;
    this.#fresh = false;
    return [{ role: 'group', words: trimmed(block.children) }];
  }

  #contact(block: SourceLine, at: number): Role[] | undefined {
    let ahead = this.#next[at]!;
    for (let looked = 0; looked < 4; looked += 1, ahead = this.#next[ahead] ?? this.#blocks.length) {
      const other = this.#blocks[ahead];
      if (!other || !isLine(other) || !['words', 'contact'].includes(this.#shapes[ahead]!.is)) return undefined;
      if (!CONTACT_LINE.test(lineText(other.children).slice(0, 400))) continue;
      this.#openContact();
      return [{ role: 'contact-heading', words: trimmed(block.children) }];
    }
    return undefined;
  }

  #openContact(): void {
    this.#inContact = true;
    this.#item = undefined;
    this.#field = undefined;
    this.#fresh = false;
  }

  /** What shows by looks: a heading of the file's own, or a short line set off by blank ones. */
  #byLooks(block: SourceLine, words: readonly Inline[], at: number): Role[] | undefined {
    const line = lineText(words);
    if (line.length <= 60 && ANY_GROUP.test(alike(line))) {
      const group = this.#group(block, at);
      if (group) return group;
    }
    if (this.#item && !this.#field && this.#item.filled.size === 0 && readsAsHeading(line)) {
      const after = this.#labelAt(this.#next[at]!);
      if (after && this.#meaning(after).at === 0 && this.#item.kind.firstField === 'labelled')
        return [{ role: 'name', words }];
    }
    if (block.type === 'heading') return this.#heading(block, words, at);
    if (block.type === 'list-item' || this.#inContact) return undefined;
    if (line.length <= 200 && EMAIL_LINE.test(line) && this.#structure[at]! >= this.#blocks.length && this.#section) {
      this.#openContact();
      return [{ role: 'prose' }];
    }
    return this.#looksLikeHeading(block, line, at) ? this.#openSection(null, words, undefined) : undefined;
  }

  #heading(block: SourceLine & { type: 'heading' }, words: readonly Inline[], at: number): Role[] {
    const level = this.#section?.level;
    const follows = this.#shapeAt(this.#structure[at]!);
    const heads = follows !== undefined && ['opening', 'number', 'label', 'numbered'].includes(follows.is);
    const deeper = level !== undefined && block.level > level;
    if (this.#section && deeper && !(heads && this.#opensAt(follows!))) {
      this.#fresh = false;
      return [{ role: 'subheading', level: block.level - level }];
    }
    return this.#openSection(null, words, deeper ? level : block.level);
  }

  /** True where a shape begins an item rather than going on with the one at hand. */
  #opensAt(shape: Shape): boolean {
    if (shape.is === 'label') return this.#meaning(shape.found).at === 0 || this.#startsItem(shape.found);
    return shape.is !== 'words' && shape.is !== 'thing';
  }

  #looksLikeHeading(block: SourceLine, line: string, at: number): boolean {
    const bold = allBold(block.children);
    if (!readsAsHeading(line) || /^["“‘'(]/u.test(line) || this.#fresh) return false;
    // A heading holds words alone: where a line leads somewhere it is text.
    if (block.children.some((one) => one.type === 'link')) return false;
    if (this.#vocabulary.isValue(line) || DATE_OR_STATE.test(line)) return false;
    const nextAt = this.#next[at]!;
    const below = this.#blocks[nextAt];
    // Words close under it may be its text, where nothing else could hold them or where it is set well apart.
    const apart = below !== undefined && (below.gap > 0 || bold || block.gap > 1 || !this.#item);
    if (!below || block.gap === 0 || !apart) return false;
    const after = this.#shapes[nextAt]!;
    // Within an item whose fields have labels, a short line is an answer unless the next item follows it.
    if (this.#item?.kind.firstField === 'labelled') {
      const follows = this.#shapeAt(this.#structure[at]!);
      if (follows && !this.#opensAt(follows)) return false;
    }
    if (after.is === 'opening' || after.is === 'group' || after.is === 'number' || after.is === 'label') return true;
    if (after.is === 'numbered' && (after.label || isDotted(after.number))) return true;
    if (below.type === 'table' || below.type === 'heading') return true;
    return (
      isLine(below) &&
      below.type === 'paragraph' &&
      wordCount(lineText(below.children).slice(0, 400)) >= FEWEST_WORDS_BELOW
    );
  }

  #prose(): Role[] {
    this.#fresh = false;
    return [{ role: 'prose' }];
  }

  #plain(words: readonly Inline[]): Role[] {
    if (this.#inContact) {
      const line = lineText(words).slice(0, 1000);
      if (wordCount(line) > LONGEST_CONTACT && !CONTACT_LINE.test(line))
        return [{ role: 'left-over', why: 'Stands after the contact lines and was not recognised' }];
    }
    // Words straight under an item's number are its first field's, as are words under the heading of its children.
    if (this.#item && !this.#field) {
      const { kind } = this.#item;
      this.#field = { kind, field: kind.fields[0]!, at: 0 };
    }
    this.#fresh = false;
    return [{ role: 'prose' }];
  }
}

/** What each block of a file is, in the words of a template. The result has one entry a block, none of them empty. */
export const classify = (
  blocks: readonly SourceBlock[],
  furniture: readonly boolean[],
  vocabulary: Vocabulary,
): Role[][] => new Classifier(blocks, furniture, vocabulary).all();
