import { describe, expect, it } from 'vitest';
import type { ChangedText, ThingChange } from '../../../shared/plan/compared.ts';
import { changeRows, kindsOf, rowChosen, rowsOfKinds, rowWords, spokenRow, summaryOf } from './change-rows.ts';

const place = (number: string | null, section = '6.1 Schools') => ({
  number,
  words: 'Mediation must be promoted',
  section,
});

const text = (label: string, how: ChangedText['how'], kind: ChangedText['kind'] = 'text'): ChangedText => ({
  part: `field:${label.toLowerCase()}`,
  key: label.toLowerCase(),
  label,
  kind,
  how,
});

const change = (over: Partial<ThingChange> & Pick<ThingChange, 'subject' | 'kinds'>): ThingChange => ({
  thing: 'item',
  before: place('6.1.4'),
  after: place('6.1.4'),
  texts: [],
  ...over,
});

const moved = change({
  subject: 'moved',
  kinds: ['text', 'moved'],
  after: place('6.1.2'),
  texts: [text('Response', 'reworded')],
});
const worded = change({
  subject: 'worded',
  kinds: ['text', 'timescale', 'facts'],
  texts: [text('Progress', 'new'), text('Timescale', 'reworded', 'timescale')],
});
const retired = change({ subject: 'retired', kinds: ['retired'], after: null });
const added = change({ subject: 'added', kinds: ['added'], before: null, after: place(null) });
const rows = changeRows({ things: [moved, worded, retired, added] });
const says = (at: number, counts?: string): string => rowWords(rows[at]!, 'October 2022', counts);

describe('the rows of the list of changes', () => {
  it('are one for a thing that moved, came or went, and one a text and for the facts of a thing that stayed', () => {
    expect(rows.map(({ key }) => key)).toEqual([
      'moved',
      'worded field:progress',
      'worded field:timescale',
      'worded facts',
      'retired',
      'added',
    ]);
  });

  it('say what happened', () => {
    expect([says(0), says(1), says(2), says(2, '1 date moved'), says(3), says(4), says(5)]).toEqual([
      'Moved from 6.1.4, reworded',
      'New text for October 2022',
      'Reworded',
      '1 date moved',
      'Owner or other facts changed',
      'Retired',
      'Added',
    ]);
  });

  it('say from which section a thing came that kept its number, and what its number was', () => {
    const [elsewhere, renumbered] = changeRows({
      things: [
        change({ subject: 'a', kinds: ['moved'], before: place('1', 'Attendance') }),
        change({
          subject: 'b',
          kinds: ['renumbered', 'status'],
          after: place('6.1.5'),
          texts: [text('Status', 'new', 'status')],
        }),
      ].map((one, at) => (at === 0 ? { ...one, after: place('1') } : one)),
    });
    expect(rowWords(elsewhere!, '')).toBe('Moved from Attendance');
    expect(rowWords(renumbered!, '')).toBe('Was 6.1.4, with new text');
  });

  it('name a text of a thing without a number by the thing’s words, and one of the plan by its label', () => {
    const unnumbered = { before: place(null), after: place(null), texts: [text('Narrative', 'reworded')] };
    const [section, plan] = changeRows({
      things: [
        change({ ...unnumbered, subject: 's', thing: 'section', kinds: ['text'] }),
        change({ ...unnumbered, subject: 'p', thing: 'plan', kinds: ['text'] }),
      ],
    });
    expect(section!.words).toBe('Mediation must be promoted: Narrative');
    expect(plan!.words).toBe('Narrative');
  });

  it('say so where a thing that was added has no words yet', () => {
    const empty = change({ subject: 'e', kinds: ['added'], before: null, after: { ...place('6.1.5'), words: '' } });
    expect(changeRows({ things: [empty] })[0]!.words).toBe('No words yet');
  });

  it('are counted in one sentence, whose counts come to as many as there are', () => {
    expect(summaryOf(rows, 65)).toBe(
      '1 moved, 1 reworded, 1 with other facts, 1 new, 1 added, 1 retired. 65 items are the same.',
    );
    expect(summaryOf([], 1)).toBe('1 item is the same.');
    expect(summaryOf(rows.slice(0, 1), 0)).toBe('1 moved. No item is the same.');
  });

  it('are filtered by kind, a row of several kinds being in each', () => {
    expect(kindsOf(rows)).toEqual([
      { kind: 'text', count: 2 },
      { kind: 'timescale', count: 1 },
      { kind: 'facts', count: 1 },
      { kind: 'added', count: 1 },
      { kind: 'retired', count: 1 },
      { kind: 'moved', count: 1 },
    ]);
    expect(rowsOfKinds(rows, new Set(['text', 'retired'] as const)).map(({ key }) => key)).toEqual([
      'moved',
      'worded field:progress',
      'retired',
    ]);
    expect(rowsOfKinds(rows, new Set())).toBe(rows);
  });

  it('are said by place, number and what happened', () => {
    expect(spokenRow(rows, rows[0]!, says(0))).toBe('Change 1 of 6: 6.1.2, moved from 6.1.4, reworded.');
    expect(spokenRow(rows, rows[2]!, '1 date moved')).toBe('Change 3 of 6: 6.1.4, Timescale, 1 date moved.');
    expect(spokenRow(rows, rows[5]!, says(5))).toBe('Change 6 of 6: Mediation must be promoted, added.');
  });

  it('are found again when the list was read anew: the same, another of the thing, or the one that stands there now', () => {
    expect(rowChosen(rows, null)?.key).toBe('moved');
    expect(rowChosen(rows, { key: 'retired', subject: 'retired', at: 0 })?.key).toBe('retired');
    expect(rowChosen(rows, { key: 'worded field:gone', subject: 'worded', at: 5 })?.key).toBe('worded field:progress');
    expect(rowChosen(rows, { key: 'gone', subject: 'gone', at: 4 })?.key).toBe('retired');
    expect(rowChosen(rows, { key: 'gone', subject: 'gone', at: 40 })?.key).toBe('added');
    expect(rowChosen([], { key: 'gone', subject: 'gone', at: 4 })).toBeUndefined();
  });
});
