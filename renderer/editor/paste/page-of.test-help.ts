import { parse } from 'parse5';
import { quietName, quietPage, wholePage } from './quiet-page.ts';
import { readPage } from './read-page.ts';
import type { PasteNode } from './page-node.ts';
import type { Pasted } from './read-page.ts';

interface Parsed {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Parsed[];
}

const UNREAD = new Set(['#comment', '#documentType']);

const wrapped = (node: Parsed): PasteNode => {
  let children: readonly PasteNode[] | undefined;
  return {
    name: node.nodeName,
    text: node.value ?? '',
    attribute: (name) => node.attrs?.find((one) => one.name === quietName(name))?.value ?? null,
    get children() {
      return (children ??= (node.childNodes ?? []).filter((child) => !UNREAD.has(child.nodeName)).map(wrapped));
    },
  };
};

/** A page parsed as the window parses it, without a window. */
export const pageOf = (source: string): PasteNode => {
  const { html, sheet } = quietPage(source);
  const page = parse(html, { scriptingEnabled: false }).childNodes.find((one) => one.nodeName === 'html');
  return wholePage(wrapped(page as unknown as Parsed), sheet);
};

/** What comes of a page on the clipboard. */
export const pasted = (html: string): Pasted => readPage(pageOf(html));
