import { expect, test } from 'vitest';
import { ChangeTimes } from './change-times.ts';

const ISLA = { author: 'Isla', date: '2022-06-01T10:00:00.123Z' };
const SOON = { author: 'Isla', date: '2022-06-01T10:00:40Z' };
const ROWAN = { author: 'Rowan', date: '2022-06-01T10:00:00Z' };

const timesIn = (...paragraphs: readonly (readonly (typeof ISLA)[])[]): string[][] => {
  const times = new ChangeTimes();
  return paragraphs.map((changes) =>
    times.inParagraph(() => changes.map((one) => times.timeOf(one).replace('2022-06-01T', ''))),
  );
};

test('changes bear the time at which they were made, all those of a paragraph', () => {
  expect(timesIn([ISLA, SOON, ISLA])).toEqual([['10:00:00Z', '10:00:40Z', '10:00:00Z']]);
});

test('one person’s in the next paragraph, made within a minute, stand two minutes apart', () => {
  expect(timesIn([ISLA], [SOON], [ISLA])).toEqual([['10:00:00Z'], ['09:58:40Z'], ['10:00:00Z']]);
});

test('another person’s, and those behind a paragraph without changes, keep their time', () => {
  expect(timesIn([ISLA], [ROWAN], [ISLA], [], [SOON])).toEqual([
    ['10:00:00Z'],
    ['10:00:00Z'],
    ['10:00:00Z'],
    [],
    ['10:00:40Z'],
  ]);
});

test('the paragraphs of a note stand between those round its mark', () => {
  const times = new ChangeTimes();
  times.inParagraph(() => times.timeOf(ISLA));
  times.inParagraph(() => {
    times.inParagraph(() => expect(times.timeOf(ROWAN)).toBe('2022-06-01T10:00:00Z'));
    expect(times.timeOf(ISLA)).toBe('2022-06-01T09:58:00Z');
  });
});
