import { expect, test } from 'vitest';
import { b, doc, link, p, picture, ref, row, t, table } from '../richtext/build.ts';
import { plainText } from '../richtext/plain-text.ts';
import type { Check } from './check.ts';
import { fullStops } from './full-stops.ts';
import { replaceAt } from './fix.ts';
import type { Fix } from './fix.ts';
import { checks, findings } from './index.ts';
import { missing } from './missing.ts';
import { plainReference } from './plain-reference.ts';
import { reference } from './reference.ts';
import { responseWording } from './response-wording.ts';
import { structure } from './structure.ts';
import type { Fields } from './view.test-help.ts';
import { viewOf } from './view.test-help.ts';

const found = (check: Check, ...items: readonly Fields[]) =>
  check.find(viewOf(...items)).map(({ item, field, words }) => `${item?.number} ${field?.key}: ${words}`);

test('full-stops finds stops that stand twice or apart, and lets an ellipsis be', () => {
  expect(found(fullStops, { progress: 'It ended. . Then it began.. And on… and on...' })).toEqual([
    '1.1 progress: It ended. . Then it began.. And on… and',
    '1.1 progress: It ended. . Then it began.. And on… and on...',
  ]);
  expect(found(fullStops, { progress: 'It ended .' })).toEqual(['1.1 progress: It ended .']);
  expect(found(fullStops, { progress: 'A .docx file of 3.5 pages.' })).toEqual([]);
});

test('response-wording finds one answer written two ways, and lets two answers be', () => {
  const ways = [{ response: 'Accept.' }, { response: 'Accept' }, { response: 'Reject' }];
  expect(found(responseWording, ...ways)).toEqual(['1.1 response: Accept.', '1.2 response: Accept']);
  expect(found(responseWording, { response: 'Accept' }, { response: 'Reject' })).toEqual([]);
});

test('reference finds numbers of items that are not there', () => {
  const text = 'As set out at 9.1 and (1.7), building on the work of 1.1 and £1.5 million, 2.5% of it.';
  expect(found(reference, { timescale: text })).toEqual([
    '1.1 timescale: As set out at 9.1 and (1.7), building on the',
    '1.1 timescale: As set out at 9.1 and (1.7), building on the work of',
  ]);
  expect(found(reference, { timescale: doc(p('See ', ref('gone', '4.2'))) })).toEqual(['1.1 timescale: 4.2']);
  expect(found(reference, { timescale: doc(p('See ', ref('item-1', '1.1'))) })).toEqual([]);
});

test('reference says which words are meant, and lets stand what a person lets stand', () => {
  const view = viewOf({ timescale: 'Of 9.1: at 9.1 and (9.1).' });
  const [first, second] = reference.find(view);
  expect(first?.spot).toEqual({ words: '9.1', nth: 0 });
  expect(second?.spot).toEqual({ words: '9.1', nth: 1 });
  const leave = first!.fixes!.find((fix) => fix.do === 'leave')!;
  expect(reference.find({ ...view, facts: { left: [leave.key] } })).toEqual([]);
});

test('a reference that leads nowhere can lead somewhere, or be plain text', () => {
  const [one] = reference.find(viewOf({ timescale: doc(p('See ', ref('gone', '4.2'))) }));
  const [choose, plain] = one!.fixes!;
  expect(choose).toEqual({ do: 'choose-item', button: 'Choose an item', at: { broken: 0 }, number: '4.2' });
  const put = plain as Extract<Fix, { do: 'put' }>;
  expect(replaceAt(one!.field!.tree, put.at, [t(put.by)], () => false)).toEqual(doc('See 4.2'));
});

test('plain-reference offers a reference for a number that names one item, and for no other', () => {
  const text = 'As at 1.2 and recommendation 1.3, item 1.2, not 1.2 million, 9.1 or 1.1 itself: at 1.1.';
  const offers = plainReference.find(viewOf({ timescale: text }, {}, { response: 'See 1.2, at 1.20' }));
  expect(offers.map(({ spot, fixes }) => [spot, fixes![0]!.do, (fixes![0] as { item: string }).item])).toEqual([
    [{ words: '1.3', nth: 0 }, 'refer', 'item-3'],
    [{ words: '1.2', nth: 1 }, 'refer', 'item-2'],
    [{ words: '1.2', nth: 0 }, 'refer', 'item-2'],
    [{ words: '1.2', nth: 0 }, 'refer', 'item-2'],
  ]);
  expect(plainReference.find(viewOf({ recommendation: 'As at 1.2.' }, {}))).toEqual([]);
});

test('structure finds links that lead who knows where, tables without a head and pictures without words', () => {
  const faulty = doc(
    p('See here, or click ', link('https://www.gov.scot/', 'here'), ' or ', link('https://a.scot/', 'https://a.scot/')),
    table(null, row('Year', 'Schools')),
    picture('a'.repeat(64), ' '),
  );
  const faults = structure.find(viewOf({ progress: faulty }));
  expect(faults.map(({ words, spot }) => [words, spot?.nth])).toEqual([
    ['Year Schools', undefined],
    ['', undefined],
    ['here', 1],
    ['https://a.scot/', 0],
  ]);
  const sound = doc(p(link('https://www.gov.scot/', 'Statistics')), table(row('Year'), row('2021')));
  expect(structure.find(viewOf({ progress: sound }))).toEqual([]);
});

test('a full stop too many goes at a press, and no other with it', () => {
  const view = viewOf({ progress: doc(p('One. Two', b('. .'), ' Three .')) });
  const fixed = fullStops.find(view).reduce(
    (tree, { fixes }) => {
      const put = fixes![0] as Extract<Fix, { do: 'put' }>;
      return replaceAt(tree, put.at, [t(put.by)], () => true);
    },
    view.sections[0]!.items[0]!.fields.find((field) => field.key === 'progress')!.tree,
  );
  expect(plainText(fixed)).toBe('One. Two. Three.');
});

test('an answer is put into the way it is written most often', () => {
  const answers = responseWording.find(viewOf({ response: 'Accept.' }, { response: 'Accept' }, { response: 'Accept' }));
  expect(answers.map(({ fixes }) => fixes![0]!.button)).toEqual(Array(3).fill('Use “Accept” everywhere'));
});

test('missing finds empty fields and placeholders', () => {
  expect(found(missing, { progress: '', status: 'TBC', timescale: 'To be confirmed.' })).toEqual([
    '1.1 timescale: To be confirmed.',
    '1.1 status: TBC',
    '1.1 progress: ',
  ]);
});

test('a plan without fault has no findings', () => {
  expect(findings(viewOf({}, {}))).toEqual([]);
});

test('every check says its rule and its source, under a name of its own', () => {
  expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
  for (const check of checks) expect(check.rule && check.source).toMatch(/\S/);
});

test('of a folded item, what its readers are not shown is not checked', () => {
  const view = viewOf(
    { response: 'Accept.', timescale: 'At 9.1.', progress: 'It ended. . So.' },
    { response: 'Accept' },
  );
  const folded = {
    ...view,
    sections: view.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => (item.number === '1.1' ? { ...item, folded: true } : item)),
    })),
  };
  const ids = (of: typeof view) =>
    findings(of).map(({ check, item, field }) => `${check} ${item?.number} ${field?.key}`);
  expect(ids(view)).toEqual([
    'reference 1.1 timescale',
    'response-wording 1.1 response',
    'response-wording 1.2 response',
    'full-stops 1.1 progress',
  ]);
  expect(ids(folded)).toEqual(['full-stops 1.1 progress']);
});
