import type { ChangeOf } from '../change.ts';
import { lineTree } from '../edition-view.ts';
import { Problem } from '../problem.ts';
import { nextNumber } from '../renumber.ts';
import { asSentence, calledOf } from './called.ts';
import type { Ground } from './ground.ts';
import { kindsBelow, slotAfter } from './places.ts';
import type { Step } from './step.ts';

/**
 * An item of a kind in a section, below another item or at the top, with the number that follows. Throws a Problem where such
 * a kind cannot stand there, and where what it is to stand in or after is gone.
 */
export const addItem = (ground: Ground, change: ChangeOf<'add-item'>): Step => {
  const { section, parent, after, words = '' } = change;
  const kind = ground.template.kinds.find((one) => one.key === change.kind);
  if (!kind) throw new Problem('This edition has no such kind of item any more. Choose another kind.');
  if (!ground.isSection(section) || ground.standing(section).kind === 'annex')
    throw new Problem('An annex has no items. Add the item to a section.');
  const over = parent ?? section;
  const overKind = parent === null ? null : ground.standing(parent).kind;
  const list = ground.below(over);
  // What stands there already may have more of its kind beside it.
  const fits = kindsBelow(ground.template, overKind).includes(kind) || list.some((one) => one.place.kind === kind.key);
  if (!fits)
    throw new Problem(
      `${asSentence(kind.plural)} do not stand ${parent === null ? 'directly in a section' : `below ${calledOf(ground, parent)}`}. Choose another kind of item, or another place.`,
    );
  const id = ground.newId();
  const { position, others } = slotAfter(ground, list, after);
  const number = nextNumber(ground, kind.key, { section, over });
  const place = { section, parent, position, number, kind: kind.key, retired: false };
  const called =
    number === null ? `a new ${kind.name.toLowerCase()}` : number.includes('.') ? number : `${kind.name} ${number}`;
  return {
    items: [id],
    cells: [
      ...others,
      ground.cell(id, 'place', place),
      ...(words === '' ? [] : [ground.cell(id, `field:${kind.fields[0]!.key}`, lineTree(words))]),
    ],
    name: `adding ${called}`,
    sentence: `${asSentence(called)} is added in ${calledOf(ground, parent ?? section)}.`,
    subject: id,
  };
};
