import type { FileChild, ParagraphChild } from 'docx';
import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import { changeMark, inked, ofWords } from './context.ts';
import { moveEnd, moveStart } from './elements.ts';
import type { ParagraphPlan } from './paragraphs.ts';

/** How far apart, in paragraphs, the same words are taken to have moved. */
const NEAR = 40;

const isPlan = (one: object): one is ParagraphPlan => 'options' in one && 'context' in one;

/** What a paragraph that was taken out or put in says, where that is enough to know it again; notes have no words here. */
const wordsOf = ({ context, says, lead }: ParagraphPlan): string => {
  if (says === undefined || lead || (context.ink !== 'removed' && context.ink !== 'added')) return '';
  const line = says.map((one) => ('is' in one ? one.inline : one)).filter(({ type }) => type !== 'footnote');
  const words = inlinePlain(line).trim();
  return words.length >= 6 && /\s/u.test(words) ? words : '';
};

/**
 * Paragraphs of a text that were taken out at one place and put in at another close by, word for word (entries of a list in
 * another order, a paragraph made a heading), as moves. LibreOffice finds such pairs by itself, but then tracks the ends of
 * the paragraphs apart from their words and, when one of the two goes, gives its look to the paragraph that follows.
 */
export const withMovedParagraphs = <B extends object>(body: readonly (ParagraphPlan | B)[]): (ParagraphPlan | B)[] => {
  const out = [...body];
  const waiting = new Map<string, { readonly at: number; readonly ink: string }[]>();
  let moves = 0;
  const move = (at: number, name: string): void => {
    const plan = out[at] as ParagraphPlan;
    const end = plan.context.ink === 'removed' ? 'from' : 'to';
    const mark = changeMark(plan.context);
    out[at] = {
      ...plan,
      context: ofWords(inked(plan.context, end === 'from' ? 'moved-from' : 'moved-to')),
      lead: [moveStart(end, name, mark) as unknown as ParagraphChild],
      tail: [moveEnd(end, mark) as unknown as FileChild],
    };
  };
  for (const [at, one] of body.entries()) {
    const words = isPlan(one) ? wordsOf(one) : '';
    if (words === '' || !isPlan(one)) continue;
    const near = (waiting.get(words) ?? []).filter((other) => at - other.at <= NEAR);
    const partner = near.findIndex(({ ink }) => ink !== one.context.ink);
    if (partner < 0) waiting.set(words, [...near, { at, ink: one.context.ink }]);
    else {
      moves += 1;
      const [other] = near.splice(partner, 1);
      waiting.set(words, near);
      move(other!.at, `paragraph-${moves}`);
      move(at, `paragraph-${moves}`);
    }
  }
  return out;
};
