import { defineConfig } from '@playwright/test';

/** Stories in the real app. They start it themselves, with the Electron that APW_ELECTRON names. */
export default defineConfig({
  testDir: '../e2e/stories',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
