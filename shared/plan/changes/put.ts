import type { ChangeOf } from '../change.ts';
import { Problem } from '../problem.ts';
import { bodySchema } from '../records.ts';
import type { Place } from '../records.ts';
import type { Template } from '../template.ts';
import type { Ground } from './ground.ts';
import { retiredFrom } from './retire.ts';
import type { CellWords, Step } from './step.ts';
import { assertKindsRemain } from './template.ts';

/** Places of kinds that the template lacks by now could not be shown. */
const assertKinds = (ground: Ground, cells: readonly CellWords[]): void => {
  const places = cells.filter((cell) => cell.part === 'place');
  const template = cells.find((cell) => cell.part === 'template' && cell.edition === ground.edition.id);
  const body = (template?.body ?? ground.template) as Template;
  const byKey = new Map(places.map((cell) => [`${cell.subject} ${cell.edition}`, cell.body as Place]));
  if (template) assertKindsRemain(ground, body, byKey);
  else
    for (const { subject, body: place } of places)
      if (ground.isItem(subject) && !body.kinds.some((kind) => kind.key === (place as Place).kind))
        throw new Problem('The template has no such kind of item any more, so this cannot be taken back.');
};

/** True where an item is seen once some places are put back: in the section of the topmost of those it stands below. */
const isSeen = (ground: Ground, id: string, back: ReadonlyMap<string, Place>): boolean => {
  const stands = (one: string): Place | undefined => {
    const place = back.get(one) ?? ground.place(one);
    return place?.retired === false ? place : undefined;
  };
  const passed = new Set<string>();
  for (let at = id; ;) {
    const place = stands(at);
    passed.add(at);
    if (!place) return false;
    if (place.parent === null || passed.has(place.parent) || !stands(place.parent))
      return stands(place.section) !== undefined;
    at = place.parent;
  }
};

/**
 * Puts cells back. Whoever writes them sees to it that each still says what it said. A section taken out of the edition takes
 * along what was put in it since, which nobody would see any more; what stood below an item goes to the top of its section.
 */
export const put = (ground: Ground, { name, cells }: ChangeOf<'put'>): Step => {
  const back = cells.map(({ subject, part, edition, body }): CellWords => {
    const parsed = bodySchema(part).safeParse(body);
    if (!parsed.success) throw new Error(`What is put back is no ${part}`);
    return { subject, part, edition, body: parsed.data };
  });
  assertKinds(ground, back);
  const places = back.filter((cell) => cell.part === 'place' && cell.edition === ground.edition.id);
  const known = new Map(places.map((cell) => [cell.subject, cell.body as Place]));
  const out = places.filter(
    ({ subject, body }) =>
      ground.isSection(subject) && (body as Place).retired && ground.place(subject)?.retired === false,
  );
  // What stands below things that go may be seen elsewhere then, as it was before they came.
  const along = out
    .flatMap(({ subject }) => ground.withBelow(subject))
    .filter((id) => !known.has(id) && !isSeen(ground, id, known));
  const shown = places.find((cell) => !(cell.body as Place).retired)?.subject ?? null;
  return {
    cells: [...back, ...retiredFrom(ground, [...new Set(along)])],
    name,
    sentence: `As before: ${name}.`,
    subject: shown,
  };
};
