import type { ChangeOf } from '../change.ts';
import { calledCell, quoted } from './called.ts';
import type { Ground } from './ground.ts';
import { sameUse, sharedText, useOf, withChanged } from './shared.ts';
import type { Step } from './step.ts';

/** Lets a text keep shared words as words of its own. Throws a Problem where the shared text is gone. */
export const detachShared = (ground: Ground, { text: id, cell }: ChangeOf<'detach-shared'>): Step => {
  const text = sharedText(ground, id);
  const use = useOf(cell);
  const called = calledCell(ground, cell);
  return {
    cells: [withChanged(ground, { ...text, uses: text.uses.filter((one) => !sameUse(one, use)) })],
    name: `detaching ${quoted(text.name)} from ${called}`,
    sentence: `${called} keeps the words of ${quoted(text.name)} as its own.`,
    subject: null,
  };
};
