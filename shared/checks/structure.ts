import { inlinePlain, plainText } from '../richtext/plain-text.ts';
import { faultOfLinkWords } from '../richtext/link-words.ts';
import { linesOf, nthOf, wordLines } from '../richtext/replace-words.ts';
import type { Link, Picture, Table, Tree } from '../richtext/tree.ts';
import { walk } from '../richtext/walk.ts';
import { itemsOf } from '../plan/edition-view.ts';
import type { Check, Found } from './check.ts';

type Fault = Pick<Found, 'words' | 'sentence' | 'spot'>;

const ofPicture = ({ alt, caption }: Picture): Fault[] =>
  alt.trim() === '' ? [{ words: caption ?? '', sentence: 'A picture has no words for those who do not see it.' }] : [];

const ofTable = (table: Table): Fault[] =>
  table.header || table.rows.length === 0
    ? []
    : [
        {
          words: (table.caption ?? plainText([{ ...table, rows: table.rows.slice(0, 1) }])).replace(/\s+/g, ' ').trim(),
          sentence: 'A table has no header row, so that its figures are read out without their names.',
        },
      ];

/** The links of a text whose words do not say where they lead, each with its place. */
const ofLinks = (tree: Tree): Fault[] => {
  const lines = wordLines(tree);
  return linesOf(tree).flatMap((line, at) => {
    let end = 0;
    return line.flatMap((one): Fault[] => {
      const start = end;
      end += one.type === 'text' ? one.text.length : one.type === 'link' ? inlinePlain(one.children).length + 2 : 1;
      if (one.type !== 'link') return [];
      const words = wordsOf(one);
      const sentence = faultOfLinkWords(words);
      const nth = sentence === null ? undefined : nthOf(lines, words, at, start + 1);
      return sentence === null ? [] : [{ words, sentence, ...(nth === undefined ? {} : { spot: { words, nth } }) }];
    });
  });
};

const wordsOf = ({ children }: Link): string => inlinePlain(children);

const faultsOf = (tree: Tree): Fault[] => {
  const faults: Fault[] = [];
  walk(tree, (node) => {
    if (node.type === 'picture') faults.push(...ofPicture(node));
    if (node.type === 'table') faults.push(...ofTable(node));
  });
  return [...faults, ...ofLinks(tree)];
};

export const structure: Check = {
  id: 'structure',
  severity: 'should fix',
  rule: 'Pictures, tables and links can be used by everybody.',
  source: 'WCAG 2.2, 1.1.1, 1.3.1 and 2.4.4',
  ofItems: true,
  find: (view) =>
    itemsOf(view).flatMap((item) =>
      item.fields.flatMap((field) => faultsOf(field.tree).map((fault): Found => ({ item, field, ...fault }))),
    ),
};
