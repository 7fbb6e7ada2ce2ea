import { alike } from '../line-text.ts';

const TICKS = new Set('✓ ✔ ☑ ✅ 🗸 ☒ ✗ ✘ ✕ × x X • ● ■ ▪ █ ◼ ★ * Y y yes Yes YES √ ü þ'.split(' '));
const NO_TICKS = new Set('☐ □ ○ - – — . N n no No NO'.split(' '));

/** True for a mark that says yes to what heads its column. */
export const isTick = (words: string): boolean => words.length <= 4 && TICKS.has(words.trim());
/** True for a mark that says no. */
export const isNoTick = (words: string): boolean => words.length <= 3 && NO_TICKS.has(words.trim());

const BOX = '[☐□☑☒✓✔✗✘🗹]|\\[[ xX✓]?\\]';
const BOXES = new RegExp(`(${BOX})\\s*([^☐□☑☒✓✔✗✘🗹[\\]]{2,60})`, 'gu');
const IS_TICKED = /^(?:[☑☒✓✔✗✘🗹]|\[[xX✓]\])$/u;
const LONGEST_BOXES = 300;

/** Of several words with boxes to tick ("☒ Complete ☐ On track") those that are ticked; `undefined` where none or no boxes are. */
export const tickedIn = (words: string): string | undefined => {
  if (words.length > LONGEST_BOXES || !/[☐□☑☒✓✔✗✘🗹[]/u.test(words)) return undefined;
  const boxes = [...words.matchAll(BOXES)];
  const ticked = boxes.filter(([, box]) => IS_TICKED.test(box!));
  if (boxes.length < 2 || ticked.length === 0 || ticked.length === boxes.length) return undefined;
  return ticked
    .map(([, , word]) =>
      word!
        .trim()
        .replace(/[;,.|/]+$/u, '')
        .trim(),
    )
    .join(', ');
};

/**
 * The runs of neighbouring columns in which rows are ticked ("Complete | On track | Delayed"), as places among the
 * columns. `below` gives the words of each column's cells, blank ones left out. At least two columns, and in each row one
 * tick at most counts for a run.
 */
export const tickRuns = (below: readonly (readonly string[])[]): number[][] => {
  const ticked = below.map((words) => words.every((one) => isTick(one) || isNoTick(one)));
  const some = below.map((words) => words.some(isTick));
  const runs: number[][] = [];
  let run: number[] = [];
  for (let at = 0; at <= below.length; at += 1) {
    if (at < below.length && ticked[at]) {
      run.push(at);
      continue;
    }
    if (run.length > 1 && run.some((one) => some[one])) runs.push(run);
    run = [];
  }
  return runs;
};

const COLOURS: ReadonlyMap<string, string> = new Map([
  ['r', 'Red'],
  ['a', 'Amber'],
  ['g', 'Green'],
  ['b', 'Blue'],
  ['a/g', 'Amber/green'],
  ['g/a', 'Green/amber'],
  ['a/r', 'Amber/red'],
  ['r/a', 'Red/amber'],
]);

/** What a letter for a colour says where no key explains it: "G" is "Green". */
export const colourOf = (words: string): string | undefined =>
  words.length <= 3 ? COLOURS.get(alike(words)) : undefined;

/** True for a mark or colour that a key could explain. */
export const couldBeKeyed = (words: string): boolean =>
  words.length <= 12 &&
  (/^(?:[A-Z]{1,2}|[1-9]|[●•■▲▼◆★○►✓✔✗✘x]|red|amber|green|blue|grey|gray|yellow|black|white|orange|purple)$/iu.test(
    words.trim(),
  ) ||
    COLOURS.has(alike(words)));
