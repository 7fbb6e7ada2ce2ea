import { z } from 'zod';
import { TONES } from './template.ts';

const vocabularySchema = z.array(z.strictObject({ word: z.string().min(1), tone: z.enum(TONES).optional() }));

const fieldSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The label printed. `{edition}` is the edition shown, `{written}` the edition the words were written in. */
  label: z.string().min(1),
  /** `edition` fields start empty in each edition; the others roll on until they are edited. */
  scope: z.enum(['rolls-on', 'edition']),
  holds: z.enum(['prose', 'choice']),
  /** The plan's list of words a `choice` is made from. */
  vocabulary: z.enum(['status', 'response']).optional(),
  /** Words fixed by somebody else (the review's own recommendation): marked, and changed only on purpose. */
  fixed: z.boolean().optional(),
  /** Other labels the same field is known by when a plan is brought in, without an edition's name. */
  alsoCalled: z.array(z.string()).optional(),
});
export type FieldTemplate = z.infer<typeof fieldSchema>;

const kindSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  plural: z.string().min(1),
  /**
   * How number, name and text make the printed heading. `{number}`, `{name}` and `{text}` are put in; a part in square
   * brackets goes where its placeholder is empty: `Goal {number}[ ({name})][: {text}]`.
   */
  heading: z.string(),
  /** Where the first field's words stand: under their own label, in the heading, or run on after the heading. */
  firstField: z.enum(['labelled', 'in-heading', 'run-on']),
  /** The heading over the items below this one ("National Actions:"). */
  childrenHeading: z.string().optional(),
  /** The kinds of item that may stand below. */
  children: z.array(z.string()),
  fields: z.array(fieldSchema).min(1),
});
export type ItemKind = z.infer<typeof kindSchema>;

export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  /** One line for the person choosing: what such a plan holds. */
  about: z.string(),
  kinds: z.array(kindSchema).min(1),
  /** The heading over the contact lines. */
  contactHeading: z.string(),
  vocabularies: z.strictObject({ status: vocabularySchema, response: vocabularySchema }),
});

/** What a plan of this kind is made of. A plan keeps its own copy, which each edition may change. */
export type Template = z.infer<typeof templateSchema>;
