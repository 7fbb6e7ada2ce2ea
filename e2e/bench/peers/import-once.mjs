// Reads one Word file once, in a process of its own, and prints how long it took and the most memory it had.
// import-once.mjs own BUNDLE FILE | mammoth FILE | walk FILE
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const [who, ...rest] = process.argv.slice(2);
const file = rest.at(-1);
const bytes = new Uint8Array(readFileSync(file));
const require = createRequire(import.meta.url);

const ways = {
  own: async () => {
    const { propose } = require(path.resolve(rest[0]));
    return async () => {
      const { proposal } = await propose(bytes, path.basename(file));
      const count = (items) => items.reduce((sum, item) => sum + 1 + count(item.items), 0);
      return proposal.sections.reduce((sum, section) => sum + count(section.items), 0);
    };
  },
  mammoth: async () => {
    const mammoth = require('mammoth');
    return async () => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value.length;
  },
  // The floor: every part of the document's text walked, nothing made of it.
  walk: async () => {
    const { unzipSync } = require('fflate');
    const { SaxesParser } = require('saxes');
    return async () => {
      let seen = 0;
      const parser = new SaxesParser();
      parser.on('text', (text) => (seen += text.length));
      const part = unzipSync(bytes, { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml'];
      parser.write(new TextDecoder().decode(part)).close();
      return seen;
    };
  },
};

const run = await ways[who]();
const start = performance.now();
const made = await run();
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ milliseconds, made, peak: process.resourceUsage().maxRSS * 1024 }));
