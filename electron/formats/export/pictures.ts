import type { Picture } from '../../../shared/richtext/tree.ts';
import type { PictureFile, Pictures } from './blocks.ts';
import { shortened } from './messages.ts';
import type { Messages } from './messages.ts';

/** A picture ready to print. */
export interface PrintedPicture extends PictureFile {
  readonly alt: string;
  /** CSS pixels, made to fit the measure. */
  readonly width: number;
  readonly height: number;
}

/** The width between the margins of an A4 page with margins of 2.54 cm, in CSS pixels. */
const MEASURE = 601;

/**
 * The bytes, description and size a picture is printed with; `undefined`, with a message, where the plan does not hold its
 * bytes. A picture without a description is described by its caption, with a message.
 */
export const printedPicture = (
  picture: Picture,
  pictures: Pictures,
  messages: Messages,
): PrintedPicture | undefined => {
  const file = pictures(picture.blob);
  const name = shortened(picture.alt || picture.caption || 'without a description');
  if (!file) {
    messages.say(`The picture “${name}” is not in the plan any more, so it was left out of the document.`);
    return undefined;
  }
  if (picture.alt.trim() === '')
    messages.say(`The picture “${name}” has no description for people who cannot see it. Write one and export again.`);
  const scale = Math.min(1, MEASURE / picture.width);
  return {
    ...file,
    alt: picture.alt.trim() || picture.caption || 'Picture',
    width: Math.round(picture.width * scale),
    height: Math.round(picture.height * scale),
  };
};
