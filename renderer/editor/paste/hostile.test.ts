import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc } from '../../../shared/richtext/build.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { treeSchema } from '../../../shared/richtext/tree-schema.ts';
import { pasted } from './page-of.test-help.ts';
import { treeOfWords } from './plain.ts';

const only = (html: string) => pasted(html).tree;

describe('a page made to do harm', () => {
  it.each([
    '<script>alert(1)</script>a',
    '<SCRIPT SRC=https://x.example/x.js></SCRIPT>a',
    '<style>@import "https://x.example/x.css"</style>a',
    '<p onclick="x()" onmouseover=y()>a</p>',
    '<body onload=x()>a',
    '<svg><script>x</script><text>b</text></svg>a',
    '<svg onload=x()><foreignObject><p>b</p></foreignObject></svg>a',
    '<math><mtext><table><mglyph><style><img src=x onerror=x()></style></mglyph></table></mtext></math>a',
    '<template><p>b</p><script>x</script></template>a',
    'a<noscript><p title="</noscript><img src=x onerror=x()>">b</p></noscript>',
    '<iframe srcdoc="<script>x</script>">b</iframe><object data=x>c</object><embed src=x>a',
    '<form action=javascript:x()><input value=b><button formaction=javascript:x()>c</button></form>a',
    '<meta http-equiv=refresh content="0;url=https://x.example"><link rel=stylesheet href=https://x.example><base href=https://x.example>a',
    '<!--><img src=x onerror=x()>a',
    '<!--[if gte mso 9]><img src=x onerror=x()><![endif]-->a',
    '<p>\u202ea\u202c\u0007\u200b\ufeff</p>',
    '<p style="background:url(https://x.example)">a</p>',
    '<div hidden style="display:none">b</div>a',
    '<textarea><p>b</p></textarea>a',
    '<video src=https://x.example poster=https://x.example></video>a',
  ])('%s brings its words alone', (html) => {
    expect(only(html)).toEqual(doc('a'));
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java&#x73;cript:alert(1)',
    'javascript&colon;alert(1)',
    'vbscript:x',
    'data:text/html,<script>x</script>',
    'file:///etc/passwd',
    '\\\\server\\share',
    '//x.example/y',
    'ms-word:ofe|u|https://x.example/a.docx',
    'blob:https://x.example/1',
    'https:',
    'https://a b',
  ])('a link to %j is plain words', (href) => {
    expect(only(`<a href="${href}">a</a>`)).toEqual(doc('a'));
  });

  it('loses characters that turn the direction of an address', () => {
    expect(JSON.stringify(only('<a href="https://a.example/\u202egpj.exe">a</a>'))).toContain(
      'https://a.example/gpj.exe',
    );
  });

  it('may be nested ten thousand deep, in any element', () => {
    for (const name of ['div', 'span', 'b', 'ul><li', 'blockquote', 'table><tr><td', 'x-y', 'ins', 'ol'])
      expect(plainText(only(`${`<${name}>`.repeat(10_000)}deep`)).trim()).toContain('deep');
  });

  it('may have a hundred thousand attributes, cells and footnotes that lead to one note', () => {
    const attributes = Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ');
    expect(only(`<p ${attributes}>a</p>`)).toEqual(doc('a'));
    const table = only(`<table><tr>${'<td>a'.repeat(100_000)}<tr><td rowspan=65534 colspan=1000>b</table>`);
    expect(treeSchema.safeParse(table).success).toBe(true);
    const marks = '<sup><a href="#n">1</a></sup>'.repeat(2000);
    expect(treeSchema.safeParse(only(`<p>${marks}</p><ol><li id=n>note</ol>`)).success).toBe(true);
  });

  it('may hold a picture of ten million letters', () => {
    const { tree, left } = pasted(`<p>a<img src="data:image/png;base64,${'A'.repeat(10_000_000)}"></p>`);
    expect(tree).toEqual(doc('a'));
    expect(left).toBe('1 picture was left out.');
  });

  it('may name its notes in a ring', () => {
    const html =
      "<p id=a>one<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a></p><div style='mso-element:footnote' id=ftn1><p>two<sup><a href='#a' role=doc-noteref>2</a></sup></p></div>";
    expect(treeSchema.safeParse(only(html)).success).toBe(true);
  });

  it('is a tree whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...['<p>', '</p>', '<ul>', '<ol>', '</ul>', '<li>', '<table>', '<tr>', '<td>', '<th>', '</table>', '<b>', '</b>'],
      ...[
        '<h2>',
        '</h2>',
        '<blockquote>',
        '<footer>',
        '<a href="https://a.example">',
        '</a>',
        '<br>',
        '<sup>',
        'x',
        ' y ',
      ],
      ...[
        '<del>',
        '</del>',
        '<span style="mso-list:Ignore">',
        '<p style="mso-list:l0 level3 lfo1">',
        '<pre>',
        '\n',
        '<img>',
      ],
      ...['<li data-aria-level=4>', '<svg>', '<math>', '<template>', '&nbsp;', '\u202e', '<caption>', '<td colspan=9>'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { tree } = pasted(pieces.join(''));
        expect(treeSchema.parse(tree)).toEqual(tree);
      }),
      { numRuns: 400 },
    );
  });
});

describe('words made to do harm', () => {
  it('are a tree whatever they are made of', () => {
    const piece = fc.constantFrom(
      '- ',
      '• ',
      '1. ',
      'a) ',
      '\t',
      '\n',
      '\r\n',
      'word ',
      'end.',
      'half-',
      '\u0000',
      '\f',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const tree = treeOfWords(pieces.join(''));
        expect(treeSchema.parse(tree)).toEqual(tree);
      }),
      { numRuns: 400 },
    );
  });

  it('may be one line of a million characters, or two hundred thousand lines', () => {
    expect(treeOfWords('a'.repeat(1_000_000))).toHaveLength(1);
    expect(treeOfWords('- a\n'.repeat(200_000))).toHaveLength(1);
    expect(treeOfWords('a\tb\n'.repeat(50_000))).toHaveLength(1);
    expect(treeOfWords(`${'words that run to the edge of a page and then go\n'.repeat(20_000)}on`)).toHaveLength(1);
    expect(treeOfWords(`${' '.repeat(500_000)}a${'\t'.repeat(500_000)}`).length).toBeLessThan(2);
  });
});
