import type { SourceBlock, SourceTable } from '../../source.ts';
import { alike } from '../line-text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { gridOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { labelOfWords } from './header.ts';
import { askedBy, couldBeLabel } from './words.ts';

/** A longer table has a row for each item, and not for each label of one. */
const MOST_ROWS = 30;
const MOST_WORDS = 8;

const labelsAtLeft = (grid: Grid): string[] => {
  const labels: string[] = [];
  for (const { starts } of grid.rows) {
    const [label, text] = starts;
    if (starts.length !== 2 || !label || !text || label.blank) continue;
    if (couldBeLabel(label.words) && label.words.split(' ').length <= MOST_WORDS && !/^\d/u.test(label.words))
      labels.push(label.words);
  }
  return labels;
};

/**
 * The tables among some blocks that are one form filled in again and again: the same labels stand at their left, and two of
 * them ask what plans ask of every item.
 */
export const formsIn = (blocks: readonly SourceBlock[], vocabulary: Vocabulary): ReadonlySet<SourceTable> => {
  const found = new Map<SourceTable, readonly string[]>();
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const grid = block.type === 'table' && block.rows.length <= MOST_ROWS ? gridOf(block) : undefined;
    const labels = grid && grid.columns <= 4 ? labelsAtLeft(grid) : [];
    if (block.type !== 'table' || !grid || labels.length < 2 || labels.length * 5 < grid.rows.length * 3) continue;
    found.set(block, labels);
    for (const label of new Set(labels.map(alike))) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const forms = new Set<SourceTable>();
  for (const [table, labels] of found) {
    const shared = labels.filter((label) => counts.get(alike(label))! > 1);
    const asks = new Set(
      shared.flatMap((label) => askedBy(label) ?? labelOfWords(vocabulary, label)?.meanings[0]!.field.key ?? []),
    );
    if (shared.length * 5 >= labels.length * 3 && asks.size > 1) forms.add(table);
  }
  return forms;
};
