import { Buffer } from 'node:buffer';
import { Problem } from '../../../../shared/plan/problem.ts';
import { countCharacters, NOTHING_FOUND } from '../../../../shared/plan/proposal.ts';
import { shownName } from '../file-name.ts';
import type { Reader } from '../formats.ts';
import type { Source, SourceAside } from '../source.ts';
import { besideOf, mayBeRead } from './beside.ts';
import type { SetAside } from './flow.ts';
import type { FontLook } from './font.ts';
import type { Page, Run, Tagged } from './layout.ts';
import { linesOf } from './lines.ts';
import { damagedSentence, openPdf } from './open.ts';
import type { OpenPdf } from './open.ts';
import { pageContent } from './page-content.ts';
import type { Operators } from './rules.ts';
import { unpackedSize } from './streams.ts';
import { taggedBlocks } from './tagged.ts';
import { untaggedBlocks, withAsides } from './untagged.ts';

/** A structure larger than this, or that takes longer to get (in milliseconds), costs more than it tells. */
const LARGEST_STRUCTURE = 2_000_000;
const LONGEST_STRUCTURE = 6000;
/** Text nobody could have written into a plan. */
const MOST_CHARACTERS = 20_000_000;

interface Pages {
  readonly pages: readonly Page[];
  readonly broken: readonly number[];
}

const sizeOf = (tagged: Tagged): number =>
  1 + tagged.children.reduce((sum, child) => sum + (typeof child === 'string' ? 1 : sizeOf(child)), 0);

const tooMuch = (name: string): string =>
  `${name} holds more text than any plan; bring in a file that holds the plan alone.`;

const readPages = async ({ document, library }: OpenPdf, name: string, drawings: boolean): Promise<Pages> => {
  const pages: Page[] = [];
  const broken: number[] = [];
  const fonts = new Map<string, FontLook>();
  let [structure, waited, characters] = [0, 0, 0];
  const readable = (): boolean => structure <= LARGEST_STRUCTURE && waited <= LONGEST_STRUCTURE;
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number);
      const read = await pageContent(page, {
        operators: library.OPS as unknown as Operators,
        fonts,
        structure: readable(),
        drawings,
        afterUnseen: pages.at(-1)?.unseen === true,
      });
      page.cleanup();
      structure += read.page.tagged ? sizeOf(read.page.tagged) : 0;
      waited += read.waited;
      characters += read.page.runs.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(read.page);
    } catch (error) {
      if (error instanceof RangeError) throw new Problem(tooMuch(name), { cause: error });
      broken.push(number);
    }
    if (characters > MOST_CHARACTERS) throw new Problem(tooMuch(name));
  }
  // Half a structure would put the other half out of order.
  return { pages: readable() ? pages : pages.map((page) => ({ ...page, tagged: undefined })), broken };
};

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** "1, 5 and 9"; the first ones where there are many. */
const listed = (numbers: readonly number[]): string => {
  const shown = numbers.slice(0, 8).map(String);
  if (numbers.length > 8) return `${shown.join(', ')} and ${numbers.length - 8} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
};

/** Text at a page's edge or outside it, one piece a line. */
const asidesOf = (page: Page): SetAside[] => {
  const byWhy = new Map<string, Run[]>();
  for (const { run, why } of page.asides) {
    const known = byWhy.get(why);
    if (known) known.push(run);
    else byWhy.set(why, [run]);
  }
  return [...byWhy].flatMap(([why, runs]) => linesOf(runs, page.number).map((line) => ({ lines: [line], why })));
};

const charactersOf = (pages: readonly Page[]): number => {
  let count = 0;
  for (const { runs, asides } of pages) {
    for (const { text } of runs) count += countCharacters(text);
    for (const { run } of asides) count += countCharacters(run.text);
  }
  return count;
};

const titleOf = async ({ document }: OpenPdf): Promise<string | undefined> => {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const title = (info as { Title?: unknown }).Title;
  const words = typeof title === 'string' ? title.replace(/\s+/gu, ' ').trim().slice(0, 400) : '';
  // Word and InDesign put the file's own name there where nobody gave a title.
  return words === '' || /\.(?:docx?|indd|pdf|rtf)$|^(?:microsoft word|untitled)/iu.test(words) ? undefined : words;
};

const MOST_FIELDS = 10_000;

/** What somebody wrote into a form: it stands over the pages, not in them. */
const fieldsOf = async ({ document }: OpenPdf): Promise<SourceAside[]> => {
  const fields = (await document.getFieldObjects().catch(() => null)) as Readonly<
    Record<string, readonly { readonly name?: unknown; readonly value?: unknown; readonly page?: unknown }[]>
  > | null;
  return Object.values(fields ?? {})
    .slice(0, MOST_FIELDS)
    .flatMap(([field]): SourceAside[] => {
      const value = typeof field?.value === 'string' ? field.value.trim() : '';
      const page = typeof field?.page === 'number' && field.page >= 0 ? `page ${field.page + 1}` : 'a form';
      return value === '' || value === 'Off'
        ? []
        : [{ type: 'aside', where: page, source: value, gap: 0, why: 'Written into a form' }];
    });
};

/** The pages' blocks, by the structure the file gives or by position. */
const read = (pages: readonly Page[]): ReturnType<typeof untaggedBlocks> & { readonly pictures: number } =>
  taggedBlocks(pages) ?? { ...untaggedBlocks(pages), pictures: 0 };

/**
 * Reads a PDF (PDF 32000): by its structure where it has one, else by position, font and a grammar of lines. Nothing in the
 * file is run, drawn or fetched.
 * Throws a `Problem` where it is locked, damaged, a scan, or too large.
 */
export const readPdf: Reader = async (bytes, fileName): Promise<Source> => {
  const name = shownName(fileName);
  if (!mayBeRead(bytes)) throw new Problem(damagedSentence(fileName));
  const unpacked = unpackedSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (unpacked === 'bomb') throw new Problem(tooMuch(name));
  const open = await openPdf(bytes, fileName);
  try {
    const { pages, broken } = await readPages(open, name, unpacked === 'ordinary');
    if (pages.length === 0) throw new Problem(damagedSentence(fileName));
    const characters = charactersOf(pages);
    const beside = besideOf(bytes);
    if (characters === 0)
      throw new Problem(
        beside.pictures > 0
          ? `${name} is a scan: it holds pictures of pages and no text; bring in the Word file it was printed from, or a copy with its text recognised.`
          : `${name} holds no text; bring in the Word file it was made from.`,
      );
    const { blocks, asides, footnotes, pictures } = read(pages);
    // A page without text in a file without pictures is a blank one.
    const bare = (beside.pictures > 0 ? pages : [])
      .filter((page) => page.runs.length + page.asides.length === 0)
      .map(({ number }) => number);
    const unseen = pages.filter((page) => page.unseen).map(({ number }) => number);
    const all = Math.max(pictures, beside.pictures);
    const whole = [...pages.flatMap(asidesOf), ...asides];
    const headers = whole.filter(({ why }) => why === 'Running header').length;
    const footers = whole.filter(({ why }) => why === 'Running footer' || why === 'Page number').length;
    const scripts = beside.scripts || (await open.document.hasJSActions().catch(() => false));
    const left: [number, string, string][] = [
      [all, 'picture', 'pictures'],
      [bare.length, 'page without text', 'pages without text'],
      [broken.length, 'page that could not be read', 'pages that could not be read'],
      [beside.attachments, 'attached file', 'attached files'],
      [scripts ? 1 : 0, 'set of scripts, which was not run', 'sets of scripts, which were not run'],
    ];
    const [title, fields] = [await titleOf(open), beside.fields ? await fieldsOf(open) : []];
    return {
      blocks: [...withAsides(blocks, whole), ...fields],
      characters: characters + fields.reduce((sum, { source }) => sum + countCharacters(source), 0),
      ...(title === undefined ? {} : { title }),
      found: { ...NOTHING_FOUND, headers, footers, footnotes, pictures: all },
      notBroughtIn: left.flatMap(([count, one, many]) =>
        count > 0 ? [{ what: plural(count, one, many), count }] : [],
      ),
      pictures: [],
      messages: [
        ...(bare.length > 0
          ? [
              `${plural(bare.length, 'Page', 'Pages')} ${listed(bare)} ${plural(bare.length, 'has', 'have')} no text; words on a scan or in a picture were not read.`,
            ]
          : []),
        ...(unseen.length > 0
          ? [
              `The words of ${plural(unseen.length, 'page', 'pages')} ${listed(unseen)} lie unseen under the page, as a program that recognises text in a scan leaves them; check them against the page.`,
            ]
          : []),
        ...(broken.length > 0
          ? [
              `${plural(broken.length, 'Page', 'Pages')} ${listed(broken)} could not be read, because the file is damaged there.`,
            ]
          : []),
        ...(beside.cutShort ? [`${name} is cut short, so pages may be missing at its end.`] : []),
      ],
    };
  } finally {
    await open.close();
  }
};
