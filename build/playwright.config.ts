import { defineConfig } from '@playwright/test';

/** Stories in the real app. They start it themselves, with the Electron that APW_ELECTRON names. */
export default defineConfig({
  testDir: '../e2e/stories',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  // A busy machine can answer a key late; a story that fails twice has failed, and one that passed at the second go is named.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
