import { expect, test } from 'vitest';
import { packageParts } from '../docx/package.ts';
import { partKey } from './red-block.ts';
import type { ChangesBy } from './red-block.ts';
import { everyChange } from './redlines.test-help.ts';
import { layerableEdition } from './source-tree.ts';
import { writeChanges } from './write-changes.ts';

const MAKER = { author: 'M. Maker', date: '2022-10-31T09:00:00Z' };
const [ISLA, ROWAN] = [
  { author: 'Isla Moir', date: '2022-06-01T10:00:00Z' },
  { author: 'Rowan Reid', date: '2022-07-01T11:00:00Z' },
];

/** The words of each tracked change, with its kind and its author. */
const changesIn = async (parts: ChangesBy['parts']): Promise<readonly (readonly [string, string, string])[]> => {
  const [before, after] = [layerableEdition(everyChange.before), layerableEdition(everyChange.after)];
  const { bytes } = await writeChanges(before, after, { ...MAKER, parts }, { pageNumbers: false });
  const xml = packageParts(bytes)['word/document.xml']!;
  return [...xml.matchAll(/<w:(ins|del|moveFrom|moveTo) [^>]*w:author="([^"]*)"[^>/]*>(.*?)<\/w:\1>/gsu)].map(
    ([, kind, author, inside]) => [kind!, author!, inside!.replaceAll(/<[^>]*>/gu, '')],
  );
};
const authorsOf = (changes: Awaited<ReturnType<typeof changesIn>>, kind: string, words: string): string[] =>
  changes.filter(([is, , said]) => is === kind && said.includes(words)).map(([, author]) => author);

test('words are by who wrote them, a move and a number by who gave the place, what was retired by who retired it', async () => {
  const changes = await changesIn({
    [partKey('moved', 'field:recommendation')]: ISLA!,
    [partKey('moved', 'place')]: ROWAN!,
    [partKey('retired', 'place')]: ROWAN!,
    [partKey('added', 'field:recommendation')]: ISLA!,
    [partKey('added', 'place')]: ROWAN!,
    [partKey('renumbered', 'place')]: ISLA!,
    [partKey('third', 'place')]: ISLA!,
    [partKey('third', 'text:narrative')]: ROWAN!,
  });
  expect(new Set(authorsOf(changes, 'moveTo', 'Accept in part'))).toEqual(new Set(['Rowan Reid']));
  expect(authorsOf(changes, 'del', 'This one is retired.')).toEqual(['Rowan Reid']);
  expect(authorsOf(changes, 'ins', 'This one is new.')).toEqual(['Isla Moir']);
  // Nobody is known to have written the rest of what was added: it came with the item.
  expect(authorsOf(changes, 'moveTo', 'With a list.')).toEqual(['Rowan Reid']);
  expect(authorsOf(changes, 'moveTo', 'A section that moves')).toEqual(['Isla Moir']);
  expect(authorsOf(changes, 'ins', 'very ')).toEqual(['Rowan Reid']);
  expect(authorsOf(changes, 'ins', '1.2')).toContain('Isla Moir');
  expect(authorsOf(changes, 'ins', 'Not yet updated.')).toEqual(['M. Maker', 'M. Maker']);
});

test('with nothing known of anybody, all is by the maker', async () => {
  expect(new Set((await changesIn(undefined)).map(([, author]) => author))).toEqual(new Set(['M. Maker']));
});
