import { readDocx } from '../read-docx.ts';
import { inlinePlain } from '../../../../../shared/richtext/plain-text.ts';
import type { SourceBlock } from '../../source.ts';
import { abstractNum, docxOf, levelInstead, lvl, NORMAL, num, p, startAt, style } from '../docx-file.test-help.ts';

/** One construct of Word's automatic numbering, as small as it can be. */
export interface NumberingCase {
  readonly name: string;
  readonly file: Uint8Array;
  /** What it prints by ECMA-376-1, where LibreOffice does not know the construct and prints something else. */
  readonly standard?: readonly string[];
}

const item = (level: number, text: string, list = 1): string => p(text, { list, level });
const items = (text: string, list = 1): string =>
  [...text].map((level, at) => item(Number(level), `Line ${at + 1}`, list)).join('');

const one = (name: string, numbering: string, body: string, styles = NORMAL): NumberingCase => ({
  name,
  file: docxOf({ body, numbering, styles }),
});
const byStandard = (name: string, numbering: string, body: string, standard: readonly string[]): NumberingCase => ({
  ...one(name, numbering, body),
  standard,
});

/** A list with one level in a number format, counted to `upTo`. */
const format = (name: string, upTo = 4, start = 1): NumberingCase =>
  one(`format ${name}`, abstractNum(0, lvl(0, '%1)', { format: name, start })) + num(1, 0), items('0'.repeat(upTo)));

const outlined = (place: number): string =>
  lvl(place, Array.from({ length: place + 1 }, (_, at) => `%${at + 1}`).join('.'));
const OUTLINE = abstractNum(0, outlined(0), outlined(1), outlined(2)) + num(1, 0);
const numbered = (list: number, level?: number): string =>
  `<w:pPr><w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${list}"/></w:numPr></w:pPr>`;
const ofStyle = (id: string): { readonly style: string } => ({ style: id });

/** Every construct that printed numbers depend on. What each prints stands in `numbers.txt`, as LibreOffice printed it. */
export const numberingCases: readonly NumberingCase[] = [
  one('levels', OUTLINE, items('0112201')),
  one(
    'levels with their own formats',
    abstractNum(0, lvl(0, '%1.'), lvl(1, '(%2)', { format: 'lowerLetter' }), lvl(2, '%3.', { format: 'lowerRoman' })) +
      num(1, 0),
    items('0112212201'),
  ),
  one('a level that none came before', OUTLINE, items('1120')),
  one(
    'start values',
    abstractNum(0, lvl(0, '%1.', { start: 6 }), lvl(1, '%1.%2', { start: 0 })) + num(1, 0),
    items('00110'),
  ),
  one(
    'two lists of one definition go on',
    abstractNum(0, lvl(0, '%1.')) + num(1, 0) + num(2, 0),
    items('00') + items('00', 2) + items('0'),
  ),
  one(
    'a list that starts anew',
    abstractNum(0, lvl(0, '%1.')) + num(1, 0) + num(2, 0, startAt(0, 1)),
    items('00') + p('Between') + items('000', 2),
  ),
  one(
    'a list that starts at nine',
    abstractNum(0, lvl(0, '%1.'), lvl(1, '%1.%2')) + num(1, 0, startAt(0, 9)),
    items('00110'),
  ),
  one(
    'a deeper start of its own',
    abstractNum(0, lvl(0, '%1.'), lvl(1, '%1.%2')) + num(1, 0) + num(2, 0, startAt(1, 4)),
    items('011') + items('11', 2),
  ),
  one(
    'a level written anew',
    abstractNum(0, lvl(0, '%1.'), lvl(1, '%1.%2')) +
      num(1, 0, levelInstead(0, lvl(0, 'Part %1:', { format: 'upperRoman' }))),
    items('0010'),
  ),
  one(
    'continued after a paragraph',
    abstractNum(0, lvl(0, '%1.')) + num(1, 0),
    items('00') + p('Between') + items('00'),
  ),
  byStandard(
    'a level that never restarts',
    abstractNum(0, lvl(0, '%1.'), lvl(1, '%2)', { more: '<w:lvlRestart w:val="0"/>' })) + num(1, 0),
    items('01101101'),
    ['1. Line 1', '1) Line 2', '2) Line 3', '2. Line 4', '3) Line 5', '4) Line 6', '3. Line 7', '5) Line 8'],
  ),
  byStandard(
    'a level that the first alone restarts',
    abstractNum(0, lvl(0, '%1.'), lvl(1, '%1.%2'), lvl(2, '(%3)', { more: '<w:lvlRestart w:val="1"/>' })) + num(1, 0),
    items('01221220122'),
    [
      '1. Line 1',
      '1.1 Line 2',
      '(1) Line 3',
      '(2) Line 4',
      '1.2 Line 5',
      '(3) Line 6',
      '(4) Line 7',
      '2. Line 8',
      '2.1 Line 9',
      '(1) Line 10',
      '(2) Line 11',
    ],
  ),
  byStandard(
    'legal numbering',
    abstractNum(
      0,
      lvl(0, 'Article %1.', { format: 'upperRoman' }),
      lvl(1, 'Section %1.%2', { more: '<w:isLgl/>', format: 'decimalZero' }),
      lvl(2, '(%3)', { format: 'lowerLetter' }),
    ) + num(1, 0),
    items('011201'),
    [
      'Article I. Line 1',
      'Section 1.01 Line 2',
      'Section 1.02 Line 3',
      '(a) Line 4',
      'Article II. Line 5',
      'Section 2.01 Line 6',
    ],
  ),
  one(
    'numbering from a style',
    abstractNum(
      0,
      lvl(0, '%1.', { more: '<w:pStyle w:val="Clause"/>' }),
      lvl(1, '%1.%2', { more: '<w:pStyle w:val="Subclause"/>' }),
    ) + num(1, 0),
    p('One', ofStyle('Clause')) +
      p('Two', ofStyle('Subclause')) +
      p('Three', ofStyle('Subclause')) +
      p('Four', ofStyle('Clause')) +
      p('Five', ofStyle('Subclause')),
    NORMAL + style('Clause', numbered(1)) + style('Subclause', numbered(1, 1)),
  ),
  one(
    'numbering from the style that one is based on',
    abstractNum(0, lvl(0, '%1.', { more: '<w:pStyle w:val="Clause"/>' })) + num(1, 0),
    p('One', ofStyle('Clause')) +
      p('Two', ofStyle('Narrow')) +
      p('Three', ofStyle('Unnumbered')) +
      p('Four', ofStyle('Narrow')),
    NORMAL +
      style('Clause', numbered(1)) +
      style('Narrow', '<w:basedOn w:val="Clause"/>') +
      style('Unnumbered', `<w:basedOn w:val="Clause"/>${numbered(0)}`),
  ),
  one(
    'headings numbered by their styles',
    abstractNum(
      0,
      lvl(0, '%1', { more: '<w:pStyle w:val="Heading1"/>' }),
      lvl(1, '%1.%2', { more: '<w:pStyle w:val="Heading2"/>' }),
    ) + num(1, 0),
    p('Theme', ofStyle('Heading1')) +
      p('Aim', ofStyle('Heading2')) +
      p('Text') +
      p('Aim', ofStyle('Heading2')) +
      p('Theme', ofStyle('Heading1')) +
      p('Aim', ofStyle('Heading2')),
    NORMAL + style('Heading1', numbered(1), 'heading 1') + style('Heading2', numbered(1, 1), 'heading 2'),
  ),
  one(
    'a style’s number taken away',
    abstractNum(0, lvl(0, '%1.')) + num(1, 0),
    p('One', ofStyle('Clause')) + p('Two', { list: 0, ...ofStyle('Clause') }) + p('Three', ofStyle('Clause')),
    NORMAL + style('Clause', numbered(1)),
  ),
  one(
    'a list that stands for a numbering style',
    abstractNum(0, '<w:styleLink w:val="Ours"/>', lvl(0, '%1)', { format: 'upperLetter' }), lvl(1, '%1%2')) +
      abstractNum(1, '<w:numStyleLink w:val="Ours"/>') +
      num(1, 0) +
      num(2, 1),
    items('0110', 2),
    NORMAL + style('Ours', numbered(1), 'Ours', 'numbering'),
  ),
  one(
    'suffixes',
    abstractNum(
      0,
      lvl(0, '%1.', { more: '<w:suff w:val="nothing"/>' }),
      lvl(1, '%2)', { more: '<w:suff w:val="space"/>' }),
    ) + num(1, 0),
    items('0110'),
  ),
  one(
    'an empty paragraph counts',
    abstractNum(0, lvl(0, '%1.')) + num(1, 0),
    items('0') + p('', { list: 1, level: 0 }) + items('0'),
  ),
  one(
    'bullets',
    abstractNum(0, lvl(0, '•', { format: 'bullet' }), lvl(1, '–', { format: 'bullet' })) + num(1, 0),
    items('0110'),
  ),
  one(
    'symbol bullets',
    abstractNum(
      0,
      lvl(0, '\uf0b7', { format: 'bullet', font: 'Symbol' }),
      lvl(1, 'o', { format: 'bullet', font: 'Courier New' }),
      lvl(2, '\uf0a7', { format: 'bullet', font: 'Wingdings' }),
    ) + num(1, 0),
    items('0120'),
  ),
  one(
    'numbers among bullets',
    abstractNum(0, lvl(0, '%1.')) +
      abstractNum(1, lvl(0, '•', { format: 'bullet', left: 1440 })) +
      num(1, 0) +
      num(2, 1),
    items('0') + items('00', 2) + items('0'),
  ),
  one('words with the number', abstractNum(0, lvl(0, 'Recommendation %1:')) + num(1, 0), items('00')),
  one(
    'numbers in a table',
    abstractNum(0, lvl(0, '%1.')) + num(1, 0),
    items('0') +
      `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc>${items('0')}</w:tc></w:tr><w:tr><w:tc>${items('0')}</w:tc></w:tr></w:tbl>` +
      items('0'),
  ),
  one('no format', abstractNum(0, lvl(0, '%1.'), lvl(1, '%2–', { format: 'none' })) + num(1, 0), items('0110')),
  format('decimalZero', 11),
  format('lowerLetter', 28),
  format('upperLetter'),
  format('lowerRoman', 14),
  format('upperRoman', 3, 1998),
  format('ordinal', 23),
  format('cardinalText', 24),
  format('ordinalText', 24),
  format('decimalEnclosedCircle', 3),
];

/** A file's lines with what is printed before them; every bullet as "•". */
export const printedLines = (file: Uint8Array): string[] => {
  const lines = (blocks: readonly SourceBlock[]): string[] =>
    blocks.flatMap((block): string[] => {
      if (block.type === 'table') return block.rows.flatMap((row) => row.cells.flatMap((cell) => lines(cell.blocks)));
      if (block.type === 'picture' || block.type === 'aside') return [];
      const marker = block.type !== 'list-item' ? '' : `${block.kind === 'bullet' ? '•' : block.marker} `;
      return [`${marker}${inlinePlain(block.children)}`];
    });
  return lines(readDocx(file, 'numbers.docx', { tracked: 'accepted' }).blocks);
};

/** The same from the plain text that LibreOffice makes of the file. It parts numbers and words by one space whatever the suffix. */
export const linesOfText = (text: string): string[] =>
  text
    .replace(/^\ufeff/u, '')
    .split('\n')
    .map((line) => line.trim().replace(/^[•◦▪]/u, '•'))
    .filter((line) => line !== '' && !/^\d+\.$/u.test(line));

/** Cases and their lines as one readable file, and back. */
export const goldenOf = (cases: readonly { readonly name: string; readonly lines: readonly string[] }[]): string =>
  cases.map(({ name, lines }) => [`# ${name}`, ...lines, ''].join('\n')).join('\n');
export const linesInGolden = (golden: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    golden
      .split(/^# /mu)
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const [name = '', ...lines] = part.trimEnd().split('\n');
        return [name, lines] as const;
      }),
  );

/** White space does not matter between a number and its words: LibreOffice's text does not tell it. */
export const withoutSpace = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/\s+/gu, ''));
