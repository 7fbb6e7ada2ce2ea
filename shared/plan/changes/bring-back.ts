import type { ChangeOf, RetiredThing } from '../change.ts';
import { layerAt } from '../layers.ts';
import { Problem } from '../problem.ts';
import type { Place } from '../records.ts';
import { asSentence, calledOf, counted, wordsOfThing } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

const writtenIn = (ground: Ground, id: string): string | undefined =>
  layerAt(ground.cells.layers(id, 'place'), ground.cells.editions, ground.edition.id)?.cell.edition;

/** All that was retired with a thing: what stood below it and left in the same edition. */
const retiredWith = (ground: Ground, id: string): readonly string[] => {
  const edition = writtenIn(ground, id);
  const retired = ground.cells.source.items.filter(
    (one) => ground.place(one)?.retired === true && writtenIn(ground, one) === edition,
  );
  if (ground.isSection(id)) return retired.filter((one) => ground.place(one)!.section === id);
  const found = new Set([id]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const one of retired) if (found.has(ground.place(one)!.parent ?? '')) found.add(one);
  }
  return [...found].slice(1);
};

/** What a thing stands in or below that is retired too: it comes back with it, so that it is seen where it stood. */
const retiredOver = (ground: Ground, { section, parent }: Place, seen: readonly string[] = []): readonly string[] => {
  const over = parent !== null && !seen.includes(parent) ? ground.place(parent) : undefined;
  const above = over ? retiredOver(ground, over, [...seen, parent!]) : [];
  const own = over?.retired ? [parent!] : [];
  const its = ground.place(section)?.retired ? [section] : [];
  return [...new Set([...above, ...own, ...its])];
};

/** Brings back what was retired, with all that was retired with it. Throws a Problem where it is not retired. */
export const bringBack = (ground: Ground, { subject }: ChangeOf<'bring-back'>): Step => {
  const place = ground.place(subject);
  if (!place?.retired) throw new Problem('This is in the edition already. Choose it in the outline.');
  const below = retiredWith(ground, subject);
  const over = ground.isSection(subject) ? [] : retiredOver(ground, place);
  const called = calledOf(ground, subject);
  const withBelow = below.length > 0 ? `, with the ${counted(below.length, 'item')} below it` : '';
  const withOver =
    over.length > 0 ? `, in ${over.map((id) => calledOf(ground, id)).join(', ')}, also brought back` : '';
  return {
    cells: [subject, ...over, ...below].map((id) => ground.cell(id, 'place', { ...ground.place(id)!, retired: false })),
    name: `bringing back ${called}`,
    sentence: `${asSentence(called)} is back${withBelow}${withOver}.`,
    subject,
  };
};

/**
 * What is retired from this edition: what an earlier edition has, and what holds words. Of things retired together the one over
 * the others.
 */
export const retiredThings = (ground: Ground): RetiredThing[] => {
  const { source, editions } = ground.cells;
  ground.cells.readAll('place');
  const retired = [...source.sections, ...source.items].filter((id) => ground.place(id)?.retired === true);
  const isOver = (over: string | null, id: string): boolean =>
    over !== null &&
    over !== id &&
    ground.place(over)?.retired === true &&
    writtenIn(ground, over) === writtenIn(ground, id);
  const isWithOther = (id: string): boolean => {
    const { parent, section } = ground.place(id)!;
    return isOver(parent, id) || isOver(section, id);
  };
  const last = (id: string): string | undefined =>
    editions.findLast(
      ({ id: edition, position }) =>
        position < ground.edition.position && ground.cells.place(id, edition)?.retired === false,
    )?.id;
  const shown = retired.filter((id) => !isWithOther(id));
  const worded = ground.worded(new Set(shown.filter((id) => last(id) === undefined)));
  return shown.flatMap((id): RetiredThing[] => {
    const edition = last(id) ?? (worded.has(id) ? ground.edition.id : undefined);
    if (edition === undefined) return [];
    const kind = ground.isSection(id) ? 'section' : 'item';
    return [{ subject: id, kind, number: ground.place(id)!.number, words: wordsOfThing(ground, id), edition }];
  });
};
