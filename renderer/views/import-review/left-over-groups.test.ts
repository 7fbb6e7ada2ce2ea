import { expect, test } from 'vitest';
import { groupsOf } from './left-over-groups.ts';

test('pieces stand by why they were left over, in the order of the file', () => {
  const pieces = ['Cookie notice', 'Footer of the site', 'Cookie notice'].map((why, at) => ({
    text: `Piece ${at}`,
    where: `paragraph ${at}`,
    why,
    line: String(at),
  }));
  expect(groupsOf(pieces).map(({ why, pieces: of }) => [why, ...of.map(({ line }) => line)])).toEqual([
    ['Cookie notice', '0', '2'],
    ['Footer of the site', '1'],
  ]);
});
