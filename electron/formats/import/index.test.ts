import { describe, expect, it } from 'vitest';
import { Problem } from '../../../shared/plan/problem.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { LARGEST } from '../job-limits.ts';
import { propose, readSource } from './index.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const refusal = async (content: Uint8Array, name: string): Promise<string> => {
  try {
    await propose(content, name);
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
      'a spreadsheet',
      'plan.xlsx',
      bytes('PK\x03\x04 xl/workbook.xml'),
      'Spreadsheets cannot be brought in yet, so plan.xlsx',
    ],
    ['a spreadsheet by its ending', 'plan.xlsx', bytes('oddly enough text'), 'Spreadsheets cannot be brought in yet'],
    [
      'a spreadsheet called text',
      'plan.txt',
      bytes('PK\x03\x04 xl/workbook.xml'),
      'plan.txt is a spreadsheet, whatever its name says',
    ],
    ['a zip called text', 'plan.txt', bytes('PK\x03\x04'), 'plan.txt is a zip file'],
    [
      'an old Word file',
      'plan.doc',
      bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      'Old Word files cannot be brought in yet',
    ],
    ['a picture called text', 'plan.txt', bytes('\x89PNG\r\n'), 'plan.txt is a picture'],
    ['a web archive', 'plan.mht', utf8('oddly enough text'), 'Web archives cannot be brought in yet, so plan.mht'],
    [
      'a web archive called a page',
      'plan.html',
      utf8('From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n'),
      'plan.html is a web page in one archive, whatever its name says',
    ],
    ['a web page without words', 'plan.html', utf8('<title>Plan</title><p> </p>'), 'plan.html has no words in it'],
    ['a web page of no text', 'plan.html', bytes('<p>\0\0\0'), 'plan.html is not a web page that can be read'],
    ['a damaged Word file', 'plan.docx', bytes('PK\x03\x04'), 'plan.docx is damaged'],
    ['parts named as Windows does', 'plan.zip', bytes('PK\x03\x04 word\\document.xml'), 'plan.zip is damaged'],
    [
      'a Word file in XML',
      'plan.xml',
      utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      'plan.xml is a Word file in XML, whatever its name says; save it as a Word document (.docx)',
    ],
    ['more lines than a plan has', 'plan.txt', utf8('a\n'.repeat(1_000_001)), 'plan.txt has more than a million lines'],
    ['a folder and a turned name', '../a/\u202etxt.md', bytes(''), 'txt.md is empty'],
  ])('%s', async (_, name, content, opening) => {
    const message = await refusal(content, name);
    expect(message.slice(0, opening.length)).toBe(opening);
    // One sentence: a single full stop, at the end, outside the file's name.
    expect(
      message
        .replace(name, '')
        .replace('(.txt)', '')
        .replace('(.docx)', '')
        .replace('(.html)', '')
        .match(/\.(?=\s|$)/gu),
    ).toHaveLength(1);
    expect(message.endsWith('.')).toBe(true);
  });

  it('more than 50 MB', async () => {
    expect(await refusal(new Uint8Array(LARGEST + 1), 'plan.txt')).toMatch(/^plan\.txt is larger than 50 MB;/);
  });
});

describe('files told by their first bytes, whatever their names', () => {
  it.each([
    ['a page', utf8('<!DOCTYPE html><p>Plan')],
    ['a page after a browser’s remark', utf8('<!-- saved from url=(0020)https://a.scot/b -->\n<html><p>Plan')],
    ['a page of Word’s, called an old Word file', utf8('<html xmlns:o="x"><body><p class=MsoNormal>Plan')],
    ['what Windows has on its clipboard', utf8('Version:0.9\r\nStartHTML:00000097\r\n<html><body><p>Plan')],
  ])('%s', async (_, content) => {
    const { blocks } = await readSource(content, 'plan.doc');
    expect(blocks.map(({ source }) => source)).toEqual(['Plan']);
  });
  it('a message that was pasted stays text', async () => {
    const text = 'From: Jo\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThe plan.';
    expect((await readSource(utf8(text), 'plan.txt')).blocks).toHaveLength(4);
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
    ['UTF-16 without its mark', utf16(true).subarray(2)],
    ['UTF-16, big end first, without its mark', utf16(false).subarray(2)],
    ['Windows-1252', bytes('Plan \x96 \x93so\x94\r\nCaf\xe9\rna\xefve')],
  ])('%s', async (_, content) => {
    const { blocks, characters } = await readSource(content, 'plan.txt');
    expect(blocks.map(({ source, where }) => [source, where])).toEqual([
      ['Plan – “so”', 'line 1'],
      ['Café', 'line 2'],
      ['naïve', 'line 3'],
    ]);
    expect(characters).toBe(18);
  });

  it('says so where the encoding was guessed', async () => {
    expect((await readSource(bytes('Caf\xe9 plan'), 'plan.txt')).messages.join()).toMatch(/older Windows encoding/);
    expect((await readSource(utf8('Café plan'), 'plan.txt')).messages).toEqual([]);
  });

  it('takes characters that are not seen out of every name, and lists them', async () => {
    const plan = (await propose(utf8('The \u202eplan\nWords \u200bof it.'), 'plan.txt')).proposal;
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
  it('is the newest that title and labels name', async () => {
    const { editions, edition } = (await propose(text, 'plan.txt')).proposal;
    expect([editions, edition]).toEqual([['March 2023', 'March 2024'], 1]);
  });
  it('or the one it is brought in as', async () => {
    const { editions, edition, sections } = (await propose(text, 'plan.txt', { as: 'Jan 2023' })).proposal;
    expect([editions, edition]).toEqual([['Jan 2023', 'March 2023'], 0]);
    expect(sections[0]!.items[0]!.fields.map((field) => [field.key, field.edition])).toEqual([
      ['recommendation', 0],
      ['status', 1],
    ]);
  });
  it('is one edition, however its month is written', async () => {
    expect((await propose(text, 'plan.txt', { as: 'Mar 2023' })).proposal.editions).toEqual(['March 2023']);
  });
  it.each([
    ['Plan 2018 – 2021', '2018 – 2021'],
    ['Plan for 2024', '2024'],
    ['Plan', 'First edition'],
  ])('is named from the title where no edition is: %s', async (title, edition) => {
    expect(
      (await propose(utf8(`${title}\nMade since October 2020 and again in 2021.`), 'plan.txt')).proposal.editions,
    ).toEqual([edition]);
  });
});

describe('what a line says', () => {
  const fieldsOf = async (line: string) => {
    const text = `Our plan, October 2021\n\n1. Skills\n\n1.1\nRecommendation\nSchools must listen.\n${line}\n`;
    const { sections, editions } = (await propose(utf8(text), 'plan.txt')).proposal;
    return sections[0]!.items[0]!.fields.slice(1).map(({ key, edition, tree }) => [
      key,
      editions[edition],
      plainText(tree),
    ]);
  };
  it('a label with a dash of its own ends at the colon, and its edition holds the words', async () => {
    expect(await fieldsOf('Actions to be taken forward - Oct 2020: We will listen.')).toEqual([
      ['actions', 'Oct 2020', 'We will listen.'],
    ]);
    expect(await fieldsOf('Status - On track: see below')).toEqual([['status', 'October 2021', 'On track: see below']]);
  });
  it('a date after a label that is no edition’s is words', async () => {
    expect(await fieldsOf('Timescale - June 2025: at the latest')).toEqual([
      ['timescale', 'October 2021', 'June 2025: at the latest'],
    ]);
  });
});

it('loses no link: a line with one is text, and a heading with one says where it led', async () => {
  const text =
    '# Our plan\n\nThe [review](https://a.scot/review) and its words\n\n## The [law](https://b.scot)\n\nWords.\n';
  const { summary, messages } = (await propose(utf8(text), 'plan.md')).proposal;
  expect(JSON.stringify(summary)).toContain('https://a.scot/review');
  expect(messages.join()).toContain('it led to https://b.scot');
});
