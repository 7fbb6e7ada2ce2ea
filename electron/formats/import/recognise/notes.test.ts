import fc from 'fast-check';
import { expect, it } from 'vitest';
import { b, br, inlines, note } from '../../../../shared/richtext/build.ts';
import { NOTHING_FOUND } from '../../../../shared/plan/proposal.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import { recordsInMemory } from '../plan-in-memory.test-help.ts';
import { charactersOf } from '../source.ts';
import type { Source, SourceBlock } from '../source.ts';
import { recognise } from './recognise.ts';

const WORDS = [
  'A plan for boats',
  'Theme 1: Boats',
  'Recommendation 1: Mend the boats',
  'Recommendation 2',
  'Recommendation',
  'Response',
  'Response: Accept.',
  'Lead: Harbour Board',
  'Lead: -',
  'Costs:',
  'Status October 2021',
  'On track',
  'National Actions:',
  '1.2 Accepted',
  '(3) The Board should buy boats for everybody who asks.',
  'The Government accepts this.',
  'Contact',
  'boats@harbour.example',
  'Words of a paragraph that goes on for a while.',
];

/** A line with a note of its own somewhere in it. */
const line = fc.record({
  words: fc.constantFrom(...WORDS),
  sort: fc.constantFrom('heading', 'paragraph', 'bold', 'list-item', 'broken'),
  at: fc.constantFrom('none', 'before', 'after', 'both'),
});

const blockOf = (words: string, sort: string, at: string, index: number): SourceBlock => {
  const own = (which: string): Inline[] => (at === which || at === 'both' ? [note(`mark${index}${which}x`)] : []);
  const children = [
    ...own('before'),
    ...inlines(sort === 'bold' ? b(words) : words),
    ...(sort === 'broken' ? [br, ...inlines('More words.')] : []),
    ...own('after'),
  ];
  const source = `${words}${sort === 'broken' ? ' More words.' : ''} ${children.flatMap((one) => (one.type === 'footnote' ? [`${one.note.length}`] : [])).join('')}`;
  const base = { where: `paragraph ${index + 1}`, source, gap: index % 2, children };
  if (sort === 'heading') return { ...base, type: 'heading', level: 1 + (index % 3) };
  return sort === 'list-item'
    ? { ...base, type: 'list-item', kind: 'numbered', marker: `${index + 1}.`, depth: 0 }
    : { ...base, type: 'paragraph' };
};

const sourceOf = (blocks: readonly SourceBlock[]): Source => ({
  blocks,
  characters: blocks.reduce((sum, block) => sum + charactersOf(block), 0),
  found: NOTHING_FOUND,
  notBroughtIn: [],
  pictures: [],
  messages: [],
});

/** Names of the notes in an object, wherever they stand. */
const notesIn = (some: unknown): string[] => JSON.stringify(some).match(/mark\d+\w+x/gu) ?? [];

it('every note stands in the plan once, wherever its mark was, or its line is left over', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      const blocks = lines.map(({ words, sort, at }, index) => blockOf(words, sort, at, index));
      const { proposal, lines: shown } = recognise(sourceOf(blocks), { fileName: 'plan.docx' });
      recordsInMemory(proposal);
      const { summary, contact, sections } = proposal;
      const left = new Set(shown.filter(({ goesTo }) => goesTo === 'left-over').map(({ id }) => id.split('.')[0]));
      const expected = blocks.flatMap((block, at) => (left.has(String(at)) ? [] : notesIn(block)));
      const there = notesIn([summary, contact, sections]);
      expect(there.filter((name) => expected.includes(name)).toSorted()).toEqual(expected.toSorted());
      expect(new Set(there).size).toBe(there.length);
    }),
    { numRuns: 500 },
  );
});

it('a note on an item’s heading goes to its first words, one on a label to that field’s', () => {
  const blocks = [
    blockOf('A plan for boats', 'heading', 'none', 0),
    blockOf('Recommendation 1: Mend the boats', 'heading', 'after', 1),
    blockOf('Recommendation', 'paragraph', 'none', 3),
    blockOf('Words of a paragraph that goes on for a while.', 'paragraph', 'none', 4),
    blockOf('Response', 'bold', 'after', 5),
    blockOf('The Government accepts this.', 'paragraph', 'none', 6),
  ];
  const { proposal } = recognise(sourceOf(blocks), { fileName: 'plan.docx' });
  const [item] = proposal.sections[0]!.items;
  expect(item!.fields.map(({ key, tree }) => [key, notesIn(tree)])).toEqual([
    ['recommendation', ['mark1afterx']],
    ['response', ['mark5afterx']],
  ]);
});

it('a label that a line break parts from its words is a label', () => {
  const children = [...inlines('Response'), br, ...inlines('Accept')];
  const item = { where: '', gap: 0, source: 'Response Accept', kind: 'bullet', marker: '•', depth: 0 } as const;
  const blocks: SourceBlock[] = [
    blockOf('Recommendation 1', 'heading', 'none', 0),
    blockOf('Words of a paragraph that goes on for a while.', 'paragraph', 'none', 1),
    { ...item, type: 'list-item', children },
    blockOf('Recommendation 2', 'heading', 'none', 3),
  ];
  const { proposal } = recognise(sourceOf(blocks), { fileName: 'plan.docx' });
  expect(proposal.sections[0]!.items[0]!.fields.map(({ key }) => key)).toEqual(['recommendation', 'response']);
});
