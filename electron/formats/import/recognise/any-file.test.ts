import fc from 'fast-check';
import { expect, it } from 'vitest';
import { br, inlines } from '../../../../shared/richtext/build.ts';
import { countCharacters, NOTHING_FOUND, proposedItems } from '../../../../shared/plan/proposal.ts';
import type { ReviewStep, Saying } from '../../../../shared/plan/review.ts';
import { plainText } from '../../../../shared/richtext/plain-text.ts';
import { recordsInMemory } from '../plan-in-memory.test-help.ts';
import { charactersOf } from '../source.ts';
import type { Source, SourceBlock } from '../source.ts';
import { recognise } from './recognise.ts';
import { anyBlocks } from './tables/any-table.test-help.ts';

const PARTS = [
  'Action 1: Mend it',
  'Lead: Council',
  'Status: On track',
  'R2',
  'Words.',
  '',
  'Progress March 2022: Done',
];

/** Paragraphs whose lines are parted within them, with looks and remarks, between the blocks of tables. */
const broken = fc
  .record({
    parts: fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 5 }),
    look: fc.constantFrom(undefined, 'Normal', 'Heading 2'),
    remark: fc.boolean(),
    marker: fc.constantFrom(undefined, 'R1', '3a.', '•'),
  })
  .map(({ parts, look, remark, marker }): SourceBlock => {
    const line = {
      where: 'paragraph 1',
      source: parts.join('\n'),
      gap: 0,
      look,
      children: parts.flatMap((part, at) => (at === 0 ? inlines(part) : [br, ...inlines(part)])),
      ...(remark ? { comments: [{ author: 'A', on: 'Lead', text: 'Who?', date: '2021-05-03' }] } : {}),
    };
    return marker === undefined
      ? { ...line, type: 'paragraph' }
      : { ...line, type: 'list-item', kind: marker === '•' ? 'bullet' : 'numbered', marker, depth: 0 };
  });

const source = fc.tuple(anyBlocks, fc.array(broken, { maxLength: 4 })).map(([blocks, lines]): Source => {
  // A picture is named by the sha-256 of its bytes.
  const named = JSON.parse(
    JSON.stringify(blocks).replaceAll('"blob":"a"', `"blob":"${'a'.repeat(64)}"`),
  ) as SourceBlock[];
  const all = [...lines.slice(0, 2), ...named, ...lines.slice(2)];
  return {
    blocks: all,
    characters: all.reduce((sum, block) => sum + charactersOf(block), 0),
    found: NOTHING_FOUND,
    notBroughtIn: [],
    pictures: [],
    messages: [],
  };
});

const SAYINGS: readonly Saying[] = [
  { as: 'title' },
  { as: 'summary' },
  { as: 'section' },
  { as: 'item', kind: 'recommendation' },
  { as: 'field', kind: 'recommendation', field: 'progress' },
  { as: 'new-field', kind: 'recommendation' },
  { as: 'text' },
  { as: 'subheading' },
  { as: 'contact' },
  { as: 'left-over' },
];

it('any blocks of any file, whatever is said of them: characters add up and the records can be kept', () => {
  const said = fc.array(
    fc.record({ at: fc.nat(200), as: fc.constantFrom(...SAYINGS, 'join' as const), alike: fc.boolean() }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(source, said, (file, sayings) => {
      fc.pre(file.characters > 0);
      const steps: ReviewStep[] = [];
      const first = recognise(file, { fileName: 'plan.docx' });
      for (const { at, as, alike } of sayings) {
        const line = first.lines[at % first.lines.length]!.id;
        steps.push(as === 'join' ? { step: 'join', line } : { step: 'say', line, as, alike });
      }
      const { proposal, lines } = recognise(file, { fileName: 'plan.docx', steps });
      const { characters, leftOver } = proposal;
      expect(characters.placed + characters.leftOver).toBe(file.characters);
      expect(characters.leftOver).toBe(leftOver.reduce((sum, { text }) => sum + countCharacters(text), 0));
      recordsInMemory(proposal);
      const items = proposedItems(proposal.sections).length;
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      for (const { id, item } of lines) {
        expect(id).toMatch(/^\d{1,9}(?:\.\d{1,9}){0,12}$/u);
        expect(item === null || item < items).toBe(true);
      }
      const remarks = JSON.stringify(file.blocks).match(/"author"/gu)?.length ?? 0;
      const notes = [proposal.notes, ...proposedItems(proposal.sections).map((item) => item.notes ?? [])];
      expect(notes.flat().filter((note) => plainText([note]).startsWith('Comment')).length).toBe(remarks);
    }),
    { numRuns: 150 },
  );
});
