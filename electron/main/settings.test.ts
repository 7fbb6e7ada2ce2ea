import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SettingsFile } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('settings are kept, and a first start has the usual ones', () => {
  const settings = new SettingsFile(folder);
  expect(settings.now).toEqual({ look: 'system', spelling: true, whitePage: false });
  settings.change({ look: 'dark', last: { plan: 'a-plan' } });
  expect(new SettingsFile(folder).now).toEqual({
    look: 'dark',
    spelling: true,
    whitePage: false,
    last: { plan: 'a-plan' },
  });
});

test('a damaged file counts as none', () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  writeFileSync(path.join(folder, 'settings.json'), '{"look": "pur');
  expect(new SettingsFile(folder).now.look).toBe('system');
  expect(complaints).toHaveBeenCalledOnce();
  complaints.mockRestore();
});

test('settings that cannot be written hold until the program ends, and nothing fails over them', () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  mkdirSync(path.join(folder, 'settings.json.part'));
  const settings = new SettingsFile(folder);
  settings.change({ look: 'dark' });
  expect(settings.now.look).toBe('dark');
  expect(new SettingsFile(folder).now.look).toBe('system');
  expect(complaints).toHaveBeenCalledOnce();
  complaints.mockRestore();
});
