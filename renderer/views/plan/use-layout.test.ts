import { expect, test } from 'vitest';
import { layoutFor } from './use-layout.ts';

test.each([
  [1200, 'three'],
  [1199, 'two'],
  [900, 'two'],
  [899, 'page'],
  [600, 'page'],
  [599, 'one'],
  [320, 'one'],
] as const)('%i px has room for: %s', (width, layout) => expect(layoutFor(width)).toBe(layout));
