import { AlignmentType, LevelFormat } from 'docx';
import type { INumberingOptions, IStylesOptions } from 'docx';

/** How the Word document looks. Lengths in twentieths of a point, letter sizes in half points. */

export const FONT = 'Arial';
const INK = '14181C';
const INK_2 = '4A525A';
const ACCENT = '00559E';
export const LINE = 'B4BAC1';
export const HEADER_FILL = 'EEF0F2';

/** A4 and margins of 2.54 cm. */
export const PAGE = { width: 11906, height: 16838, margin: 1440 } as const;
export const MEASURE = PAGE.width - 2 * PAGE.margin;

export const AFTER_PARAGRAPH = 160;

/** The distance of lines in 240ths of one. The rule is said each time: LibreOffice takes a bare number in a style for a fixed height. */
const lines = (line: number) => ({ line, lineRule: 'auto' as const });

const HEADINGS = [
  { size: 36, before: 480, after: 160 },
  { size: 30, before: 440, after: 140 },
  { size: 27, before: 360, after: 120 },
  { size: 26, before: 300, after: 100 },
  { size: 25, before: 280, after: 80 },
  { size: 24, before: 260, after: 80 },
] as const;

/** A label's size and space, whatever the heading style under it. */
export const LABEL = { size: 26, spacing: { before: 280, after: 80 } } as const;

const heading = (at: number) => {
  const { size, before, after } = HEADINGS[at]!;
  return {
    name: `heading ${at + 1}`,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { font: FONT, size, bold: true, color: INK },
    // The library's own heading styles have neither an outline level nor keep-with-next.
    paragraph: { outlineLevel: at, keepNext: true, keepLines: true, spacing: { before, after, ...lines(264) } },
  };
};

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: 24,
        color: INK,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: AFTER_PARAGRAPH, ...lines(300) }, alignment: AlignmentType.LEFT },
    },
    title: {
      name: 'Title',
      basedOn: 'Normal',
      next: 'Subtitle',
      quickFormat: true,
      run: { font: FONT, size: 60, bold: true, color: INK },
      paragraph: { spacing: { before: 2800, after: 320, ...lines(252) }, keepLines: true },
    },
    heading1: heading(0),
    heading2: heading(1),
    heading3: heading(2),
    heading4: heading(3),
    heading5: heading(4),
    heading6: heading(5),
    listParagraph: {
      name: 'List Paragraph',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: { after: 80 } },
    },
    caption: {
      name: 'caption',
      basedOn: 'Normal',
      run: { font: FONT, size: 24, bold: true, color: INK },
      paragraph: { keepNext: true, spacing: { before: 200, after: 100 } },
    },
    hyperlink: { name: 'Hyperlink', run: { color: ACCENT, underline: { type: 'single' } } },
    footnoteText: {
      name: 'footnote text',
      basedOn: 'Normal',
      run: { font: FONT, size: 20, color: INK },
      paragraph: { spacing: { after: 60, ...lines(252) } },
    },
    footnoteReference: { name: 'footnote reference', run: { superScript: true } },
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true, run: { font: FONT, size: 24, color: INK } },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 32, color: INK_2 },
      paragraph: { spacing: { before: 0, after: 240 } },
    },
    {
      id: 'ContentsHeading',
      name: 'Contents Heading',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 36, bold: true },
      paragraph: { keepNext: true, spacing: { before: 0, after: 200 } },
    },
    ...[1, 2, 3, 4, 5, 6].map((level) => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      uiPriority: 39,
      run: level === 1 ? { bold: true } : {},
      paragraph: {
        indent: { left: (level - 1) * 360 },
        tabStops: [{ type: 'right' as const, position: MEASURE, leader: 'dot' as const }],
        spacing: { before: level === 1 ? 120 : 0, after: 60, ...lines(276) },
      },
    })),
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 567, right: 567 } },
    },
    {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      run: { size: 20, color: INK_2 },
      paragraph: { spacing: { after: 0, ...lines(240) } },
    },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 20, color: INK_2 },
      paragraph: { spacing: { after: 0, ...lines(240) }, alignment: AlignmentType.RIGHT },
    },
    { id: 'TableText', name: 'Table Text', basedOn: 'Normal', paragraph: { spacing: { after: 60, ...lines(276) } } },
    // Word joins two tables that touch, and wants a paragraph after the last: this one takes almost no room.
    {
      id: 'TableEnd',
      name: 'Table End',
      basedOn: 'Normal',
      run: { size: 2 },
      paragraph: { spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } },
    },
  ],
  characterStyles: [
    { id: 'FieldLabel', name: 'Field label', quickFormat: true, run: { size: LABEL.size, bold: true, color: INK } },
  ],
};

export const LISTS = { bullet: 'bullets', numbered: 'numbers' } as const;

/** Word has nine levels of a list; deeper ones stay on the ninth. */
export const LAST_LIST_LEVEL = 8;

const levels = (format: 'bullet' | 'decimal') =>
  Array.from({ length: LAST_LIST_LEVEL + 1 }, (_, level) => ({
    level,
    format: format === 'bullet' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: format === 'bullet' ? '\u2022' : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 425 * (level + 1), hanging: 425 } }, run: { font: FONT } },
  }));

/** One definition for each kind of list; every numbered list is an instance of its own, so that it starts at 1. */
export const numbering: INumberingOptions = {
  config: [
    { reference: LISTS.bullet, levels: levels('bullet') },
    { reference: LISTS.numbered, levels: levels('decimal') },
  ],
};
