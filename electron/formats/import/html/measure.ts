import { countCharacters } from '../../../../shared/plan/proposal.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import { isUnseen } from './elements.ts';
import { attribute, DEEPEST, walk } from './page.ts';
import type { PageNode } from './page.ts';

/** A page with what is known of it before it is read. */
export interface MeasuredPage {
  readonly root: PageNode;
  /** Elements by their id (or an anchor's old `name`); the first of equals. */
  readonly ids: ReadonlyMap<string, PageNode>;
  /** Ids of what buttons and tabs of the page bring to view. */
  readonly opened: ReadonlySet<string>;
  /** How many remarks Word left in the margin. */
  readonly comments: number;
  /** How many insertions and deletions are marked as such. */
  readonly trackedChanges: number;
  /** True where the page has a heading of the highest level. */
  readonly hasTitle: boolean;
  /** True where no site's parts are marked, as in pages that word processors write. */
  readonly written: boolean;
}

const IDS = /\s+/u;
const COMMENT = /mso-element:\s*comment(?!-)/iu;

/**
 * Counts the characters a reader sees, in the whole page and in each element (code points other than white space), and
 * gathers ids. `name` is for messages. Throws a `Problem` where elements that were closed in the wrong order came to stand
 * too deep.
 */
export const measure = (root: PageNode, name: string): MeasuredPage => {
  const ids = new Map<string, PageNode>();
  const opened = new Set<string>();
  const order: PageNode[] = [];
  let comments = 0;
  let trackedChanges = 0;
  let hasTitle = false;
  let written = true;
  walk(root, (node) => {
    node.depth = node.parent!.depth + 1;
    // Marks closed in the wrong order are set right by the parser, which may set things deeper than they were written.
    if (node.depth > 2 * DEEPEST)
      throw new Problem(
        `${name} has parts set within one another more than ${DEEPEST} deep, which no plan’s page has; save the page again from a browser and bring that in.`,
      );
    if (isUnseen(node)) return false;
    order.push(node);
    if (node.name === '#text') {
      node.characters = countCharacters(node.text);
      return true;
    }
    written &&= node.name !== 'main' && node.name !== 'nav';
    hasTitle ||= node.name === 'h1';
    if (node.name === 'ins' || node.name === 'del') trackedChanges += 1;
    if (node.attributes.length === 0) return true;
    if (COMMENT.test(attribute(node, 'style'))) comments += 1;
    const id = attribute(node, 'id');
    if (id !== '' && !ids.has(id)) ids.set(id, node);
    const anchor = node.name === 'a' ? attribute(node, 'name') : '';
    if (anchor !== '' && !ids.has(anchor)) ids.set(anchor, node);
    for (const one of attribute(node, 'aria-controls').slice(0, 1000).split(IDS)) if (one !== '') opened.add(one);
    const target = attribute(node, 'data-target') || attribute(node, 'data-bs-target');
    if (target.startsWith('#')) opened.add(target.slice(1));
    return true;
  });
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const node = order[at]!;
    node.parent!.characters += node.characters;
  }
  return { root, ids, opened, comments, trackedChanges, hasTitle, written };
};

/** The words of an element as a reader sees them, white space drawn together; at most `most` letters of them. */
export const wordsIn = (root: PageNode, most = 400): string => {
  let words = root.name === '#text' ? root.text : '';
  walk(root, (node) => {
    if (words.length > most || isUnseen(node)) return false;
    words += node.name === '#text' ? node.text : ' ';
    return true;
  });
  return words.replace(/\s+/gu, ' ').trim().slice(0, most);
};
