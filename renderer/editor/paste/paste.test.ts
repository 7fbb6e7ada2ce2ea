import { describe, expect, it } from 'vitest';
import { b, br, doc, h, i, li, link, ol, p, quote, row, t, table, ul } from '../../../shared/richtext/build.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { fitted } from './fitted.ts';
import { pasted } from './page-of.test-help.ts';
import { treeOfPlainLines } from './plain.ts';

const paste = (html: string): Tree => pasted(html).tree;

describe('a page that was copied', () => {
  it('keeps paragraphs, marks, breaks and links', () => {
    expect(
      paste(
        '<p class=x style="color:red">The <b>plan</b> and <em>its</em>\n  <sup>2</sup> words<br>go on at <a href="https://www.gov.scot/x">gov.scot</a>.</p><div>Next</div>',
      ),
    ).toEqual(
      doc(
        p(
          'The ',
          b('plan'),
          ' and ',
          i('its'),
          ' ',
          t('2', 'superscript'),
          ' words',
          br,
          'go on at ',
          link('https://www.gov.scot/x', 'gov.scot'),
          '.',
        ),
        'Next',
      ),
    );
  });

  it('keeps lists as lists, nested within an entry or beside it', () => {
    expect(paste('<ul> <li>one</li> <li><p>two</p><ol><li>a</li></ol></li> </ul>')).toEqual(
      doc(ul('one', li('two', ol('a')))),
    );
    expect(paste('<ul><li>one</li><ul><li>under</li></ul><li>two</li></ul>')).toEqual(
      doc(ul(li('one', ul('under')), 'two')),
    );
  });

  it('knows the lists of Word, which are paragraphs that name their list and level', () => {
    const entry = (list: string, marker: string, words: string): string =>
      `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:${list} lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span></span><![endif]>${words}</p>`;
    expect(
      paste(
        `<p>Before</p>${entry('l0 level1', '·', 'one')}${entry('l0 level2', 'o', 'under')}${entry('l0 level1', '·', '<b>two</b>')}${entry('l1 level1', '1.', 'first')}<p>After</p>`,
      ),
    ).toEqual(doc('Before', ul(li('one', ul('under')), li(b('two'))), ol('first'), 'After'));
  });

  it('keeps headings and quotations', () => {
    expect(paste('<h1>A</h1><h2><b>B</b></h2><h5>C</h5><blockquote><p>D</p></blockquote>')).toEqual(
      doc(h(1, 'A'), h(2, b('B')), h(3, 'C'), quote('D')),
    );
  });

  it('does not take the bold of a whole Google document for bold', () => {
    expect(paste('<b style="font-weight:normal"><span style="font-weight:700">x</span> y</b>')).toEqual(
      doc(p(b('x'), ' y')),
    );
  });

  it('leaves underlining, code and colours as plain words', () => {
    expect(paste('<p><u>a</u> <code>b</code> <font color=red>c</font></p>')).toEqual(doc('a b c'));
  });

  it('keeps a table, with a header where its cells say so', () => {
    expect(paste('<table><tr><th>Theme</th><th>Count</th></tr><tr><td>Schools</td><td>4</td></tr></table>')).toEqual(
      doc(table(row('Theme', 'Count'), row('Schools', '4'))),
    );
  });

  it.each([
    ['<script>alert(1)</script><p>a</p>'],
    ['<style>p{}</style><p>a</p>'],
    ['<p onclick="x()">a</p>'],
    ['<svg><script>x</script><text>b</text></svg>a'],
    ['<a href="javascript:alert(1)">a</a>'],
    ['<a href=" java\tscript:alert(1)">a</a>'],
    ['<a href="file:///etc/passwd">a</a>'],
    ['<a href="data:text/html,x">a</a>'],
    ['<img src=x onerror=alert(1)>a'],
    ['<iframe srcdoc="<p>b">b</iframe><object>c</object>a'],
    ['<p>\u202ea\u202c\u0007</p>'],
  ])('brings only the words of %j', (html) => {
    expect(paste(html)).toEqual(doc('a'));
  });
});

describe('plain words', () => {
  it('are a paragraph a line', () => {
    expect(treeOfPlainLines('one\r\ntwo\n\n three')).toEqual(doc('one', 'two', ' three'));
  });
});

describe('what a field can take', () => {
  const tree = doc(h(1, 'A'), p('b ', b('c')), ul('d', li('e', ol('f'))));
  it('is everything in narrative', () => expect(fitted(tree, 'narrative')).toBe(tree));
  it('has no headings in prose', () => expect(fitted(tree, 'prose')[0]).toEqual(p('A')));
  it('is one plain line in a heading', () => expect(fitted(tree, 'line')).toEqual(doc('A b c d e f')));
});
