import { Fragment } from 'react';
import type { Quote } from '../../../../shared/richtext/tree.ts';
import { line } from '../view.tsx';
import type { BlockView } from '../view.tsx';

export const quote: BlockView<Quote> = ({ children, attribution }, context, key) => (
  <Fragment key={key}>
    <blockquote dir="auto">{line(children, context)}</blockquote>
    {attribution ? (
      <p className="rt-attribution" dir="auto">
        {line(attribution, context)}
      </p>
    ) : null}
  </Fragment>
);
