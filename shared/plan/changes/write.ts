import type { ChangeOf } from '../change.ts';
import { Problem } from '../problem.ts';
import { isProse } from '../records.ts';
import type { CellRef } from '../records.ts';
import { asSentence, calledCell, counted } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

/** Throws a Problem where a text cannot be written at this edition. */
export const assertText = (ground: Ground, cell: CellRef): void => {
  if (cell.edition !== ground.edition.id)
    throw new Problem('These words stand in another edition. Open that edition and write there.');
  if (!isProse(cell.part)) throw new Error(`${cell.part} holds no words`);
  if (cell.subject !== ground.plan) ground.standing(cell.subject);
};

/** Writes whole texts. Throws a Problem where one of them was written since, and nothing is written then. */
export const write = (ground: Ground, { name, texts }: ChangeOf<'write'>): Step => {
  for (const { cell, counter } of texts) {
    assertText(ground, cell);
    if (ground.counter(cell.subject, cell.part) !== counter)
      throw new Problem(
        `${asSentence(calledCell(ground, cell))} was changed meanwhile, so nothing was written. Look at it, then try again.`,
      );
  }
  const [first] = texts;
  return {
    cells: texts.map(({ cell, body }) => ({ ...cell, body })),
    name,
    sentence:
      texts.length === 1
        ? `${asSentence(calledCell(ground, first!.cell))} is written.`
        : `${counted(texts.length, 'text')} are written.`,
    subject: null,
  };
};
