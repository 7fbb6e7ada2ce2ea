import { useRef } from 'react';
import type { FocusEvent, KeyboardEvent, ReactElement } from 'react';
import type { MenuCommand } from '../../shared/ipc/contract.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { LazyMenu } from '../ui/LazyMenu.tsx';
import type { MenuEntry } from '../ui/Menu.tsx';
import type { BlockStyle, Format } from './live-text.ts';
import type { EditorSession, EditorSnapshot } from './session.ts';
import { useSession } from './use-session.ts';
import './toolbar.css';

const STYLES = {
  paragraph: { words: 'Paragraph', keys: 'Ctrl+Alt+0' },
  'heading-1': { words: 'Heading 1', keys: 'Ctrl+Alt+1' },
  'heading-2': { words: 'Heading 2', keys: 'Ctrl+Alt+2' },
  'heading-3': { words: 'Heading 3', keys: 'Ctrl+Alt+3' },
  'bullet-list': { words: 'Bulleted list', keys: '' },
  'numbered-list': { words: 'Numbered list', keys: '' },
  quote: { words: 'Quote', keys: '' },
} as const satisfies Record<BlockStyle, { words: string; keys: string }>;

interface Tool {
  readonly command: MenuCommand;
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  /** Whether it is in force at the caret; absent for a tool that is done and over. */
  readonly pressed?: (format: Format) => boolean;
}

const GROUPS: readonly (readonly Tool[])[] = [
  [
    { command: 'bold', icon: 'bold', label: 'Bold', keys: 'Ctrl+B', pressed: ({ bold }) => bold },
    { command: 'italic', icon: 'italic', label: 'Italic', keys: 'Ctrl+I', pressed: ({ italic }) => italic },
  ],
  [
    { command: 'bullet-list', icon: 'list', label: 'Bulleted list', pressed: ({ block }) => block === 'bullet-list' },
    {
      command: 'numbered-list',
      icon: 'list-ordered',
      label: 'Numbered list',
      pressed: ({ block }) => block === 'numbered-list',
    },
    { command: 'quote', icon: 'quote', label: 'Quote', pressed: ({ block }) => block === 'quote' },
  ],
  [{ command: 'link', icon: 'link', label: 'Link', keys: 'Ctrl+K', pressed: ({ link }) => link }],
];

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

interface ButtonProps {
  readonly session: EditorSession;
  readonly tool: Tool;
  readonly pressed?: boolean | undefined;
  /** False where there is nothing for it to do; its name then says so. */
  readonly ready?: boolean;
}

const ToolButton = ({ session, tool, pressed, ready = true }: ButtonProps): ReactElement => (
  <button
    type="button"
    className={ALWAYS.has(tool.command) ? 'icon-button tool' : 'icon-button tool tool-wide'}
    data-tool={tool.command}
    tabIndex={-1}
    aria-label={tool.label}
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

const undoTools = (now: EditorSnapshot): readonly { tool: Tool; ready: boolean }[] => [
  {
    tool: {
      command: 'undo',
      icon: 'undo',
      label: now.canUndo ? capital(`undo ${now.undoName}`) : 'Undo: nothing to undo yet',
      keys: 'Ctrl+Z',
    },
    ready: now.canUndo,
  },
  {
    tool: {
      command: 'redo',
      icon: 'redo',
      label: now.canRedo ? capital(`redo ${now.redoName}`) : 'Redo: nothing has been undone',
      keys: 'Ctrl+Y',
    },
    ready: now.canRedo,
  },
];

/** The tools for which even the narrowest window has room; the others stand in a menu there. */
const ALWAYS: ReadonlySet<MenuCommand> = new Set(['bold', 'italic', 'bullet-list', 'link', 'undo']);

/** After the menu has closed, which would take the focus back from the words. */
const soon = (run: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(run));

/** The tools that are shown, in order. */
const buttonsOf = (bar: HTMLElement): HTMLButtonElement[] =>
  [...bar.querySelectorAll('button')].filter((button) => button.getClientRects().length > 0);

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** What can be done to the words at the caret. One stop for Tab; arrows go from tool to tool, Esc back to the caret. */
export const Toolbar = ({ session }: { readonly session: EditorSession }): ReactElement => {
  const bar = useRef<HTMLDivElement>(null);
  const format = useSession(session, (snapshot) => snapshot.format);
  const snapshot = useSession(session, (one) => one);

  /** The tool with the focus is the one that Tab comes back to. */
  const rove = (to: HTMLElement): void => {
    for (const button of bar.current!.querySelectorAll('button')) button.tabIndex = button === to ? 0 : -1;
  };
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

  const styles = (): MenuEntry[] =>
    (Object.keys(STYLES) as BlockStyle[]).map((style) => ({
      id: style,
      words: STYLES[style].words,
      chosen: style === format.block,
      ...(STYLES[style].keys ? { note: { words: STYLES[style].keys } } : {}),
      run: () => soon(() => session.run(style)),
    }));
  const redo = (): MenuEntry => {
    const { tool, ready } = undoTools(session.getSnapshot())[1]!;
    return {
      id: 'redo',
      words: tool.label,
      icon: tool.icon,
      note: { words: 'Ctrl+Y' },
      run: () => soon(() => ready && session.run('redo')),
    };
  };

  return (
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
          entries={styles}
        >
          <span>{STYLES[format.block].words}</span>
          <Icon name="chevron-down" size={16} />
        </LazyMenu>
        {GROUPS.map((group, at) => (
          <div key={at} className="tool-group" role="group">
            {group.map((tool) => (
              <ToolButton key={tool.command} session={session} tool={tool} pressed={tool.pressed?.(format)} />
            ))}
          </div>
        ))}
        <div className="tool-group" role="group">
          {undoTools(snapshot).map(({ tool, ready }) => (
            <ToolButton key={tool.command} session={session} tool={tool} ready={ready} />
          ))}
        </div>
        <LazyMenu
          className="icon-button tool-more"
          label="More tools"
          title="More tools"
          placement="bottom end"
          entries={() => [...styles(), { id: 'line', separator: true }, redo()]}
        >
          <Icon name="ellipsis" />
        </LazyMenu>
      </div>
    </div>
  );
};
