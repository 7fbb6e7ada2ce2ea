import { lazy, Suspense, useRef, useState } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import type { MenuEntry } from './Menu.tsx';

// The menu itself is fetched when one is first wanted: until then a plain button does.
const fetchMenu = () => import('./Menu.tsx');
const Menu = lazy(async () => ({ default: (await fetchMenu()).Menu }));

interface LazyMenuProps {
  /** Read out as the button's name where its words alone do not say it. */
  readonly label?: string;
  readonly title?: string;
  readonly className: string;
  readonly children: ReactNode;
  /** Asked for when the menu opens. */
  readonly entries: () => readonly MenuEntry[];
  readonly placement?: 'bottom start' | 'bottom end';
}

/** A button that opens a menu of commands. */
export const LazyMenu = ({ label, title, className, children, entries, placement }: LazyMenuProps): ReactElement => {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={title}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={() => void fetchMenu()}
        onFocus={() => void fetchMenu()}
        onClick={() => setOpen((now) => !now)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <Menu
            label={label ?? 'Menu'}
            trigger={button as RefObject<HTMLElement | null>}
            entries={entries()}
            placement={placement ?? 'bottom start'}
            close={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
};
