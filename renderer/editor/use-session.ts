import { useCallback, useSyncExternalStore } from 'react';
import type { EditorSession, EditorSnapshot, FieldState } from './session.ts';

/** Follows one part of what a session says; `select` must give the same thing for the same snapshot. */
export const useSession = <T>(session: EditorSession, select: (snapshot: EditorSnapshot) => T): T =>
  useSyncExternalStore(session.subscribe, () => select(session.getSnapshot()));

/** Follows one field. */
export const useField = (session: EditorSession, key: string): FieldState =>
  useSyncExternalStore(
    useCallback((listener: () => void) => session.subscribeField(key, listener), [session, key]),
    () => session.fieldState(key),
  );
