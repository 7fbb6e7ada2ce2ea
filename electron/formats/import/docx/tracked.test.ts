import { describe, expect, it } from 'vitest';
import { outlineOf, outlineOfDocx, sourceOfDocx } from './blocks-outline.test-help.ts';
import { abstractNum, lvl, num, p, r, root, style, tbl, tc, tr } from './docx-file.test-help.ts';

const by = 'w:id="1" w:author="Ann" w:date="2021-10-01T09:00:00Z"';
const ins = (content: string): string => `<w:ins ${by}>${content}</w:ins>`;
const del = (text: string): string =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const end = (change: 'ins' | 'del'): { readonly more: string } => ({ more: `<w:rPr><w:${change} ${by}/></w:rPr>` });

/** The text with all changes made, and the one before them. */
const both = (body: string, numbering?: string): readonly [accepted: string[], original: string[]] => {
  const set = { body, ...(numbering === undefined ? {} : { numbering }) };
  return [outlineOfDocx(set), outlineOfDocx(set, 'original')];
};

describe('tracked changes', () => {
  it('takes words as changed, or as they were', () => {
    const body = p(r('We ') + del('may') + ins(r('will')) + r(' act.'));
    expect(both(body)).toEqual([['We will act.'], ['We may act.']]);
  });

  it('takes what was added and then deleted out of both', () => {
    expect(both(p(r('a') + ins(del('b'))))).toEqual([['a'], ['a']]);
  });

  it('takes moved words at one place', () => {
    const body =
      p(`${r('One ')}<w:moveFrom ${by}>${r('moved')}</w:moveFrom>`) +
      p(`${r('Two ')}<w:moveTo ${by}>${r('moved')}</w:moveTo>`);
    expect(both(body)).toEqual([
      ['One', 'Two moved'],
      ['One moved', 'Two'],
    ]);
  });

  it('joins paragraphs whose parting was deleted, and counts them once', () => {
    const numbering = abstractNum(0, lvl(0, '%1.')) + num(1, 0);
    const item = (text: string, change?: 'ins' | 'del'): string => p(text, { list: 1, ...(change ? end(change) : {}) });
    const body = item('a') + item('b', 'del') + item('c') + item('d', 'ins') + item('e');
    expect(both(body, numbering)).toEqual([
      ['1. a', '2. bc', '3. d', '4. e'],
      ['1. a', '2. b', '3. c', '4. de'],
    ]);
  });

  it('leaves no trace of a paragraph that was deleted whole', () => {
    const numbering = abstractNum(0, lvl(0, '%1.')) + num(1, 0);
    const body =
      p('a', { list: 1 }) +
      p(del('gone'), { list: 1, ...end('del') }) +
      p('b', { list: 1 }) +
      tbl(1, tr([tc(p(del('x'), end('del')))])) +
      p(del('y'), end('del'));
    expect(both(body, numbering)).toEqual([
      ['1. a', '2. b'],
      ['1. a', '2. gone', '3. b', '<table of 1>', '| 0: x', 'y'],
    ]);
  });

  it('takes rows and cells in and out', () => {
    const row = (text: string, change = ''): string => tr([tc(text)], change);
    const body =
      tbl(1, row('a'), row('new', `<w:ins ${by}/>`), row('old', `<w:del ${by}/>`)) +
      p('') +
      tbl(2, tr([tc('b'), tc('was', `<w:cellDel ${by}/>`), tc('is', `<w:cellIns ${by}/>`)]));
    expect(both(body)).toEqual([
      ['<table of 1>', '| 0: a', '| 0: new', '<table of 2>', '| 0: b | 1: is'],
      ['<table of 1>', '| 0: a', '| 0: old', '<table of 2>', '| 0: b | 1: was'],
    ]);
  });

  it('takes a note out with its mark', () => {
    const set = {
      body: p(r('One') + ins('<w:r><w:footnoteReference w:id="2"/></w:r>')),
      extra: [
        {
          part: 'word/footnotes.xml',
          type: 'footnotes',
          content: root('footnotes', `<w:footnote w:id="2">${p('Note')}</w:footnote>`),
        },
      ],
    };
    expect(outlineOfDocx(set)).toEqual(['One[^Note]']);
    expect(outlineOfDocx(set, 'original')).toEqual(['One']);
  });

  it('counts changes of looks apart, and takes a paragraph as it looked', () => {
    const body = p('One', { more: `<w:outlineLvl w:val="0"/><w:pPrChange ${by}><w:pPr/></w:pPrChange>` });
    const source = sourceOfDocx({ body });
    expect(source.found.trackedChanges).toBe(0);
    expect(source.notBroughtIn).toEqual([{ what: 'tracked change of formatting', count: 1 }]);
    expect(both(body)).toEqual([['# One'], ['One']]);
  });
});

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const picture = (id: string, alt: string): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="476250"/><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic><a:graphicData uri="picture">` +
  `<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic>` +
  '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
const textBox = (content: string): string => {
  const box = `<w:txbxContent>${content}</w:txbxContent>`;
  return (
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  );
};

describe('what a file holds beside its text', () => {
  it('brings pictures in after their paragraphs, each one’s bytes once', () => {
    const source = sourceOfDocx({
      body: p(r('Look: ') + picture('one', 'A chart')) + p(picture('one', 'Again')) + p(picture('odd', 'A drawing')),
      extra: [
        { part: 'word/media/a.png', type: 'image', id: 'one', content: PNG },
        { part: 'word/media/b.emf', type: 'image', id: 'odd', content: 'EMF' },
      ],
    });
    expect(outlineOf(source.blocks)).toEqual(['Look:', '<picture 100×50 “A chart”>', '<picture 100×50 “Again”>']);
    expect(source.pictures).toHaveLength(1);
    expect(source.pictures[0]!.bytes).toEqual(PNG);
    expect(source.found.pictures).toBe(3);
    expect(source.notBroughtIn).toEqual([{ what: 'picture that is neither PNG, JPEG nor GIF', count: 1 }]);
    expect(source.messages).toEqual([
      'One of the pictures that are neither PNG, JPEG nor GIF says of itself: “A drawing”.',
    ]);
  });

  it('gives pictures the captions before or beneath them', () => {
    const caption = (text: string): string => p(text, { style: 'Caption' });
    const source = sourceOfDocx({
      body:
        p('Text') +
        caption('Spend') +
        p(picture('one', '')) +
        p('Text') +
        p(picture('one', '')) +
        caption('Figure 2') +
        p(picture('one', '')) +
        caption('Table 1') +
        tbl(1, tr([tc('a')])),
      styles: style('Caption', '', 'caption'),
      extra: [{ part: 'word/media/a.png', type: 'image', id: 'one', content: PNG }],
    });
    const captions = source.blocks.map((block) => (block.type === 'picture' ? block.picture.caption : block.type));
    expect(captions).toEqual(['paragraph', 'Spend', 'paragraph', 'Figure 2', undefined, 'table']);
    expect(outlineOf(source.blocks)).toContain('<table of 1: Table 1>');
  });

  it('puts a text box after its paragraph, whole, and once', () => {
    const source = sourceOfDocx({ body: p(r('Before ') + textBox(p('In') + tbl(1, tr([tc('cell')]))) + r('after')) });
    expect(outlineOf(source.blocks)).toEqual(['Before after', 'In', '<table of 1>', '| 0: cell']);
    expect(source.blocks.map(({ where }) => where)).toEqual(['paragraph 1', 'text box 1', 'table 1']);
    expect(source.found.textBoxes).toBe(1);
  });

  it('counts all of it', () => {
    const comment = (id: number): string => `<w:comment w:id="${id}" w:author="Ann">${p('Why?')}</w:comment>`;
    const body =
      Array.from({ length: 3 }, (_, n) =>
        p(r('a') + ins(r('b')) + del('c') + `<w:r><w:commentReference w:id="${n}"/></w:r>`),
      ).join('') +
      p(`<w:moveFrom ${by}>${r('x')}</w:moveFrom>`, end('del')) +
      p(`<w:moveTo ${by}>${r('x')}</w:moveTo>`, end('ins')) +
      tbl(1, tr([tc(p(ins(r('d'))))], `<w:ins ${by}/>`), tr([tc(p(del('e')))], `<w:del ${by}/>`)) +
      p(picture('one', 'A chart') + textBox(p('In'))) +
      '<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/></w:sectPr>';
    for (const tracked of ['accepted', 'original'] as const) {
      const { found } = sourceOfDocx(
        {
          body,
          extra: [
            { part: 'word/media/a.png', type: 'image', id: 'one', content: PNG },
            {
              part: 'word/comments.xml',
              type: 'comments',
              content: root('comments', comment(0) + comment(1) + comment(2)),
            },
            { part: 'word/header1.xml', type: 'header', id: 'h1', content: root('hdr', p('One')) },
            { part: 'word/header2.xml', type: 'header', id: 'h2', content: root('hdr', p('')) },
          ],
        },
        tracked,
      );
      expect(found).toEqual({
        trackedChanges: 14,
        comments: 3,
        headers: 2,
        footers: 0,
        pictures: 1,
        textBoxes: 1,
        footnotes: 0,
      });
    }
  });
});
