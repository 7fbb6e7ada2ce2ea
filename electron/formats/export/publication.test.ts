import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { doc, h, li, note, p, ref, ul } from '../../../shared/richtext/build.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { List } from '../../../shared/richtext/tree.ts';
import { everything, exampleView, goalsPlan, hostilePlan, HOSTILE } from './example-plan.test-help.ts';
import type { ExamplePlan } from './example-plan.test-help.ts';
import { headingsOf, publicationOf } from './publication.ts';

const outlineOf = (plan: ExamplePlan): string[] =>
  headingsOf(publicationOf(exampleView(plan)).blocks).map(({ level, words }) => `${'  '.repeat(level - 1)}${words}`);

/** True where the first heading is at 1 and none goes more than one down. */
const inOrder = (levels: readonly number[]): boolean => levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1);

describe('headings', () => {
  test('an item under its section’s heading has its labels at level 2, others below their own heading', () => {
    expect(
      outlineOf({
        template: 'recommendations',
        sections: [
          {
            number: '6.1',
            heading: 'Parents',
            items: [
              { kind: 'recommendation', number: '6.1', fields: { recommendation: 'A', response: 'Accept.' } },
              { kind: 'recommendation', number: '6.1.1', fields: { recommendation: 'B', status: 'Complete' } },
            ],
          },
        ],
        contact: 'team@example.org',
      }),
    ).toEqual([
      '6.1 Parents',
      '  Recommendation',
      '  Response',
      '  6.1.1',
      '    Recommendation',
      '    Status Oct 2021',
      'Contact',
    ]);
  });

  test('goals: the actions stand under “National Actions:”, and their further fields under that', () => {
    expect(outlineOf(goalsPlan)).toEqual([
      'Leadership and skills',
      '  Goal J (Skills): Enhance the skills',
      '    National Actions:',
      '      Status 2018 – 2021',
    ]);
  });

  test('headings inside a text go below what they stand under, without a skip', () => {
    expect(
      outlineOf({
        template: 'recommendations',
        sections: [{ heading: 'A', narrative: doc(h(3, 'x'), h(1, 'y'), h(3, 'z'), h(2, 'w'), h(2, 'v')) }],
      }),
    ).toEqual(['A', '  x', '  y', '    z', '    w', '    v']);
  });

  test('a section without words prints no heading, and its items move up', () => {
    expect(
      outlineOf({
        template: 'recommendations',
        sections: [{ items: [{ kind: 'recommendation', number: '1', fields: { recommendation: 'A' } }] }],
      }),
    ).toEqual(['1', '  Recommendation']);
  });

  test('levels never skip and never pass 6, however deep a plan goes', () => {
    const item = (depth: number): NonNullable<ExamplePlan['sections'][number]['items']>[number] => ({
      kind: 'recommendation',
      number: 'n',
      fields: { recommendation: doc(h(1, 'in'), h(2, 'deeper')) },
      items: depth > 0 ? [item(depth - 1)] : [],
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.array(fc.constantFrom(1, 2, 3) as fc.Arbitrary<1 | 2 | 3>),
        (depth, texts) => {
          const view = exampleView({
            template: 'recommendations',
            sections: [{ heading: 'S', narrative: doc(...texts.map((level) => h(level, 't'))), items: [item(depth)] }],
          });
          const levels = headingsOf(publicationOf(view).blocks).map(({ level }) => level);
          expect(inOrder(levels)).toBe(true);
          expect(Math.max(...levels)).toBeLessThanOrEqual(6);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('what is printed', () => {
  test('an empty field is not, and one not yet updated prints last edition’s words', () => {
    const { blocks } = publicationOf(
      exampleView({
        template: 'recommendations',
        editions: ['Oct 2021', 'Oct 2022'],
        sections: [
          {
            number: '1',
            heading: 'A',
            items: [
              {
                kind: 'recommendation',
                number: '1',
                fields: { response: '', status: { 0: 'On-going' }, progress: { 0: 'Begun.', 1: '' } },
              },
            ],
          },
        ],
      }),
    );
    expect(blocks.filter(({ type }) => type !== 'title' && type !== 'contents')).toEqual([
      { type: 'cover-line', words: 'October 2022' },
      expect.objectContaining({ type: 'section-heading' }),
      expect.objectContaining({ type: 'label', level: 2, children: [{ type: 'text', text: 'Status Oct 2022' }] }),
      { type: 'earlier-words', words: 'Not yet updated. October 2021:' },
      p('On-going'),
      expect.objectContaining({ type: 'label', children: [{ type: 'text', text: 'Progress made' }] }),
      { type: 'earlier-words', words: 'Not yet updated. October 2021:' },
      p('Begun.'),
    ]);
  });

  test('the edition stands on the cover unless the title names it', () => {
    const covers = (title: string, label: string) =>
      publicationOf(exampleView({ template: 'goals', editions: [label], title, sections: [] })).blocks.flatMap(
        (block) => (block.type === 'cover-line' ? [block.words] : []),
      );
    expect(covers('A plan', 'Oct 2021')).toEqual(['October 2021']);
    expect(covers('A plan (updated October 2021)', 'Oct 2021')).toEqual([]);
    expect(covers('A plan 2018-2021', '2018 – 2021')).toEqual([]);
  });

  test('a date is printed as publications write it', () => {
    const { meta } = publicationOf(exampleView(goalsPlan), { date: { day: 21, month: 11, year: 2026 } });
    expect(meta.date).toBe('21 November 2026');
  });

  test('a goal keeps the footnote of its text, an action its number for references', () => {
    const { blocks, anchors } = publicationOf(exampleView(goalsPlan));
    const goal = blocks.find((block) => block.type === 'item-heading');
    expect(goal?.number).toMatchObject({ before: 'Goal ', number: 'J' });
    expect(goal?.children).toEqual([
      { type: 'text', text: ' (Skills): ' },
      { type: 'text', text: 'Enhance the skills' },
      note('Of practitioners.'),
    ]);
    const actions = blocks.filter((block) => block.type === 'run-on');
    expect(actions.map((action) => [action.number?.before, action.number?.number, action.after])).toEqual([
      ['Action ', '31', ''],
      ['Action ', '32', ''],
    ]);
    expect(Object.values(anchors).map(({ id }) => id)).toContain(actions[0]!.id);
  });

  test('a reference shows the number its item has in this edition', () => {
    const { blocks } = publicationOf(
      exampleView({
        template: 'recommendations',
        sections: [
          {
            heading: 'A',
            narrative: doc(p(ref('x', '9.9'))),
            items: [{ id: 'x', kind: 'recommendation', number: '1.2', fields: { recommendation: 'A' } }],
          },
        ],
      }),
    );
    expect(blocks.find((block) => block.type === 'paragraph')?.children).toEqual([ref('x', '1.2')]);
  });

  test('ids are unique, fit Word’s 40 characters with a suffix, and are the same the next time', () => {
    const ids = () => headingsOf(publicationOf(exampleView(everything)).blocks).map(({ id }) => id);
    expect(new Set(ids()).size).toBe(ids().length);
    expect(ids().every((id) => /^[a-z][a-z0-9_]{0,39}$/.test(id))).toBe(true);
    expect(ids()).toEqual(ids());
  });

  test('characters that no document can hold are replaced and told of', () => {
    const publication = publicationOf(exampleView(hostilePlan));
    const words = JSON.stringify(publication.blocks);
    expect(words).not.toMatch(/\\u0001|\\ud800|\uffff/);
    expect(words).toContain(JSON.stringify(HOSTILE[0]).slice(1, -1));
    expect(publication.messages).toEqual([
      expect.stringMatching(/^\d+ characters that no document can hold now read “\ufffd”\.$/),
    ]);
    expect(publication.meta.title).not.toMatch(/\u202e|\u2067/);
  });

  test('a plan without a title says so', () => {
    const { meta, messages } = publicationOf(exampleView({ template: 'goals', sections: [] }));
    expect(meta.title).toBe('Action plan');
    expect(messages).toHaveLength(1);
  });
});

test('a list deeper than a document can hold ends at its ninth level, and a message says so', () => {
  const deep = Array.from({ length: 40 }).reduce<List>((inner, _, at) => ul(li(`level ${40 - at}`, inner)), ul('last'));
  const { blocks, messages } = publicationOf(
    exampleView({
      template: 'recommendations',
      sections: [
        {
          number: '1',
          heading: 'A',
          items: [{ kind: 'recommendation', number: '1', fields: { progress: doc(deep) } }],
        },
      ],
    }),
  );
  const depth = (list: List): number =>
    1 + Math.max(0, ...list.items.map((item) => (item.nested ? depth(item.nested) : 0)));
  const [list] = blocks.filter((block) => block.type === 'list');
  expect(depth(list as List)).toBe(9);
  expect(plainText([list as List])).toContain('level 40\nlast');
  expect(messages).toContain(
    'A list stands more than nine levels deep; in the document its deepest points stand at the ninth.',
  );
});
