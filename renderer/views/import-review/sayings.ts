import type { ImportReview } from '../../../shared/ipc/contract.ts';
import type { ReviewLine, Saying } from '../../../shared/plan/review.ts';
import { templates } from '../../../shared/templates/index.ts';

/** One thing that a line can be said to be. */
export interface SayingOption {
  readonly id: string;
  readonly words: string;
  readonly says: Saying;
}

export interface SayingGroup {
  readonly heading: string;
  readonly options: readonly SayingOption[];
}

const option = (words: string, says: Saying, id: string = says.as): SayingOption => ({ id, words, says });

const inQuotes = (words: string): string => {
  const label = words.replace(/[\s:.–-]+$/u, '');
  return label.length > 40 ? `“${label.slice(0, 38).trimEnd()}…”` : `“${label}”`;
};

/** A label is short; a line longer than this, in characters, is text. */
const LONGEST_LABEL = 90;

/** What a line can be said to be, in the words of this plan. `before` is the line that stands before it, if any. */
export const sayingsFor = (
  { kinds }: Pick<ImportReview, 'kinds'>,
  line: ReviewLine,
  before: ReviewLine | undefined,
): SayingGroup[] => {
  const alone = kinds.length === 1;
  const underSection = line.goesTo === 'section-text' || before?.goesTo === 'section';
  const fields = kinds.map((kind) => ({
    heading: alone ? 'A field of the item' : `A field of: ${kind.name}`,
    options: [
      ...kind.fields.map((field) =>
        option(field.label, { as: 'field', kind: kind.key, field: field.key }, `field ${kind.key} ${field.key}`),
      ),
      ...(line.words.length <= LONGEST_LABEL
        ? [option(`New field ${inQuotes(line.words)}`, { as: 'new-field', kind: kind.key }, `new-field ${kind.key}`)]
        : []),
    ],
  }));
  return [
    ...fields,
    {
      heading: 'An item begins',
      options: kinds.map((kind) =>
        option(alone ? `Item: ${kind.name}` : kind.name, { as: 'item', kind: kind.key }, `item ${kind.key}`),
      ),
    },
    {
      heading: 'Text',
      options: [
        ...(underSection ? [option('Section text', { as: 'text' }, 'section-text')] : []),
        ...(before ? [option('Goes on with what stands before', { as: 'text' })] : []),
        option('Heading within the text', { as: 'subheading' }),
      ],
    },
    {
      heading: 'The plan',
      options: [
        option('Title', { as: 'title' }),
        option('Summary', { as: 'summary' }),
        option('Section heading', { as: 'section' }),
        option('Contact', { as: 'contact' }),
        option('Left over', { as: 'left-over' }),
      ],
    },
  ];
};

/** The option that says what the line is now; `null` where none of them does (a heading over an item's own items). */
export const optionNow = (groups: readonly SayingGroup[], line: ReviewLine): string | null => {
  const ids = {
    title: 'title',
    summary: 'summary',
    section: 'section',
    'section-text': 'section-text',
    item: `item ${line.kind ?? ''}`,
    field: `field ${line.kind ?? ''} ${line.field ?? ''}`,
    group: '',
    contact: 'contact',
    'left-over': 'left-over',
  } as const satisfies Record<ReviewLine['goesTo'], string>;
  const id = ids[line.goesTo];
  const known = groups.flatMap((group) => group.options).map((one) => one.id);
  if (known.includes(id)) return id;
  // A plan with one kind of item need not say which.
  return line.goesTo === 'item' ? (known.find((one) => one.startsWith('item ')) ?? null) : null;
};

/** The option of that id. */
export const optionOf = (groups: readonly SayingGroup[], id: string | null): SayingOption | undefined =>
  groups.flatMap((group) => group.options).find((one) => one.id === id);

/** Whether what is said is a field that each edition writes anew, so that its edition can be said with it. */
export const hasEditions = ({ template }: Pick<ImportReview, 'template'>, says: Saying): boolean => {
  if (says.as !== 'field') return false;
  const known = templates
    .find((one) => one.id === template.id)
    ?.kinds.find((kind) => kind.key === says.kind)
    ?.fields.find((field) => field.key === says.field);
  // A field that the file alone has may be of any edition.
  return known === undefined || known.scope === 'edition';
};
