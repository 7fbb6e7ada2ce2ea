import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentsLines } from './contents.ts';
import { fontLookOf, seenText } from './font.ts';
import { gridParts } from './grid-parts.ts';
import { gridsOf } from './grid.ts';
import type { Grid, GridCell } from './grid.ts';
import { textOf } from './layout.ts';
import type { Rule, Run, Tagged } from './layout.ts';
import { linesOf } from './lines.ts';
import { withLinks } from './links.ts';
import { markerOf } from './markers.ts';
import { mayBeRead } from './beside.ts';
import { at, line, outlineOf, page } from './page.test-help.ts';
import { unpackedSize } from './streams.ts';
import { taggedBlocks } from './tagged.ts';
import { withAsides } from './untagged.ts';

describe('fonts', () => {
  it.each([
    ['BAAAAA+DejaVuSans-Bold', true, false],
    ['ABCDEF+Roboto-BoldItalic', true, true],
    ['HelveticaNeueLTStd-Bd', true, false],
    ['HelveticaNeueLTStd-It', false, true],
    ['Arial,BoldItalic', true, true],
    ['Roboto-Regular', false, false],
    ['Calibri-Light', false, false],
  ])('%s: bold %s, italic %s', (name, bold, italic) => {
    expect(fontLookOf(name)).toMatchObject({ bold, italic });
  });

  it('gives bullets for the glyphs of picture fonts, one for one', () => {
    const wingdings = fontLookOf('ABCDEF+Wingdings-Regular');
    expect(['\u00a7', '\uf0a7', '\u00fc', '\uf0d8'].map((glyph) => seenText(glyph, wingdings))).toEqual([
      '•',
      '•',
      '✓',
      '•',
    ]);
    expect(seenText('\uf0b7', fontLookOf('SymbolMT'))).toBe('•');
    expect(['4', '8', 'o', 'l'].map((glyph) => seenText(glyph, fontLookOf('ZapfDingbats')))).toEqual([
      '✔',
      '✗',
      '☐',
      '•',
    ]);
    expect(seenText('Wings', fontLookOf('Arial'))).toBe('Wings');
  });
});

describe('markers', () => {
  it('part a bullet or number from its words', () => {
    expect(markerOf(line(at(72, 100, '(a) a thing')))).toMatchObject({ kind: 'numbered', marker: '(a)' });
    const [whole] = linesOf([at(72, 100, '•'), at(84, 100, 'a thing')], 1);
    expect(markerOf(whole!)).toMatchObject({ kind: 'bullet', marker: '•', sure: true });
  });

  it('leave words and numbers of headings alone', () => {
    for (const text of ['Words', '6.1 Relationships', '2020 was', 'on – off'])
      expect(markerOf(line(at(72, 100, text)))).toBeUndefined();
  });
});

describe('links', () => {
  it('take the words they lie over, to a word’s edge', () => {
    const run = at(72, 100, 'See the harbour pages for more.');
    const words = at(72, 100, 'See the ').width;
    const area = {
      href: 'https://example.org/',
      x0: 72 + words,
      x1: 72 + words + at(0, 0, 'harbour pages').width,
      y0: 88,
      y1: 104,
    };
    expect(withLinks([run], [area]).map(({ text, href }) => [text, href])).toEqual([
      ['See the ', undefined],
      ['harbour pages', 'https://example.org/'],
      [' for more.', undefined],
    ]);
  });
});

describe('grids', () => {
  const level = (y: number, x0: number, x1: number): Rule => ({ x0, x1, y0: y, y1: y, weak: false });
  const upright = (x: number, y0: number, y1: number): Rule => ({ x0: x, x1: x, y0, y1, weak: false });

  it('tell cells and those that were merged', () => {
    // Two rows of two columns; the first row is one cell.
    const rules = [
      level(0, 0, 100),
      level(20, 0, 100),
      level(40, 0, 100),
      upright(0, 0, 40),
      upright(50, 20, 40),
      upright(100, 0, 40),
    ];
    const [grid] = gridsOf(rules);
    expect(grid!.rows.map((cells) => cells.map(({ column, columns, rows: down }) => [column, columns, down]))).toEqual([
      [[0, 2, 1]],
      [
        [0, 1, 1],
        [1, 1, 1],
      ],
    ]);
  });

  it('are none for a frame, a line under a heading or lines that never meet', () => {
    const frame = [level(0, 0, 100), level(40, 0, 100), upright(0, 0, 40), upright(100, 0, 40)];
    expect(gridsOf(frame)).toEqual([]);
    expect(gridsOf([level(0, 0, 100)])).toEqual([]);
    expect(
      gridsOf([level(0, 0, 100), level(20, 0, 100), upright(200, 0, 40), upright(240, 0, 40), upright(280, 0, 40)]),
    ).toEqual([]);
  });
});

describe('grids of several tables', () => {
  it('are parted where no row has the edges of both; a row of one cell heads the table below', () => {
    const cells = (...edges: readonly number[]): GridCell[] =>
      edges.slice(1).map((end, place) => ({
        column: edges[place]!,
        columns: end - edges[place]!,
        rows: 1,
        x0: edges[place]! * 50,
        x1: end * 50,
        y0: 0,
        y1: 0,
      }));
    const grid = (...rows: readonly GridCell[][]): Grid => ({
      xs: [0, 50, 100, 150, 200],
      ys: [...rows.keys(), rows.length].map((row) => row * 20),
      rows,
    });
    const two = grid(cells(0, 1, 3, 4), cells(0, 1, 3, 4), cells(0, 4), cells(0, 2, 4), cells(0, 2, 4));
    expect(gridParts(two).map(({ xs, rows }) => [xs.length - 1, rows.length])).toEqual([
      [3, 2],
      [2, 3],
    ]);
    const merged = grid(cells(0, 1, 4), cells(0, 2, 4), cells(0, 1, 2, 3, 4));
    expect(gridParts(merged)).toEqual([merged]);
  });
});

describe('lists of contents', () => {
  it('are found by their leaders, or under their heading by numbers at the right edge', () => {
    const titles = ['Contents', 'Paths', 'Roads', 'Harbours'];
    const set = linesOf(
      titles.flatMap((text, row) => [
        at(72, 80 + row * 20, text),
        ...(row > 0 ? [at(500, 80 + row * 20, String(row))] : []),
      ]),
      1,
    );
    expect([...contentsLines([...set, line(at(72, 300, 'Words of the plan'))])].map(textOf)).toEqual(set.map(textOf));
  });

  it('are not numbers that end lines of the text', () => {
    expect(
      contentsLines(['in 2020', 'in 2021', 'in 2022'].map((text, row) => line(at(72, 80 + row * 20, text)))).size,
    ).toBe(0);
  });
});

describe('the structure of a file', () => {
  const tagged = (role: string, ...children: (Tagged | string)[]): Tagged => ({ role, children });
  const read = (structure: Tagged, texts: Readonly<Record<string, string>>): string => {
    const runs = Object.entries(texts).map(([mark, text], row) => ({ ...at(72, 80 + row * 30, text), mark }));
    const { blocks, asides } = taggedBlocks([page(runs, { tagged: structure })])!;
    return outlineOf(withAsides(blocks, asides)).replaceAll('+ ', '');
  };

  it('names headings, paragraphs and lists in lists', () => {
    const inner = tagged('L', tagged('LI', tagged('Lbl', 'e'), tagged('LBody', 'f')));
    const list = tagged('L', tagged('LI', tagged('Lbl', 'c'), tagged('LBody', tagged('P', 'd'), inner)));
    const texts = { a: 'Paths', b: 'Some words.', c: '1.', d: 'first', e: '–', f: 'inner' };
    expect(read(tagged('Document', tagged('H1', 'a'), tagged('P', 'b'), list), texts)).toBe(
      '# Paths\nSome words.\n1. first\n  – inner\n',
    );
  });

  it('takes the bullet that leads an item’s words for its marker', () => {
    const list = tagged('L', tagged('LI', tagged('LBody', 'a')), tagged('LI', tagged('LBody', 'b')));
    expect(read(tagged('Document', list), { a: '• one', b: '• two' })).toBe('• one\n• two\n');
  });

  it('brings notes to their marks', () => {
    const note = tagged('Note', tagged('Lbl', 'c'), 'd');
    const texts = { a: 'Counted', b: '1', c: '1', d: 'By volunteers.' };
    expect(
      read(tagged('Document', tagged('H1', 'x'), tagged('P', 'a', tagged('Reference', 'b')), note), {
        x: 'Paths',
        ...texts,
      }),
    ).toBe('# Paths\nCounted{By volunteers.}\n');
  });

  it('is read as browsers write it: every text in an element of its own, a number beside its words', () => {
    const plain = (mark: string): Tagged => tagged('NonStruct', mark);
    const item = tagged('L', tagged('LI', tagged('Lbl', 'b'), plain('c')));
    const words = tagged('P', tagged('Strong', plain('d')), plain('e'));
    const texts = { a: 'Paths', b: '1.', c: 'first', d: 'Accepted.', e: 'Begun.' };
    expect(read(tagged('Document', tagged('H1', plain('a')), item, words), texts)).toBe(
      '# Paths\n1. first\nAccepted. Begun.\n',
    );
  });

  it('is not read by where tables fill the pages and it names none', () => {
    const row = (y: number, name: string, mark: string): Run[] =>
      [72, 200, 320].map((x, place) => ({ ...at(x, y, `${name} ${place}`), mark: `${mark}${place}` }));
    const runs = [
      { ...at(72, 40, 'Paths'), mark: 'h' },
      ...row(80, 'Head', 'a'),
      ...row(100, 'Cell', 'b'),
      ...row(120, 'More', 'c'),
    ];
    const marks = runs.slice(1).map(({ mark }) => tagged('Div', mark!));
    expect(taggedBlocks([page(runs, { tagged: tagged('Document', tagged('H1', 'h'), ...marks) })])).toBeUndefined();
  });

  it('sets aside lists of contents and text in pictures', () => {
    const texts = { a: 'Paths', b: 'Paths 2', c: 'A label' };
    expect(
      read(tagged('Document', tagged('H1', 'a'), tagged('TOC', tagged('TOCI', 'b')), tagged('Figure', 'c')), texts),
    ).toBe('# Paths\n(Contents list: Paths 2)\n(Text in a picture: A label)\n');
  });

  it('keeps what the structure does not name, after the rest of its page', () => {
    const runs = [{ ...at(72, 80, 'Paths of the town'), mark: 'a' }, at(72, 400, 'Not named')];
    const { blocks } = taggedBlocks([page(runs, { tagged: tagged('Document', tagged('H1', 'a')) })])!;
    expect(outlineOf(blocks.map(({ block }) => block))).toBe('+ # Paths of the town\nNot named\n');
  });

  it('is not read by where it names less than half of the text, or only paragraphs', () => {
    const runs = [{ ...at(72, 80, 'Paths'), mark: 'a' }, at(72, 110, 'Words that nothing names')];
    expect(taggedBlocks([page(runs, { tagged: tagged('Document', tagged('H1', 'a')) })])).toBeUndefined();
    const plain = [1, 2].map((number) =>
      page([{ ...at(72, 80, 'Words'), mark: 'a' }], { number, tagged: tagged('P', 'a') }),
    );
    expect(taggedBlocks(plain)).toBeUndefined();
  });
});

describe('packed streams', () => {
  const stream = (bytes: Uint8Array, dictionary: string): Buffer =>
    Buffer.concat([Buffer.from(`1 0 obj\n<<${dictionary}>>\nstream\n`), bytes, Buffer.from('\nendstream\nendobj\n')]);
  it.each([
    ['ordinary', 1000, '/Filter/FlateDecode'],
    ['heavy', 10_000_000, '/Filter/FlateDecode'],
    ['bomb', 70_000_000, '/Filter/FlateDecode'],
    ['ordinary', 70_000_000, '/Subtype/Image/Filter/FlateDecode'],
  ] as const)('%s: %d bytes, %s', (is, size, dictionary) => {
    expect(unpackedSize(stream(deflateSync(Buffer.alloc(size, 32)), dictionary))).toBe(is);
  });

  it('are unpacked as often as they were packed', () => {
    const twice = deflateSync(deflateSync(Buffer.alloc(70_000_000, 32)));
    expect(unpackedSize(stream(twice, '/Filter[/FlateDecode/FlateDecode]'))).toBe('bomb');
  });
});

describe('bytes that hold no objects', () => {
  it('are not searched', () => {
    expect(mayBeRead(new TextEncoder().encode('%PDF-1.7\nnothing'))).toBe(false);
    expect(mayBeRead(new TextEncoder().encode(`%PDF-1.7\n1 0 obj\n${'x'.repeat(3_000_000)}`))).toBe(false);
    expect(mayBeRead(new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'))).toBe(true);
  });
});
