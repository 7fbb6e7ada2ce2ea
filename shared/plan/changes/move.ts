import type { ChangeOf } from '../change.ts';
import { isBlank } from '../../richtext/plain-text.ts';
import { bareLabel } from '../printed-words.ts';
import { Problem } from '../problem.ts';
import { nextNumber } from '../renumber.ts';
import type { Place } from '../records.ts';
import type { ItemKind } from '../template.ts';
import { asSentence, calledOf, quoted } from './called.ts';
import type { Ground } from './ground.ts';
import { kindsBelow, slotAfter } from './places.ts';
import type { CellWords, Step } from './step.ts';

const moveSection = (ground: Ground, { subject, after }: ChangeOf<'move'>): readonly CellWords[] => {
  const place = ground.standing(subject);
  const isAnnex = place.kind === 'annex';
  const list = ground.sections().filter((one) => one.id !== subject && (one.place.kind === 'annex') === isAnnex);
  if (after !== null && ground.sections().some((one) => one.id === after) && !list.some((one) => one.id === after))
    throw new Problem('Annexes stand after all sections. Choose a place among its own kind.');
  const { position, others } = slotAfter(ground, list, after);
  return [...others, ground.cell(subject, 'place', { ...place, position })];
};

/** The labels of fields that hold words of an item which another kind has no place for. */
const wordsWithoutPlace = (ground: Ground, item: string, from: ItemKind, to: ItemKind): string[] =>
  from.fields
    .filter((field) => !to.fields.some((one) => one.key === field.key))
    .filter((field) =>
      [...ground.cells.layers(item, `field:${field.key}`).values()].some((cell) => !isBlank(cell.body as never)),
    )
    .map(bareLabel);

/** The kind an item has at its new place. Throws a Problem where none fits, or where words of the item had no place then. */
const kindThere = (ground: Ground, item: string, place: Place, over: string | null): string => {
  const called = calledOf(ground, item);
  const overKind = over === null ? null : ground.standing(over).kind;
  const own = ground.template.kinds.find((one) => one.key === place.kind);
  const stays = over === ground.parent(item);
  const fitting = kindsBelow(ground.template, overKind);
  if (!own || stays || fitting.includes(own)) return place.kind;
  const where = over === null ? 'at the top of a section' : `below ${calledOf(ground, over)}`;
  if (fitting.length === 0) throw new Problem(`Nothing can stand ${where}. Choose another place for ${called}.`);
  const below = ground.below(item).map((one) => one.place.kind);
  const carries = (kind: ItemKind): boolean => below.every((one) => kind.children.includes(one));
  const taken = fitting.find((kind) => carries(kind) && wordsWithoutPlace(ground, item, own, kind).length === 0);
  if (taken) return taken.key;
  const lost = wordsWithoutPlace(ground, item, own, fitting[0]!);
  const why =
    lost.length > 0
      ? `${quoted(lost.join('”, “'))} would have no place there`
      : `what stands below it could not stand below ${fitting[0]!.plural}`;
  throw new Problem(`${asSentence(called)} cannot stand ${where}: ${why}. Choose another place.`);
};

const moveItem = (ground: Ground, { subject, section, parent, after }: ChangeOf<'move'>): readonly CellWords[] => {
  const place = ground.standing(subject);
  const tree = ground.withBelow(subject);
  if (parent !== null && tree.includes(parent))
    throw new Problem(
      `${asSentence(calledOf(ground, subject))} cannot stand below itself or what stands below it. Choose another place.`,
    );
  if (!ground.isSection(section) || ground.standing(section).kind === 'annex')
    throw new Problem('An annex has no items. Choose a section.');
  if (parent !== null && (!ground.isItem(parent) || ground.sectionOf(parent) !== section))
    throw new Problem('The item it was to stand below is no longer there. Choose the place again.');
  const kind = kindThere(ground, subject, place, parent);
  const list = ground.below(parent ?? section).filter((one) => one.id !== subject);
  const { position, others } = slotAfter(ground, list, after);
  const over = parent ?? section;
  const number = kind === place.kind ? place.number : nextNumber(ground, kind, { section, over });
  return [
    ...others,
    ground.cell(subject, 'place', { ...place, section, parent, position, kind, number }),
    ...tree
      .slice(1)
      .map((id) => [id, ground.place(id)!] as const)
      .filter(([, one]) => one.section !== section)
      .map(([id, one]) => ground.cell(id, 'place', { ...one, section })),
  ];
};

/**
 * Moves a section or an item, with all that stands below it; its number stays. Throws a Problem where it cannot stand there.
 */
export const move = (ground: Ground, change: ChangeOf<'move'>): Step => {
  const { subject, section, parent, after } = change;
  const cells = ground.isSection(subject) ? moveSection(ground, change) : moveItem(ground, change);
  const called = calledOf(ground, subject);
  const over = ground.isSection(subject) ? null : (parent ?? section);
  const where =
    after !== null
      ? `after ${calledOf(ground, after)}`
      : over === null
        ? 'first'
        : `first ${parent === null ? 'in' : 'below'} ${calledOf(ground, over)}`;
  return {
    cells,
    name: `moving ${called}`,
    sentence: `${asSentence(called)} now stands ${where}.`,
    subject,
  };
};
