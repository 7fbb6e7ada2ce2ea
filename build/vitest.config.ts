import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests: beside the code, in plain Node. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  cacheDir: 'node_modules/.cache/vitest',
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['{shared,db,electron,renderer}/**/*.test.{ts,tsx}', 'build/**/*.test.mjs'],
    environment: 'node',
    setupFiles: ['build/vitest.setup.ts'],
    testTimeout: 20_000,
  },
});
