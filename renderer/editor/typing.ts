/** What is made of words as they are typed, as writers know it from Word, Teams and Outlook. Pure: words in, what to do out. */

export type TypedBlock = 'bullet-list' | 'numbered-list' | 'quote' | 'heading-1' | 'heading-2' | 'heading-3';

export type Typed =
  /** The characters before the caret that give way to a style of the whole block. */
  | { readonly block: TypedBlock; readonly take: number }
  /** The characters before the caret that give way to others. */
  | { readonly put: string; readonly take: number }
  /** Words between two marks, which give way to the words alone, set so. */
  | { readonly mark: 'bold' | 'italic'; readonly words: string; readonly take: number };

const BLOCKS: readonly (readonly [pattern: RegExp, block: TypedBlock])[] = [
  [/^[-*•] $/, 'bullet-list'],
  [/^(?:1|a|A|i)[.)] $/, 'numbered-list'],
  [/^> $/, 'quote'],
  [/^# $/, 'heading-1'],
  [/^## $/, 'heading-2'],
  [/^### $/, 'heading-3'],
];

/** An address as it is typed: nothing in it is changed. */
const ADDRESS = /(?:\S*:\/\/|www\.|\S+@)\S*$/i;
/** What a quotation mark opens after. */
const OPENS = /(?:^|[\s([{–—/“‘])$/;

const MARKED: readonly (readonly [pattern: RegExp, mark: 'bold' | 'italic'])[] = [
  [/(?<=^|[\s(“‘])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/, 'bold'],
  [/(?<=^|[\s(“‘])_([^\s_](?:[^_]*[^\s_])?)_$/, 'italic'],
];

const inline = (before: string): Typed | null => {
  const last = before.at(-1);
  const head = before.slice(0, -1);
  if (ADDRESS.test(before.trimEnd())) return null;
  if (last === '"') return { put: OPENS.test(head) ? '“' : '”', take: 1 };
  if (last === "'") return { put: OPENS.test(head) ? '‘' : '’', take: 1 };
  if (/(?:^|[^.])\.\.\.$/.test(before)) return { put: '…', take: 3 };
  if (/(?:^|[^-])-- $/.test(before)) return { put: '– ', take: 3 };
  for (const [pattern, mark] of MARKED) {
    const found = pattern.exec(before);
    if (found) return { mark, words: found[1]!, take: found[0].length };
  }
  return null;
};

/**
 * What becomes of the words before the caret when the last of them has just been typed; `null` where they stay as they
 * are. `start` is true where they begin their block, which may then become another.
 */
export const typed = (before: string, start: boolean): Typed | null => {
  if (start) for (const [pattern, block] of BLOCKS) if (pattern.test(before)) return { block, take: before.length };
  return inline(before);
};
