import { expect, test } from 'vitest';
import { namesIn } from './names-in.ts';

test('abbreviations are known at once, with their digits and plurals', () => {
  expect(namesIn(['ASLIG and ADES use HGIOS4. The NIFs are listed.'])).toEqual(['ADES', 'ASLIG', 'HGIOS4', 'NIFs']);
});

test('a name is known once it stands twice within sentences', () => {
  expect(namesIn(['We work with Enquire. Enquire said so.'])).toEqual([]);
  expect(namesIn(['We work with Enquire.', 'It was Enquire’s view, and O’Donnell of O’Donnell said so.'])).toEqual([
    'Enquire',
    'O’Donnell',
  ]);
});

test('the first word of a sentence or a line is no name', () => {
  expect(namesIn(['Progres is made. Progres was made.\nProgres here: Progres there.'])).toEqual([]);
});

test('words without capitals are none', () => {
  expect(namesIn(['a wrod and a wrod'])).toEqual([]);
});
