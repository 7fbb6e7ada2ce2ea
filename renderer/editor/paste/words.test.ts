import { describe, expect, it } from 'vitest';
import { doc, li, ol, row, table, ul } from '../../../shared/richtext/build.ts';
import { treeOfPlainLines, treeOfWords } from './plain.ts';

describe('words without a page', () => {
  it('are a paragraph a line', () => {
    expect(treeOfWords('one\r\ntwo\n\n three')).toEqual(doc('one', 'two', ' three'));
  });

  it('are lists where their lines have bullets or numbers', () => {
    expect(treeOfWords('• one\n\to\tunder\n• two')).toEqual(doc(ul(li('one', ul('under')), 'two')));
    expect(treeOfWords('1. one\na) under\nb) under too\n2. two')).toEqual(
      doc(ol(li('one', ol('under', 'under too')), 'two')),
    );
    expect(treeOfWords('• alone')).toEqual(doc(ul('alone')));
  });

  it('keep a dash, a number and a year that begin one line', () => {
    for (const line of ['- a dash', '1. A sentence', '2021. A year', 'e.g. this', '-5 degrees'])
      expect(treeOfWords(line)).toEqual(doc(line));
  });

  it('are a table where their lines have equally many tabs', () => {
    expect(treeOfWords('Theme\tCount\nSchools\t4\n\nEnd')).toEqual(
      doc(table(null, row('Theme', 'Count'), row('Schools', '4')), 'End'),
    );
    expect(treeOfWords('Owner:\tADES')).toEqual(doc('Owner:\tADES'));
  });

  it('are joined where a page broke them, and not where a line is its own', () => {
    expect(treeOfWords('A line that was broken at the edge of a page goes\non in the next.\nAnother.')).toEqual(
      doc('A line that was broken at the edge of a page goes on in the next.', 'Another.'),
    );
    expect(treeOfWords('Response\nAccept\nDelivery timescale\nSpring 2022')).toEqual(
      doc('Response', 'Accept', 'Delivery timescale', 'Spring 2022'),
    );
    expect(treeOfWords('The first paragraph, which ends here.\nThe second one, which is like it.')).toHaveLength(2);
  });

  it.each([
    ['the imple-\nmentation', 'the implementation'],
    ['a well-\nbeing review', 'a well-being review'],
    ['co-ordinated work that is co-\nordinated', 'co-ordinated work that is co-ordinated'],
    ['both pre-\nand post-school', 'both pre- and post-school'],
    ['a soft\u00ad hyphen of eﬀect', 'a soft hyphen of effect'],
  ])('of %j are %j', (broken, whole) => {
    const before = 'Words enough to show that the page was broken here and\nthere, with ';
    expect(treeOfWords(before + broken)).toEqual(
      doc(`Words enough to show that the page was broken here and there, with ${whole}`),
    );
  });

  it('are left as they stand where one asks for plain words', () => {
    expect(treeOfPlainLines('• one\n1. two\na\tb\nc\td')).toEqual(doc('• one', '1. two', 'a\tb', 'c\td'));
  });
});
