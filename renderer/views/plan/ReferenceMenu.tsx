import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { goToItem } from '../../app/go-to-item.ts';
import type { PlanPlace } from '../../app/state.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';

// Fetched when one is first wanted.
const Menu = lazy(async () => ({ default: (await import('../../ui/Menu.tsx')).Menu }));

type Session = PlanPlace['session'];

/** The reference that a menu was asked for, and where. */
interface Asked {
  readonly item: string | null;
  /** The number it shows. */
  readonly number: string;
  /** True where it stands in the field that is written in, which has selected it. */
  readonly live: boolean;
  readonly x: number;
  readonly y: number;
}

const askedAt = (event: globalThis.MouseEvent): Asked | null => {
  const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('.rt-reference') : null;
  if (!chip?.closest('[data-page-scroll]')) return null;
  const item = chip.dataset['to'] ?? null;
  const live = chip.closest('[contenteditable="true"]') !== null;
  if (item === null && !live) return null;
  return { item, number: chip.textContent.trim(), live, x: event.clientX, y: event.clientY };
};

const makePlain = (session: Session, text: string): void =>
  session.endAsking((live) => {
    const selected = live.keptSelected();
    if (selected?.kept.type === 'cross-reference') live.replaceKept(selected.node, { type: 'text', text });
  });

/** Goes there once the menu has given the focus back. */
const goFromMenu = (item: string): void => {
  requestAnimationFrame(() => setTimeout(() => void goToItem(item)));
};

const entriesOf = (session: Session, { item, number, live }: Asked): MenuEntry[] => [
  ...(item === null ? [] : [{ id: 'go', words: `Go to ${number}`, run: () => goFromMenu(item) } as const]),
  ...(live
    ? ([
        { id: 'change', words: 'Change the reference…', run: () => void session.run('cross-reference') },
        { id: 'plain', words: 'Make it plain text', run: () => makePlain(session, number) },
      ] as const)
    : []),
];

/** The menu of a reference on the page, where the right mouse button asks for it. */
export const ReferenceMenu = ({ session }: { readonly session: Session }): ReactElement => {
  const anchor = useRef<HTMLSpanElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const onContextMenu = (event: globalThis.MouseEvent): void => {
      const at = askedAt(event);
      if (!at) return;
      event.preventDefault();
      setAsked(at);
    };
    document.addEventListener('contextmenu', onContextMenu);
    return () => document.removeEventListener('contextmenu', onContextMenu);
  }, []);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={asked ? { left: asked.x, top: asked.y } : undefined} />
      {asked ? (
        <Suspense fallback={null}>
          <Menu
            key={`${asked.x} ${asked.y}`}
            label={`Reference to ${asked.number}`}
            trigger={anchor}
            entries={entriesOf(session, asked)}
            placement="bottom start"
            close={() => setAsked(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
};
