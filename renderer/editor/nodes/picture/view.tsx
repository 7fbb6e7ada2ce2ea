import type { Picture } from '../../../../shared/richtext/tree.ts';
import type { BlockView } from '../view.tsx';

/** The place a picture takes, with the words said instead of it. */
export const picture: BlockView<Picture> = ({ alt, width, height, caption }, _, key) => (
  <div key={key} className="rt-kept">
    <figure className="rt-picture">
      <div
        role="img"
        aria-label={alt || 'Picture without a description'}
        style={{ width, aspectRatio: `${width} / ${height}` }}
      >
        <span>{alt ? `Picture: ${alt}` : 'Picture without a description'}</span>
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  </div>
);
