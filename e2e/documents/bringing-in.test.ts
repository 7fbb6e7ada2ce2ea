import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bigItems, bigTable } from '../../electron/formats/import/recognise/tables/big-table.test-help.ts';
import { put, workFolder } from './programs.ts';

/** The whole way without a window: the built program, its killable child, real files. */

const ROOT = path.join(import.meta.dirname, '..', '..');
const PROGRAM = path.join(ROOT, 'dist/command-line/plan.cjs');

let work: Awaited<ReturnType<typeof workFolder>>;
beforeAll(async () => {
  work = await workFolder();
});
afterAll(() => work.remove());

interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}
const plan = (...args: readonly string[]): Ran => {
  // npm says where it was called from, and names of files count from there.
  const env = { ...process.env, INIT_CWD: work.folder };
  const done = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: work.folder, env, encoding: 'utf8' });
  return { exit: done.status, out: done.stdout, err: done.stderr };
};

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const part = (xml: string): Uint8Array => strToU8(`${DECLARED}${xml}`);

/** A package with `body` in its document and `more` parts beside it, each with its type's last word and the document's id for it. */
const wordFile = (
  body: string,
  more: readonly { readonly name: string; readonly is: string; readonly xml: string | Uint8Array }[] = [],
): Uint8Array => {
  const overrides = more
    .filter(({ xml }) => typeof xml === 'string')
    .map(({ name, is }) => `<Override PartName="/word/${name}" ContentType="${WORD}.${is}+xml"/>`);
  const related = more.map(
    ({ name, is }, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${is}" Target="${name}"/>`,
  );
  const files: Zippable = {
    '[Content_Types].xml': part(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>${overrides.join('')}</Types>`,
    ),
    '_rels/.rels': part(
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part(`<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': part(`<Relationships xmlns="${RELATIONSHIPS}">${related.join('')}</Relationships>`),
  };
  for (const { name, xml } of more) files[`word/${name}`] = typeof xml === 'string' ? part(xml) : xml;
  return zipSync(files);
};

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...inside: readonly string[]): string => `<w:p>${inside.join('')}</w:p>`;
const by = (id: number): string => `w:id="${id}" w:author="A. Reviewer" w:date="2021-05-03T10:00:00Z"`;
const putIn = (id: number, text: string): string => `<w:ins ${by(id)}>${run(text)}</w:ins>`;
const takenOut = (id: number, text: string): string =>
  `<w:del ${by(id)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const remark = (id: number, words: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${run(words)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

/** One picture of one point. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (one) => one.charCodeAt(0),
);

/** Seven sentences, each with one word put in for another: 14 tracked changes. */
const CHANGED = Array.from({ length: 7 }, (_, at) => ({ before: `first${at}`, after: `second${at}` }));

const reviewed = (): Uint8Array => {
  const changed = CHANGED.map(({ before, after }, at) =>
    paragraph(run('We will '), takenOut(100 + at, before), putIn(200 + at, after), run(' this year.')),
  );
  const drawing = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="95250" cy="95250"/><wp:docPr id="1" name="Picture 1" descr="A map of the routes"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="map.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId4"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const box = `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202"><v:textbox><w:txbxContent>${paragraph(run('Words in a box.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  const body = [
    paragraph(run('Paths plan (updated October 2021)')),
    paragraph(run('1 Paths')),
    paragraph(run('1.1')),
    paragraph(run('Recommendation')),
    paragraph(remark(0, 'Every path'), run(' should be '), remark(1, 'safe'), run('.')),
    paragraph(run('Actions to be taken forward - Oct 2020')),
    ...changed,
    paragraph(remark(2, 'The end.'), drawing, box),
    `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/></w:sectPr>`,
  ];
  const comment = (id: number): string =>
    `<w:comment ${by(id)} w:initials="AR">${paragraph(run(`Remark ${id}`))}</w:comment>`;
  return wordFile(body.join(''), [
    {
      name: 'comments.xml',
      is: 'comments',
      xml: `<w:comments ${W}>${[0, 1, 2].map(comment).join('')}</w:comments>`,
    },
    { name: 'header1.xml', is: 'header', xml: `<w:hdr ${W}>${paragraph(run('Draft for comment'))}</w:hdr>` },
    { name: 'header2.xml', is: 'header', xml: `<w:hdr ${W}>${paragraph(run('First page'))}</w:hdr>` },
    { name: 'media/map.png', is: 'image', xml: PNG },
  ]);
};

describe('a Word file that was worked on', () => {
  const bring = async (...more: readonly string[]) => {
    await put(work.folder, 'reviewed.docx', reviewed());
    const into = `reviewed-${more.length}.actionplan`;
    const { exit, out, err } = plan('import', 'reviewed.docx', '--into', into, '--json', ...more);
    expect([exit, err]).toEqual([0, '']);
    const report = JSON.parse(out);
    expect(report.characters.placed + report.characters.leftOver).toBe(report.characters.source);
    return { report, shown: JSON.parse(plan('show', into, '--json').out) };
  };
  const actions = (shown: { sections: { items: { fields: { key: string; text: string }[] }[] }[] }): string =>
    shown.sections[0]!.items[0]!.fields.find(({ key }) => key === 'actions')!.text;

  test('the report counts what its XML holds', async () => {
    const { report } = await bring();
    expect(report.found).toMatchObject({
      trackedChanges: 14,
      comments: 3,
      headers: 2,
      footers: 0,
      pictures: 1,
      textBoxes: 1,
      footnotes: 0,
    });
  });

  test('comes in as accepted, or as it was before the changes', async () => {
    const accepted = actions((await bring()).shown);
    const original = actions((await bring('--tracked', 'original')).shown);
    for (const { before, after } of CHANGED) {
      expect(accepted).toContain(`We will ${after} this year.`);
      expect(original).toContain(`We will ${before} this year.`);
    }
    expect(accepted).not.toContain('first');
    expect(original).not.toContain('second');
  });
});

/** A cell's paragraphs; `columns` where it covers several. */
const cellOf = (texts: readonly string[], columns = 1): string =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${(texts.length > 0 ? texts : ['']).map((text) => paragraph(run(text))).join('')}</w:tc>`;

describe('a plan in one table, a row for each item', () => {
  const items = bigItems(76, 9);

  /** The generated plan as Word has it: the table's blocks become cells, rows that head it are marked so. */
  const inWord = (): Uint8Array => {
    const body = bigTable(items).blocks.map((block) => {
      if (block.type !== 'table') return paragraph(run(block.source));
      const rows = block.rows.map(({ header, cells }) => {
        const marked = header ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
        return `<w:tr>${marked}${cells
          .map(({ columns, blocks }) =>
            cellOf(
              blocks.map((one) => one.source),
              columns,
            ),
          )
          .join('')}</w:tr>`;
      });
      const grid = '<w:gridCol w:w="1500"/>'.repeat(block.columns);
      return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
    });
    return wordFile(body.join(''));
  };

  test('comes in whole: 76 items over 9 themes, numbers that restart, rows that go on', async () => {
    await put(work.folder, 'one-table.docx', inWord());
    const { exit, out, err } = plan('import', 'one-table.docx', '--into', 'one-table.actionplan', '--json');
    expect([exit, err]).toEqual([0, '']);
    const report = JSON.parse(out);
    expect([report.items, report.characters.leftOver]).toEqual([76, 0]);
    expect(report.characters.placed).toBe(report.characters.source);
    const { sections } = JSON.parse(plan('show', 'one-table.actionplan', '--json').out);
    expect(sections).toHaveLength(9);
    const shown = sections.flatMap(
      (section: { items: { number: string; fields: { key: string; text: string }[] }[] }) =>
        section.items.map(({ number, fields }) => [
          number,
          Object.fromEntries(fields.map(({ key, text }) => [key, text])),
        ]),
    );
    const said = (some: readonly string[]): string => some.join('\n');
    expect(shown).toEqual(
      items.map((item) => [
        item.number,
        {
          recommendation: said(item.recommendation),
          response: said(item.response),
          actions: said(item.actions),
          status: item.status,
          ...(item.progress.length > 0 ? { progress: said(item.progress) } : {}),
        },
      ]),
    );
  });
});

describe('files that cannot be brought in', () => {
  const bomb = (): Uint8Array =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'word/document.xml': new Uint8Array(300_000_000),
    });
  const files: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
    'broken.docx': () => reviewed().slice(0, 900),
    'empty.docx': () => new Uint8Array(),
    'truncated.pdf': async () =>
      new Uint8Array((await readFile(path.join(ROOT, 'samples/asl-action-plan-2021.pdf'))).subarray(0, 9000)),
    'random.docx': () => Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + 13) % 251),
    'old.doc': () =>
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 4000 }, () => 0)]),
    'bomb.docx': bomb,
    'dtd.docx': () =>
      zipSync({
        '[Content_Types].xml': part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        '_rels/.rels': part(
          `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
        'word/document.xml': part(
          `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document ${W}><w:body>${paragraph(run('&b;'))}</w:body></w:document>`,
        ),
      }),
  };

  test.each([...Object.keys(files), 'missing.docx'])('%s: one sentence, and nothing is written', async (name) => {
    if (files[name]) await put(work.folder, name, await files[name]());
    const before = readdirSync(work.folder);
    const { exit, out, err } = plan('import', name, '--into', 'never.actionplan');
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(name);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err.includes('was not found')).toBe(name === 'missing.docx');
    expect(existsSync(path.join(work.folder, 'never.actionplan'))).toBe(false);
    expect(readdirSync(work.folder)).toEqual(before);
  });
});

describe('the real plans, through the built program', () => {
  test.each([
    'asl-action-plan-2021.txt',
    'asl-action-plan-2021.docx',
    'asl-action-plan-2021-tables.docx',
    'asl-action-plan-2021.html',
    'asl-action-plan-2021.pdf',
    'learning-together-2018-2021.txt',
    'learning-together-2018-2021.docx',
  ])('%s', async (name) => {
    const into = `${name}.actionplan`;
    const { exit, out, err } = plan('import', path.join(ROOT, 'samples', name), '--into', into, '--json');
    expect([exit, err]).toEqual([0, '']);
    const { characters, leftOver } = JSON.parse(out);
    expect(characters.placed + characters.leftOver).toBe(characters.source);
    const counted = leftOver.map(({ text }: { text: string }) => [...text.replace(/\s/gu, '')].length);
    expect(counted.reduce((sum: number, one: number) => sum + one, 0)).toBe(characters.leftOver);
    const shown = await put(work.folder, `${name}.json`, Buffer.from(plan('show', into, '--json').out));
    const expected = path.join(ROOT, 'samples/expected', `${name.replace(/(?:-tables)?\.\w+$/u, '')}.show.json`);
    const compared = spawnSync(process.execPath, [path.join(ROOT, 'e2e/validators/same-plan.mjs'), expected, shown], {
      encoding: 'utf8',
    });
    // The contact lines are nowhere in the file of tables, so that no reading of it can give them.
    const all = name.includes('tables') ? /^contact: [^\n]*\n77 compared, 1 differ/u : /^\d+ compared, 0 differ/u;
    expect(compared.stdout).toMatch(all);
  });
});
