import { describe, expect, it } from 'vitest';
import { pairOf, pastSide, withEdition } from './comparing.ts';
import { rowFrom, rowNear } from './step-change.ts';
import type { ChangeRow } from './change-rows.ts';

const editions = [{ id: '2020' }, { id: '2021' }, { id: '2022' }];

describe('the two editions that are compared', () => {
  it('are the one shown and the one before it', () => {
    expect(pairOf(editions, '2022')).toEqual({ before: '2021', after: '2022' });
    expect(pairOf(editions, '2021')).toEqual({ before: '2020', after: '2021' });
  });

  it('are, for the first, itself and the one after it', () => {
    expect(pairOf(editions, '2020')).toEqual({ before: '2020', after: '2021' });
  });

  it('are none where there is one alone', () => {
    expect(pairOf([{ id: '2020' }], '2020')).toBeNull();
  });

  it('change places where one is chosen that stands on the other side', () => {
    const pair = { before: '2020', after: '2021' };
    expect(withEdition(pair, 'before', '2022')).toEqual({ before: '2022', after: '2021' });
    expect(withEdition(pair, 'before', '2021')).toEqual({ before: '2021', after: '2020' });
    expect(withEdition(pair, 'after', '2020')).toEqual({ before: '2021', after: '2020' });
  });

  it('have the past on the side of the earlier one', () => {
    expect(pastSide(editions, { before: '2020', after: '2022' })).toBe('before');
    expect(pastSide(editions, { before: '2022', after: '2020' })).toBe('after');
  });
});

const rows = ['a', 'c', 'd'].map((subject) => ({ key: subject, change: { subject } }) as ChangeRow);
const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

describe('a step from change to change', () => {
  it('goes round at both ends', () => {
    expect(rowFrom(rows, 0, 1)).toEqual({ at: 1, round: false });
    expect(rowFrom(rows, 2, 1)).toEqual({ at: 0, round: true });
    expect(rowFrom(rows, 0, -1)).toEqual({ at: 2, round: true });
  });

  it('begins where one writes, or at the next item that changed', () => {
    expect(rowNear(rows, items, 'c')).toBe(1);
    expect(rowNear(rows, items, 'b')).toBe(1);
    expect(rowNear(rows, items, 'e')).toBe(-1);
    expect(rowNear(rows, items, null)).toBe(-1);
  });
});
