import { expect, test } from 'vitest';
import { NOTHING_FOUND } from '../../../shared/plan/proposal.ts';
import { aReview } from './lines.test-help.ts';
import {
  besideTheText,
  bringInWords,
  changedWords,
  confidenceWords,
  editionsWords,
  leftOverWords,
  newFieldWords,
  placeWords,
  whyWords,
} from './review-words.ts';

test('what was found beside the text is counted in words', () => {
  const found = { ...NOTHING_FOUND, trackedChanges: 14, comments: 3, pictures: 1 };
  expect(besideTheText({ found, notBroughtIn: [{ what: 'pictures', count: 1 }] })).toEqual([
    'Beside the text the file has 14 tracked changes, 3 comments and 1 picture.',
    'Not brought in: 1 pictures.',
  ]);
  expect(besideTheText({ found: NOTHING_FOUND, notBroughtIn: [] })).toEqual([]);
});

test('left over, new fields and changes are told with their numbers', () => {
  expect(leftOverWords(aReview({ leftOver: [{ text: 'x', where: 'line 1', why: 'Furniture', line: '1' }] }))).toBe(
    'Left over: 1 piece, 10 characters',
  );
  expect(leftOverWords(aReview({ characters: { source: 9, placed: 9, leftOver: 0 } }))).toBe('Left over: nothing');
  expect(newFieldWords({ kind: 'k', key: 'lead', label: 'Lead', items: 12 })).toBe('“Lead” in 12 items');
  expect(changedWords('5 lines are now Progress', aReview())).toBe(
    '5 lines are now Progress. 10 characters left over.',
  );
});

test('how sure the reading is, in words', () => {
  expect([0.93, 0.6, 0.2].map(confidenceWords).map((words) => words.split(':')[0])).toEqual([
    'Sure of this reading',
    'Fairly sure of this reading',
    'Not sure of this reading',
  ]);
});

test('the one button says what comes of it', () => {
  expect([bringInWords(5), bringInWords(1), bringInWords(0), bringInWords(0, 'Oct 2020')]).toEqual([
    'Bring in 5 items',
    'Bring in 1 item',
    'Bring in the text',
    'Bring in as Oct 2020',
  ]);
});

test('editions are counted and named; where the file names none, that is said', () => {
  expect(editionsWords(['Oct 2020', 'Oct 2021'])).toEqual({ figure: '2', words: 'editions found: Oct 2020, Oct 2021' });
  expect(editionsWords(['First edition'])).toEqual({ figure: 'No', words: 'edition named in the file' });
});

test('a place is named without what it stands under, and reasons are told once', () => {
  expect(placeWords('paragraph 18, under “Aims, under way”')).toBe('paragraph 18');
  expect(whyWords(['Skip link', 'Skip link'])).toBe('Skip link');
  expect(whyWords(['Skip link', 'Cookie notice', 'Footer of the site'])).toBe('Skip link and 2 other reasons');
});
