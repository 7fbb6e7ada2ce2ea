import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { propose } from '../index.ts';
import { outline } from '../outline.test-help.ts';
import { recordsInMemory } from '../plan-in-memory.test-help.ts';
import { recognise } from './recognise.ts';
import { wordSource } from './word-lines.test-help.ts';

const folder = new URL('./fixtures/', import.meta.url);
const word = new URL('./word/', folder);
const filesIn = (place: URL): string[] =>
  readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.plan'))
    .map(({ name }) => name);

describe('a file and the plan it is read as', () => {
  it.each(filesIn(folder))('%s', async (name) => {
    const { proposal } = await propose(new Uint8Array(readFileSync(new URL(name, folder))), name);
    recordsInMemory(proposal);
    await expect(outline(proposal)).toMatchFileSnapshot(`fixtures/${name}.plan`);
  });
});

describe('paragraphs of a Word file and the plan they are read as', () => {
  it.each(filesIn(word))('%s', async (name) => {
    const { proposal } = recognise(wordSource(readFileSync(new URL(name, word), 'utf8')), { fileName: name });
    recordsInMemory(proposal);
    await expect(outline(proposal)).toMatchFileSnapshot(`fixtures/word/${name}.plan`);
  });
});
