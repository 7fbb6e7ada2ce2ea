import { BuilderElement, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, ParagraphChild, XmlComponent } from 'docx';

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

/** What every tracked change says of itself (ECMA-376 part 1, 17.13.5): a number of its own, who made it and when. */
export interface ChangeMark {
  readonly id: number;
  readonly author: string;
  readonly date: string;
}

/** The kinds of tracked change, for runs and for the ends of paragraphs alike. */
export const CHANGE_ELEMENTS = {
  added: 'w:ins',
  removed: 'w:del',
  'moved-from': 'w:moveFrom',
  'moved-to': 'w:moveTo',
} as const;
export type ChangeElement = (typeof CHANGE_ELEMENTS)[keyof typeof CHANGE_ELEMENTS];

const attributesOf = ({ id, author, date }: ChangeMark) => ({
  id: { key: 'w:id', value: id },
  author: { key: 'w:author', value: author },
  date: { key: 'w:date', value: date },
});

/** Runs that were put in, taken out or moved (17.13.5.14, .18, .22, .25). */
export const changedRuns = (name: ChangeElement, mark: ChangeMark, runs: readonly ParagraphChild[]): ParagraphChild =>
  new BuilderElement({
    name,
    attributes: attributesOf(mark),
    children: runs as unknown as readonly XmlComponent[],
  }) as unknown as ParagraphChild;

/** Text that was taken out (17.3.3.7). */
export const deletedText = (text: string): XmlComponent =>
  new BuilderElement({
    name: 'w:delText',
    attributes: { space: { key: 'xml:space', value: 'preserve' } },
    children: [text as unknown as XmlComponent],
  });

/** A paragraph whose end was put in, taken out or moved (17.13.5.15, .19, .21, .26): without it, it is one with the next. */
export class ChangedParagraph extends Paragraph {
  constructor(options: IParagraphOptions, name: ChangeElement, mark: ChangeMark) {
    super(options);
    const properties = this.root[0] as unknown as { root: unknown[] };
    const change = new BuilderElement({ name, attributes: attributesOf(mark) });
    properties.root.push(new BuilderElement({ name: 'w:rPr', children: [change] }));
  }
}

/** Where the old or the new place of what moved begins (17.13.5.24, .28). */
export const moveStart = (end: 'from' | 'to', name: string, mark: ChangeMark): BuilderElement =>
  new BuilderElement({
    name: end === 'from' ? 'w:moveFromRangeStart' : 'w:moveToRangeStart',
    attributes: { ...attributesOf(mark), name: { key: 'w:name', value: name } },
  });

/** Where it ends (17.13.5.23, .27). */
export const moveEnd = (end: 'from' | 'to', { id }: ChangeMark): BuilderElement =>
  new BuilderElement({
    name: end === 'from' ? 'w:moveFromRangeEnd' : 'w:moveToRangeEnd',
    attributes: { id: { key: 'w:id', value: id } },
  });
