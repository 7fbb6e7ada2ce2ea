import { doc } from '../../../shared/richtext/build.ts';
import {
  b,
  br,
  cell,
  figure,
  h,
  i,
  li,
  link,
  note,
  ol,
  p,
  picture,
  quote,
  ref,
  row,
  t,
  table,
  ul,
} from '../../../shared/richtext/build.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import { viewEdition } from '../../../shared/plan/edition-view.ts';
import type { EditionView } from '../../../shared/plan/edition-view.ts';
import type { Body, CurrentCell, Part, Place, PlanRecords } from '../../../shared/plan/records.ts';
import type { Template } from '../../../shared/plan/template.ts';
import { templateOf } from '../../../shared/templates/index.ts';
import type { PictureFile } from './blocks.ts';

/** Plans made in memory, for the tests of the writers. */

/** A text at the newest edition, or one text for each edition by its place. */
export type ExampleText = string | Tree | Readonly<Record<number, string | Tree>>;

export interface ExampleItem {
  readonly id?: string;
  readonly kind: string;
  readonly number?: string;
  readonly name?: string;
  readonly fields: Readonly<Record<string, ExampleText>>;
  readonly items?: readonly ExampleItem[];
}

export interface ExampleSection {
  readonly id?: string;
  readonly number?: string;
  readonly heading?: string | Tree;
  readonly narrative?: string | Tree;
  readonly items?: readonly ExampleItem[];
}

export interface ExamplePlan {
  readonly template: string | Template;
  readonly editions?: readonly string[];
  readonly title?: string | Tree;
  readonly summary?: string | Tree;
  readonly foreword?: string | Tree;
  readonly contact?: string | Tree;
  readonly sections: readonly ExampleSection[];
}

const treeOf = (text: string | Tree): Tree =>
  typeof text === 'string' ? (text === '' ? [] : doc(...text.split('\n'))) : text;
const isTree = (text: ExampleText): text is string | Tree => typeof text === 'string' || Array.isArray(text);

/** The records of an example plan. */
export const examplePlan = (plan: ExamplePlan): PlanRecords => {
  const labels = plan.editions ?? ['Oct 2021'];
  const newest = labels.length - 1;
  const cells: CurrentCell[] = [];
  const sections: string[] = [];
  const items: string[] = [];
  const put = (subject: string, part: Part, body: Body, edition = newest): void => {
    const plain = Array.isArray(body) ? plainText(body as Tree) : '';
    cells.push({ subject, part, edition: `e${edition}`, body, plain, sha256: '0'.repeat(64), counter: 1 });
  };
  const write = (subject: string, part: Part, text: ExampleText | undefined): void => {
    if (text === undefined) return;
    if (isTree(text)) put(subject, part, treeOf(text));
    else for (const [at, one] of Object.entries(text)) put(subject, part, treeOf(one), Number(at));
  };
  const position = (at: number): string => String(at).padStart(6, '0') + 'i';
  const place = (
    section: string,
    parent: string | null,
    at: number,
    number: string | undefined,
    kind: string,
  ): Place => ({
    section,
    parent,
    position: position(at),
    number: number ?? null,
    kind,
    retired: false,
  });
  const addItem = (item: ExampleItem, section: string, parent: string | null, at: number): void => {
    const id = item.id ?? `item-${items.length + 1}`;
    items.push(id);
    put(id, 'place', place(section, parent, at, item.number, item.kind));
    if (item.name) write(id, 'text:name', item.name);
    for (const [key, text] of Object.entries(item.fields)) write(id, `field:${key}`, text);
    item.items?.forEach((one, index) => addItem(one, section, id, index));
  };
  put('plan', 'template', typeof plan.template === 'string' ? templateOf(plan.template) : plan.template, 0);
  for (const part of ['title', 'summary', 'foreword', 'contact'] as const) write('plan', `text:${part}`, plan[part]);
  plan.sections.forEach((section, at) => {
    const id = section.id ?? `section-${at + 1}`;
    sections.push(id);
    put(id, 'place', place(id, null, at, section.number, 'section'));
    write(id, 'text:heading', section.heading);
    write(id, 'text:narrative', section.narrative);
    section.items?.forEach((item, index) => addItem(item, id, null, index));
  });
  const editions = labels.map((label, at) => ({ id: `e${at}`, label, position: at, state: 'draft' as const }));
  return { plan: 'plan', editions, sections, items, cells };
};

/** An example plan as it reads at its newest edition. */
export const exampleView = (plan: ExamplePlan): EditionView =>
  viewEdition(examplePlan(plan), `e${(plan.editions ?? ['Oct 2021']).length - 1}`);

/** A red square of 2 by 2. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
export const EXAMPLE_PICTURE = 'ab'.repeat(32);
export const examplePictures = (blob: string): PictureFile | undefined =>
  blob === EXAMPLE_PICTURE ? { bytes: PNG, kind: 'png' } : undefined;

/** A text with every block and every inline. */
export const everyNode: Tree = doc(
  p(
    'Plain, ',
    b('bold'),
    ', ',
    i('italic'),
    ', ',
    t('both', 'bold', 'italic'),
    ', x',
    t('2', 'superscript'),
    ' and H',
    t('2', 'subscript'),
    'O.',
  ),
  p(
    'A line',
    br,
    'and the next; ',
    link('https://www.gov.scot/policies/schools/', 'schools policy'),
    ', ',
    link('mailto:team@example.org', 'write to the team'),
    '.',
  ),
  p(
    'See ',
    ref('item-2', '9.9'),
    ', with ',
    figure('done', '24 of 76'),
    ' done',
    note('A note with ', 'a second paragraph.'),
    '.',
  ),
  h(1, 'Inside the text'),
  p('Words under it.'),
  h(3, 'Deeper, though a level was left out'),
  ul('First entry', li(['Second ', b('entry')], ol('one', 'two', li('three', ul('deep')))), 'Third entry'),
  p('Between two numbered lists.'),
  ol('alpha', 'beta'),
  p('And the other starts again.'),
  ol('gamma', 'delta'),
  quote('We want to be heard', 'A young person, Moray'),
  {
    ...table(row('Measure', 'Now'), row('Schools', '2,452'), row(cell('With a list', ul('of one', 'and two')), '24')),
    caption: 'Counts by measure',
  },
  table(null, row('No header', 'here')),
  { ...picture(EXAMPLE_PICTURE, 'A red square', 120, 120), caption: 'Progress by theme' },
  p('The last words', note(p('Another note, with ', link('https://example.org/a?b=c&d', 'a link'), '.')), '.'),
);

/** One plan that has every kind of block, heading and field state. */
export const everything: ExamplePlan = {
  template: 'recommendations',
  editions: ['Oct 2021', 'Oct 2022'],
  title: 'Every kind of block: an action plan',
  summary: 'What this plan sets out, in a sentence.',
  foreword: doc('Words of welcome.', h(2, 'Who we are'), 'A team.'),
  contact: doc(p('Write to ', link('mailto:team@example.org', 'team@example.org'))),
  sections: [
    {
      number: '6.1',
      heading: 'Relationships between schools and parents',
      narrative: everyNode,
      items: [
        {
          kind: 'recommendation',
          number: '6.1',
          fields: {
            recommendation: { 0: 'Schools must work in partnership.' },
            response: { 0: 'Accept.' },
            actions: { 0: doc(p('As set out at ', ref('item-2', '6.1.1'), '.')) },
            status: { 0: 'On-going / on track' },
            progress: { 1: everyNode },
          },
        },
        {
          kind: 'recommendation',
          number: '6.1.1',
          name: 'Transitions',
          fields: { recommendation: { 0: 'This must include clear pathways.' }, status: { 1: 'Complete' } },
          items: [
            {
              kind: 'recommendation',
              number: '6.1.1.1',
              fields: { recommendation: { 0: 'A part of it.' }, progress: { 0: 'Begun.' } },
            },
          ],
        },
      ],
    },
    { heading: 'Conclusion', narrative: 'Words without items.' },
  ],
};

/** Goals with numbered actions that run on. */
export const goalsPlan: ExamplePlan = {
  template: 'goals',
  editions: ['2018 – 2021'],
  title: 'Learning together 2018 – 2021',
  sections: [
    {
      heading: 'Leadership and skills',
      narrative: 'We have seen a step-change.',
      items: [
        {
          kind: 'goal',
          number: 'J',
          name: 'Skills',
          fields: { goal: doc(p('Enhance the skills', note('Of practitioners.'))) },
          items: [
            {
              kind: 'action',
              number: '31',
              fields: { action: 'The joint work will go on.\nAnd further.', status: 'On track' },
            },
            {
              kind: 'action',
              number: '32',
              fields: { action: doc(p('The council will ', b('work'), ' with partners.')) },
            },
          ],
        },
      ],
    },
  ],
};

/** Text that would be an instruction somewhere, if it were not held as text. */
export const HOSTILE = [
  '#import "@preview/x:1.0.0": *',
  '#panic("no") $x^2$ `raw` *bold* _it_ <label> @ref = heading // comment /* open',
  '\\ \\u{41} \\n "quoted" \\" end \\',
  '<script>alert(1)</script> <b onclick=x>',
  ']]> <!-- --> &amp; &#x41; <?xml?>',
  '=cmd|calc {{mustache}} ${shell} %PATH%',
  'right-to-left \u202eevil\u202c and \u2067isolated\u2069',
  'half pair \ud800 and \udc00, control \u0001\u0008\u001b, noncharacter \uffff',
  'emoji 😀 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿, Gàidhlig: Òrdugh Pàrlamaid na h-Alba, Ìle',
  '漢字 かな العربية עברית हिन्दी Ελληνικά Кириллица',
  'tab\there, line\nhere, separator\u2028here, zero\u200bwidth, soft\u00adhyphen, no\u00a0break',
] as const;

/** A plan that bears hostile text in every place that holds text. */
export const hostilePlan: ExamplePlan = {
  template: 'recommendations',
  editions: ['Oct 2021', '#evil <Oct> 2022'],
  title: HOSTILE.join(' '),
  summary: HOSTILE.join('\n'),
  contact: 'x'.repeat(10_000),
  sections: HOSTILE.map((text, at) => ({
    number: String(at + 1),
    heading: text,
    narrative: doc(
      p(text),
      ul(text),
      quote(text, text),
      { ...table(row(text, 'b'), row('c', text)), caption: text },
      p('note', note(text)),
    ),
    items: [
      {
        id: `hostile-${at}`,
        kind: 'recommendation',
        number: `${at + 1}.${text}`,
        name: text,
        fields: { recommendation: text, progress: { 0: text } },
      },
    ],
  })),
};
