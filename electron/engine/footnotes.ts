import type { ReadableDb } from '../../db/database.ts';
import { editionsOf, markedTrees, maybeFootnoted } from '../../db/footnoted.ts';
import { standingTexts } from '../../db/seen.ts';
import { isProse } from '../../shared/plan/records.ts';
import type { CurrentCell, Edition, Part, ProsePart } from '../../shared/plan/records.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { kindOf } from '../../shared/plan/template.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { EditionParts } from './edition-parts.ts';

/** The parts that a reader meets before the first section, and of a section before its items. */
const OF_PLAN: readonly Part[] = ['text:title', 'text:summary', 'text:foreword'];
const OF_SECTION: readonly Part[] = ['text:heading', 'text:narrative'];

/** As many as are numbered when the text is shown. */
const footnotesIn = (tree: Tree): number => {
  let count = 0;
  plainText(tree, { footnote: () => (count += 1) });
  return count;
};

/** How many footnotes one part of one thing has, at each edition where it has any. */
type Counts = Map<string, number>;

/**
 * How many footnotes stand where in a plan, at every edition: found by the word index when first asked for, and followed cell
 * by cell from then on.
 */
export class Footnotes {
  readonly #db: ReadableDb;
  /** By thing, then by part. */
  #counts: Map<string, Map<ProsePart, Counts>> | undefined;
  #writes = 0;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** To be called when a cell was written. */
  changed(cell: CurrentCell): void {
    this.#writes += 1;
    if (isProse(cell.part) && this.#counts) this.#put(this.#counts, { ...cell, part: cell.part }, cell.body as Tree);
  }

  /** Everything is looked for anew when it is next asked for. */
  forget(): void {
    this.#writes += 1;
    this.#counts = undefined;
  }

  /** How many footnotes stand before each section of an edition, in reading order. */
  *before(parts: EditionParts, editions: readonly Edition[], plan: string): Steps<Record<string, number>> {
    const counts = yield* this.#known();
    const { sections, sectionOf, below } = parts.order;
    const inSection = new Map<string, number>();
    let before = 0;
    const seen = (subject: string, part: ProsePart, ownOnly: boolean): number => {
      const at = counts.get(subject)?.get(part);
      return at ? this.#seen(at, { subject, part, ownOnly, editions, edition: parts.edition }) : 0;
    };
    const standing = (subject: string, part: ProsePart): number => {
      const text = standingTexts(this.#db, part, parts.edition.id, [subject]).get(subject);
      return (text && counts.get(subject)?.get(part)?.get(text.edition)) ?? 0;
    };
    const add = (section: string, count: number): void =>
      void inSection.set(section, (inSection.get(section) ?? 0) + count);
    const places = new Map([...below.values()].flat());
    yield;
    for (const [subject, ofParts] of counts)
      for (const part of ofParts.keys()) {
        const section = sectionOf.get(subject);
        if (subject === plan) before += OF_PLAN.includes(part) ? seen(subject, part, false) : 0;
        else if (section === undefined) {
          if (OF_SECTION.includes(part)) add(subject, seen(subject, part, false));
        } else {
          const { kind, folded } = places.get(subject)!;
          const { fields } = kindOf(parts.template, kind);
          const field = fields.find(({ key }) => `field:${key}` === part);
          const isOfEdition = field?.scope === 'edition';
          if (field) add(section, folded && isOfEdition ? standing(subject, part) : seen(subject, part, isOfEdition));
        }
      }
    const out: Record<string, number> = {};
    for (const [id] of sections) {
      out[id] = before;
      before += inSection.get(id) ?? 0;
    }
    return out;
  }

  #seen(
    counts: Counts,
    where: { subject: string; part: ProsePart; ownOnly: boolean; editions: readonly Edition[]; edition: Edition },
  ): number {
    const own = counts.get(where.edition.id);
    if (own !== undefined || where.ownOnly) return own ?? 0;
    const written = new Set(editionsOf(this.#db, where.subject, where.part));
    const nearest = where.editions.findLast(
      ({ id, position }) => position <= where.edition.position && written.has(id),
    );
    return (nearest && counts.get(nearest.id)) ?? 0;
  }

  *#known(): Steps<Map<string, Map<ProsePart, Counts>>> {
    for (;;) {
      if (this.#counts) return this.#counts;
      const writes = this.#writes;
      const found = new Map<string, Map<ProsePart, Counts>>();
      for (const some of maybeFootnoted(this.#db)) {
        for (const { tree, ...ref } of markedTrees(this.#db, some)) this.#put(found, ref, tree);
        yield;
      }
      // What was written meanwhile was perhaps read before it was: it is looked for anew.
      if (this.#writes === writes) this.#counts = found;
    }
  }

  #put(
    counts: Map<string, Map<ProsePart, Counts>>,
    { subject, part, edition }: { readonly subject: string; readonly part: ProsePart; readonly edition: string },
    tree: Tree,
  ): void {
    const count = footnotesIn(tree);
    const parts = counts.get(subject) ?? new Map<ProsePart, Counts>();
    const at = parts.get(part) ?? new Map<string, number>();
    if (count === 0) at.delete(edition);
    else at.set(edition, count);
    if (at.size > 0) counts.set(subject, parts.set(part, at));
    else parts.delete(part);
    if (parts.size === 0) counts.delete(subject);
  }
}
