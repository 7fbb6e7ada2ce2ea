import { describe, expect, it } from 'vitest';
import { goals } from '../templates/goals.ts';
import { recommendations } from '../templates/recommendations.ts';
import { bareLabel, printedHeading, printedLabel, sectionHeading } from './printed-words.ts';
import type { FieldTemplate } from './template.ts';

const fieldOf = (key: string): FieldTemplate => recommendations.kinds[0]!.fields.find((field) => field.key === key)!;

describe('labels', () => {
  it('bear the name of the edition they belong to', () => {
    expect(printedLabel(fieldOf('status'), 'October 2021', 'October 2021')).toBe('Status Oct 2021');
    expect(printedLabel(fieldOf('actions'), 'Oct 2022', 'Oct 2021')).toBe('Actions to be taken forward - Oct 2021');
    expect(printedLabel(fieldOf('progress'), 'Oct 2022', 'Oct 2021')).toBe('Progress made');
  });
  it('print a name as it is, whatever it holds', () => {
    expect(printedLabel(fieldOf('status'), "$& {written} $'", 'Oct 2021')).toBe("Status $& {written} $'");
  });
  it('can be said without it', () => {
    expect(['status', 'actions', 'progress'].map((key) => bareLabel(fieldOf(key)))).toEqual([
      'Status',
      'Actions to be taken forward',
      'Progress made',
    ]);
  });
});

describe('headings', () => {
  const [goal, action] = goals.kinds as [(typeof goals.kinds)[0], (typeof goals.kinds)[0]];
  it.each([
    [{ number: 'J', name: 'Skills', text: 'Enhance skills' }, 'Goal J (Skills): Enhance skills'],
    [{ number: 'J', name: null, text: 'Enhance skills' }, 'Goal J: Enhance skills'],
    [{ number: 'J', name: 'Skills', text: null }, 'Goal J (Skills)'],
    [{ number: null, name: null, text: '' }, 'Goal'],
  ])('leave out what is not there: %o', (words, heading) => {
    expect(printedHeading(goal, words)).toBe(heading);
  });
  it('take words as they are, even those that look like a place for others', () => {
    expect(printedHeading(goal, { number: '{text}', name: '[a]', text: '$& {number}' })).toBe(
      'Goal {text} ([a]): $& {number}',
    );
    expect(printedHeading(action, { number: '31', name: null, text: null })).toBe('Action 31');
  });
  it('of a section: number and words, as far as they are there', () => {
    expect([sectionHeading('1', 'Vision'), sectionHeading(null, 'Vision'), sectionHeading('1', '')]).toEqual([
      '1 Vision',
      'Vision',
      '1',
    ]);
  });
});
