import type { OutlineItem, OutlineSection } from '../../../shared/ipc/contract.ts';
import type { Template, Tone } from '../../../shared/plan/template.ts';
import { toneWords } from '../../ui/tone-words.ts';
import type { Filter, ToFix } from './outline-filter.ts';

/** The key of the row that leads to the plan's title, summary and foreword. */
export const FRONT = 'front';

/** A row of the outline with all that it shows, so that one whose words stay the same is not drawn again. */
export interface OutlineRow {
  readonly key: string;
  readonly kind: 'front' | 'section' | 'annex' | 'item';
  readonly number: string;
  readonly words: string;
  /** `null` where the item has no status, or it is no item. */
  readonly tone: Tone | 'none' | null;
  /** What is left to do with the item, or whose it is. */
  readonly note: string;
  /** How many items stand in a section. */
  readonly count: number;
  /** As it is read out. */
  readonly name: string;
  readonly rows: readonly OutlineRow[];
}

/** What the rows need to know besides the outline. */
export interface RowsFor {
  readonly toFix: ToFix;
  /** The kinds of item that have a status; others show none. */
  readonly withStatus: ReadonlySet<string>;
  readonly filter: Filter;
}

/** The kinds of a template's items that have a status. */
export const kindsWithStatus = (template: Template): ReadonlySet<string> =>
  new Set(
    template.kinds.filter((kind) => kind.fields.some((field) => field.vocabulary === 'status')).map((kind) => kind.key),
  );

const noteOf = (item: OutlineItem, { toFix, filter }: RowsFor): string => {
  const owner = item.owner ?? '';
  if (filter === 'with-owner') return owner;
  if (!item.updated) return 'Not updated';
  const count = toFix.get(item.id);
  return count === undefined ? owner : `${count} to fix`;
};

const itemRow = (item: OutlineItem, known: RowsFor): OutlineRow => {
  const tone = known.withStatus.has(item.kind) ? item.status.tone : null;
  const note = noteOf(item, known);
  const name = [
    [item.number, item.words || 'No words yet'].filter(Boolean).join(' '),
    ...(tone === null ? [] : [toneWords[tone]]),
    ...(note === '' ? [] : [note]),
  ].join(', ');
  return {
    key: item.id,
    kind: 'item',
    number: item.number ?? '',
    words: item.words,
    tone,
    note,
    count: 0,
    name,
    rows: item.items.map((below) => itemRow(below, known)),
  };
};

const countItems = (items: readonly OutlineItem[]): number =>
  items.reduce((sum, item) => sum + 1 + countItems(item.items), 0);

const sectionRow = (section: OutlineSection, known: RowsFor): OutlineRow => {
  const kind = section.kind ?? 'section';
  const heading = section.heading || (kind === 'annex' ? 'Annex without a heading' : 'Section without a heading');
  return {
    key: section.id,
    kind,
    number: section.number ?? '',
    words: section.heading,
    tone: null,
    note: '',
    count: countItems(section.items),
    name: [section.number, heading].filter(Boolean).join(' '),
    rows: section.items.map((item) => itemRow(item, known)),
  };
};

const front: OutlineRow = {
  key: FRONT,
  kind: 'front',
  number: '',
  words: 'Front page',
  tone: null,
  note: '',
  count: 0,
  name: 'Front page',
  rows: [],
};

/** Makes a section's row with all that stand below it; asked again for the same section, it answers the same row. */
export const sectionRows = (known: RowsFor): ((section: OutlineSection) => OutlineRow) => {
  const made = new WeakMap<OutlineSection, OutlineRow>();
  return (section) => {
    const row = made.get(section) ?? sectionRow(section, known);
    made.set(section, row);
    return row;
  };
};

/** The rows of the sections given, with the front page first where nothing is looked for. */
export const rowsOf = (
  sections: readonly OutlineSection[],
  rowOf: (section: OutlineSection) => OutlineRow,
  withFront: boolean,
): readonly OutlineRow[] => [...(withFront ? [front] : []), ...sections.map(rowOf)];

const sameList = <T>(before: readonly T[], after: readonly T[]): boolean =>
  before.length === after.length && after.every((one, at) => one === before[at]);

/** The rows as they are now, each of which is the very row it was before where nothing in it has changed. */
export const keepRows = (before: readonly OutlineRow[], after: readonly OutlineRow[]): readonly OutlineRow[] => {
  const known = new Map(before.map((row) => [row.key, row]));
  const kept = after.map((row): OutlineRow => {
    const old = known.get(row.key);
    if (!old || old === row) return row;
    const rows = keepRows(old.rows, row.rows);
    const same =
      rows === old.rows &&
      old.name === row.name &&
      old.words === row.words &&
      old.number === row.number &&
      old.kind === row.kind &&
      old.tone === row.tone &&
      old.note === row.note &&
      old.count === row.count;
    return same ? old : { ...row, rows };
  });
  return sameList(before, kept) ? before : kept;
};

/** The keys of all rows that have rows below them, among those given and below. */
export const unfoldable = (rows: readonly OutlineRow[]): string[] =>
  rows.flatMap((row) => (row.rows.length === 0 ? [] : [row.key, ...unfoldable(row.rows)]));

/** The keys on the way from the top to a row, itself last; none where it is not there. */
export const pathTo = (rows: readonly OutlineRow[], key: string): string[] => {
  for (const row of rows) {
    if (row.key === key) return [key];
    const below = pathTo(row.rows, key);
    if (below.length > 0) return [row.key, ...below];
  }
  return [];
};
