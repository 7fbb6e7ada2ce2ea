import fc from 'fast-check';
import { viewEdition } from '../../../../shared/plan/edition-view.ts';
import type { EditionView } from '../../../../shared/plan/edition-view.ts';
import {
  arbitraryEditOf,
  arbitraryLine,
  arbitraryTree,
  arbitraryWords,
} from '../../../../shared/richtext/arbitrary.ts';
import {
  b,
  cell,
  doc,
  h,
  li,
  link,
  note,
  ol,
  p,
  picture,
  quote,
  ref,
  row,
  table,
  ul,
} from '../../../../shared/richtext/build.ts';
import type { Tree } from '../../../../shared/richtext/tree.ts';
import { EXAMPLE_PICTURE, examplePlan } from '../example-plan.test-help.ts';
import type { ExampleItem, ExamplePlan, ExampleSection, ExampleText } from '../example-plan.test-help.ts';

/** Pairs of editions to lay over each other. */

export interface TwoEditions {
  readonly before: EditionView;
  readonly after: EditionView;
}

const LABELS = ['Oct 2021', 'Oct 2022'];
const viewAt = (plan: ExamplePlan, edition: number): EditionView => viewEdition(examplePlan(plan), `e${edition}`);

/** Two plans as two editions of one: texts are given by edition, where the later one is to know the earlier's words. */
export const twoEditions = (
  before: Omit<ExamplePlan, 'template' | 'editions'>,
  after: Omit<ExamplePlan, 'template' | 'editions'>,
  template: ExamplePlan['template'] = 'recommendations',
): TwoEditions => ({
  before: viewAt({ ...before, template, editions: [LABELS[0]!] }, 0),
  after: viewAt({ ...after, template, editions: LABELS }, 1),
});

const item = (
  id: string,
  number: string,
  fields: Readonly<Record<string, ExampleText>>,
  more: Partial<ExampleItem> = {},
): ExampleItem => ({ id, kind: 'recommendation', number, fields, ...more });

const same = { recommendation: 'Schools must work in partnership.', response: 'Accept.' };
const steady: ExampleText = doc(
  p('Nothing of this changes', note('Nor does this.'), ', as at ', ref('kept', '1.1'), '.'),
  ul('not this', li('nor this', ol('or this'))),
  table(row('Measure', 'Now'), row('Schools', '2,452')),
);

/** A plan with every kind of change from one edition to the next. */
export const everyChange: TwoEditions = twoEditions(
  {
    title: 'An action plan, October 2021',
    summary: 'What this plan sets out.',
    contact: doc(p('Write to ', link('mailto:team@example.org', 'the team'), '.')),
    sections: [
      {
        id: 'first',
        number: '1',
        heading: 'Schools and parents',
        narrative: doc(
          p('The words of this paragraph change a little.'),
          p('This one goes away altogether.'),
          p('See ', ref('renumbered', '1.3'), ' and ', ref('moved', '1.2'), ', and ', ref('retired', '2.1'), '.'),
          h(1, 'A heading inside'),
          h(2, 'Another of a lower level'),
          p('A note', note('That says one thing.'), ' and one', note('That goes.'), ' and the end.'),
          ul('stays', 'goes', li('is changed a bit', ul('below it', 'below it too'))),
          p('Between two lists.'),
          ol('one', 'two', 'three'),
          quote('We want to be heard', 'A young person, Moray'),
          {
            ...table(row('Measure', 'Now'), row('Schools', '2,452'), row('Pupils', '700,000'), row('Boats', '3')),
            caption: 'Counts',
          },
          table(null, row(cell('Words', 'More words'), cell(ul('a', 'b')))),
          picture(EXAMPLE_PICTURE, 'A red square', 120, 120),
          p('Read ', link('https://example.org/old', 'the old page'), ' now.'),
          p('The last words before the items.'),
        ),
        items: [
          item('kept', '1.1', { ...same, progress: steady }),
          item('moved', '1.2', {
            recommendation: 'This one moves to the other section.',
            response: 'Accept in part.',
            progress: steady,
          }),
          item(
            'renumbered',
            '1.3',
            { recommendation: 'This one gets another number.', response: 'Steady words.', actions: steady },
            { name: 'Numbers' },
          ),
          item('waiting', '1.4', {
            recommendation: 'This one is not updated.',
            status: 'On-going / on track',
            progress: doc('Last year’s words.', ul('one', 'two')),
          }),
        ],
      },
      {
        id: 'second',
        number: '2',
        heading: 'Skills',
        items: [
          item('retired', '2.1', {
            recommendation: 'This one is retired.',
            response: doc('With a list.', ul('a', 'b'), table(row('H'), row('c'))),
          }),
          item(
            'over',
            '2.2',
            { recommendation: 'This has others below it.' },
            {
              items: [
                item('below-1', '2.2.1', same),
                item('below-2', '2.2.2', { recommendation: 'The second below.' }),
              ],
            },
          ),
        ],
      },
      {
        id: 'third',
        number: '3',
        heading: 'A section that moves',
        narrative: doc('Its words.', ul('point'), 'And its end.'),
      },
      {
        id: 'gone',
        number: '4',
        heading: 'A section that goes',
        narrative: doc('Its words.', table(row('H'), row('c'))),
      },
    ],
  },
  {
    title: 'An action plan, October 2022',
    summary: 'What this plan sets out, and what was done.',
    foreword: doc('Words of welcome.', h(2, 'Who we are'), 'A team.'),
    contact: doc(p('Write to ', link('mailto:team@example.org', 'the team'), '.'), p('Or call.')),
    sections: [
      {
        id: 'third',
        number: '1',
        heading: 'A section that moves',
        narrative: doc('Its words.', ul('point'), 'And its very end.'),
      },
      {
        id: 'first',
        number: '2',
        heading: doc(p('Schools, parents and ', b('carers'))),
        narrative: doc(
          p('The words of this paragraph changed a little.'),
          p('See ', ref('renumbered', '2.2'), ' and ', ref('moved', '3.1'), '.'),
          p('This one is new', note('As is this.'), ', with ', ref('kept', '2.1'), ' in it.'),
          h(1, 'A heading inside, reworded'),
          h(1, 'Another of a lower level'),
          p('A note', note('That says another thing.', 'In two paragraphs.'), ' and one and the end.'),
          ul('stays', li('is changed a lot', ol('below it', 'below it too')), 'comes'),
          p('Between two lists.'),
          ol('zero', 'one', 'two', 'three'),
          quote('We want to be heard now', 'A young person, Moray'),
          {
            ...table(row('Measure', 'Now'), row('Schools', '2,460'), row('Boats', '3'), row('Teachers', '54,000')),
            caption: 'Counts',
          },
          table(null, row(cell('Words', 'More words', 'Still more'), cell(ul('a'), 'and words'))),
          p('Read ', link('https://example.org/new', 'the new page'), ' now.'),
          picture(EXAMPLE_PICTURE, 'A red square', 200, 200),
          p('The last words before the items.'),
        ),
        items: [
          item('kept', '1.1', { ...same, progress: steady }),
          item(
            'renumbered',
            '1.2',
            { recommendation: 'This one gets another number.', response: 'Steady words.', actions: steady },
            { name: 'Numbers' },
          ),
          item('waiting', '1.4', {
            recommendation: 'This one is not updated.',
            status: { 0: 'On-going / on track' },
            progress: { 0: doc('Last year’s words.', ul('one', 'two')) },
          }),
          item('added', '1.5', {
            recommendation: 'This one is new.',
            response: doc('With a list.', ol('a', 'b'), table(row('H'), row('c'))),
          }),
        ],
      },
      {
        id: 'second',
        number: '3',
        heading: 'Skills',
        items: [
          item('moved', '3.1', {
            recommendation: 'This one moves to another section.',
            response: 'Accept in part.',
            progress: steady,
          }),
          item(
            'over',
            '3.2',
            { recommendation: 'This has others below it.' },
            {
              items: [
                item('below-2', '3.2.1', { recommendation: 'The second below.' }),
                item('below-1', '3.2.2', same),
              ],
            },
          ),
        ],
      },
      {
        id: 'fresh',
        number: '4',
        heading: 'A new section',
        narrative: doc('New words.', table(row('H'), row('c')), 'And an end.'),
      },
    ],
  },
);

const FIELDS = ['recommendation', 'response', 'actions', 'status', 'progress'] as const;

const arbitraryFields = fc.record(Object.fromEntries(FIELDS.map((key) => [key, arbitraryTree])), {
  requiredKeys: [],
}) as fc.Arbitrary<Record<string, Tree>>;

interface DraftItem {
  readonly id: string;
  readonly number: string;
  readonly name: string | undefined;
  readonly fields: Readonly<Record<string, ExampleText>>;
  readonly items: readonly DraftItem[];
}
interface DraftSection {
  readonly id: string;
  readonly number: string;
  readonly heading: Tree;
  readonly narrative: Tree;
  readonly items: readonly DraftItem[];
}
interface Draft {
  readonly title: string;
  readonly summary: Tree;
  readonly foreword: Tree;
  readonly contact: Tree;
  readonly sections: readonly DraftSection[];
}

const draftItem = (depth: number): fc.Arbitrary<Omit<DraftItem, 'id'>> =>
  fc.record({
    number: fc.constantFrom('1', '1.1', '2', 'A'),
    name: fc.option(arbitraryWords(2), { nil: undefined }),
    fields: arbitraryFields,
    items: depth > 0 ? fc.array(draftItem(depth - 1) as fc.Arbitrary<DraftItem>, { maxLength: 2 }) : fc.constant([]),
  });
const draftSection: fc.Arbitrary<DraftSection> = fc.record({
  id: fc.constant(''),
  number: fc.constantFrom('1', '2', ''),
  heading: arbitraryLine.map((line) => doc(p(...line))),
  narrative: arbitraryTree,
  items: fc.array(draftItem(1) as fc.Arbitrary<DraftItem>, { maxLength: 3 }),
});
const draft: fc.Arbitrary<Draft> = fc
  .record({
    title: arbitraryWords(4),
    summary: arbitraryTree,
    foreword: arbitraryTree,
    contact: arbitraryTree,
    sections: fc.array(draftSection, { minLength: 1, maxLength: 3 }),
  })
  .map((one) => {
    let count = 0;
    const named = (items: readonly DraftItem[]): DraftItem[] =>
      items.map((each) => ({ ...each, id: `item-${(count += 1)}`, items: named(each.items) }));
    return {
      ...one,
      sections: one.sections.map((each, at) => ({ ...each, id: `section-${at}`, items: named(each.items) })),
    };
  });

type Edit = (plan: Draft) => Draft;
const pick = <T>(some: readonly T[], at: number): T | undefined => some[at % Math.max(1, some.length)];
const inserted = <T>(some: readonly T[], at: number, one: T): T[] => {
  const place = at % (some.length + 1);
  return [...some.slice(0, place), one, ...some.slice(place)];
};
const allItems = (items: readonly DraftItem[]): DraftItem[] => items.flatMap((one) => [one, ...allItems(one.items)]);
const itemsIn = (plan: Draft): DraftItem[] => plan.sections.flatMap((one) => allItems(one.items));
const mapItems = (plan: Draft, change: (items: readonly DraftItem[], owner: string) => readonly DraftItem[]): Draft => {
  const deep = (items: readonly DraftItem[], owner: string): DraftItem[] =>
    change(items, owner).map((one) => ({ ...one, items: deep(one.items, one.id) }));
  return { ...plan, sections: plan.sections.map((one) => ({ ...one, items: deep(one.items, one.id) })) };
};
const changedItem = (plan: Draft, at: number, change: (one: DraftItem) => DraftItem): Draft => {
  const id = pick(itemsIn(plan), at)?.id;
  return mapItems(plan, (items) => items.map((one) => (one.id === id ? change(one) : one)));
};
const changedSection = (plan: Draft, at: number, change: (one: DraftSection) => DraftSection): Draft => {
  const id = pick(plan.sections, at)?.id;
  return { ...plan, sections: plan.sections.map((one) => (one.id === id ? change(one) : one)) };
};

const moveItem = (plan: Draft, which: number, to: number, at: number): Draft => {
  const moving = pick(itemsIn(plan), which);
  if (!moving) return plan;
  const below = new Set([moving.id, ...allItems(moving.items).map(({ id }) => id)]);
  const owners = [...plan.sections.map(({ id }) => id), ...itemsIn(plan).map(({ id }) => id)].filter(
    (id) => !below.has(id),
  );
  const owner = pick(owners, to)!;
  const without = mapItems(plan, (items) => items.filter(({ id }) => id !== moving.id));
  return mapItems(without, (items, over) => (over === owner ? inserted(items, at, moving) : items));
};

/** A text of the earlier edition; edited, it is one of the later. */
const editOf = (text: ExampleText | undefined): fc.Arbitrary<Tree> => arbitraryEditOf((text ?? []) as Tree);

const anEdit = (plan: Draft, step: number): fc.Arbitrary<Edit> => {
  const number = fc.nat(1000);
  const chosen = fc.nat(1000).chain((at) =>
    fc.tuple(
      fc.constant(at),
      fc
        .constantFrom(...FIELDS)
        .chain((key) => fc.tuple(fc.constant(key), editOf(pick(itemsIn(plan), at)?.fields[key]))),
    ),
  );
  const narrative = fc.nat(1000).chain((at) => fc.tuple(fc.constant(at), editOf(pick(plan.sections, at)?.narrative)));
  return fc.oneof(
    {
      weight: 6,
      arbitrary: chosen.map(
        ([at, [key, tree]]): Edit =>
          (one) =>
            changedItem(one, at, (each) => ({ ...each, fields: { ...each.fields, [key]: tree } })),
      ),
    },
    {
      weight: 3,
      arbitrary: narrative.map(
        ([at, tree]): Edit =>
          (one) =>
            changedSection(one, at, (each) => ({ ...each, narrative: tree })),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(number, number, number).map(
        ([which, to, at]): Edit =>
          (one) =>
            moveItem(one, which, to, at),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(number, fc.constantFrom('3', '4.1')).map(
        ([at, to]): Edit =>
          (one) =>
            changedItem(one, at, (each) => ({ ...each, number: to })),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(number, number, draftItem(0)).map(
        ([to, at, made]): Edit =>
          (one) =>
            changedSection(one, to, (each) => ({
              ...each,
              items: inserted(each.items, at, { ...made, id: `new-${step}` }),
            })),
      ),
    },
    {
      weight: 2,
      arbitrary: number.map(
        (which): Edit =>
          (one) =>
            mapItems(one, (items) => items.filter(({ id }) => id !== pick(itemsIn(one), which)?.id)),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(number, number).map(([which, at]): Edit => (one) => {
        const moving = pick(one.sections, which);
        return moving
          ? {
              ...one,
              sections: inserted(
                one.sections.filter(({ id }) => id !== moving.id),
                at,
                moving,
              ),
            }
          : one;
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(number, draftSection).map(([at, made]): Edit => (one) => ({
        ...one,
        sections: inserted(one.sections, at, { ...made, id: `new-section-${step}`, items: [] }),
      })),
    },
    {
      weight: 1,
      arbitrary: number.map((which): Edit => (one) => ({
        ...one,
        sections:
          one.sections.length > 1
            ? one.sections.filter(({ id }) => id !== pick(one.sections, which)!.id)
            : one.sections,
      })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(number, arbitraryLine).map(
        ([at, line]): Edit =>
          (one) =>
            changedSection(one, at, (each) => ({ ...each, heading: doc(p(...line)) })),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(number, fc.option(arbitraryWords(2), { nil: undefined })).map(
        ([at, name]): Edit =>
          (one) =>
            changedItem(one, at, (each) => ({ ...each, name })),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('summary' as const, 'foreword' as const, 'contact' as const), arbitraryTree)
        .map(([key, tree]): Edit => (one) => ({ ...one, [key]: tree })),
    },
    { weight: 1, arbitrary: arbitraryWords(4).map((title): Edit => (one) => ({ ...one, title })) },
    // Nothing was written in the later edition yet: the words of the earlier one stand there, under a lead that says so.
    {
      weight: 2,
      arbitrary: number.map(
        (at): Edit =>
          (one) =>
            changedItem(one, at, (each) => ({
              ...each,
              fields: {
                ...each.fields,
                ...Object.fromEntries(
                  ['status', 'progress'].flatMap((key) =>
                    Array.isArray(each.fields[key]) ? [[key, { 0: each.fields[key] }]] : [],
                  ),
                ),
              },
            })),
      ),
    },
  );
};

const planOf = ({ sections, ...words }: Draft): Omit<ExamplePlan, 'template' | 'editions'> => {
  const items = (some: readonly DraftItem[]): ExampleItem[] =>
    some.map(({ id, number, name, fields, items: below }) => ({
      id,
      kind: 'recommendation',
      number,
      ...(name === undefined ? {} : { name }),
      fields,
      items: items(below),
    }));
  return { ...words, sections: sections.map((one): ExampleSection => ({ ...one, items: items(one.items) })) };
};

/** An edition, and the next one after some edits of every kind. */
export const arbitraryEditions: fc.Arbitrary<TwoEditions> = draft.chain((before) =>
  fc
    .integer({ min: 0, max: 8 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, step) => anEdit(before, step))))
    .map((edits) => twoEditions(planOf(before), planOf(edits.reduce((plan, edit) => edit(plan), before)))),
);
