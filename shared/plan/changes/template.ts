import type { ChangeOf } from '../change.ts';
import { isBlank } from '../../richtext/plain-text.ts';
import { bareLabel } from '../printed-words.ts';
import { Problem } from '../problem.ts';
import type { FieldPart, Place } from '../records.ts';
import type { FieldTemplate, Template } from '../template.ts';
import { counted, editionOf, quoted } from './called.ts';
import type { Ground } from './ground.ts';
import type { Step } from './step.ts';

/** The kinds of the items that this edition has, or has retired, and those of later editions that have no template of their own. */
const usedKinds = (ground: Ground, places: ReadonlyMap<string, Place>): ReadonlyMap<string, number> => {
  const own = ground.cells.layers(ground.plan, 'template');
  const later = ground.fromHereOn.slice(1);
  const until = later.findIndex(({ id }) => own.has(id));
  const editions = [ground.edition, ...(until < 0 ? later : later.slice(0, until))];
  const used = new Map<string, number>();
  const { items, placesAt } = ground.cells.source;
  const standing = editions.map(({ id }) => [id, placesAt(id)] as const);
  for (const item of items) {
    const kinds = standing.map(([id, there]) => places.get(`${item} ${id}`) ?? there.get(item));
    for (const kind of new Set(kinds.flatMap((place) => (place ? [place.kind] : []))))
      used.set(kind, (used.get(kind) ?? 0) + 1);
  }
  return used;
};

/**
 * Throws a Problem where a template lacks a kind that items have; `places` are those to be written, by thing and edition.
 */
export const assertKindsRemain = (
  ground: Ground,
  template: Template,
  places: ReadonlyMap<string, Place> = new Map(),
): void => {
  const known = new Set(template.kinds.map((kind) => kind.key));
  for (const [key, count] of usedKinds(ground, places)) {
    if (known.has(key)) continue;
    const kind = ground.template.kinds.find((one) => one.key === key);
    throw new Problem(
      `${quoted(kind?.name ?? key)} cannot be taken out: ${counted(count, 'item')} ${count === 1 ? 'is' : 'are'} of this kind. Move them to another kind first.`,
    );
  }
};

const twice = (keys: readonly string[]): string | undefined => keys.find((key, at) => keys.indexOf(key) !== at);

const assertSound = (template: Template): void => {
  const { kinds } = template;
  const kind = twice(kinds.map((one) => one.name.trim().toLowerCase())) ?? twice(kinds.map((one) => one.key));
  if (kind !== undefined) throw new Problem(`Two kinds of item are called ${quoted(kind)}. Give one another name.`);
  for (const { name, fields, children } of kinds) {
    if (twice(fields.map((field) => field.key)) !== undefined)
      throw new Problem(`Two fields of ${quoted(name)} are one and the same. Take one of them out.`);
    const label = twice(fields.map((field) => bareLabel(field).toLowerCase()));
    if (label !== undefined)
      throw new Problem(`Two fields of ${quoted(name)} are called ${quoted(label)}. Give one another label.`);
    if (children.some((child) => !kinds.some((one) => one.key === child)))
      throw new Problem(`What stands below ${quoted(name)} is a kind of item that is not there. Choose another.`);
    const choice = fields.find((field) => field.holds === 'choice' && field.vocabulary === undefined);
    if (choice)
      throw new Problem(`${quoted(bareLabel(choice))} is a choice, and there are no words to choose from. Say which.`);
  }
  for (const list of Object.values(template.vocabularies)) {
    const word = twice(list.map((one) => one.word.trim().toLowerCase()));
    if (word !== undefined) throw new Problem(`${quoted(word)} stands twice among the words to choose from.`);
  }
};

/** How many items of this edition say something in a field. */
const itemsWith = (ground: Ground, kind: string, field: FieldTemplate): number =>
  ground.items().filter(({ id, place }) => {
    const part: FieldPart = `field:${field.key}`;
    return place.kind === kind && !isBlank(ground.prose(id, part));
  }).length;

const takenOut = (ground: Ground, after: Template): string[] =>
  ground.template.kinds.flatMap((kind) => {
    const now = after.kinds.find((one) => one.key === kind.key);
    if (!now) return [];
    const gone = kind.fields.filter((field) => !now.fields.some((one) => one.key === field.key));
    return gone.flatMap((field) => {
      const count = itemsWith(ground, kind.key, field);
      const what = `${quoted(bareLabel(field))} is no longer shown`;
      return count === 0 ? [] : [`${what}; what it says in ${counted(count, 'item')} is kept.`];
    });
  });

/**
 * Changes the template of this edition and of the later ones that have none of their own. Throws a Problem where items have a
 * kind that it lacks, and where it contradicts itself. Words of a field that is taken out are kept, and the sentence says so.
 */
export const template = (ground: Ground, change: ChangeOf<'template'>): Step => {
  assertSound(change.template);
  assertKindsRemain(ground, change.template);
  const later = ground.fromHereOn.length > 1 ? ' and later editions' : '';
  return {
    cells: [ground.cell(ground.plan, 'template', change.template)],
    name: 'changing the template',
    sentence: [`The template of ${editionOf(ground)}${later} is changed.`, ...takenOut(ground, change.template)].join(
      ' ',
    ),
    subject: null,
  };
};
