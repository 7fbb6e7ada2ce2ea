import { z } from 'zod';
import { changeSchema, querySchema } from '../plan/change.ts';
import { cellRefSchema, prosePartSchema } from '../plan/records.ts';
import { reviewStepsSchema } from '../plan/review-schema.ts';
import { COMPLETED } from '../plan/starting.ts';
import { treeSchema } from '../richtext/tree-schema.ts';
import type { Look } from './contract.ts';
import { FORMATS } from './export-formats.ts';
import type { Method } from './methods.ts';

/** What can be asked, method by method: schemas, checked at the door of the process that answers. */

/** Stands for a file the person chose, to read or to write, while the engine runs; the window never sees a path. */
const fileHandle = z.string().min(1).max(64);
const id = z.string().min(1).max(64);
/** A cell of words: not its place, its facts or its template, which no method of the window writes or reads. */
const proseCell = cellRefSchema.extend({ part: prosePartSchema });

const look = z.enum(['system', 'light', 'dark'] satisfies Look[]);
const tracked = z.enum(['accepted', 'original']);
const last = z.strictObject({ plan: id, edition: id.optional(), cell: cellRefSchema.optional() });

/** Input schemas by method. */
export const inputs = {
  'plan/list': z.strictObject({}),
  'plan/open': z.strictObject({ plan: id }),
  'plan/opening': z.strictObject({ plan: id, edition: id.optional(), subject: id.optional() }),
  'plan/outline': z.strictObject({ plan: id, edition: id }),
  'plan/section': z.strictObject({ plan: id, edition: id, section: id.nullable() }),
  'plan/find': z.strictObject({ plan: id, edition: id, words: z.string().max(200) }),
  /** Does something to the outline, the facts, the template, or to many texts, in one step. */
  'plan/change': z.strictObject({ plan: id, edition: id, change: changeSchema }),
  /** What numbering everything anew, in order, would come to. */
  'plan/renumbering': z.strictObject({ plan: id, edition: id }),
  'plan/retired': z.strictObject({ plan: id, edition: id }),
  /** How many footnotes stand before each section, in reading order. */
  'plan/footnotes': z.strictObject({ plan: id, edition: id }),
  /** Where words stand in an edition, or (`null`) in all of them, newest first. */
  'find/hits': z.strictObject({ plan: id, edition: id.nullable(), query: querySchema }),
  /** Takes a picture into the plan: a file that was chosen, or bytes that were pasted. */
  'picture/add': z.strictObject({
    plan: id,
    from: z.union([
      z.strictObject({ file: fileHandle }),
      z.strictObject({ bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 20_000_000) }),
    ]),
  }),
  'picture/read': z.strictObject({ plan: id, blob: z.string().length(64) }),
  /** `since`: the mark of the findings that are known already, so that only what changed is answered. */
  'plan/check': z.strictObject({ plan: id, edition: id, since: id.optional() }),
  'plan/create': z.strictObject({
    template: id,
    title: z.string().trim().min(1).max(400),
    edition: z.string().max(80),
  }),
  'plan/verify': z.strictObject({ plan: id }),
  'plan/reports': z.strictObject({ plan: id }),
  'plan/save-copy': z.strictObject({ plan: id, file: fileHandle }),
  /** Takes in a plan file from outside, as a plan of the list. */
  'plan/bring-copy': z.strictObject({ file: fileHandle }),
  'cell/save': z.strictObject({
    plan: id,
    cell: proseCell,
    /** What the writer started from: the cell's counter, and the words themselves for a merge. */
    base: z.strictObject({ counter: z.number().int().nonnegative(), body: treeSchema }),
    body: treeSchema,
    /** The sitting of the window that writes, so that history is kept at its first edit. */
    sitting: id,
  }),
  'cell/layers': z.strictObject({ plan: id, cell: proseCell }),
  'cell/revisions': z.strictObject({ plan: id, cell: proseCell }),
  /** What starting the next edition would come to; `label` is the name it would have. */
  'edition/starting': z.strictObject({ plan: id, label: z.string().max(200).optional() }),
  'edition/start': z.strictObject({
    plan: id,
    label: z.string().trim().min(1).max(80),
    period: z.string().trim().max(200).optional(),
    completed: z.enum(COMPLETED).optional(),
  }),
  /** Takes the start of an edition back, as long as nothing was written in it; and does it again. */
  'edition/withdraw': z.strictObject({ plan: id, edition: id }),
  'edition/bring-back': z.strictObject({ plan: id, edition: id }),
  /** Gives a draft edition another name and period (`null` takes the period away). */
  'edition/rename': z.strictObject({
    plan: id,
    edition: id,
    label: z.string().trim().min(1).max(80),
    period: z.string().trim().max(200).nullable(),
  }),
  /** What sealing an edition would come to. */
  'edition/sealing': z.strictObject({ plan: id, edition: id }),
  /** Seals an edition, and those before it, for ever. `published` is a day, "2022-10-31"; `null` where nobody knows it. */
  'edition/seal': z.strictObject({ plan: id, edition: id, published: z.iso.date().nullable() }),
  /** Starts a corrected issue of a sealed edition. */
  'edition/reissue': z.strictObject({ plan: id, edition: id, reason: z.string().trim().min(1).max(2000) }),
  /** How many items had which status, edition by edition. */
  'plan/trend': z.strictObject({ plan: id }),
  /** What changed from one edition to another, thing by thing; and one of these things, word by word. */
  'compare/list': z.strictObject({ plan: id, before: id, after: id }),
  'compare/thing': z.strictObject({ plan: id, before: id, after: id, subject: id }),
  'import/propose': z.strictObject({ file: fileHandle }),
  /** Reads the same file anew, with its tracked changes accepted or as before they were made. */
  'import/reread': z.strictObject({ proposal: id, tracked }),
  /** Proposes the plan anew from all that was said; fewer steps take the last ones back. */
  'import/revise': z.strictObject({ proposal: id, steps: reviewStepsSchema }),
  'import/lines': z.strictObject({
    proposal: id,
    from: z.number().int().nonnegative(),
    count: z.number().int().positive().max(1000),
  }),
  'import/match': z.strictObject({ proposal: id, plan: id }),
  /** Brings it in: as a new plan, or into one that is there, as the edition the file is; `pairs` by the item's place. */
  'import/accept': z.strictObject({
    proposal: id,
    into: z
      .strictObject({
        plan: id,
        pairs: z.array(z.strictObject({ item: z.number().int().nonnegative(), partner: id.nullable() })),
      })
      .optional(),
  }),
  /** Takes a bringing-in back, as long as nothing was written since. */
  'import/undo': z.strictObject({ undo: id }),
  'import/discard': z.strictObject({ proposal: id }),
  /** `slips`: each timescale also says what it said before, and why it was changed. */
  'export/write': z.strictObject({
    plan: id,
    edition: id,
    format: z.enum(FORMATS),
    slips: z.boolean().optional(),
    file: fileHandle,
  }),
  /** Writes an edition as a Word document with what changed since an earlier one as tracked changes. */
  'export/changes': z.strictObject({ plan: id, before: id, after: id, file: fileHandle }),
  /** Ends the reading, matching or publishing that is under way; what was asked for is answered with a sentence. */
  'work/stop': z.strictObject({}),
  'dialog/choose-import': z.strictObject({}),
  /** The words on the clipboard, as a file to be brought in. */
  'dialog/clipboard-import': z.strictObject({}),
  'dialog/choose-export': z.strictObject({ format: z.enum(FORMATS), suggested: z.string().max(200) }),
  'dialog/choose-copy': z.strictObject({ suggested: z.string().max(200) }),
  'dialog/choose-plan': z.strictObject({}),
  'dialog/choose-picture': z.strictObject({}),
  /** The words that are spelled right in the plan that is open; `on` turns the checking of spelling on or off. */
  'app/spelling': z.strictObject({
    words: z.array(z.string().max(80)).max(20_000).optional(),
    on: z.boolean().optional(),
  }),
  'app/state': z.strictObject({}),
  'app/set-look': z.strictObject({ look: look.optional(), whitePage: z.boolean().optional(), last: last.optional() }),
  'app/report-unsaved': z.strictObject({ unsaved: z.boolean() }),
  'link/open': z.strictObject({ href: z.string().max(4000) }),
  'export/show': z.strictObject({ file: fileHandle }),
  'host/grant': z.union([
    z.strictObject({ path: z.string(), purpose: z.enum(['read', 'write']) }),
    /** Words that are in no file; `name` is what they are called. */
    z.strictObject({ words: z.string().max(50_000_000), name: z.string().max(80), purpose: z.literal('read') }),
  ]),
  'host/first-run': z.strictObject({ sample: z.string() }),
  'host/close': z.strictObject({}),
} satisfies Record<Method, z.ZodType>;

export type Inputs = { readonly [M in Method]: z.input<(typeof inputs)[M]> };
