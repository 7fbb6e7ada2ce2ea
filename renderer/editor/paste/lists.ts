import type { List } from '../../../shared/richtext/tree.ts';
import { attributeOf, styleOf } from './page-node.ts';
import type { PasteNode } from './page-node.ts';
import { addEntry, addList, blocksWithin, endLine, entryOf, inside, readAll } from './reading.ts';
import type { GrowingItem, Read, Reading } from './reading.ts';
import { isHidden } from './styles.ts';

/** The level that Word for the web gives an entry, each of which it sets in a list of its own; 0 for any other entry. */
const levelOf = (entry: PasteNode): number => {
  const level = Number(attributeOf(entry, 'data-aria-level'));
  return Number.isInteger(level) && level > 0 ? Math.min(level, 9) : 0;
};

/** An entry's own words are no entry of Word's besides. */
const itemOf = (entry: PasteNode, into: Reading): GrowingItem => entryOf(blocksWithin(entry, into));

const isSomething = (item: GrowingItem): boolean => item.children.length > 0 || item.nested !== undefined;

const listOf =
  (kind: List['kind']): Read =>
  (node, into) => {
    if (isHidden(styleOf(node))) return;
    endLine(into);
    const items: GrowingItem[] = [];
    for (const child of node.children) {
      if (child.name === '#text' && child.text.trim() === '') continue;
      if (child.name === 'li') {
        if (into.page.notes.holds(child)) continue;
        const item = itemOf(child, into);
        if (levelOf(child) > 0 && isSomething(item)) addEntry(into.blocks, item, kind, levelOf(child));
        else if (isSomething(item)) items.push(item);
        continue;
      }
      const own = inside(into);
      readAll([child], own);
      endLine(own);
      addBeside(items, entryOf(own.blocks));
    }
    if (items.length > 0) addList(into.blocks, { type: 'list', kind, items });
  };

/** Word processors put a nested list beside the entry it belongs to instead of within it. */
const addBeside = (items: GrowingItem[], item: GrowingItem): void => {
  const above = items.at(-1);
  const { nested } = item;
  if (item.children.length > 0) items.push(item);
  else if (!nested) return;
  else if (!above) items.push(...nested.items);
  else if (above.nested) above.nested.items.push(...nested.items);
  else above.nested = nested;
};

const looseEntry: Read = (node, into) => {
  endLine(into);
  const item = itemOf(node, into);
  if (isSomething(item)) addEntry(into.blocks, item, 'bullet', Math.max(1, levelOf(node)));
};

/** Lists as pages and word processors write them. */
export const listReaders: readonly (readonly [name: string, read: Read])[] = [
  ['ul', listOf('bullet')],
  ['menu', listOf('bullet')],
  ['dir', listOf('bullet')],
  ['ol', listOf('numbered')],
  ['li', looseEntry],
];
