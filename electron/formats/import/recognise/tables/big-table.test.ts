import { describe, expect, it } from 'vitest';
import type { ProposedItem } from '../../../../../shared/plan/proposal.ts';
import { plainText } from '../../../../../shared/richtext/plain-text.ts';
import { recognise } from '../recognise.ts';
import { bigItems, bigTable } from './big-table.test-help.ts';

const fieldOf = (item: ProposedItem, key: string): string[] =>
  item.fields
    .filter((field) => field.key === key)
    .flatMap(({ tree }) => plainText(tree).split('\n'))
    .filter((line) => line !== '');

describe('a plan in one table', () => {
  const items = bigItems(76, 9);
  const { proposal } = recognise(bigTable(items), { fileName: 'plan.docx' });

  it('comes in whole: 76 items over 9 themes, whose numbers restart', () => {
    const found = proposal.sections.flatMap((section) =>
      section.items.map((item) => ({
        theme: section.heading,
        number: item.number,
        recommendation: fieldOf(item, 'recommendation'),
        response: fieldOf(item, 'response'),
        actions: fieldOf(item, 'actions'),
        status: fieldOf(item, 'status').join(),
        progress: fieldOf(item, 'progress'),
      })),
    );
    expect(proposal.sections).toHaveLength(9);
    expect(found).toEqual(items);
  });

  it('has nothing left over, no new field and both editions', () => {
    expect(proposal.template.id).toBe('recommendations');
    expect(proposal.leftOver).toEqual([]);
    expect(proposal.newFields).toEqual([]);
    expect(proposal.editions).toEqual(['Oct 2020', 'Oct 2021']);
    expect(proposal.characters.placed).toBe(proposal.characters.source);
  });
});
