import { describe, expect, it } from 'vitest';
import { b, doc, li, link, note, p, picture, quote, row, table, ul } from '../../../shared/richtext/build.ts';
import { markToRead } from '../../../shared/richtext/mark-paragraphs.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { changedWords } from './count-words.ts';

const changed = (before: Tree, after: Tree, kind: 'text' | 'timescale' = 'text'): string =>
  changedWords(markToRead(before, after), kind);

describe('how much of a text changed', () => {
  it('is counted in words', () => {
    expect(changed(doc('A plan for pupils'), doc('A plan for all our pupils'))).toBe('2 words put in');
    expect(changed(doc('A plan for all our pupils'), doc('A plan for pupils'))).toBe('2 words taken out');
    expect(changed(doc('A plan for pupils'), doc('A plan for families'))).toBe('1 word changed');
  });

  it('is counted in paragraphs, lists, quotations and tables alike', () => {
    const text = (where: string, who: string): Tree =>
      doc(
        ul('Read the guidance', li(`Meet every family in ${where} once a year`)),
        table(row('Who', 'When'), row(`The council of ${where} with its partners`, 'Spring')),
        quote('Every child counts', `The minister, to ${who} in June`),
      );
    const [before, after] = [text('Fife', 'Parliament'), text('Moray', 'councils')];
    expect(changed(before, after)).toBe('3 words changed');
    expect(changed(doc('One'), doc('One', 'A new paragraph'))).toBe('3 words put in');
  });

  it('is a date that moved, in a timescale alone', () => {
    const [before, after] = [doc('An update in Spring 2022.'), doc('An update in Spring 2023.')];
    expect(changed(before, after, 'timescale')).toBe('1 date moved');
    expect(changed(before, after)).toBe('1 word changed');
  });

  it('is a full stop', () => {
    expect(changed(doc('We agree'), doc('We agree.'))).toBe('1 full stop put in');
    expect(changed(doc('We agree,'), doc('We agree'))).toBe('1 comma taken out');
  });

  it('is the end of a paragraph', () => {
    const [one, two] = [doc('We met in spring. All of us agreed.'), doc('We met in spring.', 'All of us agreed.')];
    expect(changed(one, two)).toBe('1 paragraph break put in');
    expect(changed(two, one)).toBe('1 paragraph break taken out');
  });

  it('counts a paragraph written anew once', () => {
    expect(changed(doc('One two three four'), doc('Five six seven'))).toBe('4 words changed');
  });

  it('is a footnote or a picture', () => {
    const noted = (...words: readonly string[]): Tree =>
      doc(p('We agree with all of this and will act on it', ...words.map((one) => note(one))));
    expect(changed(noted(), noted('With reasons'))).toBe('1 footnote put in');
    expect(changed(noted('Said once before'), noted('Said twice before'))).toBe('1 footnote changed');
    expect(changed(doc('Map', picture('a', 'A map')), doc('Map'))).toBe('1 picture taken out');
  });

  it('is how the words are set, or where a link leads', () => {
    expect(changed(doc(p('We agree')), doc(p('We ', b('agree'))))).toBe('The same words, set in another way');
    expect(changed(doc(p(link('https://a.scot', 'the law'))), doc(p(link('https://b.scot', 'the law'))))).toBe(
      'The same words, set in another way',
    );
  });
});
