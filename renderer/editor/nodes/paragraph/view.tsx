import type { Paragraph } from '../../../../shared/richtext/tree.ts';
import { line } from '../view.tsx';
import type { BlockView } from '../view.tsx';

export const paragraph: BlockView<Paragraph> = ({ children }, context, key) => (
  <p key={key} dir="auto">
    {line(children, context)}
  </p>
);
