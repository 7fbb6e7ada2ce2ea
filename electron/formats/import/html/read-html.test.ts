import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../shared/plan/problem.ts';
import { b, br, i, inlines, link, t } from '../../../../shared/richtext/build.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import type { Source, SourceBlock, SourceTable } from '../source.ts';
import { assertWhole } from '../source.ts';
import { sourceOutline } from './outline.test-help.ts';
import { readHtml } from './read-html.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sourceOf = (html: string | Uint8Array, tracked: 'accepted' | 'original' = 'accepted'): Source => {
  const source = readHtml(typeof html === 'string' ? utf8(html) : html, 'plan.html', { tracked }) as Source;
  assertWhole(source);
  return source;
};
const read = (html: string): readonly SourceBlock[] => sourceOf(html).blocks;
const outline = (html: string): string[] =>
  sourceOutline(sourceOf(html))
    .split('\n')
    .slice(1)
    .filter((line) => line !== '' && line !== '.');
const refusal = (html: string | Uint8Array): string => {
  try {
    sourceOf(html);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return (error as Problem).message;
  }
  throw new Error('it was taken in');
};

describe('the lines of a page', () => {
  it('draws white space together, across marks too', () => {
    expect(read('<p> a <b> b</b>\n <i>c </i> d&nbsp;e </p>')).toMatchObject([
      { children: inlines('a ', b('b'), ' ', i('c '), 'd\u00a0e'), source: 'a b c d\u00a0e' },
    ]);
  });
  it('ends a line at a break, and parts paragraphs at two', () => {
    expect(read('<div>a<br>b<br><br>c</div>d').map(({ source, gap }) => [source, gap])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1],
      ['d', 0],
    ]);
  });
  it('keeps a heading and an entry of a list whole over a break', () => {
    expect(read('<h2>a<br>b</h2><ul><li>c<br>d</li></ul>')).toMatchObject([
      { type: 'heading', children: inlines('a b') },
      { type: 'list-item', children: inlines('c', br, 'd') },
    ]);
  });
  it('takes empty paragraphs for blank lines', () => {
    expect(read('<p>a</p><p>&nbsp;</p><p><br></p><p>b</p>')[1]).toMatchObject({ gap: 3 });
    expect(read('<p style="margin:0">a</p><p style="margin:0cm">b</p>')[1]).toMatchObject({ gap: 0 });
  });
  it('keeps the lines of typed text', () => {
    expect(read('<pre>a  b\n\nc</pre>').map(({ source, gap }) => [source, gap])).toEqual([
      ['a  b', 0],
      ['c', 1],
    ]);
  });
  it('knows marks by element and by style, and what takes them off again', () => {
    const html =
      '<p><b style="font-weight:normal">a<span style="font-weight:700">b</span></b><span style="font-style:italic;vertical-align:super">c</span><sub>d</sub></p>';
    expect(read(html)).toMatchObject([
      { children: inlines('a', b('b'), t('c', 'italic', 'superscript'), t('d', 'subscript')) },
    ]);
  });
  it('says how lines are set, alike for lines set alike', () => {
    expect(
      read(
        '<p class="summary"><b>a</b></p><p class="govuk-body"><i>b</i> c</p><div>d</div><blockquote><p>e</p></blockquote>',
      ).map(({ look }) => look),
    ).toEqual(['p, summary, bold', 'p', 'div', 'Quotation']);
  });
  it('keeps only links that may leave the program, and counts the others', () => {
    const html =
      '<p><a href="https://a.scot/b"><b>a</b> b</a> <a href="/c">c</a> <a href="java\nscript:d()">d</a> <a href=" MAILTO:e@f.scot ">e</a></p>';
    const source = sourceOf(html);
    expect(source.blocks).toMatchObject([
      { children: inlines(link('https://a.scot/b', b('a'), ' b'), ' c d ', link('MAILTO:e@f.scot', 'e')) },
    ]);
    expect(source.notBroughtIn).toEqual([
      { what: 'link within the site', count: 1 },
      { what: 'link that may not be opened', count: 1 },
    ]);
  });
  it('leaves over characters that are not seen', () => {
    expect(read('<p>a\u202eb&shy;c&#8203;</p>')).toMatchObject([
      { type: 'aside', source: '\u202e\u00ad\u200b', why: 'Characters that are not seen' },
      { type: 'paragraph', source: 'abc' },
    ]);
  });
  it('adds the quotation marks that the page asks for without counting them', () => {
    expect(read('<p>He said <q>yes</q>.</p>')).toMatchObject([
      { children: inlines('He said “yes”.'), source: 'He said yes.' },
    ]);
  });
});

describe('lists', () => {
  it.each([
    ['<ol><li>x<li>x</ol>', ['1.', '2.']],
    ['<ol start=4 type=i><li>x<li>x</ol>', ['iv.', 'v.']],
    ['<ol type=A><li>x<li value=28>x<li>x</ol>', ['A.', 'AB.', 'AC.']],
    ['<ol reversed><li>x<li>x<li>x</ol>', ['3.', '2.', '1.']],
    ['<ol style="list-style-type:lower-alpha"><li>x<li>x</ol>', ['a.', 'b.']],
    ['<ol start=-1><li>x<li>x<li>x</ol>', ['-1.', '0.', '1.']],
    ['<ul><li>x<ul><li>x<ul><li>x</ul></ul></ul>', ['•', '◦', '▪']],
    ['<ul type=square><li>x</ul>', ['▪']],
  ])('%s prints %j', (html, markers) => {
    expect(read(html)).toMatchObject(markers.map((marker) => ({ type: 'list-item', marker, source: 'x' })));
  });
  it('nests lists within entries and beside them', () => {
    expect(outline('<ul><li>a<ol><li>b</ol>c</li><ul><li>d</ul><li></li><li><p>e</p><p>f</p></li></ul>')).toEqual([
      '• a (ul li)',
      '  1. b (ol li)',
      'c (ul li)',
      '  ◦ d (ul li)',
      '• e (ul li)',
      'f (ul li)',
    ]);
  });
  it('puts the number of an entry in front of the heading that opens it', () => {
    expect(read('<ol start=7><li><h3>Parks</h3><p>Words</p></ol>')).toMatchObject([
      { type: 'heading', children: inlines('7. Parks'), source: 'Parks' },
      { type: 'paragraph' },
    ]);
  });
  it('knows bullets that were typed', () => {
    expect(read('<p>• one</p>')).toMatchObject([
      { type: 'list-item', marker: '•', children: inlines('one'), source: '• one' },
    ]);
  });
});

describe('tables', () => {
  const table = (html: string): SourceTable => read(html).find((one): one is SourceTable => one.type === 'table')!;
  it('lays merged cells out on a grid', () => {
    const html =
      '<table><tr><th>A<th>B<th>C<tr><td rowspan=2>d<td colspan=2>e<tr><td>f<td>g<tr><td><td rowspan=9>h</table>';
    expect(outline(html)).toEqual([
      'table of 3 columns',
      '  heads [table 1, row 1] 0: A (th) | 1: B (th) | 2: C (th)',
      '  [table 1, row 2] 0: (1 by 2) d (td) | 1: (2 by 1) e (td)',
      '  [table 1, row 3] 1: f (td) | 2: g (td)',
      '  [table 1, row 4] 0:  | 1: h (td)',
    ]);
  });
  it('puts the foot last, and tells row headings from header rows', () => {
    const html =
      '<table><tfoot><tr><td>z<td>9</tfoot><tr><th scope=row>a<td>1<tr><th scope=col>k<th scope=col>v</table>';
    expect(table(html).rows.map(({ header, cells }) => [header, cells[0]!.blocks[0]!.source])).toEqual([
      [false, 'a'],
      [true, 'k'],
      [false, 'z'],
    ]);
  });
  it('keeps a table within a cell, and lists and headings', () => {
    const html = '<table><tr><td><h3>a</h3><ul><li>b</ul><td><table><tr><td>c<td>d</table></table>';
    const [left, right] = table(html).rows[0]!.cells;
    expect(left!.blocks.map(({ type }) => type)).toEqual(['heading', 'list-item']);
    expect(right!.blocks).toMatchObject([{ type: 'table', where: 'table 2' }]);
  });
  it('reads what only sets out a page as if no table were there', () => {
    expect(read('<table role=presentation><tr><td>a<td>b</table>').map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
    ]);
    expect(read('<table><tr><td><h1>a</h1>b<td>c</table>').map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
    ]);
  });
  it('leaves over what is hidden in it, after it', () => {
    expect(outline('<table><tr><td>a<td>b<tr style="display:none"><td>c<td>d</table>')).toEqual([
      'table of 2 columns',
      '  [table 1, row 1] 0: a (td) | 1: b (td)',
      '  [table 1, row 2] 0:  | 1: ',
      'left over, Hidden on the page: c [table 1, row 2]',
      'left over, Hidden on the page: d [table 1, row 2]',
    ]);
  });
});

describe('footnotes', () => {
  it('stay figures where no note is on the page', () => {
    expect(read('<p>a<sup><a href="#fn9">9</a></sup></p>')).toMatchObject([
      { children: inlines('a', t('9', 'superscript')) },
    ]);
  });
  it('are not every link to a heading', () => {
    expect(sourceOf('<p>see <a href="#b">2</a></p><h2 id=b>b</h2>').found.footnotes).toBe(0);
  });
  it('lose the number typed in front of them, and the way back', () => {
    const html =
      '<p>a<a class="footnote" href="#note-1" id=m1>(1)</a></p><h3>Notes</h3><p id="note-1"><sup>1</sup> Words. <a href="#m1">Return to text</a></p>';
    const source = sourceOf(html);
    expect(source.blocks).toMatchObject([
      { children: inlines('a', { type: 'footnote', note: [{ type: 'paragraph', children: inlines('Words.') }] }) },
      { type: 'aside', why: 'Heading over the footnotes' },
    ]);
    expect(source.found.footnotes).toBe(1);
  });
  it('stand as text where their mark is in the furniture', () => {
    expect(outline('<nav>a<sup><a href="#fn1">1</a></sup></nav><h1>b</h1><p id=fn1>c</p>')).toEqual([
      'left over, Navigation of the site: a1 [paragraph 1]',
      '# b (h1)',
      'c (p)',
    ]);
  });
});

describe('pictures', () => {
  const png = `iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAADElEQVR4nGNgwAYAABsAAVkXlKMAAAAASUVORK5CYII=`;
  it('come in where their bytes are in the page', () => {
    const source = sourceOf(`<p>a <img alt="A  square" src="data:image/png;base64,${png}"> b</p>`);
    expect(source.blocks).toMatchObject([
      { type: 'paragraph', source: 'a b' },
      { type: 'picture', picture: { alt: 'A square', width: 2, height: 3 } },
    ]);
    expect(source.pictures).toHaveLength(1);
    expect(source.found.pictures).toBe(1);
  });
  it('are counted and named where they are not', () => {
    const source = sourceOf(
      '<p>a</p><img src="map.png" alt="A map"><img src="x.gif"><img width=1 height=1><nav><img alt=logo></nav>',
    );
    expect(source.found.pictures).toBe(2);
    expect(source.notBroughtIn).toEqual([{ what: 'pictures', count: 2 }]);
    expect(source.messages.join()).toBe(
      'Pictures are kept beside a web page, so these were not brought in: “A map” and 1 more.',
    );
  });
});

describe('what is no part of the publication', () => {
  it('is not seen at all: head, scripts, styles, templates, what stands for a frame', () => {
    const source = sourceOf(
      '<title>t</title><style>s</style><script>"</p>x"</script><template><p>t</p></template><noscript>n</noscript><iframe>i</iframe><p>a</p><!-- c -->',
    );
    expect(source.blocks.map((block) => block.source)).toEqual(['a']);
    expect(source.characters).toBe(1);
  });
  it('is never the whole of a page, whatever its classes', () => {
    expect(outline('<div class="nav"><div class="share"><p>All the words of it.</p></div></div>')).toEqual([
      'All the words of it. (p)',
    ]);
    expect(outline('<div id="footer"><h1>Plan</h1><p>Words</p></div>')).toEqual(['# Plan (h1)', 'Words (p)']);
  });
  it('is told by words where classes say nothing', () => {
    expect(outline('<p>a b c</p><a href="#">↑ Back to top</a>')).toEqual([
      'a b c (p)',
      'left over, Link to the top of the page: ↑ Back to top [paragraph 2]',
    ]);
  });
  it('stands apart within a line, which goes on', () => {
    expect(outline('<p>one <span class="sr-only">hidden</span>two</p>')).toEqual([
      'left over, Hidden on the page: hidden [paragraph 1]',
      'one two (p)',
    ]);
  });
  it('is not what a click unfolds', () => {
    const html =
      '<h1>t</h1><button aria-controls=p>More</button><div id=p hidden><p>a</p></div><div hidden><p>b</p></div><details><summary>c</summary>d</details>';
    expect(outline(html)).toEqual([
      '# t (h1)',
      'left over, Button: More [paragraph 1, under “t”]',
      'a (p)',
      'left over, Hidden on the page: b [paragraph 3, under “t”]',
      'c (summary)',
      'd (div)',
    ]);
  });
  it('keeps the words before or after tracked changes, as asked', () => {
    const html = '<p>On <ins datetime="2023-01-01">good</ins><del datetime="2023-01-01">bad</del> track</p>';
    const words = (tracked: 'accepted' | 'original'): unknown =>
      sourceOf(html, tracked)
        .blocks.filter(({ type }) => type === 'paragraph')
        .map(({ source }) => source);
    expect(words('accepted')).toEqual(['On good track']);
    expect(words('original')).toEqual(['On bad track']);
    expect(sourceOf(html).found.trackedChanges).toBe(2);
  });
});

describe('a page’s title', () => {
  it.each([
    ['Plan - gov.scot', 'Plan'],
    ['2. Aims - Plan: report - gov.scot', '2. Aims - Plan: report'],
    ['Plan 2018 - 2021', 'Plan 2018 - 2021'],
    ['Plan | GOV.WALES', 'Plan'],
    ['Plan – Northmoor Council', 'Plan'],
    ['Plan · nidirect | NI Government', 'Plan'],
  ])('%s', (title, expected) => {
    expect(sourceOf(`<title>${title}</title><p>a`).title).toBe(expected);
  });
  it('is the publication’s where its page has one of its own', () => {
    expect(sourceOf('<title>2. Aims - The plan - gov.scot</title><h1>The plan</h1>').title).toBe('The plan');
  });
});

describe('encodings', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
  const utf16 = (text: string): Uint8Array => bytes([...text].flatMap((one) => [one, '\0']).join(''));
  it.each([
    ['UTF-8', utf8('<p>Café – “so”')],
    ['UTF-8 that says it is something else', utf8('<meta charset=iso-8859-1><p>Café – “so”')],
    ['Windows-1252 that says so', bytes('<meta charset="windows-1252"><p>Caf\xe9 \x96 \x93so\x94')],
    ['Windows-1252 that says nothing', bytes('<p class=summary>Caf\xe9 \x96 \x93so\x94')],
    ['Mac Roman that says so', bytes('<meta charset=macintosh><p>Caf\x8e \xd0 \xd2so\xd3')],
  ])('%s', (_, content) => {
    expect(sourceOf(content).blocks).toMatchObject([{ source: 'Café – “so”' }]);
  });
  it('UTF-16, with and without its mark', () => {
    expect(sourceOf(utf16('<p>Plan')).blocks).toMatchObject([{ source: 'Plan' }]);
    expect(sourceOf(Uint8Array.from([0xff, 0xfe, ...utf16('<p>Plan')])).blocks).toMatchObject([{ source: 'Plan' }]);
  });
  it('reads XHTML whose empty elements would swallow the rest', () => {
    const html = '<?xml version="1.0"?><html><head><title/><script src="a"/></head><body><a id="x"/><p>Plan</p></body>';
    expect(read(html)).toMatchObject([{ source: 'Plan', type: 'paragraph' }]);
  });
});

describe('pages made to do harm', () => {
  const times = (some: string, count: number): string => some.repeat(count);
  it.each([
    ['nested too deep', times('<div>', 100_000), /^plan\.html has parts set within one another more than 256 deep/],
    ['marks nested too deep', times('<b><i><u>', 20_000), /more than 256 deep/],
    ['of too many parts', times('<p>x', 1_000_001), /^plan\.html has more parts than/],
    ['without words', '<script>x</script>', /^plan\.html has no words in it;/],
  ])('%s', (_, html, sentence) => {
    expect(refusal(html)).toMatch(sentence);
  });
  it.each([
    ['a tag of 200,000 attributes', `<p ${Array.from({ length: 200_000 }, (_n, at) => `a${at}=1`).join(' ')}>x`],
    ['marks closed in the wrong order', times('<b><p><i></b>x</i>', 10_000)],
    ['a table of words outside its cells', `<table>${times('<tr>x<td>y', 20_000)}`],
    ['cells that cover everything', `<table>${times('<tr><td rowspan=65534 colspan=200>y', 3000)}`],
    ['a very wide table', `<table><tr>${times('<td>x', 20_000)}`],
    ['a style sheet without end', `<style>${times('@media{a{', 50_000)}</style>x`],
    ['a style of spaces', `<p style="margin:a${times(' ', 400_000)}b">x`],
    ['one rule written anew', `<style>${times('.a{content:x;p:1}', 40_000)}</style><p class=a>x`],
    ['a rule for everything', `<style>${times('.a,', 100_000)}.b{content:x;${times('p:1;', 100_000)}}</style>x`],
    ['main parts without end', `${times('<main></main><div id=content></div>', 60_000)}x`],
    ['lists of links in lists', `${times('<ul><li>', 100)}${times('<a href="#q">l</a> words', 30_000)}<p id=q>x`],
    ['long marks of a long note', `${times('<a href="#fn1"><sup>1</sup></a>', 20_000)}<p id=fn1>${times('n ', 4500)}`],
    ['long classes', times(`<p class="${times('MsoNormal ', 20_000)}">x`, 40)],
    ['a long class', `<p class="${times('nav- ', 100_000)}">x`],
    ['comments never closed', `x${times('<!--', 100_000)}`],
    ['unclosed tags', `x${times('<a href="', 100_000)}`],
    ['notes that are marks of one another', times('<p id=fn1><sup><a href="#fn1">1</a></sup>x', 2000)],
    ['many marks of one note', `${times('<p>a<sup><a href="#fn1">1</a></sup>', 5000)}<p id=fn1>n`],
    ['many lists', times('<ul><li>x</ul>', 10_000)],
    ['a line of many marks', `<ol><li><h3>${times('x<b>y</b>', 150_000)}</h3>`],
    ['one long line', `<p>${times('x ', 1_000_000)}`],
  ])('%s is read, whole', (_, html) => {
    expect(sourceOf(html).characters).toBeGreaterThan(0);
  });
  it.each([
    '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<a href="jav&#x09;ascript:alert(1)">x</a><a href="data:text/html,x">y</a><a href="//evil.example">z</a>',
    '<select><template><style></select>x',
    '<frameset><frame src="javascript:x"></frameset>x',
    '<p>x<plaintext></p><script>y',
  ])('nothing of %j becomes more than words', (html) => {
    const source = sourceOf(`<p>words</p>${html}`);
    expect(JSON.stringify(source.blocks)).not.toMatch(/"href"|"picture"/);
    expect(countCharacters(source.blocks.map((block) => block.source).join(''))).toBe(source.characters);
  });
});
