import type { ReactElement } from 'react';
import type { Picture } from '../../../../shared/richtext/tree.ts';
import { Octagon } from '../../../ui/ErrorPanel.tsx';
import { usePicture } from './pictures.ts';
import './picture.css';

const NO_WORDS = 'Picture without a description';

/** A picture in its place: the place is as large before the picture is there. */
export const PlanPicture = ({ picture }: { readonly picture: Picture }): ReactElement => {
  const { alt, width, height, caption } = picture;
  const shown = usePicture(picture.blob);
  return (
    <figure className="rt-picture">
      {shown.state === 'here' ? (
        <img src={shown.url} alt={alt || NO_WORDS} width={width} height={height} draggable={false} />
      ) : (
        <div
          className={shown.state === 'gone' ? 'rt-picture-gone' : 'rt-picture-place'}
          role="img"
          aria-label={alt || NO_WORDS}
          style={{ width, aspectRatio: `${width} / ${height}` }}
        >
          {shown.state === 'gone' ? <span>{`${alt ? `Picture: ${alt}. ` : ''}${shown.sentence}`}</span> : null}
        </div>
      )}
      {alt.trim() === '' ? (
        <span className="rt-picture-mark">
          <Octagon size={16} /> No description
        </span>
      ) : null}
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
};
