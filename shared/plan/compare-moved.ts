import type { EditionPair } from './compare-editions.ts';
import { editionName } from './edition-name.ts';

type Layers = ReturnType<EditionPair['layers']>;
type Which = 'before' | 'after';

/** More names than these are counted. */
const NAMED = 6;
/** As many characters of a thing's words as a sentence quotes. */
const LINE = 60;

const quoted = (words: string): string => `“${words.length > LINE ? `${words.slice(0, LINE).trimEnd()}…` : words}”`;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const tookNumbers = (names: readonly string[], keptWords: boolean): string[] => {
  if (names.length === 0) return [];
  if (names.length === 1) return [`${names[0]} took a new number${keptWords ? ' and kept its words' : ''}`];
  const who = names.length > NAMED ? `${names.length} others` : listed(names);
  return [`${who} took new numbers${keptWords ? ' and kept their words' : ''}`];
};

/** How a sentence names a thing of an edition: its number, or else its words. */
const calledIn = (pair: EditionPair, which: Which, subject: string, layers: Layers): string => {
  const { number, words } = pair.place(which, subject, layers);
  return number ?? (words === '' ? 'it' : quoted(words));
};

/** What a thing stands after, among those beside it. */
const standsAfter = (pair: EditionPair, which: Which, subject: string): string => {
  const { seen, edition } = pair[which];
  const { over, at } = seen.get(subject)!;
  const before = [...seen.values()].find((one) => one.over === over && one.at === at - 1);
  const place = before ? `after ${calledIn(pair, which, before.id, pair.layers([before.id]))}` : 'first';
  return `${place} in ${editionName(edition)}`;
};

/** Where something stood and stands, where its number does not say so. */
const whereMoved = (pair: EditionPair, subject: string, layers: Layers): readonly string[] => {
  const [from, to] = [pair.place('before', subject, layers).section, pair.place('after', subject, layers).section];
  const [old, now] = [editionName(pair.before.edition), editionName(pair.after.edition)];
  const [was, is] = [pair.before.seen.get(subject)!, pair.after.seen.get(subject)!];
  const isElsewhere = was.section !== is.section && from !== to;
  const numbers = [was.place.number, is.place.number];
  if (numbers[0] !== numbers[1] && !numbers.includes(null)) {
    const first = `${numbers[0]} in ${old} is ${numbers[1]} in ${now}`;
    return isElsewhere ? [first, `It stood in ${quoted(from)} and stands in ${quoted(to)}`] : [first];
  }
  const called = calledIn(pair, 'after', subject, layers);
  if (isElsewhere) return [`${called} stood in ${quoted(from)} in ${old} and stands in ${quoted(to)} in ${now}`];
  return [`${called} stood ${standsAfter(pair, 'before', subject)} and stands ${standsAfter(pair, 'after', subject)}`];
};

/** Which of those that something stood or stands beside bear other numbers. */
const renumberedBeside = (pair: EditionPair, subject: string): string[] => {
  const [was, is] = [pair.before.seen.get(subject)!, pair.after.seen.get(subject)!];
  return [...pair.order.renumbered].filter(
    (id) => pair.before.seen.get(id)!.over === was.over || pair.after.seen.get(id)!.over === is.over,
  );
};

/** Where something moved from and to, and what that did to the numbers of those it stood and stands beside. */
const movedSentences = (pair: EditionPair, subject: string, layers: Layers): string[] => {
  const beside = renumberedBeside(pair, subject);
  const cells = pair.layers(beside);
  const kept = new Set(beside.filter((id) => pair.texts(id).every((text) => !pair.changedText(id, text, cells))));
  const names = (isKept: boolean): string[] =>
    beside.filter((id) => kept.has(id) === isKept).map((id) => calledIn(pair, 'before', id, cells));
  return [...whereMoved(pair, subject, layers), ...tookNumbers(names(true), true), ...tookNumbers(names(false), false)];
};

/** Which number something has in place of another. */
const renumberedSentence = (pair: EditionPair, subject: string): string => {
  const [was, is] = (['before', 'after'] as const).map((which) => {
    const { seen, edition } = pair[which];
    const { number } = seen.get(subject)!.place;
    return `${number ?? 'Without a number'} in ${editionName(edition)}`;
  });
  return is!.startsWith('Without') ? `${was} has no number in ${editionName(pair.after.edition)}` : `${was} is ${is}`;
};

/** Where something moved, in sentences; or else which number it took. `layers` has its cells. */
export const whatBecameOf = (pair: EditionPair, subject: string, layers: Layers): readonly string[] => {
  if (pair.order.moved.has(subject)) return movedSentences(pair, subject, layers);
  return pair.order.renumbered.has(subject) ? [renumberedSentence(pair, subject)] : [];
};
