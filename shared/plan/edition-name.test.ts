import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editionName,
  inDateOrder,
  issueNamed,
  longName,
  monthOfYear,
  sameEdition,
  shortName,
  tidyName,
  yearOn,
} from './edition-name.ts';

const dated = fc
  .tuple(
    fc.constantFrom(
      'Jan',
      'February',
      'mar',
      'April',
      'May',
      'June',
      'JULY',
      'Aug',
      'Sept',
      'Sep.',
      'October',
      'Nov.',
      'december',
    ),
    fc.integer({ min: 1900, max: 2099 }),
  )
  .map(([month, year]) => `${month} ${year}`);

describe('names of editions', () => {
  it.each([
    ['Oct 2021', 10, 2021],
    ['  october   2021 ', 10, 2021],
    ['Sept. 2020', 9, 2020],
    ['May 2022', 5, 2022],
  ])('%s is a month of a year', (name, month, year) => {
    expect(monthOfYear(name)).toEqual({ month, year });
  });
  it.each([
    'Octopus 2021',
    'Mayor 2021',
    'Oct 21',
    'Oct 1821',
    '2018 – 2021',
    'First edition',
    '',
    'Junk 2021',
    '1 Oct 2021',
  ])('“%s” is none, and stays as it is', (name) => {
    expect(monthOfYear(name)).toBeUndefined();
    expect([longName(name), shortName(name), yearOn(name)]).toEqual([name, name, undefined]);
  });
  it('has a long and a short name for one edition', () => {
    expect([longName('oct 2021'), shortName('October 2021'), longName('Sept 2020'), shortName('May 2022')]).toEqual([
      'October 2021',
      'Oct 2021',
      'September 2020',
      'May 2022',
    ]);
    fc.assert(
      fc.property(dated, (name) => {
        expect(sameEdition(longName(name), shortName(name))).toBe(true);
        expect([longName(shortName(name)), shortName(longName(name))]).toEqual([longName(name), shortName(name)]);
      }),
    );
  });
  it('knows one edition by two names', () => {
    expect(sameEdition('Oct 2021', 'October 2021')).toBe(true);
    expect(sameEdition('Oct 2021', 'Oct 2022')).toBe(false);
    expect(sameEdition('First  Edition', ' first edition')).toBe(true);
    expect(sameEdition('First edition', 'Oct 2021')).toBe(false);
  });
  it('goes a year on', () => {
    expect(yearOn('Oct 2021')).toBe('October 2022');
  });
  it('puts dated names in order and leaves the others where they are', () => {
    expect(inDateOrder(['Oct 2021', 'First edition', 'Nov 2020', 'Draft', 'Jan 2021'])).toEqual([
      'Nov 2020',
      'First edition',
      'Jan 2021',
      'Draft',
      'Oct 2021',
    ]);
    fc.assert(
      fc.property(fc.array(fc.oneof(dated, fc.constantFrom('First', 'Draft'))), (names) => {
        const ordered = inDateOrder(names);
        expect(ordered.toSorted()).toEqual(names.toSorted());
        expect(inDateOrder(ordered)).toEqual(ordered);
        names.forEach((name, at) => {
          if (!monthOfYear(name)) expect(ordered[at]).toBe(name);
        });
      }),
    );
  });
  it('is one, whichever dash its years are written with', () => {
    expect(sameEdition('2018 – 2021', '2018-2021')).toBe(true);
    expect(sameEdition('2018–2021', '2018 - 2022')).toBe(false);
  });
  it('is kept as one line that shows as it reads', () => {
    expect(tidyName(' Oct\n2021\u202e ')).toBe('Oct 2021');
  });
});

describe('the issues of an edition', () => {
  it.each([
    ['Oct 2021, re-issue 1', 'Oct 2021', 1],
    ['October 2021 , Reissue 12', 'October 2021', 12],
    ['Oct 2021, first issue', 'Oct 2021', 0],
    ['Oct 2021', 'Oct 2021', undefined],
    ['re-issue 1', 're-issue 1', undefined],
    ['Oct 2021, re-issue 0', 'Oct 2021, re-issue 0', undefined],
  ])('“%s”', (name, label, reissue) => {
    expect(issueNamed(name)).toEqual({ label, reissue });
  });
  it('are named as they are called', () => {
    expect(editionName({ label: 'Oct 2021' })).toBe('October 2021');
    const name = editionName({ label: 'Oct 2021', reissue: 2 });
    expect(name).toBe('October 2021, re-issue 2');
    expect(issueNamed(name)).toEqual({ label: 'October 2021', reissue: 2 });
  });
});
