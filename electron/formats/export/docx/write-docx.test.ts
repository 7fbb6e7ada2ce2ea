import { describe, expect, test } from 'vitest';
import { cell, link, note, ol, p, row, table, ul } from '../../../../shared/richtext/build.ts';
import type { PubBlock } from '../blocks.ts';
import { everyBlock, everyInline, publicationWith } from '../every-block.test-help.ts';
import { everything, exampleView, examplePictures, HOSTILE } from '../example-plan.test-help.ts';
import { publicationOf } from '../publication.ts';
import { packageParts } from './package.ts';
import { writeDocx } from './write-docx.ts';

const partsOf = async (...blocks: PubBlock[]) =>
  packageParts((await writeDocx(publicationWith(blocks), { pictures: examplePictures })).bytes);

/** The body without its section, one element a line. */
const bodyOf = async (...blocks: PubBlock[]): Promise<string> => {
  const xml = (await partsOf(...blocks))['word/document.xml']!;
  return xml
    .slice(xml.indexOf('<w:body>') + 8, xml.lastIndexOf('<w:sectPr'))
    .replace(/(?<!^)<w:(p|tbl|tr)>/g, '\n<w:$1>');
};

test.each(Object.entries(everyBlock))('block %s', async (type, block) => {
  expect({ [type]: await bodyOf(block) }).toMatchSnapshot();
});
test.each(Object.entries(everyInline))('inline %s', async (type, inline) => {
  expect({ [type]: await bodyOf(p(inline)) }).toMatchSnapshot();
});

describe('the package', () => {
  test('heading styles have an outline level and stay with what follows', async () => {
    const styles = (await partsOf())['word/styles.xml']!;
    for (const level of [1, 2, 3, 4, 5, 6]) {
      const style = new RegExp(`<w:style [^>]*w:styleId="Heading${level}".*?</w:style>`).exec(styles)![0];
      expect(style).toContain(`<w:outlineLvl w:val="${level - 1}"/>`);
      expect(style).toContain('<w:keepNext/>');
    }
    expect(styles).toContain('<w:lang w:val="en-GB"');
  });

  test('title, subject and language are its properties, and it opens without a question', async () => {
    const parts = await partsOf();
    expect(parts['docProps/core.xml']).toContain('<dc:title>A plan</dc:title>');
    expect(parts['docProps/core.xml']).toContain('<dc:language>en-GB</dc:language>');
    expect(parts['word/settings.xml']).not.toContain('updateFields w:val="true"');
    expect(Object.values(parts).join('')).not.toContain('w:dirty');
  });

  test('the same publication is the same file', async () => {
    const write = async () =>
      (await writeDocx(publicationOf(exampleView(everything)), { pictures: examplePictures })).bytes;
    expect(Buffer.compare(await write(), await write())).toBe(0);
  });

  test('no paragraph is empty, and every bookmark and footnote is there once', async () => {
    const { bytes } = await writeDocx(publicationOf(exampleView(everything)), { pictures: examplePictures });
    const parts = packageParts(bytes);
    const xml = parts['word/document.xml']!;
    expect(xml).not.toMatch(/<w:p\/>|<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr><\/w:p>(?!<w:tbl>)/);
    const names = [...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(names).size).toBe(names.length);
    const notes = [...parts['word/footnotes.xml']!.matchAll(/<w:footnote [^>]*w:id="(\d+)"/g)].map((match) => match[1]);
    const marks = [...xml.matchAll(/<w:footnoteReference [^>]*w:id="(\d+)"/g)].map((match) => match[1]);
    expect(marks).toEqual(['1', '2', '3', '4']);
    expect(notes.filter((id) => id !== '0')).toEqual(marks);
  });

  test('each numbered list begins again; all of a kind share one definition', async () => {
    const parts = await partsOf(ol('a'), p('between'), ol('b'), ul('c'), p('between'), ul('d'));
    const numbers = [...parts['word/document.xml']!.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map((match) => match[1]!);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers[2]).toBe(numbers[3]);
    const abstractOf = (id: string) =>
      new RegExp(`<w:num [^>]*w:numId="${id}"[^>]*>.*?<w:abstractNumId w:val="(\\d+)"`).exec(
        parts['word/numbering.xml']!,
      )![1];
    expect(abstractOf(numbers[0]!)).toBe(abstractOf(numbers[1]!));
  });

  test('a header row repeats and no row splits', async () => {
    const body = await bodyOf(table(row('H'), row('c')));
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(2);
  });

  // LibreOffice gives the first mark the first note, whatever number the mark bears.
  test('footnotes are numbered in the order of their marks, those in tables too', async () => {
    const parts = await partsOf(
      p('a', note('one')),
      table(row('H'), row(cell(p('b', note('two'))))),
      p('c', note('three')),
    );
    const marks = parts['word/document.xml']!.match(/<w:footnoteReference w:id="\d+"/g)!;
    expect(marks.map((mark) => /\d+/.exec(mark)![0])).toEqual(['1', '2', '3']);
    const words = parts['word/footnotes.xml']!.replaceAll(/<[^>]*>/g, ' ');
    expect(words).toMatch(/one\s+two\s+three/);
  });

  test('two tables that touch stay two', async () => {
    expect(await bodyOf(table(row('H'), row('c')), table(row('I'), row('d')))).toMatch(
      /<\/w:tbl>\s*<w:p>.*<\/w:p>\s*<w:tbl>/,
    );
  });
});

test('hostile text is text', async () => {
  const parts = await partsOf(p(HOSTILE[3], HOSTILE[4]), p(link('javascript:x', 'words')), p('x', note(HOSTILE[3])));
  expect(parts['word/document.xml']).toContain('&lt;script&gt;');
  expect(parts['word/document.xml']).not.toContain('<script');
  expect(JSON.stringify(parts)).not.toContain('javascript:');
});

test('a word without end is written in good time', async () => {
  const started = performance.now();
  await writeDocx(publicationWith([p('x'.repeat(100_000))]));
  expect(performance.now() - started).toBeLessThan(5000);
});
