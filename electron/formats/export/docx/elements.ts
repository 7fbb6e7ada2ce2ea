import { BuilderElement, TextRun } from 'docx';

/** Pieces of WordprocessingML that the library has no class for. */

/** A cross reference as a REF field (ECMA-376 part 1, 17.16.5.51) that shows the words round a bookmark and leads there. */
export const referenceField = (bookmark: string, shown: string): BuilderElement =>
  new BuilderElement({
    name: 'w:fldSimple',
    attributes: { instr: { key: 'w:instr', value: ` REF ${bookmark} \\h ` } },
    children: [new TextRun({ text: shown, style: 'Hyperlink' })],
  });

/** A table's caption for assistive technology (ECMA-376 part 1, 17.4.58). */
export const tableCaption = (words: string): BuilderElement =>
  new BuilderElement({ name: 'w:tblCaption', attributes: { value: { key: 'w:val', value: words } } });
