import type { Inline } from '../../../../../shared/richtext/tree.ts';
import { t } from '../../../../../shared/richtext/build.ts';
import { alike, isLine, lineText, restFrom, trimmed } from '../line-text.ts';
import type { Role } from '../roles.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { parentOf } from './columns.ts';
import type { Column, FieldLabel } from './columns.ts';
import { areNumbersFilled, doNumbersLead, goesOn, holds } from './continuation.ts';
import type { RowView } from './continuation.ts';
import { acrossRow, isBlank, shownIn } from './grid.ts';
import type { Grid, GridRow, Place } from './grid.ts';
import { labelOfWords, repeatsHeader } from './header.ts';
import type { Key } from './keys.ts';
import { numberIn, numberLeading, numberOfPlace } from './numbers.ts';
import { PROSE, TABLE_LABEL } from './plan.ts';
import type { CellPlan, TableLabel, TableReading } from './plan.ts';
import type { RowTable } from './row-layout.ts';
import { bandsOf } from './bands.ts';
import type { Band } from './bands.ts';
import { firstWords, isTheme, sectionRole, themeRoles, wordsOfPlace } from './theme-rows.ts';
import { colourOf, isNoTick, isTick, tickedIn } from './ticks.ts';
import type { SourceBlock, SourceCell } from '../../source.ts';
import { holdsStates } from './words.ts';

/** The marks that a key explains are no longer, in characters. */
const LONGEST_MARK = 12;

const MOST_LOOKED_AT = 200;
const NO_ROLES: readonly Role[] = [];
/** No state is told in more characters. */
const LONGEST_STATE = 60;

/** Words that stand for several items are said again in each where they are no more than so many characters. */
const MOST_REPEATED = 300;

/** Reads the rows of one table: what stands in each cell, in order. */
class RowReader {
  readonly cells = new Map<SourceCell, CellPlan>();
  readonly #table: RowTable;
  readonly #vocabulary: Vocabulary;
  readonly #key: Key;
  readonly #filled: boolean;
  readonly #lead: boolean;
  /** Rows below a column's label that have words there, by the column. */
  readonly #counts: number[];
  readonly #states: number[];
  readonly #shared: (CellPlan | undefined)[] = [];
  readonly #bands: ReadonlyMap<RowView, Band>;
  readonly #innerLead: boolean;
  /** True where number cells have numbers. */
  readonly #numbered: boolean;
  /** True where the rows that come stand below the item open before them. */
  #within: boolean;
  items = 0;
  #open: boolean;
  /** The field that was written last: going on with it needs no label. */
  #last = '';
  #section = '';
  #parent = '';

  constructor(table: RowTable, vocabulary: Vocabulary, key: Key, open: boolean, within: boolean) {
    this.#table = table;
    this.#vocabulary = vocabulary;
    this.#key = key;
    this.#open = open;
    this.#within = within;
    const { columns } = table.layout;
    const numbers = table.views.flatMap(({ at }) => at[columns.number] ?? []).slice(0, MOST_LOOKED_AT);
    const read = numbers.filter((place) => numberOfPlace(vocabulary, place)).length;
    this.#numbered = read > 2 && read * 3 >= numbers.length;
    this.#bands = bandsOf(vocabulary, table);
    this.#innerLead =
      columns.inner >= 0 && doNumbersLead(vocabulary, table.views, { ...columns, number: -1, first: columns.inner });
    this.#filled = areNumbersFilled(table.views, table.layout.columns.number);
    this.#lead = doNumbersLead(vocabulary, table.views, table.layout.columns);
    this.#counts = table.layout.columns.columns.map(() => 0);
    this.#states = table.layout.columns.columns.map(() => 0);
  }

  read(grid: Grid): void {
    const { header, views } = this.#table;
    const byRow = new Map(views.map((view) => [view.row, view]));
    grid.rows.forEach((row, at) => {
      const across = acrossRow(grid, row);
      if (at >= header.from && at < header.to) this.#labels(row);
      else if (across) this.#across(across);
      else if (repeatsHeader(row, header.headings)) this.#labels(row);
      else {
        const view = byRow.get(row);
        if (view) this.#row(view);
        else for (const place of shownIn(row)) this.#put(place, [], PROSE);
      }
    });
  }

  /** True where an item stands open after the rows read so far. */
  get open(): boolean {
    return this.#open;
  }

  labels(): TableLabel[] {
    const { columns, kind } = this.#table.layout.columns;
    return columns.flatMap((column, at): TableLabel[] =>
      column.is === 'unknown' && this.#counts[at]! > 0
        ? [
            {
              label: column.label,
              ...(column.edition === undefined ? {} : { edition: column.edition }),
              kind,
              count: this.#counts[at]!,
              ...(this.#states[at]! * 2 > this.#counts[at]! || holdsStates(column.label) ? { status: true } : {}),
            },
          ]
        : [],
    );
  }

  #labels(row: GridRow): void {
    for (const place of row.starts)
      if (!place.blank) this.cells.set(place.cell, { first: TABLE_LABEL, rest: TABLE_LABEL });
  }

  #put(place: Place, before: readonly Role[], first: readonly Role[], rest: readonly Role[] = PROSE): void {
    this.cells.set(place.cell, { first: [...before, ...first], rest });
  }

  /** A row of one cell across the table: a theme, a labelled field of the item above, or words that go on. */
  #across(place: Place): void {
    const label = this.#labelled(place);
    if (label) return;
    if (isTheme(this.#vocabulary, place)) {
      const roles = themeRoles(this.#vocabulary, place);
      const section = roles[0]!.role === 'section';
      const again = section && alike(place.words) === this.#section;
      this.#put(place, [], again ? TABLE_LABEL : roles, TABLE_LABEL);
      if (again) return;
      if (!section && roles[0]!.role === 'item') {
        this.items += 1;
        this.#parent = '';
        this.#last = '';
        this.#open = roles[0]!.kind === this.#table.layout.columns.kind && !this.#table.layout.nested;
        this.#within = this.#table.layout.nested;
        return;
      }
      this.#within = false;
      if (section) this.#section = alike(place.words);
      this.#parent = '';
      this.#open = false;
      this.#last = '';
      return;
    }
    // Words under a theme tell of it; under an item they go on with it; before either they are the plan's own text.
    this.#put(place, [], PROSE);
  }

  /** "Update: work began…" across the table, under the item it tells of. */
  #labelled(place: Place): boolean {
    if (!this.#open) return false;
    const words = wordsOfPlace(place);
    const line = lineText(words);
    const colon = line.slice(0, 120).indexOf(':');
    const label = colon > 0 ? labelOfWords(this.#vocabulary, line.slice(0, colon)) : undefined;
    const { kind } = this.#table.layout.columns;
    const meaning = label?.meanings.find((one) => one.kind === kind);
    if (!label || !meaning || place.line === undefined) return false;
    const role: Role = { role: 'label', meaning, label: label.label, edition: label.edition };
    this.#put(place, [], [role, { role: 'text', words: trimmed(restFrom(words, colon + 1)) }]);
    this.#last = '';
    return true;
  }

  #row(view: RowView): void {
    const { columns } = this.#table.layout;
    const band = this.#bands.get(view);
    if (band) {
      this.#band(band);
      return;
    }
    if (this.#isStray(view)) {
      const why = 'A row of the table that has neither a number nor words of an item';
      for (const place of shownIn(view.row))
        this.#put(place, [], [{ role: 'left-over', why }], [{ role: 'left-over', why }]);
      return;
    }
    const on = this.#open && goesOn(view, columns, this.#filled);
    let before: Role[] = [];
    let began = on;
    for (const place of shownIn(view.row)) {
      const at = view.at.indexOf(place);
      const column = at < 0 ? undefined : columns.columns[at]!;
      if (column?.is === 'section' || column?.is === 'parent' || (column?.is === 'number' && column.of === 'parent')) {
        this.#over(column, place, view);
        // Under a new section or parent a row begins an item of its own.
        if (!this.#open) began = false;
        continue;
      }
      if (this.#isThemeCell(view, place, on)) {
        this.#across(place);
        return;
      }
      if (!began) {
        before = [this.#item(view), ...this.#mergedInto(view, columns.inner < 0 ? 0 : -columns.inner)];
        began = true;
      }
      if (at === columns.inner && at >= 0) {
        this.#inner(view, place, before);
        before = [];
        continue;
      }
      this.#cell(column ?? { is: 'headless' }, at, place, before, on);
      before = [];
    }
  }

  /** A sum below the items ("Agreed | 2"): words where every other row has its number, and no words of its own. */
  #isStray(view: RowView): boolean {
    const { number, first } = this.#table.layout.columns;
    const place = number < 0 ? undefined : view.at[number];
    if (!place || place.blank || !this.#numbered || first < 0 || this.#table.layout.headings.length < 4) return false;
    if (holds(view, first) || shownIn(view.row).length > 2) return false;
    return this.#leading(place).number === null && numberOfPlace(this.#vocabulary, place) === undefined;
  }

  /** A row that stands over others: a theme, or an item of which they are part. */
  #band({ is, place, words }: Band): void {
    if (is === 'theme') {
      this.#across(place);
      return;
    }
    const opening = this.#vocabulary.openingOf(place.words);
    const { kind: own } = this.#table.layout.columns;
    const kind = parentOf(this.#vocabulary, own) ?? own;
    this.items += 1;
    this.#open = kind === own;
    this.#within = true;
    this.#last = '';
    this.#put(
      place,
      [],
      [
        opening
          ? { role: 'item', kind, number: opening.number, name: opening.name, worded: true }
          : { role: 'item', kind, number: null, name: lineText(wordsOfPlace(place)).trim(), worded: false },
      ],
    );
    if (words) this.#put(words, [], PROSE);
  }

  /** An item of its own beside the words of the item that it stands below. */
  #inner(view: RowView, place: Place, before: readonly Role[]): void {
    const { columns, inner, kind } = this.#table.layout.columns;
    const column = columns[inner];
    if (column?.is !== 'field') return;
    const own = this.#innerLead ? this.#ownNumber(place) : undefined;
    const item: Role = { role: 'item', kind, number: own?.number ?? null, name: null, worded: false, within: true };
    this.items += 1;
    this.#last = '';
    const opening = [...before, item, ...this.#mergedInto(view, inner + 1)];
    const label = this.#labelRole(column);
    if (own) this.#put(place, [...opening, ...label], textRole(own.words));
    else this.#put(place, [...opening, ...label], PROSE);
  }

  /**
   * The fields of an item whose words stand in cells that reach into its row from above: merged down over several items
   * they are said of each. `from` is the first column looked at; before its turn, negative, the last.
   */
  #mergedInto(view: RowView, from: number): readonly Role[] {
    if (!view.covered.includes(true)) return NO_ROLES;
    const { columns } = this.#table.layout.columns;
    return columns.flatMap((column, at): Role[] => {
      if (column.is !== 'field' || !view.covered[at] || (from < 0 ? at >= -from : at < from)) return [];
      const place = view.row.over[this.#table.layout.headings[at]!.from];
      if (!place || place.blank || place.words.length > MOST_REPEATED) return [];
      const meant = this.#meant(column, place);
      return [...this.#labelRole(column), ...textRole(meant === undefined ? wordsOfPlace(place) : [t(meant)])];
    });
  }

  /** A row whose one cell with words is its first, in bold and alone: a theme whose cells were not merged. */
  #isThemeCell(view: RowView, place: Place, on: boolean): boolean {
    const { number, first } = this.#table.layout.columns;
    const alone = shownIn(view.row).length === 1 && place.from === 0;
    if (!alone || !isTheme(this.#vocabulary, place) || on) return false;
    if (this.#table.layout.headings.length < 3 || numberOfPlace(this.#vocabulary, place)) return false;
    const at = view.at.indexOf(place);
    return at === number || place.bold || (at !== first && number < 0);
  }

  /** A section or parent item that stands in a column beside its rows. */
  #over(column: Column, place: Place, view: RowView): void {
    const said = alike(place.words);
    if (column.is === 'number') {
      const parents = this.#table.layout.columns.columns.findIndex(({ is }) => is === 'parent');
      const parent = view.at[parents];
      // The parent's number stands for it until its words come.
      this.#put(
        place,
        [],
        parent && !parent.blank && alike(parent.words) !== this.#parent
          ? this.#parentItem(view, parent, place)
          : TABLE_LABEL,
      );
      return;
    }
    if (column.is === 'section') {
      if (said === this.#section) this.#put(place, [], TABLE_LABEL, TABLE_LABEL);
      else {
        this.#put(place, [], [sectionRole(wordsOfPlace(place))], TABLE_LABEL);
        this.#section = said;
        this.#parent = '';
        this.#open = false;
      }
      return;
    }
    if (column.is !== 'parent') return;
    const numbered = this.#table.layout.columns.columns.some((one) => one.is === 'number' && one.of === 'parent');
    if (said === this.#parent && !(numbered && this.#beganParent)) {
      this.#put(place, [], TABLE_LABEL, TABLE_LABEL);
      return;
    }
    const opening = this.#beganParent ? [] : this.#parentItem(view, place, undefined);
    this.#beganParent = false;
    this.#put(place, opening, opening.some(({ role }) => role === 'text') ? [] : PROSE);
    this.#open = false;
    this.#last = '';
  }

  #beganParent = false;

  #parentItem(_view: RowView, place: Place, number: Place | undefined): Role[] {
    const column = this.#table.layout.columns.columns.find((one) => one.is === 'parent');
    if (column?.is !== 'parent') return [];
    this.#parent = alike(place.words);
    this.items += 1;
    const words = firstWords(place);
    const line = lineText(words);
    const item = (of: string | null, name: string | null, worded: boolean): Role => ({
      role: 'item',
      kind: column.kind,
      number: of,
      name,
      worded,
    });
    if (number) {
      this.#beganParent = true;
      const found = numberOfPlace(this.#vocabulary, number);
      return [item(found?.number ?? number.words, null, found?.worded ?? false)];
    }
    const opening = this.#vocabulary.openingOf(line.slice(0, 200));
    if (opening?.kind === column.kind)
      return [item(opening.number, opening.name, true), ...textRole(trimmed(restFrom(words, opening.rest)))];
    const leading = numberLeading(line);
    if (leading) return [item(leading.number, null, false), ...textRole(trimmed(restFrom(words, leading.rest)))];
    return [item(null, null, false)];
  }

  /** The opening of the item that a row is. Its number may stand in any of the row's cells. */
  #item(view: RowView): Role {
    const { columns } = this.#table.layout;
    this.#open = true;
    this.#last = '';
    this.items += 1;
    const place = columns.number >= 0 ? view.at[columns.number] : undefined;
    const opening = (number: string | null, name: string | null, worded: boolean): Role => ({
      role: 'item',
      kind: columns.kind,
      number,
      name,
      worded: worded || (number !== null && columns.worded),
      ...(this.#within ? { within: true } : {}),
    });
    if (place && !place.blank) {
      const found = numberOfPlace(this.#vocabulary, place);
      if (found) return opening(found.number, null, found.worded);
      const { number, rest } = this.#leading(place);
      return opening(number, rest === '' ? null : rest, false);
    }
    const own = this.#lead && columns.first >= 0 ? view.at[columns.first] : undefined;
    if (!own || own.blank) return opening(null, null, false);
    const words = this.#vocabulary.openingOf(own.words);
    if (words && words.kind === columns.kind) return opening(words.number, words.name, true);
    return opening(this.#ownNumber(own)?.number ?? null, null, false);
  }

  /** A number cell that holds more than a number: "6.1 Transitions" has a name too. */
  #leading(place: Place): { readonly number: string | null; readonly rest: string } {
    const opening = this.#vocabulary.openingOf(place.words);
    if (opening) return { number: opening.number, rest: opening.name ?? place.words.slice(opening.rest).trim() };
    const line = lineText(wordsOfPlace(place));
    const found = numberLeading(line);
    return found ? { number: found.number, rest: line.slice(found.rest).trim() } : { number: null, rest: line.trim() };
  }

  /** The number that leads an item's own words, as words or given to them by the file, and where they go on. */
  #ownNumber(place: Place): { readonly number: string; readonly words: Inline[] } | undefined {
    const words = firstWords(place);
    const line = lineText(words);
    const opening = this.#vocabulary.openingOf(line.slice(0, 200));
    if (opening) return { number: opening.number, words: trimmed(restFrom(words, opening.rest)) };
    const alone = numberIn(this.#vocabulary, line);
    if (alone) return { number: alone.number, words: [] };
    const leading = numberLeading(line);
    return leading && { number: leading.number, words: trimmed(restFrom(words, leading.rest)) };
  }

  #cell(column: Column, at: number, place: Place, before: readonly Role[], on: boolean): void {
    if (at >= 0) this.#counts[at]! += 1;
    switch (column.is) {
      case 'number':
        // Its number is in the item's opening; on a row that goes on it is words like any other.
        this.#put(place, before, before.length > 0 ? [] : TABLE_LABEL, TABLE_LABEL);
        return;
      case 'name':
        this.#put(place, before, on ? PROSE : [{ role: 'name', words: wordsOfPlace(place) }], on ? PROSE : TABLE_LABEL);
        return;
      case 'field':
        this.#field(column, at, place, before);
        return;
      case 'tick':
        this.#tick(column, place, before);
        return;
      case 'unknown':
        if (this.#isState(place)) this.#states[at]! += 1;
        this.#put(
          place,
          before,
          [{ role: 'left-over', why: `The plan has no field called “${column.label}”` }],
          [{ role: 'left-over', why: `The plan has no field called “${column.label}”` }],
        );
        return;
      default:
        this.#put(place, before, PROSE);
    }
  }

  #isState({ words }: Place): boolean {
    if (words.length > LONGEST_STATE) return false;
    return colourOf(words) !== undefined || this.#key.has(alike(words)) || this.#vocabulary.isValue(words);
  }

  #labelRole({ meaning, label, edition }: FieldLabel): Role[] {
    const said = `${meaning.field.key} ${edition ?? ''}`;
    if (said === this.#last) return [];
    this.#last = said;
    return [{ role: 'label', meaning, label, edition }];
  }

  #field(column: Column & { is: 'field' }, at: number, place: Place, before: readonly Role[]): void {
    const label = this.#labelRole(column);
    const ticked = column.meaning.field.vocabulary ? tickedIn(place.words) : undefined;
    const meant = ticked ?? this.#meant(column, place);
    if (meant !== undefined) {
      const first: readonly Role[] = [...before, ...label, { role: 'text', words: [t(meant)] }];
      this.cells.set(place.cell, { first, rest: ticked === undefined ? PROSE : TABLE_LABEL, instead: [t(meant)] });
      return;
    }
    const lead = this.#lead && at === this.#table.layout.columns.first && before.length > 0;
    const own = lead ? this.#ownNumber(place) : undefined;
    const inside = place.line === undefined ? this.#ownLabels(place, column) : undefined;
    if (inside) {
      const words = own ? textRole(own.words) : PROSE;
      this.cells.set(place.cell, { first: [...before, ...label, ...words], rest: PROSE, own: inside });
      this.#last = '';
      return;
    }
    if (own) this.#put(place, [...before, ...label], textRole(own.words));
    else if (before.length > 0 || label.length === 0) this.#put(place, [...before, ...label], PROSE);
    else {
      // Most cells of a column are alike: they share what they are.
      this.#shared[at] ??= { first: [...label, ...PROSE], rest: PROSE };
      this.cells.set(place.cell, this.#shared[at]);
    }
  }

  /** The lines of a cell, after its first, that begin with the label of another field: "Target date: May 2031". */
  #ownLabels(place: Place, column: FieldLabel): ReadonlyMap<SourceBlock, readonly Role[]> | undefined {
    const own = new Map<SourceBlock, readonly Role[]>();
    let first = true;
    for (const block of place.cell.blocks) {
      if (!isLine(block) || block.type === 'list-item' || isBlank(block)) continue;
      if (first) {
        first = false;
        continue;
      }
      const words = trimmed(block.children);
      const line = lineText(words);
      const colon = line.slice(0, LONGEST_STATE).indexOf(':');
      const label = colon > 0 ? labelOfWords(this.#vocabulary, line.slice(0, colon)) : undefined;
      const meaning = label?.meanings.find(({ kind }) => kind === this.#table.layout.columns.kind);
      const rest = trimmed(restFrom(words, colon + 1));
      if (!label || !meaning || meaning.at === 0 || meaning.field === column.meaning.field || rest.length === 0)
        continue;
      own.set(block, [{ role: 'label', meaning, label: label.label, edition: label.edition }, ...textRole(rest)]);
    }
    return own.size > 0 ? own : undefined;
  }

  /** What a mark in a column of states says: by the file's key, else a colour's name. */
  #meant({ meaning, label }: FieldLabel, place: Place): string | undefined {
    if (place.line === undefined || place.words.length > LONGEST_MARK) return undefined;
    const meant = this.#key.get(alike(place.words)) ?? colourOf(place.words);
    return meant !== undefined && (meaning.field.vocabulary === 'status' || holdsStates(label)) ? meant : undefined;
  }

  #tick(column: Column & { is: 'tick' }, place: Place, before: readonly Role[]): void {
    if (isNoTick(place.words)) {
      this.#put(place, before, before.length > 0 ? [] : TABLE_LABEL, TABLE_LABEL);
      return;
    }
    const roles = [...before, ...this.#labelRole(column)];
    if (!isTick(place.words)) {
      this.#put(place, roles, PROSE);
      return;
    }
    this.cells.set(place.cell, {
      first: [...roles, { role: 'text', words: column.words }],
      rest: TABLE_LABEL,
      instead: column.words,
    });
  }
}

const textRole = (words: readonly Inline[]): Role[] => (lineText(words).trim() === '' ? [] : [{ role: 'text', words }]);

/**
 * Reads a table with a row for each item. `open` says whether an item stands open before it, to be gone on with; and after.
 * `within` is true where its items stand below one that is open before it.
 */
export const readRowTable = (
  grid: Grid,
  table: RowTable,
  vocabulary: Vocabulary,
  key: Key,
  open: boolean,
  within: boolean,
): { readonly reading: TableReading; readonly open: boolean } => {
  const reader = new RowReader(table, vocabulary, key, open, within);
  reader.read(grid);
  return {
    reading: { as: 'items', cells: reader.cells, labels: reader.labels(), items: reader.items },
    open: reader.open,
  };
};
