import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { openDrawer } from '../../app/state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

interface PaneProps {
  readonly pane: 'outline' | 'facts';
  readonly label: string;
  /** True where the window has no room for the pane beside the page. */
  readonly asDrawer: boolean;
  readonly open: boolean;
  readonly children: ReactNode;
}

const icons = { outline: 'panel-left', facts: 'panel-right' } as const;

/** A side pane, or the same pane as a drawer over the page; Esc, its button or a press beside it closes a drawer. */
export const SidePane = ({ pane, label, asDrawer, open, children }: PaneProps): ReactElement | null => {
  const aside = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const isOpen = asDrawer && open;
  useEffect(() => {
    if (!isOpen) return undefined;
    const drawer = aside.current;
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const frame = requestAnimationFrame(() => {
      if (!drawer?.contains(document.activeElement)) drawer?.querySelector<HTMLElement>('button')?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
      if (document.activeElement === document.body || drawer?.contains(document.activeElement)) {
        opener.current?.focus();
      }
    };
  }, [isOpen]);
  return (
    <>
      {isOpen ? <div className="scrim" onPointerDown={() => openDrawer(null)} /> : null}
      {/* Its role is the one of the moment. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={aside}
        className={`pane pane-${pane}${asDrawer ? ' pane-drawer' : ''}`}
        aria-label={label}
        data-pane={pane}
        data-drawer={asDrawer ? '' : undefined}
        hidden={asDrawer && !open}
        role={isOpen ? 'dialog' : 'complementary'}
        aria-modal={isOpen || undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented || !isOpen) return;
          event.stopPropagation();
          openDrawer(null);
        }}
      >
        {asDrawer ? (
          <div className="drawer-head">
            <Icon name={icons[pane]} />
            <p className="drawer-title">{label}</p>
            <IconButton icon="x" label={`Close ${label}`} onClick={() => openDrawer(null)} />
          </div>
        ) : null}
        {children}
      </div>
    </>
  );
};
