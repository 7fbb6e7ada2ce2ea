import { labelReadings } from '../editions.ts';
import { alike } from '../line-text.ts';

/** Words that head columns and rows in plans of every kind, whatever the template. All are as `alike` gives them. */

const set = (words: string): ReadonlySet<string> => new Set(words.split('|').map((one) => alike(one)));

const NUMBER_WORDS = set(
  'no|no.|nos|number|num|#|ref|ref.|reference|reference number|reference no|ref no|ref. no|ref number|id|item|item no|item number|s/n|sn|sr no|serial no|serial number|unique reference|unique id|code|№|para|rec|rec.|rec #|rec ref',
);
/** "Recommendation no.", "Action number", "Rec ref". */
const NUMBER_OF =
  /^([\p{L}]+(?: [\p{L}]+)?)[ /]+(?:no|nos|number|num|ref|reference|id|#|ref(?:erence)?[ .]*(?:no|number))$/u;
/** Words that name what is numbered: "Lead no" and "Telephone number" number nothing of a plan. */
const NUMBERED_THING =
  /^(?:recommendations?|recs?|actions?|goals?|commitments?|measures?|proposals?|objectives?|items?|tasks?|activity|milestones?|deliverables?|outcomes?|priority|initiatives?|plan|unique|our)\b/u;

const NAME_WORDS = set(
  'title|name|short title|short name|heading|topic|subject|recommendation title|recommendation name|action title|action name|goal title|goal name|commitment title|issue title|title of recommendation|title of action',
);

const SECTION_WORDS = set(
  'theme|themes|section|chapter|part|priority area|priority areas|area|strand|workstream|work stream|work-stream|pillar|category|area of work|area of focus|focus area|policy area|thematic area|programme area|domain|strategic priority|strategic theme',
);
const PARENT_WORDS = set(
  'goal|goals|objective|objectives|outcome|outcomes|aim|aims|ambition|ambitions|priority|priorities|strategic objective|strategic outcome|strategic aim|long-term outcome|key priority|vision|mission|overall aim|target outcome',
);
/** "Theme 2: Skills", "Priority area 3". */
const SECTION_OPENING =
  /^(?:theme|section|chapter|part|priority(?: area)?|strand|work-?\s?stream|pillar|area|outcome|objective|aim|ambition|goal)\s+(?:no\.?\s*)?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\d])/iu;

/** What an item's own words are called where the template's first field is not named; the first of these that is there. */
const FIRST_WORDS: readonly string[] = [
  'recommendation',
  'recommendations',
  'recommendation text',
  'full recommendation',
  'commitment',
  'commitments',
  'agreed action',
  'recommended action',
  'proposed action',
  'key action',
  'key actions',
  'action',
  'actions',
  'national action',
  'action required',
  'actions required',
  'action point',
  'action points',
  'action/commitment',
  'action / commitment',
  'what we will do',
  'what will we do',
  'measure',
  'measures',
  'proposal',
  'proposals',
  'initiative',
  'intervention',
  'activity',
  'activities',
  'task',
  'tasks',
  'deliverable',
  'deliverables',
  'milestone',
  'milestones',
  'project',
  'step',
  'steps',
  'action description',
  'description of action',
  'description',
  'details',
  'objective',
  'objectives',
  'area for improvement',
  'areas for improvement',
  'area for development',
];
const FIRST_PLACES = new Map(FIRST_WORDS.map((word, at) => [word, at] as const));

/** Headings of a column that holds what is to be done, whatever else they say: "Action measures", "Recommendation or action". */
const FIRST_LIKE =
  /\b(?:recommendations?|recommended|actions?|commitments?|milestones?|tasks?|activit(?:y|ies)|deliverables?|proposals?|interventions?|initiatives?|measures?|requirements?|what (?:do|will|are|must) we)\b/u;
/** Words by which such a heading speaks of something else: what an action is owned or measured by. */
const NOT_FIRST =
  /\b(?:taken|by whom|owners?|leads?|responsib\p{L}*|dates?|status|progress|success|performance|outcomes?|impact|evidence|response|targets?|updates?|source|type|links?|cost|who|when)\b/u;

/** True for a heading that could stand over items' own words, though it is none of the words that most plans use. */
export const couldHeadItems = (words: string): boolean => {
  const bare = words.length > 80 ? '' : alike(words);
  return FIRST_LIKE.test(bare) && !NOT_FIRST.test(bare) && !isNumberWord(words);
};

/** What plans ask of every item whatever their template: who does it, by when, how it stands, how one will know. */
const ASKED: readonly (readonly [asked: Asked, words: RegExp])[] = [
  [
    'who',
    /^(?:(?:the |our )?(?:overall |action |responsible |accountable |delivery |senior )?(?:owner|lead)(?:s|ship)?\b|led by\b|who\b|by whom\b|(?:person|people|officer|department|directorate|team|agency|body|organisation|partner|service)s?(?:\(s\))? responsible\b|responsib(?:le|ility|ilities)\b|accountab(?:le|ility)\b|(?:to be )?action(?:ed)? by\b|lead$|assigned to\b|delivery partners?\b|(?:key )?partners\b)/u,
  ],
  [
    'when',
    /^(?:(?:by )?when\b|(?:delivery |proposed |estimated |target |planned |expected )?(?:time-?\s?(?:scales?|frames?|lines?)|deadlines?|due\b)|(?:target|delivery|due|completion|end|start|review|implementation|planned|expected|revised|milestone) dates?\b|dates? (?:for|of|due|to be|completed)\b|to be (?:completed|done) by\b|no later than\b|target completion\b)/u,
  ],
  [
    'state',
    /^(?:(?:overall |current |progress |delivery |completion |action |b?rag )?status\b|b?rag\b|progress\b|achievements?\b|traffic light)/u,
  ],
  [
    'measure',
    /^(?:(?:success|performance|key performance|outcome|progress|impact) (?:measures?|indicators?|criteria)\b|(?:measures?|evidence|indicators?|criteria) (?:of|for) (?:success|progress|completion|impact)\b|how will (?:we|you) (?:know|measure)\b|kpis?\b|evidence$|(?:intended|expected|desired|anticipated) (?:outcomes?|impact|results?)\b)/u,
  ],
  [
    'answer',
    /^(?:(?:fully )?(?:accept(?:ed)?|agreed?)\b.{0,60}\b(?:reject|not (?:accept|agree)|disagree)|(?:government|management|board|council|our) response\b)/u,
  ],
];
export type Asked = 'who' | 'when' | 'state' | 'measure' | 'answer';

const asked = new Map<string, Asked | undefined>();
const MOST_ASKED = 2000;

/** What a heading asks of every item; `undefined` where it asks nothing that plans ask. */
export const askedBy = (words: string): Asked | undefined => {
  if (words.length === 0 || words.length > 100) return undefined;
  if (asked.has(words)) return asked.get(words);
  const bare = alike(words).replace(/^\W+/u, '');
  const found = ASKED.find(([, pattern]) => pattern.test(bare))?.[0];
  if (asked.size >= MOST_ASKED) asked.clear();
  asked.set(words, found);
  return found;
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const NUMERIC_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)?\d\d)$/u;
const WORDED_DATE = /^(?:(?:as )?(?:at|on|to)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(\p{L}{3,9})\.?\s+((?:19|20)\d\d)$/u;

/**
 * The month that a heading names where it is a date and nothing else: "30/4/2014" and "30 April 2014" are "April 2014". A
 * date in figures has its day first, unless its second figure can be no month.
 */
export const dateAlone = (words: string): string | undefined => {
  if (words.length > 30) return undefined;
  const [, first, second, year] = NUMERIC_DATE.exec(words.trim()) ?? [];
  if (year !== undefined) {
    const month = MONTHS[(Number(second) > 12 ? Number(first) : Number(second)) - 1];
    return month && `${month} ${year.length === 2 ? `20${year}` : year}`;
  }
  const [, named, of] = WORDED_DATE.exec(alike(words)) ?? [];
  const month =
    named && MONTHS.find((one) => one.toLowerCase().startsWith(named) || (named === 'sept' && one === 'September'));
  return month && `${month} ${of}`;
};

const ORDINAL = /^\(?(\d{1,2})[.)]\s+(?=\p{L})/u;

/** The headings of columns without the numbers that count the columns ("1. Rec no", "2. Recommendation"). */
export const uncounted = (headings: readonly string[]): readonly string[] => {
  const counts = headings.map((words) => Number(ORDINAL.exec(words)?.[1] ?? 0));
  const counted = counts.filter((count) => count > 0);
  const rising = counted.length > 1 && counted.every((count, at) => at === 0 || count === counted[at - 1]! + 1);
  return rising && counted.length * 2 > headings.length
    ? headings.map((words) => words.replace(ORDINAL, ''))
    : headings;
};

const MONTHLY = /^\p{L}+\.?\s+(?:19|20)\d\d$/u;

/** Labels are looked at without numbers of footnotes, brackets at their end ("Status (RAG)") and asterisks. */
const withoutBrackets = (words: string): string => words.replace(/\s*\([^()]*\)\s*$/u, '').replace(/[*†‡]+$/u, '');

export const isNumberWord = (words: string): boolean => {
  if (words.length > 60) return false;
  const bare = alike(words);
  if (NUMBER_WORDS.has(bare)) return true;
  const thing = NUMBER_OF.exec(bare)?.[1];
  return thing !== undefined && NUMBERED_THING.test(thing);
};

/** What a number's label says is numbered: "Recommendation no." gives "recommendation"; "" where it says nothing. */
export const numberedThing = (words: string): string => NUMBER_OF.exec(alike(words.slice(0, 60)))?.[1] ?? '';

export const isNameWord = (words: string): boolean => words.length <= 60 && NAME_WORDS.has(alike(words));
export const isSectionWord = (words: string): boolean => words.length <= 60 && SECTION_WORDS.has(alike(words));
export const isParentWord = (words: string): boolean => words.length <= 60 && PARENT_WORDS.has(alike(words));
export const opensSection = (words: string): boolean => SECTION_OPENING.test(words.slice(0, 60));

/** How soon a label is taken for that of an item's own words: 0 the soonest; `undefined` where it never is. */
export const firstPlace = (words: string): number | undefined =>
  words.length > 60 ? undefined : (FIRST_PLACES.get(alike(words)) ?? FIRST_PLACES.get(alike(withoutBrackets(words))));

/** A label that no template knows, with an edition's name (a month and year) taken off it. A year alone is part of it: "Budget 2021/22". */
export const unknownLabel = (words: string): { readonly label: string; readonly edition: string | undefined } => {
  const label = words.trim().replace(/[\s:.]+$/u, '');
  const dated = labelReadings(label).find(({ edition }) => edition !== undefined && MONTHLY.test(edition));
  return dated ? { label: dated.bare, edition: dated.edition } : { label, edition: undefined };
};

const LONGEST_LABEL = 80;
const MOST_LABEL_WORDS = 10;

/** True for words that could be a label: few, and no sentence. */
export const couldBeLabel = (words: string): boolean =>
  words.length > 0 &&
  words.length <= LONGEST_LABEL &&
  /\p{L}/u.test(words) &&
  !/[.;,!]["”’)]?$/u.test(words.replace(/\b\p{L}{1,4}\.$/u, '')) &&
  words.split(/\s+/u).length <= MOST_LABEL_WORDS;

/** The words of a label without what stands in brackets at its end, for a second look-up. */
export const shortened = (words: string): string => withoutBrackets(words).trim();

/** True for a label under which states stand, by its words: "RAG", "BRAG rating", "Status". */
export const holdsStates = (label: string): boolean => /\bb?rag\b|\bstatus\b|\btraffic light\b/iu.test(label);
