import { describe, expect, it } from 'vitest';
import { dateOfLine, editionsOf, labelReadings } from './editions.ts';

describe('an edition in a label', () => {
  it.each([
    ['Status Oct 2021', 'Status', 'Oct 2021'],
    ['Actions - Oct 2020', 'Actions', 'Oct 2020'],
    ['Progress (October 2021)', 'Progress', 'October 2021'],
    ['Progress (as at 31 March 2022)', 'Progress', 'March 2022'],
    ['Update – March 2022', 'Update', 'March 2022'],
    ['October 2021 update', 'update', 'October 2021'],
    ['2021 progress', 'progress', '2021'],
    ['Progress 2022/23', 'Progress', '2022/23'],
    ['Progress in 2022 to 2023', 'Progress', '2022 to 2023'],
    ['Spring 2022 update', 'update', 'Spring 2022'],
    ['Q3 2022-23 update', 'update', 'Q3 2022-23'],
    ['Year 2 progress', 'progress', 'Year 2'],
  ])('%s', (label, bare, edition) => {
    expect(labelReadings(label).at(-1)).toMatchObject({ bare, edition });
  });
  it.each(['Progress since October 2020', 'Timescale: June 2025', 'Status', 'Action 2021 and all that'])(
    'none in: %s',
    (label) => {
      expect(labelReadings(label).some(({ edition }) => edition !== undefined)).toBe(false);
    },
  );
});

describe('the editions of a file', () => {
  it('stand in order of their time, the last its own', () => {
    const labels = ['March 2023', 'Autumn 2022', '2021-22', 'Q1 2023', 'March 2022', 'Oct 2021', 'October 2021'];
    const { names, own } = editionsOf({ labels, title: 'Plan' });
    expect(names).toEqual(['Oct 2021', 'March 2022', 'Autumn 2022', '2021-22', 'March 2023', 'Q1 2023']);
    expect(own).toBe(5);
  });
  it.each([
    ['Plan: 2nd annual update 2022-23', [], '2022-23'],
    ['Plan: progress report – March 2023', ['2023'], 'March 2023'],
    ['Plan', [], 'May 2022'],
  ])('%s', (title, labels, name) => {
    const { names, own } = editionsOf({ labels, title, date: 'May 2022' });
    expect([names.length, names[own]]).toEqual([1, name]);
  });
  it('a line that gives a date alone', () => {
    expect(
      ['Published: 4 March 2023', 'October 2021', 'Scottish Government, June 2022', 'Progress at March 2024'].map(
        dateOfLine,
      ),
    ).toEqual(['March 2023', 'October 2021', 'June 2022', 'March 2024']);
    expect(dateOfLine('The work was done by the end of March 2023')).toBeUndefined();
  });
});
