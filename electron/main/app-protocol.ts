import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONTENT_SECURITY_POLICY, SCHEME } from './security.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Makes the scheme a standard, secure one whose scripts may be kept compiled. To be called before the app is ready. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);

/** Serves the built window, and nothing outside its folder. To be called once the app is ready. */
export const servePages = (folder: string): void =>
  protocol.handle(SCHEME, async (request) => {
    try {
      const { host, pathname } = new URL(request.url);
      const file = path.join(folder, decodeURIComponent(pathname));
      const type = TYPES[path.extname(file)];
      if (host !== 'plan' || !file.startsWith(folder + path.sep) || !type) return new Response(null, { status: 404 });
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      // Not there, or no address that a file could have.
      return new Response(null, { status: 404 });
    }
  });
