import { p } from '../../../shared/richtext/build.ts';
import { inlinePlain } from '../../../shared/richtext/plain-text.ts';
import type { Block, Tree } from '../../../shared/richtext/tree.ts';
import { linesOf } from './reading.ts';

const plainBlock = (one: Block): Block => (one.type === 'heading' ? p(...one.children) : one);

/** What of a tree a field can take: headings stand in narrative alone, and a heading's field is one plain line. */
export const fitted = (tree: Tree, shape: 'line' | 'prose' | 'narrative'): Tree => {
  if (shape === 'narrative') return tree;
  if (shape === 'prose') return tree.some((one) => one.type === 'heading') ? tree.map(plainBlock) : tree;
  const words = tree
    .flatMap((one) => linesOf(one))
    .map((line) => inlinePlain(line.filter((one) => one.type !== 'footnote')))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? [] : [p(words)];
};
