import type { ChangeOf } from '../change.ts';
import type { Place } from '../records.ts';
import { asSentence, calledOf, counted, editionOf } from './called.ts';
import type { Ground } from './ground.ts';
import type { CellWords, Step } from './step.ts';

/** The places that take things out of this edition, and out of later ones that say otherwise themselves. */
export const retiredFrom = (ground: Ground, ids: readonly string[]): readonly CellWords[] =>
  ids.flatMap((subject) => {
    const layers = ground.cells.layers(subject, 'place');
    return ground.fromHereOn.flatMap(({ id: edition, state }): readonly CellWords[] => {
      const isHere = edition === ground.edition.id;
      const place = isHere ? ground.place(subject) : (layers.get(edition)?.body as Place | undefined);
      const stands = place !== undefined && !place.retired;
      return stands && (isHere || state === 'draft')
        ? [{ subject, part: 'place', edition, body: { ...place, retired: true } }]
        : [];
    });
  });

/** Takes a section or an item, with all that stands below it, out of this edition and later ones; earlier ones keep it. */
export const retire = (ground: Ground, { subject }: ChangeOf<'retire'>): Step => {
  ground.standing(subject);
  const tree = ground.withBelow(subject);
  const called = calledOf(ground, subject);
  const below = tree.length > 1 ? `, with the ${counted(tree.length - 1, 'item')} below it` : '';
  const isKept = ground.cells.editions.some(
    ({ id, position }) => position < ground.edition.position && ground.cells.place(subject, id)?.retired === false,
  );
  return {
    cells: retiredFrom(ground, tree),
    name: `retiring ${called}`,
    sentence: `${asSentence(called)} is retired from ${editionOf(ground)}${below}.${isKept ? ' Earlier editions keep it.' : ''}`,
    subject: null,
  };
};
