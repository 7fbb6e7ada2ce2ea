import { isBlank } from '../richtext/plain-text.ts';
import { likeness } from '../richtext/sequence.ts';
import type { Tree } from '../richtext/tree.ts';
import { wordsOf } from '../richtext/words.ts';
import type { ChangedText } from './compared.ts';
import { bareLabel } from './printed-words.ts';
import type { Body, CellRef, Edition, Part, ProsePart } from './records.ts';
import { isTimescale } from './slips.ts';
import type { FieldTemplate } from './template.ts';

/** A cell, as far as it takes to tell whether another says the same. Of most, body and words are never asked for. */
export interface ComparedCell extends CellRef {
  /** Of the canonical body. */
  readonly sha256: string;
  /** The first letters of its words. */
  readonly begins: string;
  readonly plain: string;
  readonly body: Body;
}

/** The cells of one thing's one part, by the edition they were written at. */
export type ComparedLayers = ReadonlyMap<string, ComparedCell>;

const isBlankCell = (cell: ComparedCell): boolean => cell.begins.trim() === '' && isBlank(cell.body as Tree);

/** What a text says in an edition. */
export interface Reading {
  /** Where its words stand; `undefined` where there are none. */
  readonly cell: ComparedCell | undefined;
  /** True where the edition itself says so, were it nothing; false where it says what an earlier one said. */
  readonly written: boolean;
}

/** What says nothing. */
export const NOTHING: Reading = { cell: undefined, written: false };

/** What rolls on: the nearest layer up to an edition. */
const rolledOn = (layers: ComparedLayers, editions: readonly Edition[], at: number): Reading => {
  for (let from = at; from >= 0; from -= 1) {
    const cell = layers.get(editions[from]!.id);
    if (cell) return { cell: isBlankCell(cell) ? undefined : cell, written: from === at };
  }
  return NOTHING;
};

/** What an edition says itself, or else the last words said before it. */
const lastSaid = (layers: ComparedLayers, editions: readonly Edition[], at: number): Reading => {
  for (let from = at; from >= 0; from -= 1) {
    const cell = layers.get(editions[from]!.id);
    if (cell && !isBlankCell(cell)) return { cell, written: from === at };
    // A published edition that is known to say nothing has a blank paragraph; an emptied field has nothing at all.
    if (cell && from === at && (cell.body as Tree).length > 0) return { cell: undefined, written: true };
  }
  return NOTHING;
};

/** What a text says in an edition, of those in order: where it is of edition scope and not updated, its last words. */
export const readingAt = (
  layers: ComparedLayers | undefined,
  editions: readonly Edition[],
  edition: string,
  scope: FieldTemplate['scope'],
): Reading => {
  if (!layers) return NOTHING;
  const at = editions.findIndex((one) => one.id === edition);
  return (scope === 'edition' ? lastSaid : rolledOn)(layers, editions, at);
};

/** True where two readings say the same. */
export const saysTheSame = ({ cell: a }: Reading, { cell: b }: Reading): boolean => a?.sha256 === b?.sha256;

/** Words less alike than this are new words, and not the old ones edited. */
const REWORDED = 0.4;

const howChanged = (before: Reading, after: Reading, scope: FieldTemplate['scope']): ChangedText['how'] => {
  if (!after.cell) return 'emptied';
  if (!before.cell) return scope === 'edition' ? 'new' : 'filled';
  if (scope === 'rolls-on') return 'reworded';
  return likeness(wordsOf(before.cell.plain), wordsOf(after.cell.plain)) < REWORDED ? 'new' : 'reworded';
};

/** A text that things have. */
export interface TextOf {
  readonly part: ProsePart;
  readonly key: string;
  readonly label: string;
  readonly kind: ChangedText['kind'];
  readonly scope: FieldTemplate['scope'];
}

const text = (name: string, label: string): TextOf => ({
  part: `text:${name}` as ProsePart,
  key: name,
  label,
  kind: 'text',
  scope: 'rolls-on',
});

/** The plan's own texts, a section's and an item's besides its fields, in reading order. Notes are never published. */
export const TITLE = text('title', 'Title');
export const HEADING = text('heading', 'Heading');
export const NAME_OF_ITEM = text('name', 'Name');
export const TEXTS_OF_PLAN: readonly TextOf[] = [
  TITLE,
  text('summary', 'Summary'),
  text('foreword', 'Foreword'),
  text('contact', 'Contact'),
];
export const TEXTS_OF_SECTION: readonly TextOf[] = [HEADING, text('narrative', 'Introduction')];

/** A field as a text that items have. */
export const textOfField = (field: FieldTemplate): TextOf => ({
  part: `field:${field.key}`,
  key: field.key,
  label: bareLabel(field),
  kind: field.vocabulary === 'status' ? 'status' : isTimescale(field.key) ? 'timescale' : 'text',
  scope: field.scope,
});

/** A text of one edition and of the other; `undefined` where the edition has no such text. */
export interface TextPair {
  readonly before: TextOf | undefined;
  readonly after: TextOf | undefined;
}

/** The texts of two editions by their keys: in the later one's order, and what only the earlier one has where it had it. */
export const pairTexts = (before: readonly TextOf[], after: readonly TextOf[]): TextPair[] => {
  const now = new Map(after.map((one) => [one.key, one]));
  const was = new Map(before.map((one) => [one.key, one]));
  const out: TextPair[] = [];
  const gone = (from: number): void => {
    for (const one of before.slice(from)) {
      if (now.has(one.key)) return;
      out.push({ before: one, after: undefined });
    }
  };
  gone(0);
  for (const one of after) {
    const there = was.get(one.key);
    out.push({ before: there, after: one });
    if (there) gone(before.indexOf(there) + 1);
  }
  return out;
};

/** Two editions that are compared, and which of them is the newer one: not always the second. */
export interface ComparedPair {
  /** Oldest first. */
  readonly editions: readonly Edition[];
  readonly before: string;
  readonly after: string;
  readonly newer: 'before' | 'after';
}

/** What two editions say in a text. */
export interface ReadingPair {
  readonly before: Reading;
  readonly after: Reading;
  /** True where the newer edition is yet to write it: nothing changed then. */
  readonly notUpdated: boolean;
}

/** What two editions say in a text; `layers` are those of its part. */
export const readPair = (pair: TextPair, layers: ComparedLayers | undefined, sides: ComparedPair): ReadingPair => {
  const read = (side: 'before' | 'after'): Reading =>
    pair[side] ? readingAt(layers, sides.editions, sides[side], pair[side].scope) : NOTHING;
  const both = { before: read('before'), after: read('after') };
  const newer = pair[sides.newer];
  return { ...both, notUpdated: newer?.scope === 'edition' && !both[sides.newer].written };
};

/** What changed in a text; `undefined` where nothing did. */
export const changedText = (pair: TextPair, { before, after, notUpdated }: ReadingPair): ChangedText | undefined => {
  const { scope, ...of } = (pair.after ?? pair.before)!;
  if (notUpdated || saysTheSame(before, after)) return undefined;
  return { ...of, how: howChanged(before, after, scope) };
};

/** The cells of things by their subject and part. */
export const layersOf = (
  cells: readonly ComparedCell[],
): ((subject: string, part: Part) => ComparedLayers | undefined) => {
  const out = new Map<string, Map<string, ComparedCell>>();
  for (const cell of cells) {
    const key = `${cell.subject} ${cell.part}`;
    const layers = out.get(key);
    if (layers) layers.set(cell.edition, cell);
    else out.set(key, new Map([[cell.edition, cell]]));
  }
  return (subject, part) => out.get(`${subject} ${part}`);
};
