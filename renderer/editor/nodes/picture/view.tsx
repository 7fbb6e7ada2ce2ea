import type { Picture } from '../../../../shared/richtext/tree.ts';
import type { BlockView } from '../view.tsx';
import { PlanPicture } from './PlanPicture.tsx';

export const picture: BlockView<Picture> = (block, _, key) => (
  <div key={key} className="rt-kept">
    <PlanPicture picture={block} />
  </div>
);
