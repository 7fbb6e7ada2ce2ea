import { fieldTexts } from './check.ts';
import type { Check, FieldText } from './check.ts';

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

export const responseWording: Check = {
  id: 'response-wording',
  severity: 'should fix',
  rule: 'The same answer is written in one way throughout.',
  source: 'Scottish Government style guide',
  across: (field) => field.vocabulary === 'response',
  find: (view) => {
    const answers = new Map<string, FieldText[]>();
    for (const one of fieldTexts(view)) {
      if (one.field.vocabulary !== 'response') continue;
      const key = bare(one.text);
      const same = answers.get(key);
      if (same) same.push(one);
      else answers.set(key, [one]);
    }
    return [...answers.values()].flatMap((same) => {
      const ways = new Map<string, number>();
      for (const { text } of same) ways.set(oneLine(text), (ways.get(oneLine(text)) ?? 0) + 1);
      if (ways.size < 2) return [];
      // The way it is written most often; of two that are as often, the first.
      const usual = [...ways].reduce((most, way) => (way[1] > most[1] ? way : most))[0];
      const counted = [...ways].map(([words, count]) => `“${words}” ${count} times`).join(', ');
      return same.map(({ item, field, text }) => ({
        item,
        field,
        words: oneLine(text),
        sentence: `This answer is written in ${ways.size} ways: ${counted}.`,
        spot: { words: oneLine(text), nth: 0 },
        ...(field.fixed
          ? {}
          : { fixes: [{ do: 'write', button: `Use “${usual}” everywhere`, safe: true, words: usual }] as const }),
      }));
    });
  },
};
