import type { WrittenDocument } from '../blocks.ts';
import { writeChangesDocx } from '../docx/write-docx.ts';
import type { DocxOptions } from '../docx/write-docx.ts';
import { layOver } from './lay-over.ts';
import type { RedlineBy } from './red-block.ts';
import type { LayerableEdition } from './source-tree.ts';

/** The later edition as a Word document, with what changed since the earlier one as tracked changes. */
export const writeChanges = (
  before: LayerableEdition,
  after: LayerableEdition,
  by: RedlineBy,
  options: DocxOptions = {},
): Promise<WrittenDocument> => writeChangesDocx(layOver(before, after), by, options);
