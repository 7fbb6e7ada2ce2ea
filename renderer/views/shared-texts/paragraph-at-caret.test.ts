import { expect, it } from 'vitest';
import { chosenBlocks } from './paragraph-at-caret.ts';

it('chooses paragraphs that stand together', () => {
  expect(chosenBlocks(null, 2, true)).toEqual({ from: 2, to: 2 });
  expect(chosenBlocks({ from: 2, to: 2 }, 0, true)).toEqual({ from: 0, to: 2 });
  expect(chosenBlocks({ from: 0, to: 3 }, 2, false)).toEqual({ from: 0, to: 1 });
  expect(chosenBlocks({ from: 0, to: 3 }, 0, false)).toEqual({ from: 1, to: 3 });
  expect(chosenBlocks({ from: 1, to: 1 }, 1, false)).toBeNull();
});
