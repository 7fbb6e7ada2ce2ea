import type { ItemKind, Template } from '../../../../shared/plan/template.ts';
import type { SourceBlock } from '../source.ts';
import { alike, allBold, isLine, lineText } from './line-text.ts';
import type { Line } from './lines.ts';

/** What a file itself calls the items and sections that a template has other words for. */
export interface Naming {
  /** For a kind, by its key, the words that open its items ("Commitment", "Rec"), most used first. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  /** Words that open sections: "Theme", "Priority". */
  readonly sections: readonly string[];
  /** Letters that begin an item's number ("R" in "R1"), and the kind's key. */
  readonly codes: ReadonlyMap<string, string>;
  /** Fields, as "kind field", whose labels are known only where a person says so. */
  readonly unsaid: ReadonlySet<string>;
}

export const NO_NAMING: Naming = { kinds: new Map(), sections: [], codes: new Map(), unsaid: new Set() };

/** Words that name what holds items, whatever stands in it. */
const SECTIONS =
  'theme|chapter|part|pillar|strand|workstream|work stream|section|area|focus area|priority area|action area|driver|mission|annex|appendix';
/** Words that name items, or, where others stand below them, what holds those. */
const ITEMS =
  'recommendation|rec|action|goal|commitment|priority|objective|outcome|measure|proposal|milestone|deliverable|aim|target|ambition|pledge|promise|initiative|project|task|activity|action point|intervention|principle|step|ask|undertaking|requirement|learning point|finding|area for improvement';
const KINDS_OF =
  'key|strategic|national|local|priority|headline|specific|policy|programme|main|core|joint|further|additional|new|supporting|climate|delivery|short-term|medium-term|long-term|high-level|overarching';
/** A word of the file's own before such a word: "Equality Outcome 1". */
const OWN_WORD =
  "(?!(?:the|this|that|our|see|in|under|for|and|or|of|from|to|all|each|per|by|with|on|at|as|new|next)\\b)[\\p{L}’'-]{2,20}\\s+";
/** What stands before an opening in a heading that has a number of its own: "2.1 Commitment 1: Boats". */
const OWN_NUMBER = /^\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=\p{Lu})/u;
const NUMBER =
  '\\d{1,4}(?:\\.\\d{1,4})*(?:\\.?[a-z]\\b|\\([a-z]\\))?|[A-Z]{1,2}\\.?\\d{1,4}(?:\\.\\d{1,4})*[a-z]?|[A-Z]|[IVX]{1,6}';
const OPENS = new RegExp(
  `^((?:(?:${KINDS_OF})\\s+|(?:${OWN_WORD}){1,2})?(?:${SECTIONS}|${ITEMS}))\\.?\\s+(?:no\\.?\\s*|number\\s+)?\\(?(${NUMBER})\\)?(?![\\w])(?:\\s*\\([^()]{1,120}\\))?(\\s*[:–—.]|\\s+-\\s|\\s*$|\\s+["“‘(]?\\p{Lu})`,
  'iu',
);
const CODE = /^\(?([A-Z]{1,3})\.?(\d{1,3}(?:\.\d{1,3})*[a-z]?)\)?(?:\s*[:–—.]|\s+-\s|\s*$|\s+["“‘(]?\p{Lu})/u;
/** Letters before figures that number questions, years and paper. */
const NO_CODES = new Set(['Q', 'FY', 'S', 'P', 'ISO', 'BS', 'EN', 'COP', 'UN']);
const IS_SECTION = new RegExp(`(?:^| )(?:${SECTIONS})$`, 'u');
const KIND_FIRST = new RegExp(`^(?:${KINDS_OF})\\s`, 'iu');
/** Words for what actions are to bring about: over them they are goals. */
const GOAL_LIKE = /(?:^| )(?:goal|objective|outcome|aim|ambition|target|recommendation|commitment|pledge|promise)$/u;
const ABBREVIATED: Readonly<Record<string, string>> = { rec: 'recommendation' };
const LONGEST = 200;
/** No plan has more words for what it is made of. */
const MOST_KINDS = 12;

/** Words that plans use for chapters as much as for items: what stands below them tells. */
const SOFT = /(?:^| )(?:priority|objective|outcome|aim|ambition|principle|target|step|goal)$/u;
/** Items without labels are short. */
const MOST_LINES = 2;

interface Token {
  readonly word: string;
  readonly number: string;
  /** The place of its line. */
  readonly at: number;
}

/** Words and codes that open lines of a file, in the file's order. */
export interface Openings {
  readonly tokens: readonly Token[];
  /** As first written: "Strategic Outcome". */
  readonly written: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** How many lines the file has. */
  readonly lines: number;
}

/** Words of the file's own before an item's are part of its name, so that they have capitals as that has. */
const CAPITALS = /^\p{Lu}[^\s]*(?:\s+(?:\p{Lu}|for\s+|point)[^\s]*)*$/u;

const openingToken = (line: string): (Omit<Token, 'at'> & { readonly written: string }) | undefined => {
  const [, written, number, parting] = OPENS.exec(line) ?? [];
  if (written === undefined || number === undefined || /^[a-z]/u.test(number)) return undefined;
  if (!KIND_FIRST.test(written) && written.split(/\s+/u).length > 1 && !CAPITALS.test(written)) return undefined;
  // A letter alone needs a mark or the line's end after it: "Action A group…" is prose.
  if (/^[A-Z]+$/u.test(number) && /\p{L}$/u.test(parting!)) return undefined;
  // The pattern is blind to capitals, for the word alone.
  if (/\p{Ll}$/u.test(parting!)) return undefined;
  return { written, word: alike(written), number };
};

const stands = (block: SourceBlock): boolean =>
  isLine(block) && (block.type !== 'list-item' || block.depth === 0 || allBold(block.children));

/** Said of a line that a table shows to begin an item. */
export const TABLE_ITEM = ' item';
/** The label that a line is or begins with, if a template knows it or the file says it again and again. */
export type LabelsAt = (at: number) => string | undefined;

/** True where a word's openings hold chapters, not items: much text without labels, or one label again and again. */
const isChapter = (word: string, { tokens, lines }: Openings, labelAt: LabelsAt, soft: boolean): boolean => {
  let [spans, chapters] = [0, 0];
  tokens.forEach((token, index) => {
    if (token.word !== word) return;
    const end = tokens[index + 1]?.at ?? lines;
    const labels = new Set<string>();
    let repeats = false;
    let items = 0;
    for (let at = token.at + 1; at < Math.min(end, token.at + 400); at += 1) {
      const label = labelAt(at);
      if (label === TABLE_ITEM) items += 1;
      if (label === TABLE_ITEM) continue;
      repeats ||= label !== undefined && labels.has(label);
      if (label !== undefined) labels.add(label);
    }
    spans += 1;
    const bare = labels.size === 0 && end - token.at - 1 > MOST_LINES;
    if (repeats || items > 1 || (soft && (bare || items > 0))) chapters += 1;
  });
  return chapters * 2 > spans;
};

/** Finds every line that a word and number, or a code, might open. `skipped` has one entry a line. */
export const openingsOf = (lines: readonly Line[], skipped: readonly boolean[]): Openings => {
  const tokens: Token[] = [];
  const written = new Map<string, string>();
  const codes = new Map<string, string[]>();
  lines.forEach(({ block, fixed }, at) => {
    if (skipped[at] || fixed || !isLine(block) || !stands(block)) return;
    const words = lineText(block.children).trimStart().slice(0, LONGEST);
    // A list's number may hold the word: "Recommendation 1:", "R1".
    const first = words.replace(OWN_NUMBER, '');
    const line = block.type === 'list-item' && /\d/u.test(block.marker) ? `${block.marker} ${first}` : first;
    if (!/^\(?\p{Lu}[^\d]{0,40}(?:\d|\b[A-Z]\b|\b[IVX]+\b)/u.test(line)) return;
    const token = openingToken(line);
    if (token) {
      tokens.push({ ...token, at });
      if (!written.has(token.word)) written.set(token.word, token.written);
    }
    const [, prefix, number] = CODE.exec(line) ?? [];
    if (prefix !== undefined && !NO_CODES.has(prefix)) push(codes, prefix, number!);
  });
  return { tokens, written, codes, lines: lines.length };
};

const push = (lists: Map<string, string[]>, key: string, one: string): void => {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
};

/** True where between most of one word's openings another word's stand. */
const holds = (tokens: readonly Token[], outer: string, inner: string): boolean => {
  const both = tokens.filter(({ word }) => word === outer || word === inner);
  if (both[0]?.word !== outer) return false;
  let [outers, holding] = [0, 0];
  both.forEach(({ word }, at) => {
    if (word !== outer) return;
    outers += 1;
    if (both[at + 1]?.word === inner) holding += 1;
  });
  return holding * 2 >= outers && both.length - outers >= holding;
};

const distinct = (numbers: readonly string[]): number => new Set(numbers).size;

/** The kind whose items hold no others. */
const leafOf = (template: Template): ItemKind =>
  template.kinds.find((kind) => kind.children.every((child) => child === kind.key)) ?? template.kinds.at(-1)!;

const parentOf = (template: Template): ItemKind | undefined =>
  template.kinds.find((kind) => kind.children.some((child) => child !== kind.key));

const codesOf = (template: Template, { codes, tokens }: Openings, words: readonly string[]): Map<string, string> => {
  const out = new Map<string, string>();
  const worded = tokens.filter(({ word }) => words.includes(word)).length;
  const lettered = [...codes].some(([prefix, numbers]) => prefix.length === 1 && distinct(numbers) > 1);
  for (const [prefix, numbers] of codes) {
    // One theme of several may have but one item.
    const alone = lettered && prefix.length === 1 && numbers.every((number) => /^1(?:\D|$)/u.test(number));
    if ((distinct(numbers) < 2 && !alone) || numbers.length > 3 * distinct(numbers) || worded > numbers.length)
      continue;
    const named = template.kinds.find((kind) => kind.name.startsWith(prefix));
    out.set(prefix, (named ?? leafOf(template)).key);
  }
  return out;
};

/**
 * What the file calls a template's kinds and what its sections. A word that holds others is a goal's, where the template
 * has such a kind and none of that name stands in the file, else a section's; the innermost is an item's.
 */
export const namingOf = (template: Template, openings: Openings, labelAt: LabelsAt): Naming => {
  const { tokens, written } = openings;
  const numbers = new Map<string, string[]>();
  for (const { word, number } of tokens) push(numbers, word, number);
  const often = [...numbers]
    .filter(([, some]) => distinct(some) >= 2)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_KINDS)
    .map(([word]) => word);
  const words = [...numbers.keys()].filter((word) => often.includes(word));
  const sections = [...numbers.keys()].filter((word) => IS_SECTION.test(word));
  const own = new Map(template.kinds.map((kind) => [alike(kind.name), kind.key]));
  const candidates = words.filter((word) => !sections.includes(word));
  const chapters = candidates.filter(
    (word) =>
      !own.has(ABBREVIATED[word] ?? word) &&
      !candidates.some((inner) => inner !== word && holds(tokens, word, inner)) &&
      isChapter(word, openings, labelAt, SOFT.test(word)),
  );
  sections.push(...chapters);
  const items = candidates.filter((word) => !chapters.includes(word));
  const outer = items.filter((word) => items.some((inner) => inner !== word && holds(tokens, word, inner)));
  const inmost = items
    .filter((word) => !outer.includes(word))
    .toSorted((a, b) => numbers.get(b)!.length - numbers.get(a)!.length);
  const kinds = new Map<string, string[]>();
  const give = (key: string, word: string): void =>
    void kinds.set(key, [...(kinds.get(key) ?? []), written.get(word)!]);
  for (const word of items) {
    const key = own.get(ABBREVIATED[word] ?? word);
    if (key !== undefined && ABBREVIATED[word] !== undefined) give(key, word);
  }
  const holdsOther = (word: string): boolean =>
    outer.some((other) => other !== word && holds(tokens, word, other) && !holds(tokens, other, word));
  const leaf = leafOf(template);
  const parent = parentOf(template);
  const isOwn = (word: string): boolean => own.has(ABBREVIATED[word] ?? word);
  const leafTaken = items.some((word) => own.get(ABBREVIATED[word] ?? word) === leaf.key);
  const first = inmost.find((word) => !isOwn(word));
  if (!leafTaken && first !== undefined) {
    give(leaf.key, first);
    // "Employer Outcome 1" beside "Equality Outcome 1" to 4 is one of them.
    const noun = first.slice(first.lastIndexOf(' ') + 1);
    for (const word of numbers.keys())
      if (word !== first && word.endsWith(` ${noun}`) && !sections.includes(word) && !items.includes(word))
        give(leaf.key, word);
  }
  const below = leafTaken || first !== undefined;
  let parentTaken = parent === undefined || items.some((word) => own.get(word) === parent.key);
  // What holds goals holds them as a chapter does: of words one below the other the innermost is the goal's.
  const innermostFirst = [...outer].toSorted((a, b) => Number(holdsOther(a)) - Number(holdsOther(b)));
  for (const word of innermostFirst) {
    if (isOwn(word)) continue;
    if (!parentTaken && below && GOAL_LIKE.test(word)) {
      give(parent!.key, word);
      parentTaken = true;
    } else sections.push(word);
  }
  const used = [...own.keys(), ...[...kinds.values()].flat().map(alike)];
  return {
    kinds,
    sections: sections.map((word) => written.get(word)!),
    codes: codesOf(template, openings, used),
    unsaid: new Set(),
  };
};
