import { readCell } from '../../db/cell.ts';
import { standingTexts } from '../../db/seen.ts';
import { printedLabel } from '../../shared/plan/printed-words.ts';
import type { CellRef, Edition, Part, Place } from '../../shared/plan/records.ts';
import type { FieldTemplate } from '../../shared/plan/template.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { Order } from './edition-parts.ts';
import type { IndexedText } from './find-index.ts';
import type { OpenPlan } from './open-plan.ts';

/** A text that words are looked for in, as an edition reads it. */
export interface SoughtIn {
  /** The cell that it is written to at that edition. */
  readonly cell: CellRef;
  readonly item: string | null;
  readonly number: string | null;
  readonly label: string;
  /** True where the words are not to be written over: fixed text, and a word of a list. */
  readonly fixed: boolean;
  readonly tree: Tree;
}

/** What the texts are called that no template names. */
const LABELS: Readonly<Partial<Record<Part, string>>> = {
  'text:title': 'Title',
  'text:summary': 'Summary',
  'text:foreword': 'Foreword',
  'text:heading': 'Heading',
  'text:narrative': 'Introduction',
  'text:name': 'Name',
};

/** The texts of each kind of thing, in the order in which they stand. */
const OF_PLAN: readonly Part[] = ['text:title', 'text:summary', 'text:foreword'];
const LAST_OF_PLAN: readonly Part[] = ['text:contact'];
const OF_SECTION: readonly Part[] = ['text:heading', 'text:narrative'];
const OF_ITEM: readonly Part[] = ['text:name'];

interface Standing {
  readonly place: Place;
  readonly isSection: boolean;
}

const standings = new WeakMap<Order, ReadonlyMap<string, Standing>>();

/** Where everything stands in an edition, in reading order. */
const standingIn = (order: Order): ReadonlyMap<string, Standing> => {
  const known = standings.get(order);
  if (known) return known;
  const out = new Map<string, Standing>();
  const walk = (over: string): void => {
    for (const [id, place] of order.below.get(over) ?? []) {
      out.set(id, { place, isSection: false });
      walk(id);
    }
  };
  for (const [id, place] of order.sections) {
    out.set(id, { place, isSection: true });
    walk(id);
  }
  standings.set(order, out);
  return out;
};

/** A text with its place in an edition. */
export interface Placed {
  readonly text: IndexedText;
  readonly place: Place | null;
  readonly field: FieldTemplate | null;
  readonly isSection: boolean;
}

const isOfEdition = (fields: readonly FieldTemplate[], part: Part): boolean =>
  fields.some((field) => field.scope === 'edition' && part === `field:${field.key}`);

/** The texts of one thing that an edition reads, in their order; `isRead` says so of those that do not roll on. */
const ofThing = (
  { place, isSection }: Standing,
  fields: readonly FieldTemplate[],
  texts: readonly IndexedText[],
  isRead: (text: IndexedText) => boolean,
): Placed[] => {
  const named = (isSection ? OF_SECTION : OF_ITEM).flatMap((part) => {
    const text = texts.find((one) => one.part === part);
    return text ? [{ text, place, field: null, isSection }] : [];
  });
  const rest = isSection ? [] : fields;
  const written = rest.flatMap((field) => {
    const text = texts.find((one) => one.part === `field:${field.key}`);
    return text && (field.scope !== 'edition' || isRead(text)) ? [{ text, place, field, isSection }] : [];
  });
  return [...named, ...written];
};

/**
 * Texts as an edition reads them, in reading order, one at a time: whoever asks may have enough of them. `textsOf` gives those
 * of a thing. Left out are those that the edition does not read: of things that do not stand in it, of fields that its
 * template has not, and what an earlier edition said where each says something of its own.
 */
export function* placedIn(
  plan: OpenPlan,
  edition: Edition,
  textsOf: (subject: string, stands?: (part: Part) => boolean) => readonly IndexedText[],
): Generator<Placed, void> {
  const { order, template } = plan.parts(edition.id);
  const own = textsOf(plan.plan);
  const ofPlan = (parts: readonly Part[]): Placed[] =>
    parts.flatMap((part) => {
      const text = own.find((one) => one.part === part);
      return text ? [{ text, place: null, field: null, isSection: false }] : [];
    });
  const fields = new Map(template.kinds.map((kind) => [kind.key, kind.fields]));
  yield* ofPlan(OF_PLAN);
  for (const [subject, standing] of standingIn(order)) {
    const { kind, folded } = standing.place;
    const ofKind = fields.get(kind) ?? [];
    const some = textsOf(subject, folded ? (part) => isOfEdition(ofKind, part) : undefined);
    // Of a folded item what was last said stands, unless this edition is known to say nothing.
    const stands = (text: IndexedText): boolean =>
      standingTexts(plan.db, text.part, edition.id, [subject]).get(subject)?.edition === text.edition;
    const isRead = (text: IndexedText): boolean => text.edition === edition.id || (folded === true && stands(text));
    if (some.length > 0) yield* ofThing(standing, ofKind, some, isRead);
  }
  yield* ofPlan(LAST_OF_PLAN);
}

/** How many texts are kept as they were read: while one types, the same ones answer again and again. */
const KEPT = 4000;
const treesOf = new WeakMap<OpenPlan, Map<IndexedText, Tree>>();

/** The words of a text. One that was written since is another text of the index. */
const treeOf = (plan: OpenPlan, text: IndexedText): Tree => {
  const kept = treesOf.get(plan) ?? new Map<IndexedText, Tree>();
  treesOf.set(plan, kept);
  const known = kept.get(text);
  if (known) return known;
  const tree = (readCell(plan.db, text)?.body ?? []) as Tree;
  kept.set(text, tree);
  for (const oldest of kept.keys())
    if (kept.size > KEPT) kept.delete(oldest);
    else break;
  return tree;
};

/** A placed text with its words and all that is said about it. */
export const soughtIn = (plan: OpenPlan, edition: Edition, { text, place, field, isSection }: Placed): SoughtIn => {
  const { subject, part } = text;
  const writtenIn = plan.editions.find(({ id }) => id === text.edition)?.label ?? '';
  const labelled = field?.scope === 'edition' ? writtenIn : edition.label;
  return {
    cell: { subject, part, edition: edition.id },
    item: place && !isSection ? subject : null,
    number: place?.number ?? null,
    label: field
      ? printedLabel(field, labelled, writtenIn)
      : (LABELS[part] ?? plan.parts(edition.id).template.contactHeading),
    fixed: field !== null && ((field.fixed ?? false) || field.holds === 'choice'),
    tree: treeOf(plan, text),
  };
};
