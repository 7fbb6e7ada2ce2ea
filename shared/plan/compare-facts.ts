import type { EditionPair } from './compare-editions.ts';
import type { ComparedLayers } from './compare-texts.ts';
import type { ComparedFact } from './compared.ts';
import { bareLabel } from './printed-words.ts';
import { sameValue } from './same-value.ts';
import type { Facts, Part, Place } from './records.ts';
import type { Template } from './template.ts';

type Layers = (subject: string, part: Part) => ComparedLayers | undefined;

/** A fact of a thing that changed, by its key. */
export interface ChangedFact extends ComparedFact {
  readonly key: 'owner' | 'answers' | 'folded' | 'kind' | 'publication' | 'labels';
}

const bodyAt = <T>(
  pair: EditionPair,
  subject: string,
  part: Part,
  layers: Layers,
  which: 'before' | 'after',
): T | undefined => {
  const cells = layers(subject, part);
  if (!cells) return undefined;
  const { editions } = pair.source;
  for (let at = editions.findIndex(({ id }) => id === pair.pair[which]); at >= 0; at -= 1) {
    const cell = cells.get(editions[at]!.id);
    if (cell) return cell.body as T;
  }
  return undefined;
};

/** Everything a template prints besides the words of the plan, by where it stands. */
const printedBy = ({ contactHeading, kinds }: Template): ReadonlyMap<string, string> =>
  new Map([
    ['contact', contactHeading],
    ...kinds.flatMap((kind): (readonly [string, string])[] => [
      [`${kind.key} heading`, kind.heading.replace(/[[\]{}]/gu, '')],
      [`${kind.key} children`, kind.childrenHeading ?? ''],
      ...kind.fields.map((field) => [`${kind.key} field ${field.key}`, bareLabel(field)] as const),
    ]),
  ]);

/** The labels that one template prints otherwise than another: what they were and what they are. */
const changedLabels = (before: Template, after: Template): readonly [before: string, after: string] => {
  const [was, is] = [printedBy(before), printedBy(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));
  const listed = (labels: ReadonlyMap<string, string>): string =>
    changed
      .map((key) => labels.get(key) ?? '')
      .filter(Boolean)
      .join(', ');
  return [listed(was), listed(is)];
};

const FOLDED = { yes: 'Folded', no: '' } as const;

/** The facts of a thing that say something else in the two editions, in words. */
export const changedFacts = (pair: EditionPair, subject: string, layers: Layers): ChangedFact[] => {
  const out: ChangedFact[] = [];
  const put = (key: ChangedFact['key'], label: string, before: string, after: string): void => {
    if (before !== after) out.push({ key, label, before, after });
  };
  const factsAt = (which: 'before' | 'after'): Facts => bodyAt<Facts>(pair, subject, 'facts', layers, which) ?? {};
  const [was, is] = [factsAt('before'), factsAt('after')];
  put('owner', 'Owner', was.owner ?? '', is.owner ?? '');
  if (subject === pair.source.plan) {
    put('publication', 'Publication', was.publication ?? '', is.publication ?? '');
    const [labels, relabelled] = changedLabels(pair.before.template, pair.after.template);
    put('labels', 'Labels', labels, relabelled);
    return out;
  }
  const numbersOf = (which: 'before' | 'after', answers: readonly string[]): string =>
    answers
      .map((id) => pair[which].seen.get(id)?.place.number ?? '')
      .filter(Boolean)
      .join(', ');
  const [answered, answers] = [was.answers ?? [], is.answers ?? []];
  if (!sameValue(answered.toSorted(), answers.toSorted()))
    out.push({
      key: 'answers',
      label: 'Also answers',
      before: numbersOf('before', answered),
      after: numbersOf('after', answers),
    });
  const placeOf = (which: 'before' | 'after'): Place | undefined => pair[which].seen.get(subject)?.place;
  const [stood, stands] = [placeOf('before'), placeOf('after')];
  put('folded', 'Completed item', stood?.folded ? FOLDED.yes : FOLDED.no, stands?.folded ? FOLDED.yes : FOLDED.no);
  const kindName = (which: 'before' | 'after', key: string | undefined): string =>
    pair[which].template.kinds.find((kind) => kind.key === key)?.name ?? (key === 'annex' ? 'Annex' : 'Section');
  if (stood && stands && stood.kind !== stands.kind)
    out.push({
      key: 'kind',
      label: 'Kind',
      before: kindName('before', stood.kind),
      after: kindName('after', stands.kind),
    });
  return out;
};

/** Why fields of an item were changed, as was said in one of the two editions and not in the other. */
export const changedReasons = (pair: EditionPair, subject: string, layers: Layers): ComparedFact[] => {
  const reasonsAt = (which: 'before' | 'after'): NonNullable<Facts['reasons']> =>
    bodyAt<Facts>(pair, subject, 'facts', layers, which)?.reasons ?? [];
  const [was, is] = [reasonsAt('before'), reasonsAt('after')];
  const labels = new Map(
    pair.texts(subject).map(({ before, after }) => [(after ?? before)!.key, (after ?? before)!.label]),
  );
  const given = (some: typeof was, others: typeof was, side: 'before' | 'after'): ComparedFact[] =>
    some
      .filter((one) => !others.some((other) => sameValue(one, other)))
      .map(({ field, reason }) => ({
        label: `Why ${labels.get(field) ?? field} changed`,
        ...{ before: '', after: '', [side]: reason },
      }));
  return [...given(was, is, 'before'), ...given(is, was, 'after')];
};
