import { useEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, ReactElement } from 'react';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { Icon } from '../ui/Icon.tsx';
import { LazyMenu } from '../ui/LazyMenu.tsx';
import type { EditorSession } from './session.ts';
import { TableBar, TableMenu } from './TableBar.tsx';
import { GROUPS, insertEntries, moreEntries, reasonNot, styleEntries, STYLES, undoTools } from './toolbar-tools.ts';
import type { Tool } from './toolbar-tools.ts';
import { useSession } from './use-session.ts';
import './toolbar.css';

interface ButtonProps {
  readonly session: EditorSession;
  readonly tool: Tool;
  readonly pressed?: boolean | undefined;
  /** False where there is nothing for it to do; its name then says so. */
  readonly ready?: boolean;
  /** Why there is nothing for it to do, where its label does not say it. */
  readonly reason?: string | null;
}

const ToolButton = ({ session, tool, pressed, reason = null, ready = reason === null }: ButtonProps): ReactElement => (
  <button
    type="button"
    className={ALWAYS.has(tool.command) ? 'icon-button tool' : 'icon-button tool tool-wide'}
    data-tool={tool.command}
    tabIndex={-1}
    aria-label={reason ? `${tool.label}: ${reason}` : tool.label}
    aria-pressed={pressed}
    aria-disabled={!ready || undefined}
    aria-keyshortcuts={tool.keys?.replaceAll('Ctrl', 'Control')}
    title={tool.keys ? `${tool.label} (${tool.keys})` : tool.label}
    // The caret stays in the words while the mouse presses.
    onMouseDown={(event) => event.preventDefault()}
    onClick={() => {
      if (ready) session.run(tool.command);
    }}
  >
    <Icon name={tool.icon} />
  </button>
);

/** The tools for which even the narrowest window has room; the others stand in a menu there. */
const ALWAYS: ReadonlySet<MenuCommand> = new Set(['bold', 'italic', 'bullet-list', 'link', 'undo']);

/** The tools that are shown, in order. */
const buttonsOf = (bar: HTMLElement): HTMLButtonElement[] =>
  [...bar.querySelectorAll('button')].filter((button) => button.getClientRects().length > 0);

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

const UndoTools = ({ session }: { readonly session: EditorSession }): ReactElement => {
  const canUndo = useSession(session, (snapshot) => snapshot.canUndo);
  const undoName = useSession(session, (snapshot) => snapshot.undoName);
  const canRedo = useSession(session, (snapshot) => snapshot.canRedo);
  const redoName = useSession(session, (snapshot) => snapshot.redoName);
  return (
    <div className="tool-group" role="group">
      {undoTools({ canUndo, undoName, canRedo, redoName }).map(({ tool, ready }) => (
        <ToolButton key={tool.command} session={session} tool={tool} ready={ready} />
      ))}
    </div>
  );
};

/** What can be done to the words at the caret. One stop for Tab; arrows go from tool to tool, Esc back to the caret. */
export const Toolbar = ({ session }: { readonly session: EditorSession }): ReactElement => {
  const bar = useRef<HTMLDivElement>(null);
  const format = useSession(session, (snapshot) => snapshot.format);
  const live = useSession(session, (snapshot) => snapshot.live);
  const hasTable = format.table !== null;

  /** The tool with the focus is the one that Tab comes back to. */
  const rove = (to: HTMLElement): void => {
    for (const button of bar.current!.querySelectorAll('button')) button.tabIndex = button === to ? 0 : -1;
  };
  // Tools come and go with the caret: one of them is always the stop. Looked after when the page stands, which measures them.
  useEffect(() => {
    const buttons = buttonsOf(bar.current!);
    const stops = buttons.filter((button) => button.tabIndex === 0);
    if (stops.length !== 1 && buttons[0]) rove(stops.find((one) => one === document.activeElement) ?? buttons[0]);
  }, [hasTable, live]);
  const onFocus = (event: FocusEvent): void => {
    if (event.target instanceof HTMLButtonElement) rove(event.target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      session.returnToCaret();
      return;
    }
    const step = STEPS[event.key];
    const buttons = buttonsOf(bar.current!);
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    buttons[step(at, buttons.length)]!.focus();
  };

  return (
    <>
      <div
        ref={bar}
        className="toolbar"
        role="toolbar"
        aria-label="Formatting"
        tabIndex={-1}
        data-toolbar
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <div className="toolbar-measure">
          <LazyMenu
            className="tool-style"
            label={`Style: ${STYLES[format.block].words}`}
            title="Style of the paragraph"
            entries={() => styleEntries(session)}
          >
            <span>{STYLES[format.block].words}</span>
            <Icon name="chevron-down" size={16} />
          </LazyMenu>
          {GROUPS.map((group, at) => (
            <div key={at} className="tool-group" role="group">
              {group.map((tool) => (
                <ToolButton
                  key={tool.command}
                  session={session}
                  tool={tool}
                  pressed={tool.pressed?.(format)}
                  reason={reasonNot(tool, { live, format })}
                />
              ))}
              {at === GROUPS.length - 1 ? (
                <>
                  <LazyMenu
                    className="tool-menu tool-wide"
                    label="Insert"
                    title="Put something in at the caret"
                    entries={() => insertEntries(session)}
                  >
                    <Icon name="plus" className="tool-menu-icon" />
                    <span className="tool-menu-words">Insert</span>
                    <Icon name="chevron-down" size={16} />
                  </LazyMenu>
                  {format.table ? (
                    <TableMenu session={session} className="tool-menu tool-wide" label="Table">
                      <Icon name="table" />
                      <Icon name="chevron-down" size={16} />
                    </TableMenu>
                  ) : null}
                </>
              ) : null}
            </div>
          ))}
          <UndoTools session={session} />
          <LazyMenu
            className="icon-button tool-more"
            label="More tools"
            title="More tools"
            placement="bottom end"
            entries={() => moreEntries(session)}
          >
            <Icon name="ellipsis" />
          </LazyMenu>
        </div>
      </div>
      <TableBar session={session} />
    </>
  );
};
