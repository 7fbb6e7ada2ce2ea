import type { Paragraph } from 'docx';
import type { Publication, Pictures } from '../blocks.ts';
import type { Messages } from '../messages.ts';

/** What the writers of a document share: counts that run through it, and what was found on the way. */
export interface DocxContext {
  readonly publication: Publication;
  readonly pictures: Pictures;
  readonly messages: Messages;
  /** Whether the contents show page numbers. */
  readonly pageNumbers: boolean;
  /** Footnotes by number, from 1. */
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }>;
  readonly nextBookmark: () => number;
  readonly nextList: () => number;
  readonly nextFootnote: () => number;
  readonly nextPicture: () => number;
}

const counter = (): (() => number) => {
  let count = 0;
  return () => (count += 1);
};

export const docxContext = (
  publication: Publication,
  pictures: Pictures,
  messages: Messages,
  pageNumbers: boolean,
): DocxContext => ({
  publication,
  pictures,
  messages,
  pageNumbers,
  footnotes: {},
  nextBookmark: counter(),
  nextList: counter(),
  nextFootnote: counter(),
  nextPicture: counter(),
});
