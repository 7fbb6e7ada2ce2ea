import { plainLines } from './plain-text.ts';
import type { Block, Tree } from './tree.ts';
import { walk } from './walk.ts';

/** The words of a plain text, as parted by white space. */
export const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** The words of a tree, those of its footnotes too. All marks of notes look alike, whatever their numbers. */
export const treeWords = (tree: Tree): string[] => {
  const words = wordsOf(plainLines(tree, { footnote: () => 0 }).join('\n'));
  walk(tree, (node) => {
    if (node.type === 'footnote') words.push(...treeWords(node.note));
  });
  return words;
};

/** What a block is known by when its edited form is looked for: its words; for a picture, its bytes. */
export const blockWords = (block: Block): string[] => (block.type === 'picture' ? [block.blob] : treeWords([block]));

/** Paragraphs and headings can become each other by editing; other blocks stay what they are. */
export const shapeOf = (block: Block): string =>
  block.type === 'paragraph' || block.type === 'heading' ? 'text' : block.type;

/** The words that stand more often in `after` than in `before`, as often as they do so. */
export const addedWords = (before: readonly string[], after: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of after) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of before) if (counts.has(word)) counts.set(word, counts.get(word)! - 1);
  return new Map([...counts].filter(([, count]) => count > 0));
};
