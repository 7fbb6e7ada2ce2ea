import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent, ReactElement } from 'react';
import { Tree } from 'react-aria-components/Tree';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { changeThePlan } from '../../app/change-plan.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import { spokenName, thingOf } from '../../app/outline-moves.ts';
import { say } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { nameOf } from '../outline/name-of.ts';
import { canRename, outlineMenu } from '../outline/outline-menu.ts';
import { RenameBox } from '../outline/RenameBox.tsx';
import { holdTree, rowKeyAt } from '../outline/tree-handle.ts';
import { useFolding } from '../outline/use-folding.ts';
import { useOutlineDrag } from '../outline/use-outline-drag.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { OutlineRowLine } from './OutlineRowLine.tsx';
import { FRONT } from './outline-rows.ts';
import type { OutlineRow } from './outline-rows.ts';
import { reachRow, rowElement } from '../outline/reach-row.ts';
import { showRow } from './show-row.ts';

/** A row's height before it was seen, in pixels. */
const ESTIMATED = { estimatedRowHeight: 61, dropIndicatorThickness: 4 } as const;
/** "section 6" within a sentence; quoted words stay as they are. */
const inSentence = (name: string): string =>
  name.startsWith('“') ? name : name.charAt(0).toLowerCase() + name.slice(1);

const menuLabel = ({ outline }: PlanPlace, key: string): string => {
  const thing = thingOf(outline, key);
  return thing ? `Commands for ${inSentence(spokenName(thing))}` : 'Commands';
};

interface MenuAt {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

interface Renaming {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly box: { readonly top: number; readonly left: number; readonly width: number; readonly height: number };
}

interface OutlineTreeProps {
  readonly place: PlanPlace;
  readonly rows: readonly OutlineRow[];
  /** Everything unfolded, as when the outline is narrowed to what was found. */
  readonly unfolded: boolean;
  /** True where nothing can be changed, and rows have no commands. */
  readonly readOnly: boolean;
}

/** The sections and items as a tree: arrow keys move, Enter goes there, Left and Right fold and unfold. */
export const OutlineTree = ({ place, rows, unfolded, readOnly }: OutlineTreeProps): ReactElement => {
  const { open, outline, section, item, session, edition } = place;
  const isInFront = useSyncExternalStore(
    session.subscribe,
    () => session.getSnapshot().active?.cell.subject === open.plan,
  );
  const here = item ?? (isInFront ? FRONT : section);
  const tree = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const [layout] = useState(() => new ListLayout<object>(ESTIMATED));
  const [menuAt, setMenuAt] = useState<MenuAt | null>(null);
  const [renaming, setRenaming] = useState<Renaming | null>(null);
  const { expanded, setExpanded, reveal } = useFolding(session, rows, here, unfolded);
  const dragAndDropHooks = useOutlineDrag(readOnly);
  const selected = useMemo(() => (here === null ? [] : [here]), [here]);

  // What is asked of the tree from outside always meets its newest rows.
  const now = useRef({ reveal, rows, place });
  useLayoutEffect(() => {
    now.current = { reveal, rows, place };
  });

  // The row one is at comes into sight as the caret moves.
  useEffect(() => {
    if (here !== null) reachRow(tree, layout, here, () => undefined, 2);
  }, [here, layout]);

  const focusRow = useCallback(
    (key: string): void => {
      now.current.reveal(key);
      reachRow(tree, layout, key, (row) => row.focus());
    },
    [layout],
  );

  const rename = useCallback(
    async (key: string): Promise<void> => {
      const { place: at, reveal: unfold } = now.current;
      if (!canRename(at.outline, at.open.template, key)) {
        showRow(key);
        say('Its words are on the page.');
        return;
      }
      const thing = thingOf(at.outline, key)!;
      const label = `${'heading' in thing ? 'Heading' : 'Name'} of ${inSentence(spokenName(thing))}`;
      const words = await nameOf(at.open.plan, at.edition, at.outline, key);
      unfold(key);
      reachRow(tree, layout, key, (row) => {
        const text = row.querySelector('.tree-words')!.getBoundingClientRect();
        const to = frame.current!.getBoundingClientRect();
        const end = row.getBoundingClientRect().right - 8;
        const box = { top: text.top - to.top - 3, left: text.left - to.left, width: end - text.left, height: 30 };
        setRenaming({ key, label, words, box });
      });
    },
    [layout],
  );
  useEffect(() => holdTree({ focus: focusRow, rename: (key) => void rename(key) }), [focusRow, rename]);

  const renamed = (words: string | null): void => {
    const one = renaming!;
    const hadFocus = frame.current?.contains(document.activeElement) ?? false;
    setRenaming(null);
    if (hadFocus) focusRow(one.key);
    if (words !== null && words.trim() !== one.words.trim())
      void changeThePlan({ do: 'rename', subject: one.key, words: words.trim() });
  };

  const openMenu = useCallback((key: string, x: number, y: number): void => {
    if (key !== FRONT) setMenuAt({ key, x, y });
  }, []);
  const openMenuBelow = useCallback(
    (key: string, element: Element): void => {
      const { left, bottom } = element.getBoundingClientRect();
      openMenu(key, left, bottom);
    },
    [openMenu],
  );
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const key = isMenuKey && !readOnly ? rowKeyAt(event.target as Element) : null;
    if (key === null) return;
    event.preventDefault();
    event.stopPropagation();
    openMenuBelow(key, rowElement(tree.current, key)!.querySelector('.tree-words')!);
  };
  // A drawer scrolls as a whole, which the tree knows nothing of.
  const onFocusCapture = (event: FocusEvent): void => {
    (event.target as Element).closest('[role="row"]')?.scrollIntoView({ block: 'nearest' });
  };
  const onContextMenu = (event: MouseEvent): void => {
    const key = rowKeyAt(event.target as Element);
    if (key === null || readOnly) return;
    event.preventDefault();
    rowElement(tree.current, key)?.focus();
    openMenu(key, event.clientX, event.clientY);
  };

  const more = readOnly ? null : openMenuBelow;
  const renderRow = useCallback(
    (row: OutlineRow): ReactElement => <OutlineRowLine row={row} expanded={expanded} more={more} show={showRow} />,
    [expanded, more],
  );
  return (
    <div
      ref={frame}
      role="presentation"
      className="outline-frame"
      onKeyDownCapture={onKeyDownCapture}
      onFocusCapture={onFocusCapture}
      onContextMenu={onContextMenu}
    >
      <Virtualizer layout={layout} layoutOptions={ESTIMATED}>
        <Tree
          ref={tree}
          className="outline-tree"
          aria-label="Outline"
          selectionMode="single"
          disallowEmptySelection
          items={rows}
          dependencies={[renderRow]}
          selectedKeys={selected}
          expandedKeys={expanded}
          onExpandedChange={setExpanded}
          dragAndDropHooks={dragAndDropHooks}
        >
          {renderRow}
        </Tree>
      </Virtualizer>
      {renaming ? (
        <RenameBox key={renaming.key} label={renaming.label} words={renaming.words} box={renaming.box} done={renamed} />
      ) : null}
      <span ref={anchor} className="menu-anchor" style={menuAt ? { left: menuAt.x, top: menuAt.y } : undefined} />
      {menuAt ? (
        <Menu
          key={`${menuAt.key} ${menuAt.x} ${menuAt.y}`}
          label={menuLabel(place, menuAt.key)}
          trigger={anchor}
          entries={outlineMenu(outline, open.template, menuAt.key, nameOfEdition(open, edition))}
          placement="bottom start"
          close={() => setMenuAt(null)}
        />
      ) : null}
    </div>
  );
};
