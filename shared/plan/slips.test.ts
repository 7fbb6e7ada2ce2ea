import { describe, expect, it } from 'vitest';
import { doc } from '../richtext/build.ts';
import type { Tree } from '../richtext/tree.ts';
import type { CurrentCell, Edition, Facts } from './records.ts';
import { isTimescale, isToExplain, reasonIn, slipsOf, withReason } from './slips.ts';

const editions: Edition[] = ['2019', '2020', '2021', '2022'].map((year, position) => ({
  ...{ id: `e${year}`, label: `Oct ${year}`, position },
  state: 'draft',
}));

const layersOf = (said: Readonly<Record<string, string | Tree>>): ReadonlyMap<string, CurrentCell> =>
  new Map(
    Object.entries(said).map(([edition, words]) => [
      edition,
      {
        ...{ subject: 'i', part: 'field:timescale', edition, plain: '', sha256: '', counter: 1 },
        body: typeof words === 'string' ? doc(...(words === '' ? [] : [words])) : words,
      },
    ]),
  );

const slips = (said: Readonly<Record<string, string | Tree>>, facts: Facts = {}, edition = 'e2022') =>
  slipsOf(layersOf(said), { editions, edition, factsAt: () => facts, field: 'timescale' });

describe('the dates that an item had', () => {
  it('are the first one and every other one after it, with the reason that was given', () => {
    const facts = withReason({ owner: 'COSLA' }, 'timescale', 'e2021', 'Schools were closed.');
    expect(slips({ e2019: 'Spring 2021', e2021: 'Spring 2022', e2022: 'Spring 2023' }, facts)).toEqual({
      original: { edition: 'e2019', words: 'Spring 2021' },
      revisions: [
        { edition: 'e2021', words: 'Spring 2022', reason: 'Schools were closed.', setBack: false },
        { edition: 'e2022', words: 'Spring 2023', reason: null, setBack: false },
      ],
    });
  });

  it('set back are a change like any other, which is said', () => {
    const { revisions } = slips({ e2019: 'Spring 2021', e2020: 'Spring 2022', e2022: 'Spring 2021' })!;
    expect(revisions.map(({ words, setBack }) => [words, setBack])).toEqual([
      ['Spring 2022', false],
      ['Spring 2021', true],
    ]);
  });

  it('written again as they were, or not written at all, have not changed', () => {
    expect(slips({ e2019: 'Spring 2021', e2020: 'Spring 2021', e2021: '', e2022: 'Spring  2021' })).toEqual({
      original: { edition: 'e2019', words: 'Spring 2021' },
      revisions: [],
    });
    expect(slips({ e2019: '' })).toBeUndefined();
    expect(slips({})).toBeUndefined();
  });

  it('are those up to the edition shown', () => {
    const said = { e2020: 'Spring 2021', e2021: 'Spring 2022' };
    expect(slips(said, {}, 'e2020')!.revisions).toEqual([]);
    expect(slips(said, {}, 'e2019')).toBeUndefined();
  });

  it('have each the reason that the facts of its own edition give', () => {
    const at: Readonly<Record<string, Facts>> = {
      e2020: withReason({}, 'timescale', 'e2020', 'A pandemic.'),
      e2021: { owner: 'COSLA' },
    };
    const found = slipsOf(layersOf({ e2019: 'A', e2020: 'B', e2021: 'C' }), {
      ...{ editions, edition: 'e2021', field: 'timescale' },
      factsAt: (edition) => at[edition] ?? {},
    });
    expect(found!.revisions.map(({ reason }) => reason)).toEqual(['A pandemic.', null]);
  });
});

it('a reason takes the place of the one before it, and nothing takes it away', () => {
  const first = withReason({ owner: 'COSLA' }, 'timescale', 'e2021', 'One.');
  const both = withReason(withReason(first, 'status', 'e2021', 'Two.'), 'timescale', 'e2021', 'Three.');
  expect(reasonIn(both, 'timescale', 'e2021')).toBe('Three.');
  expect(reasonIn(both, 'status', 'e2021')).toBe('Two.');
  expect(reasonIn(both, 'timescale', 'e2020')).toBeNull();
  expect(withReason(first, 'timescale', 'e2021', '')).toEqual({ owner: 'COSLA' });
});

it('a date that moved is to be explained, and a status that went back, and no other', () => {
  const from = { edition: 'e2020', words: 'Spring 2021' };
  const date = { about: 'date', from } as const;
  expect(['Spring 2022', 'Spring 2021', ''].map((words) => isToExplain(date, words, 'none'))).toEqual([
    true,
    false,
    false,
  ]);
  const status = { about: 'status', from: { ...from, words: 'Complete' } } as const;
  expect((['delayed', 'on-track', 'not-started'] as const).every((tone) => isToExplain(status, '…', tone))).toBe(true);
  expect((['complete', 'closed', 'none'] as const).some((tone) => isToExplain(status, '…', tone))).toBe(false);
});

it('a timescale is known by its key', () => {
  expect(['timescale', 'delivery-timescale', 'timescale-notes', 'status'].map(isTimescale)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
