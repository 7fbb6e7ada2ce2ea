import { expect, test } from 'vitest';
import { aLine, aReview } from './lines.test-help.ts';
import { hasEditions, optionNow, optionOf, sayingsFor } from './sayings.ts';

const words = (groups: ReturnType<typeof sayingsFor>): string[] =>
  groups.flatMap((group) => group.options.map((one) => one.words));

test('a line can be said to be everything that the plan has, in its own words', () => {
  const groups = sayingsFor(aReview(), aLine('3', 'Lead:', { looks: 'label' }), aLine('2', 'Accept.'));
  expect(words(groups)).toEqual([
    'Response',
    'Progress made',
    'New field “Lead”',
    'Item: Recommendation',
    'Goes on with what stands before',
    'Heading within the text',
    'Title',
    'Summary',
    'Section heading',
    'Contact',
    'Left over',
  ]);
});

test('the first line goes on with nothing, and a long one is no label', () => {
  const offered = words(sayingsFor(aReview(), aLine('1', 'word '.repeat(30)), undefined));
  expect(offered).not.toContain('Goes on with what stands before');
  expect(offered.some((one) => one.startsWith('New field'))).toBe(false);
});

test('section text is offered under a section’s heading', () => {
  const section = aLine('1', 'A theme', { goesTo: 'section' });
  expect(words(sayingsFor(aReview(), aLine('2', 'Words'), section))).toContain('Section text');
});

test('with several kinds each has its fields under its name', () => {
  const kinds = ['Goal', 'Action'].map((name) => ({
    key: name.toLowerCase(),
    name,
    fields: [{ key: 'text', label: 'Words', colour: 1 }],
  }));
  const groups = sayingsFor(aReview({ kinds }), aLine('2', 'Lead'), undefined);
  expect(groups.map((one) => one.heading)).toEqual([
    'A field of: Goal',
    'A field of: Action',
    'An item begins',
    'Text',
    'The plan',
  ]);
  expect(groups[2]!.options.map((one) => one.words)).toEqual(['Goal', 'Action']);
});

test('what a line is now stands chosen', () => {
  const line = aLine('2', 'Progress made:', { kind: 'recommendation', field: 'progress' });
  const groups = sayingsFor(aReview(), line, aLine('1', 'x'));
  expect(optionOf(groups, optionNow(groups, line))).toMatchObject({
    words: 'Progress made',
    says: { as: 'field', kind: 'recommendation', field: 'progress' },
  });
  expect(optionNow(groups, aLine('2', '6.1', { goesTo: 'item' }))).toBe('item recommendation');
  expect(optionNow(groups, aLine('2', 'National Actions:', { goesTo: 'group' }))).toBeNull();
  expect(optionNow(groups, aLine('2', 'Furniture', { goesTo: 'left-over' }))).toBe('left-over');
});

test('the edition is asked for where each edition writes the field anew', () => {
  const has = (field: string): boolean => hasEditions(aReview(), { as: 'field', kind: 'recommendation', field });
  expect([has('progress'), has('response'), has('of the file alone')]).toEqual([true, false, true]);
  expect(hasEditions(aReview(), { as: 'left-over' })).toBe(false);
});
