import { expect, it } from 'vitest';
import { statusWord } from './status-word.ts';
import { viewOf } from './view.test-help.ts';

const found = (status: string) => statusWord.find(viewOf({ status }));

it.each(['Complete', 'complete.', 'On-going / on track', ''])('%s is known', (status) => {
  expect(found(status)).toEqual([]);
});

it('a word that nothing gives a meaning can be taken in, or be given one', () => {
  const [one] = found('In hand');
  expect(one!.sentence).toBe('This status is none of the words that the plan knows.');
  expect(one!.fixes!.map((fix) => fix.do)).toEqual(['word', 'tone']);
});

it('a likely misspelling can be put right at a press', () => {
  const [one] = found('On-going / on trakc');
  expect(one!.fixes![0]).toMatchObject({ do: 'write', words: 'On-going / on track' });
  expect(one!.sentence).toContain('Did you mean “On-going / on track”?');
});

it('a whole text is shown by its beginning and is no word to be kept', () => {
  const [one] = found('The council is at work on it. '.repeat(20));
  expect(one!.words.length).toBeLessThan(120);
  expect(one!.fixes).toEqual([]);
});
