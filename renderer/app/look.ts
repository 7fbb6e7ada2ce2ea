import type { Look } from '../../shared/ipc/contract.ts';
import { call } from '../api/client.ts';
import { store } from './state.ts';

/** Puts the look on the root element, where the tokens read it. */
export const showLook = (look: Look, whitePage: boolean): void => {
  const root = document.documentElement;
  root.dataset['look'] = look;
  if (whitePage) root.dataset['whitePage'] = '';
  else delete root.dataset['whitePage'];
};

/** Changes the look here at once, and for the next start. */
export const setLook = async (change: { readonly look?: Look; readonly whitePage?: boolean }): Promise<void> => {
  store.set((state) => ({ ...state, ...change }));
  const { look, whitePage } = store.get();
  showLook(look, whitePage);
  await call('app/set-look', change);
};
