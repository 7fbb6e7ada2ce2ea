import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../shared/plan/change.ts';
import { countWords, findingChanges, firstFinding, firstFrom, isAnswered, nameOfHit } from './finding.ts';
import { foundRows } from './found-rows.ts';

const hit = (subject: string, part: 'field:progress' | 'field:actions', nth = 0, edition = 'e2'): Hit => ({
  cell: { subject, part, edition },
  nth,
  item: subject,
  number: subject.slice(1),
  label: part === 'field:progress' ? 'Progress made' : 'Actions',
  edition,
  before: 'the ',
  found: 'plan',
  after: ' is',
  replaceable: true,
});
const hits = [hit('i1', 'field:actions'), hit('i1', 'field:progress'), hit('i3', 'field:actions')];
const answered = findingChanges.answered(
  findingChanges.asked(firstFinding, { words: 'plan' }),
  { ...firstFinding.asked, words: 'plan' },
  hits,
  false,
  1,
);

describe('going through what was found', () => {
  it('shows the one at hand first, and goes round at both ends', () => {
    const first = findingChanges.stepped(answered, 1);
    expect([first.at, first.shown]).toEqual([1, true]);
    const places = [1, 1, 1].reduce<number[]>(
      (at, step) => {
        const now = findingChanges.stepped({ ...answered, at: at.at(-1)!, shown: true }, step as 1);
        return [...at, now.at];
      },
      [1],
    );
    expect(places).toEqual([1, 2, 0, 1]);
    expect(findingChanges.stepped({ ...answered, at: 0 }, -1).at).toBe(2);
  });
  it('goes nowhere where nothing was found', () => {
    const none = findingChanges.answered(answered, answered.asked, [], false, 0);
    expect(findingChanges.stepped(none, 1)).toBe(none);
    expect([none.at, countWords(none)]).toEqual([-1, 'Not found']);
  });
  it('counts as one reads it', () => {
    expect(countWords(answered)).toBe('2 of 3');
    expect(countWords({ ...answered, more: true })).toBe('2 of more than 3');
    expect(countWords(firstFinding)).toBe('');
  });
  it('knows when something else is asked than was answered', () => {
    expect(isAnswered(answered)).toBe(true);
    expect(isAnswered(findingChanges.asked(answered, { wholeWords: true }))).toBe(false);
  });
  it('forgets what was found in a plan that is closed, and keeps what is looked for', () => {
    expect(findingChanges.left(answered)).toMatchObject({ bar: false, hits: [], asked: { words: 'plan' } });
  });
  it('opens with the words that are selected, and in the edition where one is in no field', () => {
    const field = findingChanges.asked(answered, { scope: 'field' });
    expect(findingChanges.opened(field, false, 'goal', null).asked).toMatchObject({ words: 'goal', scope: 'edition' });
    expect(findingChanges.opened(field, false, '', hits[0]!.cell).asked).toMatchObject({
      words: 'plan',
      scope: 'field',
    });
  });
});

describe('the first from the caret on', () => {
  const order = new Map(['i1', 'i2', 'i3', 'i4'].map((id, at) => [id, at]));
  it.each([
    [{ subject: 'i1', part: 'field:progress' as const }, 1],
    [{ subject: 'i2', part: 'field:actions' as const }, 2],
    [{ subject: 'i4', part: 'field:actions' as const }, 0],
    [{ subject: 'gone', part: 'field:actions' as const }, 0],
    [null, 0],
  ])('%o is %i', (cell, at) => {
    expect(firstFrom(hits, cell, order)).toBe(at);
  });
});

it('what was found stands by edition and thing, and folds', () => {
  const editions = [
    { id: 'e1', label: 'Oct 2020', state: 'sealed' as const },
    { id: 'e2', label: 'Oct 2021', state: 'draft' as const },
  ];
  const all = { hits: [...hits, hit('i1', 'field:actions', 0, 'e1')], editions, names: new Map([['i1', 'Support']]) };
  const lines = (folded: readonly string[]): string[] =>
    foundRows({ ...all, folded: new Set(folded) }).map(({ level, at, of, number, words, count }) =>
      `${level} ${at}/${of} ${number ?? '-'} ${words} ${count}`.trim(),
    );
  expect(lines([])).toEqual([
    '1 1/2 - October 2021, draft 3 places',
    '2 1/2 1 Support 2',
    '3 1/2 - Actions',
    '3 2/2 - Progress made',
    '2 2/2 3  1',
    '3 1/1 - Actions',
    '1 2/2 - October 2020, sealed 1 place',
    '2 1/1 1 Support 1',
    '3 1/1 - Actions',
  ]);
  expect(lines(['e2', 'e1 i1'])).toEqual([
    '1 1/2 - October 2021, draft 3 places',
    '1 2/2 - October 2020, sealed 1 place',
    '2 1/1 1 Support 1',
  ]);
  const keys = foundRows({ ...all, folded: new Set() }).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('a hit is spoken of by its field and number', () => {
  expect([nameOfHit(hits[1]!), nameOfHit({ label: 'Summary', number: null })]).toEqual(['Progress made, 1', 'Summary']);
});
