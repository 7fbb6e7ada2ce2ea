import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import { charactersOf } from '../source.ts';
import type { Page, Rule, Run } from './layout.ts';
import { at, below, outlineOf, page, prose } from './page.test-help.ts';
import { untaggedBlocks, withAsides } from './untagged.ts';

const blocksOf = (...pages: readonly Page[]): string => {
  const { blocks, asides } = untaggedBlocks(pages.map((one, index) => ({ ...one, number: index + 1 })));
  return outlineOf(withAsides(blocks, asides));
};
const LONG =
  'The working group meets four times a year and publishes its notes which are read by more people than anybody expected when it began';

describe('paragraphs', () => {
  it('joins lines that were broken by the column, and parts those set apart', () => {
    const first = prose(72, 100, 400, `${LONG}.`);
    const second = prose(72, below(first, 2), 400, `${LONG}.`);
    expect(blocksOf(page([...first, ...second]))).toBe(`${LONG}.\n+ ${LONG}.\n`);
  });

  it('parts closely set paragraphs where a line ends before it is full', () => {
    const first = prose(72, 100, 380, `${LONG} and it will.`);
    const second = prose(72, below(first), 380, `${LONG}.`);
    const third = prose(72, below(second), 380, `${LONG}.`);
    expect(blocksOf(page([...first, ...second, ...third]))).toBe(`${LONG} and it will.\n${LONG}.\n${LONG}.\n`);
  });

  it('does not take the step between short paragraphs for the step between lines', () => {
    const first = prose(72, 100, 400, `${LONG} to which ${LONG}.`);
    const label = at(72, below(first, 1.8), 'Response: agreed');
    const owner = at(72, label.y + 1.8 * 14.4, 'Owner: the council');
    expect(blocksOf(page([...first, label, owner]))).toBe(
      `${LONG} to which ${LONG}.\n+ Response: agreed\n+ Owner: the council\n`,
    );
  });

  it('parts a label from the full line of a sentence above it', () => {
    const first = [at(72, 100, 'That the council draws all of it together under one board.')];
    expect(blocksOf(page([...first, at(72, 114.4, 'Response: agreed')]))).toBe(
      'That the council draws all of it together under one board.\nResponse: agreed\n',
    );
  });

  it('goes on over the end of a page', () => {
    const lines = prose(72, 700, 400, `${LONG}, ${LONG}.`);
    const next = lines.splice(3).map((run, row) => ({ ...run, y: 80 + row * 14.4 }));
    expect(blocksOf(page(lines), page(next))).toBe(`${LONG}, ${LONG}.\n`);
  });

  it('tells headings by their type', () => {
    const text = prose(72, 160, 400, `${LONG}.`);
    const runs = [
      at(72, 80, 'Paths', { size: 20, bold: true }),
      at(72, 130, 'Why paths matter', { bold: true }),
      ...text,
    ];
    expect(blocksOf(page(runs))).toBe(`+ # Paths\n+ ## Why paths matter\n+ ${LONG}.\n`);
  });

  it('reads lists by their bullets and indents', () => {
    const runs = [
      ...prose(72, 80, 400, `${LONG}:`),
      at(90, 160, '•'),
      ...prose(108, 160, 364, `first thing, ${LONG}`),
      at(108, 220, 'o'),
      at(126, 220, 'inner thing'),
      at(90, 236, '•'),
      at(108, 236, 'second thing'),
    ];
    expect(blocksOf(page(runs))).toBe(`${LONG}:\n+ • first thing, ${LONG}\n+   o inner thing\n• second thing\n`);
  });
});

describe('notes', () => {
  it('go where their raised number stands', () => {
    const text = prose(72, 100, 400, `${LONG}.`);
    const mark = { ...at(0, 0, '1', { size: 7 }), x: text.at(-1)!.x + text.at(-1)!.width, y: text.at(-1)!.y - 4 };
    const foot = [at(72, 756, '1', { size: 5 }), at(76, 760, 'Counted by volunteers.', { size: 9 })];
    expect(blocksOf(page([...text, mark, ...foot]))).toBe(`${LONG}.{Counted by volunteers.}\n`);
  });
});

describe('tables', () => {
  const cells = (y: number, texts: readonly string[], bold = false): Run[] =>
    texts.map((text, column) => at(76 + column * 120, y, text, { size: 10, bold }));
  const grid = (top: number, rows: number): Rule[] => [
    ...Array.from({ length: rows + 1 }, (_, row) => ({
      x0: 72,
      x1: 432,
      y0: top + row * 20,
      y1: top + row * 20,
      weak: false,
    })),
    ...Array.from({ length: 4 }, (_, column) => ({
      x0: 72 + column * 120,
      x1: 72 + column * 120,
      y0: top,
      y1: top + rows * 20,
      weak: false,
    })),
  ];

  it('are read by their ruling lines, and joined over pages without the repeated heading', () => {
    const head = ['No.', 'Action', 'When'];
    const first = page([...cells(114, head, true), ...cells(134, ['1', 'Survey', '2024'])], { rules: grid(100, 2) });
    const second = page([...cells(114, head, true), ...cells(134, ['2', 'Dredge', '2025'])], { rules: grid(100, 2) });
    expect(blocksOf(first, second)).toBe(
      [
        'table of 3 columns',
        '  row that heads',
        ...['**No.**', '**Action**', '**When**'].flatMap((text, column) => [`    ${column}`, `      ${text}`]),
        '  row',
        ...['1', 'Survey', '2024'].flatMap((text, column) => [`    ${column}`, `      ${text}`]),
        '  row',
        ...['2', 'Dredge', '2025'].flatMap((text, column) => [`    ${column}`, `      ${text}`]),
        ...head.map((text) => `(Table heading repeated on a later page: ${text})`),
        '',
      ].join('\n'),
    );
  });

  it('are read by columns that begin at the same place where there are no lines', () => {
    const rows = ['No.', 'Response', 'Timescale', 'Status'].flatMap((label, row) => [
      at(72, 100 + row * 60, label, { bold: true }),
      ...prose(230, 100 + row * 60, 240, row === 0 ? '6.1' : LONG.slice(0, 70)),
    ]);
    expect(blocksOf(page(rows)).split('\n').slice(0, 5)).toEqual([
      'table of 2 columns',
      '  row',
      '    0',
      '      **No.**',
      '    1',
    ]);
  });
});

describe('lists of contents', () => {
  it('are set aside with their heading', () => {
    const runs = [
      at(72, 80, 'Contents', { size: 16, bold: true }),
      ...['Paths', 'Roads', 'Harbours'].map((text, row) =>
        at(72, 120 + row * 20, `${text} ........................ ${row + 2}`),
      ),
    ];
    expect(blocksOf(page(runs))).toMatch(/^\(Contents list: Contents \/ Paths \.+ 2 \/ Roads/u);
  });
});

describe('whatever stands wherever', () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9•.,;:()-]{1,14}( [a-z0-9-]{1,9}){0,6}$/u);
  const run = fc
    .record({
      text: word,
      x: fc.integer({ min: 30, max: 500 }),
      y: fc.integer({ min: 20, max: 830 }),
      size: fc.constantFrom(7, 9, 11, 12, 18),
      bold: fc.boolean(),
    })
    .map(({ text, x, y, size, bold }) => at(x, y, text, { size, bold }));
  const rule = fc
    .record({
      x: fc.integer({ min: 30, max: 500 }),
      y: fc.integer({ min: 20, max: 800 }),
      length: fc.integer({ min: 5, max: 500 }),
      level: fc.boolean(),
    })
    .map(({ x, y, length, level }): Rule => ({
      x0: x,
      y0: y,
      x1: level ? x + length : x,
      y1: level ? y : y + length,
      weak: false,
    }));

  it('every character stands in one block', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(run, { maxLength: 30 }), fc.array(rule, { maxLength: 12 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (pages) => {
          const set = pages.map(([runs, rules], index) => page(runs, { number: index + 1, rules }));
          const { blocks, asides } = untaggedBlocks(set);
          const held = withAsides(blocks, asides).reduce((sum, block) => sum + charactersOf(block), 0);
          expect(held).toBe(set.flatMap(({ runs }) => runs).reduce((sum, { text }) => sum + countCharacters(text), 0));
        },
      ),
      { numRuns: 300 },
    );
  });
});
