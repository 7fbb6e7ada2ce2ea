import { GAP, placesOf } from '../../shared/richtext/replace-words.ts';
import type { Spot } from '../../shared/checks/fix.ts';
import './finding-marks.css';

/**
 * Marks words in the page that a check found, by highlights of the browser: nothing that is drawn is touched, so that it holds
 * in the live field too. A field's words are read from the page as `wordLines` reads them from its tree.
 */

const LINES = 'p, h3, h4, h5, li, blockquote';
/** What is drawn from a tree but is no line of it. */
const ASIDE = 'caption, figcaption, figure';

interface Piece {
  readonly node: Text;
  readonly start: number;
}

interface Line {
  text: string;
  readonly pieces: Piece[];
}

const linesWithin = (root: Element): Line[] => {
  const lines: Line[] = [];
  const visit = (parent: Node, line: Line | null): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        line?.pieces.push({ node, start: line.text.length });
        if (line) line.text += node.data;
      } else if (node instanceof Element) visitElement(node, line);
    }
  };
  const visitElement = (element: Element, line: Line | null): void => {
    if (element.matches('.rt-kept')) {
      if (line) line.text += GAP;
    } else if (element.matches('br')) {
      if (line) line.text += '\n';
    } else if (element.matches(LINES)) {
      const own: Line = { text: '', pieces: [] };
      lines.push(own);
      visit(element, own);
    } else if (element.matches('a') && line) {
      line.text += GAP;
      visit(element, line);
      line.text += GAP;
    } else if (!element.matches(ASIDE)) visit(element, line);
  };
  visit(root, null);
  return lines;
};

const placeIn = ({ pieces }: Line, at: number, isEnd: boolean): readonly [Text, number] | null => {
  const piece = pieces.findLast(({ start }) => (isEnd ? start < at : start <= at));
  return piece ? [piece.node, at - piece.start] : null;
};

/** Where words stand in a field as it is drawn; `null` where they are not there, or not so often. */
export const rangeOf = (root: Element, { words, nth }: Spot): Range | null => {
  let left = nth;
  for (const line of linesWithin(root)) {
    const places = placesOf(line.text, words);
    const at = places[left];
    left -= places.length;
    if (at === undefined) continue;
    const [start, end] = [placeIn(line, at, false), placeIn(line, at + words.length, true)];
    if (!start || !end) return null;
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    return range;
  }
  return null;
};

/** The words of a field, by the cell they are of: where they are drawn. */
export const drawnWords = (): ReadonlyMap<string, Element> =>
  new Map(
    [...document.querySelectorAll<HTMLElement>('[data-page-scroll] [data-cell]')].flatMap((field) => {
      const words = field.querySelector('.field-words .rt');
      return words ? [[field.dataset['cell']!, words] as const] : [];
    }),
  );

const NAMES = { 'must fix': 'finding-must', 'should fix': 'finding-should' } as const;

export interface MarkedFinding {
  readonly severity: string;
  readonly cell: { readonly subject: string; readonly part: string } | null;
  readonly spot?: Spot | undefined;
}

type Spots = ReadonlyMap<string, readonly MarkedFinding[]>;
const spots = new WeakMap<readonly MarkedFinding[], Spots>();

/** What is to be marked in each cell: of thousands of findings those of the cells that are drawn are few. */
const spotsByCell = (findings: readonly MarkedFinding[]): Spots => {
  const known = spots.get(findings);
  if (known) return known;
  const byCell = new Map<string, MarkedFinding[]>();
  for (const finding of findings) {
    if (!finding.spot || !finding.cell || !(finding.severity in NAMES)) continue;
    const cell = `${finding.cell.subject} ${finding.cell.part}`;
    const there = byCell.get(cell);
    if (there) there.push(finding);
    else byCell.set(cell, [finding]);
  }
  spots.set(findings, byCell);
  return byCell;
};

/** With colours forced, a highlight of any kind looks as if it were selected: then the list alone tells. */
const canMark = (): boolean => !matchMedia('(forced-colors: active)').matches;

/** Marks what is to be fixed on the page as it is drawn now, in place of what was marked before. Notes are not marked. */
export const markFindings = (findings: readonly MarkedFinding[]): void => {
  const byCell = spotsByCell(findings);
  const drawn = canMark() && byCell.size > 0 ? [...drawnWords()] : [];
  for (const [severity, name] of Object.entries(NAMES)) {
    const ranges = drawn.flatMap(([cell, root]) =>
      (byCell.get(cell) ?? []).flatMap((finding) => {
        const range = finding.severity === severity ? rangeOf(root, finding.spot!) : null;
        return range ? [range] : [];
      }),
    );
    if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  }
};
