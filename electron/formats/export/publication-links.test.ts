import { expect, it } from 'vitest';
import { doc } from '../../../shared/richtext/build.ts';
import { inlinePlain } from '../../../shared/richtext/plain-text.ts';
import { viewEdition } from '../../../shared/plan/edition-view.ts';
import type { EditionView } from '../../../shared/plan/edition-view.ts';
import type { Body, Edition, Facts, Part, PlanRecords } from '../../../shared/plan/records.ts';
import { recommendations } from '../../../shared/templates/recommendations.ts';
import { bare, docxText, htmlText } from './export-text.test-help.ts';
import { exporters } from './index.ts';
import { publicationOf } from './publication.ts';

const EDITIONS: readonly Edition[] = [
  { id: 'e1', label: 'Oct 2021', position: 0, state: 'sealed', published: '2021-10-31' },
  { id: 'e2', label: 'Oct 2022', position: 1, state: 'draft', period: 'November 2021 to October 2022' },
];

const records = (editions: readonly Edition[], facts: Facts, folded: boolean): PlanRecords => {
  const cells: PlanRecords['cells'][number][] = [];
  const put = (edition: string, subject: string, part: Part, body: Body): void => {
    cells.push({ subject, part, edition, body, plain: '', sha256: '', counter: 1 });
  };
  const place = { section: 's', parent: null, retired: false, kind: 'recommendation' } as const;
  put('e1', 'plan', 'template', recommendations);
  put('e1', 'plan', 'text:title', doc('Rivers'));
  put('e1', 's', 'place', { ...place, kind: 'section', position: 'm', number: '1' });
  put('e1', 'a', 'place', { ...place, position: 'b', number: '1.1', ...(folded ? { folded } : {}) });
  put('e1', 'b', 'place', { ...place, position: 'c', number: '1.2' });
  for (const item of ['a', 'b']) {
    put('e1', item, 'field:recommendation', doc(`The words of ${item}.`));
    put('e1', item, 'field:actions', doc(`The actions of ${item}.`));
    put('e1', item, 'field:timescale', doc('Spring 2022'));
    put('e1', item, 'field:status', doc('Complete'));
  }
  put('e2', 'b', 'field:timescale', doc('Spring 2023'));
  put('e2', 'a', 'facts', facts);
  put('e2', 'b', 'facts', { reasons: [{ edition: 'e2', field: 'timescale', reason: 'The bill was late.' }] });
  return { plan: 'plan', editions, sections: ['s'], items: ['a', 'b'], cells };
};

const view = (folded = false, editions = EDITIONS, edition = 'e2'): EditionView =>
  viewEdition(records(editions, { answers: ['b', 'gone'] }, folded), edition);

const linesOf = (shown: EditionView, slips = false): string[] =>
  publicationOf(shown, { slips }).blocks.flatMap((block) =>
    'children' in block && block.type !== 'title'
      ? [inlinePlain(block.children as never).trim()]
      : 'words' in block
        ? [block.words]
        : [],
  );

it('says both ways what answers what, with links, and leaves out what is gone', () => {
  const lines = linesOf(view());
  expect(lines.slice(lines.indexOf('Also answers'), lines.indexOf('Also answers') + 2)).toEqual([
    'Also answers',
    '1.2',
  ]);
  const by = lines.indexOf('Also answered by');
  expect(lines.slice(by, by + 2)).toEqual(['Also answered by', '1.1']);
});

it('says the same in Word and on the web, where the numbers lead to the items', async () => {
  const publication = publicationOf(view(), { slips: true });
  const word = docxText((await exporters.docx.write(publication, { fontsFolder: '' })).bytes);
  const { bytes } = await exporters.html.write(publication, { fontsFolder: '' });
  expect(bare(word.body)).toBe(bare(htmlText(bytes).body));
  const html = new TextDecoder().decode(bytes);
  expect(html).toContain(`<a href="#${publication.anchors['b']!.id}">1.2</a>`);
  expect(html).toContain(`<a href="#${publication.anchors['a']!.id}">1.1</a>`);
});

it('prints what a date was before, where it is wished alone', () => {
  const told = 'Revised from Spring 2022 (October 2021): The bill was late.';
  expect(linesOf(view(), true)).toContain(told);
  expect(linesOf(view()).join('\n')).not.toContain('Revised');
  // Words that are a sentence are seen to end before the edition's name.
  const long = 'We will look at the reporting cycles in Spring 2022.';
  const shown = view();
  const slipped = {
    ...shown,
    sections: shown.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        fields: item.fields.map((field) =>
          field.slips
            ? { ...field, slips: { ...field.slips, original: { ...field.slips.original, words: long } } }
            : field,
        ),
      })),
    })),
  };
  expect(linesOf(slipped, true)).toContain(`Revised from “${long}” (October 2021): The bill was late.`);
});

it('prints a folded item by its first words and what was last said of it', () => {
  const lines = linesOf(view(true));
  expect(lines).toContain('The words of a.');
  expect(lines).not.toContain('The actions of a.');
  expect(lines).toContain('The actions of b.');
  expect(lines.filter((line) => line.startsWith('Not yet updated'))).toHaveLength(1);
});

it('names the day, the period and what a re-issue corrects on the cover', () => {
  const cover = (shown: EditionView): string[] =>
    publicationOf(shown).blocks.flatMap((block) => (block.type === 'cover-line' ? [block.words] : []));
  expect(cover(view(false, EDITIONS, 'e1'))).toEqual(['October 2021', '31 October 2021']);
  expect(cover(view())).toEqual(['October 2022', 'November 2021 to October 2022']);
  const [first, second] = EDITIONS;
  const issued: readonly Edition[] = [
    first!,
    { ...second!, reissueOf: 'e1', reissue: 1, correction: 'a date in 1.2', published: '2022-01-04' },
  ];
  expect(cover(view(false, issued))).toContain('Re-issued on 4 January 2022: a date in 1.2');
});
