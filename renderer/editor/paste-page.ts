import type { Tree } from '../../shared/richtext/tree.ts';
import { treeOfPage, treeOfWords } from './paste.ts';
import type { PasteNode } from './paste.ts';

const readable = (node: Node): node is Element | Text =>
  node.nodeType === Node.ELEMENT_NODE || node.nodeType === Node.TEXT_NODE;

const wrapped = (node: Element | Text): PasteNode => ({
  name: node instanceof Element ? node.localName.toLowerCase() : '#text',
  text: node instanceof Element ? '' : node.data,
  attribute: (name) => (node instanceof Element ? node.getAttribute(name) : null),
  get children() {
    return [...node.childNodes].filter(readable).map(wrapped);
  },
});

/** Reads what was copied. The page is parsed in a document of its own that runs nothing and fetches nothing. */
export const treeOfTransfer = (data: DataTransfer, plain: boolean): Tree => {
  const html = plain ? '' : data.getData('text/html');
  if (html === '') return treeOfWords(data.getData('text/plain'));
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tree = treeOfPage(wrapped(page.body));
  return tree.length > 0 ? tree : treeOfWords(data.getData('text/plain'));
};
