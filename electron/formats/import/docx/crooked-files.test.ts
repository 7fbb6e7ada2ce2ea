import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { outlineOf, outlineOfDocx, sourceOfDocx } from './blocks-outline.test-help.ts';
import {
  abstractNum,
  docxOf,
  lvl,
  NORMAL,
  num,
  p,
  partsOf,
  r,
  root,
  style,
  tbl,
  tc,
  tr,
} from './docx-file.test-help.ts';
import type { Extra } from './docx-file.test-help.ts';
import { readDocx } from './read-docx.ts';

/** Files that no Word wrote: each is read without a fault, and no word of it is lost (`sourceOfDocx` sees to the sum). */

const mark = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
const notes = (content: string): Extra => ({
  part: 'word/footnotes.xml',
  type: 'footnotes',
  content: root('footnotes', `<w:footnote w:id="2">${content}</w:footnote>`),
});
const comments = (...content: readonly string[]): Extra => ({
  part: 'word/comments.xml',
  type: 'comments',
  content: root(
    'comments',
    content
      .map((one, id) => `<w:comment w:id="${id}" w:author="A"><w:p w14:paraId="P${id}">${one}</w:p></w:comment>`)
      .join(''),
  ),
});
const answers = (...parents: readonly (readonly [number, number])[]): Extra => ({
  part: 'word/commentsExtended.xml',
  type: 'commentsExtended',
  content:
    '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">' +
    parents.map(([own, of]) => `<w15:commentEx w15:paraId="P${own}" w15:paraIdParent="P${of}"/>`).join('') +
    '</w15:commentsEx>',
});

describe('notes and comments', () => {
  it('does not place a note at a mark in a comment', () => {
    const extra = [notes(p('A note')), comments(r('Why?') + mark(2))];
    expect(outlineOfDocx({ body: p(r('Words')), extra })).toEqual([
      'Words',
      '(A note whose mark stands nowhere) A note',
    ]);
  });

  it('reads a note that marks itself', () => {
    expect(outlineOfDocx({ body: p(r('a') + mark(2)), extra: [notes(p(r('self') + mark(2)))] })).toEqual(['a[^self]']);
  });

  it('does not repeat a long note without end', () => {
    const set = { body: p(r('a') + mark(2).repeat(300)), extra: [notes(p('note '.repeat(2000)))] };
    expect(sourceOfDocx(set).notBroughtIn).toEqual([{ what: 'further marks of one note', count: 174 }]);
  });

  it('keeps answers to answers in their thread, and those that answer each other in a ring', () => {
    const body = p([0, 1, 2, 3, 4].map((id) => `<w:commentRangeStart w:id="${id}"/>`).join('') + r('Words'));
    const said = [0, 1, 2, 3, 4].map((id) => r(`text ${id}`));
    const extra = [comments(...said), answers([1, 0], [2, 1], [3, 4], [4, 3])];
    expect(sourceOfDocx({ body, extra }).blocks[0]?.comments?.map(({ text }) => text)).toEqual([
      'text 0\nA: text 1\nA: text 2',
      'text 3',
      'text 4',
    ]);
  });
});

describe('elements in the wrong places', () => {
  it('keeps the cells of rows in rows and of no row', () => {
    expect(outlineOfDocx({ body: tbl(2, tc('a'), `<w:tr>${tc('b')}${tr([tc('c')])}</w:tr>`, tc('d')) })).toEqual([
      '<table of 2>',
      '| 0: a',
      '| 0: b | 1: c',
      '| 0: d',
    ]);
  });

  it('keeps words of a row and a cell that stood before these were said to be deleted', () => {
    const late = `<w:tr>${tc('kept')}<w:trPr><w:del w:id="1"/></w:trPr>${tc('gone')}</w:tr>`;
    const cell = `<w:tc>${p('kept too')}<w:tcPr><w:cellDel w:id="2"/></w:tcPr>${p('gone')}</w:tc>`;
    expect(outlineOfDocx({ body: tbl(1, late, tr([cell])) + p('after') })).toEqual([
      '<table of 2>',
      '| 0: kept | 1:',
      '| 0: kept too',
      'after',
    ]);
  });

  it('keeps readings in readings', () => {
    const reading = '<w:ruby><w:rt><w:r><w:t>a</w:t></w:r><w:rt><w:r><w:t>b</w:t></w:r></w:rt></w:rt></w:ruby>';
    expect(outlineOfDocx({ body: p(r('before ') + reading) })).toEqual(['before (ba)']);
  });

  it('takes a control’s prompt as it was known when its content began', () => {
    const late = `<w:sdt><w:sdtContent>${p('kept')}<w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdtContent></w:sdt>`;
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Type')}</w:sdtContent></w:sdt>`;
    expect(outlineOfDocx({ body: late + prompt })).toEqual(['kept', '(A prompt that nobody filled in) Type']);
  });
});

describe('values that mean something to a program only', () => {
  it.each(['constructor', '__proto__', 'toString'])('%s', (word) => {
    const numbering = abstractNum(0, lvl(0, '%1', { more: `<w:suff w:val="${word}"/>` })) + num(1, 0);
    const styles = NORMAL + style('heading 1');
    const odd = `<w:r><w:rPr><w:vertAlign w:val="${word}"/></w:rPr><w:fldChar w:fldCharType="${word}"/><w:t>Words</w:t></w:r>`;
    const body = p(odd, { style: 'heading 1', list: 1, more: `<w:ind w:left="1${word}"/>` });
    expect(outlineOfDocx({ styles, numbering, body })).toEqual(['# 1 Words']);
  });
});

describe('what would grow without end', () => {
  it('prints no number longer than a line', () => {
    const numbering = abstractNum(0, lvl(0, '%1'.repeat(100), { format: 'cardinalText', start: 777_777 })) + num(1, 0);
    const [block] = sourceOfDocx({ numbering, body: p('x', { list: 1 }) }).blocks;
    expect(JSON.stringify(block).length).toBeLessThan(600);
  });

  it('unpacks a picture once that stands in many places', () => {
    const picture =
      '<w:r><w:drawing><wp:inline><pic:pic><a:blip r:embed="pic"/></pic:pic></wp:inline></w:drawing></w:r>';
    const content = new Uint8Array(5 << 20);
    content.set([0x89, 0x50, 0x4e, 0x47]);
    content.forEach((_, at) => at > 3 && (content[at] = (at * 7919) >> 3));
    const file = docxOf({
      body: p(picture.repeat(60)),
      extra: [{ part: 'word/a.png', type: 'image', id: 'pic', content }],
    });
    const source = readDocx(file, 'plan.docx', { tracked: 'accepted' });
    expect([source.found.pictures, source.blocks.length, source.pictures.length]).toEqual([60, 60, 1]);
  });

  it('refuses a part without tags', () => {
    const parts = partsOf({ body: `${' '.repeat(9 << 20)}${p('x')}` });
    expect(() => readDocx(zipSync(parts, { level: 0 }), 'plan.docx', { tracked: 'accepted' })).toThrow(
      'unpacks to far more',
    );
  });
});

it('tells of passages that only a newer program shows', () => {
  const only = (content: string): string =>
    p(`<w:r><mc:AlternateContent><mc:Choice Requires="newer">${content}</mc:Choice></mc:AlternateContent></w:r>`);
  const source = sourceOfDocx({ body: p('Words') + only('<w:t>More</w:t>') + only('<w:t> </w:t>') });
  expect(outlineOf(source.blocks)).toEqual(['Words']);
  expect(source.notBroughtIn).toEqual([{ what: 'passage that only a newer program shows', count: 1 }]);
});
