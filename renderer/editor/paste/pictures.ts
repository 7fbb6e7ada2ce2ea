import { attributeOf } from './page-node.ts';
import { addWords } from './reading.ts';
import type { Read } from './reading.ts';

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\u200d|\ufe0f){1,8}$/u;

const isSpeck = (width: string, height: string): boolean => /^[01](?:px)?$/.test(width) || /^[01](?:px)?$/.test(height);

/** A picture's bytes do not come with a page's words. Mail programs draw small faces that are words. */
const picture: Read = (node, into) => {
  const alt = attributeOf(node, 'alt').trim();
  if (EMOJI.test(alt)) return addWords(alt, into);
  if (!isSpeck(attributeOf(node, 'width'), attributeOf(node, 'height'))) into.page.left.add('picture');
};

/** Pages draw their signs in SVG; one that says nothing to a screen reader is no loss. */
const drawing: Read = (node, into) => {
  if (attributeOf(node, 'role') === 'img') into.page.left.add('picture');
};

/** Pictures, which are counted, and signs that are words. */
export const pictureReaders: readonly (readonly [name: string, read: Read])[] = [
  ['img', picture],
  ['image', picture],
  ['svg', drawing],
];
