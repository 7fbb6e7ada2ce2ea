import { expect, it } from 'vitest';
import type { EditionCard } from '../../shared/ipc/contract.ts';
import type { ProseView } from '../../shared/plan/edition-view.ts';
import { b, doc, p } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { unchangedWords } from './unchanged-since.ts';
import { askedOf } from './why-changed.ts';

const editions: EditionCard[] = [
  { id: 'a', label: 'Oct 2019', state: 'sealed' },
  { id: 'b', label: 'Oct 2020', state: 'sealed' },
  { id: 'c', label: 'Oct 2020', state: 'sealed', reissue: 1, reissueOf: 'b' },
  { id: 'd', label: 'Oct 2021', state: 'draft' },
];
const viewOf = (state: ProseView['state'], last?: ProseView['last']): ProseView => ({
  cell: { subject: 'i', part: 'field:actions', edition: 'd' },
  ...{ counter: 0, tree: [], state, writtenIn: 'a', last },
});
const told = (
  scope: 'rolls-on' | 'edition',
  tree: Tree,
  last?: ProseView['last'],
  state: ProseView['state'] = 'written',
) => unchangedWords({ view: viewOf(state, last), scope }, { tree }, editions);

it('a text that says what it said is unchanged since it first said so', () => {
  expect(told('rolls-on', doc('We will.'), { edition: 'b', tree: doc('We will.'), since: 'a' })).toBe(
    'Unchanged since October 2019',
  );
  expect(told('rolls-on', doc('We will.'), { edition: 'c', tree: doc('We will.') })).toBe(
    'Unchanged since October 2020, re-issue 1',
  );
  expect(told('rolls-on', doc(p(b('We will.'))), { edition: 'b', tree: doc('We will.') })).toBe('');
  expect(told('rolls-on', doc('We did.'), { edition: 'b', tree: doc('We will.') })).toBe('');
  expect(told('rolls-on', doc('We will.'))).toBe('');
});

it('what is written anew and says the same is word for word as it was', () => {
  const last = { edition: 'b', tree: doc('It began.'), since: 'a' };
  expect(told('edition', doc(p(b('It  began.'))), last)).toBe('Word for word as in October 2020');
  expect(told('edition', [], last, 'not-updated')).toBe('');
  expect(told('edition', doc('It began.'), last, 'rolled-on')).toBe('As in October 2020');
});

it('a field is asked why by what it says on screen', () => {
  const from = { edition: 'b', words: 'Complete' };
  const words = [
    { word: 'Complete', tone: 'complete' },
    { word: 'On-going / on track', tone: 'on-track' },
  ] as const;
  // Another edition's word, and one that the plan itself was told of.
  const meanings = new Map([
    ['on hold', 'delayed'],
    ['finished', 'complete'],
  ] as const);
  const isAsked = (about: 'date' | 'status', said: string, asked = false, kept = '') => {
    const asksWhy = { about, from, asked, reason: null };
    const view = { ...viewOf('written'), tree: doc(kept), asksWhy } as ProseView;
    return askedOf({ view, words, meanings }, doc(said)) === asksWhy;
  };
  expect(['Complete', 'On-going / on track.', 'Unknown'].map((said) => isAsked('status', said))).toEqual([
    false,
    true,
    false,
  ]);
  expect(['Complete', 'Spring 2022'].map((said) => isAsked('date', said))).toEqual([false, true]);
  // What is kept is asked as what is being written is.
  expect(
    ['On hold', 'ON HOLD.', 'Finished'].map((said) => [
      isAsked('status', said),
      isAsked('status', said, said !== 'Finished', said),
    ]),
  ).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ]);
  expect(askedOf({ view: viewOf('written'), words, meanings }, doc('On-going / on track'))).toBeNull();
});
