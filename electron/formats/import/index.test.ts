import { describe, expect, it } from 'vitest';
import { Problem } from '../../../shared/plan/problem.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { LARGEST } from './formats.ts';
import { propose, readSource } from './index.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const refusal = (content: Uint8Array, name: string): string => {
  try {
    propose(content, name);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return (error as Problem).message;
  }
  throw new Error(`${name} was taken in`);
};

describe('files that cannot be brought in', () => {
  it.each([
    ['nothing', 'plan.txt', bytes(''), 'plan.txt is empty; choose'],
    ['blank space', 'plan.txt', utf8(' \r\n\t\u00a0\n'), 'plan.txt holds nothing but blank space; choose'],
    ['only a byte order mark', 'plan.txt', bytes('\xef\xbb\xbf'), 'plan.txt holds nothing but blank space'],
    ['NUL bytes', 'plan.txt', bytes('Plan\0\0text'), 'plan.txt is not a text file; choose'],
    ['control characters', 'plan.txt', bytes('\x01\x02\x03\x04Plan'), 'plan.txt is not a text file'],
    ['bytes of no encoding', 'plan.txt', bytes('\xff\x81\x8d plan of the year'), 'plan.txt is not a text file'],
    ['half a UTF-16 file', 'plan.txt', bytes('\xff\xfeP\0l\0\x00'), 'plan.txt is not a text file'],
    [
      'a Word file',
      'plan.docx',
      bytes('PK\x03\x04 word/document.xml'),
      'Word files cannot be brought in yet, so plan.docx',
    ],
    ['a Word file by its ending', 'plan.docx', bytes('oddly enough text'), 'Word files cannot be brought in yet'],
    [
      'a Word file called text',
      'plan.txt',
      bytes('PK\x03\x04 word/document.xml'),
      'plan.txt is a Word file, whatever its name says',
    ],
    ['a zip called text', 'plan.txt', bytes('PK\x03\x04'), 'plan.txt is a zip file'],
    ['a PDF', 'plan.pdf', bytes('%PDF-1.7'), 'PDF files cannot be brought in yet'],
    ['a PDF called text', 'plan.txt', bytes('%PDF-1.7'), 'plan.txt is a PDF, whatever'],
    [
      'an old Word file',
      'plan.doc',
      bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      'Old Word files cannot be brought in yet',
    ],
    ['a picture called text', 'plan.txt', bytes('\x89PNG\r\n'), 'plan.txt is a picture'],
    ['a web page', 'plan.html', utf8('<p>Plan</p>'), 'Web pages cannot be brought in yet'],
    ['a web page called text', 'plan.txt', utf8('<!DOCTYPE html><p>Plan</p>'), 'plan.txt is a web page'],
    ['more lines than a plan has', 'plan.txt', utf8('a\n'.repeat(1_000_001)), 'plan.txt has more than a million lines'],
    ['a folder and a turned name', '../a/\u202etxt.md', bytes(''), 'txt.md is empty'],
  ])('%s', (_, name, content, opening) => {
    const message = refusal(content, name);
    expect(message.slice(0, opening.length)).toBe(opening);
    // One sentence: a single full stop, at the end, outside the file's name.
    expect(
      message
        .replace(name, '')
        .replace('(.txt)', '')
        .match(/\.(?=\s|$)/gu),
    ).toHaveLength(1);
    expect(message.endsWith('.')).toBe(true);
  });

  it('more than 50 MB', () => {
    expect(refusal(new Uint8Array(LARGEST + 1), 'plan.txt')).toMatch(/^plan\.txt is larger than 50 MB;/);
  });
});

describe('text in its encodings', () => {
  const words = 'Plan – “so”\r\nCafé\rnaïve';
  const utf16 = (littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(2 * words.length + 2));
    [0xfeff, ...Array.from(words, (one) => one.charCodeAt(0))].forEach((unit, at) =>
      view.setUint16(2 * at, unit, littleEndian),
    );
    return new Uint8Array(view.buffer);
  };
  it.each([
    ['UTF-8', utf8(words)],
    ['UTF-8 with its mark', utf8(`\ufeff${words}`)],
    ['UTF-16 of Windows', utf16(true)],
    ['UTF-16, big end first', utf16(false)],
    ['Windows-1252', bytes('Plan \x96 \x93so\x94\r\nCaf\xe9\rna\xefve')],
  ])('%s', (_, content) => {
    const { blocks, characters } = readSource(content, 'plan.txt');
    expect(blocks.map(({ source, where }) => [source, where])).toEqual([
      ['Plan – “so”', 'line 1'],
      ['Café', 'line 2'],
      ['naïve', 'line 3'],
    ]);
    expect(characters).toBe(18);
  });

  it('says so where the encoding was guessed', () => {
    expect(readSource(bytes('Caf\xe9 plan'), 'plan.txt').messages.join()).toMatch(/older Windows encoding/);
    expect(readSource(utf8('Café plan'), 'plan.txt').messages).toEqual([]);
  });

  it('takes characters that are not seen out of every name, and lists them', () => {
    const plan = propose(utf8('The \u202eplan\nWords \u200bof it.'), 'plan.txt');
    expect(plan.title).toBe('The plan');
    expect(plan.leftOver).toEqual([
      { text: '\u202e', where: 'line 1', why: 'Characters that are not seen' },
      { text: '\u200b', where: 'line 2', why: 'Characters that are not seen' },
    ]);
    expect(plan.messages.join()).toMatch(/^2 lines hold characters that are not seen/);
    expect(plan.characters).toEqual({ source: 19, placed: 17, leftOver: 2 });
  });
});

describe('the edition a file is', () => {
  const text = utf8('Plan (updated March 2024)\n1.1\nRecommendation\nDo it.\nStatus March 2023\nComplete');
  it('is the newest that title and labels name', () => {
    const { editions, edition } = propose(text, 'plan.txt');
    expect([editions, edition]).toEqual([['March 2023', 'March 2024'], 1]);
  });
  it('or the one it is brought in as', () => {
    const { editions, edition, sections } = propose(text, 'plan.txt', { as: 'Jan 2023' });
    expect([editions, edition]).toEqual([['Jan 2023', 'March 2023'], 0]);
    expect(sections[0]!.items[0]!.fields.map((field) => [field.key, field.edition])).toEqual([
      ['recommendation', 0],
      ['status', 1],
    ]);
  });
  it('is one edition, however its month is written', () => {
    expect(propose(text, 'plan.txt', { as: 'Mar 2023' }).editions).toEqual(['March 2023']);
  });
  it.each([
    ['Plan 2018 – 2021', '2018 – 2021'],
    ['Plan for 2024', '2024'],
    ['Plan', 'First edition'],
  ])('is named from the title where no edition is: %s', (title, edition) => {
    expect(propose(utf8(`${title}\nMade since October 2020 and again in 2021.`), 'plan.txt').editions).toEqual([
      edition,
    ]);
  });
});

describe('what a line says', () => {
  const fieldsOf = (line: string) => {
    const text = `Our plan, October 2021\n\n1. Skills\n\n1.1\nRecommendation\nSchools must listen.\n${line}\n`;
    const { sections, editions } = propose(utf8(text), 'plan.txt');
    return sections[0]!.items[0]!.fields.slice(1).map(({ key, edition, tree }) => [
      key,
      editions[edition],
      plainText(tree),
    ]);
  };
  it('a label with a dash of its own ends at the colon, and its edition holds the words', () => {
    expect(fieldsOf('Actions to be taken forward - Oct 2020: We will listen.')).toEqual([
      ['actions', 'Oct 2020', 'We will listen.'],
    ]);
    expect(fieldsOf('Status - On track: see below')).toEqual([['status', 'October 2021', 'On track: see below']]);
  });
  it('a date after a label that is no edition’s is words', () => {
    expect(fieldsOf('Timescale - June 2025: at the latest')).toEqual([
      ['timescale', 'October 2021', 'June 2025: at the latest'],
    ]);
  });
});

it('loses no link: a line with one is text, and a heading with one says where it led', () => {
  const text =
    '# Our plan\n\nThe [review](https://a.scot/review) and its words\n\n## The [law](https://b.scot)\n\nWords.\n';
  const { summary, messages } = propose(utf8(text), 'plan.md');
  expect(JSON.stringify(summary)).toContain('https://a.scot/review');
  expect(messages.join()).toContain('it led to https://b.scot');
});
