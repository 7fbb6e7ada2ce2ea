import type { Tree } from '../../../shared/richtext/tree.ts';
import { ownTree } from '../copy/own-flavour.ts';
import { addressIn } from './links.ts';
import type { PasteNode } from './page-node.ts';
import { treeOfPlainLines, treeOfWords } from './plain.ts';
import { quietName, quietPage, wholePage } from './quiet-page.ts';
import { readPage } from './read-page.ts';
import type { Pasted } from './read-page.ts';

/** What was on the clipboard, or was let go over a field. */
export interface Transfer extends Pasted {
  /** The address that is all there is; `null` otherwise. */
  readonly address: string | null;
  /** Pictures that came as files, where there were no words. */
  readonly pictures: readonly File[];
}

const readable = (node: Node): node is Element | Text =>
  node.nodeType === Node.ELEMENT_NODE || node.nodeType === Node.TEXT_NODE;

/** A parsed page's node; its children are looked up once. */
const wrapped = (node: Element | Text): PasteNode => {
  let children: readonly PasteNode[] | undefined;
  const element = node instanceof Element ? node : null;
  return {
    name: element ? element.nodeName.toLowerCase() : '#text',
    text: node instanceof Text ? node.data : '',
    attribute: (name) => element?.getAttribute(quietName(name)) ?? null,
    get children() {
      return (children ??= element ? [...element.childNodes].filter(readable).map(wrapped) : []);
    },
  };
};

/** A page is read up to this many characters; more than that comes as plain words. */
const LARGEST_PAGE = 20_000_000;
/** Words beyond this are no paste but a file. */
const LARGEST_WORDS = 5_000_000;
const TOO_LARGE = 'What was copied is too large to keep its lists and tables, and came as plain words.';
const CUT =
  'Only the first 5 million characters of what was copied came. Bring the file in from the File menu instead.';

const clipped = (words: string): { words: string; left: string | null } =>
  words.length <= LARGEST_WORDS ? { words, left: null } : { words: words.slice(0, LARGEST_WORDS), left: CUT };

/** Reads a page in a document of its own that runs nothing and fetches nothing. */
export const readHtml = (source: string): Pasted => {
  const { html, sheet } = quietPage(source);
  const page = new DOMParser().parseFromString(html, 'text/html');
  return readPage(wholePage(wrapped(page.documentElement), sheet));
};

const wordsOnly = (data: DataTransfer, read: (words: string) => Tree): Pasted => {
  const { words, left } = clipped(data.getData('text/plain'));
  return { tree: read(words), left };
};

const structured = (data: DataTransfer, plan: string): Pasted => {
  const own = ownTree(data, plan);
  if (own) return own;
  const html = data.getData('text/html');
  if (html === '') return wordsOnly(data, treeOfWords);
  if (html.length > LARGEST_PAGE) return { ...wordsOnly(data, treeOfWords), left: TOO_LARGE };
  const read = readHtml(html);
  if (read.tree.length > 0) return read;
  return { tree: wordsOnly(data, treeOfWords).tree, left: read.left };
};

const picturesOf = (data: DataTransfer): File[] => [...data.files].filter((file) => file.type.startsWith('image/'));

/**
 * Reads what was copied: as it was cut from a plan, else as a page, else as words; or as plain words alone. `plan` is the plan
 * that it comes into.
 */
export const readTransfer = (data: DataTransfer, plain: boolean, plan: string): Transfer => {
  const { tree, left } = plain ? wordsOnly(data, treeOfPlainLines) : structured(data, plan);
  const pictures = plain || tree.length > 0 ? [] : picturesOf(data);
  return {
    tree,
    // A picture that comes as a file is not left behind.
    left: pictures.length > 0 ? null : left,
    address: plain ? null : addressIn(data.getData('text/plain')),
    pictures,
  };
};
