import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../shared/plan/problem.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import type { Proposal, ProposedItem } from '../../../../shared/plan/proposal.ts';
import { plainText } from '../../../../shared/richtext/plain-text.ts';
import { treeSchema } from '../../../../shared/richtext/tree-schema.ts';
import { readText } from '../text/read-text.ts';
import { recognise } from './recognise.ts';
import { recordsInMemory } from '../plan-in-memory.test-help.ts';

const LINES = [
  'Recommendation',
  'Response',
  'Response:',
  'Response: Accept.',
  'Actions - Oct 2020',
  'Actions to be taken forward - March 2019',
  'Status Oct 2021',
  'Status',
  'Progress made:',
  'Delivery Timescale',
  'Timescale - June 2025',
  'Update',
  'Goal',
  'Action',
  'Goal J (Skills): words',
  'Action 31 The',
  'Action 7',
  'Recommendation 4: Title',
  'Recommendation 5',
  'National Actions:',
  'Actions',
  '6.1 Relationships',
  '6.1.1',
  '7',
  '1. Introduction',
  '2. Then',
  '3. Last',
  '(a) first',
  'b) second',
  '• one',
  '  o two',
  '- three',
  '* four',
  '# Heading',
  '## Deeper',
  '### Response',
  '**Bold line**',
  '"Said so and so forth"',
  '– Somebody',
  'Contact',
  'Email: a@b.example',
  'Key steps:',
  'There is a problem',
  'Back to top',
  'Cookies',
  '---',
  '===',
  '',
  '',
  '',
  'Leadership and skills',
  'By end June 2019',
  'On-going / on track',
  'Plan (updated October 2021)',
  '\u202eturned',
  '[a](javascript:x)',
  '[a](https://a.example)',
  '1.2.3 Recommendation: x',
  'Spring 2022',
  'Commitment 3: Mend the roof',
  'Commitment 4',
  'Priority 2: Skills',
  'Theme 4: Skills',
  'R1 Buy boats',
  'R2',
  'Lead: Somebody',
  'Costs',
  'On track',
  'The Government accepts this recommendation',
  '**12. We recommend that boats be bought. (Paragraph 3)**',
  'Contents',
  'October 2021 update',
  'Update – March 2022: more',
  'Recommendations 3 and 4',
  '(1) First things',
  '3a Second things',
  'Scottish Government response',
  'COSLA response',
  'RAG: Amber',
  'Plan | 3',
  'Introduction',
];
const noise = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/[\r\n\0]/gu, ' '));
const line = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...LINES) },
  { weight: 2, arbitrary: fc.lorem({ maxCount: 30 }) },
  { weight: 1, arbitrary: noise },
);
const ending = fc.constantFrom('plan.txt', 'plan.md');
const propose = (content: Uint8Array, fileName: string): Proposal =>
  recognise(readText(content, fileName), { fileName }).proposal;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const itemWords = (item: ProposedItem): string[] => [
  item.name ?? '',
  ...item.fields.map(({ tree }) => plainText(tree)),
  ...item.items.flatMap(itemWords),
];
const placedWords = (plan: Proposal): string =>
  [
    plan.title,
    plainText(plan.summary),
    plainText(plan.contact),
    ...plan.sections.flatMap((section) => [
      section.heading,
      plainText(section.narrative),
      ...section.items.flatMap(itemWords),
    ]),
  ].join('\n');

describe('the account of characters', () => {
  it('adds up for any lines, and nothing but a Problem is ever thrown', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        ending,
        fc.constantFrom('\n', '\r\n', '\r'),
        (lines, name, end) => {
          const text = lines.join(end);
          let plan: Proposal;
          try {
            plan = propose(bytes(text), name);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
            return;
          }
          const { source, placed, leftOver } = plan.characters;
          expect(source).toBe(countCharacters(text.replace(/\u0085/gu, '')));
          expect(placed + leftOver).toBe(source);
          expect(leftOver).toBe(plan.leftOver.reduce((sum, one) => sum + countCharacters(one.text), 0));
          recordsInMemory(plan);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is true: every word stands in the plan once, or in what is left over once', () => {
    const marked = fc.array(fc.constantFrom(...LINES), { maxLength: 40 }).map((lines) =>
      // Each line that may carry words gets one that no other has.
      lines.map((text, at) =>
        /\p{L}$/u.test(text) && at % 3 > 0 && !text.startsWith('[') ? `${text} mark${at}x` : text,
      ),
    );
    fc.assert(
      fc.property(marked, ending, (lines, name) => {
        fc.pre(lines.some((text) => text.trim() !== ''));
        const plan = propose(bytes(lines.join('\n')), name);
        const labels = JSON.stringify(plan.template.kinds.map((kind) => kind.childrenHeading ?? ''));
        const all = `${placedWords(plan)}\n${plan.leftOver.map(({ text }) => text).join('\n')}\n${labels}\n${plan.template.contactHeading}`;
        const expected = lines.join('\n').match(/mark\d+x/gu) ?? [];
        expect((all.match(/mark\d+x/gu) ?? []).toSorted()).toEqual(expected.toSorted());
      }),
      {
        numRuns: 400,
        // An item whose name goes on over a second line.
        examples: [[['Recommendation 4: Title mark1x', 'Recommendation mark2x', 'Recommendation'], 'plan.txt']],
      },
    );
  });

  it('holds trees that the store would take', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), ending, (lines, name) => {
        fc.pre(lines.join('').trim() !== '');
        let plan: Proposal;
        try {
          plan = propose(bytes(lines.join('\n')), name);
        } catch {
          return;
        }
        for (const section of plan.sections) treeSchema.parse(section.narrative);
        treeSchema.parse(plan.summary);
        treeSchema.parse(plan.contact);
      }),
      { numRuns: 150 },
    );
  });
});
