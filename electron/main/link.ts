import { dialog, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { Problem } from '../../shared/plan/problem.ts';
import { shownAddress } from './link-address.ts';

/**
 * Opens a link outside the program, after the person has seen where it leads and agreed. Throws a Problem where the system
 * has no program for it.
 */
export const openLink = async (window: BrowserWindow, href: string): Promise<{ opened: boolean }> => {
  const address = shownAddress(href);
  if (!address) return { opened: false };
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: address.mail ? 'Write an email' : 'Open a web page',
    message: address.mail ? 'This opens your email program.' : 'This opens your web browser.',
    detail: address.shown,
    buttons: [address.mail ? 'Write the email' : 'Open the page', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return { opened: false };
  try {
    await shell.openExternal(address.href);
  } catch (error) {
    const sentence = address.mail
      ? 'No email program could be opened. Copy the address from the link and write to it from your email.'
      : 'No browser could be opened. Copy the address from the link and open it in your browser.';
    throw new Problem(sentence, { cause: error });
  }
  return { opened: true };
};
