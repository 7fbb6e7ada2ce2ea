import fc from 'fast-check';
import { doc } from '../../richtext/build.ts';
import { plainText } from '../../richtext/plain-text.ts';
import type { Tree } from '../../richtext/tree.ts';
import { goals } from '../../templates/goals.ts';
import { recommendations } from '../../templates/recommendations.ts';
import type { Change } from '../change.ts';
import { viewEdition } from '../edition-view.ts';
import type { ItemView, ProseView } from '../edition-view.ts';
import { positions } from '../position.ts';
import type { Body, CurrentCell, Edition, Part, Place, PlanRecords } from '../records.ts';
import type { Template } from '../template.ts';
import { keyOf } from './ground.ts';
import type { CellWords, Step } from './step.ts';

export const EDITIONS: readonly Edition[] = [
  { id: 'e1', label: 'Oct 2020', position: 0, state: 'draft' },
  { id: 'e2', label: 'Oct 2021', position: 1, state: 'draft' },
  { id: 'e3', label: 'Oct 2022', position: 2, state: 'draft' },
];
export const SECTIONS = ['s1', 's2', 's3', 'x1'] as const;
export const ITEMS = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'] as const;

/** A cell as kept; its hash is its own text. */
export const kept = (cell: CellWords, counter = 1): CurrentCell => ({
  ...cell,
  plain: '',
  sha256: JSON.stringify(cell.body),
  counter,
});

/** The records with cells written, and things added. */
export const written = (records: PlanRecords, cells: readonly CellWords[], step: Partial<Step> = {}): PlanRecords => {
  const byKey = new Map(records.cells.map((cell) => [keyOf(cell), cell]));
  for (const cell of cells) byKey.set(keyOf(cell), kept(cell, (byKey.get(keyOf(cell))?.counter ?? 0) + 1));
  return {
    ...records,
    sections: [...new Set([...records.sections, ...(step.sections ?? [])])],
    items: [...new Set([...records.items, ...(step.items ?? [])])],
    cells: [...byKey.values()],
  };
};

const words = ({ tree }: ProseView): string => plainText(tree);
const readItem = (item: ItemView): unknown => ({
  id: item.id,
  number: item.number,
  kind: item.kind,
  name: item.name,
  heading: item.heading,
  owner: item.facts.owner,
  folded: item.folded,
  fields: item.fields.map((field) => [field.key, words(field), field.last && plainText(field.last.tree)]),
  items: item.items.map(readItem),
});

/** All that a reader sees of an edition, in order. */
export const read = (records: PlanRecords, edition: string): unknown => {
  const view = viewEdition(records, edition);
  return {
    title: words(view.title),
    template: view.template,
    shared: view.facts.shared ?? [],
    sections: view.sections.map((section) => ({
      id: section.id,
      printed: section.printed,
      narrative: words(section.narrative),
      items: section.items.map(readItem),
    })),
  };
};

const SENTENCES = ['We will report.', 'Councils lead.', 'By June 2022.', 'Schools decide.'] as const;
const tree: fc.Arbitrary<Tree> = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 3 }).map((some) => doc(...some));
const edition = fc.constantFrom('e1', 'e2', 'e3');
const [item, section] = [fc.constantFrom(...ITEMS), fc.constantFrom(...SECTIONS)];
const number = fc.constantFrom(null, '1', '2', '1.1', '1.2', '2.1', '31', '32', 'A', 'J');

const placesOf = (template: Template): fc.Arbitrary<CellWords[]> => {
  const kinds = template.kinds.map((kind) => kind.key);
  const places = positions(ITEMS.length);
  const sections = SECTIONS.map((id, at): CellWords => {
    const isAnnex = id === 'x1';
    const body: Place = {
      ...{ section: id, parent: null, position: places[at]!, retired: false },
      ...{ number: isAnnex ? 'A' : String(at + 1), kind: isAnnex ? 'annex' : 'section' },
    };
    return { subject: id, part: 'place', edition: 'e1', body };
  });
  const place = fc.record({
    section: fc.constantFrom('s1', 's2', 's3'),
    parent: fc.option(item, { freq: 2 }),
    position: fc.constantFrom(...places),
    number,
    kind: fc.constantFrom(...kinds),
    retired: fc.constantFrom(false, false, false, true),
    folded: fc.constantFrom(undefined, undefined, true),
  });
  const moved = fc.tuple(item, edition, place);
  const first = fc.tuple(...ITEMS.map(() => place));
  return fc.tuple(first, fc.array(moved, { maxLength: 4 })).map(([all, more]) => {
    const at = (subject: string, where: string, body: Place): CellWords => ({
      subject,
      part: 'place',
      edition: where,
      body,
    });
    const start = ITEMS.map((id, index) => at(id, 'e1', all[index]!));
    return [...sections, ...start, ...more.map(([id, where, body]) => at(id, where, body))];
  });
};

const uses = ITEMS.slice(0, 3).flatMap((subject) =>
  (['field:progress', 'field:action'] as const).map((part) => ({ subject, part })),
);

/** Plans of three editions, with things retired, rings, words in any of them. */
export const somePlan: fc.Arbitrary<PlanRecords> = fc.constantFrom(recommendations, goals).chain((template) => {
  const keys = [...new Set(template.kinds.flatMap((kind) => kind.fields.map((field) => field.key)))];
  const prose = fc.oneof(
    fc.tuple(item, fc.constantFrom(...keys.map((key): Part => `field:${key}`), 'text:name' as const), edition, tree),
    fc.tuple(section, fc.constantFrom<Part>('text:heading', 'text:narrative'), edition, tree),
  );
  return fc.tuple(placesOf(template), fc.array(prose, { minLength: 8, maxLength: 24 })).map(([places, texts]) => {
    const cell = (subject: string, part: Part, at: string, body: Body): CellWords => ({
      subject,
      part,
      edition: at,
      body,
    });
    const start: PlanRecords = {
      plan: 'plan',
      editions: EDITIONS,
      sections: [...SECTIONS],
      items: [...ITEMS],
      cells: [],
    };
    return written(start, [
      cell('plan', 'template', 'e1', template),
      cell('plan', 'text:title', 'e1', doc('A plan')),
      cell('plan', 'facts', 'e1', { shared: [{ id: 'shared', name: 'Report', body: doc(SENTENCES[0]), uses }] }),
      ...places,
      ...texts.map(([subject, part, at, body]) => cell(subject, part, at, body)),
    ]);
  });
});

const textCell = (at: string): fc.Arbitrary<{ subject: string; part: Part; edition: string }> =>
  fc.record({
    subject: item,
    part: fc.constantFrom<Part>('field:recommendation', 'field:progress', 'field:status', 'field:goal', 'field:action'),
    edition: fc.constant(at),
  });

const renamedTemplate = (template: Template, label: string): Template => ({
  ...template,
  kinds: template.kinds.map((kind) => ({
    ...kind,
    fields: kind.fields.map((field, at) => (at === 0 ? { ...field, label } : field)),
  })),
});

/** Changes of every sort at an edition; many of them cannot be done in a given plan. */
export const someChange = (at: string): fc.Arbitrary<Change> => {
  const thing = fc.oneof(item, section);
  const body = tree.filter((one) => one.length > 0);
  const cell = textCell(at) as fc.Arbitrary<never>;
  const name = fc.constantFrom('Lead', 'Sent yearly');
  const found = fc.record({
    subject: item,
    part: fc.constantFrom<Part>('field:progress', 'field:status'),
    edition: fc.constant(at),
  }) as fc.Arbitrary<never>;
  return fc.oneof(
    fc.record({
      do: fc.constant('add-section'),
      kind: fc.constantFrom('section', 'annex'),
      after: fc.option(section),
      heading: name,
    }),
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('add-item'),
        kind: fc.constantFrom('recommendation', 'goal', 'action'),
        section,
        parent: fc.option(item),
        after: fc.option(item, { freq: 1 }),
        words: name,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('move'),
        subject: thing,
        section,
        parent: fc.option(item),
        after: fc.option(thing),
      }),
    },
    fc.record({ do: fc.constant('retire'), subject: thing }),
    { weight: 2, arbitrary: fc.record({ do: fc.constant('fold'), subject: thing, folded: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('bring-back'), subject: thing }) },
    fc.record({
      do: fc.constant('number'),
      numbers: fc.array(fc.record({ subject: thing, number }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ do: fc.constant('rename'), subject: thing, words: fc.constantFrom('', 'Another name') }),
    fc.record({ do: fc.constant('facts'), subject: item, facts: fc.record({ owner: name }) }),
    fc.record({
      do: fc.constant('template'),
      template: fc
        .tuple(fc.constantFrom(recommendations, goals), name)
        .map(([one, label]) => renamedTemplate(one, label)),
    }),
    fc.record({
      do: fc.constant('write'),
      name,
      texts: fc.array(fc.record({ cell, counter: fc.nat(1), body: tree }), { minLength: 1, maxLength: 2 }),
    }),
    {
      weight: 9,
      arbitrary: fc.record({
        do: fc.constant('replace'),
        query: fc.record({
          words: fc.constantFrom('e', 'Councils'),
          matchCase: fc.boolean(),
          wholeWords: fc.constant(false),
        }),
        replacement: name,
        hits: fc.array(fc.record({ cell: found, nth: fc.nat(1) }), { minLength: 1, maxLength: 2 }),
      }),
    },
    fc.record({ do: fc.constant('share'), name, body, uses: fc.array(cell, { maxLength: 3 }) }),
    fc.record({ do: fc.constant('change-shared'), text: fc.constantFrom('shared', 'new-1'), name, body }),
    fc.record({ do: fc.constant('use-shared'), text: fc.constantFrom('shared', 'new-1'), cell }),
    { weight: 4, arbitrary: fc.record({ do: fc.constant('detach-shared'), text: fc.constant('shared'), cell }) },
  ) as fc.Arbitrary<Change>;
};
