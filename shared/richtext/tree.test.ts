import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryInline, arbitraryTree } from './arbitrary.ts';
import {
  b,
  br,
  cell,
  doc,
  figure,
  h,
  i,
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
} from './build.ts';
import { canonicalJson } from './canonical.ts';
import { inlinePlain, isBlank, plainLines, plainText } from './plain-text.ts';
import type { Block, Inline } from './tree.ts';
import { SAFE_HREF } from './safe-href.ts';
import { treeSchema } from './tree-schema.ts';
import { walk } from './walk.ts';

describe('build', () => {
  it('makes one run of neighbours that are set alike, and none of nothing', () => {
    expect(inlines('a', 'b', b('c'), b('d'), '', i(''), 'e')).toEqual([t('ab'), t('cd', 'bold'), t('e')]);
    expect(t('x', 'italic', 'bold', 'italic')).toEqual({ type: 'text', text: 'x', marks: ['bold', 'italic'] });
  });
  it('loses no words, and building again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(arbitraryInline), (some) => {
        expect(inlinePlain(inlines(...some))).toBe(inlinePlain(some));
        expect(inlines(...inlines(...some))).toEqual(inlines(...some));
      }),
    );
  });
  it('makes trees that the form allows', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        expect(treeSchema.parse(tree)).toEqual(tree);
      }),
    );
  });
});

describe('plain text', () => {
  it('is one line for each paragraph, list item and row, in reading order', () => {
    const tree = doc(
      h(1, 'Vision'),
      p('One', br, 'two', note('Said in the note')),
      ul('a', li('b', ol('b1', li(['b2', note('x')])))),
      quote('It works', 'A teacher'),
      { ...table(row('Who', 'When'), row(cell('ADES', ul('x', 'y')), 'May')), caption: 'Leads' },
      { ...picture('a'.repeat(64), 'Not read'), caption: 'Under it' },
      p('See ', link('https://example.org', 'there'), ', ', ref('i1', '1.1'), ' and ', figure('complete', '24 of 76')),
    );
    expect(plainLines(tree)).toEqual([
      ...[
        'Vision',
        'One\ntwo[1]',
        'a',
        'b',
        'b1',
        'b2[2]',
        'It works',
        'A teacher',
        'Leads',
        'Who\tWhen',
        'ADES x y\tMay',
      ],
      ...['Under it', 'See there, 1.1 and 24 of 76'],
    ]);
    expect(plainText(tree)).toBe(plainLines(tree).join('\n'));
  });
  it('takes numbers from the plan around it, and counts notes on', () => {
    let count = 7;
    const context = { numberOf: (item: string) => (item === 'i1' ? '9' : undefined), footnote: () => (count += 1) };
    expect(plainText(doc(p(ref('i1', '1'), ref('i2', '2'), note('n'))), context)).toBe('92[8]');
  });
  it('of two texts is the one after the other', () => {
    const noNotes = { footnote: () => 0 };
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, (one, other) => {
        expect(plainLines([...one, ...other], noNotes)).toEqual([
          ...plainLines(one, noNotes),
          ...plainLines(other, noNotes),
        ]);
      }),
    );
  });
  it('knows an empty text', () => {
    for (const blank of [[], doc(''), doc(p(br), ul(' ')), doc(table(null, row('', '')))])
      expect(isBlank(blank)).toBe(true);
    for (const said of [doc('x'), doc(picture('a'.repeat(64), '')), doc(p(note('n')))])
      expect(isBlank(said)).toBe(false);
  });
});

describe('walk', () => {
  const seen = (tree: readonly Block[]): (Block | Inline)[] => {
    const out: (Block | Inline)[] = [];
    walk(tree, (node) => void out.push(node));
    return out;
  };
  it('meets every run of text, those in notes, links and cells too', () => {
    const tree = doc(
      ul(li('a', ol('b'))),
      table(row('c'), row(cell(ul('d')))),
      quote('e', 'f'),
      p(link('https://example.org', 'g'), note('h')),
    );
    expect(seen(tree).flatMap((node) => (node.type === 'text' ? [node.text] : []))).toEqual([...'abcdefgh']);
  });
  it('meets each block and inline once', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const spelled = canonicalJson(tree);
        const kinds = spelled.match(/"type":"/g)?.length ?? 0;
        expect(seen(tree)).toHaveLength(kinds);
      }),
    );
  });
});

describe('the form of a tree', () => {
  it('gives one spelling to marks in any order', () => {
    const parsed = treeSchema.parse([
      { type: 'paragraph', children: [{ type: 'text', text: 'x', marks: ['italic', 'bold', 'italic'] }] },
    ]);
    expect(parsed).toEqual(doc(p(t('x', 'bold', 'italic'))));
  });
  it.each([
    ['an empty run', [{ type: 'text', text: '' }]],
    ['an unknown mark', [{ type: 'text', text: 'x', marks: ['underline'] }]],
    ['a key that is not known', [{ type: 'text', text: 'x', style: 'red' }]],
    ['an unknown inline', [{ type: 'script', text: 'x' }]],
    [
      'a link within a link',
      [{ type: 'link', href: 'https://a.org', children: [{ type: 'link', href: 'https://a.org', children: [] }] }],
    ],
  ])('refuses %s', (_, children) => {
    expect(treeSchema.safeParse([{ type: 'paragraph', children }]).success).toBe(false);
  });
  it.each([
    ['a list without items', { type: 'list', kind: 'bullet', items: [] }],
    ['a heading of level 4', { type: 'heading', level: 4, children: [] }],
    ['a table in a table', table(null, row({ children: [table(null) as never] }))],
    ['a picture by another name', picture('../secret', '')],
  ])('refuses %s', (_, block) => {
    expect(treeSchema.safeParse([block]).success).toBe(false);
  });
  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'ms-word:x',
    '\\\\server\\share',
    '//host',
    'https://a b',
    ' https://a.org',
    'https://a.org\njavascript:x',
    '',
  ])('refuses a link to “%s”', (href) => {
    expect(SAFE_HREF.test(href)).toBe(false);
    expect(treeSchema.safeParse(doc(p(link(href, 'x')))).success).toBe(false);
  });
  it.each(['https://example.org/a?b=c#d', 'HTTP://example.org', 'mailto:plan@example.org'])(
    'takes a link to %s',
    (href) => {
      expect(treeSchema.safeParse(doc(p(link(href, 'x')))).success).toBe(true);
    },
  );
});
