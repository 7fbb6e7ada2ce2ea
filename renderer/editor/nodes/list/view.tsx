import type { ReactNode } from 'react';
import type { List } from '../../../../shared/richtext/tree.ts';
import { line } from '../view.tsx';
import type { BlockView, ViewContext } from '../view.tsx';

const entries = (list: List, context: ViewContext): ReactNode =>
  list.items.map(({ children, nested }, at) => [
    <li key={at} value={at + 1}>
      {line(children, context)}
    </li>,
    nested ? (
      <li key={`${at} nested`} value={at + 2} className="rt-nested">
        {drawn(nested, context, 0)}
      </li>
    ) : null,
  ]);

/** The direction of the outermost list is that of all within it, as in the live field. */
const drawn = (list: List, context: ViewContext, key: number, dir?: 'auto'): ReactNode => {
  const Tag = list.kind === 'bullet' ? 'ul' : 'ol';
  return (
    <Tag key={key} dir={dir}>
      {entries(list, context)}
    </Tag>
  );
};

const listView: BlockView<List> = (list, context, key) => drawn(list, context, key, 'auto');

export { listView as list };
