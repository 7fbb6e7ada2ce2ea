import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import type { Page } from '../../shared/ipc/contract.ts';
import type { ItemView } from '../../shared/plan/edition-view.ts';
import type { ActiveField, EditorSession } from './session.ts';
import { keyOf } from './page-fields.ts';
import { useSession } from './use-session.ts';
import { countAll, countWords, textsOfItem, textsOfSection } from './word-count.ts';
import './word-line.css';

/** A longer section is counted when one asks, not while one writes. */
const ITEMS_AT_MOST = 120;
/** Milliseconds without a key. */
const QUIET = 250;

const itemsOf = (items: readonly ItemView[]): ItemView[] => items.flatMap((item) => [item, ...itemsOf(item.items)]);

const words = (count: number): string => count.toLocaleString('en-GB');
const withUnit = (count: number): string => `${words(count)} ${count === 1 ? 'word' : 'words'}`;

/** "Progress made 214 words · 6.1.2 612 · section 6: 4,102". A colon parts the section's number from the count. */
const lineOf = (session: EditorSession, page: Page, active: ActiveField | null): string => {
  const now = (view: { readonly cell: ActiveField['cell'] }) => session.treeOf(view.cell);
  const items = itemsOf(page.section?.items ?? []);
  const item = active?.itemId == null ? undefined : items.find((one) => one.id === active.itemId);
  const tree = active ? session.treeOf(active.cell) : undefined;
  const section = page.section?.number ? `section ${page.section.number}` : 'this section';
  const parts = [
    ...(active && tree ? [`${active.label} ${withUnit(countWords(tree))}`] : []),
    ...(item ? [`${item.number ?? 'item'} ${words(countAll(textsOfItem(item), now))}`] : []),
    ...(page.section && items.length <= ITEMS_AT_MOST
      ? [`${section}: ${words(countAll(textsOfSection(page), now))}`]
      : []),
  ];
  const line = parts.join(' · ');
  return line === '' || active ? line : `Words: ${line}`;
};

/** How many words the field with the caret has, its item and its section: brought up to date when the keys rest. */
export const WordLine = ({ session, page }: { readonly session: EditorSession; readonly page: Page }): ReactElement => {
  const active = useSession(session, (snapshot) => snapshot.active);
  const key = active ? keyOf(active.cell) : '';
  const [line, setLine] = useState('');
  const follow = useCallback(
    (listener: () => void) => (key === '' ? () => undefined : session.subscribeField(key, listener)),
    [session, key],
  );
  const save = useSyncExternalStore(session.subscribe, () => session.getSnapshot().save);
  const state = useSyncExternalStore(follow, () => (key === '' ? null : session.fieldState(key)));
  useEffect(() => {
    const timer = setTimeout(() => setLine(lineOf(session, page, active)), QUIET);
    return () => clearTimeout(timer);
  }, [session, page, active, save, state]);
  return (
    <p className="word-line numbers" data-words="">
      {line}
    </p>
  );
};
