import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, link, note, p } from '../richtext/build.ts';
import { plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { recommendations } from '../templates/recommendations.ts';
import { bringIntoPlan } from './bring-into-plan.ts';
import type { Brought } from './bring-into-plan.ts';
import { itemsOf, viewEdition } from './edition-view.ts';
import type { ItemView } from './edition-view.ts';
import { matchablesOfPlan, matchablesOfProposal } from './matchables.ts';
import { matchByText } from './match-by-text.ts';
import type { Proposal } from './proposal.ts';
import { recordsOfNewPlan } from './proposal-view.ts';
import {
  anyProposal,
  itemOf,
  proposalOf,
  sectionOf,
  withBrought,
  wordsFrom,
  wordsOfProposal,
  wordsOfView,
} from './proposals.test-help.ts';
import { readingOf } from './reading.ts';
import { recordsOfProposal } from './records-of-proposal.ts';
import type { Edition, PlanRecords } from './records.ts';

let made = 0;
const newId = (): string => `id-${String((made += 1)).padStart(6, '0')}`;

const asPlan = (proposal: Proposal): PlanRecords => recordsOfNewPlan(recordsOfProposal(proposal, newId));

const bring = (records: PlanRecords, proposal: Proposal): { brought: Brought; records: PlanRecords } => {
  const known = matchablesOfPlan(records);
  const brought = bringIntoPlan({
    records,
    proposal,
    pairs: matchByText(matchablesOfProposal(proposal), known).map((pair) => ({ ...pair, by: 'words' })),
    names: new Map(known.map(({ id, number, words }) => [id, { number, words }])),
    newId,
  });
  return { brought, records: withBrought(records, brought) };
};

const labels = (records: PlanRecords): string[] =>
  records.editions.toSorted((a, b) => a.position - b.position).map(({ label }) => label);
const at = (records: PlanRecords, label: string): Edition => records.editions.find((one) => one.label === label)!;
const view = (records: PlanRecords, label: string) => viewEdition(records, at(records, label).id);
const readings = (records: PlanRecords, among: readonly Edition[]): string[] =>
  among.map(({ id }) => readingOf(viewEdition(records, id)));
const items = (records: PlanRecords, label: string): ItemView[] => itemsOf(view(records, label));
const said = (item: ItemView | undefined, key: string): string =>
  plainText(item?.fields.find((field) => field.key === key)?.tree ?? []);
const cellsOf = (records: PlanRecords, part: string, among = records.items): string[] =>
  records.cells.filter((cell) => cell.part === part && among.includes(cell.subject)).map(({ edition }) => edition);

const FIRST = wordsFrom(1, 14);
const SECOND = wordsFrom(2, 14);
const THIRD = wordsFrom(3, 14);
const in2021 = proposalOf({
  title: 'Plan (October 2021)',
  editions: ['Oct 2021'],
  sections: [
    sectionOf('1', 'Vision', [
      itemOf('1.1', { recommendation: FIRST, response: 'Accept', status: 'On track', progress: 'Done in part.' }),
      itemOf('1.2', { recommendation: SECOND, response: 'Reject' }),
    ]),
  ],
});
const in2020 = proposalOf({
  title: 'Plan (October 2020)',
  editions: ['Oct 2020'],
  sections: [
    sectionOf('1', 'Vision', [
      itemOf('1.1', { recommendation: SECOND, response: 'Accept' }),
      itemOf('1.2', { recommendation: FIRST, response: 'Accept', status: 'Not started' }),
      itemOf('1.3', { recommendation: THIRD }),
    ]),
  ],
});

describe('a later edition', () => {
  it('writes again only what has changed', () => {
    const { records, brought } = bring(asPlan(in2020), in2021);
    expect(labels(records)).toEqual(['Oct 2020', 'Oct 2021']);
    expect(brought.joined.joins).toBe('October 2021 comes after October 2020, the plan’s newest edition.');
    expect(brought.items).toEqual([]);
    // Two items and the one that the later file lacks: their recommendations are one row each.
    expect(cellsOf(records, 'field:recommendation')).toHaveLength(3);
    expect(items(records, 'Oct 2021').map((item) => [item.number, said(item, 'response')])).toEqual([
      ['1.1', 'Accept'],
      ['1.2', 'Reject'],
    ]);
    expect(brought.joined.lacking.map(({ number }) => number)).toEqual(['1.3']);
    expect(brought.joined.matched.map(({ number, partner, likeness }) => [number, partner.number, likeness])).toEqual([
      ['1.1', '1.2', 1],
      ['1.2', '1.1', 1],
    ]);
  });
  it('says nothing where the file says nothing, and not that it waits for words', () => {
    const again = proposalOf({
      ...in2021,
      sections: [sectionOf('1', 'Vision', [itemOf('1.1', { recommendation: FIRST })])],
    });
    const [item] = items(bring(asPlan(in2020), again).records, 'Oct 2021');
    expect([said(item, 'response'), said(item, 'status')]).toEqual(['', '']);
    expect(item!.fields.map(({ state }) => state)).not.toContain('not-updated');
  });
});

describe('an earlier edition', () => {
  it('comes before, with its own order and numbers, and leaves the later one as it was', () => {
    const plan = asPlan(in2021);
    const before = readings(plan, plan.editions);
    const { records, brought } = bring(plan, in2020);
    expect(labels(records)).toEqual(['Oct 2020', 'Oct 2021']);
    expect(brought.joined.joins).toBe('October 2020 comes before October 2021, the plan’s first edition.');
    expect(items(records, 'Oct 2020').map((item) => [item.number, said(item, 'recommendation')])).toEqual([
      ['1.1', SECOND],
      ['1.2', FIRST],
      ['1.3', THIRD],
    ]);
    expect(readings(records, plan.editions)).toEqual(before);
    expect(brought.joined.added.map(({ number }) => number)).toEqual(['1.3']);
    // The later edition said nothing of the second item's status, and does not wait for it now.
    expect(items(records, 'Oct 2021')[1]!.fields.map(({ state }) => state)).not.toContain('not-updated');
  });
  it('comes into the edition that the later file told of, and its order counts', () => {
    const telling = proposalOf({
      ...in2021,
      editions: ['Oct 2020', 'Oct 2021'],
      edition: 1,
      sections: [
        sectionOf('1', 'Vision', [
          itemOf('1.1', { recommendation: FIRST, 'actions@0': 'We will begin.' }, { own: 1 }),
          itemOf('1.2', { recommendation: SECOND, 'actions@0': 'We will wait.' }, { own: 1 }),
        ]),
      ],
    });
    const plan = asPlan(telling);
    const newest = [at(plan, 'Oct 2021')];
    const before = readings(plan, newest);
    const earlier = proposalOf({
      ...in2020,
      sections: [
        sectionOf('1', 'Our vision', [
          itemOf('7', { recommendation: SECOND, actions: 'We will wait.' }),
          itemOf('8', { recommendation: FIRST, actions: 'We began.' }),
        ]),
      ],
    });
    const { records, brought } = bring(plan, earlier);
    expect(labels(records)).toEqual(['Oct 2020', 'Oct 2021']);
    expect(items(records, 'Oct 2020').map((item) => [item.number, said(item, 'actions')])).toEqual([
      ['7', 'We will wait.'],
      ['8', 'We will begin.'],
    ]);
    expect(plainText(view(records, 'Oct 2020').sections[0]!.heading.tree)).toBe('Our vision');
    expect(brought.joined.differed).toEqual([
      {
        item: '8',
        label: 'Actions to be taken forward',
        edition: 'Oct 2020',
        words: 'We began.',
        why: 'The plan says something else there, and that was kept.',
      },
    ]);
    expect(readings(records, newest)).toEqual(before);
  });
});

describe('an edition that is there', () => {
  it('as a draft takes what it lacks, keeps its own, and tells what differs', () => {
    const { records, brought } = bring(
      asPlan(in2021),
      proposalOf({
        ...in2021,
        title: 'Another title',
        summary: doc('A summary.'),
        sections: [
          sectionOf('2', 'Vision', [
            itemOf('9.1', { recommendation: FIRST, response: 'Reject', timescale: 'Soon.' }),
            itemOf('9.2', { recommendation: THIRD }),
          ]),
        ],
      }),
    );
    expect(labels(records)).toEqual(['Oct 2021']);
    const now = view(records, 'Oct 2021');
    expect([now.title, now.summary].map(({ tree }) => plainText(tree))).toEqual(['Plan (October 2021)', 'A summary.']);
    expect(
      items(records, 'Oct 2021').map((item) => [item.number, said(item, 'response'), said(item, 'timescale')]),
    ).toEqual([
      ['1.1', 'Accept', 'Soon.'],
      ['1.2', 'Reject', ''],
      ['9.2', '', ''],
    ]);
    expect(brought.joined.differed.map(({ label, words }) => [label, words])).toEqual([
      ['Number', '9.1'],
      ['Title', 'Another title'],
      ['Response', 'Reject'],
    ]);
  });
  it('keeps its own looks where the words are the same, and tells of nothing', () => {
    const file = (contact: Tree, actions: Tree): Proposal => {
      const item = itemOf('1.1', { recommendation: FIRST });
      const fields = [...item.fields, { key: 'actions', label: 'Actions', tree: actions, edition: 0 }];
      return proposalOf({ ...in2021, contact, sections: [sectionOf('1', 'Vision', [{ ...item, fields }])] });
    };
    const linked = [p('Write to ', link('https://example.org', 'us'))];
    const plain = [p('Write to us')];
    for (const [one, other] of [
      [linked, plain],
      [plain, linked],
    ] as const) {
      const { brought } = bring(asPlan(file(one, one)), file(other, other));
      expect([brought.cells, brought.joined.differed]).toEqual([[], []]);
    }
    const noted = [p('Write to us', note('Or call.'))];
    expect(bring(asPlan(file(plain, plain)), file(noted, noted)).brought.joined.differed).toHaveLength(2);
  });
  it('sealed is refused in a sentence', () => {
    const plan = asPlan(in2021);
    const sealed = { ...plan, editions: plan.editions.map((one) => ({ ...one, state: 'sealed' as const })) };
    expect(() => bring(sealed, in2021)).toThrow('October 2021 is sealed in this plan and cannot be changed.');
  });
});

describe('words of another edition than the file’s own', () => {
  const telling = (words: string): Proposal =>
    proposalOf({
      ...in2021,
      editions: ['Oct 2020', 'Oct 2021'],
      edition: 1,
      sections: [sectionOf('1', 'Vision', [itemOf('1.1', { recommendation: FIRST, 'actions@0': words }, { own: 1 })])],
    });
  const plan = asPlan(
    proposalOf({
      ...in2020,
      sections: [sectionOf('1', 'Vision', [itemOf('1.1', { recommendation: FIRST, actions: 'We will begin.' })])],
    }),
  );
  it('that the plan has are not written again', () => {
    const { records, brought } = bring(plan, telling('We will begin.'));
    expect(cellsOf(records, 'field:actions')).toEqual([at(records, 'Oct 2020').id]);
    expect(items(records, 'Oct 2021')[0]!.fields.find(({ key }) => key === 'actions')!.label).toBe(
      'Actions to be taken forward - Oct 2020',
    );
    expect(brought.joined.differed).toEqual([]);
  });
  it('that the plan has otherwise stand in the file’s own, and are told of', () => {
    const { records, brought } = bring(plan, telling('We began long ago.'));
    expect(items(records, 'Oct 2020').map((item) => said(item, 'actions'))).toEqual(['We will begin.']);
    expect(items(records, 'Oct 2021').map((item) => said(item, 'actions'))).toEqual(['We began long ago.']);
    expect(brought.joined.differed[0]).toMatchObject({
      words: 'We began long ago.',
      why: 'The plan says something else there, so these words stand in October 2021.',
    });
  });
  it('make an edition of their own where the plan has none', () => {
    const { records } = bring(asPlan(proposalOf({ ...in2021, editions: ['Oct 2023'] })), telling('We will begin.'));
    expect(labels(records)).toEqual(['Oct 2020', 'Oct 2021', 'Oct 2023']);
  });
});

it('puts an edition between two without a word changed in either, and its labels and new fields with it', () => {
  const template = {
    ...recommendations,
    kinds: recommendations.kinds.map((kind) => ({
      ...kind,
      fields: [
        ...kind.fields.map((field) => (field.key === 'response' ? { ...field, label: 'Our answer' } : field)),
        { key: 'lead', label: 'Lead', scope: 'rolls-on' as const, holds: 'prose' as const },
      ],
    })),
  };
  const first = bring(asPlan(in2020), proposalOf({ ...in2021, editions: ['Oct 2022'] })).records;
  const before = readings(first, first.editions);
  const { records } = bring(
    first,
    proposalOf({
      ...in2021,
      template,
      sections: [sectionOf('4', 'Schools', [itemOf('1', { recommendation: FIRST, response: 'Maybe', lead: 'ADES' })])],
    }),
  );
  expect(labels(records)).toEqual(['Oct 2020', 'Oct 2021', 'Oct 2022']);
  const [item] = items(records, 'Oct 2021');
  expect(item!.fields.filter(({ tree }) => tree.length > 0).map(({ label }) => label)).toEqual([
    'Recommendation',
    'Our answer',
    'Lead',
  ]);
  expect(readings(records, first.editions)).toEqual(before);
});

it('keeps comments as notes, after those there are, and only from that edition on', () => {
  const noted = (words: Tree): Proposal =>
    proposalOf({
      ...in2021,
      sections: [sectionOf('1', 'Vision', [{ ...itemOf('1.1', { recommendation: FIRST }), notes: words }])],
    });
  const first = asPlan({ ...noted(doc('Ask Health.')), editions: ['Oct 2020'] });
  const { records } = bring(first, noted(doc('Ask Health.', 'Asked.')));
  expect(items(records, 'Oct 2020').map(({ notes }) => plainText(notes.tree))).toEqual(['Ask Health.']);
  expect(items(records, 'Oct 2021').map(({ notes }) => plainText(notes.tree))).toEqual(['Ask Health.\nAsked.']);
});

describe('whatever comes in', () => {
  const YEARS = ['Oct 2018', 'Oct 2019', 'Oct 2020', 'Oct 2021', 'Oct 2022'];
  const yearBefore = (label: string): string => YEARS[YEARS.indexOf(label) - 1] ?? 'Oct 2017';
  const anyFiles = fc
    .shuffledSubarray(YEARS, { minLength: 2, maxLength: 4 })
    .chain((order) => fc.tuple(...order.map((label) => anyProposal(label, yearBefore(label)))));
  it('no other edition reads otherwise, and the new one reads as its file', () => {
    fc.assert(
      fc.property(anyFiles, ([first, ...others]) => {
        let records = asPlan(first!);
        for (const file of others) {
          const label = file.editions[file.edition]!;
          const there = records.editions.find((one) => one.label === label);
          const kept = records.editions.filter((one) => one !== there);
          const before = readings(records, kept);
          const after = bring(records, file);
          records = after.records;
          expect(labels(records)).toEqual(labels(records).toSorted());
          expect(readings(records, kept)).toEqual(before);
          // An edition that is there keeps its own words and takes those it lacks: what a new one says is the file's.
          if (!there) expect(wordsOfView(view(records, label))).toEqual(wordsOfProposal(file));
          // Brought in again it changes nothing.
          const again = bring(records, file);
          expect(readings(again.records, records.editions)).toEqual(readings(records, records.editions));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
