import path from 'node:path';
import { defineConfig } from 'vite';

const project = path.resolve(import.meta.dirname, '..');

/** The pages: no inline scripts or styles and nothing inlined, as the content security policy demands. */
export default defineConfig({
  root: path.join(project, 'renderer'),
  base: './',
  publicDir: false,
  cacheDir: path.join(project, 'node_modules', '.cache', 'vite'),
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: path.join(project, 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
