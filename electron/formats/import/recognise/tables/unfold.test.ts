import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templates } from '../../../../../shared/templates/index.ts';
import { charactersOf } from '../../source.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { anyBlocks } from './any-table.test-help.ts';
import { isBetween } from './grid.ts';
import { withLabels } from './table.test-help.ts';
import { unfoldTables } from './unfold.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Ids compared place by place: "2" before "12", a table before its cells. */
const inOrder = (a: string, b: string): boolean => {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.min(x.length, y.length); at += 1) if (x[at] !== y[at]) return x[at]! < y[at]!;
  return x.length < y.length;
};

describe('blocks as lines', () => {
  it('hold every character once, under ids that are unique and in order', () => {
    fc.assert(
      fc.property(anyBlocks, fc.constantFrom(...templates), fc.boolean(), (blocks, template, labelled) => {
        const vocabulary = vocabularyOf(labelled ? withLabels(template, blocks) : template);
        const lines = unfoldTables(blocks, vocabulary);
        expect(sum(lines.map(({ block }) => charactersOf(block)))).toBe(sum(blocks.map(charactersOf)));
        lines.slice(1).forEach(({ id }, at) => expect(inOrder(lines[at]!.id, id)).toBe(true));
        for (const { fixed } of lines) expect(fixed?.length).not.toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('give no label, name or word of a field outside of an item that the table opened', () => {
    fc.assert(
      fc.property(anyBlocks, fc.constantFrom(...templates), (blocks, template) => {
        let open: unknown;
        for (const { block, fixed } of unfoldTables(blocks, vocabularyOf(withLabels(template, blocks)))) {
          // A line that is read by its own words may close what was open.
          if (!fixed && !isBetween(block)) open = undefined;
          for (const role of fixed ?? []) {
            if (role.role === 'item') open = role.kind.key;
            if (role.role === 'section') open = undefined;
            if (role.role === 'label') expect(role.meaning.kind.key).toBe(open);
            if (role.role === 'name') expect(open).toBeDefined();
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the blocks themselves where there is no table', () => {
    const blocks = [{ type: 'paragraph', where: 'line 1', source: 'Words', gap: 0, children: [] }] as const;
    expect(unfoldTables(blocks, vocabularyOf(templates[0]!))).toEqual([{ id: '0', block: blocks[0] }]);
  });
});
