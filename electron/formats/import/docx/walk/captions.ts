import type { SourceBlock, SourceParagraph, SourcePicture } from '../../source.ts';

/** A caption as words, and the characters of the file that it was. */
interface Caption {
  readonly words: string;
  readonly source: string;
}

/** Beneath a picture, a line that names a table is that of the table to come. */
const OF_A_TABLE = /^table\b/iu;

/** A paragraph that is set as a caption and holds words alone, as a caption; undefined for any other. */
const captionOf = (block: SourceBlock | undefined): Caption | undefined => {
  if (block?.type !== 'paragraph' || block.comments || !/^caption(?:, bold)?$/iu.test(block.look ?? ''))
    return undefined;
  if (block.children.some(({ type }) => type !== 'text')) return undefined;
  const words = block.children.map((one) => (one.type === 'text' ? one.text : '')).join('');
  return { words: words.replace(/\s+/gu, ' ').trim(), source: block.source };
};

/** Takes the caption that stands before a table or picture out of the blocks; with it the gap that was before it. */
export const captionBefore = (blocks: SourceBlock[]): (Caption & { readonly gap: number }) | undefined => {
  const last = blocks.at(-1);
  const caption = captionOf(last);
  if (!last || !caption) return undefined;
  blocks.pop();
  return { ...caption, gap: last.gap };
};

const captioned = (block: SourcePicture, { words, source }: Caption): SourcePicture => ({
  ...block,
  source,
  picture: { ...block.picture, caption: words },
});

/** A picture with the caption before it, if there is one. */
export const withCaptionBefore = (blocks: SourceBlock[], block: SourceBlock): SourceBlock => {
  if (block.type !== 'picture') return block;
  const caption = captionBefore(blocks);
  return caption ? { ...captioned(block, caption), gap: caption.gap } : block;
};

/** Gives the picture that stands last the paragraph beneath it as its caption; false where it is none. */
export const captionBeneath = (blocks: SourceBlock[], paragraph: SourceParagraph): boolean => {
  const last = blocks.at(-1);
  if (last?.type !== 'picture' || last.picture.caption !== undefined) return false;
  const caption = captionOf(paragraph);
  if (!caption || OF_A_TABLE.test(caption.words)) return false;
  blocks[blocks.length - 1] = captioned(last, caption);
  return true;
};
