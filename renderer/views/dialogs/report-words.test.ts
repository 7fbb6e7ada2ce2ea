import { expect, test } from 'vitest';
import type { KeptReport } from '../../../shared/ipc/contract.ts';
import { NOTHING_FOUND } from '../../../shared/plan/proposal.ts';
import { accountWords, differedWords, originWords, reportSentences, reportTitle } from './report-words.ts';

const REPORT: KeptReport = {
  file: 'plan-2020.docx',
  at: '2024-05-03T10:42:00',
  edition: 'Oct 2020',
  characters: { source: 16_978, placed: 16_936, leftOver: 42 },
  leftOver: [],
  found: NOTHING_FOUND,
  notBroughtIn: [],
  messages: ['The file is in an older Windows encoding.'],
};

test('a report of an older version is told without the later parts', () => {
  expect(originWords(REPORT)).toBe('October 2020. Brought in on 3 May 2024, 10:42');
  expect(accountWords(REPORT)).toBe('16,978 characters in the file = 16,936 placed + 42 left over');
  expect(reportSentences(REPORT)).toEqual(['The file is in an older Windows encoding.']);
  expect(reportTitle({ ...REPORT, file: 'clipboard.txt' })).toBe('The clipboard');
});

test('a file that joined a plan says what matched, what was added and what is missing', () => {
  const item = { number: '6.1', words: 'Schools' };
  const joined = {
    joins: 'Oct 2020 comes before October 2021.',
    matched: [{ ...item, partner: item, likeness: 1, sure: true, by: 'words' as const }],
    added: [item, item],
    lacking: [item],
    differed: [],
  };
  const newFields = [{ kind: 'k', key: 'lead', label: 'Lead', items: 2 }];
  const found = { ...NOTHING_FOUND, trackedChanges: 2 };
  expect(reportSentences({ ...REPORT, joined, newFields, found, tracked: 'original', messages: [] })).toEqual([
    'Oct 2020 comes before October 2021.',
    '1 item of the file was in the plan already, 2 are new in it and 1 of the plan is not in the file.',
    'New fields: “Lead” in 2 items.',
    'Beside the text the file has 2 tracked changes.',
    'It was read as before its tracked changes.',
  ]);
});

test('words that were not written in are named by item, field and edition', () => {
  const differed = { item: '6.1', label: 'Progress made:', edition: 'Oct 2021', words: 'x', why: 'y' };
  expect(differedWords(differed)).toBe('6.1, Progress made, October 2021');
  expect(differedWords({ ...differed, item: null })).toBe('Progress made, October 2021');
});
