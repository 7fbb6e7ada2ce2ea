import type { WrittenDocument } from '../blocks.ts';
import { writeChangesDocx } from '../docx/write-docx.ts';
import type { DocxOptions } from '../docx/write-docx.ts';
import { layOver } from './lay-over.ts';
import type { ChangesBy } from './red-block.ts';
import type { LayerableEdition } from './source-tree.ts';
import { whoChanged } from './who-changed.ts';

/** The later edition as a Word document, with what changed since the earlier one as tracked changes of those who made them. */
export const writeChanges = (
  before: LayerableEdition,
  after: LayerableEdition,
  by: ChangesBy,
  options: DocxOptions = {},
): Promise<WrittenDocument> => writeChangesDocx(layOver(before, after), whoChanged(before, after, by), options);
