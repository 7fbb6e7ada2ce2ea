import { dialog, shell } from 'electron';
import type { BrowserWindow } from 'electron';

/** Control and direction characters could make an address look like another one. */
const DECEPTIVE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Opens a link outside the program, after the person has seen where it leads and agreed. */
export const openLink = async (window: BrowserWindow, href: string): Promise<{ opened: boolean }> => {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (!url || DECEPTIVE.test(href) || !['https:', 'http:', 'mailto:'].includes(url.protocol)) return { opened: false };
  const mail = url.protocol === 'mailto:';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: mail ? 'Write an email' : 'Open a web page',
    message: mail ? 'This opens your email program.' : 'This opens your web browser.',
    detail: url.href,
    buttons: [mail ? 'Write the email' : 'Open the page', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return { opened: false };
  await shell.openExternal(url.href);
  return { opened: true };
};
