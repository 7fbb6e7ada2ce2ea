import type { Tree } from '../../../shared/richtext/tree.ts';
import { blockReaders } from './blocks.ts';
import { LeftBehind } from './left-behind.ts';
import { linkReaders } from './links.ts';
import { listReaders } from './lists.ts';
import { notesOf } from './notes.ts';
import { firstWithin } from './page-node.ts';
import type { PasteNode } from './page-node.ts';
import { pictureReaders } from './pictures.ts';
import { endLine, readAll } from './reading.ts';
import type { PageReading, Read, Reading } from './reading.ts';
import { stylesOf } from './styles.ts';
import { tableReaders } from './tables.ts';
import { textReaders } from './text.ts';
import { wordReaders } from './word.ts';

/** The elements that mean something here; any other gives what is within it. */
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...blockReaders,
  ...textReaders,
  ...listReaders,
  ...tableReaders,
  ...linkReaders,
  ...pictureReaders,
  ...wordReaders,
]);

/** What came of a paste. */
export interface Pasted {
  readonly tree: Tree;
  /** What was left behind, in a sentence; `null` where everything came. */
  readonly left: string | null;
}

/** The attribute by which a page tells that it was copied from a plan. */
export const OWN = 'data-action-plan';

/** What a copied page says, as a tree: its structure kept, its looks and everything that could run left behind. */
export const readPage = (root: PasteNode): Pasted => {
  const left = new LeftBehind();
  const page: PageReading = {
    readers: READERS,
    styles: stylesOf(root),
    notes: notesOf(root),
    left,
    own: firstWithin(root, (node) => node.attribute(OWN) !== null) !== undefined,
    depth: 0,
  };
  const into: Reading = { page, blocks: [], line: [], marks: [], typed: false };
  readAll([root], into);
  endLine(into);
  return { tree: into.blocks, left: left.sentence };
};
