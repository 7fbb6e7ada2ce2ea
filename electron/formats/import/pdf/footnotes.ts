import { lineFrom, rawOf, textOf } from './layout.ts';
import type { Area, Line, Run } from './layout.ts';
import type { WordsSeen } from './hyphens.ts';
import { wordsOf } from './words.ts';
import type { FoundNote } from './words.ts';

/** Notes are set in type smaller than the text's by this much at least. */
const SMALLER = 0.93;
const MARK = /^(?:\d{1,3}|[*†‡§]{1,3})$/u;
const MARKS = /^(?:\d{1,3}|[*†‡§]{1,3})(?:\s?,\s?(?:\d{1,3}|[*†‡§]{1,3}))*$/u;

/** A note that stands at a page's foot: its mark, and its lines with the mark in the first. */
interface Note {
  readonly mark: string;
  readonly page: number;
  readonly lines: Line[];
}

const startOf = (line: Line): string | undefined => {
  const first = line.runs[0]!;
  const alone = first.text.trim();
  if (MARK.test(alone) && (first.set === 'superscript' || line.runs.length > 1)) return alone;
  const word = /^(\d{1,3}|[*†‡§]{1,3})\s+\S/u.exec(alone)?.[1];
  return word;
};

const withoutMark = (line: Line, mark: string): Line | undefined => {
  const [first, ...rest] = line.runs;
  const text = first!.text.trimStart().slice(mark.length).trimStart();
  const runs = text === '' ? rest : [{ ...first!, text }, ...rest];
  return runs.length === 0 ? undefined : lineFrom(runs, line.page);
};

/**
 * The lines at an area's foot that are set as notes are, and what is left of it. `opens` says of a line that a note begins
 * there: with its mark raised it begins one in type as large as the text's too.
 */
const parted = (
  area: Area,
  bodySize: number,
  opens: (line: Line) => boolean,
): { readonly body: Area; readonly small: readonly Line[] } => {
  let from = area.lines.length;
  while (from > 0 && area.lines[from - 1]!.size <= SMALLER * bodySize) from -= 1;
  const raised = area.lines.findIndex((line) => line.runs[0]!.set === 'superscript' && opens(line));
  if (raised >= 0) from = Math.min(from, raised);
  return { body: { ...area, lines: area.lines.slice(0, from) }, small: area.lines.slice(from) };
};

export interface Noted {
  /** What is left of each area. */
  readonly bodies: ReadonlyMap<Area, Area>;
  /** What each raised mark of the text stands for. */
  readonly notes: ReadonlyMap<Run, readonly FoundNote[]>;
  /** Notes whose mark is nowhere in the text. */
  readonly stray: readonly (readonly Line[])[];
}

/** The raised marks of pages: each as it is printed ("1,2"), and by every mark in it ("1" and "2"). */
interface Marks {
  readonly printed: Map<string, Run[]>;
  readonly single: Map<string, Run[]>;
}

const partsOf = (text: string): string[] => text.split(/\s?,\s?/u);

const put = (into: Map<string, Run[]>, key: string, run: Run): void => {
  const known = into.get(key);
  if (known) known.push(run);
  else into.set(key, [run]);
};

/** The raised numbers of some lines that may be marks of notes, by page. */
const marksIn = (lines: Iterable<Line>): Marks => {
  const marks: Marks = { printed: new Map(), single: new Map() };
  for (const { page, runs } of lines)
    for (const run of runs) {
      const text = run.text.trim();
      if (run.set !== 'superscript' || !MARKS.test(text)) continue;
      put(marks.printed, `${page} ${text}`, run);
      for (const mark of partsOf(text)) put(marks.single, `${page} ${mark}`, run);
    }
  return marks;
};

/**
 * Takes the notes from the feet of columns and finds the marks they belong to. `others` are lines of tables, in which marks
 * may stand too.
 */
export const footnotesOf = (
  areas: readonly Area[],
  others: readonly Line[],
  bodySize: number,
  seen: WordsSeen,
): Noted => {
  const marks = marksIn([...areas.flatMap(({ lines }) => lines), ...others]);
  const notes: Note[] = [];
  let previous: Note | undefined;
  const bodies = areas.map((area): Area => {
    const opens = (line: Line): boolean => {
      const mark = startOf(line);
      return mark !== undefined && hasMark(marks, line.page, mark, line);
    };
    const { body, small } = parted(area, bodySize, opens);
    const first = small.findIndex(opens);
    // A note that began on the page before may go on above the first.
    const carried =
      first > 0 &&
      previous !== undefined &&
      previous.page === small[0]!.page - 1 &&
      !/[.!?]$/u.test(textOf(previous.lines.at(-1)!));
    if (first < 0) return area;
    const before = small.slice(0, first);
    if (carried) previous!.lines.push(...before);
    for (const line of small.slice(first)) {
      const mark = startOf(line);
      const begins =
        mark !== undefined && (hasMark(marks, line.page, mark, line) || line.runs[0]!.set === 'superscript');
      if (begins) {
        previous = { mark, page: line.page, lines: [line] };
        notes.push(previous);
      } else previous!.lines.push(line);
    }
    return carried ? body : { ...body, lines: [...body.lines, ...before] };
  });
  return { bodies: new Map(areas.map((area, at) => [area, bodies[at]!])), ...placed(notes, marks, seen) };
};

/** True where a mark stands raised on the page outside the note itself. */
const hasMark = ({ single }: Marks, page: number, mark: string, line: Line): boolean =>
  (single.get(`${page} ${mark}`) ?? []).some((run) => run !== line.runs[0]);

const placed = (notes: readonly Note[], { printed }: Marks, seen: WordsSeen): Pick<Noted, 'notes' | 'stray'> => {
  const heads = new Set(notes.map(({ lines }) => lines[0]!.runs[0]!));
  const byKey = new Map(notes.map((note) => [`${note.page} ${note.mark}`, note]));
  const out = new Map<Run, readonly FoundNote[]>();
  const used = new Set<Note>();
  for (const [key, runs] of printed) {
    const page = key.slice(0, key.indexOf(' '));
    const own = partsOf(key.slice(page.length + 1)).map((mark) => byKey.get(`${page} ${mark}`));
    const run = runs.find((one) => !heads.has(one));
    if (!run || own.some((note) => note === undefined || used.has(note))) continue;
    for (const note of own) used.add(note!);
    out.set(
      run,
      own.map((note) => foundNote(note!, seen)),
    );
  }
  return { notes: out, stray: notes.filter((note) => !used.has(note)).map(({ lines }) => lines) };
};

const foundNote = ({ mark, lines }: Note, seen: WordsSeen): FoundNote => {
  const first = withoutMark(lines[0]!, mark);
  const { children } = wordsOf([...(first ? [first] : []), ...lines.slice(1)], { seen, notes: new Map() });
  return { note: [{ type: 'paragraph', children }], source: rawOf(lines) };
};
