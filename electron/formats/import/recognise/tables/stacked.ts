import { t } from '../../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../../shared/richtext/tree.ts';
import type { ItemKind } from '../../../../../shared/plan/template.ts';
import type { SourceBlock, SourceLine } from '../../source.ts';
import { alike, allBold, isLine, lineText, restFrom, trimmed } from '../line-text.ts';
import type { Role } from '../roles.ts';
import { readsAsHeading } from '../shapes.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { kindOfLabels } from './columns.ts';
import type { FieldLabel } from './columns.ts';
import { isBlank } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { labelOfWords } from './header.ts';
import { numberLeading } from './numbers.ts';
import { PROSE } from './plan.ts';
import type { TableLabel } from './plan.ts';
import { askedBy, couldBeLabel, holdsStates } from './words.ts';

/*
 * Tables whose cells have their labels within, side by side: "Risk" in bold over "Contracts lapse.", and beside it
 * "Response" over its own words.
 */

/** What a line of such a cell is. */
interface Stack {
  readonly label: string;
  readonly rest: readonly Inline[];
}

export interface Stacked {
  readonly kind: ItemKind;
  /** The lines that open an item by its number and name. */
  readonly titles: ReadonlySet<SourceBlock>;
}

export interface StackedRead {
  readonly lines: ReadonlyMap<SourceBlock, readonly Role[]>;
  readonly labels: readonly TableLabel[];
  readonly items: number;
}

const GRADED =
  /^((?:(?:audit|risk|overall) )?(?:grade|grading|priority|rating|risk|importance|level))\s*:?\s+(\S{1,12})$/iu;
const LONGEST = 80;

/** A label alone on its line in bold or before a colon, or leading its line in bold or as a word that is known. */
const stackIn = (block: SourceLine, vocabulary: Vocabulary): Stack | undefined => {
  if (block.type === 'list-item') return undefined;
  const words = trimmed(block.children);
  const line = lineText(words).trim();
  const colon = line.slice(0, LONGEST).indexOf(':');
  if (colon > 0 && colon < line.length - 1) {
    const label = line.slice(0, colon);
    const set =
      words[0]?.type === 'text' && words[0].marks?.includes('bold') === true && words[0].text.length <= colon + 2;
    return couldBeLabel(label) && (set || labelOfWords(vocabulary, label) !== undefined)
      ? { label, rest: trimmed(restFrom(words, colon + 1)) }
      : undefined;
  }
  const bare = line.replace(/\s*:$/u, '');
  const alone = line.length <= LONGEST && couldBeLabel(bare) && (allBold(words) || line.endsWith(':'));
  return alone ? { label: bare, rest: [] } : undefined;
};

const linesIn = ({ cell }: Place): SourceLine[] =>
  cell.blocks.filter((block): block is SourceLine => isLine(block) && !isBlank(block));

/** Looks at a table as one whose cells have their labels within. */
export const stackedOf = (grid: Grid, vocabulary: Vocabulary): Stacked | undefined => {
  const titles = new Set<SourceBlock>();
  const labels: string[] = [];
  let cells = 0;
  for (const { starts } of grid.rows)
    for (const place of starts) {
      if (place.blank) continue;
      const lines = linesIn(place);
      const stack = lines.length > 1 ? stackIn(lines[0]!, vocabulary) : undefined;
      if (lines.length > 1) cells += 1;
      if (stack && stack.rest.length === 0) labels.push(stack.label);
      else if (lines.length === 1 && place.from === 0 && place.bold && numberLeading(place.words))
        if (readsAsHeading(place.words)) titles.add(lines[0]!);
    }
  const different = new Set(labels.map(alike));
  if (different.size < 2 || labels.length * 3 < cells * 2) return undefined;
  const known = [...different].filter((label) => labelOfWords(vocabulary, label) ?? askedBy(label)).length;
  if (known === 0 || (titles.size === 0 && known < 2)) return undefined;
  return { kind: kindOfLabels(vocabulary, labels), titles };
};

/** Reads such a table line by line. */
export const readStacked = (grid: Grid, { kind, titles }: Stacked, vocabulary: Vocabulary): StackedRead => {
  const lines = new Map<SourceBlock, readonly Role[]>();
  const labels = new Map<string, TableLabel>();
  let said = new Set<string>();
  let unknown: string | undefined;
  let items = 0;
  const leftOver = (label: string): Role => ({ role: 'left-over', why: `The plan has no field called “${label}”` });
  const open = (number: string | null, name: string | null): Role => {
    said = new Set();
    unknown = undefined;
    items += 1;
    return { role: 'item', kind, number, name, worded: false };
  };
  const labelled = ({ label, rest }: Stack): readonly Role[] => {
    // Without titles an item begins where the labels begin again.
    const begins = items === 0 || (titles.size === 0 && said.has(alike(label)) && said.size > 1);
    const before = begins ? [open(null, null)] : [];
    said.add(alike(label));
    const found = labelOfWords(vocabulary, label);
    const meaning = found?.meanings.find((one) => one.kind === kind);
    if (found && meaning) {
      unknown = undefined;
      const of: FieldLabel = { meaning, label: found.label, edition: found.edition };
      return [
        ...before,
        { role: 'label', ...of },
        ...(rest.length > 0 ? [{ role: 'text', words: rest } as const] : []),
      ];
    }
    unknown = label;
    const known = labels.get(alike(label));
    const status = holdsStates(label) ? { status: true } : {};
    labels.set(alike(label), { ...(known ?? { label, kind, ...status }), count: (known?.count ?? 0) + 1 });
    return [...before, leftOver(label)];
  };
  for (const { starts } of grid.rows)
    for (const place of starts)
      linesIn(place).forEach((block, at, all) => {
        const words = trimmed(block.children);
        const line = lineText(words).trim();
        if (titles.has(block)) {
          const leading = numberLeading(line);
          lines.set(block, [open(leading?.number ?? null, line.slice(leading?.rest ?? 0).trim() || null)]);
          return;
        }
        const [, graded, grade] = all.length === 1 ? (GRADED.exec(line) ?? []) : [];
        if (graded !== undefined) {
          lines.set(block, labelled({ label: graded, rest: [t(grade!)] }));
          return;
        }
        const stack = at === 0 || items > 0 ? stackIn(block, vocabulary) : undefined;
        if (stack && (at < all.length - 1 || stack.rest.length > 0)) lines.set(block, labelled(stack));
        else lines.set(block, unknown === undefined ? PROSE : [leftOver(unknown)]);
      });
  return { lines, labels: [...labels.values()], items };
};
