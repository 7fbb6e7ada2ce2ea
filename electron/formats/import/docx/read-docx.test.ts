import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import { outlineOf, outlineOfDocx, sourceOfDocx, sourceOfFile } from './blocks-outline.test-help.ts';
import {
  abstractNum,
  bold,
  lvl,
  NORMAL,
  num,
  p,
  partsOf,
  r,
  root,
  style,
  t,
  tbl,
  tc,
  tr,
} from './docx-file.test-help.ts';

const external = (id: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('paragraphs and their styles', () => {
  it('takes headings by outline level, by what a style is based on, and by name', () => {
    const styles =
      NORMAL +
      style('Theme', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
      style('Aim', '<w:basedOn w:val="Theme"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>') +
      style('Small', '<w:basedOn w:val="Aim"/>') +
      style('Body', '<w:basedOn w:val="Theme"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>') +
      style('berschrift3', '', 'heading 3');
    const body =
      p('One', { style: 'Theme' }) +
      p('Two', { style: 'Small' }) +
      p('Three', { style: 'berschrift3' }) +
      p('Four', { style: 'Body' }) +
      p('Five', { more: '<w:outlineLvl w:val="3"/>' });
    expect(outlineOfDocx({ body, styles })).toEqual(['# One', '## Two', '### Three', 'Four', '#### Five']);
  });

  it('survives styles that are based on each other', () => {
    const styles = NORMAL + style('A', '<w:basedOn w:val="B"/>') + style('B', '<w:basedOn w:val="A"/>');
    expect(outlineOfDocx({ body: p('One', { style: 'A' }), styles })).toEqual(['One']);
  });

  it('says how paragraphs look, in the same words for the same look', () => {
    const styles = NORMAL + style('BodyText', '', 'body Text') + style('Title');
    const body =
      p('Plan', { style: 'Title' }) +
      p(bold('Response'), { style: 'BodyText' }) +
      p(bold('Half') + r(' bold')) +
      p(bold('1.'));
    expect(sourceOfDocx({ body, styles }).blocks.map(({ look }) => look)).toEqual([
      'Title',
      'Body Text, bold',
      'Normal',
      'Normal, bold',
    ]);
  });

  it('parts paragraphs by space and by empty paragraphs', () => {
    const spaced = (after: number): string => `<w:pPr><w:spacing w:before="0" w:after="${after}"/></w:pPr>`;
    const styles =
      NORMAL +
      style('Close', spaced(0)) +
      style('Wide', spaced(480)) +
      style('heading 1') +
      style('List', '<w:pPr><w:spacing w:after="200"/><w:contextualSpacing/></w:pPr>');
    const of = (text: string, name?: string): string => p(text, name === undefined ? {} : { style: name });
    const body =
      of('a') +
      of('b') +
      of('c', 'Close') +
      of('d', 'Close') +
      of('e', 'Wide') +
      of('f', 'Close') +
      of('g', 'heading 1') +
      of('h', 'List') +
      of('i', 'List') +
      of('') +
      of('j', 'List');
    expect(sourceOfDocx({ body, styles }).blocks.map(({ gap }) => gap)).toEqual([0, 1, 0, 0, 0, 2, 1, 1, 0, 1]);
  });

  it('puts a heading’s number in front of its words, and counts it as no character of the file', () => {
    const numbering = abstractNum(0, lvl(0, '%1.'), lvl(1, '%1.%2')) + num(1, 0);
    const styles = NORMAL + style('heading 1');
    const body = p('Theme', { style: 'heading 1', list: 1 }) + p('We will', { list: 1, level: 1 });
    const source = sourceOfDocx({ body, styles, numbering });
    expect(outlineOf(source.blocks)).toEqual(['# 1. Theme', '1.1 We will']);
    expect(source.characters).toBe(countCharacters('ThemeWe will'));
  });
});

describe('lists', () => {
  const numbering =
    abstractNum(0, lvl(0, '%1.'), lvl(1, '(%2)', { format: 'lowerLetter' })) +
    abstractNum(1, lvl(0, '\uf0b7', { format: 'bullet', font: 'Symbol', left: 720 })) +
    abstractNum(2, lvl(0, 'ü', { format: 'bullet', font: 'Wingdings', left: 1800 })) +
    abstractNum(3, lvl(0, 'x', { format: 'bullet', more: '<w:lvlPicBulletId w:val="0"/>' })) +
    num(1, 0) +
    num(2, 1) +
    num(3, 2) +
    num(4, 3);
  const item = (list: number, level: number, text: string): string => p(text, { list, level });

  it('nests by level, and by indent where another list stands inside', () => {
    const body =
      item(1, 0, 'a') +
      item(1, 1, 'b') +
      item(3, 0, 'c') +
      item(1, 1, 'd') +
      item(1, 0, 'e') +
      item(2, 0, 'f') +
      item(3, 0, 'g');
    expect(outlineOfDocx({ body, numbering })).toEqual([
      '1. a',
      '  (a) b',
      '    ✓ c',
      '  (b) d',
      '2. e',
      '• f',
      '  ✓ g',
    ]);
  });

  it('shows a picture for a bullet as a bullet', () => {
    expect(outlineOfDocx({ body: item(4, 0, 'a'), numbering })).toEqual(['• a']);
  });

  it('begins at the outermost depth, whatever the level', () => {
    expect(outlineOfDocx({ body: item(1, 1, 'a') + p('Between') + item(1, 1, 'b'), numbering })).toEqual([
      '(a) a',
      'Between',
      '(b) b',
    ]);
  });
});

describe('words', () => {
  it('cancels bold that paragraph and character style both ask for, and obeys the run', () => {
    const b = '<w:rPr><w:b/></w:rPr>';
    const styles = NORMAL + style('Loud', b) + style('Strong', b, 'Strong', 'character');
    const strong = '<w:rStyle w:val="Strong"/>';
    const body =
      p(r('loud ') + r('both ', strong) + r('off ', '<w:b w:val="0"/>') + r('set', `${strong}<w:b/>`), {
        style: 'Loud',
      }) + p(r('plain ') + r('strong', strong));
    expect(outlineOfDocx({ body, styles })).toEqual(['**loud **both off **set**', 'plain **strong**']);
  });

  it('leaves a heading’s own boldness to the heading', () => {
    const styles = NORMAL + style('heading 1', '<w:rPr><w:b/><w:i/></w:rPr>');
    const body = p('Response', { style: 'heading 1' }) + p(bold('Status'), { more: '<w:outlineLvl w:val="1"/>' });
    expect(outlineOfDocx({ body, styles })).toEqual(['# Response', '## Status']);
  });

  it('reads marks, tabs, breaks, hyphens and signs', () => {
    const body = p(
      r('H') +
        r('2', '<w:vertAlign w:val="subscript"/>') +
        r('O', '<w:i/>') +
        `<w:r><w:tab/>${t('x')}<w:br/>${t('y')}<w:br w:type="page"/><w:noBreakHyphen/>${t('z')}<w:softHyphen/><w:cr/>` +
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' +
        r('a', '<w:rFonts w:ascii="Symbol"/>') +
        r('\uf0fc'),
    );
    const source = sourceOfDocx({ body });
    expect(outlineOf(source.blocks)).toEqual(['H~2~_O_\tx⏎y‑z⏎✓α✓']);
    expect(source.characters).toBe(10);
  });

  it('reads links by their relationship, and lets only web and mail addresses be links', () => {
    const link = (id: string, text: string): string =>
      `<w:hyperlink r:id="${id}">${bold(text)}${r(' here')}</w:hyperlink>`;
    const source = sourceOfDocx({
      body: p(`${link('a', 'one')}${r(', ')}${link('b', 'two')}<w:hyperlink w:anchor="x">${r(' three')}</w:hyperlink>`),
      relationships: external('a', 'https://example.org/') + external('b', 'file://server/share'),
    });
    expect(outlineOf(source.blocks)).toEqual(['[**one** here](https://example.org/), **two** here three']);
    expect(source.messages).toHaveLength(1);
  });

  it('reads what fields show', () => {
    const body =
      p(
        r('See ') +
          field('HYPERLINK "https://example.org/" \\l "part"', r('the page')) +
          r('. ') +
          field('REF a \\h', r('6.1')),
      ) +
      p(
        r('And ') +
          field('HYPERLINK "javascript:alert(1)"', r('this')) +
          `<w:fldSimple w:instr="PAGEREF a">${r('4')}</w:fldSimple>`,
      ) +
      p('After');
    expect(outlineOfDocx({ body })).toEqual(['See [the page](https://example.org/#part). 6.1', 'And this4', 'After']);
  });

  it('reads what forms hold: typed words, ticks, entries of lists', () => {
    const form = (instruction: string, data: string, shown = ''): string =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r>` +
      `<w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
      `${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const entries = '<w:listEntry w:val="Open"/><w:listEntry w:val="Complete"/>';
    const body =
      p(form(' FORMTEXT ', '<w:textInput><w:default w:val="x"/></w:textInput>', r('Jo'))) +
      p(form(' FORMCHECKBOX ', '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + r(' agreed')) +
      p(form(' FORMDROPDOWN ', `<w:ddList>${entries}</w:ddList>`)) +
      p(form(' FORMDROPDOWN ', `<w:ddList><w:result w:val="1"/>${entries}</w:ddList>`)) +
      p(form(' FORMDROPDOWN ', `<w:ddList><w:result w:val="1"/>${entries}</w:ddList>`, r('Complete')));
    expect(outlineOfDocx({ body })).toEqual(['Jo', '☒ agreed', 'Open', 'Complete', 'Complete']);
  });

  it('shows the signs of fields, and tells of fields that only Word draws', () => {
    const body =
      p(field(' SYMBOL 252 \\f "Wingdings" \\s 12 ', '') + r(' done')) + p(field(' AUTONUM ', '') + r('Aim'));
    const source = sourceOfDocx({ body });
    expect(outlineOf(source.blocks)).toEqual(['✓ done', 'Aim']);
    expect(source.notBroughtIn).toEqual([{ what: 'field that only Word draws', count: 1 }]);
  });

  it('takes figures that are raised and made small for raised figures', () => {
    const set = (by: number, size: string): string => r('2', `<w:position w:val="${by}"/>${size}`);
    const small = '<w:sz w:val="19"/>';
    expect(outlineOfDocx({ body: p(r('m') + set(8, small) + r('H') + set(-4, small) + r('x') + set(6, '')) })).toEqual([
      'm^2^H~2~x2',
    ]);
  });

  it('does not take what follows for an instruction that was never ended', () => {
    const begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>';
    expect(outlineOfDocx({ body: p(r('One') + begun) + p('Two') })).toEqual(['One', 'Two']);
  });

  it('leaves the contents list over, and nothing after it', () => {
    const styles = NORMAL + style('TOC1', '', 'toc 1') + style('heading 1');
    const begun =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const body =
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Contents')}</w:sdtContent></w:sdt>` +
      p(begun + r('Theme 3')) +
      p('Aim 4') +
      p('Theme', { style: 'heading 1' }) +
      p('Text') +
      p('Another 1', { style: 'TOC1' });
    expect(outlineOfDocx({ body, styles })).toEqual([
      '(Contents list) Contents',
      '(Contents list) Theme 3',
      '(Contents list) Aim 4',
      '# Theme',
      'Text',
      '(Contents list) Another 1',
    ]);
  });

  it('reads content controls, and leaves their prompts over', () => {
    const control = (inside: string, properties = ''): string =>
      `<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr>${properties}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const body =
      control(p('Block')) +
      p(r('Status: ') + control(r('On track')) + control(r('Click here'), '<w:showingPlcHdr/>')) +
      p(control(r('☒'), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>') + r(' Done'));
    expect(outlineOfDocx({ body })).toEqual([
      'Block',
      'Status: On track',
      '(A prompt that nobody filled in) Click here',
      '☒ Done',
    ]);
  });

  it('leaves hidden words and characters that are not seen over', () => {
    const source = sourceOfDocx({ body: p(r('Seen') + r(' secret', '<w:vanish/>') + r('\u200b')) });
    expect(outlineOf(source.blocks)).toEqual([
      'Seen',
      '(Hidden text)  secret',
      '(Characters that are not seen) \u200b',
    ]);
  });

  it('reads equations and words with a reading above them as words', () => {
    const body =
      p(
        `<m:oMath><m:r><m:rPr/><m:t>x</m:t></m:r><m:sSup><m:e><m:r><m:t>2</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup><m:nary><m:sup/></m:nary><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`,
      ) + p(`${r('a ')}<w:r><w:ruby><w:rt>${r('kan')}</w:rt><w:rubyBase>${r('漢')}</w:rubyBase></w:ruby></w:r>`);
    const source = sourceOfDocx({ body });
    expect(outlineOf(source.blocks)).toEqual(['x2^31/2', 'a 漢(kan)']);
    expect(source.messages).toEqual(['One equation came in as plain words; look at how they read.']);
  });
});

describe('tables', () => {
  it('reads cells by their columns, header rows, and tables in cells', () => {
    const body = tbl(
      3,
      tr([tc('No.'), tc('What', '<w:gridSpan w:val="2"/>')], '<w:tblHeader/>'),
      tr([tc('1', '<w:vMerge w:val="restart"/>'), tc(p('a') + p('b')), tc(tbl(1, tr([tc('deep')])) + p(''))]),
      tr([tc('', '<w:vMerge/>'), tc('c'), tc('')]),
      tr([tc('late')], '<w:gridBefore w:val="2"/>'),
    );
    const source = sourceOfDocx({ body: p('Before') + body + p('After') });
    expect(outlineOf(source.blocks)).toEqual([
      'Before',
      '<table of 3>',
      '‖ 0: No. | 1{2×1}: What',
      '| 0{1×2}: 1 | 1: a ¶ b | 2: <table of 1> ¶ | 0: deep',
      '| 1: c | 2:',
      '| 2: late',
      'After',
    ]);
    expect(source.blocks.map(({ where }) => where)).toEqual(['paragraph 1', 'table 1', 'paragraph 2']);
    expect(source.messages).toEqual(['Cells are merged in table 1; each came in once, where it begins.']);
  });

  it('keeps what a merged-away cell hides', () => {
    const merged = (text: string, value: string): string => tr([tc(text, `<w:vMerge${value}/>`)]);
    expect(outlineOfDocx({ body: tbl(1, merged('a', ' w:val="restart"'), merged('b', '')) })).toEqual([
      '<table of 1>',
      '| 0{1×2}: a ¶ (Hidden by merged cells) b',
    ]);
  });

  it('takes the caption before a table', () => {
    const styles = NORMAL + style('Caption', '', 'caption');
    const body =
      p(`${r('Table ')}<w:fldSimple w:instr="SEQ Table">${r('1')}</w:fldSimple>`, { style: 'Caption' }) +
      tbl(1, tr([tc('a')]));
    expect(outlineOfDocx({ body, styles })).toEqual(['<table of 1: Table 1>', '| 0: a']);
  });
});

describe('notes, headers and comments', () => {
  const notes = (kind: 'footnote' | 'endnote', content: string) => ({
    part: `word/${kind}s.xml`,
    type: `${kind}s`,
    content: root(`${kind}s`, content),
  });
  const mark = (id: number, kind = 'footnote'): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (id: number, content: string, kind = 'footnote'): string =>
    `<w:${kind} w:id="${id}">${content}</w:${kind}>`;

  it('puts notes at their marks, and counts their characters once', () => {
    const separator = `<w:footnote w:type="separator" w:id="0">${p('---')}</w:footnote>`;
    const source = sourceOfDocx({
      body: p(r('One') + mark(2) + r(' two') + mark(2) + mark(5, 'endnote')) + p('Last'),
      extra: [
        notes(
          'footnote',
          separator + note(2, p(`<w:r><w:footnoteRef/></w:r>${r(' First.')}`) + p('More.')) + note(3, p('Lost.')),
        ),
        notes('endnote', note(5, p('End.'), 'endnote')),
      ],
    });
    expect(outlineOf(source.blocks)).toEqual([
      'One[^First. ¶ More.] two[^First. ¶ More.][^End.]',
      'Last',
      '(A note whose mark stands nowhere) Lost.',
    ]);
    expect(source.found.footnotes).toBe(3);
    expect(source.blocks[2]!.where).toBe('footnote 2');
  });

  it('leaves headers and footers over, each once', () => {
    const sections = (which: string): string => `<w:sectPr>${which}</w:sectPr>`;
    const source = sourceOfDocx({
      body:
        p('One', {
          more: sections('<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="first" r:id="f"/>'),
        }) +
        p('Two') +
        sections('<w:headerReference w:type="default" r:id="h"/>'),
      extra: [
        { part: 'word/header1.xml', type: 'header', id: 'h', content: root('hdr', p('Draft') + p('Official')) },
        {
          part: 'word/footer1.xml',
          type: 'footer',
          id: 'f',
          content: root('ftr', p(r('Page ') + field('PAGE', r('1')))),
        },
      ],
    });
    expect(outlineOf(source.blocks)).toEqual([
      'One',
      'Two',
      '(Running header) Draft',
      '(Running header) Official',
      '(Running footer) Page 1',
    ]);
    expect([source.found.headers, source.found.footers]).toEqual([1, 1]);
  });

  it('keeps comments with the words they are about, and answers with what they answer', () => {
    const comment = (id: number, author: string, text: string, paragraph: string): string =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2021-10-01T09:00:00Z">` +
      `<w:p w14:paraId="${paragraph}">${r(text)}</w:p></w:comment>`;
    const source = sourceOfDocx({
      body:
        p(`${r('We ')}<w:commentRangeStart w:id="0"/>${r('will')}`) +
        p(
          `${r('do it')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="2"/></w:r>`,
        ),
      extra: [
        {
          part: 'word/comments.xml',
          type: 'comments',
          content: root(
            'comments',
            comment(0, 'Ann', 'When?', 'A') + comment(1, 'Bob', 'In May.', 'B') + comment(2, 'Ann', 'Here', 'C'),
          ),
        },
        {
          part: 'word/commentsExtended.xml',
          type: 'commentsExtended',
          content:
            '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="A"/>' +
            '<w15:commentEx w15:paraId="B" w15:paraIdParent="A"/></w15:commentsEx>',
        },
      ],
    });
    expect(source.found.comments).toBe(3);
    expect(source.characters).toBe(countCharacters('We willdo it'));
    expect(source.blocks.map(({ comments }) => comments?.map(({ author, on, text }) => [author, on, text]))).toEqual([
      [['Ann', 'willdo it', 'When?\nBob: In May.']],
      [['Ann', '', 'Here']],
    ]);
  });
});

describe('files', () => {
  it('reads strict files and files with other prefixes alike', () => {
    const body = p('One', { style: 'heading 1' }) + p(bold('Two'));
    const styles = NORMAL + style('heading 1');
    const plain = outlineOfDocx({ body, styles });
    expect(plain).toEqual(['# One', '**Two**']);
    expect(outlineOfDocx({ body, styles, kind: 'strict' })).toEqual(plain);
    const renamed = Object.entries(partsOf({ body, styles })).map(([name, bytes]) => {
      const xml = strFromU8(bytes)
        .replaceAll(/(<\/?|\s|xmlns:)w:/gu, '$1words:')
        .replace('xmlns:w=', 'xmlns:words=');
      return [name, strToU8(xml)] as const;
    });
    expect(outlineOf(sourceOfFile(zipSync(Object.fromEntries(renamed))).blocks)).toEqual(plain);
  });

  it('takes exactly one of alternative contents', () => {
    const choice = (needs: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="${needs}">${r('new')}</mc:Choice><mc:Choice Requires="w14">${r('newer')}</mc:Choice>` +
      `<mc:Fallback>${r('old')}</mc:Fallback></mc:AlternateContent>`;
    expect(outlineOfDocx({ body: p(choice('wps')) + p(choice('aink')) })).toEqual(['new', 'newer']);
  });

  it('tells what it did not read', () => {
    const source = sourceOfDocx({
      body:
        p(
          `<w:r><w:drawing><wp:docPr descr="Spend by year"/><a:graphic><a:graphicData><c:chart r:id="c"/></a:graphicData></a:graphic></w:drawing></w:r>`,
        ) +
        p('<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject/></w:object></w:r>') +
        p('Words'),
      extra: [{ part: 'word/vbaProject.bin', content: 'x' }],
    });
    expect(source.notBroughtIn).toEqual([
      { what: 'chart', count: 1 },
      { what: 'embedded object', count: 1 },
      { what: 'macro', count: 1 },
    ]);
    expect(source.messages).toEqual(['One of the charts says of itself: “Spend by year”.']);
    expect(source.found.pictures).toBe(0);
  });
});
