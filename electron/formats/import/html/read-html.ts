import { Problem } from '../../../../shared/plan/problem.ts';
import { shownName } from '../file-name.ts';
import type { Reader } from '../formats.ts';
import { decodeHtml } from './decode-html.ts';
import { furnitureOf, WHY } from './furniture.ts';
import { measure } from './measure.ts';
import { notesOf } from './notes.ts';
import type { PageNode } from './page.ts';
import { attribute, parsePage, walk } from './page.ts';
import { PageReader } from './page-reader.ts';
import type { Met } from './page-reader.ts';
import { titleOf } from './title.ts';

const MOST_NAMED = 5;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

const pictureMessage = ({ pictureWords }: Met): string[] => {
  if (pictureWords.length === 0) return [];
  const named = pictureWords
    .filter((one) => one !== '')
    .map((one) => `“${one.length > 120 ? `${one.slice(0, 120)}…` : one}”`);
  const rest = pictureWords.length - Math.min(named.length, MOST_NAMED);
  const all = [
    ...named.slice(0, MOST_NAMED),
    ...(rest > 0 ? [`${rest} ${named.length > 0 ? 'more' : 'without a description'}`] : []),
  ];
  return [`Pictures are kept beside a web page, so these were not brought in: ${listed(all)}.`];
};

const unseenMessage = ({ unseenLines }: Met): string[] =>
  unseenLines === 0
    ? []
    : [
        `${unseenLines} ${unseenLines === 1 ? 'line holds' : 'lines hold'} characters that are not seen; they are left over.`,
      ];

/** True where the page says that the publication goes on over others. */
const goesOn = (root: PageNode, why: ReadonlyMap<PageNode, string>): boolean => {
  let found = [...why.values()].includes(WHY.pages);
  walk(root, (node) => {
    found ||= (node.name === 'a' || node.name === 'link') && /(?:^|\s)next(?:\s|$)/iu.test(attribute(node, 'rel'));
    return !found;
  });
  return found;
};

const counted = (count: number, one: string, many: string): { readonly what: string; readonly count: number }[] =>
  count === 0 ? [] : [{ what: count === 1 ? one : many, count }];

/**
 * Reads a web page, or what was copied from one or from a word processor (with or without the head that Windows puts before
 * it): the publication's own blocks, with the furniture of the site left over. Nothing in the page runs and nothing is
 * fetched. Throws a `Problem` where the page is no text, has no words, or is made to be slow.
 */
export const readHtml: Reader = (bytes, fileName, { tracked }) => {
  const name = shownName(fileName);
  const { text, messages } = decodeHtml(bytes, fileName);
  const page = measure(parsePage(text, name), name);
  const { characters } = page.root;
  if (characters === 0)
    throw new Problem(`${name} has no words in it; save the page again once it is shown in full, and bring that in.`);
  const why = furnitureOf(page, tracked);
  const reader = new PageReader(page, why, notesOf(page, why));
  const blocks = reader.read();
  const met = reader.met();
  const title = titleOf(page, why);
  return {
    blocks,
    characters,
    ...(title === undefined ? {} : { title }),
    found: met.found,
    notBroughtIn: [
      ...counted(met.pictureWords.length, 'picture', 'pictures'),
      ...counted(met.linksWithin, 'link within the site', 'links within the site'),
      ...counted(met.linksUnsafe, 'link that may not be opened', 'links that may not be opened'),
    ],
    messages: [
      ...messages,
      ...unseenMessage(met),
      ...pictureMessage(met),
      ...(goesOn(page.root, why)
        ? ['The page says that the publication goes on over other pages; only the words of this one were read.']
        : []),
    ],
    pictures: met.pictures,
  };
};
