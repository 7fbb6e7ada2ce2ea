import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import type { FieldTemplate, ItemKind, Template } from '../../../../shared/plan/template.ts';
import { labelReadings } from './editions.ts';
import { alike } from './line-text.ts';
import { NO_NAMING } from './naming.ts';
import type { Naming } from './naming.ts';

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
  /** The part of the label that names the edition ("31 October 2021"). */
  readonly stated: string | undefined;
}

export interface ItemOpening {
  readonly kind: ItemKind;
  readonly number: string;
  readonly name: string | null;
  /** The file's word for the kind ("Commitment"); `undefined` where a code alone opens it ("R1"). */
  readonly word: string | undefined;
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
  /** The kind whose word a line begins with, whatever stands after it: "Recommendation Thirty-bis – Boats". */
  readonly beginsWith: (line: string) => ItemKind | undefined;
  /** True for a line that opens a section by its word: "Theme 4: Skills". */
  readonly opensSection: (line: string) => boolean;
  /** The kind whose items' children stand under a heading of these words. */
  readonly groupOf: (words: string) => ItemKind | undefined;
  /** The kind whose printed heading begins with the bare number, if there is one. */
  readonly numbered: ItemKind | undefined;
  /** True for words of the template's own lists ("On track", "Accept."): values, never headings. */
  readonly isValue: (words: string) => boolean;
  /** True for a word of the template's states ("Complete"). */
  readonly isStatus: (words: string) => boolean;
}

const ONES = 'one|two|three|four|five|six|seven|eight|nine';
const NUMBER_WORDS = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:${ONES}))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|${ONES}`;
const NUMBER = `\\d{1,4}(?:\\.\\d{1,4})*(?:\\.?[a-z]\\b|\\([a-z]\\))?|(?:${NUMBER_WORDS})\\b|[A-Z]{1,2}\\.?\\d{1,4}(?:\\.\\d{1,4})*[a-z]?|[A-Z]|[IVX]{1,6}`;
const RUN = '\\d{1,4}(?:\\.\\d{1,3})*(?:\\s*(?:,|and|to|&|–|-)\\s*\\d{1,4}(?:\\.\\d{1,3})*){1,8}';
const LONGEST_LABEL = 120;
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');

const PARTING = '(\\s*[:–—]\\s*|\\.\\s+|\\s+-\\s+|\\.?\\s*$|\\s+)';

const WORDED = new RegExp(`^(?:${NUMBER_WORDS})$`, 'iu');

const REFERENCE = /^\s*(?:para(?:graph)?s?\.?|pages?|pp?\.|section)\s+[\d.]/iu;

type OpeningReader = (line: string) => ItemOpening | undefined;

const partedHow = (rest: string, parting: string, name: string | undefined): ItemOpening['parting'] =>
  rest === '' ? 'end' : /[:–—.-]/u.test(parting) || name !== undefined ? 'mark' : 'space';

const openingReader = (kind: ItemKind, words: readonly string[]): OpeningReader => {
  const either = words.map(escaped).join('|');
  const opening = new RegExp(
    `^(?:(${either})\\.?\\s+(?:no\\.?\\s*|number\\s+)?\\(?(${NUMBER})\\)?|((?:${either})s)\\s+(${RUN}))(?![\\w])(?:\\s*\\(([^()]{1,120})\\))?${PARTING}`,
    'iu',
  );
  return (line) => {
    const match = opening.exec(line);
    if (!match) return undefined;
    const word = match[1] ?? match[3]!.slice(0, -1);
    const number = match[2] ?? match[4]!;
    const [name, parting] = [match[5], match[6]!];
    // The pattern looks past capitals for the word alone: "action a" is prose.
    if ((/^[a-z]/u.test(number) && !(WORDED.test(number) && /[:–—.]|^\s*$/u.test(parting))) || !/^\p{Lu}/u.test(line))
      return undefined;
    // "(paragraph 45)" says where it stood in a report: it is no name, and stays with the words.
    if (name !== undefined && REFERENCE.test(name)) {
      const from = line.indexOf('(', match[0].lastIndexOf(`(${name}`));
      return { kind, number, name: null, word, rest: from, parting: 'mark' };
    }
    const rest = line.slice(match[0].length);
    const how = partedHow(rest, parting, name);
    // "Action 31 will be led by…" speaks of the item; "Action 31 The joint work…" is it. A letter needs a mark after it.
    if (how === 'space' && (/^[\p{Ll}(),;]/u.test(rest) || /^[A-Z]+$/u.test(number))) return undefined;
    return { kind, number, name: name?.trim() || null, word, rest: match[0].length, parting: how };
  };
};

const codeReader = (codes: ReadonlyMap<string, ItemKind>): OpeningReader => {
  const opening = new RegExp(
    `^\\(?((${[...codes.keys()].map(escaped).join('|')})\\.?\\d{1,3}(?:\\.\\d{1,3})*[a-z]?)\\)?(?![\\w])${PARTING}`,
    'u',
  );
  return (line) => {
    const [whole, number, prefix, parting] = opening.exec(line) ?? [];
    if (whole === undefined) return undefined;
    const rest = line.slice(whole.length);
    const how = partedHow(rest, parting!, undefined);
    if (how === 'space' && !/^["“‘(]?[\p{Lu}\d]/u.test(rest)) return undefined;
    return {
      kind: codes.get(prefix!)!,
      number: number!,
      name: null,
      word: undefined,
      rest: whole.length,
      parting: how,
    };
  };
};

const openingReaders = (template: Template, naming: Naming): OpeningReader[] => {
  const readers = template.kinds.map((kind) =>
    openingReader(kind, [...new Set([kind.name, ...(naming.kinds.get(kind.key) ?? [])])]),
  );
  const codes = new Map<string, ItemKind>();
  for (const [prefix, key] of naming.codes) {
    const kind = template.kinds.find((one) => one.key === key);
    if (kind) codes.set(prefix, kind);
  }
  return codes.size > 0 ? [...readers, codeReader(codes)] : readers;
};

const sectionReader = (words: readonly string[]): ((line: string) => boolean) => {
  if (words.length === 0) return () => false;
  const opening = new RegExp(
    `^(?:${words.map(escaped).join('|')})\\s+(?:${NUMBER})(?![\\w])(\\s*[:–—.]|\\s+-\\s|\\s*$|\\s+["“‘(]?\\p{Lu})`,
    'iu',
  );
  return (line) => line.length <= 200 && /^\p{Lu}/u.test(line) && opening.test(line) && !/[.;,]$/u.test(line);
};

const WHO =
  '(?:government|executive|council|board|department|ministry|home office|ministers?|ministerial|agency|commission|service|authority|trust|nhs|police|parliament|university|college|cosla|committee|partnership|directorate|company|organisation|provider|management)';
const ASKS =
  '(?:chair|inquiry|enquiry|committee|review|reviewer|panel|commission|report|pac|inspector|inspectorate|auditor|audit|ombudsman|coroner|commissioner|task ?force|tribunal|investigation|hmics|hmip|assembly)';
/** What labels mean that say who speaks: "Northern Ireland Executive response", "The Chair's recommendation". */
const SPEAKERS: readonly (readonly [key: string, words: RegExp])[] = [
  [
    'response',
    new RegExp(`^(?:[\\p{L}'&-]+ ){0,4}${WHO}(?:'?s)?(?: of [\\p{L} ]{3,30})?'? (?:response|answer|reply)$`, 'u'),
  ],
  ['progress', new RegExp(`^(?:[\\p{L}'&-]+ ){0,3}${WHO}(?:'?s)?'? (?:progress )?update$`, 'u')],
  [
    'recommendation',
    new RegExp(`^(?:[\\p{L}'&-]+ ){0,4}${ASKS}(?:'?s)?'? (?:recommendation|recommends|recommended)(?: that)?$`, 'u'),
  ],
  ['recommendation', /^(?:we|it is) recommend(?:ed)?(?: that)?$/u],
  [
    'status',
    /^(?:overall |current |latest |delivery )?(?:commitment|action|recommendation|milestone|goal|outcome|objective|target) (?:completion |rag |brag )?(?:status|rag|rating)$/u,
  ],
  [
    'progress',
    /^(?:overall |latest |current |summary of )?progress (?:against|towards|on|with|in|to) [\p{L}' ]{3,40}$/u,
  ],
];

const meantBy = (byKey: ReadonlyMap<string, readonly Meaning[]>, label: string): readonly Meaning[] | undefined => {
  if (!SPEAKS.test(label)) return undefined;
  for (const [key, words] of SPEAKERS) if (words.test(label) && byKey.has(key)) return byKey.get(key);
  return undefined;
};
const FIRST_WORD = /\p{L}+/u;
const MAY_SPEAK = /respon|answer|reply|update|recommend|status|rag|rating|progress/iu;
/** What every label of those has. */
const SPEAKS = /respon|answer|reply|update|recommend|status|rag|rating|progress/u;

const readLabel = (
  meanings: ReadonlyMap<string, readonly Meaning[]>,
  byKey: ReadonlyMap<string, readonly Meaning[]>,
  words: string,
): LabelFound | undefined => {
  if (words.length > LONGEST_LABEL) return undefined;
  const label = words.trim().replace(/[\s:.]+$|\s*:\s*[–—-]$/u, '');
  const readings = labelReadings(label);
  for (const reading of readings) {
    const found = meanings.get(alike(reading.bare));
    if (found) return { ...reading, meanings: found, label };
  }
  for (const reading of readings) {
    const found = meantBy(byKey, alike(reading.bare));
    if (found) return { ...reading, meanings: found, label };
  }
  return undefined;
};

/** Compiles a template for reading, with what the file itself calls its items and sections. */
export const vocabularyOf = (template: Template, naming: Naming = NO_NAMING): Vocabulary => {
  const meanings = new Map<string, Meaning[]>();
  const byKey = new Map<string, Meaning[]>();
  for (const kind of template.kinds)
    kind.fields.forEach((field, at) => {
      const said = naming.unsaid.has(`${kind.key} ${field.key}`) ? [] : [bareLabel(field), ...(field.alsoCalled ?? [])];
      for (const name of new Set(said.map(alike)))
        meanings.set(name, [...(meanings.get(name) ?? []), { kind, field, at }]);
      // Labels of its own that a field was taken from are known by their words alone.
      if (field.alsoCalled !== undefined) byKey.set(field.key, [...(byKey.get(field.key) ?? []), { kind, field, at }]);
    });
  const openings = openingReaders(template, naming);
  const kindWords = new Map(
    template.kinds.flatMap((kind) =>
      [kind.name, ...(naming.kinds.get(kind.key) ?? [])].map((word) => [alike(word), kind] as const),
    ),
  );
  const groups = new Map(
    template.kinds.flatMap((kind) => (kind.childrenHeading ? [[alike(kind.childrenHeading), kind] as const] : [])),
  );
  const { status, response } = template.vocabularies;
  const states = new Set(status.map(({ word }) => alike(word)));
  const values = new Set([...states, ...response.map(({ word }) => alike(word))]);
  const firsts = new Set([...meanings.keys()].map((name) => FIRST_WORD.exec(name)?.[0] ?? ''));
  /** False for words that begin as no label does: nearly every short line that is none. */
  const mayBeLabel = (words: string): boolean =>
    firsts.has(FIRST_WORD.exec(words)?.[0].toLowerCase() ?? '') || /\d/u.test(words) || MAY_SPEAK.test(words);
  // The same few labels stand in every item: each is read once.
  const known = new Map<string, LabelFound | undefined>();
  return {
    template,
    labelOf: (words) => {
      if (words.length > LONGEST_LABEL) return undefined;
      const before = known.get(words);
      if (before !== undefined || known.has(words)) return before;
      if (!mayBeLabel(words)) return undefined;
      const found = readLabel(meanings, byKey, words);
      if (known.size < 5000) known.set(words, found);
      return found;
    },
    openingOf: (line) => {
      for (const opening of openings) {
        const found = opening(line);
        if (found) return found;
      }
      return undefined;
    },
    beginsWith: (line) => {
      const word = /^\p{Lu}[^\s:–—-]*(?=\s+[\p{Lu}\d(#])/u.exec(line.slice(0, 60))?.[0];
      return word === undefined ? undefined : kindWords.get(alike(word));
    },
    opensSection: sectionReader(naming.sections),
    groupOf: (words) => (words.length > LONGEST_LABEL ? undefined : groups.get(alike(words))),
    numbered: template.kinds.find((kind) => kind.heading.startsWith('{number}')),
    isValue: (words) => words.length <= LONGEST_LABEL && values.has(alike(words)),
    isStatus: (words) => words.length <= LONGEST_LABEL && states.has(alike(words)),
  };
};
