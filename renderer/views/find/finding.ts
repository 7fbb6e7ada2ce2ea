import type { Hit } from '../../../shared/plan/change.ts';
import type { CellRef } from '../../../shared/plan/records.ts';
import { createStore } from '../../app/store.ts';

/** Where words are looked for from the bar: the field one was in, the edition shown, or every edition. */
export const SCOPES = ['field', 'edition', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

export const scopeWords = {
  field: 'This field',
  edition: 'This edition',
  all: 'All editions',
} satisfies Record<Scope, string>;

/** A question, and where it is asked. */
export interface Asked {
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
  readonly scope: Scope;
}

export interface Finding {
  readonly bar: boolean;
  /** True where the bar has its second row. */
  readonly replacing: boolean;
  readonly dialog: 'everywhere' | 'go-to-item' | 'preview' | null;
  readonly asked: Asked;
  readonly replacement: string;
  /** The field that “This field” means. */
  readonly field: CellRef | null;
  readonly hits: readonly Hit[];
  /** True where there are more than are given. */
  readonly more: boolean;
  /** Which of the hits one is at; -1 where there are none. */
  readonly at: number;
  /** True once that one was gone to: the next step goes on from it. */
  readonly shown: boolean;
  /** What the hits are the answer to; `null` while nothing was answered. */
  readonly answered: Asked | null;
  /** Grows each time the bar is asked for, so that it takes the focus. */
  readonly turn: number;
}

const nothingFound = { hits: [], more: false, at: -1, shown: false, answered: null } as const;

export const firstFinding: Finding = {
  bar: false,
  replacing: false,
  dialog: null,
  asked: { words: '', matchCase: false, wholeWords: false, scope: 'edition' },
  replacement: '',
  field: null,
  ...nothingFound,
  turn: 0,
};

export const finding = createStore<Finding>(firstFinding);

/** Every change of what is looked for, as a pure function. */
export const findingChanges = {
  /** Opens the bar; words that are selected on the page are what is looked for. */
  opened: (now: Finding, replacing: boolean, selected: string, field: CellRef | null): Finding => ({
    ...now,
    bar: true,
    replacing: replacing || (now.bar && now.replacing),
    dialog: null,
    field,
    asked: {
      ...now.asked,
      words: selected === '' ? now.asked.words : selected,
      scope: now.asked.scope === 'field' && !field ? 'edition' : now.asked.scope,
    },
    turn: now.turn + 1,
  }),
  closed: (now: Finding): Finding => ({ ...now, bar: false, ...nothingFound }),
  asked: (now: Finding, asked: Partial<Asked>): Finding => ({ ...now, asked: { ...now.asked, ...asked } }),
  answered: (now: Finding, answered: Asked, hits: readonly Hit[], more: boolean, at: number): Finding => ({
    ...now,
    answered,
    hits,
    more,
    at: hits.length === 0 ? -1 : Math.min(Math.max(at, 0), hits.length - 1),
    shown: false,
  }),
  /** Goes one on or back; round at the ends. The first step shows the one that one is at. */
  stepped: (now: Finding, step: 1 | -1): Finding => {
    const { length } = now.hits;
    if (length === 0) return now;
    if (!now.shown && step === 1) return { ...now, shown: true };
    return { ...now, at: (now.at + step + length) % length, shown: true };
  },
  /** A plan that is closed takes with it what was found in it. */
  left: (now: Finding): Finding => ({ ...now, bar: false, dialog: null, field: null, ...nothingFound }),
};

/** True where the hits answer what is asked now. */
export const isAnswered = ({ asked, answered }: Finding): boolean =>
  answered !== null &&
  asked.words === answered.words &&
  asked.matchCase === answered.matchCase &&
  asked.wholeWords === answered.wholeWords &&
  asked.scope === answered.scope;

/** “Progress made, 6.1.2”: where a hit stands, as it is spoken of. */
export const nameOfHit = ({ label, number }: Pick<Hit, 'label' | 'number'>): string =>
  number === null ? label : `${label}, ${number}`;

/** “3 of 14”, as beside the box. */
export const countWords = (now: Finding): string => {
  const { asked, hits, more, at, answered } = now;
  if (asked.words === '' || answered === null) return '';
  // What was not found says nothing of the words that are typed on.
  if (hits.length === 0) return isAnswered(now) ? 'Not found' : '';
  const of = more ? `more than ${hits.length.toLocaleString('en-GB')}` : hits.length.toLocaleString('en-GB');
  return `${(at + 1).toLocaleString('en-GB')} of ${of}`;
};

/** Which hit is the first from a place on: the first of its text, or of those that stand after it in reading order. */
export const firstFrom = (
  hits: readonly Hit[],
  cell: Pick<CellRef, 'subject' | 'part'> | null,
  order: ReadonlyMap<string, number>,
): number => {
  if (!cell) return 0;
  const here = hits.findIndex((hit) => hit.cell.subject === cell.subject && hit.cell.part === cell.part);
  if (here >= 0) return here;
  const place = order.get(cell.subject);
  if (place === undefined) return 0;
  const after = hits.findIndex((hit) => (order.get(hit.cell.subject) ?? -1) > place);
  return Math.max(0, after);
};
