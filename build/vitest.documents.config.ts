import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that hold our documents beside other programs (LibreOffice, Python): one at a time, each takes seconds. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    include: ['e2e/documents/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
