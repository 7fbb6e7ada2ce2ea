import { markToRead } from '../richtext/mark-paragraphs.ts';
import type { Tree } from '../richtext/tree.ts';
import { walk } from '../richtext/walk.ts';
import type { EditionPair } from './compare-editions.ts';
import { changedFacts, changedReasons } from './compare-facts.ts';
import { whatBecameOf } from './compare-moved.ts';
import { NOTHING, saysTheSame } from './compare-texts.ts';
import type { Reading, TextPair } from './compare-texts.ts';
import type { ComparedText, ComparedThing, ThingChange } from './compared.ts';
import { printedLabel } from './printed-words.ts';

type Layers = ReturnType<EditionPair['layers']>;
type Which = 'before' | 'after';

/** A text's label as printed in an edition; `null` where the edition has no such text of the thing. */
const labelIn = (
  pair: EditionPair,
  which: Which,
  subject: string,
  text: TextPair,
  { cell }: Reading,
): string | null => {
  const of = text[which];
  const side = pair[which];
  const isThere = subject === pair.source.plan || side.seen.has(subject);
  if (!of || !isThere) return null;
  const kind = side.template.kinds.find(({ key }) => key === side.seen.get(subject)?.place.kind);
  const field = kind?.fields.find(({ key }) => of.part === `field:${key}`);
  if (!field) return of.label;
  const nameOf = (id: string): string => pair.source.editions.find((one) => one.id === id)?.label ?? '';
  return printedLabel(field, side.edition.label, nameOf(cell?.edition ?? side.edition.id));
};

const treeOf = ({ cell }: Reading): Tree => (cell?.body ?? []) as Tree;

/** A text in both editions; `undefined` where it is empty in both. */
const comparedText = (pair: EditionPair, subject: string, text: TextPair, layers: Layers): ComparedText | undefined => {
  const isIn = (which: Which): boolean => subject === pair.source.plan || pair[which].seen.has(subject);
  const read = pair.read(subject, text, layers);
  const [before, after] = [isIn('before') ? read.before : NOTHING, isIn('after') ? read.after : NOTHING];
  if (!before.cell && !after.cell) return undefined;
  const notUpdated = read.notUpdated && isIn('before') && isIn('after');
  // What is not updated says nothing of its own: the older edition's words stand in both.
  const shown = pair.pair.newer === 'after' ? before : after;
  const { part, key, kind } = (text.after ?? text.before)!;
  return {
    ...{ part, key, kind, notUpdated },
    labels: {
      before: labelIn(pair, 'before', subject, text, before),
      after: labelIn(pair, 'after', subject, text, after),
    },
    changed:
      !saysTheSame(before, after) &&
      !notUpdated &&
      (!isIn('before') || !isIn('after') || pair.changedText(subject, text, layers) !== undefined),
    marked: notUpdated ? markToRead(treeOf(shown), treeOf(shown)) : markToRead(treeOf(before), treeOf(after)),
  };
};

/** The numbers that items referred to have in an edition. */
const numbersIn = (pair: EditionPair, which: Which, references: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(
    [...references].flatMap((id) => {
      const number = pair[which].seen.get(id)?.place.number;
      return number ? [[id, number]] : [];
    }),
  );

/** One thing in both editions, word by word; it is in one of them at least. */
export const compareThing = (pair: EditionPair, subject: string): ComparedThing => {
  const layers = pair.layers([subject]);
  const isPlan = subject === pair.source.plan;
  const place = (which: Which) => (isPlan || pair[which].seen.has(subject) ? pair.place(which, subject, layers) : null);
  const nothing: ThingChange = {
    ...{ subject, thing: isPlan ? 'plan' : pair.source.isSection(subject) ? 'section' : 'item' },
    ...{ kinds: [], before: place('before'), after: place('after'), texts: [] },
  };
  const texts = pair.texts(subject).flatMap((text) => comparedText(pair, subject, text, layers) ?? []);
  const references = new Set<string>();
  for (const text of pair.texts(subject)) {
    const { before, after } = pair.read(subject, text, layers);
    for (const reading of [before, after])
      walk(treeOf(reading), (node) => void (node.type === 'cross-reference' && references.add(node.item)));
  }
  return {
    change: pair.change(subject, layers) ?? nothing,
    moved: whatBecameOf(pair, subject, layers),
    texts,
    facts: [
      ...changedFacts(pair, subject, layers).map(({ label, before, after }) => ({ label, before, after })),
      ...changedReasons(pair, subject, layers),
    ],
    numbers: { before: numbersIn(pair, 'before', references), after: numbersIn(pair, 'after', references) },
  };
};
