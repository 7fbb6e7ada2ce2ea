import { expect, test } from 'vitest';
import type { ImportMatch, ImportReview } from '../../../shared/ipc/contract.ts';
import type { Inputs } from '../../../shared/ipc/inputs.ts';
import type { ReviewLine, ReviewStep } from '../../../shared/plan/review.ts';
import { joinChange, lineChange } from './change.ts';
import { aLine, aReview } from './lines.test-help.ts';
import { ReviewDesk } from './review-desk.ts';

const FILE: readonly ReviewLine[] = [
  aLine('1', '6.1', { begins: true, goesTo: 'item', looks: 'label' }),
  aLine('2', 'Progress made:', { begins: true, looks: 'label', like: 'progress' }),
  aLine('3', 'Work goes on.'),
  aLine('4', '6.2', { begins: true, goesTo: 'item', looks: 'label' }),
  aLine('5', 'Progress made:', { begins: true, looks: 'label', like: 'progress' }),
];

const MATCH: ImportMatch = {
  plan: 'plan-1',
  title: 'A plan',
  edition: 'Oct 2020',
  joins: 'Oct 2020 comes first.',
  pairs: [{ item: 0, partner: 'a', likeness: 0.9, sure: false, number: '6.1', words: 'One' }],
  choices: [{ id: 'a', number: '1', words: 'One', edition: 'Oct 2021' }],
  unmatched: [],
};

/** A desk before an engine that takes every step and remembers what it was asked. */
const atDesk = (lines: readonly ReviewLine[] = FILE, refuse?: string) => {
  const asked: ReviewStep[][] = [];
  const said: string[] = [];
  class Refused extends Error {}
  const answers = {
    'plan/list': () => ({ plans: [] }),
    'import/lines': ({ from, count }: Inputs['import/lines']) => ({ lines: lines.slice(from, from + count) }),
    'import/revise': ({ steps }: Inputs['import/revise']): ImportReview => {
      if (refuse) throw new Refused(refuse);
      asked.push([...steps]);
      return aReview({ lines: lines.length, steps });
    },
    'import/reread': ({ tracked }: Inputs['import/reread']) =>
      aReview({ lines: lines.length, tracked, steps: asked.at(-1) ?? [] }),
    'import/match': () => MATCH,
  };
  const desk = new ReviewDesk(aReview({ lines: lines.length }), {
    call: (async (method: keyof typeof answers, input: never) => answers[method](input)) as never,
    say: (sentence) => void said.push(sentence),
    sentenceOf: (error) => (error instanceof Refused ? error.message : undefined),
  });
  return { desk, asked, said };
};

test('all lines are read, page by page, and the first is where one is', async () => {
  const lines = Array.from({ length: 2345 }, (_, at) => aLine(String(at), `Line ${at}`));
  const { desk } = atDesk(lines);
  await desk.start();
  expect(desk.state.lines.map((line) => line.id)).toEqual(lines.map((line) => line.id));
  expect(desk.state.at).toBe('0');
});

test('what is said of a line and all like it is one step, read out with its count', async () => {
  const { desk, asked, said } = atDesk();
  await desk.start();
  await desk.change(lineChange({ line: '2', saying: { as: 'left-over' }, what: 'Left over', alike: 2 }));
  expect(asked).toEqual([[{ step: 'say', line: '2', as: { as: 'left-over' }, alike: true }]]);
  expect(said).toEqual(['2 lines are now Left over. 10 characters left over.']);
});

test('undo takes a whole change back and redo does it again', async () => {
  const { desk, asked, said } = atDesk();
  await desk.start();
  await desk.change(lineChange({ line: '2', saying: { as: 'left-over' }, what: 'Left over', alike: 1, rest: ['3'] }));
  await desk.change(joinChange('4'));
  await desk.undo();
  await desk.undo();
  await desk.redo();
  expect(asked.map((steps) => steps.length)).toEqual([2, 3, 2, 0, 2]);
  expect(said.at(-1)).toBe('Redone: 2 lines are now Left over. 10 characters left over.');
  expect(desk.state.undone).toHaveLength(1);
  await desk.change(joinChange('4'));
  expect(desk.state.undone).toEqual([]);
});

test('with nothing to undo, it says so', async () => {
  const { desk, asked, said } = atDesk();
  await desk.undo();
  await desk.redo();
  expect(asked).toEqual([]);
  expect(said).toEqual(['There is nothing to undo.', 'There is nothing to redo.']);
});

test('a refusal stands on the screen and changes nothing', async () => {
  const { desk } = atDesk(FILE, 'The file was read too long ago. Choose it again.');
  await desk.start();
  await desk.change(joinChange('4'));
  expect(desk.state).toMatchObject({
    trouble: 'The file was read too long ago. Choose it again.',
    done: [],
    busy: false,
  });
});

test('a line hidden in a folded piece is shown by unfolding it', async () => {
  const { desk } = atDesk();
  await desk.start();
  desk.show('3');
  expect([...desk.state.opened]).toEqual(['2']);
  expect(desk.state.at).toBe('3');
});

test('a file held against a plan keeps what was said of a pair until the review changes', async () => {
  const { desk } = atDesk();
  await desk.start();
  await desk.bringInto('plan-1');
  desk.pair(0, null);
  expect(desk.state.into?.decisions.get(0)).toBeNull();
  await desk.change(joinChange('4'));
  expect(desk.state.into?.decisions.size).toBe(0);
  await desk.bringInto(null);
  expect(desk.state.into).toBeNull();
});

test('read as before its changes, the file keeps what was said of it', async () => {
  const { desk, said } = atDesk();
  await desk.start();
  await desk.change(joinChange('4'));
  await desk.reread('original');
  expect(desk.state.review).toMatchObject({ tracked: 'original', steps: [{ step: 'join', line: '4' }] });
  expect(said.at(-1)).toMatch(/^Read as before its changes\./);
  expect(desk.worked).toBe(true);
});

test('of the same file read anew, what was said is said again', async () => {
  const before = atDesk();
  await before.desk.start();
  await before.desk.change(joinChange('4'));
  const again = atDesk();
  await again.desk.start();
  await again.desk.resume(before.desk.state);
  expect(again.asked).toEqual([[{ step: 'join', line: '4' }]]);
  expect(again.desk.state.done).toEqual(before.desk.state.done);
  const changed = atDesk(FILE.slice(1));
  await changed.desk.resume(before.desk.state);
  expect(changed.desk.state.done).toEqual([]);
});

test('more than a review holds is refused, and nothing is asked for', async () => {
  const { desk, asked } = atDesk();
  await desk.start();
  const rest = Array.from({ length: 10_000 }, (_, at) => `r${at}`);
  await desk.change(lineChange({ line: '2', saying: { as: 'left-over' }, what: 'Left over', alike: 1, rest }));
  expect(asked).toEqual([]);
  expect(desk.state.trouble).toMatch(/Say it of fewer blocks\.$/);
});

test('selecting goes from where one began, until one goes elsewhere', async () => {
  const { desk } = atDesk();
  await desk.start();
  desk.extend('2');
  desk.extend('4');
  expect(desk.state).toMatchObject({ anchor: '1', at: '4' });
  desk.select('5');
  expect(desk.state).toMatchObject({ anchor: null, at: '5' });
});

test('while a file is brought in, it is not brought in again', async () => {
  const { desk } = atDesk();
  let times = 0;
  const work = async (): Promise<void> => void (times += 1);
  await Promise.all([desk.accept(work), desk.accept(work)]);
  expect(times).toBe(1);
  expect(desk.state.accepting).toBe(false);
});
