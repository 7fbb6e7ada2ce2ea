import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PictureFile, Publication } from '../../electron/formats/export/blocks.ts';
import { writeDocx } from '../../electron/formats/export/docx/write-docx.ts';
import { EXAMPLE_PICTURE, examplePictures } from '../../electron/formats/export/example-plan.test-help.ts';
import { arbitraryEditions, everyChange } from '../../electron/formats/export/redline/redlines.test-help.ts';
import type { TwoEditions } from '../../electron/formats/export/redline/redlines.test-help.ts';
import { layerableEdition } from '../../electron/formats/export/redline/source-tree.ts';
import { linesAfter } from '../../electron/formats/export/redline/tracked-text.test-help.ts';
import { writeChanges } from '../../electron/formats/export/redline/write-changes.ts';
import { propose } from '../../electron/formats/import/index.ts';
import { recordsInMemory } from '../../electron/formats/import/plan-in-memory.test-help.ts';
import { viewEdition } from '../../shared/plan/edition-view.ts';
import type { CurrentCell, Place } from '../../shared/plan/records.ts';
import { p } from '../../shared/richtext/build.ts';
import { afterChanges, put, schemaErrors, workFolder } from './programs.ts';
import type { Settled } from './programs.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const BY = { author: 'A. Writer', date: '2022-10-31T09:00:00Z' };
const pictures = (): PictureFile | undefined => examplePictures(EXAMPLE_PICTURE);

let work: Awaited<ReturnType<typeof workFolder>>;
beforeAll(async () => {
  work = await workFolder();
});
afterAll(() => work.remove());

interface Written {
  readonly redline: string;
  /** The ordinary documents of the two editions. */
  readonly before: string;
  readonly after: string;
  readonly contents: Readonly<Record<'redline' | 'before' | 'after', number>>;
}

const entriesOf = ({ blocks }: Publication): number =>
  blocks.reduce((count, block) => count + (block.type === 'contents' ? block.entries.length + 1 : 0), 0);

const writeAll = async (name: string, editions: TwoEditions): Promise<Written> => {
  const [before, after] = [layerableEdition(editions.before), layerableEdition(editions.after)];
  const options = { pictures, pageNumbers: false };
  const of = (which: string, bytes: Uint8Array): Promise<string> => put(work.folder, `${name}-${which}.docx`, bytes);
  return {
    redline: await of('changes', (await writeChanges(before, after, BY, options)).bytes),
    before: await of('before', (await writeDocx(before.publication, options)).bytes),
    after: await of('after', (await writeDocx(after.publication, options)).bytes),
    contents: {
      redline: entriesOf(after.publication),
      before: entriesOf(before.publication),
      after: entriesOf(after.publication),
    },
  };
};

/** The lines of a document's text without its list of contents, white space normalised. */
const linesOf = ({ text }: Settled, contents: number): string[] => {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const at = lines.indexOf('Contents');
  return at < 0 || contents === 0 ? lines : [...lines.slice(0, at), ...lines.slice(at + contents)];
};

interface Compared {
  readonly rejected: readonly string[];
  readonly before: readonly string[];
  readonly accepted: readonly string[];
  readonly after: readonly string[];
  readonly left: number;
}

const throughLibreOffice = async (documents: readonly Written[]): Promise<Compared[]> => {
  const settled = await afterChanges(
    documents.flatMap(({ redline, before, after }) => [
      [redline, 'reject'],
      [before, 'keep'],
      [redline, 'accept'],
      [after, 'keep'],
    ]),
  );
  return documents.map(({ contents }, index) => {
    const [rejected, before, accepted, after] = settled.slice(4 * index, 4 * index + 4) as [
      Settled,
      Settled,
      Settled,
      Settled,
    ];
    return {
      rejected: linesOf(rejected, contents.redline),
      before: linesOf(before, contents.before),
      accepted: linesOf(accepted, contents.redline),
      after: linesOf(after, contents.after),
      left: rejected.left + accepted.left,
    };
  });
};

/** A sample as it was brought in, and the next edition after changes of several kinds. */
const sampleEditions = async (name: string): Promise<TwoEditions> => {
  const bytes = new Uint8Array(await readFile(path.join(ROOT, 'samples', name)));
  const records = recordsInMemory((await propose(bytes, name)).proposal);
  const last = records.editions.toSorted((a, b) => a.position - b.position).at(-1)!;
  const next = { ...last, id: 'next', label: 'Oct 2022', position: last.position + 1 };
  const places = records.cells.filter(({ part, subject }) => part === 'place' && records.items.includes(subject));
  const later = (cell: CurrentCell, body: CurrentCell['body']): CurrentCell => ({ ...cell, edition: next.id, body });
  const retired = places.slice(3, 4).map((cell) => later(cell, { ...(cell.body as Place), retired: true }));
  const moved = places
    .slice(6, 7)
    .map((cell) => later(cell, { ...(cell.body as Place), position: 'zzzzzz', number: '99' }));
  const reworded = records.cells
    .filter(({ part }) => part.startsWith('field:') && !part.endsWith('status'))
    .filter((_, at) => at % 5 === 0)
    .map((cell) => later(cell, [...(cell.body as []), p('And so it goes on.')]));
  const all = {
    ...records,
    editions: [...records.editions, next],
    cells: [...records.cells, ...retired, ...moved, ...reworded],
  };
  return { before: viewEdition(records, last.id), after: viewEdition(all, next.id) };
};

const named: Readonly<Record<string, () => Promise<TwoEditions>>> = {
  'every kind of change': async () => everyChange,
  'asl-action-plan-2021': () => sampleEditions('asl-action-plan-2021.txt'),
  'learning-together': () => sampleEditions('learning-together-2018-2021.txt'),
};

describe('LibreOffice, rejecting all changes, shows the earlier edition, and accepting all, the later one', () => {
  test.each(Object.entries(named))('%s', async (name, editions) => {
    const written = await writeAll(name, await editions());
    expect(await schemaErrors(written.redline)).toBe('');
    const [{ rejected, before, accepted, after, left } = {} as Compared] = await throughLibreOffice([written]);
    expect(before).not.toEqual(after);
    expect(rejected.join(' ')).toBe(before.join(' '));
    expect(accepted.join(' ')).toBe(after.join(' '));
    expect(left).toBe(0);
  });

  /**
   * Where a paragraph with a footnote is taken out or put in, LibreOffice 7.4 keeps its empty shell: in a list, a bare label,
   * after which others count on. Which label each paragraph bears is held in `redline.test.ts`.
   */
  const withoutLabels = (lines: readonly string[]): string =>
    lines
      .map((line) => line.replace(/^(?:\d+\.|[^\p{L}\p{N}\p{P}\p{S}]|[•◦▪‣⁃\u200d])(?= |$)/u, '').trim())
      .filter((line) => line !== '')
      .join(' ');

  /** All rounds are read by the file itself; opening each four times in LibreOffice takes a second or two, so it sees the first. */
  const ROUNDS = 200;
  const THROUGH_LIBREOFFICE = 30;

  test('after 200 random rounds of editing', { timeout: 600_000 }, async () => {
    const written: Written[] = [];
    for (const [at, editions] of fc.sample(arbitraryEditions, { numRuns: ROUNDS, seed: 20221031 }).entries())
      written.push(await writeAll(`random-${at}`, editions));
    const wrong: unknown[] = [];
    for (const [at, { redline, before, after }] of written.entries()) {
      const [changes, old, fresh] = await Promise.all([redline, before, after].map(async (file) => readFile(file)));
      const reads = (['rejected', 'accepted'] as const).map((outcome) => linesAfter(changes!, outcome));
      if (!isDeepStrictEqual(reads, [linesAfter(old!, 'accepted'), linesAfter(fresh!, 'accepted')]))
        wrong.push([at, 'by the file itself', reads]);
    }
    for (const [at, { rejected, before, accepted, after, left }] of (
      await throughLibreOffice(written.slice(0, THROUGH_LIBREOFFICE))
    ).entries()) {
      if (withoutLabels(rejected) !== withoutLabels(before)) wrong.push([at, 'rejected', rejected, before]);
      if (withoutLabels(accepted) !== withoutLabels(after)) wrong.push([at, 'accepted', accepted, after]);
      if (left > 0) wrong.push([at, 'left', left]);
    }
    expect(wrong).toEqual([]);
  });
});
