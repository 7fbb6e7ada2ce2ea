import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../shared/plan/problem.ts';
import { arbitraryWords } from '../../../../shared/richtext/arbitrary.ts';
import { b, i, inlines, link, note, t } from '../../../../shared/richtext/build.ts';
import type { Inline, TextRun } from '../../../../shared/richtext/tree.ts';
import { recognise } from '../recognise/recognise.ts';
import type { Source, SourceBlock, SourceCell } from '../source.ts';
import { assertWhole } from '../source.ts';
import { readHtml } from './read-html.ts';

const sourceOf = (html: string): Source =>
  readHtml(new TextEncoder().encode(html), 'plan.html', { tracked: 'accepted' }) as Source;

const NAMES =
  'p div b i a ul ol li table thead tr th td caption h1 h3 blockquote footer nav main header aside section form button select option svg math style script template noscript sup span br img hr pre dl dt dd details summary ins del font o:p title textarea q'.split(
    ' ',
  );
const ATTRIBUTES = [
  '',
  ' hidden',
  ' style="display:none"',
  ' style="mso-list:l0 level2 lfo1;font-weight:bold"',
  ' style=\'font:7.0pt "Times New Roman"\'',
  ' class="MsoListParagraph"',
  ' class="nav share"',
  ' class="footnotes"',
  ' id="fn1"',
  ' id="fnref1"',
  ' href="#fn1"',
  ' href="#fnref1"',
  ' name="_ftn1" href="#_ftnref1"',
  ' role="main"',
  ' role="doc-noteref" href="#fn1"',
  ' rowspan="3" colspan="2"',
  ' start="4" type="a"',
  ' aria-controls="fn1"',
];
const piece = fc.oneof(
  { weight: 4, arbitrary: arbitraryWords(4).map((words) => words.replaceAll('<', '&lt;')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\u202e', '&nbsp;', '\n', '<!-- c -->', '<![if x]>', '1', '[1]', '↩', 'Contents', '• '),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ATTRIBUTES), fc.constantFrom('<', '<', '</'))
      .map(([name, attributes, opening]) => `${opening}${name}${opening === '<' ? attributes : ''}>`),
  },
);
const page = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('any page', () => {
  it('gives up each of its characters once, or is refused in a sentence', () => {
    fc.assert(
      fc.property(page, (html) => {
        let source: Source;
        try {
          source = sourceOf(html);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          return;
        }
        assertWhole(source);
        const { characters } = recognise(source, { fileName: 'plan.html' }).proposal;
        expect(characters.placed + characters.leftOver).toBe(source.characters);
      }),
      { numRuns: 600 },
    );
  });
  it('of any bytes is read whole or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          assertWhole(readHtml(bytes, 'plan.html', { tracked: 'accepted' }) as Source);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Lines of words as a page has them, and the same as simple HTML. Footnotes are numbered through the page. */
interface Written {
  readonly notes: string[];
}
const inlineHtml = (one: Inline, into: Written): string => {
  if (one.type === 'link')
    return `<a href="${one.href}">${one.children.map((child) => inlineHtml(child, into)).join('')}</a>`;
  if (one.type === 'footnote') {
    const number = into.notes.push(one.note.map(({ children }) => `<p>${lineHtml(children, into)}</p>`).join(''));
    return `<sup><a href="#n${number}" id="m${number}">${number}</a></sup>`;
  }
  const { text, marks = [] } = one as TextRun;
  const tags = { bold: 'b', italic: 'i', superscript: 'sup', subscript: 'sub' } as const;
  return marks.reduceRight((html, mark) => `<${tags[mark]}>${html}</${tags[mark]}>`, escaped(text));
};
const lineHtml = (line: readonly Inline[], into: Written): string => line.map((one) => inlineHtml(one, into)).join('');

const word = arbitraryWords(3);
const some = fc.oneof(
  { weight: 5, arbitrary: word.map((words): Inline => t(words)) },
  { weight: 1, arbitrary: word.map((words): Inline => b(words)) },
  { weight: 1, arbitrary: word.map((words): Inline => i(words)) },
  { weight: 1, arbitrary: word.map((words): Inline => link('https://a.scot/b', words)) },
  { weight: 1, arbitrary: word.map((words): Inline => note(`see ${words}`)) },
);
const line = fc
  .tuple(word, fc.array(some, { maxLength: 3 }))
  .map(([first, rest]) => inlines(`A ${first}`, ...rest.flatMap((one): (Inline | string)[] => [' ', one])));

type Simple =
  | { readonly is: 'p' | 'h2' | 'h3'; readonly line: readonly Inline[] }
  | { readonly is: 'list'; readonly entries: readonly (readonly Inline[])[]; readonly start: number | undefined }
  | { readonly is: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };
const simple: fc.Arbitrary<Simple> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constantFrom('p' as const, 'h2' as const, 'h3' as const), line }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('list' as const),
      entries: fc.array(line, { minLength: 1, maxLength: 3 }),
      start: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('table' as const),
      rows: fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 3 }),
    }),
  },
);

const simpleHtml = (block: Simple, into: Written): string => {
  if (block.is === 'list') {
    const entries = block.entries.map((one) => `<li>${lineHtml(one, into)}</li>`).join('\n');
    return block.start === undefined ? `<ul>${entries}</ul>` : `<ol start="${block.start}">${entries}</ol>`;
  }
  if (block.is === 'table')
    return `<table>${block.rows.map((row) => `<tr>${row.map((one) => `<td>${lineHtml(one, into)}</td>`).join('')}</tr>`).join('\n')}</table>`;
  return `<${block.is}>${lineHtml(block.line, into)}</${block.is}>`;
};

const plainCell = (cell: SourceCell): unknown =>
  cell.blocks.map((one) => ('children' in one ? one.children : one.type));
const plainBlock = (block: SourceBlock): unknown => {
  if (block.type === 'paragraph') return ['p', block.children];
  if (block.type === 'heading') return [`h${block.level}`, block.children];
  if (block.type === 'list-item') return [block.marker, block.children];
  return block.type === 'table' ? block.rows.map(({ cells }) => cells.map(plainCell)) : block;
};
const expected = (block: Simple): unknown[] => {
  if (block.is === 'list')
    return block.entries.map((one, at) => [block.start === undefined ? '•' : `${block.start + at}.`, one]);
  return block.is === 'table' ? [block.rows.map((row) => row.map((one) => [one]))] : [[block.is, block.line]];
};

describe('blocks written as simple HTML', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(simple, { minLength: 1, maxLength: 6 }), (blocks) => {
        const into: Written = { notes: [] };
        const body = blocks.map((block) => simpleHtml(block, into)).join('\n');
        const notes = into.notes.map((html, at) => `<li id="n${at + 1}">${html}<a href="#m${at + 1}">Back</a></li>`);
        const source = sourceOf(`<main>${body}\n${notes.length > 0 ? `<ol>${notes.join('')}</ol>` : ''}</main>`);
        assertWhole(source);
        expect(source.blocks.map(plainBlock)).toEqual(blocks.flatMap(expected));
      }),
      { numRuns: 300 },
    );
  });
});
