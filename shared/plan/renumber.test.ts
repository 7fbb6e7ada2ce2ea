import { describe, expect, it } from 'vitest';
import { doc, p, ref } from '../richtext/build.ts';
import { goals } from '../templates/goals.ts';
import { recommendations } from '../templates/recommendations.ts';
import { sourceOf } from './changes/cells.ts';
import { Ground } from './changes/ground.ts';
import { kept } from './changes/random-plan.test-help.ts';
import type { CellWords } from './changes/step.ts';
import { positions } from './position.ts';
import type { Place, PlanRecords } from './records.ts';
import { nextNumber, nextSectionNumber, renumbering } from './renumber.ts';
import type { Template } from './template.ts';

interface Line {
  readonly id: string;
  readonly number: string | null;
  readonly kind: string;
  readonly depth: number;
}

/** "s 6.1", " r 6.1.1": a section; an item below it, by as many spaces as it stands deep. `-` is no number. */
const lineOf = (text: string, at: number): Line => {
  const [, spaces, letter, number] = /^( *)(\w) (.+)$/.exec(text)!;
  const kind = { s: 'section', x: 'annex', r: 'recommendation', g: 'goal', a: 'action' }[letter!]!;
  return { id: `t${at}`, number: number === '-' ? null : number!, kind, depth: spaces!.length };
};

const plan = (template: Template, ...texts: readonly string[]): Ground => {
  const order = positions(texts.length);
  const over: string[] = [];
  const cells = texts.map((text, at): CellWords => {
    const { id, number, kind, depth } = lineOf(text, at);
    over[depth] = id;
    const place: Place = {
      ...{ section: over[0]!, parent: depth > 1 ? over[depth - 1]! : null, position: order[at]! },
      ...{ number, kind, retired: false },
    };
    return { subject: id, part: 'place', edition: 'e', body: place };
  });
  const isSection = ({ body }: CellWords): boolean => /section|annex/.test((body as Place).kind);
  const records: PlanRecords = {
    plan: 'plan',
    editions: [{ id: 'e', label: 'Oct 2021', position: 0, state: 'draft' }],
    sections: cells.filter(isSection).map((cell) => cell.subject),
    items: cells.filter((cell) => !isSection(cell)).map((cell) => cell.subject),
    cells: [
      { subject: 'plan', part: 'template', edition: 'e', body: template } satisfies CellWords,
      {
        subject: 't1',
        part: 'text:notes',
        edition: 'e',
        body: doc(p(ref('t2', '?'), ref('t2', '?'))),
      } satisfies CellWords,
      ...cells,
    ].map((cell) => kept(cell)),
  };
  return new Ground(sourceOf(records), 'e', () => 'new');
};
const anew = (ground: Ground): (string | null)[] => renumbering(ground).map((line) => line.to);

describe('renumbering', () => {
  it('counts below what a thing stands below, and follows it', () => {
    const ground = plan(
      recommendations,
      's 6.1',
      ' r 6.1',
      ' r 6.1.2',
      '  r 6.1.2.4',
      ' r 6.1.9',
      's 6.4',
      ' r 6.1.3',
      ' r 6.4.1',
    );
    expect(anew(ground)).toEqual(['6.1', '6.1', '6.1.1', '6.1.1.1', '6.1.2', '6.2', '6.2.1', '6.2.2']);
  });

  it('counts on through the plan, from where the plan begins', () => {
    const ground = plan(goals, 's -', ' g K', '  a 33', '  a 31', ' g J', '  a 32');
    expect(anew(ground)).toEqual([null, 'J', '31', '32', 'K', '33']);
  });

  it('begins anew in each section, or below each item, where numbers come again', () => {
    expect(anew(plan(goals, 's 1', ' g A', '  a 2', '  a 1', ' g B', '  a 3', 's 2', ' g A', '  a 1'))).toEqual([
      '1',
      'A',
      '1',
      '2',
      'B',
      '3',
      '2',
      'A',
      '1',
    ]);
    expect(anew(plan(goals, 's 1', ' g A', '  a 2', '  a 1', ' g B', '  a 1'))).toEqual(['1', 'A', '1', '2', 'B', '1']);
  });

  it('leaves what has no number, what ends in no count, and numbers in order', () => {
    const texts = ['s 1', ' r 1.1', ' r -', ' r 9 (b)', ' r 1.2', 'x A'];
    expect(anew(plan(recommendations, ...texts))).toEqual(['1', '1.1', null, '9 (b)', '1.2', 'A']);
  });

  it('says how many references lead to each', () => {
    const lines = renumbering(plan(recommendations, 's 1', ' r 1.1', ' r 1.2'));
    expect(lines.map((line) => line.references)).toEqual([0, 0, 2]);
  });
});

describe('the number that follows', () => {
  it('is one more than the last of its row', () => {
    const ground = plan(recommendations, 's 6.1', ' r 6.1', ' r 6.1.9', '  r 6.1.9.1', 's 6.2');
    expect(nextNumber(ground, 'recommendation', { section: 't0', over: 't0' })).toBe('6.1.10');
    expect(nextNumber(ground, 'recommendation', { section: 't0', over: 't3' })).toBe('6.1.9.1.1');
    expect(nextNumber(ground, 'recommendation', { section: 't4', over: 't4' })).toBe('6.2.1');
    expect(nextSectionNumber(ground, 'section')).toBe('6.3');
    expect(nextSectionNumber(ground, 'annex')).toBe('A');
  });

  it('counts on through the plan, and past Z', () => {
    const ground = plan(goals, 's -', ' g Z', '  a 31', 'x A', 'x B');
    expect(nextNumber(ground, 'action', { section: 't0', over: 't1' })).toBe('32');
    expect(nextNumber(ground, 'goal', { section: 't0', over: 't0' })).toBe('AA');
    expect(nextSectionNumber(ground, 'annex')).toBe('C');
    expect(nextSectionNumber(ground, 'section')).toBe(null);
  });

  it('begins as the kind’s heading reads, where there is none yet', () => {
    expect(nextNumber(plan(recommendations, 's 2'), 'recommendation', { section: 't0', over: 't0' })).toBe('2.1');
    expect(nextNumber(plan(goals, 's 2'), 'goal', { section: 't0', over: 't0' })).toBe('1');
  });
});
