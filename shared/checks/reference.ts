import { itemsOf } from '../plan/edition-view.ts';
import type { FieldView, ItemView } from '../plan/edition-view.ts';
import { walk } from '../richtext/walk.ts';
import { around, fieldTexts, leftKey } from './check.ts';
import type { Check, Found } from './check.ts';
import { mentionsOf } from './mentions.ts';

/** A number like an item's, where the words before it say that it is one: "at 9.1", "to actions at 3.2.1", "(1.2)". */
export const MENTION =
  /(?:\b(?:at|in|to|of|see|under|and|recommendations?|items?|actions?)\s+|\(\s*)(\d{1,3}(?:\.\d{1,3})+)(?![\d%]|\.\d)/giu;

const sentence = (number: string): string => `“${number}” is not in this plan.`;

const brokenIn = (item: ItemView, field: FieldView, isThere: (item: string) => boolean): Found[] => {
  const broken: string[] = [];
  walk(field.tree, (part) => {
    if (part.type === 'cross-reference' && !isThere(part.item)) broken.push(part.number);
  });
  return broken.map((number, at) => ({
    item,
    field,
    words: number,
    sentence: sentence(number),
    fixes: [
      { do: 'choose-item', button: 'Choose an item', at: { broken: at }, number },
      { do: 'put', button: 'Make it plain text', at: { broken: at }, by: number },
    ],
  }));
};

/** What an item is said to answer and is not in the edition any more. */
const goneIn = (item: ItemView, isThere: (item: string) => boolean): Found[] =>
  (item.facts.answers ?? [])
    .filter((answered) => !isThere(answered))
    .map((answered) => ({
      item,
      field: null,
      words: '',
      sentence: `${item.number ?? 'This item'} also answers an item that is not in this edition.`,
      fixes: [{ do: 'unlink', button: 'Take it away', to: answered }],
    }));

export const reference: Check = {
  id: 'reference',
  severity: 'must fix',
  rule: 'A reference names an item that is in this plan.',
  source: 'Scottish Government publishing standards',
  find: (view) => {
    const items = itemsOf(view);
    const sections = view.sections.map((section) => section.number);
    const numbers = new Set([...items.map((item) => item.number), ...sections]);
    const ids = new Set(items.map((item) => item.id));
    const left = new Set(view.facts.left);
    const plain = new Map<FieldView, Found[]>();
    for (const { item, field, line, start, end, number, spot } of mentionsOf(view, MENTION)) {
      const key = leftKey('reference', field, number);
      if (numbers.has(number) || left.has(key)) continue;
      const found: Found = {
        item,
        field,
        words: around(line, start, end),
        sentence: sentence(number),
        spot,
        fixes: field.fixed
          ? [{ do: 'leave', button: 'Leave it', key }]
          : [
              { do: 'choose-item', button: 'Choose an item', at: spot, number },
              { do: 'leave', button: 'Leave it', key },
            ],
      };
      plain.set(field, [...(plain.get(field) ?? []), found]);
    }
    const isThere = (id: string): boolean => ids.has(id);
    return [
      ...fieldTexts(view).flatMap(({ item, field }) => [
        ...(plain.get(field) ?? []),
        ...brokenIn(item, field, isThere),
      ]),
      ...items.flatMap((item) => (item.facts.answers ? goneIn(item, isThere) : [])),
    ];
  },
};
