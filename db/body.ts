import { isProse } from '../shared/plan/records.ts';
import type { Body, Facts, Part, Place } from '../shared/plan/records.ts';
import { canonicalJson } from '../shared/richtext/canonical.ts';
import { plainText } from '../shared/richtext/plain-text.ts';
import type { Tree } from '../shared/richtext/tree.ts';
import { sha256 } from './hash.ts';

/** A body as it is kept: its one spelling, the hash of that, and its words. */
export interface KeptBody {
  readonly text: string;
  readonly sha256: string;
  readonly plain: string;
}

/** SQLite keeps UTF-8, which has no lone surrogates. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

const wordsOf = {
  place: (body: Body) => (body as Place).number ?? '',
  // Shared words are found in the texts that use them; words spelled right, items and tones are no text.
  facts: (body: Body) => {
    const { words: _, shared: __, answers: ___, tones: ____, reasons = [], ...said } = body as Facts;
    return [...Object.values(said), ...reasons.map(({ reason }) => reason)].join('\n');
  },
  template: () => '',
} satisfies Record<Exclude<Part, `${string}:${string}`>, (body: Body) => string>;

/** The words of a body that can be searched for: the text of prose, the number of a place, the values of facts. */
export const plainOf = (part: Part, body: Body): string =>
  wellFormed(isProse(part) ? plainText(body as Tree) : wordsOf[part as keyof typeof wordsOf](body));

/** A body's one spelling with its hash. */
export const spelled = (body: Body): Omit<KeptBody, 'plain'> => {
  const text = canonicalJson(body);
  return { text, sha256: sha256(text) };
};

export const keptBody = (part: Part, body: Body): KeptBody => ({ ...spelled(body), plain: plainOf(part, body) });
