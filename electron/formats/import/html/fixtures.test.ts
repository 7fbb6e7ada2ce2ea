import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assertWhole } from '../source.ts';
import { sourceOutline } from './outline.test-help.ts';
import { readHtml } from './read-html.ts';

const folder = new URL('./fixtures/', import.meta.url);
const files = readdirSync(folder).filter((name) => !name.endsWith('.outline'));

describe('a page and what is read of it', () => {
  it.each(files)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
    const source = await readHtml(bytes, name, { tracked: 'accepted' });
    assertWhole(source);
    await expect(sourceOutline(source)).toMatchFileSnapshot(`fixtures/${name}.outline`);
  });
});
