import type { Template } from '../plan/template.ts';
import { around, leftKey } from './check.ts';
import type { Check, Found } from './check.ts';
import { itemNumbered, mentionsOf } from './mentions.ts';
import { MENTION } from './reference.ts';

const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "action 31", "Goal J", "recommendation 6.1.2": the name of a kind of item, then a number as items have it. */
const named = (name: string): RegExp =>
  new RegExp(`\\b(?:${literal(name)})s?\\s+(\\d{1,3}(?:\\.\\d{1,3})*|[A-Z]{1,2})(?![\\p{L}\\d%]|\\.\\d)`, 'giu');

/** Every kind by the words it goes under. "Item" is a word for any of them. */
const kinds = ({ kinds: all }: Template): { pattern: RegExp; kind: string | undefined }[] => [
  ...all.map(({ name, key }) => ({ pattern: named(name), kind: key })),
  { pattern: named('item'), kind: undefined },
  { pattern: MENTION, kind: undefined },
];

/** Numbers written by hand that name an item of the edition: they would stay behind when it is renumbered. */
export const plainReference: Check = {
  id: 'plain-reference',
  severity: 'note',
  rule: 'A reference to an item follows its number by itself.',
  source: 'Action Plan Writer',
  find: (view) => {
    const left = new Set(view.facts.left);
    const seen = new Set<string>();
    return kinds(view.template).flatMap(({ pattern, kind }) =>
      mentionsOf(view, pattern).flatMap(({ item, field, line, start, end, number, spot }): Found[] => {
        const key = leftKey('plain-reference', field, number);
        const place = `${field.cell.subject} ${field.cell.part} ${spot.words} ${spot.nth}`;
        const meant = itemNumbered(view, number, item, kind);
        // The words of others stand as they are, and an item speaks of itself by no reference.
        if (!meant || meant.id === item.id || field.fixed || left.has(key) || seen.has(place)) return [];
        seen.add(place);
        return [
          {
            item,
            field,
            words: around(line, start, end),
            sentence: `“${number}” can be made a reference that follows the number.`,
            spot,
            fixes: [
              { do: 'refer', button: 'Make it a reference', safe: true, at: spot, item: meant.id, number },
              { do: 'leave', button: 'Leave it', key },
            ],
          },
        ];
      }),
    );
  },
};
