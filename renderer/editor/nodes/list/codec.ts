import { $createListItemNode, $createListNode, $isListItemNode, $isListNode } from '@lexical/list';
import type { ListNode } from '@lexical/list';
import type { List, ListItem } from '../../../../shared/richtext/tree.ts';
import type { BlockCodec, Reader, Writer } from '../codec.ts';

const $writeList = ({ kind, items }: List, writer: Writer): ListNode =>
  $createListNode(kind === 'bullet' ? 'bullet' : 'number').append(
    ...items.flatMap(({ children, nested }) => [
      $createListItemNode().append(...writer.$inlines(children)),
      // The editor keeps a nested list in an entry of its own, after the entry it belongs to.
      ...(nested ? [$createListItemNode().append($writeList(nested, writer))] : []),
    ]),
  );

const joined = (above: List | undefined, below: List): List =>
  above ? { ...above, items: [...above.items, ...below.items] } : below;

const $readList = (node: ListNode, reader: Reader): List => {
  const items: ListItem[] = [];
  for (const entry of node.getChildren()) {
    const inside = $isListItemNode(entry) ? entry.getChildren() : [entry];
    const lists = inside.filter($isListNode);
    const words = reader.$inlines(inside.filter((one) => !$isListNode(one)));
    // An entry that holds lists alone belongs to the one before it; where there is none, to an empty one.
    if (lists.length === 0 || words.length > 0 || items.length === 0) items.push({ children: words });
    for (const list of lists) {
      const item = items.at(-1)!;
      items[items.length - 1] = { ...item, nested: joined(item.nested, $readList(list, reader)) };
    }
  }
  return { type: 'list', kind: node.getListType() === 'number' ? 'numbered' : 'bullet', items };
};

export const list: BlockCodec<List> = {
  $write: (block, writer) => [$writeList(block, writer)],
  $reads: { list: (node: ListNode, reader: Reader) => ({ block: $readList(node, reader) }) },
};
