import type { FieldTemplate, ItemKind, Template, Tone } from '../../../shared/plan/template.ts';
import { bareLabel } from '../../../shared/plan/printed-words.ts';

/** A template while it is changed: values in, values out. Blank words may stand in it until it is saved. */

/** Which edition's name a label ends in. */
export type Named = 'none' | 'edition' | 'written';

export interface LabelParts {
  readonly words: string;
  readonly named: Named;
}

const ENDING = /^(.*?)(?:[\s–-]*\{(edition|written)\})$/su;

/** A label's words and the edition's name at its end; `undefined` where a name stands elsewhere in it. */
export const labelParts = (label: string): LabelParts | undefined => {
  const [, words, named] = ENDING.exec(label) ?? [];
  const parts: LabelParts = words === undefined ? { words: label, named: 'none' } : { words, named: named as Named };
  return /\{(?:edition|written)\}/.test(parts.words) ? undefined : parts;
};

/** The label of those parts. A name already there stays set apart as it was. */
export const labelOf = ({ words, named }: LabelParts, before: string): string => {
  if (named === 'none') return words;
  const apart = /([\s–-]*)\{(?:edition|written)\}$/u.exec(before)?.[1] ?? (named === 'written' ? ' - ' : ' ');
  return `${words}${apart === '' ? ' ' : apart}{${named}}`;
};

/** What stands before, and how the name follows the number. */
export interface HeadingParts {
  readonly before: string;
  readonly name: 'none' | 'brackets' | 'space' | 'colon';
  readonly text: boolean;
}

const NAMES = { none: '', brackets: '[ ({name})]', space: '[ {name}]', colon: '[: {name}]' } as const;
const HEADING = /^([^{}[\]]*)\{number\}(\[ \(\{name\}\)\]|\[ \{name\}\]|\[: \{name\}\])?(\[: \{text\}\])?$/u;

/** A heading's pattern in parts; `undefined` for one that is made in another way. */
export const headingParts = (pattern: string): HeadingParts | undefined => {
  const [all, before = '', name = '', text] = HEADING.exec(pattern) ?? [];
  if (all === undefined) return undefined;
  const [way] = Object.entries(NAMES).find(([, one]) => one === name) ?? ['none'];
  return { before, name: way as HeadingParts['name'], text: text !== undefined };
};

export const headingOf = ({ before, name, text }: HeadingParts): string => {
  const word = before.trim();
  return `${word === '' ? '' : `${word} `}{number}${NAMES[name]}${text ? '[: {text}]' : ''}`;
};

/** A list with one of its things a step up (-1) or down (1); as it was, at either end. */
export const stepped = <T>(list: readonly T[], at: number, by: 1 | -1): readonly T[] => {
  const [one, other] = [list[at], list[at + by]];
  return one === undefined || other === undefined ? list : list.with(at, other).with(at + by, one);
};

const without = <T>(list: readonly T[], at: number): readonly T[] => list.toSpliced(at, 1);

const freeKey = (taken: readonly string[], stem: string): string => {
  for (let at = 1; ; at += 1) if (!taken.includes(`${stem}-${at}`)) return `${stem}-${at}`;
};

const withKinds = (template: Template, kinds: readonly ItemKind[]): Template => ({ ...template, kinds: [...kinds] });

export const changeKind = (template: Template, key: string, change: Partial<ItemKind>): Template =>
  withKinds(
    template,
    template.kinds.map((kind) => (kind.key === key ? { ...kind, ...change } : kind)),
  );

/** One more kind of item, with one field; its key is told apart from all that are there. */
export const addKind = (template: Template): { readonly template: Template; readonly key: string } => {
  const key = freeKey(
    template.kinds.map((kind) => kind.key),
    'kind',
  );
  const kind: ItemKind = {
    ...{ key, name: '', plural: '', heading: '{number}[ {name}]', firstField: 'labelled', children: [] },
    fields: [{ key: 'field-1', label: 'Text', scope: 'rolls-on', holds: 'prose' }],
  };
  return { template: withKinds(template, [...template.kinds, kind]), key };
};

/** Without a kind, which then stands below no other either. */
export const removeKind = (template: Template, key: string): Template =>
  withKinds(
    template,
    template.kinds
      .filter((kind) => kind.key !== key)
      .map((kind) => ({ ...kind, children: kind.children.filter((child) => child !== key) })),
  );

const withFields = (template: Template, key: string, fields: readonly FieldTemplate[]): Template =>
  changeKind(template, key, { fields: [...fields] });

const fieldsOf = (template: Template, key: string): readonly FieldTemplate[] =>
  template.kinds.find((kind) => kind.key === key)!.fields;

export const changeField = (template: Template, kind: string, at: number, change: Partial<FieldTemplate>): Template => {
  const fields = fieldsOf(template, kind);
  return withFields(template, kind, fields.with(at, { ...fields[at]!, ...change }));
};

/** One more field, the last of its kind. Its key has to be new to the plan, so that no words of old come up in it. */
export const addField = (template: Template, kind: string, key: string): Template =>
  withFields(template, kind, [...fieldsOf(template, kind), { key, label: '', scope: 'rolls-on', holds: 'prose' }]);

export const removeField = (template: Template, kind: string, at: number): Template =>
  withFields(template, kind, without(fieldsOf(template, kind), at));

export const moveField = (template: Template, kind: string, at: number, by: 1 | -1): Template =>
  withFields(template, kind, stepped(fieldsOf(template, kind), at, by));

/** How the words of a field come about. */
export type Holds = 'prose' | 'status' | 'response' | 'response-prose';

export const holdsOf = ({ holds, vocabulary }: FieldTemplate): Holds =>
  vocabulary === undefined
    ? 'prose'
    : holds === 'choice'
      ? vocabulary
      : vocabulary === 'response'
        ? 'response-prose'
        : 'status';

export const setHolds = (template: Template, kind: string, at: number, holds: Holds): Template => {
  const { vocabulary: _, ...field } = fieldsOf(template, kind)[at]!;
  const set = {
    prose: { ...field, holds: 'prose' },
    status: { ...field, holds: 'choice', vocabulary: 'status' },
    response: { ...field, holds: 'choice', vocabulary: 'response' },
    'response-prose': { ...field, holds: 'prose', vocabulary: 'response' },
  } as const satisfies Record<Holds, FieldTemplate>;
  return withFields(template, kind, fieldsOf(template, kind).with(at, set[holds]));
};

export type List = keyof Template['vocabularies'];
type Word = Template['vocabularies'][List][number];

const withWords = (template: Template, list: List, words: readonly Word[]): Template => ({
  ...template,
  vocabularies: { ...template.vocabularies, [list]: [...words] },
});

export const addWord = (template: Template, list: List): Template =>
  withWords(template, list, [
    ...template.vocabularies[list],
    list === 'status' ? { word: '', tone: 'on-track' } : { word: '' },
  ]);

export const changeWord = (
  template: Template,
  list: List,
  at: number,
  change: { word?: string; tone?: Tone },
): Template => {
  const words = template.vocabularies[list];
  return withWords(template, list, words.with(at, { ...words[at]!, ...change }));
};

export const removeWord = (template: Template, list: List, at: number): Template =>
  withWords(template, list, without(template.vocabularies[list], at));

export const moveWord = (template: Template, list: List, at: number, by: 1 | -1): Template =>
  withWords(template, list, stepped(template.vocabularies[list], at, by));

/** Where something will not do, and why. */
export interface Trouble {
  /** The tab it is on: a kind's key, `words` or `more`. */
  readonly tab: string;
  readonly sentence: string;
}

const blank = (words: string): boolean => words.trim() === '';

const kindTrouble = (kind: ItemKind, kinds: readonly ItemKind[]): string | undefined => {
  if (blank(kind.name)) return 'Enter what one item of this kind is called, such as “Action”.';
  if (kinds.some((one) => one !== kind && one.name.trim().toLowerCase() === kind.name.trim().toLowerCase()))
    return `Two kinds of item are called “${kind.name.trim()}”. Give one another name.`;
  if (kind.fields.length === 0) return `${kind.name} needs a field. Add one.`;
  const nameless = kind.fields.findIndex((field) => blank(bareLabel(field)));
  if (nameless >= 0) return `Field ${nameless + 1} has no label. Enter one, or take the field out.`;
  const labels = kind.fields.map((field) => bareLabel(field).toLowerCase());
  const twin = labels.find((label, at) => labels.indexOf(label) !== at);
  return twin === undefined ? undefined : `Two fields are called “${twin}”. Give one another label.`;
};

const wordsTrouble = ({ vocabularies }: Template): string | undefined => {
  for (const list of ['status', 'response'] as const) {
    const words = vocabularies[list].map(({ word }) => word.trim().toLowerCase());
    if (words.includes('')) return `One of the ${list} words is empty. Enter it, or take it out.`;
    const twin = words.find((word, at) => words.indexOf(word) !== at);
    if (twin !== undefined) return `“${twin}” stands twice among the ${list} words. Take one out.`;
  }
  return undefined;
};

/** The first thing that will not do; `undefined` where the template can be saved. */
export const troubleOf = (template: Template): Trouble | undefined => {
  for (const kind of template.kinds) {
    const sentence = kindTrouble(kind, template.kinds);
    if (sentence !== undefined) return { tab: kind.key, sentence };
  }
  const sentence = wordsTrouble(template);
  return sentence === undefined ? undefined : { tab: 'words', sentence };
};

const tidy = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** The template as it is kept: no spaces too many, a plural for every kind. */
export const tidied = (template: Template): Template => ({
  ...template,
  contactHeading: tidy(template.contactHeading),
  kinds: template.kinds.map(({ childrenHeading, ...kind }) => ({
    ...kind,
    name: tidy(kind.name),
    plural: tidy(kind.plural) || `${tidy(kind.name).toLowerCase()}s`,
    ...(childrenHeading && !blank(childrenHeading) ? { childrenHeading: tidy(childrenHeading) } : {}),
    fields: kind.fields.map((field) => ({ ...field, label: tidy(field.label) })),
  })),
  vocabularies: {
    status: template.vocabularies.status.map((one) => ({ ...one, word: tidy(one.word) })),
    response: template.vocabularies.response.map((one) => ({ ...one, word: tidy(one.word) })),
  },
});
