import type { Inline } from '../../../../../shared/richtext/tree.ts';
import { t } from '../../../../../shared/richtext/build.ts';
import { bareLabel } from '../../../../../shared/plan/printed-words.ts';
import type { FieldTemplate, ItemKind } from '../../../../../shared/plan/template.ts';
import type { SourceCell } from '../../source.ts';
import { labelReadings } from '../editions.ts';
import { alike, lineText, restFrom, trimmed, wordCount } from '../line-text.ts';
import type { Role } from '../roles.ts';
import { readsAsHeading } from '../shapes.ts';
import type { Meaning, Vocabulary } from '../vocabulary.ts';
import { kindOfLabels } from './columns.ts';
import type { FieldLabel } from './columns.ts';
import type { Grid, Place } from './grid.ts';
import { labelOfWords } from './header.ts';
import { movesOf } from './item-rows.ts';
import type { Move } from './item-rows.ts';
import type { Key } from './keys.ts';
import { numberLeading, numberOfPlace } from './numbers.ts';
import { PROSE, TABLE_LABEL } from './plan.ts';
import type { CellPlan, TableLabel, TableReading } from './plan.ts';
import { firstWords, sectionRole, wordsOfPlace } from './theme-rows.ts';
import { colourOf, tickedIn } from './ticks.ts';
import { firstPlace, holdsStates, opensSection, unknownLabel } from './words.ts';

/** A table of labels and words, looked at but not yet read. */
export interface ItemTable {
  readonly moves: readonly Move[];
  /** The kind that its labels speak of. */
  readonly kind: ItemKind;
  /** The label of an item's own words, as `alike` gives it; "" where none is. */
  readonly first: string;
  /** How many different fields of the template it names, the item's own words among them. */
  readonly known: number;
  /** The fields whose own word in the template is a label here: no other label is theirs. */
  readonly ownWords: ReadonlySet<FieldTemplate>;
  readonly numbers: number;
  /** Rows and cells that open an item in its own words ("Recommendation 6.1"), or by a number with a name. */
  readonly openings: number;
}

/** The item that stands open: what a table after it may go on with. */
export interface OpenItem {
  readonly kind: ItemKind;
  readonly filled: ReadonlySet<string>;
}

export interface ItemTableRead {
  readonly reading: TableReading;
  readonly open: OpenItem | undefined;
}

const cellOf = ({ meaning, edition }: FieldLabel): string =>
  `${meaning.field.key} ${edition === undefined ? '' : alike(edition)}`;

const isOwnWord = ({ field }: Meaning, words: string): boolean =>
  labelReadings(words).some(({ bare }) => alike(bare) === alike(bareLabel(field)));

/** Looks at a table as one of labels and words. */
export const itemTableOf = (grid: Grid, vocabulary: Vocabulary): ItemTable => {
  const moves = movesOf(grid, vocabulary);
  const labels = [
    ...new Set(
      moves.flatMap((one) => {
        if (one.move === 'label') return [one.place.words];
        return one.move === 'text' ? [one.label.words] : [];
      }),
    ),
  ];
  const found = labels.map((words) => labelOfWords(vocabulary, words));
  const own = labels.find((_, at) => found[at]?.meanings.some((one) => one.at === 0));
  const soonest = labels
    .filter((words) => firstPlace(words) !== undefined)
    .toSorted((a, b) => firstPlace(a)! - firstPlace(b)!)[0];
  const first = own ?? soonest ?? '';
  const known = new Set(labels.flatMap((_, at) => (found[at] ? [found[at].meanings[0]!.field.key] : [])));
  const opens = (place: Place): boolean => {
    const opening = vocabulary.openingOf(place.words);
    if (opening) return opening.rest >= place.words.length || opening.parting === 'mark' || readsAsHeading(place.words);
    return numberLeading(place.words) !== undefined && readsAsHeading(place.words);
  };
  return {
    moves,
    kind: kindOfLabels(vocabulary, labels),
    first: alike(first),
    known: known.size + (first !== '' && !found[labels.indexOf(first)] ? 1 : 0),
    ownWords: new Set(
      labels.flatMap((words, at) =>
        (found[at]?.meanings ?? []).flatMap((one) => (isOwnWord(one, words) ? [one.field] : [])),
      ),
    ),
    numbers: moves.filter((one) => one.move === 'number' && numberOfPlace(vocabulary, one.place) !== undefined).length,
    openings: moves.filter((one) => one.move === 'title' && opens(one.place)).length,
  };
};

/**
 * True where a table surely is of an item: it has labels of the template, and a number, an opening or an item's own words
 * show which. `above` is true where the line over it opens an item, `follows` where an item's table stands straight before.
 */
export const isItemTable = (
  { moves, known, numbers, openings, first }: ItemTable,
  { above, follows }: { readonly above: boolean; readonly follows: boolean },
): boolean => {
  const count = (...some: readonly Move['move'][]): number => moves.filter(({ move }) => some.includes(move)).length;
  const labels = count('label', 'word', 'number', 'name', 'title');
  if (count('prose') > labels + 2) return false;
  const words = moves.some(({ move, place }) => (move === 'text' || move === 'prose') && wordCount(place.words) > 2);
  if (known >= 2) return numbers > 0 || openings > 0 || above || follows || (first !== '' && (words || known > 2));
  if (known === 1) return (numbers > 0 && words) || openings > 0 || above || follows;
  return openings > 1 && words && moves.every(({ move }) => move !== 'label');
};

type Label = FieldLabel | { readonly unknown: string; readonly edition: string | undefined };

class ItemReader {
  readonly cells = new Map<SourceCell, CellPlan>();
  readonly #table: ItemTable;
  readonly #vocabulary: Vocabulary;
  readonly #key: Key;
  readonly #labels = new Map<string, TableLabel>();
  items = 0;
  #kind: ItemKind;
  #open: boolean;
  #filled: Set<string>;
  /** By field and edition, the label under which the item at hand has words. */
  readonly #said = new Map<string, string>();
  /** The number that the line above gives the first item that has none. */
  #number: string | null;
  /** True from an opening that has told a number until that number's own cell. */
  #told = false;
  #last: Label | undefined;
  #lastPlace: Place | undefined;

  constructor(
    table: ItemTable,
    vocabulary: Vocabulary,
    key: Key,
    before: OpenItem | undefined,
    number: string | null,
    told: boolean,
  ) {
    this.#told = told;
    this.#table = table;
    this.#vocabulary = vocabulary;
    this.#key = key;
    this.#kind = before?.kind ?? table.kind;
    this.#open = before !== undefined;
    this.#filled = new Set(before?.filled);
    this.#number = number;
  }

  get open(): OpenItem | undefined {
    return this.#open ? { kind: this.#kind, filled: this.#filled } : undefined;
  }

  get labels(): TableLabel[] {
    return [...this.#labels.values()];
  }

  read(): void {
    this.#table.moves.forEach((move, at) => this.#moves[move.move](move as never, at));
  }

  readonly #moves: { readonly [M in Move['move']]: (move: Extract<Move, { move: M }>, at: number) => void } = {
    word: ({ place }) => this.#put(place, TABLE_LABEL, TABLE_LABEL),
    number: ({ place }, at) => this.#numberCell(place, at),
    name: ({ place }, at) => {
      const begin = this.#begun() ? [] : [this.#begin(this.#kindFrom(at), this.#numberAhead(at), null, false)];
      this.#put(place, [...begin, { role: 'name', words: wordsOfPlace(place) }], TABLE_LABEL);
    },
    title: ({ place }, at) => this.#title(place, at),
    label: ({ place, empty }) => this.#label(place, empty),
    text: ({ place, label }) => this.#text(place, label),
    prose: ({ place }) => this.#put(place, PROSE, PROSE),
  };

  #put(place: Place, first: readonly Role[], rest: readonly Role[], instead?: readonly Inline[]): void {
    this.cells.set(place.cell, { first, rest, ...(instead ? { instead } : {}) });
  }

  /** True where an item is open that has no words yet: what comes now tells more of it. */
  #begun(): boolean {
    return this.#open && this.#filled.size === 0;
  }

  #begin(kind: ItemKind, number: string | null, name: string | null, worded: boolean): Role {
    const own = number ?? this.#number;
    this.#number = null;
    this.#kind = kind;
    this.#open = true;
    this.#filled = new Set();
    this.#said.clear();
    this.#last = undefined;
    this.items += 1;
    return { role: 'item', kind, number: own, name, worded };
  }

  /** The one number of a table whose labels came before it. */
  #soleNumber(): string | null {
    if (this.#open || this.#told || this.#table.numbers !== 1) return null;
    const number = this.#table.moves.find(({ move, place }) => move === 'number' && !this.cells.has(place.cell));
    if (!number) return null;
    this.#told = true;
    return this.#numberIn(number.place).number;
  }

  /** The kind that the labels after a place speak of: that of the first which is an item's own words, else the table's. */
  #kindFrom(at: number): ItemKind {
    for (const move of this.#table.moves.slice(at, at + 12)) {
      const words = move.move === 'label' ? move.place.words : move.move === 'text' ? move.label.words : '';
      const found = words === '' ? undefined : labelOfWords(this.#vocabulary, words);
      const own = found?.meanings.find((one) => one.at === 0);
      if (own) return own.kind;
    }
    return this.#table.kind;
  }

  /** The number that stands below a title, before any label: the title's own. */
  #numberAhead(at: number): string | null {
    for (const move of this.#table.moves.slice(at + 1, at + 6)) {
      if (move.move === 'number') {
        this.#told = true;
        return this.#numberIn(move.place).number;
      }
      if (move.move !== 'word' && move.move !== 'name') break;
    }
    return null;
  }

  #numberIn(place: Place): { readonly number: string | null; readonly name: string | null; readonly worded: boolean } {
    const found = numberOfPlace(this.#vocabulary, place);
    if (found) return { number: found.number, name: null, worded: found.worded };
    const opening = this.#vocabulary.openingOf(place.words);
    const line = lineText(wordsOfPlace(place)).trim();
    if (opening)
      return { number: opening.number, name: opening.name ?? (line.slice(opening.rest).trim() || null), worded: true };
    const leading = numberLeading(line);
    if (leading) return { number: leading.number, name: line.slice(leading.rest).trim(), worded: false };
    return line.length <= 20 && /\d/u.test(line)
      ? { number: line, name: null, worded: false }
      : { number: null, name: line === '' ? null : line, worded: false };
  }

  #numberCell(place: Place, at: number): void {
    if (this.#told) {
      this.#told = false;
      this.#put(place, TABLE_LABEL, TABLE_LABEL);
      return;
    }
    const { number, name, worded } = this.#numberIn(place);
    this.#put(place, [this.#begin(this.#kindFrom(at), number, name, worded)], TABLE_LABEL);
  }

  /** Words across the table, or in a label's place, that open an item, name it, head a section, or are simply words. */
  #title(place: Place, at: number): void {
    const words = firstWords(place);
    const line = lineText(words);
    const opening = this.#vocabulary.openingOf(line.slice(0, 200));
    const named = this.#table.first !== '' || this.#table.moves[at + 1]?.move === 'prose';
    if (opening) {
      const rest = trimmed(restFrom(words, opening.rest));
      const asName = opening.name === null && named && readsAsHeading(lineText(rest)) && lineText(rest) !== '';
      const name = opening.name ?? (asName ? lineText(rest) : null);
      const item = this.#begin(opening.kind, opening.number, name, true);
      this.#put(place, asName || rest.length === 0 ? [item] : [item, { role: 'text', words: rest }], PROSE);
      return;
    }
    const alone = numberOfPlace(this.#vocabulary, place);
    if (alone) {
      this.#put(place, [this.#begin(alone.kind ?? this.#kindFrom(at), alone.number, null, alone.worded)], TABLE_LABEL);
      return;
    }
    const heading = place.line !== undefined && (readsAsHeading(line) || place.bold);
    const goesOver =
      at === 0 &&
      this.#table.numbers > 1 &&
      this.#table.moves.some(({ move }, below) => below > 0 && move === 'number');
    if (opensSection(line) || this.#vocabulary.opensSection(line) || (heading && goesOver)) {
      this.#put(place, [sectionRole(wordsOfPlace(place))], TABLE_LABEL);
      this.#open = false;
      return;
    }
    const leading = numberLeading(line);
    if (leading && heading) {
      const rest = trimmed(restFrom(words, leading.rest));
      this.#put(place, [this.#begin(this.#kindFrom(at), leading.number, lineText(rest), false)], PROSE);
      return;
    }
    if (this.#labelledLine(place, words, line)) return;
    if (heading && !this.#begun() && this.#opensBelow(at))
      this.#put(place, [this.#begin(this.#kindFrom(at), this.#numberAhead(at), line.trim(), false)], PROSE);
    else this.#put(place, PROSE, PROSE);
  }

  /** "Response: Accept." across the table. */
  #labelledLine(place: Place, words: readonly Inline[], line: string): boolean {
    const colon = line.slice(0, 120).indexOf(':');
    const found = colon > 0 ? labelOfWords(this.#vocabulary, line.slice(0, colon)) : undefined;
    if (!found) return false;
    const rest = trimmed(restFrom(words, colon + 1));
    const roles = this.#roles(this.#meaningOf(found.meanings, found.label, found.edition));
    this.#put(place, rest.length > 0 ? [...roles, { role: 'text', words: rest }] : roles, PROSE);
    return true;
  }

  /** True where after a title comes a number or an item's own words: it stands over an item of its own. */
  #opensBelow(at: number): boolean {
    if (!this.#open) return true;
    const next = this.#table.moves.slice(at + 1, at + 12).find(({ move }) => move !== 'word' && move !== 'name');
    if (next?.move === 'number') return true;
    return next?.move === 'label' && alike(next.place.words) === this.#table.first;
  }

  #meaningOf(meanings: readonly Meaning[], label: string, edition: string | undefined): Label {
    const meaning =
      meanings.find(({ kind }) => kind === this.#kind) ??
      meanings.find(({ at }) => at === 0) ??
      (this.#open ? undefined : meanings[0]);
    return meaning ? { meaning, label, edition } : { unknown: label, edition };
  }

  /** True where a field's words stand under a label of other words: "RAG" beside "Status" is a field of its own. */
  #isOthers(meaning: Meaning, edition: string | undefined, words: string): boolean {
    if (meaning.at === 0 || isOwnWord(meaning, words)) return false;
    const said = this.#said.get(cellOf({ meaning, edition, label: words }));
    return this.#table.ownWords.has(meaning.field) || (this.#open && said !== undefined && said !== alike(words));
  }

  #labelOf(place: Place): Label {
    const found = labelOfWords(this.#vocabulary, place.words);
    const isFirst = alike(place.words) === this.#table.first;
    if (isFirst && !found?.meanings.some(({ at }) => at === 0)) {
      const kind = this.#table.kind;
      const label = place.words.replace(/[\s:.]+$/u, '');
      return { meaning: { kind, field: kind.fields[0]!, at: 0 }, label, edition: undefined };
    }
    if (found) {
      const free = found.meanings.filter((one) => !this.#isOthers(one, found.edition, place.words));
      return this.#meaningOf(free, found.label, found.edition);
    }
    const { label, edition } = unknownLabel(place.words);
    return { unknown: label, edition };
  }

  /** The roles of a label, with the opening of an item where it begins one. */
  #roles(label: Label): Role[] {
    this.#last = label;
    const meaning = 'meaning' in label ? label.meaning : undefined;
    const again = meaning?.at === 0 && 'meaning' in label && this.#filled.has(cellOf(label));
    const begins = !this.#open || (meaning !== undefined && meaning.kind !== this.#kind) || again;
    const opening = begins ? [this.#begin(meaning?.kind ?? this.#table.kind, this.#soleNumber(), null, false)] : [];
    this.#last = label;
    if ('unknown' in label)
      return [...opening, { role: 'left-over', why: `The plan has no field called “${label.unknown}”` }];
    this.#filled.add(cellOf(label));
    this.#said.set(cellOf(label), alike(label.label));
    return [...opening, { role: 'label', meaning: label.meaning, label: label.label, edition: label.edition }];
  }

  #label(place: Place, empty: boolean): void {
    if (empty) {
      this.#put(place, TABLE_LABEL, TABLE_LABEL);
      return;
    }
    const label = this.#labelOf(place);
    const roles = this.#roles(label);
    this.#lastPlace = place;
    this.#put(place, roles, TABLE_LABEL);
    if ('unknown' in label) this.#count(label);
  }

  #count({ unknown, edition }: Extract<Label, { unknown: string }>): void {
    const said = `${this.#kind.key} ${alike(unknown)} ${edition ?? ''}`;
    const before = this.#labels.get(said);
    this.#labels.set(said, {
      ...(before ?? { label: unknown, ...(edition === undefined ? {} : { edition }), kind: this.#kind }),
      count: (before?.count ?? 0) + 1,
      ...(before?.status || holdsStates(unknown) ? { status: true } : {}),
    });
  }

  #text(place: Place, label: Place): void {
    const before: Role[] = [];
    if (this.#lastPlace !== label) {
      const of = this.#labelOf(label);
      before.push(...this.#roles(of));
      this.#lastPlace = label;
      if ('unknown' in of) this.#count(of);
    }
    const of = this.#last;
    if (of && 'unknown' in of) {
      const why: Role = { role: 'left-over', why: `The plan has no field called “${of.unknown}”` };
      this.#put(place, before.length > 0 ? before : [why], [why]);
      return;
    }
    const ticked = of?.meaning.field.vocabulary ? tickedIn(place.words) : undefined;
    if (ticked !== undefined) {
      this.#put(place, [...before, { role: 'text', words: [t(ticked)] }], TABLE_LABEL, [t(ticked)]);
      return;
    }
    const meant = of ? this.#meant(of, place) : undefined;
    if (meant === undefined) this.#put(place, [...before, ...PROSE], PROSE);
    else this.#put(place, [...before, { role: 'text', words: [t(meant)] }], PROSE, [t(meant)]);
  }

  /** What a mark under a label of states says: by the file's key, else a colour's name. */
  #meant({ meaning, label }: FieldLabel, place: Place): string | undefined {
    const states = meaning.field.vocabulary === 'status' || holdsStates(label);
    return states && place.line !== undefined
      ? (this.#key.get(alike(place.words)) ?? colourOf(place.words))
      : undefined;
  }
}

/**
 * Reads a table of labels and words. `before` is the item that stands open above it and goes on here; `number` the one
 * that the line above gives to the first item without one; `told` is true where that line told the table's own number.
 */
export const readItemTable = (
  table: ItemTable,
  vocabulary: Vocabulary,
  key: Key,
  before: OpenItem | undefined,
  number: string | null,
  told: boolean,
): ItemTableRead => {
  const reader = new ItemReader(table, vocabulary, key, before, number, told);
  reader.read();
  return {
    reading: { as: 'items', cells: reader.cells, labels: reader.labels, items: reader.items },
    open: reader.open,
  };
};
