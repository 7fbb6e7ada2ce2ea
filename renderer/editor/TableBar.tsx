import { useEffect, useLayoutEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../ui/Icon.tsx';
import { LazyMenu } from '../ui/LazyMenu.tsx';
import type { EditorSession } from './session.ts';
import { tableEntries } from './toolbar-tools.ts';
import { useSession } from './use-session.ts';

interface Spot {
  /** The element that the live field's words stand in. */
  readonly host: HTMLElement;
  /** Below its upper edge, in CSS pixels. */
  readonly top: number;
}

/** The table of the live field that the caret is in. */
const tableAtCaret = (): HTMLElement | null => {
  const node = getSelection()?.focusNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>('.rt[contenteditable] table') ?? null;
};

const spotNow = (before: Spot | null): Spot | null => {
  const table = tableAtCaret();
  const host = table?.closest<HTMLElement>('.field-words');
  if (!table || !host) return before;
  const top = Math.round(table.getBoundingClientRect().top - host.getBoundingClientRect().top);
  return before?.host === host && before.top === top ? before : { host, top };
};

/** The button at the corner of the table that the caret is in. By keyboard the same menu stands on the toolbar. */
export const TableBar = ({ session }: { readonly session: EditorSession }): ReactElement | null => {
  const table = useSession(session, ({ format }) => format.table);
  const live = useSession(session, (snapshot) => snapshot.live);
  const [spot, setSpot] = useState<Spot | null>(null);
  useLayoutEffect(() => {
    setSpot((before) => (table && live ? spotNow(before) : null));
  }, [table, live]);
  // Words run otherwise in a window of another width.
  useEffect(() => {
    const again = (): void => setSpot((before) => before && spotNow(before));
    addEventListener('resize', again);
    return () => removeEventListener('resize', again);
  }, []);
  if (!table || !live || !spot?.host.isConnected) return null;
  return createPortal(
    <div
      className="table-bar"
      style={{ top: spot.top }}
      role="presentation"
      data-table-bar
      onKeyDown={(event) => {
        if (event.key === 'Escape') session.returnToCaret();
      }}
    >
      <TableMenu session={session} className="icon-button table-bar-button" label="Table">
        <Icon name="ellipsis-vertical" size={16} />
      </TableMenu>
    </div>,
    spot.host,
  );
};

interface TableMenuProps {
  readonly session: EditorSession;
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that opens what can be done to the table at the caret. */
export const TableMenu = ({ session, className, label, children }: TableMenuProps): ReactElement => (
  <LazyMenu
    className={className}
    label={label}
    title={label}
    placement="bottom end"
    entries={() => tableEntries(session)}
  >
    {children}
  </LazyMenu>
);
