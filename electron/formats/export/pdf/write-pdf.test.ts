import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { everything, exampleView, examplePictures, hostilePlan } from '../example-plan.test-help.ts';
import { publicationOf } from '../publication.ts';
import { writePdf } from './write-pdf.ts';

const fonts = path.join(import.meta.dirname, 'fonts');
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe.each(['native', 'wasm'] as const)('the %s road', (road) => {
  test.runIf(road === 'wasm' || (process.platform === 'linux' && process.arch === 'x64'))(
    'makes a PDF/UA-1 of every kind of block',
    async () => {
      const made = await writePdf(publicationOf(exampleView(everything)), { fonts, road, pictures: examplePictures });
      expect(made.road).toBe(road);
      expect(latin(made.bytes)).toMatch(/^%PDF-1\.7/);
      expect(latin(made.bytes)).toMatch(/pdfuaid:part(?:=|[^>]*>)"?1/);
      expect(latin(made.bytes)).toContain('/DisplayDocTitle true');
      expect(made.messages).toEqual([]);
    },
  );

  test('holds hostile text, and says which characters it could not draw', async () => {
    const made = await writePdf(publicationOf(exampleView(hostilePlan)), { fonts, road });
    expect(made.messages.join(' ')).toContain('print as boxes');
  });
});

test('without the native road the other is taken', async () => {
  const made = await writePdf(publicationOf(exampleView(everything)), {
    fonts,
    pictures: () => ({ bytes: new Uint8Array(), kind: 'png' }),
  }).catch((reason: unknown) => String(reason));
  // A picture that is no picture fails on both roads: the last word is that of the WebAssembly one.
  expect(made).toMatch(/Typst could not make the PDF/);
});
