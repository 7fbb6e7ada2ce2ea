import { expect, test } from 'vitest';
import { doc, note, p } from '../../shared/richtext/build.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { NoteNumbers, notesIn } from './note-numbers.ts';

const plain = doc('No notes.');
const noted = (...words: readonly string[]): Tree => doc(p('It is so.', ...words.map((one) => note(one))));
const fields = (...trees: readonly Tree[]) => trees.map((tree, at) => ({ key: `f${at}`, tree }));

test('numbers run on from field to field, and from the sections before', () => {
  const numbers = new NoteNumbers();
  numbers.show('s2', fields(noted('a', 'b'), plain, noted('c')), false);
  numbers.before({ s1: 0, s2: 4 });
  expect([numbers.first('f0'), numbers.first('f2')]).toEqual([5, 7]);
  numbers.show('s2', fields(noted('a', 'b'), plain, noted('c')), true);
  expect([numbers.first('f0'), numbers.first('f2')]).toEqual([1, 3]);
});

test('a footnote put in or taken out moves the numbers after it, and only those fields hear of it', () => {
  const numbers = new NoteNumbers();
  numbers.show('s1', fields(noted('a'), plain, noted('b'), noted('c')), true);
  const heard: string[] = [];
  for (const key of ['f0', 'f1', 'f2', 'f3']) numbers.subscribe(key, () => heard.push(key));
  numbers.put('f2', notesIn(noted('b', 'new')));
  expect([numbers.first('f2'), numbers.first('f3')]).toEqual([2, 4]);
  expect(new Set(heard)).toEqual(new Set(['f2', 'f3']));
  numbers.put('f0', []);
  expect([numbers.first('f2'), numbers.first('f3')]).toEqual([1, 3]);
});

test('where several pages are drawn, those after one go on from what it has now', () => {
  const numbers = new NoteNumbers();
  const page = (name: string, tree: Tree) => numbers.show(name, [{ key: name, tree }], name === 's1');
  page('s1', noted('a'));
  page('s2', noted('b'));
  page('s3', noted('c'));
  numbers.before({ s1: 0, s2: 1, s3: 2 });
  numbers.put('s2', notesIn(noted('b', 'new')));
  expect([numbers.first('s1'), numbers.first('s2'), numbers.first('s3')]).toEqual([1, 2, 4]);
});

test('other words of a footnote are heard of, the same ones are not', () => {
  const numbers = new NoteNumbers();
  const tree = noted('a');
  numbers.show('s1', fields(tree), true);
  let heard = 0;
  numbers.subscribe('f0', () => (heard += 1));
  numbers.put('f0', notesIn(tree));
  numbers.put('f0', [...notesIn(tree)]);
  expect(heard).toBe(0);
  numbers.put('f0', notesIn(noted('b')));
  expect(heard).toBe(1);
});
