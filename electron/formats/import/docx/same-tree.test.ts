import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arbitraryWords } from '../../../../shared/richtext/arbitrary.ts';
import { inlines, li, link, note, p as paragraph } from '../../../../shared/richtext/build.ts';
import type { Inline, List, Mark, TextRun } from '../../../../shared/richtext/tree.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import type { SourceBlock } from '../source.ts';
import { sourceOfDocx } from './blocks-outline.test-help.ts';
import { abstractNum, escaped, lvl, NORMAL, num, p, root, style, tbl, tc, tr } from './docx-file.test-help.ts';

/** Blocks that a document can be made of, and the same as the reader should give them. */
type Written =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly list: List }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

const MARKS: Readonly<Record<Mark, string>> = {
  bold: '<w:b/>',
  italic: '<w:i/>',
  superscript: '<w:vertAlign w:val="superscript"/>',
  subscript: '<w:vertAlign w:val="subscript"/>',
};

/** A file being written: notes and links get their ids as they come. */
class Writer {
  readonly notes: string[] = [];
  readonly links: string[] = [];

  #run(run: TextRun): string {
    const properties = (run.marks ?? []).map((mark) => MARKS[mark]).join('');
    // Word parts runs wherever it likes.
    const half = Math.ceil([...run.text].length / 2);
    return [[...run.text].slice(0, half), [...run.text].slice(half)]
      .map((text) => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text.join(''))}</w:t></w:r>`)
      .join('<w:proofErr w:type="spellStart"/>');
  }

  inline(inline: Inline): string {
    if (inline.type === 'text') return this.#run(inline);
    if (inline.type === 'line-break') return '<w:r><w:br/></w:r>';
    if (inline.type === 'link') {
      this.links.push(inline.href);
      return `<w:hyperlink r:id="link${this.links.length}">${this.line(inline.children)}</w:hyperlink>`;
    }
    if (inline.type !== 'footnote') throw new Error(inline.type);
    const content = inline.note.map((one) => p(`<w:r><w:footnoteRef/></w:r>${this.line(one.children)}`)).join('');
    this.notes.push(`<w:footnote w:id="${this.notes.length + 1}">${content}</w:footnote>`);
    return `<w:r><w:footnoteReference w:id="${this.notes.length}"/></w:r>`;
  }

  line(children: readonly Inline[]): string {
    return children.map((one) => this.inline(one)).join('');
  }

  list(list: List, level = 0): string {
    return list.items
      .map((item) => {
        const own = p(this.line(item.children), { list: list.kind === 'bullet' ? 1 : 2, level });
        return own + (item.nested ? this.list(item.nested, level + 1) : '');
      })
      .join('');
  }

  block(block: Written): string {
    if (block.type === 'paragraph') return p(this.line(block.children));
    if (block.type === 'heading') return p(this.line(block.children), { style: `heading ${block.level}` });
    if (block.type === 'list') return this.list(block.list);
    return tbl(
      block.rows[0]!.length,
      ...block.rows.map((row, at) =>
        tr(
          row.map((cell) => tc(p(this.line(cell)))),
          at === 0 ? '<w:tblHeader/>' : '',
        ),
      ),
    );
  }
}

const LEVELS = [0, 1, 2];
const numbering =
  abstractNum(0, ...LEVELS.map((place) => lvl(place, '•', { format: 'bullet' }))) +
  abstractNum(1, ...LEVELS.map((place) => lvl(place, `%${place + 1}.`))) +
  num(1, 0) +
  num(2, 1);
const styles = NORMAL + [1, 2, 3].map((level) => style(`heading ${level}`)).join('');

const fileOf = (blocks: readonly Written[]) => {
  const writer = new Writer();
  const body = blocks.map((block) => writer.block(block)).join('');
  const relationships = writer.links.map(
    (href, at) => `<Relationship Id="link${at + 1}" Type="x/hyperlink" Target="${href}" TargetMode="External"/>`,
  );
  const content = strToU8(root('footnotes', writer.notes.join('')));
  return {
    body,
    styles,
    numbering,
    relationships: relationships.join(''),
    extra: [{ part: 'word/footnotes.xml', type: 'footnotes', content }],
  };
};

type Line = readonly [kind: string, depth: number, children: readonly Inline[]];

const listLines = (list: List, depth: number): Line[] =>
  list.items.flatMap((item): Line[] => [
    [list.kind, depth, item.children],
    ...(item.nested ? listLines(item.nested, depth + 1) : []),
  ]);

const written = (block: Written): (Line | readonly Line[][])[] => {
  if (block.type === 'paragraph') return [['paragraph', 0, block.children]];
  if (block.type === 'heading') return [['heading', block.level, block.children]];
  if (block.type === 'list') return listLines(block.list, 0);
  return [block.rows.map((row) => row.map((cell): Line => ['paragraph', 0, cell]))];
};

const readAs = (block: SourceBlock): Line | readonly Line[][] => {
  if (block.type === 'paragraph') return ['paragraph', 0, block.children];
  if (block.type === 'heading') return ['heading', block.level, block.children];
  if (block.type === 'list-item') return [block.kind, block.depth, block.children];
  if (block.type === 'table')
    return block.rows.map((row) => row.cells.flatMap((cell) => cell.blocks.map((one) => readAs(one) as Line)));
  throw new Error(block.type);
};

const text = (marks: readonly Mark[]): fc.Arbitrary<TextRun> =>
  fc
    .tuple(arbitraryWords(3), fc.subarray([...marks], { maxLength: Math.min(1, marks.length) }))
    .map(([words, some]): TextRun =>
      some.length > 0 ? { type: 'text', text: words, marks: some } : { type: 'text', text: words },
    );
const anyText = text(['bold', 'italic', 'superscript', 'subscript']);
const plain = text([]);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'line-break' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('https://example.org/a', 'mailto:a@example.org'), anyText)
      .map(([href, words]): Inline => link(href, words)),
  },
  {
    weight: 1,
    arbitrary: fc.array(arbitraryWords(3), { minLength: 1, maxLength: 2 }).map((notes): Inline => note(...notes)),
  },
);
/** A line that is seen: it begins with words, as a line of nothing but breaks is none. */
const line = (one: fc.Arbitrary<Inline>): fc.Arbitrary<readonly Inline[]> =>
  fc.tuple(plain, fc.array(one, { maxLength: 4 })).map(([first, rest]) => inlines(first, ...rest));
const lines = line(inline);
const list = (depth: number, kind: List['kind']): fc.Arbitrary<List> =>
  fc
    .array(
      fc.tuple(
        lines,
        depth > 0 ? fc.option(list(depth - 1, kind), { nil: undefined, freq: 3 }) : fc.constant(undefined),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((items): List => ({ type: 'list', kind, items: items.map(([children, nested]) => li(children, nested)) }));
const block: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: lines.map((children): Written => ({ type: 'paragraph', children })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(1, 2, 3), line(plain))
      .map(([level, children]): Written => ({ type: 'heading', level, children })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<List['kind']>('bullet', 'numbered')
      .chain((kind) => list(2, kind))
      .map((one): Written => ({ type: 'list', list: one })),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 3 })
      .chain((width) =>
        fc.array(fc.array(lines, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
      )
      .map((rows): Written => ({ type: 'table', rows })),
  },
);

/** A paragraph after each block, so that two lists do not run together. */
const apart = (blocks: readonly Written[]): Written[] =>
  blocks.flatMap((one) => [one, { type: 'paragraph', children: paragraph('Between').children }]);

describe('a document of any blocks', () => {
  it('comes back as the same blocks', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const all = apart(blocks);
        const source = sourceOfDocx(fileOf(all));
        expect(source.blocks.map(readAs)).toEqual(all.flatMap(written));
      }),
      { numRuns: 150 },
    );
  });

  it('has the characters of its words and of its notes', () => {
    const count = (children: readonly Inline[]): number =>
      children.reduce(
        (sum, one) =>
          sum +
          (one.type === 'footnote'
            ? one.note.reduce((notes, each) => notes + count(each.children), 0)
            : countCharacters(inlinePlain([one]))),
        0,
      );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 4 }), (some) => {
        const blocks = some.map((children): Written => ({ type: 'paragraph', children }));
        expect(sourceOfDocx(fileOf(blocks)).characters).toBe(some.reduce((sum, children) => sum + count(children), 0));
      }),
      { numRuns: 50 },
    );
  });
});
