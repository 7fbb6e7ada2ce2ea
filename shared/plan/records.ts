import { z } from 'zod';
import { treeSchema } from '../richtext/tree-schema.ts';
import type { Tree } from '../richtext/tree.ts';
import { templateSchema } from './template-schema.ts';
import { TONES } from './template.ts';

/**
 * What a plan is made of, as kept. Things (plan, editions, sections, items) are ids for ever; everything that can be
 * written about them stands in cells, each at one edition.
 */

const id = z.string().min(1).max(64);

/** Texts of a plan (`title`, `summary`, `contact`, `foreword`), of a section (`heading`, `narrative`), of an item (`name`). */
export const TEXTS = ['title', 'summary', 'contact', 'foreword', 'heading', 'narrative', 'name', 'notes'] as const;
export type TextPart = `text:${(typeof TEXTS)[number]}`;
export type FieldPart = `field:${string}`;
/** Parts whose body is a rich-text tree. */
export type ProsePart = TextPart | FieldPart;
export type Part = ProsePart | 'place' | 'facts' | 'template';

const PROSE = new RegExp(`^(?:text:(?:${TEXTS.join('|')})|field:[a-z][a-z0-9-]*)$`);
export const prosePartSchema = z.custom<ProsePart>((part) => typeof part === 'string' && PROSE.test(part), {
  error: 'is not a text or a field',
});
export const partSchema: z.ZodType<Part, Part> = z.union([prosePartSchema, z.enum(['place', 'facts', 'template'])]);

/** Where an item or section stands in an edition. Equal positions are ordered by id. */
export const placeSchema = z.strictObject({
  /** The section an item stands in; its own id, for a section. */
  section: id,
  /** The item it stands under, or `null` at the top of its section. */
  parent: id.nullable(),
  /** A key that sorts by code unit; see `position.ts`. */
  position: z.string().min(1),
  /** As printed, without the kind's own word ("31", not "Action 31"). */
  number: z.string().nullable(),
  /** The kind of item, by the template; `section` for a section, `annex` for one at the end. */
  kind: z.string(),
  retired: z.boolean(),
  /** Of a completed item: it stays in the plan, its last status and progress stand, and nothing new is asked of it. */
  folded: z.boolean().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** Words kept once for many texts: each use is a text that holds them, paragraph by paragraph. */
const sharedTextSchema = z.strictObject({
  id,
  name: z.string().min(1),
  body: treeSchema,
  uses: z.array(z.strictObject({ subject: id, part: prosePartSchema })),
});
export type SharedText = z.infer<typeof sharedTextSchema>;

/** Of an item: its owner. Of the plan: its own words, which are spelled right, and its shared texts. */
export const factsSchema = z.strictObject({
  owner: z.string().optional(),
  publication: z.string().optional(),
  words: z.array(z.string().min(1).max(80)).optional(),
  shared: z.array(sharedTextSchema).optional(),
  /** What checks found and a person lets stand, by the keys that `checks/check.ts` gives. */
  left: z.array(z.string().max(400)).optional(),
  /** Of an item: the other items that it answers as well (an action that answers several recommendations). */
  answers: z.array(id).optional(),
  /** Of an item: why its timescale was changed, edition by edition. What it was stands in the layers of the field. */
  reasons: z.array(z.strictObject({ edition: id, field: z.string(), reason: z.string().min(1).max(2000) })).optional(),
  /** Of the plan: tones of status words that no edition's vocabulary has. */
  tones: z.array(z.strictObject({ word: z.string().min(1).max(200), tone: z.enum(TONES) })).optional(),
});
export type Facts = z.infer<typeof factsSchema>;

export interface BodyOf {
  readonly place: Place;
  readonly facts: Facts;
  readonly template: z.infer<typeof templateSchema>;
  readonly prose: Tree;
}
export type Body = BodyOf[keyof BodyOf];

export const isProse = (part: Part): part is ProsePart => part.includes(':');

/** The schema of a part's body. */
export const bodySchema = (part: Part): z.ZodType<Body> => {
  const schemas = { place: placeSchema, facts: factsSchema, template: templateSchema } as const;
  return isProse(part) ? treeSchema : schemas[part];
};

/** One thing that can be written: whose it is, which part, at which edition. */
export const cellRefSchema = z.strictObject({ subject: id, part: partSchema, edition: id });
export type CellRef = z.infer<typeof cellRefSchema>;

/** What a cell says now. `counter` grows by one at each save and catches stale ones. `sha256` is of the canonical body. */
export interface CurrentCell extends CellRef {
  readonly body: Body;
  readonly plain: string;
  readonly sha256: string;
  readonly counter: number;
}

export interface Edition {
  readonly id: string;
  /** As the writer named it: "Oct 2021". */
  readonly label: string;
  /** Editions in their order, from 0. */
  readonly position: number;
  readonly state: 'draft' | 'sealed';
  /** What it reports on, as the writer put it: "November 2021 to October 2022". */
  readonly period?: string | undefined;
  /** The day a sealed edition was published: "2022-10-31"; absent where nobody knows it. */
  readonly published?: string | undefined;
  /** Of a corrected edition: the edition that it corrects, which stays as it was published. */
  readonly reissueOf?: string | undefined;
  /** Of a corrected edition: what was corrected, in the person's words. */
  readonly correction?: string | undefined;
  /** Of a corrected edition: 1 for the first re-issue, 2 for the next. */
  readonly reissue?: number | undefined;
}

/** Everything of a plan that a view of an edition is drawn from. */
export interface PlanRecords {
  readonly plan: string;
  readonly editions: readonly Edition[];
  readonly sections: readonly string[];
  readonly items: readonly string[];
  readonly cells: readonly CurrentCell[];
}
