import { z } from 'zod';
import { LONGEST_NAME } from './edition-name.ts';
import type { ReviewStep, Saying } from './review.ts';

const key = z.string().min(1).max(80);
const line = z.string().regex(/^\d{1,9}(?:\.\d{1,9}){0,12}$/);
const name = z.string().trim().min(1).max(LONGEST_NAME);

const sayingSchema: z.ZodType<Saying, Saying> = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('title') }),
  z.strictObject({ as: z.literal('summary') }),
  z.strictObject({ as: z.literal('section') }),
  z.strictObject({ as: z.literal('item'), kind: key }),
  z.strictObject({ as: z.literal('field'), kind: key, field: key, edition: name.optional() }),
  z.strictObject({ as: z.literal('new-field'), kind: key }),
  z.strictObject({ as: z.literal('text') }),
  z.strictObject({ as: z.literal('subheading') }),
  z.strictObject({ as: z.literal('contact') }),
  z.strictObject({ as: z.literal('left-over') }),
]);

const stepSchema: z.ZodType<ReviewStep, ReviewStep> = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('say'), line, as: sayingSchema, alike: z.boolean() }),
  z.strictObject({ step: z.literal('join'), line }),
  z.strictObject({ step: z.literal('template'), template: key }),
  z.strictObject({ step: z.literal('rename-edition'), from: name, to: name }),
  z.strictObject({ step: z.literal('own-edition'), name }),
]);

/** What a person said in a review; at most 10,000 steps. */
export const reviewStepsSchema = z.array(stepSchema).max(10_000);
