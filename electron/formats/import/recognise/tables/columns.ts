import type { Inline } from '../../../../../shared/richtext/tree.ts';
import { t } from '../../../../../shared/richtext/build.ts';
import { bareLabel } from '../../../../../shared/plan/printed-words.ts';
import type { FieldTemplate, ItemKind } from '../../../../../shared/plan/template.ts';
import { labelReadings } from '../editions.ts';
import { alike } from '../line-text.ts';
import type { Meaning, Vocabulary } from '../vocabulary.ts';
import type { Place } from './grid.ts';
import { labelOfWords } from './header.ts';
import type { Heading } from './header.ts';
import { areReferences, numberOfPlace } from './numbers.ts';
import { tickRuns } from './ticks.ts';
import {
  askedBy,
  couldHeadItems,
  dateAlone,
  firstPlace,
  isNameWord,
  isNumberWord,
  isParentWord,
  isSectionWord,
  numberedThing,
  unknownLabel,
} from './words.ts';

export interface FieldLabel {
  readonly meaning: Meaning;
  readonly label: string;
  readonly edition: string | undefined;
}

/** What the cells of a column are. */
export type Column =
  | { readonly is: 'number'; readonly of: 'item' | 'parent' }
  | { readonly is: 'name' }
  | ({ readonly is: 'field' } & FieldLabel)
  /** Ticked where the column's own words are the field's. */
  | ({ readonly is: 'tick'; readonly words: readonly Inline[] } & FieldLabel)
  | { readonly is: 'section' }
  | { readonly is: 'parent'; readonly kind: ItemKind; readonly label: string }
  /** Its label is none that the vocabulary knows. */
  | { readonly is: 'unknown'; readonly label: string; readonly edition: string | undefined }
  /** Without words at its head: its cells go on with those before them. */
  | { readonly is: 'headless' };

export interface Columns {
  readonly columns: readonly Column[];
  /** The kind of item that a row is. */
  readonly kind: ItemKind;
  /** True where the header calls the number that of the kind: "Recommendation no.". */
  readonly worded: boolean;
  /** How many different fields of the template the header names. */
  readonly known: number;
  /** How many different things it asks that plans ask of every item, of this template or any. */
  readonly asked: number;
  /** The place of the column of the item's own words; -1 where there is none. */
  readonly first: number;
  readonly number: number;
  /** The place of a column of the words of items below those of `first`, where several stand beside one of them; else -1. */
  readonly inner: number;
  /** True where rows across the table open the items, so that a row without a number goes on with the one above. */
  readonly across: boolean;
}

/** The cells below one heading, those with words. */
export interface Below {
  readonly places: readonly Place[];
  /** How many rows there are. */
  readonly rows: number;
}

const MOST_LOOKED_AT = 200;

/** Kinds that nothing stands below but themselves come first: rows are the innermost items. */
const innermostFirst = (kinds: readonly ItemKind[]): ItemKind[] =>
  kinds.toSorted((a, b) => Number(isOver(a, kinds)) - Number(isOver(b, kinds)));
const isOver = (kind: ItemKind, kinds: readonly ItemKind[]): boolean =>
  kinds.some((other) => other.key !== kind.key && kind.children.includes(other.key));

/** The kind that items of a kind stand below, where it is another. */
export const parentOf = (vocabulary: Vocabulary, kind: ItemKind): ItemKind | undefined =>
  vocabulary.template.kinds.find((other) => other.key !== kind.key && other.children.includes(kind.key));

/** The kind that a table's labels speak of: the innermost whose own words have a column, else the one with most labels. */
export const kindOfLabels = (vocabulary: Vocabulary, labels: readonly string[]): ItemKind => {
  const kinds = innermostFirst(vocabulary.template.kinds);
  const found = labels.map((words) => labelOfWords(vocabulary, words)?.meanings ?? []);
  const own = kinds.filter((kind) => found.some((some) => some.some((one) => one.kind === kind && one.at === 0)));
  const count = (kind: ItemKind): number => found.filter((some) => some.some((one) => one.kind === kind)).length;
  const other = labels.some(
    (words, at) => found[at]!.length === 0 && firstPlace(words) !== undefined && !isParentWord(words),
  );
  if (own.length > 0 && !(other && isOver(own[0]!, kinds))) return own[0]!;
  return kinds.reduce((best, kind) => (count(kind) > count(best) ? kind : best), kinds[0]!);
};

/** The field that states are written in: of that kind the one made from the template's list of states. */
const choiceOf = (kind: ItemKind, vocabulary: 'status' | 'response'): Meaning | undefined => {
  const at = kind.fields.findIndex((field) => field.vocabulary === vocabulary);
  return at < 0 ? undefined : { kind, field: kind.fields[at]!, at };
};

const mostly = (places: readonly Place[], is: (place: Place) => boolean): boolean => {
  const looked = places.slice(0, MOST_LOOKED_AT);
  return looked.length > 0 && looked.filter(is).length * 10 >= looked.length * 6;
};

/** True where a column groups rows: cells merged over several rows, or the same words in rows one below the other, or few of them. */
const groups = ({ places, rows }: Below, called: boolean): boolean => {
  if (places.length === 0) return false;
  // Under a theme's heading an empty cell is of the theme above.
  if (called && places.length < rows) return true;
  if (places.some((place) => place.rows > 1)) return true;
  const again = places.filter((place, at) => at > 0 && place.words === places[at - 1]!.words).length;
  return again > 0 || places.length * 2 <= rows;
};

/** True for a column that says the same words in a good part of its rows, one below the other. */
const repeats = ({ places }: Below): boolean => {
  const again = places.filter((place, at) => at > 0 && place.words === places[at - 1]!.words).length;
  return again > 0 && again * 3 >= places.length;
};

/** True for a column that stands over rows to its right: called a theme or the like, or headless, or merged or said again at the left. */
const couldGroup = (words: string, at: number, below: Below): boolean =>
  groups(below, isSectionWord(words) || isParentWord(words)) &&
  (words === '' ||
    isSectionWord(words) ||
    isParentWord(words) ||
    (at === 0 &&
      askedBy(words) === undefined &&
      (below.places.some((place) => place.rows > 1) || (repeats(below) && below.places.every(isShort)))));

const isShort = ({ words }: Place): boolean => words.length <= 120;

/** A field at an edition, as words: no two columns are of the same. */
const cellOf = ({ meaning, edition }: FieldLabel): string =>
  `${meaning.field.key} ${edition === undefined ? '' : alike(edition)}`;

/** What a heading could be the label of, of a kind: by all its words, by its own, or by those above it; the likeliest first. */
const labelsFor = (
  vocabulary: Vocabulary,
  kind: ItemKind,
  { words, own, above }: Heading,
  references: boolean,
): FieldLabel[] =>
  [...new Set([words, own, above])].flatMap((some) => {
    const found = labelOfWords(vocabulary, some);
    const meanings = (found?.meanings ?? []).filter((one) => one.kind === kind && !(references && one.at === 0));
    const label = words.trim().replace(/[\s:.]+$/u, '');
    return meanings.map((meaning) => ({ meaning, label, edition: found!.edition }));
  });

/** True where a heading is the template's own word for a field, and not one that is also used. */
const isOwnWord = ({ meaning }: FieldLabel, { words, own }: Heading): boolean =>
  [words, own].some((some) => labelReadings(some).some(({ bare }) => alike(bare) === alike(bareLabel(meaning.field))));

/** The label of each heading. Where two say the same, the one in the template's own word has the field. */
const labelsOf = (
  headings: readonly Heading[],
  vocabulary: Vocabulary,
  kind: ItemKind,
  references: readonly boolean[],
): (FieldLabel | undefined)[] => {
  const could = headings.map((heading, at) => labelsFor(vocabulary, kind, heading, references[at]!));
  const taken = new Set<string>();
  const out: (FieldLabel | undefined)[] = headings.map(() => undefined);
  const take = (at: number, label: FieldLabel | undefined): void => {
    if (!label || out[at]) return;
    out[at] = label;
    taken.add(cellOf(label));
  };
  const free = (label: FieldLabel): boolean => !taken.has(cellOf(label));
  could.forEach((some, at) => {
    const said = [headings[at]!.words, headings[at]!.own].map(alike);
    take(
      at,
      some.find((one) => free(one) && said.includes(alike(bareLabel(one.meaning.field)))),
    );
  });
  could.forEach((some, at) => take(at, some.find(free)));
  // A second column under the very word of the field goes on in it.
  could.forEach((some, at) =>
    take(
      at,
      some.find((one) => isOwnWord(one, headings[at]!)),
    ),
  );
  return out;
};

/** A state is told in few words. */
const LONGEST_STATE = 40;

/** The states of a column that has a date for its heading: at that date. */
const datedStates = (
  kind: ItemKind,
  vocabulary: Vocabulary,
  { words }: Heading,
  { places }: Below,
): FieldLabel | undefined => {
  const date = dateAlone(words);
  const meaning = date === undefined ? undefined : choiceOf(kind, 'status');
  if (!meaning || !mostly(places, (place) => place.words.length <= LONGEST_STATE && /\p{L}/u.test(place.words)))
    return undefined;
  const known = mostly(places, (place) => vocabulary.isValue(place.words) || STATES.test(place.words));
  return known ? { meaning, label: `${bareLabel(meaning.field)} ${date}`, edition: date } : undefined;
};
/** "Agreed/ Partly agreed/ Not agreed": the answer, where no other column has it. */
const answersUnder = (
  kind: ItemKind,
  known: readonly (FieldLabel | undefined)[],
  { words }: Heading,
): FieldLabel | undefined => {
  const meaning = askedBy(words) === 'answer' ? choiceOf(kind, 'response') : undefined;
  if (!meaning || known.some((label) => label?.meaning.field === meaning.field)) return undefined;
  return { meaning, label: words.trim().replace(/[\s:.]+$/u, ''), edition: undefined };
};

const STATES =
  /^(?:(?:fully |partially |largely )?(?:complete[d]?|achieved|delivered|implemented|closed|met)|on[ -]?(?:track|going|schedule|target)|(?:slightly |significantly )?(?:behind|ahead)\b.{0,20}|delayed|not (?:yet )?(?:started|due|begun|met)|in progress|under ?way|started|open|overdue|paused|ended|withdrawn|superseded|red|amber|green|blue|[rag]|n\/?a|tbc)\.?$/iu;

const firstMeaning = (kind: ItemKind): Meaning => ({ kind, field: kind.fields[0] as FieldTemplate, at: 0 });

/**
 * Reads what each column of a table with a row for each item holds, from its heading and the cells below it. `opensAcross`
 * is true of a kind whose items are opened by rows across the table ("Recommendation 4: Gates"): their own words stand there.
 */
export const columnsOf = (
  headings: readonly Heading[],
  below: readonly Below[],
  vocabulary: Vocabulary,
  opensAcross: (kind: ItemKind) => boolean,
): Columns => {
  const kind = kindOfLabels(
    vocabulary,
    headings.flatMap(({ words, own }) => [words, own]),
  );
  const parent = parentOf(vocabulary, kind);
  const columns: (Column | undefined)[] = headings.map(() => undefined);
  const references = below.map(({ places }) => mostly(places, ({ words }) => areReferences(words)));
  const said = labelsOf(headings, vocabulary, kind, references);
  const labels = said.map(
    (label, at) =>
      label ?? datedStates(kind, vocabulary, headings[at]!, below[at]!) ?? answersUnder(kind, said, headings[at]!),
  );

  for (const run of tickRuns(below.map(({ places }) => places.map(({ words }) => words)))) {
    const answers = vocabulary.template.vocabularies.response.map(({ word }) => alike(word));
    const isAnswer = run.some((at) => answers.includes(alike(headings[at]!.own)));
    const [above] = labelsFor(
      vocabulary,
      kind,
      { ...headings[run[0]!]!, words: headings[run[0]!]!.above, own: '' },
      false,
    );
    const meaning = above?.meaning ?? choiceOf(kind, isAnswer ? 'response' : 'status');
    if (!meaning || run.some((at) => headings[at]!.own === '' || isNumberWord(headings[at]!.own))) continue;
    const label = above?.label ?? (headings[run[0]!]!.above || meaning.field.label.replace(/[\s–-]*\{\w+\}/gu, ''));
    for (const at of run)
      columns[at] = { is: 'tick', meaning, label, edition: above?.edition, words: [t(headings[at]!.own)] };
  }

  const across = opensAcross(kind);
  const first = firstColumn(headings, labels, columns, below, references, across);
  if (first >= 0) {
    const { own, words } = headings[first]!;
    const label = labels[first];
    columns[first] =
      label?.meaning.at === 0
        ? { is: 'field', ...label }
        : {
            is: 'field',
            meaning: firstMeaning(kind),
            label: (own || words).replace(/[\s:.]+$/u, ''),
            edition: undefined,
          };
  }
  const numbers: number[] = [];
  headings.forEach(({ words }, at) => {
    if (columns[at] || (words !== '' && !isNumberWord(words) && !(at < first && labels[at] === undefined))) return;
    const { places } = below[at]!;
    const reads =
      places.length === 0
        ? isNumberWord(words)
        : mostly(places, (place) => numberOfPlace(vocabulary, place) !== undefined);
    const named = isNumberWord(words) && numbers.length === 0 && !references[at];
    const headed = isNumberWord(words) || words === '' || (at === 0 && numbers.length === 0);
    if (headed && (reads || named) && numbers.length < 2) numbers.push(at);
  });
  headings.forEach(({ words, own }, at) => {
    if (columns[at] || numbers.includes(at)) return;
    const known = labels[at];
    const before = first < 0 || at < first;
    const overKind = parent && labelsFor(vocabulary, parent, headings[at]!, false).find((one) => one.meaning.at === 0);
    if (overKind && !known) columns[at] = { is: 'parent', kind: parent!, label: overKind.label };
    else if (before && !known && first >= 0 && couldGroup(words, at, below[at]!) && !references[at])
      columns[at] = parent && isParentWord(words) ? { is: 'parent', kind: parent, label: words } : { is: 'section' };
    else if (known) columns[at] = { is: 'field', ...known };
    else if (isNameWord(own) && first >= 0) columns[at] = { is: 'name' };
    else if (words === '') columns[at] = { is: 'headless' };
    else columns[at] = { is: 'unknown', ...unknownLabel(words) };
  });
  placeNumbers(numbers, columns, headings, below, kind);
  const inner = innerColumn(headings, columns, below, first, kind);
  if (inner >= 0) {
    const label = headings[inner]!.words.replace(/[\s:.]+$/u, '');
    columns[inner] = { is: 'field', meaning: firstMeaning(kind), label, edition: undefined };
  }
  const fields = new Set(
    columns.flatMap((one) => (one?.is === 'field' || one?.is === 'tick' ? [one.meaning.field.key] : [])),
  );
  const parents = columns.filter((one) => one?.is === 'parent').length;
  const number = columns.findIndex((one) => one?.is === 'number' && one.of === 'item');
  const thing = number < 0 ? '' : numberedThing(headings[number]!.words);
  return {
    columns: columns as Column[],
    kind,
    worded: thing !== '' && thing === alike(kind.name),
    known: fields.size + parents,
    asked: new Set(headings.flatMap(({ words, own }) => askedBy(words) ?? askedBy(own) ?? [])).size,
    first,
    number,
    inner,
    across,
  };
};

/** Words that head nothing of an item itself. */
const holdsOther = (words: string): boolean =>
  words === '' ||
  isNumberWord(words) ||
  isSectionWord(words) ||
  askedBy(words) !== undefined ||
  dateAlone(words) !== undefined;

/**
 * The column of the item's own words: by the template's label, else by the soonest of the words that plans use, else by
 * words that could be used so, else the first that holds nothing else where the header asks what plans ask.
 */
const firstColumn = (
  headings: readonly Heading[],
  labels: readonly (FieldLabel | undefined)[],
  taken: readonly (Column | undefined)[],
  below: readonly Below[],
  references: readonly boolean[],
  across: boolean,
): number => {
  const known = labels.findIndex((label, at) => label?.meaning.at === 0 && !taken[at]);
  if (known >= 0 || across) return known;
  const free = (at: number): boolean => !taken[at] && !references[at];
  let best = -1;
  let soonest = Infinity;
  headings.forEach(({ words }, at) => {
    const place = free(at) ? firstPlace(words) : undefined;
    if (place === undefined || (place >= soonest && !(best >= 0 && repeats(below[best]!) && !repeats(below[at]!))))
      return;
    // What stands in row after row is what holds the items, and no item's own words.
    if (best >= 0 && place < soonest && repeats(below[at]!) && !repeats(below[best]!)) return;
    [best, soonest] = [at, place];
  });
  if (best >= 0) return best;
  const like = headings.findIndex(({ words }, at) => free(at) && !labels[at] && couldHeadItems(words));
  if (like >= 0) return like;
  const asked = new Set(headings.flatMap(({ words, own }) => askedBy(words) ?? askedBy(own) ?? []));
  if (asked.size < 2) return -1;
  return headings.findIndex(
    ({ words }, at) =>
      free(at) &&
      !labels[at] &&
      !holdsOther(words) &&
      !isNameWord(words) &&
      !repeats(below[at]!) &&
      mostly(below[at]!.places, (place) => place.words.split(' ').length > 1),
  );
};

/**
 * The column whose cells are items of their own beside one item's words: several of them stand beside one, each with cells
 * of its own to its right. Only a kind that may stand below itself has such.
 */
const innerColumn = (
  headings: readonly Heading[],
  columns: readonly (Column | undefined)[],
  below: readonly Below[],
  first: number,
  kind: ItemKind,
): number => {
  if (first < 0 || !kind.children.includes(kind.key)) return -1;
  const firsts = new Set(below[first]!.places.map(({ row }) => row));
  if (firsts.size === 0 || firsts.size === below[first]!.rows) return -1;
  const at = headings.findIndex(({ words, own }, column) => {
    if (column <= first || columns[column]?.is === 'number') return false;
    const actions = columns[column]?.is === 'field' && columns[column].meaning.field.holds === 'prose';
    return (
      (actions || columns[column]?.is === 'unknown') &&
      (firstPlace(words) ?? firstPlace(own) ?? (couldHeadItems(own) ? 0 : undefined)) !== undefined
    );
  });
  if (at < 0) return -1;
  const beside = new Set(below.slice(at + 1).flatMap(({ places }) => places.map(({ row }) => row)));
  const ownRows = below[at]!.places.filter(({ row }) => !firsts.has(row));
  return ownRows.length > 0 && ownRows.filter(({ row }) => beside.has(row)).length * 2 > ownRows.length ? at : -1;
};

/** Says whose number each number is: of two, or of one that stands only where a parent's words do, the parent's is first. */
const placeNumbers = (
  numbers: readonly number[],
  columns: (Column | undefined)[],
  headings: readonly Heading[],
  below: readonly Below[],
  kind: ItemKind,
): void => {
  const parent = columns.findIndex((one) => one?.is === 'parent' || one?.is === 'section');
  numbers.forEach((at, index) => {
    const thing = numberedThing(headings[at]!.words);
    const rows = parent >= 0 ? new Set(below[parent]!.places.map(({ row }) => row)) : new Set<number>();
    const { places } = below[at]!;
    const withParent =
      parent > at &&
      columns[parent]?.is === 'parent' &&
      places.length < below[at]!.rows &&
      places.every(({ row }) => rows.has(row));
    const ofParent =
      parent >= 0 &&
      columns[parent]?.is === 'parent' &&
      thing !== alike(kind.name) &&
      (withParent || (numbers.length > 1 && index === 0 && at < parent));
    columns[at] = { is: 'number', of: ofParent ? 'parent' : 'item' };
  });
};
