import type { Context } from './context.ts';
import type { Role } from './roles.ts';
import type { Meaning, Vocabulary } from './vocabulary.ts';

/** Words that say how a thing stands, whatever a plan's own list has. */
const STATE =
  /^(?:(?:rag|brag|status)\s*[:–-]\s*)?(?:completed?|on[- ]?going|on track|in progress|under ?way|achieved|delivered|partially (?:complete|met|achieved)|not (?:yet )?started|not met|delayed|behind schedule|on hold|paused|\d{1,3} ?%(?: complete)?|closed|superseded|red|amber|green|blue|(?:red|amber|green)[/ -](?:red|amber|green)|[●○◐◑✓✔✗☑☐]\s*[\p{L}/ -]{0,40}|[\p{L}/ -]{0,40}\s*[●○◐◑✓✔✗☑])\.?$/iu;
const LONGEST = 60;

/** True for a line that says no more than how something stands. */
export const isState = (vocabulary: Vocabulary, line: string): boolean =>
  line.length <= LONGEST && (vocabulary.isStatus(line) || STATE.test(line));

const meaningOf = ({ standing }: Context, key: string): Meaning | undefined => {
  const kind = standing.item?.kind;
  const at = kind ? kind.fields.findIndex((field) => field.key === key) : -1;
  return at < 0 ? undefined : { kind: kind!, field: kind!.fields[at]!, at };
};

/** A state on a line of its own, where several stand so, is the item's status though no label says so. */
export const readState = (c: Context, line: string): Role[] | undefined => {
  const { standing } = c;
  if (!c.looks.statesAlone || standing.fresh || !isState(c.reading.vocabulary, line)) return undefined;
  const meaning = meaningOf(c, 'status');
  // Under a label the words are that field's answer.
  const first = standing.field === undefined || standing.field.at === 0;
  if (!meaning || !first || standing.isFilled(meaning, undefined)) return undefined;
  standing.thenProgress = standing.field !== undefined;
  standing.begin(meaning, undefined);
  return [{ role: 'field', meaning, edition: undefined }, { role: 'prose' }];
};

/** What follows such a state tells what has been done. */
export const readAfterState = (c: Context): Role[] | undefined => {
  const { standing } = c;
  if (!standing.thenProgress) return undefined;
  standing.thenProgress = false;
  const meaning = meaningOf(c, 'progress');
  if (!meaning || standing.field?.field.key !== 'status' || standing.isFilled(meaning, undefined)) return undefined;
  standing.begin(meaning, undefined);
  return [{ role: 'field', meaning, edition: undefined }, { role: 'prose' }];
};
