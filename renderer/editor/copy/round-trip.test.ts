import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTree } from '../../../shared/richtext/arbitrary.ts';
import {
  b,
  br,
  cell,
  doc,
  figure,
  h,
  inlines,
  li,
  link,
  note,
  ol,
  p,
  picture,
  quote,
  ref,
  row,
  t,
  table,
  ul,
} from '../../../shared/richtext/build.ts';
import { treeToHtml } from '../../../shared/richtext/html.ts';
import type { Block, Inline, List, ListItem, Paragraph, TableRow, Tree } from '../../../shared/richtext/tree.ts';
import { pasted } from '../paste/page-of.test-help.ts';
import { addList, trimmed } from '../paste/reading.ts';
import type { GrowingList } from '../paste/reading.ts';
import { OWN_TYPE, ownTree, putTree } from './own-flavour.ts';
import { rebuilt } from './rebuilt.ts';

/** A clipboard with nothing on it. */
const clipboard = () => {
  const held = new Map<string, string>();
  return {
    setData: (type: string, words: string) => void held.set(type, words),
    getData: (type: string) => held.get(type) ?? '',
  };
};
const throughClipboard = (tree: Tree, to = 'plan') => {
  const data = clipboard();
  putTree(data, tree, 'plan');
  return ownTree(data, to);
};

describe('what is copied from a plan', () => {
  it('comes into the same plan as it was', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        fc.pre(tree.length > 0);
        expect(throughClipboard(tree)).toEqual({ tree, left: null });
      }),
      { numRuns: 300 },
    );
  });

  it('has footnotes, and no pictures or references by id, in another plan', () => {
    const tree = doc(
      p('At ', ref('x', '9.1'), note(p('see ', ref('y', '2'))), figure('c', '4')),
      picture('a'.repeat(64), 'A map'),
    );
    expect(throughClipboard(tree, 'another')).toEqual({
      tree: doc(p('At 9.1', note('see 2'), '4')),
      left: '1 picture was left out.',
    });
  });

  it.each([
    'no JSON',
    '[]',
    '{"plan":"plan","tree":[{"type":"script"}]}',
    '{"plan":"plan","tree":[{"type":"paragraph","children":[{"type":"link","href":"javascript:x","children":[]}]}]}',
    '{"plan":"plan","tree":[{"type":"picture","blob":"../x","alt":"","width":1,"height":1}]}',
    '{"plan":"plan","tree":[{"type":"__proto__"}]}',
    `{"plan":"plan","tree":[${'{"type":"list","kind":"bullet","items":[{"children":[],"nested":'.repeat(30)}1${'}]}'.repeat(30)}]}`,
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('is passed over where a page put %.60s in its place', (words) => {
    const data = clipboard();
    data.setData(OWN_TYPE, words);
    expect(ownTree(data, 'plan')).toBeUndefined();
  });

  it('loses what does not belong to words', () => {
    expect(
      rebuilt.tree([{ type: 'paragraph', evil: 1, children: [{ type: 'text', text: 'a\u202eb', style: 'x' }] }]),
    ).toEqual(doc('ab'));
  });
});

describe('HTML of a tree', () => {
  it('is what Word takes for the same things', () => {
    expect(
      treeToHtml(
        doc(
          h(1, 'A & B'),
          p('x ', b('y'), t('2', 'superscript'), br, link('https://a.example/?a=1&b="2"', 'z'), note('n')),
          ul(li('one', ol('two'))),
          quote('q', 'who'),
          { ...table(row('h'), row(cell('c', ul('d')))), caption: 'Cap' },
        ),
      ),
    ).toBe(
      [
        '<div data-action-plan="1"><h3>A &amp; B</h3>',
        '<p>x <b>y</b><sup>2</sup><br><a href="https://a.example/?a=1&amp;b=&quot;2&quot;">z</a>',
        '<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><span class="MsoFootnoteReference"><sup>[1]</sup></span></a></p>',
        '<ul><li>one<ol><li>two</li></ol></li></ul>',
        '<blockquote><p>q</p><footer><p>who</p></footer></blockquote>',
        '<table border="1" cellspacing="0" cellpadding="4"><caption>Cap</caption><thead><tr><th>h</th></tr></thead>',
        '<tbody><tr><td><p>c</p><ul><li>d</li></ul></td></tr></tbody></table>',
        '<div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id="ftn1">',
        '<p class="MsoFootnoteText"><a style="mso-footnote-id:ftn1" href="#_ftnref1" name="_ftn1" title=""><span class="MsoFootnoteReference"><sup>[1]</sup></span></a> n</p>',
        '</div></div></div>',
      ].join(''),
    );
  });

  it('throws at what is no node of a tree', () => {
    expect(() => treeToHtml([{ type: 'drawing' } as unknown as Block])).toThrow(TypeError);
  });

  it('read again is the same tree, but for what HTML cannot carry', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        expect(pasted(treeToHtml(tree))).toEqual({ tree: asHtmlCarries(tree), left: null });
      }),
      { numRuns: 500 },
    );
  });
});

/** Ids become words; blank lines, spaces at the ends of lines, and the seam between two lists of a kind are lost. */
const asHtmlCarries = (tree: Tree): Tree => {
  const out: Block[] = [];
  for (const block of tree.flatMap(carried)) {
    if (block.type === 'list') addList(out, block as GrowingList);
    else out.push(block);
  }
  return out;
};

const lineCarried = (children: readonly Inline[]): Inline[] =>
  trimmed(
    inlines(
      ...children.map((one): Inline => {
        if (one.type === 'cross-reference') return t(one.number);
        if (one.type === 'live-figure') return t(one.shown);
        if (one.type !== 'footnote') return one;
        return {
          ...one,
          note: one.note
            .map(({ children: words }) => p(...lineCarried(words)))
            .filter((each) => each.children.length > 0),
        };
      }),
    ),
  );

const withWords = (children: Inline[], make: (children: Inline[]) => Block): Block[] =>
  children.length > 0 ? [make(children)] : [];

const listCarried = (list: List): List[] => {
  const items = list.items.flatMap((item): ListItem[] => {
    const children = lineCarried(item.children);
    const [nested] = item.nested ? listCarried(item.nested) : [];
    return children.length === 0 && !nested ? [] : [nested ? { children, nested } : { children }];
  });
  return items.length > 0 ? [{ ...list, items }] : [];
};

const rowCarried = ({ cells }: TableRow): TableRow => ({
  cells: cells.map(({ children }) => {
    const some = children.flatMap((one): (Paragraph | List)[] =>
      one.type === 'list' ? listCarried(one) : [p(...lineCarried(one.children))],
    );
    const words = some.filter((one) => one.type === 'list' || one.children.length > 0);
    return { children: words.length > 0 ? words : [p()] };
  }),
});

const CARRIED: { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => Block[] } = {
  paragraph: (block) => withWords(lineCarried(block.children), (children) => p(...children)),
  heading: (block) => withWords(lineCarried(block.children), (children) => h(block.level, ...children)),
  quote: (block) =>
    withWords(lineCarried(block.children), (children) => {
      const by = lineCarried(block.attribution ?? []);
      return by.length > 0 ? quote(children, by) : quote(children);
    }),
  list: listCarried,
  table: ({ header, rows, ...block }) =>
    header || rows.length > 0
      ? [{ ...block, ...(header ? { header: rowCarried(header) } : {}), rows: rows.map(rowCarried) }]
      : [],
  picture: ({ alt }) => [p(`[Picture: ${alt}]`)],
};
const carried = (block: Block): Block[] => CARRIED[block.type](block as never);
