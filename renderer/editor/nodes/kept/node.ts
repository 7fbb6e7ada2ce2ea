import { DecoratorNode } from 'lexical';
import type { DOMExportOutput, LexicalEditor, LexicalNode, NodeKey, SerializedLexicalNode } from 'lexical';
import { plainText } from '../../../../shared/richtext/plain-text.ts';
import type { Block, CrossReference, Footnote, Inline, LiveFigure, Picture } from '../../../../shared/richtext/tree.ts';

/**
 * Nodes of the tree that the editor shows and keeps whole without letting the writer into them. They carry the tree's own
 * node, so that what is read back is what was put in.
 */
export type KeptBlock = Picture;
export type KeptInline = Footnote | CrossReference | LiveFigure;

interface SerializedKept<T> extends SerializedLexicalNode {
  kept: T;
}

/** The drawing as it stands on the page, so that what is copied is what is seen. */
const drawn = (editor: LexicalEditor, key: NodeKey, words: string): DOMExportOutput => {
  const shown = editor.getElementByKey(key)?.cloneNode(true);
  return { element: shown instanceof HTMLElement ? shown : new Text(words) };
};

export class KeptBlockNode extends DecoratorNode<KeptBlock> {
  readonly __kept: KeptBlock;

  static override getType(): string {
    return 'kept-block';
  }
  static override clone(node: KeptBlockNode): KeptBlockNode {
    return new KeptBlockNode(node.__kept, node.__key);
  }
  static override importJSON(json: SerializedLexicalNode): KeptBlockNode {
    return new KeptBlockNode((json as SerializedKept<KeptBlock>).kept);
  }

  constructor(kept: KeptBlock, key?: NodeKey) {
    super(key);
    this.__kept = kept;
  }
  override exportJSON(): SerializedKept<KeptBlock> {
    return { type: 'kept-block', version: 1, kept: this.__kept };
  }
  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    return drawn(editor, this.__key, this.getTextContent());
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'rt-kept';
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override isInline(): false {
    return false;
  }
  override decorate(): KeptBlock {
    return this.__kept;
  }
  override getTextContent(): string {
    return plainText([this.__kept]);
  }
}

export class KeptInlineNode extends DecoratorNode<KeptInline> {
  readonly __kept: KeptInline;

  static override getType(): string {
    return 'kept-inline';
  }
  static override clone(node: KeptInlineNode): KeptInlineNode {
    return new KeptInlineNode(node.__kept, node.__key);
  }
  static override importJSON(json: SerializedLexicalNode): KeptInlineNode {
    return new KeptInlineNode((json as SerializedKept<KeptInline>).kept);
  }

  constructor(kept: KeptInline, key?: NodeKey) {
    super(key);
    this.__kept = kept;
  }
  override exportJSON(): SerializedKept<KeptInline> {
    return { type: 'kept-inline', version: 1, kept: this.__kept };
  }
  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    return drawn(editor, this.__key, this.getTextContent());
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'rt-kept';
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override isInline(): true {
    return true;
  }
  override decorate(): KeptInline {
    return this.__kept;
  }
  override getTextContent(): string {
    return plainText([{ type: 'paragraph', children: [this.__kept] }]);
  }
}

export const $isKeptInline = (node: LexicalNode): node is KeptInlineNode => node instanceof KeptInlineNode;

/** Reads back what was kept. */
export const $readKeptBlock = (node: KeptBlockNode): { block: Block } => ({ block: node.__kept });
export const $readKeptInline = (node: KeptInlineNode): Inline[] => [node.__kept];
