import { CHANGE_KINDS } from '../../../shared/plan/compared.ts';
import type { ChangedText, ChangeKind, Comparison, ThingChange } from '../../../shared/plan/compared.ts';
import { counted } from '../../app/plan-words.ts';

/** What happened, for the sentence over the list: each row is one of these. */
export const HAPPENINGS = ['moved', 'renumbered', 'reworded', 'emptied', 'facts', 'new', 'added', 'retired'] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** A row of the list of changes: a thing that came, went or moved; or one text of a thing that stayed where it was. */
export interface ChangeRow {
  readonly key: string;
  readonly change: ThingChange;
  /** The one text it is about; `null` where it is about the whole thing, or its facts. */
  readonly text: ChangedText | null;
  readonly kinds: readonly ChangeKind[];
  readonly happening: Happening;
  /** Empty where the thing bears no number. */
  readonly number: string;
  readonly words: string;
}

const happeningOfText = {
  new: 'new',
  filled: 'new',
  emptied: 'emptied',
  reworded: 'reworded',
} as const satisfies Record<ChangedText['how'], Happening>;

/** What a thing is listed for as a whole, the weightiest first. */
const WHOLE = ['added', 'retired', 'moved', 'renumbered'] as const satisfies readonly Happening[];

const rowsOf = (change: ThingChange): ChangeRow[] => {
  const { subject, kinds, texts, before, after } = change;
  const place = after ?? before;
  const shared = { change, number: place?.number ?? '' };
  const words = place?.words || 'No words yet';
  const whole = WHOLE.find((one) => kinds.includes(one));
  if (whole) return [{ ...shared, key: subject, text: null, kinds, happening: whole, words }];
  const rows = texts.map((text): ChangeRow => ({
    ...shared,
    key: `${subject} ${text.part}`,
    text,
    kinds: [text.kind],
    happening: happeningOfText[text.how],
    words: shared.number === '' && change.thing !== 'plan' ? `${words}: ${text.label}` : text.label,
  }));
  return kinds.includes('facts')
    ? [...rows, { ...shared, key: `${subject} facts`, text: null, kinds: ['facts'], happening: 'facts', words }]
    : rows;
};

const known = new WeakMap<ThingChange, readonly ChangeRow[]>();

const rowsOnce = (change: ThingChange): readonly ChangeRow[] => {
  const before = known.get(change);
  if (before) return before;
  const rows = rowsOf(change);
  known.set(change, rows);
  return rows;
};

/** The rows of a comparison, in its order. The same rows for the same thing. */
export const changeRows = ({ things }: Pick<Comparison, 'things'>): ChangeRow[] => things.flatMap(rowsOnce);

/** The rows of the kinds that are chosen; all of them where none is. */
export const rowsOfKinds = (rows: readonly ChangeRow[], kinds: ReadonlySet<ChangeKind>): readonly ChangeRow[] =>
  kinds.size === 0 ? rows : rows.filter((row) => row.kinds.some((kind) => kinds.has(kind)));

/** The kinds that there are, each with how many rows are of it. */
export const kindsOf = (rows: readonly ChangeRow[]): { readonly kind: ChangeKind; readonly count: number }[] => {
  const counts = new Map<ChangeKind, number>();
  for (const row of rows) for (const kind of row.kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return CHANGE_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
};

const happeningWords = {
  moved: 'moved',
  renumbered: 'renumbered',
  reworded: 'reworded',
  emptied: 'emptied',
  facts: 'with other facts',
  new: 'new',
  added: 'added',
  retired: 'retired',
} as const satisfies Record<Happening, string>;

/** "1 moved, 6 reworded, 4 new, 1 retired. 65 items are the same." */
export const summaryOf = (rows: readonly ChangeRow[], same: number): string => {
  const parts = HAPPENINGS.flatMap((happening) => {
    const count = rows.filter((row) => row.happening === happening).length;
    return count === 0 ? [] : [`${count.toLocaleString('en-GB')} ${happeningWords[happening]}`];
  });
  const first = parts.length === 0 ? '' : `${parts.join(', ')}. `;
  if (same === 0) return `${first}No item is the same.`;
  return `${first}${counted(same, 'item')} ${same === 1 ? 'is' : 'are'} the same.`;
};

const textWords = (row: ChangeRow, after: string, counts: string | undefined): string => {
  const { text } = row;
  if (!text) return counts ?? 'Owner or other facts changed';
  if (text.how === 'new') return `New ${text.kind === 'status' ? 'status' : 'text'} for ${after}`;
  if (text.how === 'filled') return 'Written for the first time';
  if (text.how === 'emptied') return `No words in ${after}`;
  return counts ?? 'Reworded';
};

/** What else happened to a thing that moved or took another number. */
const alsoOf = ({ texts, kinds }: ThingChange): string => {
  const how = new Set(texts.map((text) => text.how));
  const also = [
    how.has('reworded') || how.has('emptied') ? 'reworded' : '',
    how.has('new') || how.has('filled') ? 'with new text' : '',
    kinds.includes('facts') ? 'with other facts' : '',
  ].filter((one) => one !== '');
  return also.map((one) => `, ${one}`).join('');
};

const movedFrom = ({ before, after }: ThingChange): string => {
  if (!before || !after) return '';
  if (before.number !== null && before.number !== after.number) return ` from ${before.number}`;
  return before.section !== '' && before.section !== after.section ? ` from ${before.section}` : '';
};

const wholeWords = {
  added: () => 'Added',
  retired: () => 'Retired',
  moved: (change: ThingChange) => `Moved${movedFrom(change)}${alsoOf(change)}`,
  renumbered: (change: ThingChange) => `Was ${change.before?.number ?? 'without a number'}${alsoOf(change)}`,
} as const satisfies Record<(typeof WHOLE)[number], (change: ThingChange) => string>;

/**
 * What happened, on the row's second line: "Moved from 6.1.4, reworded", "4 words changed". `after`: the name of the later
 * edition; `counts`: how much of a text changed, where that is known.
 */
export const rowWords = (row: ChangeRow, after: string, counts?: string): string => {
  const whole = WHOLE.find((one) => one === row.happening);
  return whole ? wholeWords[whole](row.change) : textWords(row, after, counts);
};

/** "Change 3 of 12: 6.1.2, moved from 6.1.4, reworded." */
export const spokenRow = (rows: readonly ChangeRow[], row: ChangeRow, what: string): string => {
  const at = rows.findIndex((one) => one.key === row.key) + 1;
  const place = [row.number, row.text ? row.words : row.number === '' ? row.words : ''].filter((one) => one !== '');
  const happened = `${what.slice(0, 1).toLowerCase()}${what.slice(1)}`;
  return `Change ${at.toLocaleString('en-GB')} of ${rows.length.toLocaleString('en-GB')}: ${[...place, happened].join(', ')}.`;
};

/** Which row was looked at, so that it is found again when the list was read anew. */
export interface ChosenRow {
  readonly key: string;
  readonly subject: string;
  /** Its place in the list. */
  readonly at: number;
}

/** The row that was looked at; where it is gone, another of the same thing, or the one that stands in its place now. */
export const rowChosen = (rows: readonly ChangeRow[], chosen: ChosenRow | null): ChangeRow | undefined => {
  if (!chosen) return rows[0];
  return (
    rows.find((row) => row.key === chosen.key) ??
    rows.find((row) => row.change.subject === chosen.subject) ??
    rows[Math.min(chosen.at, rows.length - 1)]
  );
};
