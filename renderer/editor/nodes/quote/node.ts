import { $createParagraphNode, ElementNode } from 'lexical';
import type { LexicalNode, ParagraphNode, RangeSelection } from 'lexical';
import { $isQuoteNode } from '@lexical/rich-text';

/** The line after a quotation that says whose words it is. Without a quotation before it, it is a paragraph. */
export class AttributionNode extends ElementNode {
  static override getType(): string {
    return 'attribution';
  }
  static override clone(node: AttributionNode): AttributionNode {
    return new AttributionNode(node.__key);
  }
  static override importJSON(): AttributionNode {
    return new AttributionNode();
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('p');
    element.className = 'rt-attribution';
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override insertNewAfter(_: RangeSelection, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }
  override collapseAtStart(): true {
    this.replace($createParagraphNode(), true);
    return true;
  }
}

export const $createAttributionNode = (): AttributionNode => new AttributionNode();
export const $isAttributionNode = (node: LexicalNode | null | undefined): node is AttributionNode =>
  node instanceof AttributionNode;

/** A transform: keeps attributions to where the tree has room for them. */
export const $attributionBelongs = (node: AttributionNode): void => {
  if (!$isQuoteNode(node.getPreviousSibling())) node.replace($createParagraphNode(), true);
};
