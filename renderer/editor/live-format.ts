import { $isLinkNode, $toggleLink } from '@lexical/link';
import type { LinkNode } from '@lexical/link';
import { $insertList, $isListItemNode, $isListNode, $removeList } from '@lexical/list';
import type { ListItemNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $isAtEndOfNode, $isAtStartOfNode } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
} from 'lexical';
import type { LexicalNode, RangeSelection } from 'lexical';
import { levelOf, TAGS } from './nodes/heading/codec.ts';
import { $createAttributionNode, $isAttributionNode } from './nodes/quote/node.ts';
import { PLAIN } from './live-text.ts';
import type { BlockStyle, Format, FormatCommand } from './live-text.ts';

/** What stands at the caret and what can be done to it. All of it runs inside an update or a read. */

const $selected = (): RangeSelection | null => {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? selection : null;
};

const $linkOf = (selection: RangeSelection): LinkNode | null =>
  $findMatchingParent(selection.anchor.getNode(), $isLinkNode) ??
  $findMatchingParent(selection.focus.getNode(), $isLinkNode);

const $blockStyle = (node: LexicalNode): BlockStyle => {
  const list = $findMatchingParent(node, $isListNode);
  if (list) return list.getListType() === 'number' ? 'numbered-list' : 'bullet-list';
  const heading = $findMatchingParent(node, $isHeadingNode);
  if (heading) return `heading-${levelOf(heading.getTag())}`;
  return $findMatchingParent(node, (one) => $isQuoteNode(one) || $isAttributionNode(one)) ? 'quote' : 'paragraph';
};

export const $format = (): Format => {
  const selection = $selected();
  if (!selection) return PLAIN;
  return {
    block: $blockStyle(selection.anchor.getNode()),
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    link: $linkOf(selection) !== null,
  };
};

const $toParagraphs = (selection: RangeSelection): void => $setBlocksType(selection, () => $createParagraphNode());

const $clear = (selection: RangeSelection): void => {
  for (const node of selection.getNodes()) if ($isTextNode(node)) node.setFormat(0);
  selection.setFormat(0);
  if ($blockStyle(selection.anchor.getNode()).startsWith('heading')) $toParagraphs(selection);
};

/** A style taken twice is taken off. */
const $toggleBlock = (selection: RangeSelection, style: BlockStyle, $make: () => void): void => {
  const now = $blockStyle(selection.anchor.getNode());
  if (now.endsWith('list')) $removeList();
  if (now === style) $toParagraphs(selection);
  else $make();
};

const $heading =
  (level: 1 | 2 | 3) =>
  (selection: RangeSelection): void =>
    $toggleBlock(selection, `heading-${level}`, () => $setBlocksType(selection, () => $createHeadingNode(TAGS[level])));

const $list =
  (style: 'bullet-list' | 'numbered-list') =>
  (selection: RangeSelection): void =>
    $blockStyle(selection.anchor.getNode()) === style
      ? $removeList()
      : $insertList(style === 'bullet-list' ? 'bullet' : 'number');

const COMMANDS = {
  bold: (selection) => selection.formatText('bold'),
  italic: (selection) => selection.formatText('italic'),
  paragraph: (selection) => {
    if ($blockStyle(selection.anchor.getNode()).endsWith('list')) $removeList();
    else $toParagraphs(selection);
  },
  'heading-1': $heading(1),
  'heading-2': $heading(2),
  'heading-3': $heading(3),
  'bullet-list': $list('bullet-list'),
  'numbered-list': $list('numbered-list'),
  quote: (selection) => $toggleBlock(selection, 'quote', () => $setBlocksType(selection, () => $createQuoteNode())),
  'clear-formatting': $clear,
} satisfies Record<FormatCommand, (selection: RangeSelection) => void>;

/** Carries a format out at the caret, or at the end of the words where there is none. */
export const $runFormat = (command: FormatCommand): void => COMMANDS[command]($selected() ?? $getRoot().selectEnd());

export const $link = (): { href: string | null; selected: boolean } => {
  const selection = $selected();
  return selection
    ? { href: $linkOf(selection)?.getURL() ?? null, selected: !selection.isCollapsed() }
    : { href: null, selected: false };
};

export const $setLink = (href: string | null, words: string): void => {
  const selection = $selected() ?? $getRoot().selectEnd();
  const inLink = $linkOf(selection);
  if (selection.isCollapsed() && inLink && href !== null) {
    inLink.setURL(href);
    return;
  }
  if (selection.isCollapsed() && !inLink && href !== null) {
    const text = $createTextNode(words || href);
    selection.insertNodes([text]);
    text.select(0, text.getTextContentSize());
  }
  $toggleLink(href, { rel: null, target: null });
};

/** Enter at the end of a quotation asks whose words they are; on an empty line for that, it goes on in the text. */
export const $enterInQuote = (): boolean => {
  const selection = $selected();
  if (!selection?.isCollapsed()) return false;
  const block = $findMatchingParent(selection.anchor.getNode(), (one) => $isQuoteNode(one) || $isAttributionNode(one));
  if ($isAttributionNode(block)) {
    if (block.getTextContent() === '') block.replace($createParagraphNode()).select();
    else block.insertNewAfter(selection).select();
    return true;
  }
  if (!$isQuoteNode(block) || !$isAtEndOfNode(selection.anchor, block)) return false;
  const next = block.getNextSibling();
  if ($isAttributionNode(next)) next.selectEnd();
  else {
    const attribution = $createAttributionNode();
    block.insertAfter(attribution);
    attribution.select();
  }
  return true;
};

/** What Tab does at the caret: one list level in or out at the start of an entry, else nothing within the field. */
export const $tabInList = (back: boolean): 'in' | 'out' | null => {
  const selection = $selected();
  if (!selection?.isCollapsed()) return null;
  const item = $findMatchingParent(selection.anchor.getNode(), (one): one is ListItemNode => $isListItemNode(one));
  if (!item || !$isAtStartOfNode(selection.anchor, item)) return null;
  if (back) return item.getIndent() > 0 ? 'out' : null;
  // The first entry of a list has none above it to stand under.
  return item.getPreviousSibling() ? 'in' : null;
};

/** True where the caret is collapsed at that end of the field. */
export const $caretAtEnd = (end: 'start' | 'end'): boolean => {
  const selection = $selected();
  if (!selection?.isCollapsed()) return false;
  return end === 'start'
    ? $isAtStartOfNode(selection.anchor, $getRoot())
    : $isAtEndOfNode(selection.anchor, $getRoot());
};
