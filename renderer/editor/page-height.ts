import type { Tree } from '../../shared/richtext/tree.ts';
import type { FieldSpec, ItemSpec } from './page-fields.ts';

/** What a page of usual width takes: characters in a line, and CSS pixels. */
const LINE = { characters: 68, height: 28 };
const AROUND_FIELD = 64;
const AROUND_ITEM = 70;
const BETWEEN_BLOCKS = 16;

/** Every character of a tree, wherever it stands: the keys of nodes are not words, and are few. */
const characters = (node: unknown): number => {
  if (Array.isArray(node)) return node.reduce((sum: number, one) => sum + characters(one), 0);
  if (typeof node !== 'object' || node === null) return 0;
  const { text, children, items, rows, cells, nested } = node as Record<string, unknown>;
  if (typeof text === 'string') return text.length;
  return [children, items, rows, cells, nested].reduce((sum: number, one) => sum + (one ? characters(one) : 0), 0);
};

const treeHeight = (tree: Tree): number =>
  tree.reduce(
    (sum, block) => sum + BETWEEN_BLOCKS + LINE.height * Math.max(1, Math.ceil(characters(block) / LINE.characters)),
    0,
  );

const fieldHeight = (field: FieldSpec): number => AROUND_FIELD + Math.max(LINE.height, treeHeight(field.view.tree));

/** The heading of a folded item, and the line below it. */
const FOLDED = 130;

const heights = new WeakMap<ItemSpec, number>();

/** How many CSS pixels an item takes, more or less, before it was ever drawn. */
export const itemHeight = (item: ItemSpec): number => {
  const known = heights.get(item);
  if (known !== undefined) return known;
  const fields = item.item.place.folded
    ? FOLDED
    : item.fields.reduce((sum, field) => sum + fieldHeight(field), AROUND_ITEM);
  const height = item.items.reduce((sum, one) => sum + itemHeight(one), fields);
  heights.set(item, height);
  return height;
};

const countFields = (item: ItemSpec): number =>
  item.items.reduce((sum, one) => sum + countFields(one), item.fields.length);

const countAll = (items: readonly ItemSpec[]): number => items.reduce((sum, item) => sum + countFields(item), 0);

/** A page with no more fields than this is drawn whole. */
const SHORT = 96;
/** How many fields are drawn as one: little more than one sees at a time. */
const IN_ONE = 12;
/** The same on a very long page, of which there would be too many parts otherwise. */
const LONG = { fields: 6000, inOne: 48 };

/**
 * Runs of items that are drawn together, in order; an item with more below it than that is a run of its own. The first, which
 * one waits for, is short in any case.
 */
export const runsOf = (items: readonly ItemSpec[]): ItemSpec[][] => {
  const inOne = countAll(items) > LONG.fields ? LONG.inOne : IN_ONE;
  const runs: ItemSpec[][] = [];
  let room = 0;
  for (const item of items) {
    const fields = countFields(item);
    if (runs.length === 0 || fields > room) {
      room = runs.length === 0 ? IN_ONE : inOne;
      runs.push([]);
    }
    runs.at(-1)!.push(item);
    room -= fields;
  }
  return runs;
};

/** True for a page that is drawn whole. */
export const isShort = (items: readonly ItemSpec[]): boolean => countAll(items) <= SHORT;
