import { $isLinkNode, $toggleLink } from '@lexical/link';
import type { LinkNode } from '@lexical/link';
import { $insertList, $isListItemNode, $isListNode, $removeList } from '@lexical/list';
import type { ListItemNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import type { QuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $isTableSelection } from '@lexical/table';
import type { TableSelection } from '@lexical/table';
import { $isAtEndOfNode, $isAtStartOfNode } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
} from 'lexical';
import type { ElementNode, LexicalNode, RangeSelection } from 'lexical';
import { MARKS } from '../../shared/richtext/tree.ts';
import type { Mark } from '../../shared/richtext/tree.ts';
import { cellsIn } from './live-cells.ts';
import { $caretHere } from './live-place.ts';
import { levelOf, TAGS } from './nodes/heading/codec.ts';
import { $createAttributionNode, $isAttributionNode } from './nodes/quote/node.ts';
import type { AttributionNode } from './nodes/quote/node.ts';
import { $tableHere } from './nodes/table/edit.ts';
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

/** Whether all words of the cells that are selected are set so. */
const $allAre = (selection: TableSelection, mark: Mark): boolean => {
  const texts = selection.getNodes().filter($isTextNode);
  return texts.length > 0 && texts.every((text) => text.hasFormat(mark));
};

const $formatOfCells = (selection: TableSelection): Format => ({
  ...PLAIN,
  block: $blockStyle(selection.anchor.getNode()),
  bold: $allAre(selection, 'bold'),
  italic: $allAre(selection, 'italic'),
  superscript: $allAre(selection, 'superscript'),
  subscript: $allAre(selection, 'subscript'),
  table: $tableHere(),
});

export const $format = (): Format => {
  const found = $getSelection();
  if ($isTableSelection(found)) return $formatOfCells(found);
  const selection = $selected();
  if (!selection) return { ...PLAIN, table: $tableHere() };
  return {
    block: $blockStyle(selection.anchor.getNode()),
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    superscript: selection.hasFormat('superscript'),
    subscript: selection.hasFormat('subscript'),
    link: $linkOf(selection) !== null,
    table: $tableHere(),
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

/** Words stand above the line or below it, not both. */
const $raise = (selection: RangeSelection, mark: 'superscript' | 'subscript'): void => {
  const other = mark === 'superscript' ? 'subscript' : 'superscript';
  if (selection.hasFormat(other)) selection.formatText(other);
  selection.formatText(mark);
};

const COMMANDS = {
  bold: (selection) => selection.formatText('bold'),
  italic: (selection) => selection.formatText('italic'),
  superscript: (selection) => $raise(selection, 'superscript'),
  subscript: (selection) => $raise(selection, 'subscript'),
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
  'non-breaking-space': (selection) => selection.insertText('\u00a0'),
  'clear-formatting': $clear,
} satisfies Record<FormatCommand, (selection: RangeSelection) => void>;

const isMark = (command: FormatCommand): command is Mark => (MARKS as readonly string[]).includes(command);

/** Sets the words of all cells alike: so, or plain where all of them are so. */
const $markCells = (selection: TableSelection, mark: Mark): void => {
  const on = $allAre(selection, mark);
  for (const text of selection.getNodes().filter($isTextNode)) if (text.hasFormat(mark) === on) text.toggleFormat(mark);
};

/** Carries a format out in each of the cells that are selected, which stay so. */
const $runInCells = (selection: TableSelection, command: FormatCommand): void => {
  if (isMark(command)) $markCells(selection, command);
  else {
    const cells = cellsIn(selection);
    const has = (cell: ElementNode): boolean => $blockStyle(cell.getFirstDescendant() ?? cell) === command;
    const alike = cells.filter((cell) => has(cell) === has(cells[0]!));
    for (const cell of alike) COMMANDS[command](cell.select(0, cell.getChildrenSize()));
  }
  $setSelection(selection.clone());
};

/** Carries a format out at the caret, or at the end of the words where there is none. */
export const $runFormat = (command: FormatCommand): void => {
  const selection = $getSelection();
  if ($isTableSelection(selection) && command !== 'non-breaking-space') $runInCells(selection, command);
  else COMMANDS[command]($caretHere());
};

/** The words that are selected, where they are plain words within one line. */
const $plainWords = (selection: RangeSelection): string | undefined =>
  selection.getNodes().every((node) => $isTextNode(node) || $isLinkNode(node)) ? selection.getTextContent() : undefined;

export const $link = (): { href: string | null; selected: boolean; words?: string | undefined } => {
  const selection = $selected();
  if (!selection) return { href: null, selected: false };
  const link = $linkOf(selection);
  const selected = !selection.isCollapsed();
  const words = selected ? $plainWords(selection) : link?.getTextContent();
  return { href: link?.getURL() ?? null, selected, words: words ?? (selected ? undefined : '') };
};

/** Puts other words into a link, set as its first ones are. */
const $sayLink = (link: LinkNode, words: string): void => {
  if (words === '' || link.getTextContent() === words) return;
  const first = link.getFirstDescendant();
  const text = $createTextNode(words).setFormat($isTextNode(first) ? first.getFormat() : 0);
  // A link without words would go: the new ones come before the old ones leave.
  const before = link.getChildren();
  link.append(text);
  text.selectEnd();
  for (const node of before) node.remove();
};

/** Puts other words in place of those selected, and selects them. */
const $sayInstead = (selection: RangeSelection, words: string): void => {
  if (words === '' || selection.getTextContent() === words) return;
  selection.insertText(words);
  const { anchor } = selection;
  const node = anchor.getNode();
  if ($isTextNode(node)) node.select(anchor.offset - words.length, anchor.offset);
};

export const $setLink = (href: string | null, words: string): void => {
  const selection = $caretHere();
  const inLink = $linkOf(selection);
  if (selection.isCollapsed() && inLink && href !== null) {
    inLink.setURL(href);
    $sayLink(inLink, words);
    return;
  }
  if (selection.isCollapsed() && !inLink && href !== null) {
    const text = $createTextNode(words || href);
    selection.insertNodes([text]);
    text.select(0, text.getTextContentSize());
    $toggleLink(href, { rel: null, target: null });
    // What is typed next goes on after the link, and does not take its place.
    text.selectEnd();
    return;
  }
  if (href !== null && $plainWords(selection) !== undefined) $sayInstead(selection, words);
  $toggleLink(href, { rel: null, target: null });
};

/** Enter in the line of whose words they are: on in the text; an empty one goes. */
const $enterInAttribution = (line: AttributionNode, selection: RangeSelection): void => {
  if (line.getTextContent() === '') line.replace($createParagraphNode()).select();
  else line.insertNewAfter(selection).select();
};

/** Goes to the line that says whose words a quotation is, which is there from now on. */
const $toAttribution = (quote: QuoteNode): void => {
  const next = quote.getNextSibling();
  if ($isAttributionNode(next)) return void next.selectEnd();
  const attribution = $createAttributionNode();
  quote.insertAfter(attribution);
  attribution.select();
};

/**
 * Enter in a quotation: at its end it asks whose words they are; at its start there is a line before it; within it there
 * are two of them.
 */
export const $enterInQuote = (): boolean => {
  const selection = $selected();
  if (!selection?.isCollapsed()) return false;
  const block = $findMatchingParent(selection.anchor.getNode(), (one) => $isQuoteNode(one) || $isAttributionNode(one));
  if ($isAttributionNode(block)) $enterInAttribution(block, selection);
  else if (!$isQuoteNode(block)) return false;
  else if ($isAtEndOfNode(selection.anchor, block)) $toAttribution(block);
  else if ($isAtStartOfNode(selection.anchor, block)) block.insertBefore($createParagraphNode());
  else selection.insertParagraph()?.replace($createQuoteNode(), true);
  return true;
};

/** How deep lists go. */
export const LEVELS = 5;

/** What Tab does at the caret: one list level in or out at the start of an entry, else nothing within the field. */
export const $tabInList = (back: boolean): 'in' | 'out' | 'stay' | null => {
  const selection = $selected();
  if (!selection?.isCollapsed()) return null;
  const item = $findMatchingParent(selection.anchor.getNode(), (one): one is ListItemNode => $isListItemNode(one));
  if (!item || !$isAtStartOfNode(selection.anchor, item)) return null;
  if (back) return item.getIndent() > 0 ? 'out' : null;
  // The first entry of a list has none above it to stand under.
  if (!item.getPreviousSibling()) return null;
  return item.getIndent() + 1 < LEVELS ? 'in' : 'stay';
};

/** True where the caret is collapsed at that end of the field. */
export const $caretAtEnd = (end: 'start' | 'end'): boolean => {
  const selection = $selected();
  if (!selection?.isCollapsed()) return false;
  return end === 'start'
    ? $isAtStartOfNode(selection.anchor, $getRoot())
    : $isAtEndOfNode(selection.anchor, $getRoot());
};
