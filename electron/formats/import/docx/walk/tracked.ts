import type { Meaning } from '../parts/grammar.ts';
import type { Story } from './story.ts';

/** The elements of tracked changes to text (ECMA-376-1, 17.13.5): what each did, and whether it was there before. */
const CHANGES = {
  'w:ins': 'added',
  'w:moveTo': 'added',
  'w:cellIns': 'added',
  'w:del': 'taken',
  'w:moveFrom': 'taken',
  'w:cellDel': 'taken',
} as const;

type Change = keyof typeof CHANGES;

/** Counts a change and says whether what it is about is taken as not there. */
const met = (story: Story, change: Change): boolean => {
  story.document.found.trackedChanges += 1;
  return CHANGES[change] === (story.document.tracked === 'accepted' ? 'taken' : 'added');
};

const meaningsOf = (
  changes: readonly Change[],
  meaning: (change: Change) => Meaning<Story>,
): Readonly<Record<string, Meaning<Story>>> => Object.fromEntries(changes.map((change) => [change, meaning(change)]));

const TEXT: readonly Change[] = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'];

/** Changes round runs: what stands in a dropped one is walked and not taken. */
export const changedRuns: Readonly<Record<string, Meaning<Story>>> = meaningsOf(TEXT, (change) => ({
  open: (story) => {
    const drops = met(story, change);
    story.drops.push(drops);
    if (drops) story.dropped += 1;
  },
  close: (story) => {
    if (story.drops.pop()) story.dropped -= 1;
  },
}));

/** Changes of a paragraph's end, in its mark's properties. */
export const changedEnds: Readonly<Record<string, Meaning<Story>>> = meaningsOf(TEXT, (change) => ({
  open: (story) => {
    if (met(story, change) && story.line) story.line.endDropped = true;
  },
}));

/** Changes that alter no text: a number given, the properties of an equation. */
export const changedBeside: Readonly<Record<string, Meaning<Story>>> = meaningsOf(TEXT, (change) => ({
  open: (story) => void met(story, change),
}));

/** Changes of a whole row, in its properties. */
export const changedRows: Readonly<Record<string, Meaning<Story>>> = meaningsOf(TEXT, (change) => ({
  open: (story) => {
    if (met(story, change)) story.container.tables.at(-1)?.dropRow(story);
  },
}));

/** Changes of a whole cell. Its container is open already. */
export const changedCells: Readonly<Record<string, Meaning<Story>>> = meaningsOf(
  ['w:cellIns', 'w:cellDel'],
  (change) => ({
    open: (story) => {
      if (met(story, change)) story.cells.at(-1)?.drop(story);
    },
  }),
);

const FORMATTING = [
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
];

/** Changes of looks alone: they are counted, and how it looked before is passed over. */
export const changedLooks: Readonly<Record<string, Meaning<Story>>> = Object.fromEntries(
  FORMATTING.map((name) => [
    name,
    {
      open: (story: Story) => {
        story.document.leaveOut('tracked changes of formatting');
        return 'skip' as const;
      },
    },
  ]),
);
