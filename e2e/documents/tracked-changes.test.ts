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
import { put, schemaErrors, startOffice, workFolder } from './programs.ts';
import type { Office, Settled } from './programs.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const BY = { author: 'A. Writer', date: '2022-10-31T09:00:00Z' };
const pictures = (): PictureFile | undefined => examplePictures(EXAMPLE_PICTURE);

let work: Awaited<ReturnType<typeof workFolder>>;
let office: Office;
beforeAll(async () => {
  work = await workFolder();
  office = startOffice();
});
afterAll(async () => {
  await office.end();
  await work.remove();
});

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

/** A document's words without its list of contents, line by line, and its footnotes; white space normalised. */
interface Said {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

const normalised = (words: readonly string[]): string[] =>
  words.map((one) => one.replace(/\s+/gu, ' ').trim()).filter((one) => one !== '');

const saidOf = ({ text, notes }: Settled, contents: number): Said => {
  const lines = normalised(text.split('\n'));
  const at = contents === 0 ? -1 : lines.indexOf('Contents');
  return {
    lines: at < 0 ? lines : [...lines.slice(0, at), ...lines.slice(at + contents)],
    notes: normalised(notes),
  };
};

interface Compared {
  readonly rejected: Said;
  readonly before: Said;
  readonly accepted: Said;
  readonly after: Said;
  readonly left: boolean;
}

/** Throws where LibreOffice did not end with the document in its time. */
const settled = async (file: string, what: 'accept' | 'reject' | 'keep'): Promise<Settled> => {
  const answer: Settled & { readonly hung?: boolean } = await office.settle(file, what);
  if (answer.hung) throw new Error(`LibreOffice never ended with ${path.basename(file)} (${what})`);
  return answer;
};

const throughLibreOffice = async ({ redline, before, after, contents }: Written): Promise<Compared> => {
  const rejected = await settled(redline, 'reject');
  const accepted = await settled(redline, 'accept');
  return {
    rejected: saidOf(rejected, contents.redline),
    before: saidOf(await settled(before, 'keep'), contents.before),
    accepted: saidOf(accepted, contents.redline),
    after: saidOf(await settled(after, 'keep'), contents.after),
    left: rejected.left || accepted.left,
  };
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

const inOne = ({ lines, notes }: Said): readonly [string, readonly string[]] => [lines.join(' '), notes];

/**
 * Where a paragraph with a footnote is taken out or put in, LibreOffice 7.4 keeps its empty shell: in a list, a bare label,
 * after which others count on. Which label each paragraph bears is held in `redline.test.ts`.
 */
const withoutLabels = ({ lines, notes }: Said): readonly [string, readonly string[]] =>
  inOne({
    lines: normalised(
      lines.map((line) => line.replace(/^(?:\d+\.|[^\p{L}\p{N}\p{P}\p{S}]|[•◦▪‣⁃\u200d])(?= |$)/u, '')),
    ),
    notes,
  });

describe('LibreOffice, rejecting all changes, shows the earlier edition, and accepting all, the later one', () => {
  test.each(Object.entries(named))('%s', async (name, editions) => {
    const written = await writeAll(name, await editions());
    expect(await schemaErrors(written.redline)).toBe('');
    const { rejected, before, accepted, after, left } = await throughLibreOffice(written);
    expect(before).not.toEqual(after);
    expect(inOne(rejected)).toEqual(inOne(before));
    expect(inOne(accepted)).toEqual(inOne(after));
    expect(left).toBe(false);
  });

  const ROUNDS = 200;

  /** Each round is read by the file itself, and opened four times by LibreOffice while the next is written. */
  test('after 200 random rounds of editing', { timeout: 900_000 }, async () => {
    const wrong: unknown[] = [];
    const check = async (name: string, written: Written): Promise<void> => {
      const compared = await throughLibreOffice(written).catch(String);
      if (typeof compared === 'string') {
        wrong.push([name, compared]);
        return;
      }
      const { rejected, before, accepted, after, left } = compared;
      for (const [what, one, other] of [
        ['rejected', rejected, before],
        ['accepted', accepted, after],
      ] as const)
        if (!isDeepStrictEqual(withoutLabels(one), withoutLabels(other))) wrong.push([name, what, one, other]);
      if (left) wrong.push([name, 'changes are left']);
    };
    let checked: Promise<void> = Promise.resolve();
    for (const [at, editions] of fc.sample(arbitraryEditions, { numRuns: ROUNDS, seed: 20221031 }).entries()) {
      const name = `random-${at}`;
      const written = await writeAll(name, editions);
      const [changes, old, fresh] = await Promise.all(
        [written.redline, written.before, written.after].map(async (file) => readFile(file)),
      );
      const reads = (['rejected', 'accepted'] as const).map((outcome) => linesAfter(changes!, outcome));
      if (!isDeepStrictEqual(reads, [linesAfter(old!, 'accepted'), linesAfter(fresh!, 'accepted')]))
        wrong.push([name, 'by the file itself', reads]);
      await checked;
      checked = check(name, written);
    }
    await checked;
    expect(wrong).toEqual([]);
  });
});
