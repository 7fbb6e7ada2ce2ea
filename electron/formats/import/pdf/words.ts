import { inlines, link, t } from '../../../../shared/richtext/build.ts';
import type { Footnote, Inline, Mark, Paragraph, TextRun } from '../../../../shared/richtext/tree.ts';
import { CONTROL, INVISIBLE } from '../file-name.ts';
import { endingOf } from './hyphens.ts';
import type { WordsSeen } from './hyphens.ts';
import { rawOf, spaceBetween, textOf } from './layout.ts';
import type { Line, Run } from './layout.ts';

/** A footnote as it stands at a page's foot, with every character it was made from. */
export interface FoundNote {
  readonly note: readonly Paragraph[];
  readonly source: string;
}

/** What is known of the whole file when its lines become words. */
export interface Reading {
  readonly seen: WordsSeen;
  /** The notes of the raised numbers that stand for them. */
  readonly notes: ReadonlyMap<Run, readonly FoundNote[]>;
}

/** Words, and every character of the file that they were made from. */
export interface Words {
  readonly children: readonly Inline[];
  readonly source: string;
}

interface Bit {
  text: string;
  readonly marks: readonly Mark[];
  readonly href: string | undefined;
  readonly notes?: readonly FoundNote[];
}

const marksOf = (run: Run): Mark[] => [
  ...(run.bold ? (['bold'] as const) : []),
  ...(run.italic ? (['italic'] as const) : []),
  ...(run.set ? [run.set] : []),
];

/** Text as it is kept: without what nobody sees, one ordinary space between words. */
const clean = (text: string): string => text.replace(INVISIBLE, '').replace(CONTROL, '').replace(/\s+/gu, ' ');

const separator = (before: Bit | undefined, after: Bit): Bit => ({
  text: ' ',
  marks: before
    ? before.marks.filter((mark) => mark !== 'superscript' && mark !== 'subscript' && after.marks.includes(mark))
    : [],
  href: before && before.href === after.href ? before.href : undefined,
});

const bitsOf = (lines: readonly Line[], { seen, notes }: Reading): Bit[] => {
  const bits: Bit[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const ending = before ? endingOf(textOf(before), textOf(line), seen) : 'keep';
    if (ending === 'drop') {
      const last = bits.findLast(({ text }) => text.trim() !== '');
      if (last) last.text = last.text.replace(/[-\u2010\u00ad]\s*$/u, '');
    }
    line.runs.forEach((run, place) => {
      const found = notes.get(run);
      const bit: Bit = found
        ? { text: '', marks: [], href: undefined, notes: found }
        : { text: run.text, marks: marksOf(run), href: run.href };
      const spaced = place > 0 ? spaceBetween(line.runs[place - 1]!, run) : at > 0 && ending === 'space';
      if (spaced && !found) bits.push(separator(bits.at(-1), bit));
      bits.push(bit);
    });
  });
  return bits;
};

const footnotes = (bit: Bit): Footnote[] => (bit.notes ?? []).map(({ note }) => ({ type: 'footnote', note }));

/** Runs and links from bits, with no space doubled, at the start or at the end. */
const assemble = (bits: readonly Bit[]): Inline[] => {
  const out: Inline[] = [];
  let blank = true;
  let leading: { readonly href: string; readonly runs: TextRun[] } | undefined;
  const flush = (): void => {
    if (leading) out.push(link(leading.href, ...leading.runs));
    leading = undefined;
  };
  for (const bit of bits) {
    if (bit.notes) {
      flush();
      out.push(...footnotes(bit));
      continue;
    }
    let text = clean(bit.text);
    if (blank) text = text.replace(/^ /u, '');
    if (text === '') continue;
    blank = text.endsWith(' ');
    if (bit.href === undefined) {
      flush();
      out.push(t(text, ...bit.marks));
    } else {
      if (leading?.href !== bit.href) flush();
      leading ??= { href: bit.href, runs: [] };
      leading.runs.push(t(text, ...bit.marks));
    }
  }
  flush();
  return inlines(...out);
};

const withoutLastSpace = (children: readonly Inline[]): Inline[] => {
  const last = children.at(-1);
  if (last?.type !== 'text' || !last.text.endsWith(' ')) return [...children];
  const text = last.text.trimEnd();
  return text === '' ? children.slice(0, -1) : [...children.slice(0, -1), { ...last, text }];
};

/** Lines of one paragraph as words: broken words joined, links and marks kept, footnotes at their marks. */
export const wordsOf = (lines: readonly Line[], reading: Reading): Words => {
  const notes = lines.flatMap(({ runs }) => runs.flatMap((run) => reading.notes.get(run) ?? []));
  return {
    children: withoutLastSpace(assemble(bitsOf(lines, reading))),
    source: [rawOf(lines), ...notes.map(({ source }) => source)].join('\n'),
  };
};

/** The words of a heading: bold is how it is set, not what it says. */
export const withoutBold = (children: readonly Inline[]): Inline[] =>
  inlines(
    ...children.map((one) => {
      if (one.type === 'text') return t(one.text, ...(one.marks ?? []).filter((mark) => mark !== 'bold'));
      if (one.type !== 'link') return one;
      return link(
        one.href,
        ...one.children.map((run) =>
          run.type === 'text' ? t(run.text, ...(run.marks ?? []).filter((mark) => mark !== 'bold')) : run,
        ),
      );
    }),
  );
