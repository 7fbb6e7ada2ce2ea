import { html as specification, parse } from 'parse5';
import type { Token, TreeAdapter, TreeAdapterTypeMap } from 'parse5';
import { Problem } from '../../../../shared/plan/problem.ts';

/**
 * One element or run of text of a page, linked to its neighbours, so that no step of the parser (nor a page made to be
 * slow) costs more for having many of them.
 */
export interface PageNode {
  /** The element's name in lower case; "#text" for text, "#comment", "#page" for the whole. */
  readonly name: string;
  readonly attributes: readonly Token.Attribute[];
  readonly namespace: specification.NS;
  text: string;
  parent: PageNode | null;
  first: PageNode | null;
  last: PageNode | null;
  next: PageNode | null;
  previous: PageNode | null;
  depth: number;
  /** Characters that a reader sees in it, once the page was measured. */
  characters: number;
}

interface Types extends TreeAdapterTypeMap<
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode
> {}

/** Deeper than any page that somebody wrote; what reads the page calls itself once a level. */
export const DEEPEST = 256;
/** Elements and runs of text; a plan of 5,000 items has some 200,000. */
export const MOST_NODES = 2_000_000;

const NO_ATTRIBUTES: readonly Token.Attribute[] = [];

const makeNode = (
  name: string,
  namespace = specification.NS.HTML,
  attributes: readonly Token.Attribute[] = NO_ATTRIBUTES,
): PageNode => ({
  name,
  attributes,
  namespace,
  text: '',
  parent: null,
  first: null,
  last: null,
  next: null,
  previous: null,
  depth: 0,
  characters: 0,
});

const detach = (node: PageNode): void => {
  const { parent, previous, next } = node;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  node.parent = node.previous = node.next = null;
};

const put = (parent: PageNode, node: PageNode, before: PageNode | null): void => {
  detach(node);
  const previous = before ? before.previous : parent.last;
  node.parent = parent;
  node.previous = previous;
  node.next = before;
  node.depth = parent.depth + 1;
  if (previous) previous.next = node;
  else parent.first = node;
  if (before) before.previous = node;
  else parent.last = node;
};

const childrenOf = (node: PageNode): PageNode[] => {
  const out: PageNode[] = [];
  for (let child = node.first; child; child = child.next) out.push(child);
  return out;
};

/** The parser's hands: it makes the tree of linked nodes, counts them and their depth, and keeps no comment's words. */
const adapterFor = (name: string): TreeAdapter<Types> => {
  let nodes = 0;
  let mode = specification.DOCUMENT_MODE.NO_QUIRKS;
  const counted = (node: PageNode): PageNode => {
    nodes += 1;
    if (nodes > MOST_NODES)
      throw new Problem(
        `${name} has more parts than a plan’s page can have; save the plan’s own page and bring that in.`,
      );
    return node;
  };
  const isNamed =
    (what: string) =>
    (node: PageNode): node is PageNode =>
      node.name === what;
  const insertText = (parent: PageNode, text: string, before: PageNode | null): void => {
    const previous = before ? before.previous : parent.last;
    if (previous?.name === '#text') previous.text += text;
    else {
      const node = counted(makeNode('#text'));
      node.text = text;
      put(parent, node, before);
    }
  };
  return {
    adoptAttributes: () => undefined,
    appendChild: (parent, node) => put(parent, node, null),
    createCommentNode: () => counted(makeNode('#comment')),
    createDocument: () => makeNode('#page'),
    createDocumentFragment: () => makeNode('#fragment'),
    createElement: (tag, namespace, attributes) => counted(makeNode(tag, namespace, attributes)),
    createTextNode: (text) => {
      const node = counted(makeNode('#text'));
      node.text = text;
      return node;
    },
    detachNode: detach,
    getAttrList: (node) => [...node.attributes],
    getChildNodes: childrenOf,
    getCommentNodeContent: () => '',
    getDocumentMode: () => mode,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    getFirstChild: (node) => node.first,
    getNamespaceURI: (node) => node.namespace,
    getNodeSourceCodeLocation: () => undefined,
    getParentNode: (node) => node.parent,
    getTagName: (node) => node.name,
    getTextNodeContent: (node) => node.text,
    // What a template holds is no part of the page: it is hung nowhere.
    getTemplateContent: (node) => node,
    insertBefore: put,
    insertText: (parent, text) => insertText(parent, text, null),
    insertTextBefore: insertText,
    isCommentNode: isNamed('#comment'),
    isDocumentTypeNode: (node): node is PageNode => node.name === '#doctype',
    isElementNode: (node): node is PageNode => !node.name.startsWith('#'),
    isTextNode: isNamed('#text'),
    setDocumentMode: (_, given) => {
      mode = given;
    },
    setDocumentType: () => undefined,
    setNodeSourceCodeLocation: () => undefined,
    updateNodeSourceCodeLocation: () => undefined,
    setTemplateContent: () => undefined,
    onItemPush: (node) => {
      if (node.depth > DEEPEST)
        throw new Problem(
          `${name} has parts set within one another more than ${DEEPEST} deep, which no plan’s page has; save the page again from a browser and bring that in.`,
        );
    },
  };
};

/**
 * A page as a tree, by the rules that browsers follow (HTML 13.2), inert: nothing in it runs and nothing is fetched.
 * `name` is for messages. Throws a `Problem` where the page is nested too deep or has too many parts.
 */
export const parsePage = (text: string, name: string): PageNode =>
  parse<Types>(text, { treeAdapter: adapterFor(name), sourceCodeLocationInfo: false, scriptingEnabled: true });

/** The value of an element's attribute; empty where it has none. */
export const attribute = (node: PageNode, name: string): string => {
  for (const one of node.attributes) if (one.name === name) return one.value;
  return '';
};

/** True where an element has the attribute, with or without a value. */
export const has = (node: PageNode, name: string): boolean => node.attributes.some((one) => one.name === name);

const LONGEST_CLASSES = 4000;

/** The names of an element's classes; what goes on beyond 4,000 letters is passed over. */
export const classesOf = (node: PageNode): string[] => {
  const value = attribute(node, 'class').slice(0, LONGEST_CLASSES);
  return value === '' ? [] : value.split(/\s+/u).filter((one) => one !== '');
};

/** The node that follows in the order of the page; what is within `node` comes next unless `over` it. */
export const following = (node: PageNode, root: PageNode, over = false): PageNode | null => {
  if (!over && node.first) return node.first;
  for (let at: PageNode | null = node; at && at !== root; at = at.parent) if (at.next) return at.next;
  return null;
};

/** Every node below `root` in the order of the page, without calling itself; `into` says whether to look within one. */
export const walk = (root: PageNode, visit: (node: PageNode) => boolean | void): void => {
  for (let node = root.first; node;) node = following(node, root, visit(node) === false);
};

/** The nearest element from `node` upwards, itself included, that is wanted. */
export const closest = (node: PageNode | null, wanted: (node: PageNode) => boolean): PageNode | null => {
  for (let at = node; at; at = at.parent) if (wanted(at)) return at;
  return null;
};

/** True where `inner` is `outer` or stands within it. */
export const within = (inner: PageNode, outer: PageNode): boolean => closest(inner, (one) => one === outer) !== null;
