import type { ItemKind, Template } from './template-schema.ts';

export type { FieldTemplate, ItemKind, Template } from './template-schema.ts';

/** The few meanings that the words of a status vocabulary map to; `none` is said where nothing is written yet. */
export const TONES = ['complete', 'on-track', 'delayed', 'not-started', 'closed'] as const;
export type Tone = (typeof TONES)[number];

/** The kind of that key. Throws where the template has none such. */
export const kindOf = (template: Template, key: string): ItemKind => {
  const kind = template.kinds.find((one) => one.key === key);
  if (!kind) throw new Error(`The template ${template.name} has no kind of item called ${key}`);
  return kind;
};

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s.:]+/g, ' ')
    .trim();

/** The tone of a status as written, by the edition's own vocabulary; `undefined` where the words are not in it. */
export const toneOf = (template: Template, words: string): Tone | undefined => {
  const wanted = bare(words);
  return template.vocabularies.status.find((one) => bare(one.word) === wanted)?.tone;
};
