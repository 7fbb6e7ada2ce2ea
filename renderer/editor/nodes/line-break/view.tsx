import type { LineBreak } from '../../../../shared/richtext/tree.ts';
import type { InlineView } from '../view.tsx';

export const lineBreak: InlineView<LineBreak> = (_, __, key) => <br key={key} />;
