import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recommendations } from '../../shared/templates/recommendations.ts';
import { startTestEngine } from './engine.test-help.ts';
import type { TestEngine } from './engine.test-help.ts';
import { Library } from './library.ts';

let test: TestEngine;
beforeEach(() => {
  test = startTestEngine(() => Promise.reject(new Error('Nothing is read from a file')));
});
afterEach(() => test.end());

it('passes over what was kept of a plan before an update, so that its newest words are opened', async () => {
  const created = { template: recommendations.id, title: 'Our plan', edition: 'Oct 2026' };
  const { plan } = await test.ask('plan/create', created);
  const folder = path.join(test.folder, 'plans');
  copyFileSync(
    path.join(folder, `${plan}.actionplan`),
    path.join(folder, `${plan} (before update, form 10).actionplan`),
  );

  const library = new Library(folder);
  expect(library.list().map((card) => card.title)).toEqual(['Our plan']);
  expect(path.basename(library.fileOf(plan))).toBe(`${plan}.actionplan`);
});
