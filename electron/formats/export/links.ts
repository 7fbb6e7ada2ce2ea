import { SAFE_HREF } from '../../../shared/richtext/safe-href.ts';
import { inlinePlain } from '../../../shared/richtext/plain-text.ts';
import type { Link } from '../../../shared/richtext/tree.ts';
import { shortened } from './messages.ts';
import type { Messages } from './messages.ts';

/** Marks that turn the direction of text round could make an address look like another. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** The address of a link that may leave the program, in ASCII; `undefined`, with a message, for any other. */
export const safeHref = (link: Link, messages: Messages): string | undefined => {
  const href = SAFE_HREF.test(link.href) && !DIRECTION.test(link.href) ? encoded(link.href) : undefined;
  if (href === undefined)
    messages.say(
      `The link “${shortened(inlinePlain(link.children))}” leads to an address that is not a web page or an e-mail address, so only its words were printed.`,
    );
  return href;
};

const encoded = (href: string): string | undefined => {
  try {
    const url = new URL(href);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
};
