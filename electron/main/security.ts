import { app, session } from 'electron';
import type { IpcMainInvokeEvent, WebContents } from 'electron';

/** The one page there is. `app:` is our own protocol, so that nothing is ever read through `file:`. */
export const SCHEME = 'app';
export const PAGE = `${SCHEME}://plan/index.html`;
const OWN = `${SCHEME}://plan/`;

/** Everything that is not named is refused; nothing connects anywhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Refuses every permission, download and request of a page, whatever it asks for. To be called once the app is ready. */
export const lockSession = (): void => {
  const pages = session.defaultSession;
  pages.setPermissionRequestHandler((_, __, answer) => answer(false));
  pages.setPermissionCheckHandler(() => false);
  pages.setDevicePermissionHandler(() => false);
  pages.on('will-download', (event) => event.preventDefault());
  pages.webRequest.onBeforeRequest((request, answer) => {
    const own = request.url.startsWith(OWN) || /^(?:blob:|data:|devtools:)/.test(request.url);
    answer({ cancel: !own });
  });
  // Chromium would fetch a dictionary from the network; its address leads nowhere. `spelling.ts` gives it one.
  pages.setSpellCheckerDictionaryDownloadURL(`${SCHEME}://nowhere/`);
  pages.setSpellCheckerLanguages([]);
};

const lockPage = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/** Refuses navigation, new windows and embedded pages in every page that is ever made. */
export const lockPages = (): void => {
  app.on('web-contents-created', (_, contents) => lockPage(contents));
};

/** True where a call comes from our own page, in the main frame of its window. */
export const isOwnPage = (event: IpcMainInvokeEvent): boolean => {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(OWN);
};
