import type { Heading } from '../../../../shared/richtext/tree.ts';
import { line } from '../view.tsx';
import type { BlockView } from '../view.tsx';
import { TAGS } from './codec.ts';

export const heading: BlockView<Heading> = ({ level, children }, context, key) => {
  const Tag = TAGS[level];
  return (
    <Tag key={key} className={`rt-h${level}`} dir="auto">
      {line(children, context)}
    </Tag>
  );
};
