import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import type { FieldTemplate, ItemKind, Template } from '../../../../shared/plan/template.ts';
import { labelReadings } from './editions.ts';
import { alike } from './line-text.ts';

/** One field of one kind that a label may mean. */
export interface Meaning {
  readonly kind: ItemKind;
  readonly field: FieldTemplate;
  /** Its place among the kind's fields. */
  readonly at: number;
}

export interface LabelFound {
  /** Never empty; in the template's order. */
  readonly meanings: readonly Meaning[];
  /** The label as written, without what ends it. */
  readonly label: string;
  /** The label without the edition's name. */
  readonly bare: string;
  readonly edition: string | undefined;
}

export interface ItemOpening {
  readonly kind: ItemKind;
  readonly number: string;
  readonly name: string | null;
  /** Where the rest of the line begins. */
  readonly rest: number;
  /** What parts number and rest. */
  readonly parting: 'mark' | 'space' | 'end';
}

/** A template made ready for reading lines by it. */
export interface Vocabulary {
  readonly template: Template;
  readonly labelOf: (words: string) => LabelFound | undefined;
  /** "Goal J (Skills): …", "Action 31 …", "Recommendation 4: …". */
  readonly openingOf: (line: string) => ItemOpening | undefined;
  /** The kind whose items' children stand under a heading of these words. */
  readonly groupOf: (words: string) => ItemKind | undefined;
  /** The kind whose printed heading begins with the bare number, if there is one. */
  readonly numbered: ItemKind | undefined;
  /** True for words of the template's own lists ("On track", "Accept."): values, never headings. */
  readonly isValue: (words: string) => boolean;
}

const NUMBER = '\\d{1,4}(?:\\.\\d{1,4})*[a-z]?|[A-Z]{1,2}\\.?\\d{1,4}(?:\\.\\d{1,4})*|[A-Z]|[IVX]{1,6}';
const LONGEST_LABEL = 120;
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');

const openingReader = (kind: ItemKind): ((line: string) => ItemOpening | undefined) => {
  const opening = new RegExp(
    `^${escaped(kind.name)}\\s+(?:no\\.?\\s*)?(${NUMBER})(?![\\w])(?:\\s*\\(([^()]{1,120})\\))?(\\s*[:–—]\\s*|\\.\\s+|\\s+-\\s+|\\.?\\s*$|\\s+)`,
    'iu',
  );
  return (line) => {
    const [whole, number, name, parting] = opening.exec(line) ?? [];
    if (whole === undefined || number === undefined || parting === undefined) return undefined;
    // The pattern looks past capitals for the word alone: "action a" is prose.
    if (/^[a-z]/u.test(number) || !/^\p{Lu}/u.test(line)) return undefined;
    const rest = line.slice(whole.length);
    const how = rest === '' ? 'end' : /[:–—.-]/u.test(parting) || name !== undefined ? 'mark' : 'space';
    // "Action 31 will be led by…" speaks of the item; "Action 31 The joint work…" is it. A letter needs a mark after it.
    if (how === 'space' && (/^[\p{Ll}(),;]/u.test(rest) || /^[A-Z]+$/u.test(number))) return undefined;
    return { kind, number, name: name?.trim() || null, rest: whole.length, parting: how };
  };
};

/** Compiles a template for reading. */
export const vocabularyOf = (template: Template): Vocabulary => {
  const meanings = new Map<string, Meaning[]>();
  for (const kind of template.kinds)
    kind.fields.forEach((field, at) => {
      for (const name of new Set([bareLabel(field), ...(field.alsoCalled ?? [])].map(alike)))
        meanings.set(name, [...(meanings.get(name) ?? []), { kind, field, at }]);
    });
  const openings = template.kinds.map(openingReader);
  const groups = new Map(
    template.kinds.flatMap((kind) => (kind.childrenHeading ? [[alike(kind.childrenHeading), kind] as const] : [])),
  );
  const values = new Set(
    [...template.vocabularies.status, ...template.vocabularies.response].map(({ word }) => alike(word)),
  );
  return {
    template,
    labelOf: (words) => {
      if (words.length > LONGEST_LABEL) return undefined;
      const label = words.trim().replace(/[\s:.]+$/u, '');
      for (const { bare, edition } of labelReadings(label)) {
        const found = meanings.get(alike(bare));
        if (found) return { meanings: found, label, bare, edition };
      }
      return undefined;
    },
    openingOf: (line) => {
      for (const opening of openings) {
        const found = opening(line);
        if (found) return found;
      }
      return undefined;
    },
    groupOf: (words) => (words.length > LONGEST_LABEL ? undefined : groups.get(alike(words))),
    numbered: template.kinds.find((kind) => kind.heading.startsWith('{number}')),
    isValue: (words) => words.length <= LONGEST_LABEL && values.has(alike(words)),
  };
};
