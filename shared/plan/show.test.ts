import { expect, it } from 'vitest';
import { doc, note, p, row, table, ul } from '../richtext/build.ts';
import type { Tree } from '../richtext/tree.ts';
import { recommendations } from '../templates/recommendations.ts';
import { viewEdition } from './edition-view.ts';
import { NOTHING_FOUND } from './proposal.ts';
import type { Proposal, ProposedField } from './proposal.ts';
import { recordsOfProposal } from './records-of-proposal.ts';
import { showEdition } from './show.ts';

const field = (key: string, edition: number, ...words: Tree): ProposedField => ({
  key,
  label: key,
  edition,
  tree: words,
});
const proposal: Proposal = {
  title: 'Rivers',
  summary: doc(p('Short', note('a note'))),
  contact: doc('Rivers team', 'Email: rivers@example.gov.uk.'),
  template: recommendations,
  editions: ['May 2023', 'May 2024'],
  edition: 1,
  sections: [
    {
      number: '1',
      heading: 'Water',
      narrative: doc(p('See', note('another')), table(row('A', 'B'), row('1', '2'))),
      items: [
        {
          kind: 'recommendation',
          number: '1.1',
          name: 'Tests',
          fields: [
            field('actions', 0, p('Old')),
            field('progress', 0, p('Begun')),
            field('response', 1, p('Accept')),
            field('response', 1, ul('fully')),
            field('timescale', 1),
          ],
          items: [],
        },
      ],
    },
  ],
  notes: [],
  newFields: [],
  pictures: [],
  leftOver: [],
  characters: { source: 0, placed: 0, leftOver: 0 },
  found: NOTHING_FOUND,
  notBroughtIn: [],
  confidence: 1,
  reasons: [],
  messages: [],
};
let made = 0;
const plan = recordsOfProposal(proposal, () => `id${++made}`);
const records = {
  ...plan,
  editions: plan.editions.map((edition) => ({ ...edition, state: 'draft' as const })),
  cells: plan.cells.map((cell) => ({ ...cell, plain: '', sha256: '', counter: 0 })),
};
const shown = (at: number) => showEdition(viewEdition(records, plan.editions[at]!.id), ['Back to top']);

it('writes each cell once, and none that is blank', () => {
  const keys = plan.cells.map(({ subject, part, edition }) => `${subject} ${part} ${edition}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.some((key) => key.includes('timescale'))).toBe(false);
});

it('shows an edition as records: texts by line, notes numbered through, what is empty left out', () => {
  expect(shown(1)).toEqual({
    title: 'Rivers',
    summary: 'Short[1]',
    template: 'recommendations',
    editions: [{ label: 'May 2023' }, { label: 'May 2024' }],
    contact: { email: 'rivers@example.gov.uk' },
    sections: [
      {
        number: '1',
        heading: 'Water',
        narrative: 'See[2]\nA\tB\n1\t2',
        items: [
          {
            kind: 'recommendation',
            number: '1.1',
            heading: 'Tests',
            fields: [
              { key: 'response', label: 'Response', text: 'Accept\nfully' },
              { key: 'actions', label: 'Actions to be taken forward - May 2023', text: 'Old' },
              { key: 'progress', label: 'Progress made', text: '', state: 'not-updated' },
            ],
            items: [],
          },
        ],
      },
    ],
    leftOver: ['Back to top'],
  });
});

it('shows an earlier edition with its sections and items, and no more than was written by then', () => {
  const { title, contact, sections } = shown(0);
  expect([title, contact]).toEqual(['', undefined]);
  expect(sections[0]!.heading).toBe('Water');
  expect(sections[0]!.items[0]!.fields.map(({ key, text }) => [key, text])).toEqual([
    ['actions', 'Old'],
    ['progress', 'Begun'],
  ]);
});
