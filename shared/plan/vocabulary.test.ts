import { expect, it } from 'vitest';
import { goals } from '../templates/goals.ts';
import { recommendations } from '../templates/recommendations.ts';
import type { Template, Tone } from './template.ts';
import { likelyWord, statusWordsAt, toneBy, withTone } from './vocabulary.ts';

const listing = (...status: { word: string; tone: Tone }[]): Template => ({
  ...goals,
  vocabularies: { status, response: [] },
});

const old = {
  edition: 'e1',
  template: listing({ word: 'Green', tone: 'complete' }, { word: 'Amber', tone: 'delayed' }),
};
const middle = { edition: 'e2', template: listing({ word: 'Green', tone: 'on-track' }) };
const fresh = { edition: 'e3', template: listing({ word: 'Done', tone: 'complete' }) };
const templates = [old, middle, fresh];

it('a word means what the edition’s own list says, else the nearest other list, else the plan', () => {
  const tones = [
    { word: 'in hand', tone: 'on-track' },
    { word: 'Done', tone: 'closed' },
  ] as const;
  const at = (edition: string, word: string): Tone | undefined =>
    toneBy(statusWordsAt(edition, templates, [...tones]), word);
  expect(['e1', 'e2', 'e3'].map((edition) => at(edition, 'green.'))).toEqual(['complete', 'on-track', 'on-track']);
  expect(at('e3', ' AMBER ')).toBe('delayed');
  expect(at('e1', 'Done')).toBe('complete');
  expect(at('e1', 'In hand')).toBe('on-track');
  expect(at('e2', 'Who knows')).toBeUndefined();
});

it('of two lists that are equally near, the earlier one is asked first', () => {
  const bare = { edition: 'e2', template: listing() };
  const late = { edition: 'e3', template: listing({ word: 'Green', tone: 'closed' }) };
  expect(toneBy(statusWordsAt('e2', [old, bare, late]), 'Green')).toBe('complete');
});

it('a meaning takes the place of the one that was there, and goes away', () => {
  const once = withTone(undefined, 'In hand', 'on-track');
  expect(withTone(once, 'in hand.', 'delayed')).toEqual([{ word: 'in hand.', tone: 'delayed' }]);
  expect(withTone(once, 'IN HAND', null)).toEqual([]);
});

it.each([
  ['On-going / on-track', 'On-going / on track'],
  ['Ongoing / on trak', 'On-going / on track'],
  ['Copmlete', 'Complete'],
  ['Clsed', 'Closed'],
  ['In hand', undefined],
  ['', undefined],
  ['x'.repeat(5000), undefined],
])('%s is taken for a misspelling of %s', (written, meant) => {
  expect(likelyWord(recommendations, written)).toBe(meant);
});
