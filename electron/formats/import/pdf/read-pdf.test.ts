import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assertWhole } from '../source.ts';
import type { Source } from '../source.ts';
import { outlineOf } from './page.test-help.ts';
import { readPdf } from './read-pdf.ts';

const here = import.meta.dirname;
const samples = join(here, '../../../../samples');
const read = async (bytes: Uint8Array, name = 'plan.pdf'): Promise<Source> => {
  const source = await readPdf(bytes, name, { tracked: 'accepted' });
  assertWhole(source);
  return source;
};
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(here, 'fixtures', name)));
const refusal = async (bytes: Uint8Array, name = 'plan.pdf'): Promise<string> =>
  read(bytes, name).then(
    () => 'read',
    (reason: Error) => `${reason.name}: ${reason.message}`,
  );

/** A PDF from its objects, numbered from 1; the first is the catalogue. */
const pdf = (
  ...objects: readonly (string | { readonly dict: string; readonly stream: Uint8Array | string })[]
): Uint8Array => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = parts[0]!.length;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  objects.forEach((object, at) => {
    places.push(length);
    if (typeof object === 'string') add(Buffer.from(`${at + 1} 0 obj\n${object}\nendobj\n`));
    else {
      const stream = Buffer.from(object.stream);
      add(Buffer.from(`${at + 1} 0 obj\n<<${object.dict}/Length ${stream.length}>>stream\n`));
      add(stream);
      add(Buffer.from('\nendstream\nendobj\n'));
    }
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(end)]));
};
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';
const onePage = (content: string, more = ''): Uint8Array =>
  pdf(
    `<</Type/Catalog/Pages 2 0 R${more}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    { dict: '', stream: content },
    FONT,
  );
const say = (x: number, y: number, text: string): string => `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET\n`;

describe('files as programs make them', () => {
  it.each(['roads-tagged', 'roads-untagged', 'harbour-tagged', 'harbour-untagged'])('%s', async (name) => {
    const { blocks } = await read(fixture(`${name}.pdf`));
    await expect(outlineOf(blocks)).toMatchFileSnapshot(`fixtures/${name}.blocks`);
  });

  it('the real plan has its title, its labels and all of its characters', async () => {
    const source = await read(new Uint8Array(readFileSync(join(samples, 'asl-action-plan-2021.pdf'))));
    expect(source.title).toBe('Additional support for learning: action plan (updated October 2021)');
    const headings = source.blocks.flatMap((block) => (block.type === 'heading' ? [block] : []));
    expect(headings.filter(({ look }) => look === '14 pt, bold').map(({ source: words }) => words)).toEqual([
      '6.1.1',
      '6.1.2',
      '6.1.3',
      '6.1.4',
    ]);
    expect(source.messages).toEqual([]);
    expect(source.notBroughtIn).toEqual([]);
  });
});

describe('what a page shows', () => {
  it('reads letters set apart as the word they make, and says where words lie unseen', async () => {
    const { blocks, messages } = await read(onePage(`3 Tr BT /F1 12 Tf 4 Tc 72 700 Td (PATHS) Tj ET`));
    expect(blocks.map(({ source }) => source)).toEqual(['PATHS']);
    expect(messages).toEqual([
      'The words of page 1 lie unseen under the page, as a program that recognises text in a scan leaves them; check them against the page.',
    ]);
  });

  it('reads a page that asks for a drawing of any size, and refuses one packed to any size', async () => {
    const packed = (content: string): Uint8Array =>
      pdf(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
        { dict: '/Filter/FlateDecode', stream: deflateSync(content) },
        FONT,
      );
    expect((await read(packed('0 0 m 9 9 l S\n'.repeat(600_000) + say(72, 700, 'Words')))).characters).toBe(5);
    expect(await refusal(packed(' '.repeat(70_000_000)))).toMatch(
      /^Problem: plan\.pdf holds more text than any plan; /u,
    );
  });

  it('says where each line stood and how it is set', async () => {
    const { blocks } = await read(onePage(say(72, 700, 'Words')));
    expect(blocks[0]).toMatchObject({ where: 'page 1', look: '12 pt', source: 'Words' });
  });

  it('sets aside text that stands sideways', async () => {
    const sideways = 'BT /F1 12 Tf 0 1 -1 0 30 300 Tm (Draft) Tj ET\n';
    const { blocks } = await read(onePage(say(72, 700, 'Words of the plan') + sideways));
    expect(outlineOf(blocks)).toBe('Words of the plan\n(Text set sideways: Draft)\n');
  });

  it('reads text once that is drawn twice to look bold', async () => {
    const { characters } = await read(onePage(say(72, 700, 'Words') + say(72.3, 700, 'Words')));
    expect(characters).toBe(5);
  });

  it('takes links to web pages and addresses, and no others', async () => {
    const link = (rect: string, uri: string): string =>
      `<</Type/Annot/Subtype/Link/Rect[${rect}]/A<</S/URI/URI(${uri})>>>>`;
    const bytes = pdf(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[${link('70 695 200 712', 'https://example.org/a')} ${link('70 645 200 662', 'javascript:alert\\(1\\)')}]>>`,
      { dict: '', stream: say(72, 700, 'the harbour pages') + say(72, 650, 'the other pages') },
      FONT,
    );
    expect(outlineOf((await read(bytes)).blocks)).toBe(
      '[the harbour pages](https://example.org/a)\n+ the other pages\n',
    );
  });

  it('tells of scripts and brings in what was written into a form', async () => {
    const bytes = pdf(
      '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm<</Fields[6 0 R]>>>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>',
      { dict: '', stream: say(72, 700, 'Name of the harbour:') },
      FONT,
      '<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Inner harbour)/Rect[200 695 400 712]/P 3 0 R>>',
    );
    const { blocks, notBroughtIn } = await read(bytes);
    expect(outlineOf(blocks)).toBe('Name of the harbour:\n(Written into a form: Inner harbour)\n');
    expect(notBroughtIn).toEqual([{ what: 'set of scripts, which was not run', count: 1 }]);
  });
});

describe('files that cannot be read', () => {
  const image = {
    dict: '/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray',
    stream: 'abcd',
  };
  const scanned = (pages: readonly string[]): Uint8Array =>
    pdf(
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${pages.map((_, at) => `${5 + 2 * at} 0 R`).join(' ')}]/Count ${pages.length}>>`,
      FONT,
      image,
      ...pages.flatMap((content, at) => [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${6 + 2 * at} 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</I 4 0 R>>>>>>`,
        { dict: '', stream: content },
      ]),
    );
  const PICTURE = 'q 500 0 0 800 40 20 cm /I Do Q';

  it('a scan', async () => {
    expect(await refusal(scanned([PICTURE]), 'old plan.pdf')).toBe(
      'Problem: old plan.pdf is a scan: it holds pictures of pages and no text; bring in the Word file it was printed from, or a copy with its text recognised.',
    );
  });

  it('a scan among pages of text is told of', async () => {
    const { messages, notBroughtIn, found } = await read(scanned([say(72, 700, 'Words'), PICTURE]));
    expect(messages).toEqual(['Page 2 has no text; words on a scan or in a picture were not read.']);
    expect(notBroughtIn).toEqual([
      { what: 'picture', count: 1 },
      { what: 'page without text', count: 1 },
    ]);
    expect(found.pictures).toBe(1);
  });

  it('a file without any text', async () => {
    expect(await refusal(onePage(''))).toBe(
      'Problem: plan.pdf holds no text; bring in the Word file it was made from.',
    );
  });

  it('noise, a cut file and an empty shell', async () => {
    const noise = new Uint8Array(60_000).map((_, at) => (at * 7919 + ((at * at) >> 3)) & 0xff);
    const whole = new Uint8Array(readFileSync(join(samples, 'asl-action-plan-2021.pdf')));
    const header = new TextEncoder().encode('%PDF-1.7\n');
    const damaged = /^Problem: plan\.pdf is damaged or is no PDF inside; .+\.$/u;
    expect(await refusal(new Uint8Array([...header, ...noise]))).toMatch(damaged);
    expect(await refusal(new Uint8Array([...header, ...new Uint8Array(3_000_000)]))).toMatch(damaged);
    expect(await refusal(header)).toMatch(damaged);
    expect(await refusal(whole.slice(0, 3000))).toMatch(damaged);
    expect(await refusal(pdf('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>'))).toMatch(
      damaged,
    );
  });

  it('a page that asks for more text than any page has', async () => {
    const bytes = pdf(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      { dict: '/Filter/FlateDecode', stream: deflateSync(say(10, 10, 'again').repeat(150_000)) },
      FONT,
    );
    expect(await refusal(bytes)).toMatch(/^Problem: plan\.pdf holds more text than any plan; /u);
  });
});
