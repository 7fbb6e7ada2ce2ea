import type { SourceBlock } from '../../source.ts';
import { alike } from '../line-text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { TableLabel } from './plan.ts';
import { readingsOf } from './readings.ts';

export type { TableLabel } from './plan.ts';

/**
 * The words in the label places of tables that hold items (the headings of columns, the first cells of rows) which the
 * vocabulary does not know, each once for a kind and an edition, in the file's order. Each is a field that the plan could
 * have: its words are left over unless the vocabulary knows it.
 */
export const labelsInTables = (blocks: readonly SourceBlock[], vocabulary: Vocabulary): TableLabel[] => {
  const found = new Map<string, TableLabel>();
  for (const { labels } of readingsOf(blocks, vocabulary).tables.values())
    for (const label of labels) {
      const said = [label.kind.key, alike(label.label), alike(label.edition ?? '')].join('\n');
      const before = found.get(said);
      found.set(
        said,
        before ? { ...before, ...(label.status ? { status: true } : {}), count: before.count + label.count } : label,
      );
    }
  return [...found.values()];
};
