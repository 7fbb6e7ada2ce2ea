import { b, inlines } from '../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import { countCharacters, NOTHING_FOUND } from '../../../../shared/plan/proposal.ts';
import type { Source, SourceBlock, SourceComment } from '../source.ts';

const boldParts = (line: string): Inline[] =>
  inlines(
    ...line
      .split(/(\*\*.*?\*\*)/u)
      .filter((part) => part !== '')
      .map((part) => (part.startsWith('**') ? b(part.slice(2, -2)) : part)),
  );

/** "words {{Name: remark}}": a remark in the margin. */
const commented = (line: string): { words: string; comments: readonly SourceComment[] | undefined } => {
  const [, words, author, text] = /^(.*?)\s*\{\{(.*?): (.*)\}\}$/u.exec(line) ?? [];
  if (words === undefined) return { words: line, comments: undefined };
  return {
    words,
    comments: [
      {
        author: author!,
        date: '2021-05-03T10:00:00Z',
        on: words.replace(/^(?:#+|@\S+) |\*\*/gu, '').slice(0, 8),
        text: text!,
      },
    ],
  };
};

const blockOf = (line: string, at: number): SourceBlock => {
  const { words, comments } = commented(line);
  const base = { where: `paragraph ${at + 1}`, gap: 0, ...(comments ? { comments } : {}) };
  const heading = /^(#+) (.*)$/u.exec(words);
  if (heading)
    return {
      ...base,
      type: 'heading',
      level: heading[1]!.length,
      look: `Heading ${heading[1]!.length}`,
      source: heading[2]!,
      children: inlines(heading[2]!),
    };
  const bullet = /^- (.*)$/u.exec(words)?.[1];
  const [, marker, numbered] = /^@(\S+) (.*)$/u.exec(words) ?? [];
  if (bullet !== undefined || numbered !== undefined)
    return {
      ...base,
      type: 'list-item',
      kind: bullet === undefined ? 'numbered' : 'bullet',
      marker: marker ?? '•',
      depth: 0,
      look: 'List Paragraph',
      source: bullet ?? numbered!,
      children: boldParts(bullet ?? numbered!),
    };
  const look = /^\*\*[^*]*\*\*$/u.test(words) ? 'Normal, bold' : 'Normal';
  return { ...base, type: 'paragraph', look, source: words.replace(/\*\*/gu, ''), children: boldParts(words) };
};

/**
 * Lines as a Word file gives them, one after the other with no space between: `#` a heading, `**…**` bold, `-` a bullet,
 * `@R1` a list's automatic number, `{{Name: remark}}` a comment at a line's end.
 */
export const wordSource = (text: string): Source => {
  const blocks = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(blockOf);
  return {
    blocks,
    characters: blocks.reduce((sum, { source }) => sum + countCharacters(source), 0),
    found: NOTHING_FOUND,
    notBroughtIn: [],
    pictures: [],
    messages: [],
  };
};
