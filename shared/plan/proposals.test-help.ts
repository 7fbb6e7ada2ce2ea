import fc from 'fast-check';
import { doc } from '../richtext/build.ts';
import { isBlank, plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { recommendations } from '../templates/recommendations.ts';
import type { Brought } from './bring-into-plan.ts';
import type { EditionView, ItemView, ProseView } from './edition-view.ts';
import { NOTHING_FOUND } from './proposal.ts';
import type { ProposedItem, ProposedSection, Proposal } from './proposal.ts';
import { isProse } from './records.ts';
import type { CurrentCell, PlanRecords } from './records.ts';

/** A proposed plan by the words that matter to a test. */
export const proposalOf = (more: Partial<Proposal> & { readonly sections: readonly ProposedSection[] }): Proposal => ({
  title: 'A plan',
  summary: [],
  contact: [],
  template: recommendations,
  editions: ['Oct 2021'],
  edition: 0,
  leftOver: [],
  notes: [],
  newFields: [],
  pictures: [],
  characters: { source: 0, placed: 0, leftOver: 0 },
  found: NOTHING_FOUND,
  notBroughtIn: [],
  confidence: 1,
  reasons: [],
  messages: [],
  ...more,
});

/** A recommendation; its fields by key, each at the edition of the file, or at a place among editions: `actions@0`. */
export const itemOf = (
  number: string | null,
  fields: Readonly<Record<string, string>>,
  { own = 0, name = null, items = [] }: Partial<Pick<ProposedItem, 'name' | 'items'>> & { own?: number } = {},
): ProposedItem => ({
  ...{ kind: 'recommendation', number, name, items },
  fields: Object.entries(fields).map(([at, words]) => {
    const [key, edition] = at.split('@') as [string, string?];
    return { key, label: key, tree: words === '' ? [] : doc(...words.split('\n')), edition: Number(edition ?? own) };
  }),
});

export const sectionOf = (
  number: string | null,
  heading: string,
  items: readonly ProposedItem[],
  narrative: Tree = [],
): ProposedSection => ({ number, heading, narrative, items });

/** The records as the store would hold them once a file is brought in. */
export const withBrought = (records: PlanRecords, brought: Brought): PlanRecords => {
  let editions = records.editions;
  for (const { id, label, position } of brought.editions) {
    const isTaken = editions.some((one) => one.position === position);
    editions = [
      ...editions.map((one) => (isTaken && one.position >= position ? { ...one, position: one.position + 1 } : one)),
      { id, label, position, state: 'draft' },
    ];
  }
  const key = ({ subject, part, edition }: Pick<CurrentCell, 'subject' | 'part' | 'edition'>): string =>
    `${subject} ${part} ${edition}`;
  const cells = new Map(records.cells.map((cell) => [key(cell), cell]));
  for (const cell of brought.cells)
    cells.set(key(cell), {
      ...cell,
      plain: isProse(cell.part) ? plainText(cell.body as Tree) : '',
      sha256: '',
      counter: (cells.get(key(cell))?.counter ?? 0) + 1,
    });
  return {
    plan: records.plan,
    editions,
    sections: [...records.sections, ...brought.sections],
    items: [...records.items, ...brought.items],
    cells: [...cells.values()],
  };
};

/** What a reader reads of an edition, without the plan's own ids, to be held against what a file says. */
export const wordsOfView = (view: EditionView): unknown => {
  const words = ({ tree }: ProseView): string => plainText(tree);
  const item = (one: ItemView): unknown => ({
    number: one.number,
    name: one.name,
    fields: Object.fromEntries(
      one.fields.filter(({ tree }) => !isBlank(tree)).map((field) => [field.key, words(field)]),
    ),
    waiting: one.fields.filter(({ state }) => state === 'not-updated').map(({ key }) => key),
    items: one.items.map(item),
  });
  return {
    front: [view.title, view.summary, view.foreword, view.contact].map(words),
    sections: view.sections.map((section) => ({
      number: section.number,
      heading: words(section.heading),
      narrative: words(section.narrative),
      items: section.items.map(item),
    })),
  };
};

/** What a file says at its own edition, in the form of `wordsOfView`. */
export const wordsOfProposal = (proposal: Proposal): unknown => {
  const item = (one: ProposedItem): unknown => {
    const fields = new Map<string, string>();
    const ordered = one.fields.toSorted((a, b) => a.edition - b.edition);
    for (const { key, edition, tree } of ordered) {
      const scope = proposal.template.kinds.flatMap((kind) => kind.fields).find((field) => field.key === key)?.scope;
      if (edition > proposal.edition || (scope === 'edition' && edition !== proposal.edition)) continue;
      if (!isBlank(tree)) fields.set(key, plainText(tree));
    }
    return {
      number: one.number,
      name: one.name,
      fields: Object.fromEntries(fields),
      waiting: [],
      items: one.items.map(item),
    };
  };
  return {
    front: [proposal.title, plainText(proposal.summary), '', plainText(proposal.contact)],
    sections: proposal.sections.map((section) => ({
      number: section.number,
      heading: section.heading,
      narrative: plainText(section.narrative),
      items: section.items.map(item),
    })),
  };
};

const WORDS = (
  'schools councils parents carers pupils teachers training guidance mediation transitions funding inspectors ' +
  'evidence reviews partners health housing transport libraries museums rural islands digital devices broadband meals'
).split(' ');

/** Words that the same seed makes again, and another seed makes otherwise. */
export const wordsFrom = (seed: number, count: number): string => {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `${WORDS[state % WORDS.length]}${(state >>> 8) % 40}`;
  }).join(' ');
};

const FIELDS = ['recommendation', 'response', 'actions', 'status', 'progress'] as const;
const text = fc.constantFrom('', 'One text.', 'Another text.', 'Words of a third kind.');

/**
 * A plan at one edition: up to three sections, out of four headings, with items out of a dozen, each of which is known by its
 * recommendation. `earlier` is an edition that the file may tell of.
 */
export const anyProposal = (label: string, earlier: string): fc.Arbitrary<Proposal> =>
  fc
    .record({
      told: fc.boolean(),
      title: fc.constantFrom('Plan', 'Plan renamed'),
      summary: text,
      sections: fc.uniqueArray(fc.constantFrom('Vision', 'Skills', 'Schools', 'Health'), {
        minLength: 1,
        maxLength: 3,
      }),
      items: fc.uniqueArray(
        fc.record({
          seed: fc.nat(11),
          section: fc.nat(2),
          under: fc.boolean(),
          number: fc.constantFrom('1', '2', '3.1', null),
          texts: fc.array(text, { minLength: FIELDS.length, maxLength: FIELDS.length }),
          toldActions: text,
        }),
        { selector: ({ seed }) => seed, maxLength: 6 },
      ),
    })
    .map(({ told, title, summary, sections, items }) => {
      const own = told ? 1 : 0;
      const made = items.map(({ seed, texts, toldActions, number, section, under }) => {
        const fields = Object.fromEntries(FIELDS.map((key, at) => [key, texts[at]!]));
        return {
          section: section % sections.length,
          under,
          item: itemOf(
            number,
            {
              ...fields,
              recommendation: wordsFrom(seed, 14),
              ...(told && toldActions !== '' ? { 'actions@0': toldActions } : {}),
            },
            { own },
          ),
        };
      });
      const itemsOf = (section: number): ProposedItem[] =>
        made
          .filter((one) => one.section === section)
          .reduce<ProposedItem[]>((list, { item, under }) => {
            const over = list.at(-1);
            return under && over ? [...list.slice(0, -1), { ...over, items: [...over.items, item] }] : [...list, item];
          }, []);
      return proposalOf({
        title,
        summary: summary === '' ? [] : doc(summary),
        editions: told ? [earlier, label] : [label],
        edition: own,
        sections: sections.map((heading, at) => sectionOf(String(at + 1), heading, itemsOf(at))),
      });
    });
