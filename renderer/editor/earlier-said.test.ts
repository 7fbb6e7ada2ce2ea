import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EditionCard } from '../../shared/ipc/contract.ts';
import { doc } from '../../shared/richtext/build.ts';
import { dayOf, namesOf, saidBefore } from './earlier-said.ts';

const editions: EditionCard[] = [
  { id: 'a', label: 'Oct 2018', state: 'sealed' },
  { id: 'b', label: 'Oct 2019', state: 'sealed' },
  { id: 'c', label: 'Oct 2020', state: 'sealed', published: '2020-10-28' },
  { id: 'd', label: 'Oct 2021', state: 'draft' },
];
const layer = (edition: string, ...words: string[]) => ({
  ...{ edition, tree: doc(...words), writtenAt: `2021-0${edition.charCodeAt(0) - 96}-03T12:00:00Z` },
});
const said = (layers: ReturnType<typeof layer>[], scope: 'rolls-on' | 'edition' = 'rolls-on', shown = 'd') =>
  saidBefore(layers, editions, shown, scope).map((one) => [namesOf(one), one.tree.length === 0 ? '' : dayOf(one)]);

it('a text that rolled on is listed once, with the editions that it stood in', () => {
  expect(said([layer('a', 'One')])).toEqual([['October 2018 to October 2020', 'published 28 October 2020']]);
  expect(said([layer('c', 'Two'), layer('a', 'One')])).toEqual([
    ['October 2020', 'published 28 October 2020'],
    ['October 2018 and October 2019', 'written 3 January 2021'],
  ]);
});

it('a text written again word for word is the same text, and its day is that of the newest', () => {
  expect(said([layer('a', 'One'), layer('b', 'One')], 'rolls-on', 'c')).toEqual([
    ['October 2018 and October 2019', 'written 3 February 2021'],
  ]);
});

it('a text emptied for a while did not roll on then', () => {
  expect(said([layer('a', 'One'), layer('b'), layer('c', 'One')])).toEqual([
    ['October 2020', 'published 28 October 2020'],
    ['October 2018', 'written 3 January 2021'],
  ]);
});

it('what is written anew in each edition stands in those alone that wrote it', () => {
  expect(said([layer('a', 'Begun'), layer('c', 'Begun')], 'edition')).toEqual([
    ['October 2018 and October 2020', 'published 28 October 2020'],
  ]);
  expect(said([layer('a', 'Begun'), layer('b', 'Going on')], 'edition')).toEqual([
    ['October 2019', 'written 3 February 2021'],
    ['October 2018', 'written 3 January 2021'],
  ]);
});

it('nothing is read of the edition shown or of later ones', () => {
  expect(said([layer('a', 'One'), layer('c', 'Two'), layer('d', 'Three')], 'rolls-on', 'c')).toEqual([
    ['October 2018 and October 2019', 'written 3 January 2021'],
  ]);
  expect(said([layer('a', 'One')], 'rolls-on', 'a')).toEqual([]);
});

it('every edition that said something is listed once, with the words that it said', () => {
  const words = fc.constantFrom('One', 'Two', '');
  const layers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), words).map((one) => Object.entries(one));
  fc.assert(
    fc.property(layers, fc.constantFrom<'rolls-on' | 'edition'>('rolls-on', 'edition'), (written, scope) => {
      const told = saidBefore(
        written.map(([edition, one]) => layer(edition, ...(one === '' ? [] : [one]))),
        editions,
        'd',
        scope,
      );
      const read = ['a', 'b', 'c'].flatMap((edition, at, all) => {
        const seen = (scope === 'edition' ? [edition] : all.slice(0, at + 1)).flatMap((one) =>
          written.filter(([of]) => of === one).map(([, its]) => its),
        );
        const last = seen.at(-1) ?? '';
        return last === '' ? [] : [[edition, doc(last)]];
      });
      const listed = told.flatMap(({ editions: of, tree }) => of.map(({ id }) => [id, tree]));
      expect(listed.toReversed()).toEqual(read);
    }),
  );
});
