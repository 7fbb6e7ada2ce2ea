import { z } from 'zod';
import { cellRefSchema, factsSchema, partSchema } from './records.ts';
import type { CellRef } from './records.ts';
import { templateSchema } from './template-schema.ts';
import { TONES } from './template.ts';
import { treeSchema } from '../richtext/tree-schema.ts';

/**
 * What a person can do to a plan that is more than writing in one field: to its outline, its facts, its template, and to many
 * texts at once. Each is a plain value that the engine carries out in one step; what takes it back is one too.
 */

const id = z.string().min(1).max(64);
const number = z.string().trim().min(1).max(40).nullable();
const name = z.string().trim().max(400);
/** Comes after that one, or first where it is `null`. */
const after = id.nullable();

/** A cell that is put back, where it still says what it said when the step was taken (`sha256` of its body now). */
const putSchema = z.strictObject({
  subject: id,
  part: partSchema,
  edition: id,
  sha256: z.string().length(64).nullable(),
  /** Checked against the part when it is carried out. */
  body: z.unknown(),
});
export type Put = z.infer<typeof putSchema>;

/** One place in a text where words were found: which of the text's matches it is, counted from 0. */
export const hitSchema = z.strictObject({ cell: cellRefSchema, nth: z.number().int().nonnegative() });

/** How words are looked for. */
export const querySchema = z.strictObject({
  words: z.string().min(1).max(400),
  matchCase: z.boolean(),
  wholeWords: z.boolean(),
});
export type Query = z.infer<typeof querySchema>;

const changes = {
  /** A section, or an annex, which stands at the end and has no items. */
  'add-section': z.strictObject({
    do: z.literal('add-section'),
    kind: z.enum(['section', 'annex']),
    after,
    heading: name,
  }),
  /** `kind` as the template has it; the number follows its neighbours'. `words` are those of the item's first field. */
  'add-item': z.strictObject({
    do: z.literal('add-item'),
    kind: z.string(),
    section: id,
    parent: id.nullable(),
    after,
    words: name.optional(),
  }),
  /** Moves a section or an item, with all that stands below it. For a section, `section` is its own id. */
  move: z.strictObject({ do: z.literal('move'), subject: id, section: id, parent: id.nullable(), after }),
  /** Takes it out of this edition and later ones; earlier ones keep it. */
  retire: z.strictObject({ do: z.literal('retire'), subject: id }),
  'bring-back': z.strictObject({ do: z.literal('bring-back'), subject: id }),
  /** Folds a completed item, whose last status and progress stand then; or (`folded: false`) takes it up again. */
  fold: z.strictObject({ do: z.literal('fold'), subject: id, folded: z.boolean() }),
  /** Gives these numbers; references follow by themselves, because they go by the item. */
  number: z.strictObject({
    do: z.literal('number'),
    numbers: z.array(z.strictObject({ subject: id, number })).min(1),
  }),
  /** The words of a section's heading or an item's name, as the outline changes them. */
  rename: z.strictObject({ do: z.literal('rename'), subject: id, words: name }),
  facts: z.strictObject({ do: z.literal('facts'), subject: id, facts: factsSchema }),
  /** Why a field of an item says something else in this edition; nothing takes away what was answered. */
  explain: z.strictObject({
    do: z.literal('explain'),
    subject: id,
    field: z.string().min(1).max(80),
    reason: z.string().trim().max(2000),
  }),
  /** Says that an item answers another as well, or (`linked: false`) does not any more. */
  link: z.strictObject({ do: z.literal('link'), subject: id, to: id, linked: z.boolean() }),
  /** Says for the whole plan what a status word means that no edition's list has; `null` takes it away. */
  tone: z.strictObject({
    do: z.literal('tone'),
    word: z.string().trim().min(1).max(200),
    tone: z.enum(TONES).nullable(),
  }),
  /** The template of this edition and the later ones that have none of their own. */
  template: z.strictObject({ do: z.literal('template'), template: templateSchema }),
  /** Writes whole texts, each where it still says what it said: a replacement, shared words, a reference made of a number. */
  write: z.strictObject({
    do: z.literal('write'),
    name: z.string().min(1).max(200),
    texts: z
      .array(z.strictObject({ cell: cellRefSchema, counter: z.number().int().nonnegative(), body: treeSchema }))
      .min(1),
  }),
  /** Puts other words where some were found: at all hits, or at those chosen. */
  replace: z.strictObject({
    do: z.literal('replace'),
    query: querySchema,
    replacement: z.string().max(2000),
    hits: z.array(hitSchema).min(1),
  }),
  /** Words kept once for many texts (`shared-texts.ts`). */
  share: z.strictObject({ do: z.literal('share'), name: name.min(1), body: treeSchema, uses: z.array(cellRefSchema) }),
  'change-shared': z.strictObject({ do: z.literal('change-shared'), text: id, name: name.min(1), body: treeSchema }),
  'use-shared': z.strictObject({ do: z.literal('use-shared'), text: id, cell: cellRefSchema }),
  'detach-shared': z.strictObject({ do: z.literal('detach-shared'), text: id, cell: cellRefSchema }),
  /** Takes a step back, or does it again: `name` is what it says in "Undo …". */
  put: z.strictObject({ do: z.literal('put'), name: z.string().min(1).max(200), cells: z.array(putSchema).min(1) }),
} as const;

export const changeSchema = z.discriminatedUnion('do', [
  changes['add-section'],
  changes['add-item'],
  changes.move,
  changes.retire,
  changes['bring-back'],
  changes.fold,
  changes.number,
  changes.rename,
  changes.facts,
  changes.explain,
  changes.link,
  changes.tone,
  changes.template,
  changes.write,
  changes.replace,
  changes.share,
  changes['change-shared'],
  changes['use-shared'],
  changes['detach-shared'],
  changes.put,
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeOf<D extends Change['do']> = Extract<Change, { do: D }>;

/** What came of a change. */
export interface Changed {
  /** As it stands after "Undo": "moving 6.1.3". */
  readonly name: string;
  /** What happened, in a sentence: "6.1.3 now stands after 6.1.4." */
  readonly sentence: string;
  /** The thing that was added, moved or brought back, to be shown; `null` where there is none. */
  readonly subject: string | null;
  /** What takes it back. Carried out, it answers what does it again. */
  readonly undo: ChangeOf<'put'>;
  /** The cells that were written. */
  readonly written: readonly CellRef[];
}

/** One line of a renumbering that is looked at before it is done. */
export interface Renumbered {
  readonly subject: string;
  readonly words: string;
  readonly depth: number;
  readonly from: string | null;
  readonly to: string | null;
  /** How many references elsewhere lead to it. */
  readonly references: number;
}

/** A thing retired from an edition that an earlier one has. */
export interface RetiredThing {
  readonly subject: string;
  readonly kind: 'section' | 'item';
  readonly number: string | null;
  readonly words: string;
  /** The last edition that has it. */
  readonly edition: string;
}

/** A passage in which words were found. */
export interface Hit {
  readonly cell: CellRef;
  /** Which of the text's matches it is, counted from 0. */
  readonly nth: number;
  readonly item: string | null;
  readonly number: string | null;
  /** The name of the field or text. */
  readonly label: string;
  readonly edition: string;
  /** About 60 characters each side; `found` as written. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
  /** False where it cannot be replaced: another edition, a sealed one, fixed text. */
  readonly replaceable: boolean;
}
