import { linesOf } from '../../../shared/richtext/replace-words.ts';
import type { Paragraph, Tree } from '../../../shared/richtext/tree.ts';

/**
 * A text as the words of a footnote: paragraphs alone, those without words left out. Lists, tables and quotations become their
 * lines; a footnote has no place within another.
 */
export const noteOf = (tree: Tree): readonly Paragraph[] =>
  linesOf(tree).flatMap((line) => {
    const children = line.filter((one) => one.type !== 'footnote');
    const blank = children.every((one) => one.type === 'line-break' || (one.type === 'text' && one.text.trim() === ''));
    return blank ? [] : [{ type: 'paragraph', children }];
  });
