import { isBlank, plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { walk } from '../richtext/walk.ts';
import { longName, shortName } from './edition-name.ts';
import type { JoinedEditions } from './joined-editions.ts';
import type { Differed } from './joined.ts';
import type { Layering } from './layering.ts';
import type { PlanCells } from './plan-cells.ts';
import { bareLabel } from './printed-words.ts';
import type { FieldPart, Part, ProsePart } from './records.ts';
import { sameValue } from './same-value.ts';
import type { FieldTemplate } from './template.ts';

/** Said of words that found no place. */
export const KEPT_OWN = 'The plan says something else there, and that was kept.';

/** What a file says in one field of one item. */
export interface SaidInField {
  /** At the file's own edition. */
  readonly own: Tree;
  /** The label of those words, as the file has it. */
  readonly label: string;
  /** At other editions, by their ids. */
  readonly told: ReadonlyMap<string, Tree>;
}

/** What a tree says, its looks left aside: its words, and those of its notes, and its pictures. */
const saying = (tree: Tree): string => {
  const beside: string[] = [];
  walk(tree, (node) => {
    if (node.type === 'footnote') beside.push(plainText(node.note));
    else if (node.type === 'picture') beside.push(node.blob);
  });
  return [plainText(tree), ...beside].join('\n');
};

/** True where two texts say the same: a link or bold letters more make no other words. */
const sameWords = (a: Tree, b: Tree): boolean => sameValue(a, b) || saying(a) === saying(b);

/** Settles the words of a file: where the plan has words of its own at the file's edition they stay, and what differs is told. */
export class JoinedWords {
  readonly #cells: PlanCells;
  readonly #editions: JoinedEditions;
  readonly #layering: Layering;
  readonly #differed: Differed[] = [];

  constructor(cells: PlanCells, editions: JoinedEditions, layering: Layering) {
    this.#cells = cells;
    this.#editions = editions;
    this.#layering = layering;
  }

  /** What was not written because the plan says something else there. */
  get differed(): readonly Differed[] {
    return this.#differed;
  }

  tell(differed: Differed): void {
    this.#differed.push(differed);
  }

  /** True where the plan's own words at the file's edition stay, because somebody wrote them. */
  #keepsOwn(subject: string, part: Part): boolean {
    const own = this.#cells.layers(subject, part).get(this.#editions.own);
    return this.#editions.manner !== 'new' && own !== undefined && !isBlank(own.body as Tree);
  }

  /** Tells of words at the file's edition that found no place, unless the plan says the same. */
  #tellOwn(subject: string, part: ProsePart, said: Tree, about: Pick<Differed, 'item' | 'label'>): void {
    const { own } = this.#editions;
    if (isBlank(said) || sameWords(said, this.#cells.prose(subject, part, own))) return;
    this.tell({ ...about, edition: this.#editions.labelOf(own), words: plainText(said), why: KEPT_OWN });
  }

  /** A text that the file gives for its own edition alone. */
  text(subject: string, part: ProsePart, words: Tree, about: Pick<Differed, 'item' | 'label'>): void {
    const { own, manner } = this.#editions;
    if (this.#keepsOwn(subject, part)) this.#tellOwn(subject, part, words, about);
    else if (manner === 'draft' && sameWords(words, this.#cells.prose(subject, part, own))) return;
    else if (manner === 'new' || !isBlank(words)) this.#layering.settle(subject, part, new Map([[own, words]]));
  }

  field(subject: string, field: FieldTemplate, said: SaidInField, item: string | null): void {
    const part: FieldPart = `field:${field.key}`;
    const about = { item, label: bareLabel(field) };
    const { own, manner } = this.#editions;
    const { wants, differing, rolled } = this.#told(subject, field, said.told);
    const read = isBlank(said.own) ? rolled : said.own;
    const keeps = this.#keepsOwn(subject, part);
    const rolls = this.#cells.prose(subject, part, own);
    // The plan’s own looks of the same words stay. They are wanted all the same: an edition that comes in before this one
    // would otherwise roll on into it, where the item did not stand yet.
    const rollsSo = manner === 'draft' && field.scope === 'rolls-on' && sameWords(read, rolls);
    if (keeps) this.#tellOwn(subject, part, said.own, about);
    else if (manner === 'new' || !isBlank(read)) wants.set(own, rollsSo ? rolls : read);
    for (const [edition, words] of differing) {
      const why =
        !keeps && sameValue(words, read)
          ? `The plan says something else there, so these words stand in ${longName(this.#editions.labelOf(own))}.`
          : KEPT_OWN;
      this.tell({ ...about, edition: this.#editions.labelOf(edition), words: plainText(words), why });
    }
    if (field.scope === 'edition') this.#layering.settleOwn(subject, part, wants);
    else this.#layering.settle(subject, part, wants, this.#writtenAnew(field, said) ? own : undefined);
  }

  /**
   * What the file says in a field at other editions than its own: what is wanted there, what the plan says otherwise, and the
   * words that roll on from there to the file's own edition.
   */
  #told(
    subject: string,
    field: FieldTemplate,
    told: SaidInField['told'],
  ): { wants: Map<string, Tree>; differing: [edition: string, words: Tree][]; rolled: Tree } {
    const wants = new Map<string, Tree>();
    const differing: [string, Tree][] = [];
    let rolled: Tree = [];
    const oldestFirst = [...told].toSorted(([a], [b]) => this.#editions.placeOf(a) - this.#editions.placeOf(b));
    for (const [edition, words] of oldestFirst) {
      const there = this.#readAt(subject, field, edition);
      const same = there !== undefined && sameWords(words, there);
      if (field.scope === 'rolls-on' && this.#editions.isBefore(edition, this.#editions.own))
        rolled = same ? there : words;
      if (there === undefined) wants.set(edition, words);
      else if (!same) differing.push([edition, words]);
    }
    return { wants, differing, rolled };
  }

  /** What a field says at an edition that the plan has and the item stands in; `undefined` elsewhere. */
  #readAt(subject: string, { key, scope }: FieldTemplate, edition: string): Tree | undefined {
    const part: FieldPart = `field:${key}`;
    const place = this.#cells.place(subject, edition);
    if (this.#editions.isNew(edition) || place === undefined || place.retired) return undefined;
    if (scope === 'rolls-on') return this.#cells.prose(subject, part, edition);
    return (this.#cells.layers(subject, part).get(edition)?.body ?? []) as Tree;
  }

  /** True where the file's label says that the words are of its own edition, though the same were said before. */
  #writtenAnew(field: FieldTemplate, { own, label }: SaidInField): boolean {
    if (!field.label.includes('{written}') || isBlank(own)) return false;
    const name = this.#editions.labelOf(this.#editions.own);
    return [shortName(name), longName(name)].some((one) => label.includes(one));
  }
}
