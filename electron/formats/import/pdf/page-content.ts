import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadableStream } from 'node:stream/web';
import { fontLookOf, seenText } from './font.ts';
import type { FontLook } from './font.ts';
import { gridsOf } from './grid.ts';
import type { LinkArea, Page, PageAside, Rule, Run, Tagged } from './layout.ts';
import { roughWidth, withLinks } from './links.ts';
import { applied, rulesOf, times, unseenWords } from './rules.ts';
import type { Drawing, Matrix, Operators } from './rules.ts';
import { placedSideways } from './sideways.ts';
import type { SidewaysRun } from './sideways.ts';

type Items = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type Item = Items['items'][number];
type TextItem = Extract<Item, { str: string }>;

/** What stays the same over the pages of a file. */
export interface PageContext {
  readonly operators: Operators;
  /** The fonts met so far, by the library's names for them. */
  readonly fonts: Map<string, FontLook>;
  /** False where the file's structure is not to be read. */
  readonly structure: boolean;
  /** False where drawings are so large that only words are read. */
  readonly drawings: boolean;
  /** True where the page before has unseen words: whether this one has shows in its drawing alone. */
  readonly afterUnseen: boolean;
}

export interface PageRead {
  readonly page: Page;
  /** How long its structure took to get, in milliseconds. */
  readonly waited: number;
}

const PLAIN: FontLook = { bold: false, italic: false, pictures: false };
const DEEPEST = 50;
const MOST_LINKS = 20_000;
const MOST_SPACED = 400;

interface RawRun {
  readonly run: Run;
  /** Quarter turns from upright, or `undefined` where it is set at another angle. */
  readonly turn: number | undefined;
  readonly font: string;
}

/** Where `matrix` sets text: 0 upright, 1 to 3 for quarter turns. */
const turnOf = ([a, b]: Matrix): number | undefined => {
  const angle = (Math.atan2(-b, a) / Math.PI) * 2;
  const turn = Math.round(angle);
  return Math.abs(angle - turn) < 0.06 ? (turn + 4) % 4 : undefined;
};

/** "A C T I O N  P L A N", set with space between its letters, is read as the words it shows. */
const withoutLetterSpaces = (text: string): string =>
  text.length < MOST_SPACED && /^(?:\S\s{1,3}){3,}\S$/u.test(text)
    ? text
        .split(/\s{2,}/u)
        .map((word) => word.replace(/\s/gu, ''))
        .join(' ')
    : text;

const runOf = (
  item: TextItem,
  base: Matrix,
  mark: string | undefined,
  spaced: boolean,
  order: number,
): RawRun | undefined => {
  const matrix = times(base, item.transform as unknown as Matrix);
  const size = Math.round(Math.hypot(matrix[2], matrix[3]) * 100) / 100;
  if (![...matrix, item.width].every(Number.isFinite) || size <= 0) return undefined;
  const scale = Math.hypot(base[0], base[1]);
  const shown = item.str.trim();
  const text = withoutLetterSpaces(shown);
  const whole = roughWidth(item.str) || 1;
  const lead = roughWidth(item.str.slice(0, item.str.length - item.str.trimStart().length)) / whole;
  const width = item.width * scale;
  const run: Run = {
    text,
    x: matrix[4] + lead * width,
    y: matrix[5],
    width: (width * roughWidth(shown)) / whole,
    size,
    bold: false,
    italic: false,
    order,
    ...(mark === undefined ? {} : { mark }),
    ...(spaced || lead > 0 ? { spaced: true } : {}),
  };
  return { run, turn: turnOf(matrix), font: item.fontName };
};

/** The page's text as the library gives it, with the marked content each piece stands in. */
const rawRuns = ({ items }: Items, base: Matrix): { readonly runs: RawRun[]; readonly artifacts: Set<Run> } => {
  const runs: RawRun[] = [];
  const artifacts = new Set<Run>();
  const open: { readonly id: string | undefined; readonly artifact: boolean }[] = [];
  let spaced = false;
  for (const item of items) {
    if (!('str' in item)) {
      const { type, id, tag } = item as { type: string; id?: string | null; tag?: string };
      if (type === 'endMarkedContent') open.pop();
      else open.push({ id: id ?? undefined, artifact: tag === 'Artifact' });
      continue;
    }
    if (item.str.trim() === '') {
      spaced ||= item.str !== '';
      continue;
    }
    const raw = runOf(item, base, open.findLast(({ id }) => id !== undefined)?.id, spaced, runs.length);
    spaced = /\s$/u.test(item.str);
    if (!raw) continue;
    runs.push(raw);
    if (open.some(({ artifact }) => artifact)) artifacts.add(raw.run);
  }
  return { runs, artifacts };
};

/** The turn most of a page's letters have: a page laid on its side is read as it stands. */
const mainTurn = (runs: readonly RawRun[]): number => {
  const letters = [0, 0, 0, 0];
  for (const { run, turn } of runs) if (turn !== undefined) letters[turn]! += run.text.length;
  return letters.indexOf(Math.max(...letters));
};

/** A page turned so that text set at `turn` stands upright. */
const turned = (turn: number, width: number, height: number): Matrix =>
  (
    [
      [1, 0, 0, 1, 0, 0],
      [0, 1, -1, 0, height, 0],
      [-1, 0, 0, -1, width, height],
      [0, -1, 1, 0, 0, width],
    ] as const
  )[turn as 0 | 1 | 2 | 3];

/** True where lines may stand side by side, so that ruling lines could part them. */
const mayHaveTables = (runs: readonly Run[]): boolean => {
  let [before, bullets]: [Run | undefined, number] = [undefined, 0];
  for (const run of runs) {
    if (before) {
      const level = Math.abs(run.y - before.y) < 0.3 * run.size;
      const apart = run.x - (before.x + before.width) > 1.1 * run.size;
      if (level && apart && before.text.length <= 4) bullets += 1;
      else if ((level && apart) || run.y < before.y - 2 * run.size) return true;
    }
    before = run;
  }
  return bullets > 0 && bullets >= runs.length / 4;
};

/** Text drawn twice a hair apart is how some programs make letters bold; it is read once. */
const drawnOnce = (runs: readonly Run[]): Run[] => {
  const out: Run[] = [];
  for (const run of runs) {
    const twin = out
      .slice(-4)
      .some(
        (one) =>
          one.text === run.text &&
          one.size === run.size &&
          Math.abs(one.x - run.x) < 0.12 * run.size &&
          Math.abs(one.y - run.y) < 0.12 * run.size,
      );
    if (!twin) out.push(run);
  }
  return out;
};

const linkAreas = async (page: PDFPageProxy, base: Matrix): Promise<LinkArea[]> => {
  const annotations = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as {
    readonly subtype?: string;
    readonly url?: string;
    readonly rect?: readonly number[];
    readonly quadPoints?: ArrayLike<number> | null;
  }[];
  const areas: LinkArea[] = [];
  for (const { subtype, url, rect, quadPoints } of annotations) {
    if (subtype !== 'Link' || typeof url !== 'string' || !rect || areas.length > MOST_LINKS) continue;
    const boxes: number[][] = [];
    if (quadPoints && quadPoints.length >= 8 && quadPoints.length % 8 === 0)
      for (let at = 0; at < quadPoints.length; at += 8) {
        const quad = Array.from({ length: 8 }, (_, place) => quadPoints[at + place]!);
        const [xs, ys] = [quad.filter((__, place) => place % 2 === 0), quad.filter((__, place) => place % 2 === 1)];
        boxes.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
      }
    else boxes.push([...rect]);
    for (const [x0, y0, x1, y1] of boxes) {
      const [[ax, ay], [bx, by]] = [applied(base, x0!, y0!), applied(base, x1!, y1!)];
      areas.push({ href: url, x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) });
    }
  }
  return areas;
};

interface TreeNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
  readonly type?: string;
  readonly id?: string;
}

const taggedOf = (node: TreeNode, depth: number): Tagged => ({
  role: node.role ?? '',
  ...(node.alt === undefined ? {} : { alt: node.alt }),
  children:
    depth > DEEPEST
      ? []
      : (node.children ?? []).flatMap((child): (Tagged | string)[] => {
          if (child.role !== undefined || child.children) return [taggedOf(child, depth + 1)];
          return child.type === 'content' && typeof child.id === 'string' ? [child.id] : [];
        }),
});

const fontNameOf = (page: PDFPageProxy, id: string): string => {
  if (!page.commonObjs.has(id)) return '';
  const font = page.commonObjs.get(id) as { readonly name?: unknown } | null;
  return typeof font?.name === 'string' ? font.name : '';
};

/** More pieces of text than any page shows; a small file can ask for any number. */
const MOST_ITEMS = 100_000;

/** A page's text, read no further than any page goes. */
const textContent = async (page: PDFPageProxy): Promise<Items> => {
  const reader = (page.streamTextContent({ includeMarkedContent: true }) as ReadableStream<Items>).getReader();
  const items: Item[] = [];
  const styles: Items['styles'] = Object.create(null) as Items['styles'];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { items, styles, lang: null };
    for (const item of value.items) items.push(item);
    Object.assign(styles, value.styles);
    if (items.length > MOST_ITEMS) {
      await reader.cancel(new Error('Too much text on one page'));
      throw new RangeError('Too much text on one page');
    }
  }
};

/** Reads one page. Throws a `RangeError` for more text than a page holds, else what the library throws of a broken page. */
export const pageContent = async (
  page: PDFPageProxy,
  { operators, fonts, structure, drawings, afterUnseen }: PageContext,
): Promise<PageRead> => {
  const view = page.getViewport({ scale: 1 });
  const upright = view.transform as unknown as Matrix;
  const content = await textContent(page);
  const first = rawRuns(content, upright);
  const turn = mainTurn(first.runs);
  const base = turn === 0 ? upright : times(turned(turn, view.width, view.height), upright);
  const [width, height] = turn % 2 === 0 ? [view.width, view.height] : [view.height, view.width];
  const { runs: raw, artifacts } = turn === 0 ? first : rawRuns(content, base);

  const unknown = Object.keys(content.styles).filter((id) => !fonts.has(id));
  let rules: readonly Rule[] = [];
  let unseen = false;
  if (drawings && (unknown.length > 0 || afterUnseen || mayHaveTables(raw.map(({ run }) => run)))) {
    // What is drawn tells the fonts' names and the lines of tables; a drawing that is broken leaves the text as it is.
    const drawing = await page.getOperatorList({ annotationMode: 0 }).catch(() => undefined);
    if (drawing) {
      rules = rulesOf(drawing as unknown as Drawing, operators, base);
      unseen = unseenWords(drawing as unknown as Drawing, operators);
    }
    for (const id of unknown) fonts.set(id, fontLookOf(fontNameOf(page, id)));
  }

  const asides: PageAside[] = [];
  const runs: Run[] = [];
  const sideways: SidewaysRun[] = [];
  for (const { run, turn: own, font } of raw) {
    const look = fonts.get(font) ?? PLAIN;
    const seen: Run = { ...run, text: seenText(run.text, look), bold: look.bold, italic: look.italic };
    const outside = run.x > width + 1 || run.x + run.width < -1 || run.y > height + run.size || run.y < -1;
    if (outside) asides.push({ run: seen, why: 'Text outside the page' });
    else if (own === 1 || own === 3) sideways.push({ run: seen, turn: own });
    else if (own !== 0) asides.push({ run: seen, why: 'Text set sideways' });
    else if (artifacts.has(run)) asides.push({ run: seen, why: artifactWhy(seen, height) });
    else runs.push(seen);
  }
  const { placed, rest } = placedSideways(sideways, sideways.length > 0 ? gridsOf(rules) : []);
  runs.push(...placed);
  for (const run of rest) asides.push({ run, why: 'Text set sideways' });
  const asked = performance.now();
  const tree = structure ? ((await page.getStructTree().catch(() => null)) as TreeNode | null) : null;
  const waited = performance.now() - asked;
  const links = content.items.length > 0 ? await linkAreas(page, base) : [];
  return {
    page: {
      number: page.pageNumber,
      width,
      height,
      runs: withLinks(drawnOnce(runs), links),
      asides,
      rules,
      ...(unseen ? { unseen } : {}),
      ...(tree ? { tagged: taggedOf(tree, 0) } : {}),
    },
    waited,
  };
};

/** What a file marks as no part of its text is named by its place. */
const artifactWhy = ({ text, y }: Run, height: number): string => {
  if (/^(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/iu.test(text)) return 'Page number';
  if (/^[.\s…·]+$/u.test(text)) return 'Dots that lead to a page number';
  if (y < 0.15 * height) return 'Running header';
  return y > 0.85 * height ? 'Running footer' : 'Marked in the file as no part of its text';
};
