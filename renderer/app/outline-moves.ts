import type { Outline, OutlineItem, OutlineSection } from '../../shared/ipc/contract.ts';
import type { ChangeOf } from '../../shared/plan/change.ts';
import type { Template } from '../../shared/plan/template.ts';

/** Where a thing of the outline goes: pure, from the outline as it stands. */

export type Move = ChangeOf<'move'>;
export const WAYS = ['up', 'down', 'nest', 'unnest'] as const;
export type Way = (typeof WAYS)[number];

/** Why something cannot be done, in a sentence. */
export interface Refused {
  readonly refused: string;
}

/** Where a row is let go, by the row it is over. */
export interface DropSpot {
  readonly key: string;
  readonly position: 'before' | 'on' | 'after';
}

/** What an item stands in, with the items that stand there with it. */
interface Holder {
  readonly section: OutlineSection;
  readonly parent: OutlineItem | null;
  /** 0 for the top of a section. */
  readonly depth: number;
  readonly items: readonly OutlineItem[];
}

const holdersIn = (section: OutlineSection): Holder[] => {
  const below = (parent: OutlineItem, depth: number): Holder[] => [
    { section, parent, depth, items: parent.items },
    ...parent.items.flatMap((item) => below(item, depth + 1)),
  ];
  return [
    { section, parent: null, depth: 0, items: section.items },
    ...section.items.flatMap((item) => below(item, 1)),
  ];
};

const isAnnex = (section: OutlineSection): boolean => section.kind === 'annex';

/** Everything that can hold items, in reading order. */
const holders = (outline: Outline): Holder[] =>
  outline.sections.filter((section) => !isAnnex(section)).flatMap(holdersIn);

const findIn = (holder: Holder, id: string): Holder | undefined => {
  if (holder.items.some((item) => item.id === id)) return holder;
  for (const item of holder.items) {
    if (item.items.length === 0) continue;
    const found = findIn({ ...holder, parent: item, depth: holder.depth + 1, items: item.items }, id);
    if (found) return found;
  }
  return undefined;
};

/** Asked for at every move of a dragged row: it looks no further than the item. */
const holderOf = (outline: Outline, id: string): Holder | undefined => {
  for (const section of outline.sections) {
    const found = findIn({ section, parent: null, depth: 0, items: section.items }, id);
    if (found) return found;
  }
  return undefined;
};

/** How a thing is spoken of: by its number, or by its words where it has none. */
export const spokenName = (thing: OutlineItem | OutlineSection): string => {
  const words = 'heading' in thing ? thing.heading : thing.words;
  if (thing.number)
    return 'heading' in thing ? `${isAnnex(thing) ? 'Annex' : 'Section'} ${thing.number}` : thing.number;
  const short = words.length > 40 ? `${words.slice(0, 39).trimEnd()}…` : words;
  return short === '' ? ('heading' in thing ? 'The section' : 'The item') : `“${short}”`;
};

/** The kinds of item that may stand at the top of a section: those that stand under no other kind, and those that do already. */
const topKinds = (outline: Outline, template: Template): ReadonlySet<string> => {
  const under = new Set(template.kinds.flatMap((kind) => kind.children.filter((child) => child !== kind.key)));
  return new Set([
    ...template.kinds.filter((kind) => !under.has(kind.key)).map((kind) => kind.key),
    ...outline.sections.flatMap((section) => section.items.map((item) => item.kind)),
  ]);
};

/** The kinds that may stand below an item, or (`null`) at the top of a section; the first is the likeliest. */
export const kindsUnder = (outline: Outline, template: Template, parent: OutlineItem | null): readonly string[] => {
  if (parent) return template.kinds.find((kind) => kind.key === parent.kind)?.children ?? [];
  const top = topKinds(outline, template);
  return template.kinds.map((kind) => kind.key).filter((key) => top.has(key));
};

const takes = (outline: Outline, template: Template, parent: OutlineItem | null, kind: string): boolean =>
  kindsUnder(outline, template, parent).includes(kind);

/** Whether anything at all can stand there: what fits becomes of the kind that does, or is refused when it is moved. */
const holds = (outline: Outline, template: Template, parent: OutlineItem | null): boolean =>
  kindsUnder(outline, template, parent).length > 0;

const kindName = (template: Template, key: string): string =>
  (template.kinds.find((kind) => kind.key === key)?.name ?? 'item').toLowerCase();

const withArticle = (words: string): string => (/^[aeiou]/i.test(words) ? `an ${words}` : `a ${words}`);

const nothingUnder = (template: Template, parent: OutlineItem): Refused => ({
  refused: `In this plan nothing can stand under ${withArticle(kindName(template, parent.kind))}.`,
});

const into = (subject: string, { section, parent }: Holder, after: string | null): Move => ({
  do: 'move',
  subject,
  section: section.id,
  parent: parent?.id ?? null,
  after,
});

const moveSection = (outline: Outline, section: OutlineSection, way: Way): Move | Refused => {
  const name = spokenName(section);
  if (way === 'nest' || way === 'unnest')
    return { refused: `${name} stays a section: only items stand under one another.` };
  const run = outline.sections.filter((one) => isAnnex(one) === isAnnex(section));
  const at = run.findIndex((one) => one.id === section.id);
  if (way === 'up' && at === 0) return { refused: `${name} stands first already.` };
  if (way === 'down' && at === run.length - 1) return { refused: `${name} stands last already.` };
  const after = way === 'up' ? (run[at - 2]?.id ?? null) : run[at + 1]!.id;
  return { do: 'move', subject: section.id, section: section.id, parent: null, after };
};

/** The place a step up or down leads to: within its list, else at the near end of the next list of the same depth. */
const stepItem = (
  outline: Outline,
  template: Template,
  holder: Holder,
  at: number,
  step: 'up' | 'down',
): Move | Refused => {
  const item = holder.items[at]!;
  const next = holder.items[step === 'up' ? at - 1 : at + 1];
  if (next) return into(item.id, holder, step === 'up' ? (holder.items[at - 2]?.id ?? null) : next.id);
  const same = holders(outline).filter(
    (one) =>
      one.depth === holder.depth &&
      one.parent?.id !== item.id &&
      (one.parent?.id === holder.parent?.id || takes(outline, template, one.parent, item.kind)),
  );
  const here = same.findIndex((one) => one.section.id === holder.section.id && one.parent?.id === holder.parent?.id);
  const other = here < 0 ? undefined : same[step === 'up' ? here - 1 : here + 1];
  if (other) return into(item.id, other, step === 'up' ? (other.items.at(-1)?.id ?? null) : null);
  const end = step === 'up' ? 'first' : 'last';
  return {
    refused: `${spokenName(item)} stands ${end} at its level already.${
      holder.parent ? ' Alt+Shift+Left puts it one level higher.' : ''
    }`,
  };
};

/**
 * The change that moves a section or an item one step: up or down among those of its level (across sections), under the item
 * before it, or out from under its own. A sentence where it cannot go there.
 */
export const moveFrom = (outline: Outline, template: Template, id: string, way: Way): Move | Refused => {
  const section = outline.sections.find((one) => one.id === id);
  if (section) return moveSection(outline, section, way);
  const holder = holderOf(outline, id);
  if (!holder) return { refused: 'Choose a section or an item in the outline first.' };
  const at = holder.items.findIndex((one) => one.id === id);
  const item = holder.items[at]!;
  if (way === 'up' || way === 'down') return stepItem(outline, template, holder, at, way);
  const inside = (parent: OutlineItem): Holder => ({ ...holder, parent, depth: holder.depth + 1, items: parent.items });
  if (way === 'nest') {
    const over = holder.items[at - 1];
    if (!over) return { refused: `There is no item before ${spokenName(item)} to put it under.` };
    if (!holds(outline, template, over)) return nothingUnder(template, over);
    return into(id, inside(over), over.items.at(-1)?.id ?? null);
  }
  const { parent } = holder;
  if (!parent) return { refused: `${spokenName(item)} stands at the top of its section already.` };
  const above = holderOf(outline, parent.id)!;
  return into(id, above, parent.id);
};

const isBelow = (item: OutlineItem, id: string): boolean =>
  item.id === id || item.items.some((one) => isBelow(one, id));

const dropSection = (outline: Outline, section: OutlineSection, { key, position }: DropSpot): Move | null => {
  const run = outline.sections.filter((one) => isAnnex(one) === isAnnex(section));
  const to = run.findIndex((one) => one.id === key);
  const from = run.indexOf(section);
  if (to < 0 || position === 'on' || to === from || to === from + (position === 'after' ? -1 : 1)) return null;
  const after =
    position === 'after'
      ? run[to]!.id
      : (run.filter((one) => one !== section)[to > from ? to - 2 : to - 1]?.id ?? null);
  return { do: 'move', subject: section.id, section: section.id, parent: null, after };
};

/** The change that letting a row go at a spot asks for; `null` where it cannot stand there, or stands there already. */
export const dropAt = (outline: Outline, template: Template, id: string, spot: DropSpot): Move | null => {
  const dragged = outline.sections.find((one) => one.id === id);
  if (dragged) return dropSection(outline, dragged, spot);
  const from = holderOf(outline, id);
  const item = from?.items.find((one) => one.id === id);
  if (!from || !item || isBelow(item, spot.key)) return null;
  const section = outline.sections.find((one) => one.id === spot.key);
  if (section) {
    if (spot.position !== 'on' || isAnnex(section) || !holds(outline, template, null)) return null;
    const last = section.items.at(-1);
    const holder: Holder = { section, parent: null, depth: 0, items: section.items };
    return last?.id === id ? null : into(id, holder, last?.id ?? null);
  }
  const holder = holderOf(outline, spot.key);
  const over = holder?.items.find((one) => one.id === spot.key);
  if (!holder || !over) return null;
  if (spot.position === 'on') {
    if (!holds(outline, template, over) || over.items.at(-1)?.id === id) return null;
    return into(id, { ...holder, parent: over, items: over.items }, over.items.at(-1)?.id ?? null);
  }
  const stays = holder.section.id === from.section.id && holder.parent?.id === from.parent?.id;
  if (!stays && !holds(outline, template, holder.parent)) return null;
  const others = holder.items.filter((one) => one.id !== id);
  const at = others.indexOf(over);
  const after = spot.position === 'after' ? over.id : (others[at - 1]?.id ?? null);
  const before = from.items[from.items.indexOf(item) - 1]?.id ?? null;
  return stays && before === after ? null : into(id, holder, after);
};

/** The section or item of that id; `undefined` where the outline has none such. */
export const thingOf = (outline: Outline, id: string): OutlineSection | OutlineItem | undefined =>
  outline.sections.find((one) => one.id === id) ?? holderOf(outline, id)?.items.find((one) => one.id === id);

type Add = ChangeOf<'add-item'>;

/** An item after this one, of its kind; for a section, the first of its items. A sentence where there can be none. */
export const itemAfter = (outline: Outline, template: Template, id: string): Add | Refused => {
  const section = outline.sections.find((one) => one.id === id);
  if (section) return itemInSection(outline, template, section, null);
  const holder = holderOf(outline, id);
  const item = holder?.items.find((one) => one.id === id);
  if (!holder || !item) return { refused: 'Choose a section or an item in the outline first.' };
  return { do: 'add-item', kind: item.kind, section: holder.section.id, parent: holder.parent?.id ?? null, after: id };
};

const itemInSection = (
  outline: Outline,
  template: Template,
  section: OutlineSection,
  after: string | null,
): Add | Refused => {
  if (isAnnex(section)) return { refused: `${spokenName(section)} has text and no items.` };
  const kind = section.items.at(-1)?.kind ?? kindsUnder(outline, template, null)[0];
  if (kind === undefined) return { refused: 'This plan’s labels and fields know no item that stands in a section.' };
  return { do: 'add-item', kind, section: section.id, parent: null, after };
};

/** An item as the last one below this one, or of this section. A sentence where there can be none. */
export const itemBelow = (outline: Outline, template: Template, id: string): Add | Refused => {
  const section = outline.sections.find((one) => one.id === id);
  if (section) return itemInSection(outline, template, section, section.items.at(-1)?.id ?? null);
  const holder = holderOf(outline, id);
  const item = holder?.items.find((one) => one.id === id);
  if (!holder || !item) return { refused: 'Choose a section or an item in the outline first.' };
  const kind = item.items.at(-1)?.kind ?? kindsUnder(outline, template, item)[0];
  if (kind === undefined)
    return { refused: `In this plan ${withArticle(kindName(template, item.kind))} has no items below it.` };
  return { do: 'add-item', kind, section: holder.section.id, parent: id, after: item.items.at(-1)?.id ?? null };
};

/** Where a new section stands: after the one that a thing stands in; an annex, at the end. */
export const sectionAfter = (outline: Outline, kind: 'section' | 'annex', id: string | null): string | null => {
  const sections = outline.sections.filter((one) => !isAnnex(one));
  if (kind === 'annex') return outline.sections.at(-1)?.id ?? null;
  const mine = sections.find((one) => one.id === id || one.items.some((item) => id !== null && isBelow(item, id)));
  return (mine ?? sections.at(-1))?.id ?? null;
};

/** Whether an item stands in a thing, or is it. */
export const standsIn = (outline: Outline, thing: string, id: string | null): boolean => {
  const found = thingOf(outline, thing);
  if (!found || id === null) return false;
  return found.id === id || found.items.some((item) => isBelow(item, id));
};

/** What one is at when a thing goes: what follows it, else what stands before it, else what it stands in. */
export const besideThing = (outline: Outline, id: string): string | null => {
  const holder = holderOf(outline, id);
  const list: readonly { readonly id: string }[] = holder?.items ?? outline.sections;
  const at = list.findIndex((one) => one.id === id);
  return (list[at + 1] ?? list[at - 1])?.id ?? holder?.parent?.id ?? holder?.section.id ?? null;
};
