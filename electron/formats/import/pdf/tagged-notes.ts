import { lineFrom, rawOf, textOf } from './layout.ts';
import type { Line, Run } from './layout.ts';
import { linesInOrder } from './lines.ts';
import type { NoteNode } from './structure.ts';
import { wordsOf } from './words.ts';
import type { FoundNote, Reading } from './words.ts';

const NOTE_HEAD = /^\s*(\d{1,3}|[*†‡§]{1,3})(?=\D|$)/u;

/** A note with the mark that leads it; empty where it has none. */
export interface Note {
  readonly mark: string;
  readonly lines: readonly Line[];
  readonly page: number;
}

/** A note as the structure names it. */
export const noteOf = (node: NoteNode): Note => {
  const lines = linesInOrder(node.runs, node.page);
  return { mark: NOTE_HEAD.exec(textOf(lines[0]!))?.[1] ?? '', lines, page: node.page };
};

/** A note's words without the mark that leads them. */
const foundNote = ({ mark, lines }: Note, seen: Reading['seen']): FoundNote => {
  const [first, ...rest] = lines;
  const [head, ...others] = first!.runs;
  const text = mark === '' ? head!.text : head!.text.trimStart().slice(mark.length).trimStart();
  const runs = text === '' ? others : [{ ...head!, text, set: undefined }, ...others];
  const words = wordsOf([...(runs.length > 0 ? [lineFrom(runs, first!.page)] : []), ...rest], {
    seen,
    notes: new Map(),
  });
  return { note: [{ type: 'paragraph', children: words.children }], source: rawOf(lines) };
};

/** Finds the raised numbers that the notes belong to, on their own page. */
export const placeNotes = (
  notes: readonly Note[],
  lines: readonly Line[],
  seen: Reading['seen'],
): { readonly notes: Map<Run, readonly FoundNote[]>; readonly stray: readonly Note[] } => {
  const raised = new Map<string, Run[]>();
  for (const { page, runs } of lines)
    for (const run of runs) {
      if (run.set !== 'superscript') continue;
      const key = `${page} ${run.text.trim()}`;
      const known = raised.get(key);
      if (known) known.push(run);
      else raised.set(key, [run]);
    }
  const out = new Map<Run, readonly FoundNote[]>();
  const stray = notes.filter((note) => {
    const run = raised.get(`${note.page} ${note.mark}`)?.find((one) => !out.has(one));
    if (!run || note.mark === '') return true;
    out.set(run, [foundNote(note, seen)]);
    return false;
  });
  return { notes: out, stray };
};
