import { lineOf } from '../text/lines.ts';
import { lineFrom, spaceBetween, textOf } from './layout.ts';
import type { Line, Run } from './layout.ts';

/** A bullet or number that leads a line. */
export interface Marker {
  readonly kind: 'bullet' | 'numbered';
  /** As printed, with the bullets of picture fonts made plain ones. */
  readonly marker: string;
  /** The line without it. */
  readonly rest: Line;
  /** Where its words begin. */
  readonly textX: number;
  /** True where it stands apart from its words as a list's does, or can be nothing else. */
  readonly sure: boolean;
}

const SURE_BULLET = /^[•◦▪▫‣⁃●○■□✓➢➤►▶❖◆◇→☐☑✔\uf0b7\uf0a7]$/u;
const OWN_BULLET = /^([‣✓➢➤►▶❖◆◇→☐☑✔✗])\s+(?=\S)/u;
/** A list's words stand this far from its number at least, in sizes of type. */
const APART = 0.5;

const firstWordRuns = (line: Line): { readonly head: Run; readonly rest: readonly Run[] } | undefined => {
  const [first, ...others] = line.runs;
  if (!first) return undefined;
  const text = first.text.trimStart();
  const space = text.search(/\s/u);
  if (space < 0) return { head: first, rest: others };
  // Marker and words are one run: it is parted after the marker, its width by the count of letters.
  const part = (text.length - text.slice(space).trimStart().length) / text.length;
  const width = first.width * part;
  return {
    head: { ...first, text: text.slice(0, space), width },
    rest: [
      { ...first, text: text.slice(space).trimStart(), x: first.x + width, width: first.width - width },
      ...others,
    ],
  };
};

/** The marker that leads a line, if one does and words follow it. */
export const markerOf = (line: Line): Marker | undefined => {
  const first = line.runs[0];
  if (!first || first.set) return undefined;
  const text = textOf(line);
  const own = OWN_BULLET.exec(text);
  const is = lineOf(own ? `• ${text.slice(own[0].length)}` : text);
  const letterO = /^o\s/u.test(text) && line.runs[1] !== undefined && first.text.trim() === 'o';
  if (is.is !== 'item' && !letterO) return undefined;
  const parts = firstWordRuns(line);
  const next = parts?.rest[0];
  if (!parts || !next) return undefined;
  const head = parts.head.text.trim();
  const kind = letterO ? ('bullet' as const) : is.is === 'item' ? is.kind : ('bullet' as const);
  const marker = letterO ? 'o' : own ? own[1]! : is.is === 'item' ? is.marker : head;
  // A marker in several runs ("(", "a", ")") is left in its line: nothing is lost by that.
  if (head !== marker && !(kind === 'bullet' && [...head].length === 1)) return undefined;
  const gap = next.x - (parts.head.x + parts.head.width);
  const split = next.text !== line.runs[1]?.text;
  const sure = SURE_BULLET.test(head) || letterO || (!split && gap > APART * line.size);
  return {
    kind,
    marker: /^[\uf0b7\uf0a7]$/u.test(marker) ? '•' : marker,
    rest: lineFrom(parts.rest, line.page),
    textX: next.x,
    sure,
  };
};

/** Joins a line that is a bullet or number alone with the words that stand at its right on the same baseline. */
export const withMarkersJoined = (lines: readonly Line[]): Line[] => {
  const out: Line[] = [];
  for (const line of lines) {
    const before = out.at(-1);
    const lone =
      before && ALONE.test(textOf(before)) && Math.abs(before.y - line.y) < 0.3 * Math.max(line.size, before.size);
    if (before && lone && line.x0 > before.x1 && line.x0 - before.x1 < 5 * line.size) {
      const runs = [...before.runs, ...line.runs];
      // A tab stands between: white space, whatever the width.
      const at = before.runs.length;
      const spaced = runs.map((run, place) =>
        place === at && !spaceBetween(runs[at - 1]!, run) ? { ...run, spaced: true } : run,
      );
      out[out.length - 1] = lineFrom(spaced, line.page);
    } else out.push(line);
  }
  return out;
};

const ALONE =
  /^(?:[•◦▪▫‣⁃●○■□·✓➢➤►▶❖◆◇→☐☑✔✗\uf0b7\uf0a7o–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3}){1,5}\.?)$/u;
