import type { LiveFigure } from '../../../../shared/richtext/tree.ts';
import type { InlineView } from '../view.tsx';

export const liveFigure: InlineView<LiveFigure> = ({ shown }, _, key) => (
  <span key={key} className="rt-kept">
    <span className="rt-figure">{shown}</span>
  </span>
);
