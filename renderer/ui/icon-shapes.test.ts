import { expect, test } from 'vitest';
import { shapesOf } from './icon-shapes.ts';

test('the shapes of a drawing are its elements, with their attributes under React’s names', () => {
  const svg =
    '<!-- @license x --><svg class="a" width="24"><path d="M1 2" /><rect\n  x="1" stroke-width="2" rx="3"/></svg>';
  expect(shapesOf(svg)).toEqual([
    { tag: 'path', attributes: { d: 'M1 2' } },
    { tag: 'rect', attributes: { x: '1', strokeWidth: '2', rx: '3' } },
  ]);
});

test('nothing but shapes comes out of a drawing', () => {
  expect(shapesOf('<svg><script>1</script><foreignObject x="1"/></svg>')).toEqual([]);
});
