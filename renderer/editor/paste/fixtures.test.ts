import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { treeOutline } from '../../../shared/richtext/tree-outline.test-help.ts';
import { treeSchema } from '../../../shared/richtext/tree-schema.ts';
import { pasted } from './page-of.test-help.ts';
import { treeOfWords } from './plain.ts';
import type { Pasted } from './read-page.ts';

/** One folder a program, with what it puts on the clipboard and beside that what is to come of it. */
const FOLDER = path.join(import.meta.dirname, 'fixtures');
const READ: Readonly<Record<string, (copied: string) => Pasted>> = {
  '.html': pasted,
  '.txt': (words) => ({ tree: treeOfWords(words), left: null }),
};

const copies = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => path.extname(name) in READ)
  .toSorted();

describe('what a program puts on the clipboard', () => {
  it.each(copies)('%s comes as its outline says', (name) => {
    const file = path.join(FOLDER, name);
    const { tree, left } = READ[path.extname(name)]!(readFileSync(file, 'utf8'));
    expect(treeSchema.parse(tree)).toEqual(tree);
    const outline = `${treeOutline(tree)}\n${left === null ? '' : `said: ${left}\n`}`;
    expect(outline).toBe(readFileSync(`${file}.tree`, 'utf8'));
  });

  it('is kept of every program that plans are written with', () => {
    const programs = new Set(copies.map((name) => path.dirname(name)));
    expect([...programs]).toEqual([
      'excel',
      'google-docs',
      'google-sheets',
      'libreoffice-calc',
      'libreoffice-writer',
      'outlook',
      'pdf',
      'plain-text',
      'web-page',
      'word-mac',
      'word-online',
      'word-windows',
    ]);
  });
});
