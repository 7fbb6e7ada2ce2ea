import type { Mark } from '../../../shared/richtext/tree.ts';
import { hasClass, styleOf } from './page-node.ts';
import type { PasteNode } from './page-node.ts';
import { addWords, endLine, readAll, within } from './reading.ts';
import type { Read, Reading } from './reading.ts';
import { isHidden, marksBy } from './styles.ts';
import { wordsOfWord } from './word.ts';

/** Reads what is inside with more marks, or fewer. */
export const remarked = (node: PasteNode, into: Reading, marks: readonly Mark[], typed = into.typed): void => {
  const inner: Reading = { page: into.page, blocks: into.blocks, line: into.line, marks, typed };
  readAll(node.children, inner);
  into.line = inner.line;
};

const readText: Read = (node, into) => {
  if (!into.typed) return addWords(node.text, into);
  node.text.split(/\r\n?|\n/).forEach((line, at) => {
    if (at > 0) into.line.push({ type: 'line-break' });
    addWords(line, into);
  });
};

/** One break ends a line; two of them are how mail programs end a paragraph. */
const lineBreak: Read = (node, into) => {
  if (/page-break-before:\s*always/i.test(styleOf(node))) return endLine(into);
  if (!into.page.own && !into.typed && into.line.at(-1)?.type === 'line-break') return endLine(into);
  into.line.push({ type: 'line-break' });
};

const marked =
  (mark: Mark): Read =>
  (node, into) => {
    const style = into.page.styles.of(node);
    if (isHidden(style)) return;
    remarked(node, into, marksBy(style, [...new Set([...into.marks, mark])]));
  };

/** Some programs say bold and italic by style alone. */
const span: Read = (node, into) => {
  const style = into.page.styles.of(node);
  if (isHidden(style)) return;
  if (hasClass(node, /^Apple-converted-space$/)) return addWords(' ', into);
  if (wordsOfWord(node, style, into)) return;
  remarked(node, into, marksBy(style, into.marks));
};

/** Words within a line. */
export const textReaders: readonly (readonly [name: string, read: Read])[] = [
  ['#text', readText],
  ['br', lineBreak],
  ['b', marked('bold')],
  ['strong', marked('bold')],
  ['i', marked('italic')],
  ['em', marked('italic')],
  ['cite', within],
  ['sup', marked('superscript')],
  ['sub', marked('subscript')],
  ['span', span],
  ['font', span],
];
