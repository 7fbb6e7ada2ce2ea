/** What is needed of a parsed page: an element with its children, or (name `#text`) a run of text. */
export interface PasteNode {
  /** The element's name in lower case. */
  readonly name: string;
  readonly text: string;
  readonly attribute: (name: string) => string | null;
  readonly children: readonly PasteNode[];
}

/** Control characters and those that turn the direction of what follows: they never belong to a plan's words. */
export const UNWANTED =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Visits a node and all below it, parents first, however deep they stand; below those for which `visit` gives false, nothing. */
export const eachNode = (root: PasteNode, visit: (node: PasteNode) => boolean | void): void => {
  const waiting: PasteNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (visit(node) === false) continue;
    const { children } = node;
    for (let at = children.length - 1; at >= 0; at -= 1) waiting.push(children[at]!);
  }
};

/** The first node for which `wanted` says so, parents first. */
export const firstWithin = (root: PasteNode, wanted: (node: PasteNode) => boolean): PasteNode | undefined => {
  const waiting: PasteNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (wanted(node)) return node;
    const { children } = node;
    for (let at = children.length - 1; at >= 0; at -= 1) waiting.push(children[at]!);
  }
  return undefined;
};

/** The node without those below it for which `drop` says so. */
export const without = (node: PasteNode, drop: (node: PasteNode) => boolean): PasteNode => {
  let children: readonly PasteNode[] | undefined;
  return {
    name: node.name,
    text: node.text,
    attribute: node.attribute,
    get children() {
      return (children ??= node.children.filter((child) => !drop(child)).map((child) => without(child, drop)));
    },
  };
};

/** The words within a node as they stand, without those of scripts and style sheets. */
export const wordsWithin = (root: PasteNode): string => {
  let words = '';
  eachNode(root, (node) => {
    if (node.name === 'script' || node.name === 'style') return false;
    words += node.text;
    return true;
  });
  return words;
};

/** True where a node holds no words. */
export const isWordless = (root: PasteNode): boolean =>
  firstWithin(root, ({ text }) => text.trim() !== '') === undefined;

/** An attribute's words; none where it is absent. */
export const attributeOf = (node: PasteNode, name: string): string => node.attribute(name) ?? '';

/** The element's own style on one line: Word breaks its styles anywhere. */
export const styleOf = (node: PasteNode): string => attributeOf(node, 'style').replace(/\s+/g, ' ');

/** True where one of an element's classes is like that. */
export const hasClass = (node: PasteNode, name: RegExp): boolean =>
  attributeOf(node, 'class')
    .split(/\s+/)
    .some((one) => name.test(one));
