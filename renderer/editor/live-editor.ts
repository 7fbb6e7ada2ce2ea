import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerList } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import { $dfs } from '@lexical/utils';
import {
  $addUpdateTag,
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  BLUR_COMMAND,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createEditor,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  FORMAT_TEXT_COMMAND,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import type { LexicalEditor, PointType } from 'lexical';
import type { Block, Inline, Tree } from '../../shared/richtext/tree.ts';
import { caretBox, placeAt, placeOf, revealCaret, selectedIn } from './caret.ts';
import type { Caret, Ends } from './caret.ts';
import { meaningOf } from './keys.ts';
import type { KeyMeaning } from './keys.ts';
import { $caretAtEnd, $enterInQuote, $format, $link, $runFormat, $setLink, $tabInList } from './live-format.ts';
import type { FormatCommand, LiveText } from './live-text.ts';
import { $nodesOf, $putTree, $readTree, treeOfState } from './nodes/codecs.ts';
import { KeptBlockNode, KeptInlineNode } from './nodes/kept/node.ts';
import { $attributionBelongs, AttributionNode } from './nodes/quote/node.ts';
import { NODES, THEME } from './nodes/theme.ts';
import { fitted } from './paste.ts';
import { treeOfTransfer } from './paste-page.ts';

/** A node the editor keeps whole, and the element it is to be drawn in. */
export interface KeptPlace {
  readonly key: string;
  readonly element: HTMLElement;
  readonly kept: Block | Inline;
  /** The number of a footnote. */
  readonly note: number;
}

export interface LiveOptions {
  readonly tree: Tree;
  readonly shape: 'line' | 'prose' | 'narrative';
  readonly changed: (origin: 'writer' | 'history') => void;
  readonly moved: () => void;
  readonly blurred: () => void;
  /** Goes to the field before or after; false where there is none. */
  readonly go: (by: 1 | -1, caret: Caret) => boolean;
  /** Goes on as Tab does. */
  readonly tab: (by: 1 | -1) => boolean;
  /** Carries out a command; false where there was nothing to do. */
  readonly run: (meaning: Exclude<KeyMeaning, 'superscript' | 'subscript' | 'nothing'>) => boolean;
  readonly notify: (sentence: string) => void;
  readonly drawKept: (places: readonly KeptPlace[]) => void;
}

/** Marks words put on screen from elsewhere: neither a change of the writer's nor a step to undo. */
const PUT = 'put';
/** Keys within this many milliseconds of each other are one step. */
const STEP = 1000;
const MARKS = ['bold', 'italic', 'superscript', 'subscript'];
const NO_PICTURES = 'A picture cannot be put into the text yet. Copy words instead.';

/** The one live field: a Lexical editor in the very element that showed the words before. */
export class LiveEditor implements LiveText {
  readonly #root: HTMLElement;
  readonly #options: LiveOptions;
  readonly #editor: LexicalEditor;
  readonly #history = createEmptyHistoryState();
  readonly #end: () => void;
  #plainNext = false;
  #over = false;
  #caret: Caret | null = null;

  constructor(root: HTMLElement, options: LiveOptions) {
    this.#root = root;
    this.#options = options;
    this.#editor = createEditor({ namespace: 'page', nodes: NODES, theme: THEME, onError: reportError });
    // What works on nodes comes before them, and what follows changes after: then only the writer's are followed.
    const end = this.#register();
    this.#editor.update(() => $putTree(options.tree), { discrete: true, tag: PUT });
    root.contentEditable = 'true';
    this.#editor.setRootElement(root);
    root.addEventListener('keydown', this.#onKey, true);
    this.#end = mergeRegister(end, this.#follow());
    this.#drawKept();
  }

  /** Ends the editor; the element is empty again, to be drawn into. */
  destroy(): void {
    if (this.#over) return;
    this.#over = true;
    this.#end();
    this.#root.removeEventListener('keydown', this.#onKey, true);
    this.#editor.setRootElement(null);
    this.#root.removeAttribute('contenteditable');
    this.#root.removeAttribute('style');
    this.#root.replaceChildren();
  }

  readonly tree = (): Tree => this.#editor.read($readTree);

  readonly put = (tree: Tree, caret?: Caret): void => {
    const here = document.activeElement === this.#root;
    this.#editor.update(
      () => {
        $putTree(tree);
        if (here) $getRoot().selectEnd();
        else $setSelection(null);
      },
      { discrete: true, tag: [PUT, HISTORY_MERGE_TAG] },
    );
    this.#forget();
    if (caret && here) this.focus(caret);
  };

  readonly focus = (caret?: Caret): void => {
    this.#root.focus({ preventScroll: true });
    if (!caret) return this.#editor.focus();
    this.#editor.update(() => this.#$place(caret), { discrete: true });
  };

  readonly caret = (): Caret | null => selectedIn(this.#root) ?? this.#caret;
  readonly reveal = (): void => revealCaret(this.#root);

  readonly can = (): { undo: boolean; redo: boolean } => ({
    undo: this.#history.undoStack.length > 0,
    redo: this.#history.redoStack.length > 0,
  });

  readonly undo = (): void => void this.#editor.dispatchCommand(UNDO_COMMAND, undefined);
  readonly redo = (): void => void this.#editor.dispatchCommand(REDO_COMMAND, undefined);

  readonly takeSteps = (): { undo: Tree[]; redo: Tree[] } => {
    const undo = this.#history.undoStack.map((entry) => treeOfState(entry.editorState));
    const redo = this.#history.redoStack.map((entry) => treeOfState(entry.editorState)).toReversed();
    this.#forget();
    return { undo, redo };
  };

  readonly format = () => this.#editor.getEditorState().read($format);
  readonly link = () => this.#editor.read($link);

  readonly run = (command: FormatCommand): void => {
    this.#editor.update(() => $runFormat(command), { discrete: true, tag: HISTORY_PUSH_TAG });
    this.#root.focus({ preventScroll: true });
  };

  readonly setLink = (href: string | null, words: string): void =>
    this.#editor.update(() => $setLink(href, words), { discrete: true, tag: HISTORY_PUSH_TAG });

  readonly insert = (tree: Tree): void =>
    this.#editor.update(
      () => {
        this.#$insert(tree);
      },
      { discrete: true },
    );

  readonly pastePlain = (): boolean => {
    this.#plainNext = true;
    this.#root.focus({ preventScroll: true });
    const done = document.execCommand('paste');
    if (!done) this.#plainNext = false;
    return done;
  };

  #forget(): void {
    this.#editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
    this.#history.current = { editor: this.#editor, editorState: this.#editor.getEditorState() };
  }

  #register(): () => void {
    const { shape, blurred } = this.#options;
    const editor = this.#editor;
    const oneLine = shape === 'line';
    return mergeRegister(
      registerRichText(editor),
      registerList(editor),
      editor.registerNodeTransform(AttributionNode, $attributionBelongs),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => oneLine || $enterInQuote(), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(INSERT_LINE_BREAK_COMMAND, () => oneLine, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(FORMAT_TEXT_COMMAND, (mark) => oneLine || !MARKS.includes(mark), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(PASTE_COMMAND, this.#$paste, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, this.#$replacement, COMMAND_PRIORITY_HIGH),
      // Esc leaves the caret where it is.
      editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(DRAGSTART_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(DROP_COMMAND, this.#$drop, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          this.#caret = selectedIn(this.#root);
          blurred();
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }

  #follow(): () => void {
    const { changed, moved } = this.#options;
    return mergeRegister(
      registerHistory(this.#editor, this.#history, STEP),
      this.#editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (tags.has(PUT)) return;
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return moved();
        changed(tags.has(HISTORIC_TAG) ? 'history' : 'writer');
        if (document.activeElement === this.#root) this.reveal();
      }),
      this.#editor.registerDecoratorListener(this.#drawKept),
    );
  }

  #$insert(tree: Tree): void {
    const fit = fitted(tree, this.#options.shape);
    const found = $getSelection();
    const selection = $isRangeSelection(found) ? found : $getRoot().selectEnd();
    const [first, ...more] = fit;
    if (!first) return;
    $addUpdateTag(HISTORY_PUSH_TAG);
    const nodes = $nodesOf(fit);
    const only = nodes[0];
    if (more.length === 0 && first.type === 'paragraph' && $isElementNode(only))
      selection.insertNodes(only.getChildren());
    else selection.insertNodes(nodes);
  }

  readonly #$paste = (event: ClipboardEvent | InputEvent | KeyboardEvent): boolean => {
    const data = 'clipboardData' in event ? event.clipboardData : 'dataTransfer' in event ? event.dataTransfer : null;
    const plain = this.#plainNext;
    this.#plainNext = false;
    event.preventDefault();
    if (!data) return true;
    const tree = treeOfTransfer(data, plain);
    if (tree.length === 0 && data.files.length > 0) this.#options.notify(NO_PICTURES);
    this.#$insert(tree);
    return true;
  };

  /** A spelling put right, or words from an input method: they come as plain words. */
  readonly #$replacement = (payload: InputEvent | string): boolean => {
    if (typeof payload === 'string' || !payload.dataTransfer) return false;
    const selection = $getSelection();
    const words = payload.dataTransfer.getData('text/plain');
    if ($isRangeSelection(selection)) selection.insertText(words);
    return true;
  };

  readonly #$drop = (event: DragEvent): boolean => {
    event.preventDefault();
    if (!event.dataTransfer) return true;
    this.#$place({ at: 'point', x: event.clientX, y: event.clientY });
    this.#$insert(treeOfTransfer(event.dataTransfer, false));
    return true;
  };

  readonly #drawKept = (): void => {
    this.#options.drawKept(
      this.#editor.getEditorState().read(() => {
        let note = 0;
        return $dfs().flatMap(({ node }): KeptPlace[] => {
          if (!(node instanceof KeptBlockNode || node instanceof KeptInlineNode)) return [];
          const element = this.#editor.getElementByKey(node.getKey());
          if (node.__kept.type === 'footnote') note += 1;
          return element ? [{ key: node.getKey(), element, kept: node.__kept, note }] : [];
        });
      }),
    );
  };

  #$place(caret: Caret): void {
    if (isEnd(caret)) return void (caret.at === 'start' ? $getRoot().selectStart() : $getRoot().selectEnd());
    const places = this.#places(caret);
    if (!places) return void $getRoot().selectEnd();
    const selection = $createRangeSelection();
    $setPoint(selection.anchor, places.anchor);
    $setPoint(selection.focus, places.focus);
    $setSelection(selection);
  }

  #places(caret: Exclude<Caret, Ends>): { anchor: Place; focus: Place } | null {
    if (caret.at === 'places')
      return { anchor: placeOf(this.#root, caret.anchor), focus: placeOf(this.#root, caret.focus) };
    const box = this.#root.getBoundingClientRect();
    const y = caret.at === 'point' ? caret.y : caret.at === 'first-line' ? box.top + 10 : box.bottom - 10;
    const place = placeAt(this.#root, caret.x, y);
    return place && { anchor: place, focus: place };
  }

  /** Keys are met before Lexical sees them, outside of its updates. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.code === 'KeyV' && (event.ctrlKey || event.metaKey)) this.#plainNext = event.shiftKey;
    if (!this.#command(event) && !this.#step(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  #command(event: KeyboardEvent): boolean {
    const meaning = meaningOf(event);
    if (meaning === null) return false;
    if (meaning === 'superscript' || meaning === 'subscript')
      this.#editor.dispatchCommand(FORMAT_TEXT_COMMAND, meaning);
    else if (meaning !== 'nothing') return this.#options.run(meaning) || !meaning.endsWith('-item');
    return true;
  }

  /** Keys that go on into another field. */
  #step(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = STEPS[event.key];
    return step ? step(this.#edge, event) : false;
  }

  readonly #edge: Edge = {
    go: (by, caret) => this.#options.go(by, caret),
    tab: (by) => this.#options.tab(by),
    oneLine: () => this.#options.shape === 'line',
    atEnd: (end) => this.#editor.read(() => $caretAtEnd(end)),
    onLine: (line) => {
      const selection = getSelection();
      if (!selection?.isCollapsed) return null;
      const [box, root] = [caretBox(this.#root), this.#root.getBoundingClientRect()];
      const middle = (box.top + box.bottom) / 2;
      const near = line === 'first' ? middle - root.top : root.bottom - middle;
      return near < Math.max(box.height, 28) ? box.left : null;
    },
    tabInList: (back) => {
      const way = this.#editor.read(() => $tabInList(back));
      if (way) this.#editor.dispatchCommand(way === 'in' ? INDENT_CONTENT_COMMAND : OUTDENT_CONTENT_COMMAND, undefined);
      return way !== null;
    },
  };
}

interface Edge {
  readonly go: LiveOptions['go'];
  readonly tab: LiveOptions['tab'];
  readonly oneLine: () => boolean;
  readonly atEnd: (end: 'start' | 'end') => boolean;
  /** Where the caret is from the left, on the first or last line; `null` elsewhere. */
  readonly onLine: (line: 'first' | 'last') => number | null;
  readonly tabInList: (back: boolean) => boolean;
}

const STEPS: Readonly<Record<string, (edge: Edge, event: KeyboardEvent) => boolean>> = {
  Tab: (edge, { shiftKey }) => edge.tabInList(shiftKey) || edge.tab(shiftKey ? -1 : 1),
  Enter: (edge, { shiftKey }) => edge.oneLine() && !shiftKey && edge.go(1, { at: 'start' }),
  ArrowUp: (edge, { shiftKey }) => {
    const x = shiftKey ? null : edge.onLine('first');
    return x !== null && edge.go(-1, { at: 'last-line', x });
  },
  ArrowDown: (edge, { shiftKey }) => {
    const x = shiftKey ? null : edge.onLine('last');
    return x !== null && edge.go(1, { at: 'first-line', x });
  },
  ArrowLeft: (edge, { shiftKey }) => !shiftKey && edge.atEnd('start') && edge.go(-1, { at: 'end' }),
  ArrowRight: (edge, { shiftKey }) => !shiftKey && edge.atEnd('end') && edge.go(1, { at: 'start' }),
};

const isEnd = (caret: Caret): caret is Ends => caret.at === 'start' || caret.at === 'end';

type Place = readonly [node: Node, offset: number];

const $setPoint = (point: PointType, [dom, offset]: Place): void => {
  const node = $getNearestNodeFromDOMNode(dom);
  if ($isTextNode(node)) point.set(node.getKey(), Math.min(offset, node.getTextContentSize()), 'text');
  else if ($isElementNode(node)) point.set(node.getKey(), Math.min(offset, node.getChildrenSize()), 'element');
  else if (node) point.set(node.getParentOrThrow().getKey(), node.getIndexWithinParent(), 'element');
};

const refuse = (event: Event): true => {
  event.preventDefault();
  return true;
};
