import { expect, it } from 'vitest';
import { proposedItems } from '../../../../shared/plan/proposal.ts';
import { templates } from '../../../../shared/templates/index.ts';
import { readText } from '../text/read-text.ts';
import { recognise } from './recognise.ts';

const itemOf = (at: number): string =>
  `Recommendation ${at}\n\nResponse: Accept.\n\nThe board has bought ${at} boats.\n\nStatus: On track\n\n`;
const long = (items: number): Uint8Array =>
  new TextEncoder().encode(`Boats: a plan\n\n${Array.from({ length: items }, (_, at) => itemOf(at + 1)).join('')}`);

it('a long file is read by the template that its beginning speaks for, as it is read by that one alone', () => {
  const source = readText(long(2500), 'boats.txt');
  const { proposal } = recognise(source, { fileName: 'boats.txt' });
  const alone = recognise(source, {
    fileName: 'boats.txt',
    templates: templates.filter(({ id }) => id === 'recommendations'),
  });
  expect(proposal.template.id).toBe('recommendations');
  expect(proposedItems(proposal.sections)).toHaveLength(2500);
  expect(proposal.sections).toEqual(alone.proposal.sections);
  expect(proposal.reasons.join(' ')).toContain('fits less well: the beginning of the file');
});

it('a long file that begins with nothing of a plan is read by every template, whole', () => {
  const words = Array.from({ length: 8100 }, (_, at) => `Boat number ${at} left the harbour on a fine morning.\n\n`);
  const text = `Boats\n\n${words.join('')}Goal 1: Buy boats\n\nAction 1: Ask for a boat\n\nAction 2: Pay for the boat\n`;
  const { proposal } = recognise(readText(new TextEncoder().encode(text), 'boats.txt'), { fileName: 'boats.txt' });
  expect(proposal.template.id).toBe('goals');
});
