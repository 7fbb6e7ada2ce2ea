/** How long what stands beside the page waits for a quiet moment at most, in milliseconds. */
const AT_MOST = 400;

/** Settles once the page is drawn and nothing presses: keys typed at once are taken before more of the window is fetched. */
export const afterPage = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: AT_MOST });
  });
