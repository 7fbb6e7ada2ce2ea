import type { FindingCard, Outline, OutlineItem, OutlineSection } from '../../../shared/ipc/contract.ts';

export const FILTERS = ['all', 'not-updated', 'to-fix', 'with-owner'] as const;
export type Filter = (typeof FILTERS)[number];

/** How many things are to be fixed in an item, by its id. */
export type ToFix = ReadonlyMap<string, number>;
const NOTHING: ToFix = new Map();

const kept = {
  all: () => true,
  'not-updated': (item) => !item.updated,
  'to-fix': (item, toFix) => toFix.has(item.id),
  'with-owner': (item) => Boolean(item.owner),
} satisfies Record<Filter, (item: OutlineItem, toFix: ToFix) => boolean>;

/** Counts findings by item. Notes are no faults, and are left out. */
export const countToFix = (findings: readonly FindingCard[]): ToFix => {
  const counts = new Map<string, number>();
  for (const { item, severity } of findings)
    if (item !== null && severity !== 'note') counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** The words of each filter, as on its button. */
export const filterWords = {
  all: 'All',
  'not-updated': 'Not updated',
  'to-fix': 'To fix',
  'with-owner': 'With owner',
} satisfies Record<Filter, string>;

const withBelow = (item: OutlineItem): OutlineItem[] => [item, ...item.items.flatMap(withBelow)];

const inOrder = new WeakMap<readonly OutlineSection[], readonly OutlineItem[]>();

/** Every item of an outline in reading order. The same list for the same sections. */
export const outlineItems = ({ sections }: Pick<Outline, 'sections'>): readonly OutlineItem[] => {
  const known = inOrder.get(sections);
  if (known) return known;
  const items = sections.flatMap((section) => section.items.flatMap(withBelow));
  inOrder.set(sections, items);
  return items;
};

/** How many items each filter keeps. */
export const filterCounts = (outline: Outline, toFix: ToFix = NOTHING): Readonly<Record<Filter, number>> => {
  const items = outlineItems(outline);
  const count = (filter: Filter): number => items.filter((item) => kept[filter](item, toFix)).length;
  return {
    all: items.length,
    'not-updated': count('not-updated'),
    'to-fix': count('to-fix'),
    'with-owner': count('with-owner'),
  };
};

/** Who reports on items, by name, each with how many. */
export const ownersOf = (outline: Outline): { readonly owner: string; readonly count: number }[] => {
  const counts = new Map<string, number>();
  for (const { owner } of outlineItems(outline)) if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts]
    .map(([owner, count]) => ({ owner, count }))
    .toSorted((a, b) => a.owner.localeCompare(b.owner, 'en-GB'));
};

/** True where the words, or the beginning of the number, are in what the outline shows. */
const saysIt = (text: string, words: string): boolean => {
  const wanted = words.trim().toLowerCase();
  return wanted === '' || text.toLowerCase().includes(wanted);
};

const matches = (one: { number: string | null }, text: string, words: string): boolean =>
  saysIt(text, words) || (one.number ?? '').toLowerCase().startsWith(words.trim().toLowerCase());

const narrowItem = (item: OutlineItem, keep: (item: OutlineItem) => boolean): OutlineItem[] => {
  const items = item.items.flatMap((below) => narrowItem(below, keep));
  return keep(item) || items.length > 0 ? [{ ...item, items }] : [];
};

/**
 * The outline with only what passes the filter and answers the words: by number, by the words shown, or because the
 * engine found them in the item's text (`found`, ids). What stands over a match stays, so that its place is seen. Of the
 * items with an owner, `owner` keeps those of one.
 */
export const narrow = (
  outline: Outline,
  filter: Filter,
  words: string,
  found: ReadonlySet<string> = new Set(),
  toFix: ToFix = NOTHING,
  owner: string | null = null,
): readonly OutlineSection[] => {
  if (filter === 'all' && words.trim() === '') return outline.sections;
  const passes = (item: OutlineItem): boolean =>
    kept[filter](item, toFix) && (filter !== 'with-owner' || owner === null || item.owner === owner);
  const keep = (item: OutlineItem): boolean => passes(item) && (matches(item, item.words, words) || found.has(item.id));
  return outline.sections.flatMap((section) => {
    const wholeSection = words.trim() !== '' && matches(section, section.heading, words);
    const items = section.items.flatMap((item) => narrowItem(item, wholeSection ? passes : keep));
    return items.length > 0 || (wholeSection && filter === 'all') || found.has(section.id)
      ? [{ ...section, items }]
      : [];
  });
};

/** The section of each item, and of itself. */
const sectionById = new WeakMap<readonly OutlineSection[], ReadonlyMap<string, string>>();

const sectionsOfItems = ({ sections }: Outline): ReadonlyMap<string, string> => {
  const known = sectionById.get(sections);
  if (known) return known;
  const made = new Map(
    sections.flatMap((section) =>
      [section.id, ...section.items.flatMap(withBelow).map((item) => item.id)].map((id) => [id, section.id] as const),
    ),
  );
  sectionById.set(sections, made);
  return made;
};

/** The section an item stands in, or the id itself where it is a section's; `undefined` where it is not in the outline. */
export const sectionOf = (outline: Outline, id: string): string | undefined => sectionsOfItems(outline).get(id);

/** The item before (-1) or after (1) in reading order, across sections. */
export const neighbour = (outline: Outline, id: string | null, step: 1 | -1): OutlineItem | undefined => {
  const items = outlineItems(outline);
  const at = items.findIndex((item) => item.id === id);
  return at < 0 ? items[0] : items[at + step];
};
