import type { EditorSession } from '../session.ts';

/** A number that is being typed after "@", at the caret. */
export interface TypedNumber {
  readonly number: string;
  /** How many characters it is, with the "@". */
  readonly take: number;
}

const TYPED = /(?:^|[\s(])@(\d[\d.]*)$/;

/** The number that ends a text, typed after an "@" that begins a word; `null` where there is none. */
export const numberAfterAt = (text: string): TypedNumber | null => {
  const number = TYPED.exec(text)?.[1];
  return number === undefined ? null : { number, take: number.length + 1 };
};

/** The same, of the words before the caret on the page. */
export const typedNumber = (): TypedNumber | null => {
  const selection = getSelection();
  const node = selection?.focusNode;
  return selection?.isCollapsed && node instanceof Text
    ? numberAfterAt(node.data.slice(0, selection.focusOffset))
    : null;
};

/** Asks which item is meant once the first digit of a number has been typed after "@". Esc leaves the words as they are. */
export const offerItem = (session: EditorSession): void => {
  if (typedNumber()?.take !== 2) return;
  session.ask({ what: 'cross-reference', node: null, item: null, words: '', typed: true });
};
