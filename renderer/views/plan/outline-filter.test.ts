import { describe, expect, test } from 'vitest';
import type { FindingCard, Outline, OutlineItem } from '../../../shared/ipc/contract.ts';
import { countToFix, filterCounts, narrow, neighbour, outlineItems, ownersOf, sectionOf } from './outline-filter.ts';

const item = (number: string, words: string, updated: boolean, items: OutlineItem[] = []): OutlineItem => ({
  id: `i${number}`,
  kind: 'recommendation',
  number,
  words,
  status: { words: '', tone: 'none' },
  updated,
  items,
});

const outline: Outline = {
  edition: 'e',
  title: 'Plan',
  sections: [
    {
      id: 's6',
      number: '6',
      heading: 'Schools and parents',
      items: [
        item('6.1', 'Relationships', true, [item('6.1.1', 'Pathways on transitions', false)]),
        item('6.2', 'Funding', true),
      ],
    },
    { id: 's7', number: '7', heading: 'Rights', items: [item('7.1', 'Mediation', false)] },
  ],
};

const numbers = (sections: Outline['sections']): (string | null)[] =>
  outlineItems({ ...outline, sections }).map((one) => one.number);

test('counts are of items, those below others too', () => {
  expect(filterCounts(outline)).toEqual({ all: 4, 'not-updated': 2, 'to-fix': 0, 'with-owner': 0 });
});

describe('narrowing', () => {
  test('without words or filter everything stays', () => expect(narrow(outline, 'all', ' ')).toEqual(outline.sections));
  test('what stands over a match stays', () => {
    expect(numbers(narrow(outline, 'not-updated', ''))).toEqual(['6.1', '6.1.1', '7.1']);
  });
  test('a number finds what begins with it', () => {
    expect(numbers(narrow(outline, 'all', '6.1'))).toEqual(['6.1', '6.1.1']);
  });
  test('words are found whatever their case, in the items and in the headings', () => {
    expect(numbers(narrow(outline, 'all', 'MEDIA'))).toEqual(['7.1']);
    expect(numbers(narrow(outline, 'all', 'rights'))).toEqual(['7.1']);
  });
  test('what the engine found in the text stays', () => {
    expect(numbers(narrow(outline, 'all', 'ASLIG', new Set(['i6.2'])))).toEqual(['6.2']);
  });
  test('the filter holds for what words find', () => {
    expect(numbers(narrow(outline, 'not-updated', 'schools'))).toEqual(['6.1', '6.1.1']);
    expect(narrow(outline, 'not-updated', 'funding')).toEqual([]);
  });
});

test('what is to be fixed is counted by item, and notes are not', () => {
  const finding = (id: string, severity: FindingCard['severity']): FindingCard =>
    ({ item: id, severity }) as unknown as FindingCard;
  const toFix = countToFix([finding('i6.2', 'must fix'), finding('i6.2', 'should fix'), finding('i7.1', 'note')]);
  expect([...toFix]).toEqual([['i6.2', 2]]);
  expect(filterCounts(outline, toFix)['to-fix']).toBe(1);
  expect(numbers(narrow(outline, 'to-fix', '', new Set(), toFix))).toEqual(['6.2']);
});

test('items with an owner are kept, of all owners or of one', () => {
  const owned = (of: OutlineItem): OutlineItem => ({
    ...of,
    owner: { 'i6.1.1': 'Enquire', 'i6.2': 'ADES', 'i7.1': 'Enquire' }[of.id],
    items: of.items.map(owned),
  });
  const plan = { ...outline, sections: outline.sections.map((one) => ({ ...one, items: one.items.map(owned) })) };
  expect(filterCounts(plan)['with-owner']).toBe(3);
  expect(ownersOf(plan)).toEqual([
    { owner: 'ADES', count: 1 },
    { owner: 'Enquire', count: 2 },
  ]);
  expect(numbers(narrow(plan, 'with-owner', ''))).toEqual(['6.1', '6.1.1', '6.2', '7.1']);
  expect(numbers(narrow(plan, 'with-owner', '', new Set(), undefined, 'Enquire'))).toEqual(['6.1', '6.1.1', '7.1']);
});

test('items know their section and their neighbours across sections', () => {
  expect(sectionOf(outline, 'i6.1.1')).toBe('s6');
  expect(sectionOf(outline, 's7')).toBe('s7');
  expect(sectionOf(outline, 'gone')).toBeUndefined();
  expect(neighbour(outline, 'i6.2', 1)?.id).toBe('i7.1');
  expect(neighbour(outline, 'i6.1', -1)).toBeUndefined();
});
