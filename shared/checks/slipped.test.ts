import { describe, expect, it } from 'vitest';
import { viewEdition } from '../plan/edition-view.ts';
import type { EditionView } from '../plan/edition-view.ts';
import { withReason } from '../plan/slips.ts';
import type { Body, CurrentCell, Edition, Facts, Part } from '../plan/records.ts';
import type { Template } from '../plan/template.ts';
import { doc } from '../richtext/build.ts';
import { recommendations } from '../templates/recommendations.ts';
import type { Check } from './check.ts';
import { unchanged } from './unchanged.ts';
import { unexplained } from './unexplained.ts';

const LAST: Edition = { id: 'e1', label: 'Oct 2021', position: 0, state: 'sealed' };
const NOW: Edition = { id: 'e2', label: 'Oct 2022', position: 1, state: 'draft' };

interface Said {
  /** By field: what it says in the last edition, and what in this one (absent: not written). */
  readonly fields: Readonly<Record<string, readonly [string, string?]>>;
  readonly facts?: Facts;
  readonly planFacts?: Facts;
  readonly folded?: boolean;
  readonly now?: Edition;
  /** The templates of the two editions. */
  readonly templates?: readonly [Template, Template];
}

/** A plan of one item in two editions, at the second. */
const viewOf = ({ fields, facts = {}, planFacts = {}, folded, now = NOW, templates }: Said): EditionView => {
  const cells: CurrentCell[] = [];
  const put = (subject: string, part: Part, edition: string, body: Body): void => {
    cells.push({ subject, part, edition, body, plain: '', sha256: '', counter: 1 });
  };
  const place = { section: 's', parent: null, position: 'm', number: '1.1', retired: false };
  put('plan', 'template', 'e1', templates?.[0] ?? recommendations);
  if (templates) put('plan', 'template', 'e2', templates[1]);
  put('plan', 'facts', 'e2', planFacts);
  put('s', 'place', 'e1', { ...place, number: '1', kind: 'section' });
  put('i', 'place', 'e1', { ...place, kind: 'recommendation', ...(folded ? { folded } : {}) });
  put('i', 'facts', 'e2', facts);
  for (const [key, [before, after]] of Object.entries(fields)) {
    put('i', `field:${key}`, 'e1', doc(before));
    if (after !== undefined) put('i', `field:${key}`, 'e2', after === '' ? [] : doc(after));
  }
  return viewEdition({ plan: 'plan', editions: [LAST, now], sections: ['s'], items: ['i'], cells }, 'e2');
};

const found = (check: Check, said: Said) => check.find(viewOf(said)).map(({ sentence }) => sentence);

describe('unchanged', () => {
  it('finds progress that is word for word last year’s, and no status or text that rolled on', () => {
    const same = { status: ['Complete', 'Complete'], progress: ['It began.', 'It  began.'], actions: ['We will.'] };
    expect(found(unchanged, { fields: same as never })).toEqual(['Progress made is word for word as in October 2021.']);
    expect(found(unchanged, { fields: { progress: ['It began.', 'It went on.'] } })).toEqual([]);
    expect(found(unchanged, { fields: { progress: ['It began.'] } })).toEqual([]);
    expect(found(unchanged, { fields: { progress: ['It began.', ''] } })).toEqual([]);
  });

  it('asks nothing of a folded item or of a corrected issue', () => {
    const fields = { progress: ['It began.', 'It began.'] } as const;
    expect(found(unchanged, { fields, folded: true })).toEqual([]);
    expect(found(unchanged, { fields, now: { ...NOW, reissueOf: 'e1' } })).toEqual([]);
  });

  it('lets stand what a person lets stand', () => {
    const fields = { progress: ['It began.', 'It began.'] } as const;
    const [one] = unchanged.find(viewOf({ fields }));
    const leave = one!.fixes!.find((fix) => fix.do === 'leave')!;
    expect(found(unchanged, { fields, planFacts: { left: [leave.key] } })).toEqual([]);
  });
});

describe('unexplained', () => {
  it('finds a date that moved without a reason, and offers where to give it', () => {
    const fields = { timescale: ['Spring 2022', 'Spring 2023'] } as const;
    expect(found(unexplained, { fields })).toEqual([
      'Delivery Timescale was “Spring 2022” in October 2021, and nothing says why it has changed.',
    ]);
    expect(unexplained.find(viewOf({ fields }))[0]!.fixes).toEqual([{ do: 'explain', button: 'Give the reason' }]);
    expect(found(unexplained, { fields, facts: withReason({}, 'timescale', 'e2', 'Late.') })).toEqual([]);
    // Why it was changed a year ago says nothing of this year.
    expect(found(unexplained, { fields, facts: withReason({}, 'timescale', 'e1', 'Late.') })).toHaveLength(1);
  });

  it('shows the beginning of long words', () => {
    const long = `By the end of ${'the year after '.repeat(20)}next.`;
    const [one] = unexplained.find(viewOf({ fields: { timescale: [long, `In short: ${long}`] } }));
    expect(one!.sentence).toMatch(/^Delivery Timescale was “By the end of .{40,80}…” in October 2021/);
    expect(one!.words.length).toBeLessThanOrEqual(80);
  });

  it('lets a date be that rolled on, was written again, or is gone', () => {
    for (const now of [undefined, 'Spring 2022', ''])
      expect(found(unexplained, { fields: { timescale: ['Spring 2022', now] as never } })).toEqual([]);
  });

  it('finds a status that went back from complete, and no other', () => {
    const status = (before: string, now?: string, more: Partial<Said> = {}) =>
      found(unexplained, { fields: { status: [before, now] as never }, ...more });
    expect(status('Complete', 'On-going / on track')).toEqual([
      'Status Oct 2022 has gone back: it was “Complete” in October 2021, and nothing says why.',
    ]);
    expect(status('Complete', 'Complete')).toEqual([]);
    expect(status('Complete', 'Closed')).toEqual([]);
    expect(status('Complete')).toEqual([]);
    expect(status('Not started', 'On-going / on track')).toEqual([]);
    expect(status('Complete', 'Not started', { facts: withReason({}, 'status', 'e2', 'It was reopened.') })).toEqual(
      [],
    );
  });

  it('reads each edition’s status by that edition’s own words', () => {
    const withDone: Template = {
      ...recommendations,
      vocabularies: { ...recommendations.vocabularies, status: [{ word: 'Done', tone: 'complete' }] },
    };
    const said = (words: string): Said => ({
      fields: { status: [words, 'Not started'] },
      templates: [withDone, recommendations],
    });
    expect(found(unexplained, said('Done'))).toHaveLength(1);
    expect(found(unexplained, said('Finished'))).toEqual([]);
    expect(
      found(unexplained, { ...said('Finished'), planFacts: { tones: [{ word: 'Finished', tone: 'complete' }] } }),
    ).toHaveLength(1);
  });
});
