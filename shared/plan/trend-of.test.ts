import { expect, it } from 'vitest';
import { goals } from '../templates/goals.ts';
import { trendOf } from './trend-of.ts';

const editions = [{ id: 'e1' }, { id: 'e2' }, { id: 'e2b', reissueOf: 'e2' }];
const templates = editions.map(({ id }) => ({ edition: id, template: goals }));
const statuses = (edition: string) =>
  edition === 'e1'
    ? [
        { words: 'Complete', items: 3 },
        { words: 'complete.', items: 1 },
        { words: '', items: 2 },
        { words: 'In hand', items: 4 },
        { words: 'in hand ', items: 1 },
        { words: 'Amber', items: 1 },
      ]
    : [{ words: 'On track', items: edition === 'e2b' ? 7 : 5 }];

it('counts items by tone, and of a corrected edition the newest issue alone', () => {
  const trend = trendOf({ editions, templates, tones: [{ word: 'Amber', tone: 'delayed' }], statuses });
  expect(trend.editions.map(({ edition, items }) => [edition, items])).toEqual([
    ['e1', 12],
    ['e2b', 7],
  ]);
  const [first, last] = trend.editions;
  expect(first!.tones).toEqual({
    complete: 4,
    'on-track': 0,
    delayed: 1,
    'not-started': 0,
    closed: 0,
    none: 2,
  });
  expect(first!.unmapped).toEqual([{ words: 'In hand', items: 5 }]);
  expect(last!.tones['on-track']).toBe(7);
});
