import { plainText } from '../../../../shared/richtext/plain-text.ts';
import type { Footnote } from '../../../../shared/richtext/tree.ts';
import type { InlineView } from '../view.tsx';

/** The mark of a footnote; its words stand in its name, and under the field. */
export const footnote: InlineView<Footnote> = ({ note }, context, key) => {
  const number = context.nextNote();
  const words = plainText(note);
  return (
    <span key={key} className="rt-kept">
      <sup className="rt-footnote" title={words} role="note" aria-label={`Footnote ${number}: ${words}`}>
        {number}
      </sup>
    </span>
  );
};
