import type { ChangeOf } from '../change.ts';
import { replaceHits } from '../../richtext/find.ts';
import { Problem } from '../problem.ts';
import type { CellRef, ProsePart } from '../records.ts';
import { sameValue } from '../same-value.ts';
import { calledCell, counted, quoted } from './called.ts';
import { keyOf } from './ground.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';
import { assertText } from './write.ts';

/**
 * Puts other words in place of those found. Throws a Problem where one of them stands in another edition, in a choice or in
 * text fixed by others, and where none of them stands there any more.
 */
export const replace = (ground: Ground, { query, replacement, hits }: ChangeOf<'replace'>): Step => {
  const texts = new Map<string, { cell: CellRef; nths: number[] }>();
  for (const { cell, nth } of hits) {
    const known = texts.get(keyOf(cell));
    if (known) known.nths.push(nth);
    else texts.set(keyOf(cell), { cell, nths: [nth] });
  }
  const cells = [...texts.values()].flatMap(({ cell, nths }) => {
    assertText(ground, cell);
    const field = ground.field(cell.subject, cell.part);
    if (field?.holds === 'choice')
      throw new Problem(`${calledCell(ground, cell)} is chosen from a list. Leave it out of what is replaced.`);
    if (field?.fixed)
      throw new Problem(`${calledCell(ground, cell)} is fixed by others. Leave it out of what is replaced.`);
    const before = ground.prose(cell.subject, cell.part as ProsePart);
    const after = replaceHits(
      before,
      query,
      [...new Set(nths)].toSorted((a, b) => a - b),
      replacement,
    );
    return sameValue(before, after) ? [] : [{ ...cell, body: after }];
  });
  if (cells.length === 0)
    throw new Problem(`${quoted(query.words)} no longer stands where it was found. Look for it again.`);
  const times = hits.filter(({ cell }) => cells.some((one) => keyOf(one) === keyOf(cell))).length;
  const by = replacement === '' ? 'taken out' : `replaced by ${quoted(replacement)}`;
  return {
    cells,
    name: `replacing ${quoted(query.words)} in ${counted(times, 'place')}`,
    sentence: `${quoted(query.words)} is ${by} ${times === 1 ? 'once' : `${times} times`}, in ${counted(cells.length, 'text')}.`,
    subject: null,
  };
};
