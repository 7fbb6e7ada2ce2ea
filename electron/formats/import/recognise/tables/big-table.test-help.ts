import { inlines } from '../../../../../shared/richtext/build.ts';
import { countCharacters, NOTHING_FOUND } from '../../../../../shared/plan/proposal.ts';
import { charactersOf } from '../../source.ts';
import type { Source, SourceBlock, SourceCell, SourceLine, SourceRow } from '../../source.ts';

/*
 * A plan in one table, in the manner of published ones: a row for each recommendation, themes across the table, numbers
 * that restart in each theme, a header said again on each page, words that go on over rows without a number.
 */

/** What one item of the generated plan says; the texts are one paragraph each. */
export interface BigItem {
  readonly theme: string;
  readonly number: string;
  readonly recommendation: readonly string[];
  readonly response: readonly string[];
  readonly actions: readonly string[];
  readonly status: string;
  readonly progress: readonly string[];
}

const THEMES = [
  ...['Schools and parents', 'Leadership', 'Workforce and training', 'Resources', 'Transitions'],
  ...['Inclusion', 'Recording and review', 'Outreach', 'Rural areas'],
] as const;
const WHO = ['Councils', 'Schools', 'The Scottish Government', 'Health boards', 'Colleges'] as const;
const WHAT = [
  'must involve families as equal partners in each plan',
  'must publish clear guidance on how decisions are reached',
  'should review how staff time is shared between settings',
  'should make sure that every child is heard',
] as const;
const ANSWERS = [
  'Accept.',
  'Accept',
  'Accept in principle. However, timing depends on funding.',
  'Partially accept',
] as const;
const STATES = ['Complete', 'On-going / on track', 'Not started'] as const;

const pick = <T>(some: readonly T[], at: number): T => some[at % some.length]!;

/** The items of a plan of that many over that many themes, in order. */
export const bigItems = (items: number, themes: number): BigItem[] => {
  const numbers = new Map<string, number>();
  return Array.from({ length: items }, (_, at): BigItem => {
    const place = Math.floor((at * themes) / items);
    const theme = `Theme ${place + 1}: ${pick(THEMES, place)}${place >= THEMES.length ? ` ${place}` : ''}`;
    const number = (numbers.get(theme) ?? 0) + 1;
    numbers.set(theme, number);
    const words = `${pick(WHO, at)} ${pick(WHAT, at)} (point ${at + 1}).`;
    return {
      theme,
      number: String(number),
      recommendation: at % 5 === 0 ? [words, `This includes the ${at + 1} settings named in the report.`] : [words],
      response: [pick(ANSWERS, at)],
      actions: [`We will work with partners on point ${at + 1}.`, `A report will follow by spring ${2022 + (at % 3)}.`],
      status: pick(STATES, at),
      progress:
        at % 3 === 0 ? [] : [`Work on point ${at + 1} has begun.`, `More will be told of point ${at + 1} next year.`],
    };
  });
};

const HEADER = [
  'No.',
  'Recommendation',
  'Response',
  'Actions to be taken forward - Oct 2020',
  'Status Oct 2021',
  'Progress made',
];
/** After so many rows the header is said again, as on a new page. */
const ROWS_TO_A_PAGE = 12;

const lineOf = (text: string, where: string): SourceLine => ({
  type: 'paragraph',
  where,
  source: text,
  gap: 0,
  children: inlines(text),
});

const cellsOf = (texts: readonly (readonly string[])[], where: string): SourceCell[] =>
  texts.map((some, column) => ({ column, columns: 1, rows: 1, blocks: some.map((one) => lineOf(one, where)) }));

/**
 * The file of such a plan: a title, a line of summary and one table. Where a field has more than one paragraph, those after
 * the first stand in a row of their own, whose number cell is empty.
 */
export const bigTable = (items: readonly BigItem[]): Source => {
  const rows: SourceRow[] = [];
  const add = (texts: readonly (readonly string[])[], header = false): void => {
    const where = `table 1, row ${rows.length + 1}`;
    rows.push({ where, header, cells: cellsOf(texts, where) });
  };
  const across = (text: string): void => {
    const where = `table 1, row ${rows.length + 1}`;
    rows.push({
      where,
      header: false,
      cells: [{ column: 0, columns: HEADER.length, rows: 1, blocks: [lineOf(text, where)] }],
    });
  };
  const head = (first = false): void =>
    add(
      HEADER.map((one) => [one]),
      first,
    );
  head(true);
  let theme = '';
  for (const item of items) {
    if (rows.length % ROWS_TO_A_PAGE === 0) head();
    if (item.theme !== theme) across((theme = item.theme));
    const fields = [item.recommendation, item.response, item.actions, [item.status], item.progress];
    add([[item.number], ...fields.map((some) => some.slice(0, 1))]);
    if (fields.some((some) => some.length > 1)) add([[], ...fields.map((some) => some.slice(1))]);
  }
  const title = 'Support for learning: action plan (updated October 2021)';
  const summary = 'What was recommended, what was answered, and what has been done since October 2020.';
  const lines = [title, summary].map((text, at): SourceBlock => ({ ...lineOf(text, `line ${at + 1}`), gap: 1 }));
  const table: SourceBlock = { type: 'table', where: 'table 1', source: '', gap: 1, columns: HEADER.length, rows };
  const blocks = [...lines, table];
  return {
    blocks,
    characters: countCharacters(title) + countCharacters(summary) + charactersOf(table),
    found: NOTHING_FOUND,
    notBroughtIn: [],
    messages: [],
    pictures: [],
  };
};
