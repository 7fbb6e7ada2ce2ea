import type { ChangeOf } from '../change.ts';
import { Problem } from '../problem.ts';
import type { Place } from '../records.ts';
import { asSentence, calledOf, counted, editionOf } from './called.ts';
import type { Ground } from './ground.ts';
import type { CellWords, Step } from './step.ts';

/** A place folded or not. What is not folded does not say so: it is like a place that never was. */
export const foldedPlace = (place: Place, folded: boolean): Place => {
  const { folded: _, ...rest } = place;
  return folded ? { ...rest, folded } : rest;
};

/** The places that fold things, or take them up again, in this edition and in later drafts that have places of their own. */
const foldedFrom = (ground: Ground, ids: readonly string[], folded: boolean): readonly CellWords[] =>
  ids.flatMap((subject) => {
    const layers = ground.cells.layers(subject, 'place');
    return ground.fromHereOn.flatMap(({ id: edition, state }): readonly CellWords[] => {
      const isHere = edition === ground.edition.id;
      const place = isHere ? ground.place(subject) : (layers.get(edition)?.body as Place | undefined);
      return place && (isHere || state === 'draft')
        ? [{ subject, part: 'place', edition, body: foldedPlace(place, folded) }]
        : [];
    });
  });

/**
 * Folds an item with all that stands below it, whatever its status is: what was last said of it stands, and nothing new is
 * asked. Or takes it up again. Throws a Problem where it is no item of this edition.
 */
export const fold = (ground: Ground, { subject, folded }: ChangeOf<'fold'>): Step => {
  ground.standing(subject);
  if (!ground.isItem(subject)) throw new Problem('Only an item can be folded. Choose an item in the outline.');
  const tree = ground.withBelow(subject);
  const called = calledOf(ground, subject);
  const below = tree.length > 1 ? `, with the ${counted(tree.length - 1, 'item')} below it` : '';
  const it = tree.length > 1 ? 'their' : 'its';
  return {
    cells: foldedFrom(ground, tree, folded),
    name: `${folded ? 'folding' : 'unfolding'} ${called}`,
    sentence: folded
      ? `${asSentence(called)} is folded from ${editionOf(ground)} on${below}: ${it} last status and progress stand.`
      : `${asSentence(called)} is unfolded${below}: ${it} status and progress can be written in ${editionOf(ground)}.`,
    subject,
  };
};
