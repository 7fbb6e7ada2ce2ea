import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_PICTURE, examplePictures } from '../example-plan.test-help.ts';
import type { PictureFile } from '../blocks.ts';
import { writeDocx } from '../docx/write-docx.ts';
import { packageParts } from '../docx/package.ts';
import { publicationOf } from '../publication.ts';
import { arbitraryEditions, everyChange } from './redlines.test-help.ts';
import type { TwoEditions } from './redlines.test-help.ts';
import { layerableEdition } from './source-tree.ts';
import { linesAfter, paragraphsOf } from './tracked-text.test-help.ts';
import { writeChanges } from './write-changes.ts';

const BY = { author: 'A. Writer', date: '2022-10-31T09:00:00Z' };
const pictures = (): PictureFile | undefined => examplePictures(EXAMPLE_PICTURE);

const redlineOf = async ({ before, after }: TwoEditions): Promise<Uint8Array> =>
  (await writeChanges(layerableEdition(before), layerableEdition(after), BY, { pictures, pageNumbers: false })).bytes;
const linesOf = async (view: TwoEditions['before']): Promise<readonly string[]> =>
  linesAfter((await writeDocx(publicationOf(view), { pictures, pageNumbers: false })).bytes, 'accepted');

/** What a redline reads as, settled one way and the other, and what it is to read as. */
const settled = async (editions: TwoEditions) => {
  const bytes = await redlineOf(editions);
  return {
    reads: [linesAfter(bytes, 'rejected'), linesAfter(bytes, 'accepted')],
    editions: [await linesOf(editions.before), await linesOf(editions.after)],
  };
};
const holds = async (editions: TwoEditions): Promise<void> => {
  const { reads, editions: wanted } = await settled(editions);
  expect(reads).toEqual(wanted);
};

describe('rejected, a redline reads as the earlier edition, accepted as the later', () => {
  test('with every kind of change', async () => {
    const { reads, editions } = await settled(everyChange);
    expect(reads).toEqual(editions);
    expect(reads[0]).not.toEqual(reads[1]);
  });

  test('whatever was edited', () => fc.assert(fc.asyncProperty(arbitraryEditions, holds), { numRuns: 50 }), 120_000);
});

describe('what is tracked', () => {
  test('nothing of an item that did not change, whatever moved beside it; of its number, the number alone', async () => {
    const { tracked, plain } = paragraphsOf(await redlineOf(everyChange));
    const steady = plain.filter((one) => one.includes('Nothing of this changes'));
    expect(steady).toHaveLength(2);
    expect(tracked.filter((one) => one.includes('Steady words.'))).toEqual([]);
    const [number, ...more] = tracked.filter((one) => one.includes(' Numbers'));
    expect(more).toEqual([]);
    expect(number!.replace(/<w:(?:ins|del) .*?<\/w:(?:ins|del)>/gsu, '')).toContain(' Numbers');
  });

  test('an item that moved is a move from one place to the other', async () => {
    const xml = packageParts(await redlineOf(everyChange))['word/document.xml']!;
    const namesOf = (element: string): string[] =>
      [...xml.matchAll(new RegExp(`<w:${element} [^>]*w:name="(moved-\\d+)"`, 'gu'))]
        .map(([, name]) => name!)
        .toSorted();
    expect(namesOf('moveFromRangeStart')).toEqual(['moved-1', 'moved-2', 'moved-3']);
    expect(namesOf('moveToRangeStart')).toEqual(namesOf('moveFromRangeStart'));
    for (const end of ['From', 'To'])
      expect(xml.match(new RegExp(`<w:move${end}RangeEnd `, 'gu'))).toHaveLength(
        xml.match(new RegExp(`<w:move${end}RangeStart `, 'gu'))!.length,
      );
  });

  test('every change bears the name of its author and a number of its own, and none asks for a field to be updated', async () => {
    const parts = packageParts(await redlineOf(everyChange));
    const xml = parts['word/document.xml']! + parts['word/footnotes.xml']! + parts['word/header1.xml']!;
    const changes = [...xml.matchAll(/<w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart) ([^>]*)>/gu)];
    const ids = changes.map(([, attributes]) => /w:id="(\d+)"/u.exec(attributes!)![1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, attributes] of changes) {
      expect(attributes).toContain('w:author="A. Writer"');
      expect(attributes).toMatch(/w:date="2022-10-31T0(?:9:00|8:58):00Z"/u);
    }
    expect(Object.values(parts).join('')).not.toContain('w:dirty');
    expect(parts['word/settings.xml']).not.toContain('updateFields w:val="true"');
  });
});
