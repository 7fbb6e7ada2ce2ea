import { sameJson } from '../richtext/canonical.ts';
import type { Tree } from '../richtext/tree.ts';
import { changedFacts } from './compare-facts.ts';
import { orderChanges, readingOrder, seenIn } from './compare-order.ts';
import type { OrderChanges, Seen, StandingOrder } from './compare-order.ts';
import {
  changedText,
  HEADING,
  layersOf,
  NAME_OF_ITEM,
  pairTexts,
  readingAt,
  readPair,
  TEXTS_OF_PLAN,
  TEXTS_OF_SECTION,
  textOfField,
  TITLE,
} from './compare-texts.ts';
import type { ComparedCell, ComparedPair, ReadingPair, TextOf, TextPair } from './compare-texts.ts';
import { CHANGE_KINDS } from './compared.ts';
import type { ChangedText, ChangeKind, ComparedPlace, Comparison, ThingChange } from './compared.ts';
import { renamed } from './next-edition.ts';
import { annexHeading, sectionHeading } from './printed-words.ts';
import type { Edition } from './records.ts';
import type { Steps } from './steps.ts';
import type { Template } from './template.ts';

/** So many things are looked at in one step. */
const AT_ONCE = 20;
/** As many characters of a thing's words as a list shows. */
const SHOWN = 160;

/** One edition as it is compared. */
interface ComparedSide {
  readonly template: Template;
  readonly order: StandingOrder;
}

/** What two editions are compared from. */
export interface CompareSource {
  readonly plan: string;
  /** Oldest first. */
  readonly editions: readonly Edition[];
  readonly isSection: (id: string) => boolean;
  readonly sideOf: (edition: string) => ComparedSide;
  /** The things of which something was written at these editions. */
  readonly writtenAt: (editions: readonly string[]) => ReadonlySet<string>;
  /** The cells of these things at these editions. */
  readonly cellsOf: (subjects: readonly string[], editions: readonly string[]) => readonly ComparedCell[];
}

/** One edition of the two; what is seen in it is read when it is first asked for. */
class Side implements ComparedSide {
  readonly edition: Edition;
  readonly template: Template;
  readonly order: StandingOrder;

  constructor(edition: Edition, { template, order }: ComparedSide) {
    this.edition = edition;
    this.template = template;
    this.order = order;
  }

  get seen(): ReadonlyMap<string, Seen> {
    return seenIn(this.order);
  }
}

type Layers = ReturnType<typeof layersOf>;
type Which = 'before' | 'after';

const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim().slice(0, SHOWN);

/** How one edition stands to another; a plan has both. Either may be the newer one. */
export class EditionPair {
  readonly source: CompareSource;
  readonly before: Side;
  readonly after: Side;
  readonly pair: ComparedPair;
  /** The editions up to the newer of the two, and those of them since the older. */
  readonly #upTo: readonly string[];
  readonly #since: readonly string[];
  readonly #fields = new Map<string, readonly TextPair[]>();
  readonly #headings = new Map<string, string>();

  constructor(source: CompareSource, before: string, after: string) {
    this.source = source;
    this.before = this.#side(before);
    this.after = this.#side(after);
    const newer = this.before.edition.position > this.after.edition.position ? 'before' : 'after';
    this.pair = { editions: source.editions, before, after, newer };
    const places = [this.before.edition.position, this.after.edition.position];
    const upTo = source.editions.filter(({ position }) => position <= Math.max(...places));
    this.#upTo = upTo.map(({ id }) => id);
    this.#since = upTo.filter(({ position }) => position > Math.min(...places)).map(({ id }) => id);
  }

  /** What was added, retired, moved and renumbered. */
  get order(): OrderChanges {
    return orderChanges(this.before.order, this.after.order);
  }

  /** The cells of things, as far as they can be seen in the two editions. */
  layers(subjects: readonly string[]): Layers {
    return layersOf(this.source.cellsOf(subjects, this.#upTo));
  }

  /** The things that have to be looked at, in the reading order of the later edition; the plan itself first. */
  candidates(): string[] {
    const { plan, writtenAt } = this.source;
    const { added, retired, moved, renumbered } = this.order;
    const written = writtenAt(this.#since);
    const all = this.#hasOtherFields();
    const isLookedAt = (id: string): boolean =>
      all || written.has(id) || added.has(id) || retired.has(id) || moved.has(id) || renumbered.has(id);
    return [plan, ...readingOrder(this.before.seen, this.after.seen, this.order).filter(isLookedAt)];
  }

  /** How many items are in both editions. */
  itemsInBoth(): number {
    let count = 0;
    for (const id of this.after.seen.keys()) if (!this.source.isSection(id) && this.before.seen.has(id)) count += 1;
    return count;
  }

  /** The texts of a thing in the two editions, in reading order. */
  texts(subject: string): readonly TextPair[] {
    if (subject === this.source.plan) return pairTexts(TEXTS_OF_PLAN, TEXTS_OF_PLAN);
    if (this.source.isSection(subject)) return pairTexts(TEXTS_OF_SECTION, TEXTS_OF_SECTION);
    const [was, is] = [this.before.seen.get(subject)?.place.kind, this.after.seen.get(subject)?.place.kind];
    const key = `${was ?? ''} ${is ?? ''}`;
    const known = this.#fields.get(key) ?? pairTexts(this.#textsOf('before', was), this.#textsOf('after', is));
    this.#fields.set(key, known);
    return known;
  }

  /** What the two editions say in a text of a thing. */
  read(subject: string, text: TextPair, layers: Layers): ReadingPair {
    return readPair(text, layers(subject, (text.after ?? text.before)!.part), this.pair);
  }

  /** What changed in a text of a thing; `undefined` where nothing did. */
  changedText(subject: string, text: TextPair, layers: Layers): ChangedText | undefined {
    const readings = this.read(subject, text, layers);
    const isTitle = text.after?.part === TITLE.part;
    return isTitle && this.#isRenamedAlone(readings) ? undefined : changedText(text, readings);
  }

  /** What changed of a thing; `undefined` where nothing did. `layers` has its cells. */
  change(subject: string, layers: Layers): ThingChange | undefined {
    const thing = subject === this.source.plan ? 'plan' : this.source.isSection(subject) ? 'section' : 'item';
    const { added, retired, moved, renumbered } = this.order;
    const kinds = new Set<ChangeKind>();
    const texts: ChangedText[] = [];
    if (added.has(subject)) kinds.add('added');
    else if (retired.has(subject)) kinds.add('retired');
    else {
      for (const text of this.texts(subject)) {
        const changed = this.changedText(subject, text, layers);
        if (!changed) continue;
        texts.push(changed);
        kinds.add(changed.kind);
      }
      if (changedFacts(this, subject, layers).length > 0) kinds.add('facts');
      if (moved.has(subject)) kinds.add('moved');
      if (renumbered.has(subject)) kinds.add('renumbered');
    }
    if (kinds.size === 0) return undefined;
    return {
      ...{ subject, thing, texts },
      kinds: CHANGE_KINDS.filter((kind) => kinds.has(kind)),
      before: added.has(subject) ? null : this.place('before', subject, layers),
      after: retired.has(subject) ? null : this.place('after', subject, layers),
    };
  }

  /** Where a thing stands in one of the editions. */
  place(which: Which, subject: string, layers: Layers): ComparedPlace {
    const side = this[which];
    const said = (text: TextOf | undefined): string => {
      if (!text) return '';
      const { cell } = readingAt(layers(subject, text.part), this.source.editions, side.edition.id, text.scope);
      return oneLine(cell?.plain ?? '');
    };
    if (subject === this.source.plan) return { number: null, words: said(TITLE), section: '' };
    const seen = side.seen.get(subject)!;
    const { number } = seen.place;
    if (this.source.isSection(subject)) return { number, words: said(HEADING), section: '' };
    const section = this.#printed(which, seen.section);
    const name = said(NAME_OF_ITEM);
    const kind = side.template.kinds.find(({ key }) => key === seen.place.kind);
    return { number, words: name === '' && kind?.fields[0] ? said(textOfField(kind.fields[0])) : name, section };
  }

  #side(id: string): Side {
    const edition = this.source.editions.find((one) => one.id === id);
    if (!edition) throw new Error(`The plan has no edition ${id}`);
    return new Side(edition, this.source.sideOf(id));
  }

  /** The printed heading of a section of an edition. */
  #printed(which: Which, section: string): string {
    const known = this.#headings.get(`${which} ${section}`);
    if (known !== undefined) return known;
    const { number, kind } = this[which].seen.get(section)!.place;
    const { words } = this.place(which, section, this.layers([section]));
    const printed = (kind === 'annex' ? annexHeading : sectionHeading)(number, words);
    this.#headings.set(`${which} ${section}`, printed);
    return printed;
  }

  #textsOf(which: Which, kind: string | undefined): readonly TextOf[] {
    const found = this[which].template.kinds.find(({ key }) => key === kind);
    return found ? [NAME_OF_ITEM, ...found.fields.map(textOfField)] : [];
  }

  /** True where the two editions do not have the same fields: then what was never written anew may be gone, or be seen again. */
  #hasOtherFields(): boolean {
    const fieldsOf = ({ template }: ComparedSide): string[] =>
      template.kinds
        .flatMap(({ key, fields }) => fields.map((field) => `${key} ${field.key} ${field.scope}`))
        .toSorted();
    return !sameJson(fieldsOf(this.before), fieldsOf(this.after));
  }

  /** True where a title says the same but for its edition's name. */
  #isRenamedAlone({ before, after }: ReadingPair): boolean {
    if (!before.cell || !after.cell || before.cell.sha256 === after.cell.sha256) return false;
    const [from, to] = [this.before.edition.label, this.after.edition.label];
    return sameJson(renamed(before.cell.body as Tree, from, to), after.cell.body);
  }
}

/** What changed from one edition to another, thing by thing, in steps. */
export function* compareEditions(source: CompareSource, before: string, after: string): Steps<Comparison> {
  const pair = new EditionPair(source, before, after);
  // Each is work over the whole plan, and is remembered.
  yield;
  void pair.before.seen;
  yield;
  void pair.after.seen;
  yield;
  void pair.order;
  yield;
  const candidates = pair.candidates();
  yield;
  const things: ThingChange[] = [];
  for (let at = 0; at < candidates.length; at += AT_ONCE) {
    const some = candidates.slice(at, at + AT_ONCE);
    const layers = pair.layers(some);
    yield;
    for (const subject of some) {
      const change = pair.change(subject, layers);
      if (change) things.push(change);
    }
    yield;
  }
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  for (const { kinds } of things) for (const kind of kinds) counts[kind] += 1;
  const changed = things.filter((one) => one.thing === 'item' && one.before && one.after).length;
  return { before, after, things, same: pair.itemsInBoth() - changed, counts };
}
