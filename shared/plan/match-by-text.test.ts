import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchByText } from './match-by-text.ts';
import type { Matchable } from './item-words.ts';
import { wordsFrom } from './proposals.test-help.ts';

const one = (first: string, more: Partial<Matchable & { readonly id: string }> = {}): Matchable & { id: string } => ({
  ...{ id: first.slice(0, 24), kind: 'recommendation', first: [first], names: [], all: [first] },
  ...{ sections: ['Vision'], numbers: ['1'], ...more },
});
const partners = (items: readonly Matchable[], others: readonly (Matchable & { id: string })[]) =>
  matchByText(items, others).map(({ partner }) => partner);

const plan = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const words = wordsFrom(from + at, 20);
    return one(words, {
      id: `id-${from + at}`,
      numbers: [String(at + 1)],
      all: [`${words} ${wordsFrom(from + at + 9_000, 60)}`],
    });
  });

it('knows an item by its words, whatever its number', () => {
  const mine = one('Parents and carers must be equal partners in the guidance', { numbers: ['6.1'] });
  const theirs = one('Parents and carers must be equal partners in all of the guidance', { numbers: ['6.1.1'] });
  const other = one('The use of mediation must be promoted at a national level', { numbers: ['6.1'] });
  const [pair] = matchByText([mine], [other, theirs]);
  expect(pair).toMatchObject({ item: 0, partner: theirs.id, sure: true });
  expect(pair!.likeness).toBeGreaterThan(0.85);
  expect(pair!.likeness).toBeLessThan(1);
});

it('never goes by a number alone', () => {
  const mine = one('Councils will publish what they spend on transport', { numbers: ['4'] });
  const theirs = one('Every island has a library that opens at weekends', { numbers: ['4'] });
  expect(matchByText([mine], [theirs])).toEqual([{ item: 0, partner: null, likeness: 0, sure: false }]);
});

it('tells equal texts apart by section and number, and is not sure where nothing does', () => {
  const words = 'We will report on this every year to the whole of the Parliament';
  const of = (section: string, number: string, id: string) =>
    one(words, { sections: [section], numbers: [number], id });
  const theirs = [of('Skills', '1', 'a'), of('Skills', '2', 'b'), of('Health', '1', 'c')];
  expect(partners([of('Health', '1', ''), of('Skills', '2', ''), of('Skills', '1', '')], theirs)).toEqual([
    'c',
    'b',
    'a',
  ]);
  const alike = [of('Skills', '1', 'a'), of('Skills', '1', 'b')];
  expect(matchByText(alike, alike).map(({ partner, sure }) => [partner, sure])).toEqual([
    ['a', false],
    ['b', false],
  ]);
});

it('goes by the name, and by all else, where nothing fixes the item', () => {
  const named = (name: string, id: string) => one('', { first: [], names: [name], all: [name], id });
  expect(
    partners(
      [named('Rural transport and broadband', '')],
      [named('Museums', 'm'), named('Rural transport and broadband', 't')],
    ),
  ).toEqual(['t']);
  const told = (all: string, id: string) => one('', { first: [], all: [all], id });
  const text = wordsFrom(5, 40);
  expect(partners([told(`${text} and more`, '')], [told(wordsFrom(6, 40), 'x'), told(text, 'y')])).toEqual(['y']);
});

it('knows a rewritten item between two that are known', () => {
  const theirs = plan(0, 3);
  const half = theirs[1]!.first[0]!.split(' ').slice(0, 8).join(' ');
  const rewritten = `${half} ${wordsFrom(777, 12)}`;
  const mine = [theirs[0]!, one(rewritten, { all: [rewritten], numbers: ['9'] }), theirs[2]!];
  expect(matchByText(mine, theirs)[1]).toMatchObject({ partner: 'id-1', sure: false });
});

it('one or two words are not enough out of their place', () => {
  const mine = one('Training', { sections: ['Skills'], numbers: ['1'] });
  expect(partners([mine], [one('Training', { sections: ['Health'], numbers: ['8'] })])).toEqual([null]);
  expect(partners([mine], [one('Training', { sections: ['Skills'], numbers: ['8'] })])).toEqual(['Training']);
});

it('matches a shuffled and renumbered copy whole, and again the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...plan(100, 30).keys()], { minLength: 1 }), (order) => {
      const theirs = plan(100, 30);
      const mine = order.map((at, place) => ({ ...theirs[at]!, numbers: [String(30 - place)] }));
      expect(partners(mine, theirs)).toEqual(order.map((at) => `id-${100 + at}`));
      expect(matchByText(mine, theirs)).toEqual(matchByText(mine, theirs));
    }),
    { numRuns: 30 },
  );
});

it('matches nothing of an unrelated plan, and uses each partner once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (a, b) => {
      const found = matchByText(plan(a, 12), plan(1000 + b, 12));
      expect(found.every(({ partner }) => partner === null)).toBe(true);
      const own = partners([...plan(a, 6), ...plan(a, 6)], plan(a, 8)).filter((id) => id !== null);
      expect(new Set(own).size).toBe(own.length);
    }),
    { numRuns: 30 },
  );
});

it('gives the same pairs seen from either side', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.array(fc.nat(19), { minLength: 20, maxLength: 20 }), (seed, changes) => {
      const theirs = plan(seed, 20);
      const mine = theirs.map((item, at) => {
        const words = item.first[0]!.split(' ');
        words.splice(changes[at]! % 15, 4, ...wordsFrom(3000 + at, 3).split(' '));
        return one(words.join(' '), { id: `mine-${at}`, all: [words.join(' ')], numbers: [String(at)] });
      });
      const there = matchByText(mine, theirs).map(({ item, partner }) => `${mine[item]!.id} ${partner}`);
      const back = matchByText(theirs, mine).map(({ item, partner }) => `${partner} ${theirs[item]!.id}`);
      expect(back.toSorted()).toEqual(there.toSorted());
    }),
    { numRuns: 20 },
  );
});
