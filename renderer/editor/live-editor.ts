import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { ListNode, registerList } from '@lexical/list';
import { registerRichText } from '@lexical/rich-text';
import {
  $isTableNode,
  $isTableSelection,
  registerTableCellUnmergeTransform,
  registerTablePlugin,
  registerTableSelectionObserver,
  TableCellNode,
} from '@lexical/table';
import { $dfs } from '@lexical/utils';
import {
  $addUpdateTag,
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  BLUR_COMMAND,
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createEditor,
  FOCUS_COMMAND,
  FORMAT_TEXT_COMMAND,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  INDENT_CONTENT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  REDO_COMMAND,
  SKIP_SCROLL_INTO_VIEW_TAG,
  UNDO_COMMAND,
} from 'lexical';
import type { LexicalEditor, PointType, RangeSelection } from 'lexical';
import type { Block, Inline, Tree } from '../../shared/richtext/tree.ts';
import { caretBox, placeAt, placeOf, revealCaret, selectedIn } from './caret.ts';
import type { Caret, Ends } from './caret.ts';
import { FixedSpaces } from './fixed-spaces.ts';
import { meaningOf, writes } from './keys.ts';
import type { KeyMeaning } from './keys.ts';
import { cellsKey } from './live-cells.ts';
import { $liftOrphans, followDeletes } from './live-delete.ts';
import { $caretAtEnd, $enterInQuote, $format, $link, $runFormat, $setLink, $tabInList } from './live-format.ts';
import { $insertTree } from './live-insert.ts';
import {
  $insertInline,
  $keptAt,
  $keptSelected,
  $replaceKept,
  $goToEnd,
  $selectKept,
  treeOfSelection,
} from './live-kept.ts';
import type { Kept } from './live-kept.ts';
import { STEPS } from './live-keys.ts';
import type { Edge } from './live-keys.ts';
import { $caretHere } from './live-place.ts';
import type { FormatCommand, LiveText, NewTable } from './live-text.ts';
import { followTyping } from './live-typing.ts';
import { $putTree, $readTree, treeOfState } from './nodes/codecs.ts';
import { markChosen } from './nodes/kept/mark-chosen.ts';
import { KeptBlockNode, KeptInlineNode } from './nodes/kept/node.ts';
import { $attributionBelongs, AttributionNode } from './nodes/quote/node.ts';
import {
  $atEdge,
  $cellHoldsWords,
  $insertTable,
  $nameTable,
  $runTable,
  $stepBack,
  $stepOut,
  $tabInTable,
  $tablePlace,
} from './nodes/table/edit.ts';
import type { TableCommand } from './nodes/table/edit.ts';
import { nameHeaders } from './nodes/table/header-cells.ts';
import { NODES, THEME } from './nodes/theme.ts';
import { followTransfers } from './copy/live-transfer.ts';
import { takeInTables } from './copy/whole-tables.ts';
import { fitted } from './paste/fitted.ts';

/** A node the editor keeps whole, and the element it is to be drawn in. */
export interface KeptPlace {
  readonly key: string;
  readonly element: HTMLElement;
  readonly kept: Block | Inline;
  /** The number of a footnote. */
  readonly note: number;
}

export interface LiveOptions {
  /** The plan that the words belong to. */
  readonly plan: string;
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
  readonly run: (meaning: Exclude<KeyMeaning, 'nothing'>) => boolean;
  readonly notify: (sentence: string) => void;
  /** Takes pictures that were pasted or let go over the field as files. */
  readonly pictures?: ((files: readonly File[]) => void) | undefined;
  readonly drawKept: (places: readonly KeptPlace[]) => void;
  /** A kept node is pressed, by the mouse or by Enter. */
  readonly open: (kept: Kept) => void;
}

/** Marks words put on screen from elsewhere: neither a change of the writer's nor a step to undo. */
const PUT = 'put';
/** Keys within this many milliseconds of each other are one step. */
const STEP = 1000;
const MARKS = ['bold', 'italic', 'superscript', 'subscript'];

/** The one live field: a Lexical editor in the very element that showed the words before. */
export class LiveEditor implements LiveText {
  readonly #root: HTMLElement;
  readonly #options: LiveOptions;
  readonly #editor: LexicalEditor;
  readonly #history = createEmptyHistoryState();
  readonly #end: () => void;
  readonly #spaces: FixedSpaces;
  #plainNext = false;
  #over = false;
  /** True after an error: the editor then draws everything anew, and no longer knows which words had changed. */
  #failed = false;
  #caret: Caret | null = null;

  constructor(root: HTMLElement, options: LiveOptions) {
    this.#root = root;
    this.#options = options;
    this.#spaces = new FixedSpaces(root);
    this.#editor = createEditor({
      namespace: 'page',
      nodes: NODES,
      theme: THEME,
      onError: this.#onError,
    });
    // What works on nodes comes before them, and what follows changes after: then only the writer's are followed.
    const end = this.#register();
    this.#editor.update(() => $putTree(options.tree), { discrete: true, tag: PUT });
    root.contentEditable = 'true';
    this.#editor.setRootElement(root);
    root.addEventListener('keydown', this.#onKey, true);
    root.addEventListener('click', this.#onClick);
    root.addEventListener('contextmenu', this.#onContextMenu);
    this.#end = mergeRegister(end, this.#follow());
    this.#spaces.show();
    this.#drawKept();
  }

  /** Ends the editor; the element is empty again, to be drawn into. */
  destroy(): void {
    if (this.#over) return;
    this.#over = true;
    this.#end();
    this.#spaces.end();
    this.#root.removeEventListener('keydown', this.#onKey, true);
    this.#root.removeEventListener('click', this.#onClick);
    this.#root.removeEventListener('contextmenu', this.#onContextMenu);
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
  readonly keptSelected = () => this.#editor.read($keptSelected);
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

  readonly insertInline = (inline: Inline, take?: number): void =>
    this.#editor.update(() => $insertInline(inline, take), { discrete: true, tag: HISTORY_PUSH_TAG });

  readonly replaceKept = (node: string, by: Block | Inline | null): void =>
    this.#editor.update(() => $replaceKept(node, by), { discrete: true, tag: HISTORY_PUSH_TAG });

  readonly insertTable = ({ rows, columns, header, caption }: NewTable): void =>
    this.#editor.update(() => $insertTable(rows, columns, header, caption), { discrete: true, tag: HISTORY_PUSH_TAG });

  readonly runTable = (command: TableCommand): void =>
    this.#editor.update(() => void $runTable(command), { discrete: true, tag: HISTORY_PUSH_TAG });

  readonly nameTable = (words: string): void =>
    this.#editor.update(() => $nameTable(words), { discrete: true, tag: HISTORY_PUSH_TAG });

  readonly selected = (): Tree => treeOfSelection(this.#editor);

  readonly pastePlain = (): boolean => {
    this.#plainNext = true;
    this.#root.focus({ preventScroll: true });
    const done = document.execCommand('paste');
    if (!done) this.#plainNext = false;
    return done;
  };

  readonly #onError = (error: Error): void => {
    this.#failed = true;
    reportError(error);
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
      editor.registerNodeTransform(ListNode, $liftOrphans),
      editor.registerNodeTransform(TableCellNode, $cellHoldsWords),
      takeInTables(editor),
      registerTablePlugin(editor),
      nameHeaders(editor),
      registerTableCellUnmergeTransform(editor),
      // Tab is met before the editor sees it.
      registerTableSelectionObserver(editor, false),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => oneLine || $enterInQuote(), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_ENTER_COMMAND, this.#$openSelected, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(INSERT_LINE_BREAK_COMMAND, () => oneLine, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(FORMAT_TEXT_COMMAND, (mark) => oneLine || !MARKS.includes(mark), COMMAND_PRIORITY_HIGH),
      this.#transfers(),
      followDeletes(editor),
      editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, this.#$replacement, COMMAND_PRIORITY_HIGH),
      // Esc leaves the caret where it is.
      editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          this.#caret = selectedIn(this.#root);
          blurred();
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(FOCUS_COMMAND, this.#$return, COMMAND_PRIORITY_CRITICAL),
    );
  }

  /** The focus comes back, from a dialog or another window: the caret is where it was, not at the start where it would be put. */
  readonly #$return = (): boolean => {
    // The words that are pressed by the mouse stay under it.
    $addUpdateTag(SKIP_SCROLL_INTO_VIEW_TAG);
    const selection = $getSelection();
    if (selection) $setSelection(selection.clone());
    else if (this.#caret) this.#$place(this.#caret);
    return false;
  };

  #follow(): () => void {
    const { changed, moved } = this.#options;
    return mergeRegister(
      registerHistory(this.#editor, this.#history, STEP),
      this.#options.shape === 'line' ? () => undefined : followTyping(this.#editor, this.#options.shape),
      this.#editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        markChosen(this.#editor);
        if (dirtyLeaves.size > 0) this.#spaces.show();
        if (tags.has(PUT)) return;
        const drawnAnew = this.#failed;
        this.#failed = false;
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0 && !drawnAnew) return moved();
        changed(tags.has(HISTORIC_TAG) ? 'history' : 'writer');
        if (document.activeElement === this.#root) this.reveal();
      }),
      this.#editor.registerDecoratorListener(this.#drawKept),
    );
  }

  #$insert(tree: Tree): void {
    $addUpdateTag(HISTORY_PUSH_TAG);
    $insertTree(fitted(tree, this.#options.shape), this.#options.notify);
  }

  #transfers(): () => void {
    return followTransfers(this.#editor, this.#root, {
      plan: this.#options.plan,
      oneLine: this.#options.shape === 'line',
      takePlain: () => {
        const plain = this.#plainNext;
        this.#plainNext = false;
        return plain;
      },
      notify: this.#options.notify,
      pictures: this.#options.pictures,
      $insert: (tree) => this.#$insert(tree),
      $at: (x, y) => this.#$selectionAt(x, y),
    });
  }

  /** A spelling put right, or words from an input method: they come as plain words. */
  readonly #$replacement = (payload: InputEvent | string): boolean => {
    if (typeof payload === 'string' || !payload.dataTransfer) return false;
    const selection = $getSelection();
    const words = payload.dataTransfer.getData('text/plain');
    if ($isRangeSelection(selection)) selection.insertText(words);
    return true;
  };

  readonly #$openSelected = (event: KeyboardEvent | null): boolean => {
    const kept = $keptSelected();
    if (!kept) return false;
    event?.preventDefault();
    // The dialog takes the focus once this update is over.
    queueMicrotask(() => this.#options.open(kept));
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

  #$selectionAt(x: number, y: number): RangeSelection | null {
    const places = this.#places({ at: 'point', x, y });
    if (!places) return null;
    const selection = $createRangeSelection();
    $setPoint(selection.anchor, places.anchor);
    $setPoint(selection.focus, places.anchor);
    return selection;
  }

  #places(caret: Exclude<Caret, Ends>): { anchor: Place; focus: Place } | null {
    if (caret.at === 'places')
      return { anchor: placeOf(this.#root, caret.anchor), focus: placeOf(this.#root, caret.focus) };
    const box = this.#root.getBoundingClientRect();
    const y = caret.at === 'point' ? caret.y : caret.at === 'first-line' ? box.top + 10 : box.bottom - 10;
    const place = placeAt(this.#root, caret.x, y);
    return place && { anchor: place, focus: place };
  }

  /** Presses what is kept whole at a point of the window: it is selected, and what is to become of it is asked. */
  readonly press = (x: number, y: number): void => {
    const under = document.elementFromPoint(x, y)?.closest('.rt-kept');
    if (!under || !this.#root.contains(under)) return;
    const kept = this.#editor.read(() => $keptAt(under));
    if (!kept) return;
    this.#editor.update(() => $selectKept(kept.node), { discrete: true });
    this.#options.open(kept);
  };

  readonly #onClick = (event: MouseEvent): void => {
    const caption = event.target instanceof Element ? event.target.closest('caption') : null;
    if (!caption) return this.press(event.clientX, event.clientY);
    // The name of a table is changed where the table is named.
    this.#editor.update(
      () => {
        const table = $getNearestNodeFromDOMNode(caption);
        if ($isTableNode(table)) table.selectStart();
      },
      { discrete: true },
    );
    this.#options.run('table');
  };

  /** The menu of a node kept whole is about that node. */
  readonly #onContextMenu = (event: MouseEvent): void => {
    const under = event.target instanceof Element ? event.target.closest('.rt-kept') : null;
    const kept = under && this.#editor.read(() => $keptAt(under));
    if (kept) this.#editor.update(() => $selectKept(kept.node), { discrete: true });
  };

  /** Keys are met before Lexical sees them, outside of its updates. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.code === 'KeyV' && (event.ctrlKey || event.metaKey)) this.#plainNext = event.shiftKey;
    if (!this.#command(event) && !this.#inCells(event) && !this.#step(event)) return this.#besideWhole(event);
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  #command(event: KeyboardEvent): boolean {
    const meaning = meaningOf(event);
    if (meaning === null) return false;
    if (meaning !== 'nothing') return this.#options.run(meaning) || !meaning.endsWith('-item');
    return true;
  }

  /** A key where cells are selected: the system has no caret there to carry it out at. */
  #inCells(event: KeyboardEvent): boolean {
    if (!this.#editor.getEditorState().read(() => $isTableSelection($getSelection()))) return false;
    const key = cellsKey(event);
    if (key) this.#editor.update(() => void key.$do(), { discrete: true, tag: HISTORY_PUSH_TAG });
    return key !== null && !key.goesOn;
  }

  /** What is typed where a picture or a footnote is selected whole stands after it. */
  #besideWhole(event: KeyboardEvent): void {
    const typed = writes(event) && !['Backspace', 'Delete', 'Enter'].includes(event.key);
    if (!typed || !this.#editor.getEditorState().read(() => $isNodeSelection($getSelection()))) return;
    this.#editor.update(() => void $caretHere(), { discrete: true, tag: HISTORY_MERGE_TAG });
  }

  /** True where the caret is on the first or last line of its cell. */
  #atCellEdge(way: 'before' | 'after'): boolean {
    const selection = getSelection();
    const node = selection?.focusNode;
    const cell = (node instanceof Element ? node : node?.parentElement)?.closest('td, th');
    const line = way === 'before' ? cell?.firstElementChild : cell?.lastElementChild;
    if (!selection?.isCollapsed || !line) return false;
    const [box, edge] = [caretBox(this.#root), line.getBoundingClientRect()];
    const middle = (box.top + box.bottom) / 2;
    return (way === 'before' ? middle - edge.top : edge.bottom - middle) < Math.max(box.height, 24);
  }

  /** Keys that go on into another field. */
  #step(event: KeyboardEvent): boolean {
    if (event.altKey) return false;
    if (event.ctrlKey || event.metaKey) return !event.shiftKey && this.#toEnd(event.key);
    const step = STEPS[event.key];
    return step ? step(this.#edge, event) : false;
  }

  /** Ctrl and Home or End from what is selected whole: the system has no caret there to move. */
  #toEnd(key: string): boolean {
    if ((key !== 'Home' && key !== 'End') || !this.keptSelected()) return false;
    this.#editor.update(() => $goToEnd(key === 'Home' ? 'start' : 'end'), { discrete: true });
    return true;
  }

  readonly #edge: Edge = {
    go: (by, caret) => {
      this.#editor.update(() => $stepBack(), { discrete: true, tag: HISTORY_MERGE_TAG });
      return this.#options.go(by, caret);
    },
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
      if (way === 'in') this.#editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined);
      if (way === 'out') this.#editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined);
      return way !== null;
    },
    tabInTable: (back) => {
      if (!this.#editor.read($tablePlace)) return false;
      let done = false;
      this.#editor.update(() => void (done = $tabInTable(back)), { discrete: true, tag: HISTORY_PUSH_TAG });
      return done;
    },
    stepOut: (way, by) => {
      if (!this.#editor.read(() => $atEdge(way))) return false;
      const inTable = this.#editor.read($tablePlace) !== null;
      if (inTable && by === 'line' && !this.#atCellEdge(way)) return false;
      if (inTable && by === 'character' && !this.#edge.atEnd(way === 'before' ? 'start' : 'end')) return false;
      let done = false;
      this.#editor.update(() => void (done = $stepOut(way)), { discrete: true, tag: HISTORY_MERGE_TAG });
      return done;
    },
  };
}

const isEnd = (caret: Caret): caret is Ends => caret.at === 'start' || caret.at === 'end';

type Place = readonly [node: Node, offset: number];

const $setPoint = (point: PointType, [dom, offset]: Place): void => {
  const node = $getNearestNodeFromDOMNode(dom);
  if ($isTextNode(node)) point.set(node.getKey(), Math.min(offset, node.getTextContentSize()), 'text');
  else if ($isElementNode(node)) point.set(node.getKey(), Math.min(offset, node.getChildrenSize()), 'element');
  else if (node) point.set(node.getParentOrThrow().getKey(), node.getIndexWithinParent(), 'element');
};
