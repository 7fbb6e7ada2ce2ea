import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { propose } from '../index.ts';
import { outline } from '../outline.test-help.ts';

const folder = new URL('./fixtures/', import.meta.url);
const files = readdirSync(folder).filter((name) => !name.endsWith('.plan'));

describe('a file and the plan it is read as', () => {
  it.each(files)('%s', async (name) => {
    const proposal = propose(new Uint8Array(readFileSync(new URL(name, folder))), name);
    await expect(outline(proposal)).toMatchFileSnapshot(`fixtures/${name}.plan`);
  });
});
