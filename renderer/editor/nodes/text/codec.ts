import { $createTextNode, IS_BOLD, IS_ITALIC, IS_SUBSCRIPT, IS_SUPERSCRIPT } from 'lexical';
import type { TextNode } from 'lexical';
import { MARKS } from '../../../../shared/richtext/tree.ts';
import type { Mark, TextRun } from '../../../../shared/richtext/tree.ts';
import { t } from '../../../../shared/richtext/build.ts';
import type { InlineCodec } from '../codec.ts';

export const BITS: Readonly<Record<Mark, number>> = {
  bold: IS_BOLD,
  italic: IS_ITALIC,
  superscript: IS_SUPERSCRIPT,
  subscript: IS_SUBSCRIPT,
};

const $readText = (node: TextNode): TextRun[] => {
  const words = node.getTextContent();
  return words === '' ? [] : [t(words, ...MARKS.filter((mark) => (node.getFormat() & BITS[mark]) !== 0))];
};

export const text: InlineCodec<TextRun> = {
  $write: (run) => [
    $createTextNode(run.text).setFormat((run.marks ?? []).reduce((bits, mark) => bits | BITS[mark], 0)),
  ],
  $reads: { text: $readText, tab: $readText },
};
