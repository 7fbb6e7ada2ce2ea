import type { ChangeOf } from '../change.ts';
import { isBlank } from '../../richtext/plain-text.ts';
import { Problem } from '../problem.ts';
import type { ProsePart } from '../records.ts';
import { runsOf } from '../shared-texts.ts';
import { calledCell, quoted } from './called.ts';
import type { Ground } from './ground.ts';
import { sameUse, sharedText, useOf, withChanged } from './shared.ts';
import type { Step } from './step.ts';
import { assertText } from './write.ts';

/** Puts shared words at the end of a text that does not hold them yet, which uses them from then on. */
export const useShared = (ground: Ground, { text: id, cell }: ChangeOf<'use-shared'>): Step => {
  assertText(ground, cell);
  const text = sharedText(ground, id);
  const field = ground.field(cell.subject, cell.part);
  if (field?.fixed || field?.holds === 'choice')
    throw new Problem(`${calledCell(ground, cell)} takes no shared text. Choose a field that is written in.`);
  const part = cell.part as ProsePart;
  const tree = ground.prose(cell.subject, part);
  const holds = runsOf(tree, text.body).length > 0;
  const use = useOf(cell);
  const uses = text.uses.some((one) => sameUse(one, use)) ? text.uses : [...text.uses, use];
  const words = isBlank(tree) ? text.body : [...tree, ...text.body];
  const called = calledCell(ground, cell);
  return {
    cells: [...(holds ? [] : [ground.cell(cell.subject, part, words)]), withChanged(ground, { ...text, uses })],
    name: `using ${quoted(text.name)} in ${called}`,
    sentence: holds ? `${called} uses ${quoted(text.name)}.` : `${quoted(text.name)} stands at the end of ${called}.`,
    subject: null,
  };
};
