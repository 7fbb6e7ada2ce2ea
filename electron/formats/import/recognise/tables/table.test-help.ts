import { b, inlines } from '../../../../../shared/richtext/build.ts';
import { goals as ourGoals } from '../../../../../shared/templates/goals.ts';
import { recommendations as ourRecommendations } from '../../../../../shared/templates/recommendations.ts';
import type { Template } from '../../../../../shared/plan/template.ts';
import { bareLabel } from '../../../../../shared/plan/printed-words.ts';
import type { SourceBlock, SourceCell, SourceLine, SourceTable } from '../../source.ts';
import { lineText } from '../line-text.ts';
import type { Line } from '../lines.ts';
import type { Role } from '../roles.ts';
import { vocabularyOf } from '../vocabulary.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { labelsInTables } from './labels.ts';
import { unfoldTables } from './unfold.ts';

/*
 * Tables as a person would draw them. A line is a row, bars part its cells; "/" parts the paragraphs of a cell. A cell "<"
 * is merged with the one at its left, "^" with the one above. "**so**" is bold, "- so" a bullet, "1) so" a line that the
 * file numbers.
 */

/** A template with few labels, so that a test shows what a table tells and not how many words a template knows. */
const knowing = (template: Template, fields: Readonly<Record<string, readonly string[]>>): Template => ({
  ...template,
  kinds: template.kinds.map((kind) => ({
    ...kind,
    fields: kind.fields
      .filter(({ key }) => key in fields)
      .map((field) => ({ ...field, alsoCalled: [...fields[field.key]!] })),
  })),
});

export const recommendations = knowing(ourRecommendations, {
  recommendation: [],
  response: ['Government response'],
  actions: ['Actions', 'Action'],
  timescale: ['Timescale', 'Delivery date'],
  status: ['Current status', 'RAG'],
  progress: ['Progress', 'Update'],
});
export const goals = knowing(ourGoals, { goal: [], action: [], status: [], progress: ['Progress'] });

const line = (text: string, where: string): SourceLine => {
  const [, bullet] = /^- (.*)$/u.exec(text) ?? [];
  const [, marker, numbered] = /^(\d+)\) ?(.*)$/u.exec(text) ?? [];
  const base = { where, source: text.replace(/^(?:- |\d+\) ?)/u, '').replaceAll('**', ''), gap: 0 };
  if (bullet !== undefined)
    return { ...base, type: 'list-item', kind: 'bullet', marker: '•', depth: 0, children: inlines(bullet) };
  if (marker !== undefined)
    return {
      ...base,
      type: 'list-item',
      kind: 'numbered',
      marker: `${marker}.`,
      depth: 0,
      children: inlines(numbered!),
    };
  const [, bold] = /^\*\*(.*)\*\*$/u.exec(text) ?? [];
  return { ...base, type: 'paragraph', children: inlines(bold === undefined ? text : b(bold)) };
};

/** The table that some lines draw. */
export const grid = (drawing: string, caption?: string): SourceTable => {
  const drawn = drawing
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => one.split('|').map((cell) => cell.trim()));
  const rows = drawn.map((cells, row) => {
    const where = `table 1, row ${row + 1}`;
    return {
      where,
      header: false,
      cells: cells.flatMap((text, column): SourceCell[] => {
        if (text === '<' || text === '^') return [];
        let columns = 1;
        while (cells[column + columns] === '<') columns += 1;
        let down = 1;
        while (drawn[row + down]?.[column] === '^') down += 1;
        const blocks = text === '' ? [] : text.split(' / ').map((one) => line(one.trim(), where));
        return [{ column, columns, rows: down, blocks }];
      }),
    };
  });
  return {
    type: 'table',
    where: 'table 1',
    source: caption ?? '',
    gap: 1,
    ...(caption === undefined ? {} : { caption }),
    columns: Math.max(...drawn.map((cells) => cells.length)),
    rows,
  };
};

/** A line of text above or below a table; "# so" is a heading. */
export const text = (words: string): SourceBlock => {
  const [, level, heading] = /^(#+) (.*)$/u.exec(words) ?? [];
  const plain = line(words, 'line 1');
  return level === undefined
    ? { ...plain, gap: 1 }
    : { type: 'heading', level: level.length, where: 'line 1', source: heading!, gap: 1, children: inlines(heading!) };
};

/** A template with the fields that a file's tables show, as a caller makes it between the two readings. */
export const withLabels = (template: Template, blocks: readonly SourceBlock[]): Template => {
  const labels = labelsInTables(blocks, vocabularyOf(template));
  return {
    ...template,
    kinds: template.kinds.map((kind) => ({
      ...kind,
      fields: [
        ...kind.fields,
        ...[...new Set(labels.filter((one) => one.kind.key === kind.key).map((one) => one.label))].map((label, at) => ({
          key: `new-${at + 1}`,
          label,
          scope: 'rolls-on' as const,
          holds: 'prose' as const,
        })),
      ],
    })),
  };
};

const words = (role: Role): string => ('words' in role ? `“${lineText(role.words)}”` : '');

const told: { readonly [R in Role['role']]?: (role: Extract<Role, { role: R }>) => string } = {
  item: ({ kind, number, name, worded, within }) =>
    [
      within ? '>' : '',
      worded ? `${kind.name}!` : kind.key,
      number ?? '(no number)',
      name === null ? '' : `called “${name}”`,
    ]
      .filter(Boolean)
      .join(' '),
  section: ({ number, words: some }) => `section ${[number, `“${lineText(some)}”`].filter(Boolean).join(' ')}`,
  label: ({ meaning, label, edition }) =>
    `[${label === bareLabel(meaning.field) ? label : `${label} = ${meaning.field.key}`}${edition === undefined ? '' : ` @ ${edition}`}]`,
  'left-over': ({ why }) => `left over: ${why}`,
};

const roleWords = (role: Role): string =>
  (told[role.role] as ((one: Role) => string) | undefined)?.(role) ?? `${role.role} ${words(role)}`.trim();

const blockText = (block: SourceBlock): string => {
  if (block.type === 'table') return `table of ${block.rows.length} rows`;
  return 'children' in block ? lineText(block.children) : block.source;
};

/** Lines in plain words: what each is, and its words. Those that only head columns are left out. */
export const lineWords = ({ block, fixed }: Line): string =>
  `${fixed ? fixed.map(roleWords).join(' ') : '?'} | ${blockText(block)}`;

/** How a vocabulary reads some blocks, in plain words, a line each; column headings and the like are left out. */
export const read = (template: Template, ...blocks: readonly SourceBlock[]): string => {
  const vocabulary: Vocabulary = vocabularyOf(withLabels(template, blocks));
  return [
    '',
    ...unfoldTables(blocks, vocabulary)
      .filter(({ fixed }) => fixed?.[0]?.role !== 'table-label')
      .map(lineWords),
    '',
  ].join('\n');
};

/** The labels that a template does not know, in plain words. */
export const labelWords = (template: Template, ...blocks: readonly SourceBlock[]): string[] =>
  labelsInTables(blocks, vocabularyOf(template)).map(
    ({ label, edition, kind, count, status }) =>
      `${kind.key}: ${label}${edition === undefined ? '' : ` @ ${edition}`} × ${count}${status ? ', states' : ''}`,
  );
