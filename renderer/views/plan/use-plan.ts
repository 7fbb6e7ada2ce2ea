import { useCallback, useSyncExternalStore } from 'react';
import type { ProseView } from '../../../shared/ipc/contract.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { together } from '../../app/notes.ts';
import type { PlanPlace } from '../../app/state.ts';
import type { SaveState } from '../../editor/autosave.ts';
import { keyOf } from '../../editor/page-fields.ts';
import type { EditorSnapshot, Session } from '../../editor/session.ts';

/** How the open plan's saving stands: its page's fields and its notes. */
export const useSaveState = ({ session, notes }: PlanPlace): SaveState => {
  const page = useSyncExternalStore(session.subscribe, () => session.getSnapshot().save);
  const beside = useSyncExternalStore(notes.subscribe, notes.state);
  return together(page, beside);
};

/** When the open plan was saved last, as `SaveState` says it; empty while it is not. */
export const useSavedAt = ({ session, notes }: PlanPlace): string => {
  const at = (): string => {
    const save = together(session.getSnapshot().save, notes.state());
    return save.state === 'saved' ? save.at : '';
  };
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [session.subscribe(listener), notes.subscribe(listener)];
      return () => ends.forEach((end) => end());
    },
    [session, notes],
  );
  return useSyncExternalStore(subscribe, at);
};

/** The field the person is in. */
export const useActive = (session: Session): EditorSnapshot['active'] =>
  useSyncExternalStore(session.subscribe, () => session.getSnapshot().active);

/** The words of a field of the page as they stand on screen now. */
export const useWords = (session: Session, view: ProseView | undefined): string => {
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [session.subscribe(listener), ...(view ? [session.subscribeField(keyOf(view.cell), listener)] : [])];
      return () => ends.forEach((end) => end());
    },
    [session, view],
  );
  return useSyncExternalStore(subscribe, () => (view ? plainText(session.treeOf(view.cell) ?? view.tree) : ''));
};
