import type { Link } from '../../../../shared/richtext/tree.ts';
import type { InlineView } from '../view.tsx';

/** A click is the field's to answer: it sets the caret, or opens the address outside where the page is only read. */
export const link: InlineView<Link> = ({ href, children }, context, key) => (
  <a key={key} className="rt-link" href={href} tabIndex={-1}>
    {context.inlines(children)}
  </a>
);
