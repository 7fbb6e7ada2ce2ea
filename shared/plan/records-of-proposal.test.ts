import { expect, it } from 'vitest';
import { doc } from '../richtext/build.ts';
import { recommendations } from '../templates/recommendations.ts';
import { NOTHING_FOUND } from './proposal.ts';
import type { Proposal, ProposedItem } from './proposal.ts';
import { recordsOfProposal } from './records-of-proposal.ts';
import type { NewPlan } from './records-of-proposal.ts';

const item = (number: string, notes?: ProposedItem['notes']): ProposedItem => ({
  kind: 'recommendation',
  number,
  name: null,
  fields: [{ key: 'response', label: 'Response', edition: 0, tree: doc('Accept') }],
  items: [],
  ...(notes ? { notes } : {}),
});
const proposal: Proposal = {
  title: 'Rivers',
  summary: [],
  contact: [],
  template: recommendations,
  editions: ['May 2023', 'May 2024'],
  edition: 1,
  sections: [
    {
      number: null,
      heading: 'Water',
      narrative: [],
      items: [item('1', doc('Comment by A: why?')), item('2'), item('3', doc(' '))],
    },
  ],
  notes: doc('Comment by B: who?'),
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
const records = (of: Proposal): NewPlan => {
  let made = 0;
  return recordsOfProposal(of, () => `id${++made}`);
};

it('keeps comments as notes of their item, and of the plan, at the edition the file is', () => {
  const { plan, items, editions, cells } = records(proposal);
  expect(cells.filter(({ part }) => part === 'text:notes')).toEqual([
    { subject: plan, part: 'text:notes', edition: editions[1]!.id, body: doc('Comment by B: who?') },
    { subject: items[0], part: 'text:notes', edition: editions[1]!.id, body: doc('Comment by A: why?') },
  ]);
});

it('keeps no blank notes', () => {
  const { cells } = records({ ...proposal, notes: [], sections: [] });
  expect(cells.some(({ part }) => part === 'text:notes')).toBe(false);
});
