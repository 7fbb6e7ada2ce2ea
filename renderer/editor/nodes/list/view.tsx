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
        {listView(nested, context, 0)}
      </li>
    ) : null,
  ]);

const listView: BlockView<List> = (list, context, key) =>
  list.kind === 'bullet' ? <ul key={key}>{entries(list, context)}</ul> : <ol key={key}>{entries(list, context)}</ol>;

export { listView as list };
