import type { ChangeOf } from '../change.ts';
import { isBlank } from '../../richtext/plain-text.ts';
import { Problem } from '../problem.ts';
import type { CellRef, ProsePart } from '../records.ts';
import { runsOf } from '../shared-texts.ts';
import { counted, quoted } from './called.ts';
import { keyOf } from './ground.ts';
import type { Ground } from './ground.ts';
import { assertNameFree, sharedOf, useOf, withShared } from './shared.ts';
import type { Step } from './step.ts';
import { assertText } from './write.ts';

/** Keeps words once for many texts: each of those named that holds them, and is not fixed by others, is a use. Throws a Problem where there are no words, or the name is taken. */
export const share = (ground: Ground, { name, body, uses }: ChangeOf<'share'>): Step => {
  if (isBlank(body)) throw new Problem('There are no words to share. Choose a paragraph with words.');
  assertNameFree(ground, name);
  for (const cell of uses) assertText(ground, cell);
  const takes = ({ subject, part }: CellRef): boolean => {
    const field = ground.field(subject, part);
    return !field?.fixed && field?.holds !== 'choice' && part !== 'text:title' && part !== 'text:heading';
  };
  const held = [...new Map(uses.map((cell) => [keyOf(cell), cell])).values()].filter(
    (cell) => takes(cell) && runsOf(ground.prose(cell.subject, cell.part as ProsePart), body).length > 0,
  );
  const text = { id: ground.newId(), name, body, uses: held.map(useOf) };
  return {
    cells: [withShared(ground, [...sharedOf(ground), text])],
    name: `sharing ${quoted(name)}`,
    sentence: `${quoted(name)} is a shared text now, used in ${counted(held.length, 'text')}.`,
    subject: null,
  };
};
