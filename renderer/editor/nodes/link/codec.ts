import { $createLinkNode } from '@lexical/link';
import type { LinkNode } from '@lexical/link';
import { SAFE_HREF } from '../../../../shared/richtext/safe-href.ts';
import type { Inline, Link } from '../../../../shared/richtext/tree.ts';
import type { InlineCodec, Reader } from '../codec.ts';

const isWords = (inline: Inline): inline is Link['children'][number] =>
  inline.type === 'text' || inline.type === 'line-break';

/** What is no text inside a link stands after it; a link nobody may follow is its words; one without words is nothing. */
const $readLink = (node: LinkNode, reader: Reader): Inline[] => {
  const inside = reader.$inlines(node.getChildren());
  const words = inside.filter(isWords);
  const rest = inside.filter((one) => !isWords(one));
  if (words.length === 0) return rest;
  const href = node.getURL();
  return SAFE_HREF.test(href) ? [{ type: 'link', href, children: words }, ...rest] : inside;
};

export const link: InlineCodec<Link> = {
  $write: ({ href, children }, writer) => [
    $createLinkNode(href, { rel: null, target: null }).append(...writer.$inlines(children)),
  ],
  $reads: { link: $readLink },
};
