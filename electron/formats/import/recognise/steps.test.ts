import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, proposedItems } from '../../../../shared/plan/proposal.ts';
import type { Proposal } from '../../../../shared/plan/proposal.ts';
import type { ReviewLine, ReviewStep, Saying } from '../../../../shared/plan/review.ts';
import { plainText } from '../../../../shared/richtext/plain-text.ts';
import { recordsInMemory } from '../plan-in-memory.test-help.ts';
import { readText } from '../text/read-text.ts';
import { recognise } from './recognise.ts';
import type { Recognised } from './recognise.ts';

const read = (text: string, steps: readonly ReviewStep[] = []): Recognised =>
  recognise(readText(new TextEncoder().encode(text), 'plan.txt'), { fileName: 'plan.txt', steps });

const PLAN = `Clean rivers (updated March 2024)

Theme 1: Monitoring

Recommendation 1
Test upstream.
Response: Accept.
Costs
Ten thousand pounds.
Status March 2024
On-going / on track

Recommendation 2
Publish the figures.
Response: Reject
Costs
None at all.
`;

const idOf = ({ lines }: Recognised, words: string, nth = 0): string =>
  lines.filter((line) => line.words.startsWith(words))[nth]!.id;
const say = (line: string, as: Saying, alike = false): ReviewStep => ({ step: 'say', line, as, alike });
const fieldsOf = ({ sections }: Proposal): string[][] =>
  proposedItems(sections).map((item) => [
    `${item.kind} ${item.number ?? ''} ${item.name ?? ''}`.trim(),
    ...item.fields.map(({ key, edition, tree }) => `${key}@${edition} ${plainText(tree)}`),
  ]);
const seen = (lines: readonly ReviewLine[]): string[] =>
  lines.map(({ item, word, words, begins }) => `${begins ? '*' : ' '}${item ?? '-'} ${word}: ${words}`);

describe('lines for review', () => {
  it('say where each goes, with the field’s colour and edition', () => {
    const { lines } = read(PLAN);
    expect(seen(lines)).toEqual([
      '*- Title: Clean rivers (updated March 2024)',
      '*- Section: Theme 1: Monitoring',
      '*0 Item: Recommendation 1',
      '*0 Recommendation: Test upstream.',
      '*0 Response: Response: Accept.',
      ' 0 Response: Costs',
      ' 0 Response: Ten thousand pounds.',
      '*0 Status, Mar 2024: Status March 2024',
      ' 0 Status, Mar 2024: On-going / on track',
      '*1 Item: Recommendation 2',
      '*1 Recommendation: Publish the figures.',
      '*1 Response: Response: Reject',
      ' 1 Response: Costs',
      ' 1 Response: None at all.',
    ]);
    expect(lines.map(({ colour }) => colour)).toEqual([0, 0, 0, 1, 2, 2, 2, 5, 5, 0, 1, 2, 2, 2]);
    expect(new Set(lines.filter(({ words }) => words.startsWith('Response')).map(({ like }) => like)).size).toBe(1);
  });
});

describe('what a person says', () => {
  const first = read(PLAN);
  it('a line is the label of a new field, there or everywhere', () => {
    const costs = idOf(first, 'Costs');
    const all = read(PLAN, [say(costs, { as: 'new-field', kind: 'recommendation' }, true)]);
    expect(all.proposal.newFields).toEqual([{ kind: 'recommendation', key: 'costs', label: 'Costs', items: 2 }]);
    expect(fieldsOf(all.proposal)[1]).toContain('costs@0 None at all.');
    const one = read(PLAN, [say(costs, { as: 'new-field', kind: 'recommendation' })]);
    expect(one.proposal.newFields).toMatchObject([{ key: 'costs', items: 1 }]);
    expect(fieldsOf(one.proposal)[1]).toContain('response@0 Reject\nCosts\nNone at all.');
    expect(one.proposal.template.kinds[0]!.fields.map(({ key }) => key).slice(0, 4)).toEqual([
      'recommendation',
      'response',
      'costs',
      'actions',
    ]);
  });
  it('a label leads to another field, and text begins one', () => {
    const status = say(idOf(first, 'Status'), { as: 'field', kind: 'recommendation', field: 'progress' });
    expect(fieldsOf(read(PLAN, [status]).proposal)[0]!.at(-1)).toBe('progress@0 On-going / on track');
    const money = { as: 'field', kind: 'recommendation', field: 'timescale', edition: 'May 2022' } as const;
    const { proposal } = read(PLAN, [say(idOf(first, 'Ten'), money)]);
    expect(proposal.editions).toEqual(['May 2022', 'March 2024']);
    expect(fieldsOf(proposal)[0]).toContain('timescale@0 Ten thousand pounds.');
  });
  it('a line is an item, or goes on with the one before', () => {
    const item = read(PLAN, [say(idOf(first, 'Costs'), { as: 'item', kind: 'recommendation' })]);
    expect(fieldsOf(item.proposal).map(([heading]) => heading)).toEqual([
      'recommendation 1',
      'recommendation  Costs',
      'recommendation 2',
    ]);
    const joined = read(PLAN, [{ step: 'join', line: idOf(first, 'Recommendation 2') }]);
    expect(fieldsOf(joined.proposal)).toHaveLength(1);
    expect(joined.proposal.sections[0]!.items[0]!.fields.map(({ key }) => key)).toEqual([
      'recommendation',
      'response',
      'status',
    ]);
  });
  it('a line is left over, or text, or a place of its own', () => {
    const left = read(PLAN, [say(idOf(first, 'Ten'), { as: 'left-over' })]);
    expect(left.proposal.leftOver).toEqual([
      { text: 'Ten thousand pounds.', where: 'line 9', why: 'Left over by you' },
    ]);
    const titled = read(PLAN, [say(idOf(first, 'Theme'), { as: 'title' })]);
    expect(titled.proposal.title).toBe('Theme 1: Monitoring');
    const text = read(PLAN, [say(idOf(first, 'Status'), { as: 'text' })]);
    expect(fieldsOf(text.proposal)[0]!.at(-1)).toContain('Status March 2024\nOn-going / on track');
  });
  it('a piece left over is placed again', () => {
    const text = `${PLAN}\nBack to top\n`;
    const there = read(text);
    const placed = read(text, [say(idOf(there, 'Back to top'), { as: 'text' })]);
    expect([there.proposal.leftOver.length, placed.proposal.leftOver.length]).toEqual([1, 0]);
    expect(fieldsOf(placed.proposal)[1]!.at(-1)).toContain('Back to top');
  });
  it('an edition has another name, and the file is another edition', () => {
    const named = read(PLAN, [{ step: 'rename-edition', from: 'Mar 2024', to: 'Spring report' }]);
    expect(named.proposal.editions).toEqual(['Spring report']);
    const own = read(PLAN, [
      { step: 'own-edition', name: 'May 2024' },
      { step: 'rename-edition', from: 'May 2024', to: 'June 2024' },
    ]).proposal;
    expect([own.editions, own.edition]).toEqual([['March 2024', 'June 2024'], 1]);
    const both = read(PLAN, [
      { step: 'own-edition', name: 'May 2024' },
      { step: 'rename-edition', from: 'March 2024', to: 'May 2024' },
    ]).proposal;
    expect(both.editions).toEqual(['May 2024']);
  });
  it('another template', () => {
    expect(read(PLAN, [{ step: 'template', template: 'goals' }]).proposal.template.id).toBe('goals');
  });
  it('passes over what cannot be, and says so', () => {
    const { proposal } = read(PLAN, [
      say('999', { as: 'text' }),
      say(idOf(first, 'Costs'), { as: 'field', kind: 'recommendation', field: 'no-such' }),
      { step: 'template', template: 'poems' },
      { step: 'rename-edition', from: 'May 1999', to: 'May 2000' },
    ]);
    expect(proposal.messages.filter((message) => /passed over|not renamed/u.test(message))).toEqual([
      'What was said of line 8 was passed over: it cannot be “no-such”: this plan has no such field.',
      'There is no template “poems”, so that step was passed over.',
      'The file has no line 999, so what was said of it was passed over.',
      'The file names no edition “May 1999”, so it was not renamed.',
    ]);
    expect(fieldsOf(proposal)).toEqual(fieldsOf(first.proposal));
  });
});

const LINES = [
  'Recommendation 1',
  'Recommendation 2: Title',
  'Recommendation',
  'Response: Accept.',
  'Lead: Somebody',
  'Costs',
  'Status Oct 2021',
  'On track',
  '1.1',
  '2. Then',
  '- one',
  '# Heading',
  'Contact',
  'Email: a@b.example',
  'Back to top',
  '\u202e',
  '---',
  'Words that run on for a while and end.',
  '',
  'Goal 1 (Name): words',
  'Action 3 Does',
  '**Bold line**',
];
const KINDS = ['recommendation', 'goal', 'action', 'none'];
const FIELDS = ['recommendation', 'response', 'progress', 'lead', 'costs', 'goal', 'action', 'none'];
const saying: fc.Arbitrary<Saying> = fc.oneof(
  fc.constantFrom<Saying>(
    { as: 'title' },
    { as: 'summary' },
    { as: 'section' },
    { as: 'text' },
    { as: 'subheading' },
    { as: 'contact' },
    { as: 'left-over' },
  ),
  fc.constantFrom(...KINDS).map((kind): Saying => ({ as: 'item', kind })),
  fc.constantFrom(...KINDS).map((kind): Saying => ({ as: 'new-field', kind })),
  fc
    .record({ kind: fc.constantFrom(...KINDS), field: fc.constantFrom(...FIELDS) })
    .map((said): Saying => ({ as: 'field', ...said })),
  fc
    .constantFrom(...FIELDS)
    .map((field): Saying => ({ as: 'field', kind: 'recommendation', field, edition: 'May 2020' })),
);
const place = fc.nat(24).map(String);
const edition = fc.constantFrom('Oct 2021', 'First edition', 'May 2020', 'Another');
const step: fc.Arbitrary<ReviewStep> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ step: fc.constant('say' as const), line: place, as: saying, alike: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('join' as const), line: place }) },
  {
    weight: 1,
    arbitrary: fc.record({ step: fc.constant('template' as const), template: fc.constantFrom('goals', 'x') }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('rename-edition' as const), from: edition, to: edition }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('own-edition' as const), name: edition }) },
);

it('any steps on any file: characters add up, lines keep their names, and a step taken back is as if never said', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 24 }),
      fc.array(step, { maxLength: 5 }),
      (lines, steps) => {
        const text = lines.join('\n');
        fc.pre(/\p{L}/u.test(text));
        const before = read(text, steps.slice(0, -1));
        const after = read(text, steps);
        for (const { proposal, lines: shown } of [before, after]) {
          const { source, placed, leftOver } = proposal.characters;
          expect(placed + leftOver).toBe(source);
          expect(leftOver).toBe(proposal.leftOver.reduce((sum, one) => sum + countCharacters(one.text), 0));
          const items = proposedItems(proposal.sections).length;
          for (const line of shown) expect(line.item === null || line.item < items).toBe(true);
          recordsInMemory(proposal);
        }
        expect(after.lines.map(({ id, where }) => [id, where])).toEqual(
          before.lines.map(({ id, where }) => [id, where]),
        );
        expect(read(text, steps)).toEqual(after);
        expect(read(text, steps.slice(0, -1))).toEqual(before);
      },
    ),
    { numRuns: 150 },
  );
});
