import type { SourceBlock } from '../source.ts';
import type { Context } from './context.ts';
import { allBold, isLine, lineText } from './line-text.ts';
import type { Reading } from './reading.ts';
import type { Role } from './roles.ts';
import { isDotted } from './shapes.ts';
import { isState } from './states.ts';
import type { Meaning } from './vocabulary.ts';

/** Who answers: "The Scottish Government", "We", "This recommendation". A paragraph's number may stand first. */
const SUBJECT =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}\.?\s+)?(?:(?:response|answer)\s*:?\s*)?(?:we |i |this (?:recommendation |proposal |action |point )?|these (?:recommendations )?|(?:the |our )(?:[\p{L}’'-]+,? ){0,3}?(?:government|executive|council|board|department|service|authority|agency|trust|ministry|ministers|commission|company|parliament|partnership|office|college|university|police|committee|organisation)s?(?: and [\p{L}’' -]{2,40}?)? |(?:the )?(?:dfe|dwp|nhs [\p{L}]+|cosla|hm treasury|police scotland|hmpps|moj|dhsc) )/iu;
const HOW =
  '(?:(?:fully|partially|partly|broadly|also|do(?:es)? not|did not|cannot|has|have|had|is|are|was|been|not|all|in part|in principle|therefore|strongly|already) ){0,4}';
/** How an answer goes on after who gives it, and how one begins that says no more. */
const GOES_ON = new RegExp(
  `^${HOW}(?:accept|agree|reject|disagree|note[sd]?\\b|support|welcome|partial|partly|in principle|decline)`,
  'iu',
);
const BEGINS = new RegExp(
  `^(?:\\d{1,3}(?:\\.\\d{1,3}){0,3}\\.?\\s+)?(?:(?:response|answer)\\s*:?\\s*)?(?:(?:fully|partially|partly|not|conditionally) )?(?:accepted|agreed|rejected|noted|disagreed|supported|accept|agree|reject|partially met)(?:$|[.,;:–—]|\\s+[-–—]|\\s+(?:in |at |by |and |but |subject|with|–|-)|\\.)`,
  'iu',
);
/** A line that is an answer and nothing else. */
const ALONE =
  /^(?:(?:fully|partially|partly|not|conditionally) )?(?:accept(?:ed)?|agree(?:d)?|reject(?:ed)?|noted|supported)(?: in (?:part|principle|full))?\.?$/iu;
/** A line that says of an item that it is done or not, and nothing else. */
const DONE =
  /^(?:(?:this |the )?(?:recommendation|action|commitment)s? (?:is |has been |was )?)?(?:fully |partially |partly |not (?:yet )?)?(?:implemented|completed?|achieved|met|superseded)\.?$/iu;
const LONGEST_ALONE = 60;
/** A part of what is recommended: "(a) …". */
const PART = /^\s*(?:\(?[a-z]\)|[a-z]\.|\(?[ivx]{1,4}\))\s/u;

const startOf = (block: SourceBlock | undefined): string | undefined =>
  block && isLine(block) && block.type !== 'list-item' ? lineText(block.children).trimStart().slice(0, 200) : undefined;

/** True for words that answer a recommendation: "The Government accepts…", "Partially agreed." */
export const isAnswer = (block: SourceBlock | undefined): boolean => {
  const line = startOf(block);
  if (line === undefined) return false;
  const subject = SUBJECT.exec(line)?.[0];
  return (subject !== undefined && GOES_ON.test(line.slice(subject.length))) || BEGINS.test(line);
};

/** How far below a recommendation its answer may begin: parts (a) to (e), a list. */
const MOST_BELOW = 8;

/** True where the words of an item are answered before another of its sort begins. */
const isAnswered = ({ lines, shapes, next }: Reading, at: number, isItem: (at: number) => boolean): boolean => {
  let below = next[at]!;
  for (let looked = 0; looked < MOST_BELOW && below < lines.length; looked += 1, below = next[below]!) {
    const { is } = shapes[below]!;
    if (isItem(below) || is === 'opening' || is === 'label' || is === 'section' || is === 'fixed') return false;
    if (isAnswer(lines[below]!.block)) return true;
  }
  return false;
};

/** Where an inquiry or committee's own paragraph stood: "(Paragraph 45)". */
const REFERENCE = /\(para(?:graph)?s?\.? [\d ,.and–-]{1,40}\)[.”"]?$/iu;
const FEWEST_WORDS = 30;

/**
 * Lines that nothing shows to be recommendations but that they are numbered (or end in the paragraph of a report) and are
 * answered, again and again. Empty where fewer than two are.
 */
export const answeredLines = (reading: Reading): ReadonlySet<number> => {
  const { lines, shapes, furniture, next } = reading;
  const numbered = new Set<number>();
  const referring = new Set<number>();
  lines.forEach(({ block }, at) => {
    if (furniture[at] !== undefined || !isLine(block) || block.type === 'heading') return;
    const shape = shapes[at]!;
    if (shape.is === 'numbered' && !shape.label && !isDotted(shape.number) && shape.rest.length > 0) {
      if (lineText(shape.rest).length >= FEWEST_WORDS) numbered.add(at);
    } else if (shape.is === 'words' && block.type === 'paragraph') {
      const line = lineText(block.children);
      if (line.length >= FEWEST_WORDS && line.length <= 4000 && REFERENCE.test(line.slice(-60).trimEnd()))
        referring.add(at);
    }
  });
  for (const some of [numbered, referring]) {
    if (some.size < 2) continue;
    const answered = [...some].filter((at) =>
      some === numbered
        ? isAnswered(reading, at, (below) => some.has(below))
        : !some.has(next[at]!) && shapes[next[at]!]?.is === 'words',
    );
    if (answered.length > 1 && answered.length * 2 > some.size) return new Set(some);
  }
  return new Set();
};

/** True where most items are a recommendation and, below it, its answer, with no label to say so. */
export const answersFollow = (reading: Reading, answered: ReadonlySet<number>): boolean => {
  const { lines, shapes, furniture } = reading;
  const isItem = (at: number): boolean => {
    const shape = shapes[at]!;
    if (shape.is === 'opening' || answered.has(at)) return true;
    const label = shape.is === 'numbered' && shape.label ? shape.label : shape;
    return label.is === 'label' && label.found.meanings[0]!.at === 0;
  };
  let [items, followed] = [0, 0];
  for (let at = 0; at < lines.length; at += 1) {
    const shape = shapes[at]!;
    if (furniture[at] !== undefined) continue;
    if (shape.is === 'label' && shape.found.meanings.some(({ field }) => field.key === 'response')) return false;
    if (!isItem(at)) continue;
    items += 1;
    if (isAnswered(reading, at, isItem)) followed += 1;
  }
  return items > 1 && followed * 2 > items;
};

const responseOf = ({ standing }: Context): Meaning | undefined => {
  if (!standing.item) return undefined;
  const { kind } = standing.item;
  const at = kind.fields.findIndex(({ key }) => key === 'response');
  const meaning = at < 0 ? undefined : { kind, field: kind.fields[at]!, at };
  return meaning && !standing.isFilled(meaning, undefined) ? meaning : undefined;
};

/** A paragraph that answers the recommendation before it. */
export const readAnswer = (c: Context, block: SourceBlock): Role[] | undefined => {
  const { standing } = c;
  if (!c.looks.answersFollow || standing.field === undefined || standing.field.at > 0) return undefined;
  const meaning = responseOf(c);
  if (!meaning) return undefined;
  const plain = isLine(block) && block.type === 'paragraph' && !allBold(block.children);
  const afterBold = plain && standing.bold && !PART.test(lineText(block.children).slice(0, 20));
  if (!(isAnswer(block) || afterBold)) return undefined;
  standing.begin(meaning, undefined);
  return [{ role: 'field', meaning, edition: undefined }, { role: 'prose' }];
};

/** "Partially accepted", "Recommendation implemented" set as a heading within an item: it is what a field says. */
export const readValue = (c: Context, line: string): Role[] | undefined => {
  const { standing } = c;
  if (!standing.item || line.length > LONGEST_ALONE) return undefined;
  const answer = ALONE.test(line);
  if (!answer && !DONE.test(line) && !isState(c.reading.vocabulary, line)) return undefined;
  const { kind } = standing.item;
  const at = kind.fields.findIndex(({ key }) => key === 'status');
  const status = at < 0 ? undefined : { kind, field: kind.fields[at]!, at };
  const free = status && !standing.isFilled(status, undefined) && !standing.fresh ? status : undefined;
  const meaning = answer ? responseOf(c) : free;
  if (!meaning) {
    standing.running();
    return [{ role: 'prose' }];
  }
  standing.running();
  standing.begin(meaning, undefined);
  return [{ role: 'field', meaning, edition: undefined }, { role: 'prose' }];
};
