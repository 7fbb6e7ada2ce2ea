import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { putCell } from '../../db/cell.ts';
import type { WritableDb } from '../../db/database.ts';
import { addEdition, renameEdition, unwithdrawEdition, withdrawEdition } from '../../db/edition.ts';
import { addItem } from '../../db/item.ts';
import { closePlanFile, createPlanFile } from '../../db/open.ts';
import { ensurePerson } from '../../db/person.ts';
import { addSection } from '../../db/section.ts';
import { inTransaction } from '../../db/transaction.ts';
import { findings } from '../../shared/checks/index.ts';
import { changedList } from '../../shared/ipc/list-changes.ts';
import { itemsOf, numbersOf, SILENCE, viewEdition } from '../../shared/plan/edition-view.ts';
import { sourceOf } from '../../shared/plan/changes/cells.ts';
import type { CellSource } from '../../shared/plan/changes/cells.ts';
import type { EditionView, ProseView } from '../../shared/plan/edition-view.ts';
import type { Body, CellRef, CurrentCell, Part, Place } from '../../shared/plan/records.ts';
import { finish } from '../../shared/plan/steps.ts';
import type { Template } from '../../shared/plan/template.ts';
import { doc, note, p, picture, ref, row, table, ul } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { goals } from '../../shared/templates/goals.ts';
import { recommendations } from '../../shared/templates/recommendations.ts';
import { changeSource } from './change-source.ts';
import { OpenPlan, partsOf, readRecords } from './open-plan.ts';
import { outlineOfView } from './outline.ts';

const PLAN = 'plan';
const PERSON = { id: 'writer', name: 'A. Writer' };
const NOW = new Date('2026-11-21T10:00:00Z');

/** Both kinds of goals beside the recommendations, so that things can change their kind. */
const TEMPLATES: readonly Template[] = [
  { ...recommendations, kinds: [...recommendations.kinds, ...goals.kinds] },
  {
    ...recommendations,
    kinds: [...recommendations.kinds, ...goals.kinds].map((kind) => ({
      ...kind,
      fields: kind.fields.map((field) => ({
        ...field,
        label: `${field.label} again`,
        scope: field.key === 'timescale' || field.key === 'goal' ? ('edition' as const) : field.scope,
      })),
    })),
  },
];
const KINDS = TEMPLATES[0]!.kinds;
const FIELDS: readonly Part[] = [
  ...new Set(KINDS.flatMap(({ fields }) => fields.map(({ key }) => `field:${key}` as const))),
];

const SECTIONS = ['s1', 's2', 's3'];
const ITEMS = ['i1', 'i2', 'i3', 'i4', 'i5'];

const words = fc.oneof(
  fc.constantFrom(
    'Complete',
    'on-going / on track.',
    'Accept',
    'Accept.',
    'See 1.1 and (2.2) . . Then',
    'TBC',
    '  two\twords  ',
    'x'.repeat(159) + '😀 end',
    `${'a  '.repeat(120)}end`,
    'half \uD83D a pair',
    'with\u0000nothing',
    'Year 1 [1]',
  ),
  fc.string({ maxLength: 12 }),
);
const tree: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 4, arbitrary: words.map((one) => doc(one)) },
  words.map((one) => [p(one, note('A note.')), ul(one, 'two')]),
  words.map((one) => [p('Led by 1', note('One.'), ' and', note('two.'))].concat(one === '' ? [] : [p(one)])),
  fc.constantFrom(...ITEMS, 'gone').map((item) => [p('See ', ref(item, '1.1'))]),
  fc.constantFrom<Tree[]>(
    [],
    SILENCE,
    [picture('b'.repeat(64), 'Alone')],
    [table(row('A', 'B'), row('1', '2'))],
    [p('  ')],
  ),
);

const place = (isSection: boolean): fc.Arbitrary<Place> =>
  fc.record(
    {
      section: fc.constantFrom(...SECTIONS),
      parent: isSection ? fc.constant(null) : fc.option(fc.constantFrom(...ITEMS), { nil: null }),
      position: fc.constantFrom('1', '2', '3'),
      number: fc.option(fc.constantFrom('1', '2', '1.1', '2.2'), { nil: null }),
      kind: isSection ? fc.constantFrom('section', 'annex') : fc.constantFrom(...KINDS.map(({ key }) => key)),
      retired: fc.boolean().map((retired) => retired && true),
      ...(isSection ? {} : { folded: fc.boolean() }),
    },
    { requiredKeys: ['section', 'parent', 'position', 'number', 'kind', 'retired'] },
  );

/** What is written, in one step or in several. */
type Written = { readonly subject: string; readonly part: Part; readonly body: Body };
const text = (subject: fc.Arbitrary<string>, parts: readonly Part[]): fc.Arbitrary<Written> =>
  fc.record({ subject, part: fc.constantFrom(...parts), body: tree });
const written: fc.Arbitrary<Written> = fc.oneof(
  { weight: 5, arbitrary: text(fc.constantFrom(...ITEMS), [...FIELDS, 'text:name', 'text:notes']) },
  text(fc.constantFrom(...SECTIONS), ['text:heading', 'text:narrative']),
  text(fc.constant(PLAN), ['text:title', 'text:summary', 'text:foreword', 'text:contact']),
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...ITEMS)
      .chain((subject) => place(false).map((body) => ({ subject, part: 'place' as const, body }))),
  },
  fc
    .constantFrom(...SECTIONS)
    .chain((subject) =>
      place(true).map((body) => ({ subject, part: 'place' as const, body: { ...body, section: subject } })),
    ),
  fc.record({
    subject: fc.constantFrom(PLAN, ...ITEMS),
    part: fc.constant('facts' as const),
    body: fc.constantFrom<Body[]>({}, { owner: 'ADES' }, { owner: '' }, { words: ['ADES'] }),
  }),
  fc.constantFrom(...TEMPLATES).map((body) => ({ subject: PLAN, part: 'template' as const, body })),
);

interface Step {
  readonly cells: readonly Written[];
  /** Which of the editions, counted from the last. */
  readonly back: number;
  readonly how: 'told' | 'all' | 'new edition' | 'renamed' | 'withdrawn';
}
const step: fc.Arbitrary<Step> = fc.record({
  cells: fc.array(written, { minLength: 1, maxLength: 3 }),
  back: fc.nat(3),
  how: fc.oneof(
    { weight: 8, arbitrary: fc.constant('told' as const) },
    fc.constantFrom<Step['how'][]>('all', 'new edition', 'new edition', 'renamed', 'withdrawn'),
  ),
});

const put = (db: WritableDb, edition: string, cells: readonly Written[]): CellRef[] =>
  inTransaction(db, () =>
    cells.map(({ subject, part, body }) => {
      if (SECTIONS.includes(subject)) addSection(db, subject);
      else if (subject !== PLAN) addItem(db, subject);
      const cell = { subject, part, edition };
      putCell(db, { cell, body, person: PERSON.id, at: NOW, origin: 'typed', keep: false });
      return cell;
    }),
  );

const makePlan = (folder: string): OpenPlan => {
  const file = path.join(folder, 'a.actionplan');
  const db = createPlanFile(file, { plan: PLAN, now: NOW });
  ensurePerson(db, PERSON);
  addEdition(db, { id: 'e0', label: 'Oct 2021', position: 0 });
  const at = { section: 's1', parent: null, number: '1', retired: false } as const;
  put(db, 'e0', [
    { subject: PLAN, part: 'template', body: TEMPLATES[0]! },
    { subject: 's1', part: 'place', body: { ...at, position: '1', kind: 'section' } },
    { subject: 'i1', part: 'place', body: { ...at, position: '1', kind: 'recommendation' } },
    { subject: 'i2', part: 'place', body: { ...at, position: '2', parent: 'i1', kind: 'recommendation' } },
    { subject: 'i1', part: 'field:progress', body: doc('Begun') },
  ]);
  return new OpenPlan(db, file);
};

/** Footnotes before each section, counted as the text is shown. */
const footnotesBefore = (view: EditionView): Record<string, number> => {
  let count = 0;
  const read = (...texts: readonly ProseView[]): void =>
    texts.forEach((one) => plainText(one.tree, { footnote: () => (count += 1) }));
  read(view.title, view.summary, view.foreword);
  return Object.fromEntries(
    view.sections.map((section) => {
      const before = count;
      read(section.heading, section.narrative, ...itemsOf({ sections: [section] }).flatMap((item) => item.fields));
      return [section.id, before];
    }),
  );
};

const plain = <T>(value: T): unknown => JSON.parse(JSON.stringify(value));
const inOrder = (found: readonly unknown[]): string[] => found.map((one) => JSON.stringify(one)).toSorted();

/** What a change reads, of everything. */
const read = (source: CellSource): unknown => {
  const { plan: id, editions, items } = source;
  // A section comes with its place.
  const sections = source.sections.filter((one) => source.cellsOf(one).some((cell) => cell.part === 'place'));
  const sayings = (cells: readonly CurrentCell[]): unknown[] =>
    cells
      .map(({ subject, part, edition, body, plain: said, sha256, counter }) => [
        `${subject} ${part} ${edition}`,
        { body, said, sha256, counter },
      ])
      .toSorted(([a], [b]) => (a! < b! ? -1 : 1));
  return plain({
    ...{ id, editions, sections: sections.toSorted(), items: items.toSorted() },
    things: [id, ...sections, ...items].toSorted().map((one) => sayings(source.cellsOf(one))),
    places: sayings(source.cellsOfPart('place')),
    at: editions.map((edition) => [...source.placesAt(edition.id)].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  });
};

/** Everything that is read in parts says what the whole records say. */
const expectSame = (plan: OpenPlan): void => {
  const records = readRecords(plan.db);
  expect(read(changeSource(plan))).toEqual(read(sourceOf(records)));
  for (const { id } of records.editions) {
    const view = viewEdition(records, id);
    const parts = plan.parts(id);
    expect(parts.outline).toEqual(outlineOfView(view));
    expect(partsOf(plan.db, id).outline).toEqual(parts.outline);
    const { title, summary, foreword, contact } = view;
    const front = { title, summary, foreword, contact };
    for (const [at, section] of view.sections.entries())
      expect(plain(parts.page(section.id))).toEqual(
        plain({
          edition: id,
          ...(at === 0 ? { front } : {}),
          section,
          numbers: Object.fromEntries(numbersOf(view)),
          facts: view.facts,
          statusWords: [...view.statusWords],
        }),
      );
    if (view.sections.length === 0) expect(plain(parts.page(null).front)).toEqual(plain(front));
    expect(finish(plan.footnotes.before(parts, plan.editions, plan.plan))).toEqual(footnotesBefore(view));
    expect(
      inOrder(
        finish(plan.checks(id).find()).map(({ item, check, sentence, words: said, cell }) => [
          item,
          check,
          sentence,
          said,
          cell,
        ]),
      ),
    ).toEqual(
      inOrder(
        findings(view).map((one) => [
          one.item?.id ?? null,
          one.check,
          one.sentence,
          one.words,
          one.field?.cell ?? null,
        ]),
      ),
    );
  }
};

test('what is read in parts is what the whole says, whatever is written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 8 }), (steps) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'parts-'));
      const plan = makePlan(folder);
      try {
        let added = 0;
        let withdrawn: string | undefined;
        for (const [{ cells, back, how }, look] of steps) {
          const { editions } = plan;
          if (how === 'new edition' && editions.length < 3)
            addEdition(plan.db, {
              id: `e${(added += 1)}`,
              label: `Oct ${2021 + editions.length}`,
              position: editions.length,
            });
          if (how === 'withdrawn' && withdrawn !== undefined) {
            unwithdrawEdition(plan.db, withdrawn, editions.length);
            withdrawn = undefined;
          } else if (how === 'withdrawn' && editions.length > 1) {
            withdrawn = editions.at(-1)!.id;
            withdrawEdition(plan.db, withdrawn);
          }
          if (how === 'withdrawn') plan.changed(NOW);
          if (how === 'renamed') renameEdition(plan.db, editions[0]!.id, 'Nov 2020');
          const refs = put(plan.db, plan.editions[Math.max(0, plan.editions.length - 1 - back)]!.id, cells);
          if (how === 'told') plan.changedCells(refs, NOW);
          else plan.changed(NOW);
          if (look) expectSame(plan);
        }
        expectSame(plan);
      } finally {
        closePlanFile(plan.db);
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 40 },
  );
});

test('the texts that lead to items are found', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'parts-'));
  const plan = makePlan(folder);
  const body = doc(p('See ', ref('i1', '9')));
  plan.changedCells(put(plan.db, plan.editions[0]!.id, [{ subject: 'i2', part: 'text:notes', body }]), NOW);
  expect(changeSource(plan).referring()).toContainEqual({ subject: 'i2', part: 'text:notes' });
  closePlanFile(plan.db);
  rmSync(folder, { recursive: true });
});

test('footnotes are counted anew when some are written and when they are taken away', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'parts-'));
  const plan = makePlan(folder);
  const at = { section: 's2', parent: null, position: '2', number: '2', kind: 'section', retired: false };
  plan.changedCells(put(plan.db, 'e0', [{ subject: 's2', part: 'place', body: at }]), NOW);
  const before = (): unknown => finish(plan.footnotes.before(plan.parts('e0'), plan.editions, plan.plan));
  const write = (subject: string, part: Part, body: Tree): void =>
    plan.changedCells(put(plan.db, 'e0', [{ subject, part, body }]), NOW);
  expect(before()).toEqual({ s1: 0, s2: 0 });
  write('i2', 'field:progress', [p('Led by', note('One.')), ul('and 1')]);
  write(PLAN, 'text:summary', [p('Led by', note('One.'), note('Two.'))]);
  write(PLAN, 'text:contact', [p('After all', note('Never counted.'))]);
  expect(before()).toEqual({ s1: 2, s2: 3 });
  plan.changed(NOW);
  expect(before()).toEqual({ s1: 2, s2: 3 });
  write('i2', 'field:progress', doc('Led by nobody'));
  expect(before()).toEqual({ s1: 2, s2: 2 });
  closePlanFile(plan.db);
  rmSync(folder, { recursive: true });
});

test('of the findings only what changed is told to who knows the rest', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'parts-'));
  const plan = makePlan(folder);
  const at = (position: string): Place => ({
    ...{ section: 's1', parent: null, position, number: null, kind: 'recommendation', retired: false },
  });
  const items = ['i3', 'i4', 'i5'];
  const answers = ['Accept', 'Accept.', 'Reject'];
  const cells = items.flatMap((subject, n): Written[] => [
    { subject, part: 'place', body: at(`${n + 3}`) },
    { subject, part: 'field:response', body: doc(answers[n]!) },
  ]);
  plan.changedCells(put(plan.db, 'e0', cells), NOW);
  const checks = plan.checks('e0');
  const whole = checks.answer(finish(checks.find()), 'first', undefined);
  expect(whole.changes).toBeUndefined();
  expect(whole.findings.filter(({ check }) => check === 'response-wording')).toHaveLength(2);
  plan.changedCells(put(plan.db, 'e0', [{ subject: 'i4', part: 'field:progress', body: doc('Done') }]), NOW);
  const next = checks.answer(finish(checks.find()), 'second', 'first');
  const found = findings(viewEdition(readRecords(plan.db), 'e0'));
  expect(changedList(whole.findings, next.changes!)).toHaveLength(found.length);
  // The item's own findings, and none of the others.
  expect(new Set(next.changes!.flatMap((change) => change.put.map(({ item }) => item)))).toEqual(new Set(['i4']));
  expect(checks.answer(finish(checks.find()), 'third', 'first').findings).toHaveLength(found.length);
  closePlanFile(plan.db);
  rmSync(folder, { recursive: true });
});
