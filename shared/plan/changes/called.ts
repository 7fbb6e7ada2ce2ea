import { longName } from '../edition-name.ts';
import { plainText } from '../../richtext/plain-text.ts';
import type { Tree } from '../../richtext/tree.ts';
import { bareLabel } from '../printed-words.ts';
import type { CellRef, Part } from '../records.ts';
import type { Ground } from './ground.ts';

/** More characters than this are too many for a sentence. */
const LINE = 60;

const onOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
const oneLine = (tree: Tree): string => onOneLine(plainText(tree));

/** Words in quotes, their beginning where they are many. */
export const quoted = (words: string): string =>
  `“${words.length > LINE ? `${words.slice(0, LINE).trimEnd()}…` : words}”`;

/** The heading of a section, or the name of an item or else its first field's words. */
export const wordsOfThing = (ground: Ground, id: string): string => {
  if (ground.isSection(id)) return oneLine(ground.prose(id, 'text:heading'));
  const name = oneLine(ground.prose(id, 'text:name'));
  if (name !== '') return name;
  const first = ground.template.kinds.find((kind) => kind.key === ground.place(id)?.kind)?.fields[0];
  return first ? oneLine(ground.prose(id, `field:${first.key}`)) : '';
};

/** The same of many things, without their texts being read one by one. */
export const wordsOfThings = (ground: Ground): ((id: string) => string) => {
  const { source } = ground.cells;
  const known = new Map<Part, ReadonlyMap<string, string>>();
  const plain = (part: Part, id: string): string => {
    const words = known.get(part) ?? source.plainsAt(part, ground.edition.id);
    known.set(part, words);
    return onOneLine(words.get(id) ?? '');
  };
  const firsts = new Map(ground.template.kinds.map((kind) => [kind.key, kind.fields[0]]));
  return (id) => {
    if (ground.isSection(id)) return plain('text:heading', id);
    const name = plain('text:name', id);
    const first = name === '' ? firsts.get(ground.place(id)?.kind ?? '') : undefined;
    if (!first) return name;
    // What is written anew in each edition is not read from the one before.
    return first.scope === 'edition' ? wordsOfThing(ground, id) : plain(`field:${first.key}`, id);
  };
};

const calledSection = (ground: Ground, id: string): string => {
  const place = ground.place(id);
  const word = place?.kind === 'annex' ? 'Annex' : 'section';
  if (place?.number) return `${word} ${place.number}`;
  const words = wordsOfThing(ground, id);
  return words === '' ? `the ${word.toLowerCase()} without a heading` : quoted(words);
};

/** How a sentence names a section, an item or the plan: "6.1.3", "Action 31", "section 6.1". */
export const calledOf = (ground: Ground, id: string): string => {
  if (id === ground.plan) return 'the plan';
  if (ground.isSection(id)) return calledSection(ground, id);
  const place = ground.place(id);
  const kind = ground.template.kinds.find((one) => one.key === place?.kind);
  if (place?.number) return place.number.includes('.') || !kind ? place.number : `${kind.name} ${place.number}`;
  const words = wordsOfThing(ground, id);
  return words === '' ? `the new ${(kind?.name ?? 'item').toLowerCase()}` : quoted(words);
};

const TEXTS: Readonly<Record<string, string>> = {
  'text:title': 'title',
  'text:summary': 'summary',
  'text:contact': 'contact',
  'text:foreword': 'foreword',
  'text:heading': 'heading',
  'text:narrative': 'narrative',
  'text:name': 'name',
  'text:notes': 'notes',
  place: 'place',
  facts: 'facts',
  template: 'labels',
};

/** How a sentence names a part: "Progress made", "the heading". */
export const calledPart = (ground: Ground, subject: string, part: Part): string => {
  const field = ground.field(subject, part);
  return field ? bareLabel(field) : `the ${TEXTS[part] ?? 'text'}`;
};

/** "Progress made in 6.1.3". */
export const calledCell = (ground: Ground, { subject, part }: CellRef): string =>
  `${calledPart(ground, subject, part)} in ${calledOf(ground, subject)}`;

/** A sentence begun with a capital. */
export const asSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "3 items", "1 item". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The edition as a sentence names it. */
export const editionOf = (ground: Ground): string => longName(ground.edition.label);
