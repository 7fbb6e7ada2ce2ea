import { renderToStaticMarkup } from 'react-dom/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEditOf, arbitraryTree } from '../../../shared/richtext/arbitrary.ts';
import { b, br, doc, link, note, ol, p, row, table } from '../../../shared/richtext/build.ts';
import { markToRead } from '../../../shared/richtext/mark-paragraphs.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { StaticView } from '../../editor/nodes/static-view.tsx';
import { MarkedView, saysAnything } from './MarkedView.tsx';
import type { Side } from './MarkedView.tsx';

const drawn = (before: Tree, after: Tree, side: Side): string =>
  renderToStaticMarkup(<MarkedView tree={markToRead(before, after)} side={side} numbers={{}} />);

/** The words marked so, without what a screen reader alone is told. */
const marked = (html: string, tag: 'ins' | 'del'): string[] =>
  [...html.matchAll(new RegExp(`<${tag} class="marked">(.*?)</${tag}>`, 'gu'))].map(([, words]) =>
    words!.replace(/<span class="unseen">.*?<\/span>/gu, '').replace(/<[^>]+>/gu, ''),
  );

/** The words a reader sees. */
const seen = (html: string): string =>
  html
    .replace(/<span class="unseen">.*?<\/span>/gu, '')
    .replace(/<span class="marked-beside">.*?<\/span>/gu, '')
    .replace(/<span aria-hidden="true">¶<\/span>/gu, '')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, '');

describe('two texts laid over each other', () => {
  const before = doc('We will meet every family in spring 2022.');
  const after = doc('We will meet every family in spring 2023.');

  it('are drawn side by side with what was taken out of the one and put into the other', () => {
    const [left, right] = [drawn(before, after, 'before'), drawn(before, after, 'after')];
    expect([marked(left, 'del'), marked(left, 'ins')]).toEqual([['2022'], []]);
    expect([marked(right, 'del'), marked(right, 'ins')]).toEqual([[], ['2023']]);
  });

  it('are drawn in one with both, said as well as shown', () => {
    const html = drawn(before, after, 'both');
    expect([marked(html, 'del'), marked(html, 'ins')]).toEqual([['2022'], ['2023']]);
    expect(html).toContain('<span class="unseen">taken out: </span>2022');
    expect(html).toContain('<span class="unseen">put in: </span>2023');
  });

  it('keep the numbers that entries had', () => {
    const [was, is] = [
      doc(ol('One thing first', 'Then another thing')),
      doc(ol('Then another thing', 'And a last one')),
    ];
    expect(drawn(was, is, 'both').match(/value="\d"/gu)).toEqual(['value="1"', 'value="1"', 'value="2"']);
    expect(drawn(was, is, 'before').match(/value="\d"/gu)).toEqual(['value="1"', 'value="2"']);
  });

  it('mark only the end of a paragraph where one was made two, or two were made one', () => {
    const [first, second] = ['We spoke to every school.', 'Each of them had a plan.'];
    const [one, two] = [doc(`${first} ${second}`), doc(first, second)];
    for (const [was, is, tag, parted] of [
      [one, two, 'ins', 'after'],
      [two, one, 'del', 'before'],
    ] as const) {
      const [left, right, both] = (['before', 'after', 'both'] as const).map((side) => drawn(was, is, side));
      expect([...marked(left!, 'del'), ...marked(left!, 'ins')]).toEqual(parted === 'before' ? ['¶'] : []);
      expect([...marked(right!, 'del'), ...marked(right!, 'ins')]).toEqual(parted === 'after' ? ['¶'] : []);
      expect(marked(both!, tag)).toEqual(['¶']);
      expect([left, right, both].map((html) => html!.match(/<p /gu)?.length)).toEqual(
        parted === 'before' ? [2, 1, 2] : [1, 2, 2],
      );
      expect(seen(left!)).toBe(seen(right!));
    }
  });

  it('mark rows that came and went by their words', () => {
    const [was, is] = [table(row('Who', 'When')), table(row('Who', 'When'), row('Councils', 'June'))];
    expect(marked(drawn([was], [is], 'both'), 'ins')).toEqual(['Councils', 'June']);
    expect(drawn([was], [is], 'before')).not.toContain('Councils');
  });

  it('show what no word shows: a footnote, the end of a line, where a link leads, how words are set', () => {
    const line = 'All of this is agreed by councils';
    expect(marked(drawn(doc(p(line)), doc(p(line, note('In June'))), 'both'), 'ins')).toEqual([
      '1 [Footnote: In June]',
    ]);
    expect(marked(drawn(doc(p(line, ' and others')), doc(p(line, br, ' and others')), 'both'), 'ins').join()).toContain(
      '↵',
    );
    const [was, is] = ['https://old.scot', 'https://new.scot'].map((href) =>
      doc(p(line, ' under ', link(href, 'the law'))),
    );
    expect(marked(drawn(was!, is!, 'both'), 'del')).toEqual(['the law (https://old.scot)']);
    expect(marked(drawn(doc(p(line)), doc(p('All of this is ', b('agreed'), ' by councils')), 'both'), 'ins')).toEqual([
      'agreed',
    ]);
  });

  it('say nothing on a side that is empty', () => {
    const tree = markToRead([], after);
    expect([saysAnything(tree, 'before'), saysAnything(tree, 'after'), saysAnything(tree, 'both')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('read on each side as that text reads, whatever was done to it', () => {
    const plain = (tree: Tree): string => seen(renderToStaticMarkup(<StaticView tree={tree} numbers={{}} />));
    // Pictures are drawn once they were fetched, and not here.
    const unpictured = (tree: Tree): Tree => tree.filter(({ type }) => type !== 'picture');
    const edited = arbitraryTree.chain((one) => fc.tuple(fc.constant(one), arbitraryEditOf(one)));
    fc.assert(
      fc.property(edited, (trees) => {
        const [was, is] = [unpictured(trees[0]), unpictured(trees[1])];
        expect(seen(drawn(was, is, 'before'))).toBe(was.length === 0 ? '' : plain(was));
        expect(seen(drawn(was, is, 'after'))).toBe(is.length === 0 ? '' : plain(is));
      }),
      { numRuns: 150 },
    );
  });
});
