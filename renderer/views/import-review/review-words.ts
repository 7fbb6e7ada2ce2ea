import type { ImportReview, KeptReport } from '../../../shared/ipc/contract.ts';
import type { Found, NewField } from '../../../shared/plan/proposal.ts';
import { counted } from '../../app/plan-words.ts';

const LIST = new Intl.ListFormat('en-GB');

/** "a, b and c". */
export const listed = (words: readonly string[]): string => LIST.format(words);

/** What was found beside the text, by what it is called when counted. */
const FOUND_WORDS = {
  trackedChanges: ['tracked change', 'tracked changes'],
  comments: ['comment', 'comments'],
  headers: ['header', 'headers'],
  footers: ['footer', 'footers'],
  pictures: ['picture', 'pictures'],
  textBoxes: ['text box', 'text boxes'],
  footnotes: ['footnote', 'footnotes'],
} as const satisfies Record<keyof Found, readonly [string, string]>;

/** "14 tracked changes, 3 comments and 1 picture"; empty where nothing was. */
export const foundWords = (found: Found): string =>
  listed(
    (Object.keys(FOUND_WORDS) as (keyof Found)[])
      .filter((what) => found[what] > 0)
      .map((what) => counted(found[what], FOUND_WORDS[what][0], FOUND_WORDS[what][1])),
  );

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What was found beside the text and what of the file was not brought in, in sentences. */
export const besideTheText = ({ found, notBroughtIn }: Pick<KeptReport, 'found' | 'notBroughtIn'>): string[] => {
  const beside = foundWords(found);
  const not = listed(notBroughtIn.map(({ what, count }) => `${count.toLocaleString('en-GB')} ${what}`));
  return [
    ...(beside === '' ? [] : [`Beside the text the file has ${beside}.`]),
    ...(not === '' ? [] : [`Not brought in: ${not}.`]),
  ];
};

/** "“Lead” in 12 items". */
export const newFieldWords = ({ label, items }: NewField): string => `“${label}” in ${counted(items, 'item')}`;

/** What the one button does, by how many items there are and the edition it comes in as, if it joins a plan. */
export const bringInWords = (items: number, edition?: string): string => {
  if (edition !== undefined) return `Bring in as ${edition}`;
  return items === 0 ? 'Bring in the text' : `Bring in ${counted(items, 'item')}`;
};

/** What an edition is called of which the file says nothing. */
const UNNAMED = 'First edition';

/** "2 editions found: Oct 2020, Oct 2021", the figure apart. */
export const editionsWords = (editions: readonly string[]): { readonly figure: string; readonly words: string } => {
  if (editions.length === 1 && editions[0] === UNNAMED) return { figure: 'No', words: 'edition named in the file' };
  const one = editions.length === 1;
  return { figure: String(editions.length), words: `${one ? 'edition' : 'editions'} found: ${editions.join(', ')}` };
};

/** The place of a piece without the heading it stands under: "paragraph 18". */
export const placeWords = (where: string): string => where.split(', under ', 1)[0]!;

/** Why the lines of a block are left over: "Skip link", or "Skip link and 2 other reasons". */
export const whyWords = (whys: readonly string[]): string => {
  const [first = '', ...others] = new Set(whys);
  return others.length === 0 ? first : `${first} and ${counted(others.length, 'other reason')}`;
};

/** "Left over: 2 pieces, 42 characters". */
export const leftOverWords = ({ leftOver, characters }: Pick<KeptReport, 'leftOver' | 'characters'>): string =>
  leftOver.length === 0 && characters.leftOver === 0
    ? 'Left over: nothing'
    : `Left over: ${counted(leftOver.length, 'piece')}, ${counted(characters.leftOver, 'character')}`;

/** What a change did, as it is read out: "5 lines are now Progress made. 42 characters left over." */
export const changedWords = (what: string, { characters }: Pick<ImportReview, 'characters'>): string =>
  capital(`${what}. ${counted(characters.leftOver, 'character')} left over.`);

/** How sure the reading is, in a word and a figure. */
export const confidenceWords = (confidence: number): string => {
  const percent = `${Math.round(confidence * 100)} %`;
  if (confidence >= 0.8) return `Sure of this reading: ${percent}`;
  if (confidence >= 0.5) return `Fairly sure of this reading: ${percent}`;
  return `Not sure of this reading: ${percent}. Look through the blocks of the file before you bring it in.`;
};

/** "94 % like this item of the plan". */
export const likenessWords = (likeness: number): string => `${Math.round(likeness * 100)} % like this item of the plan`;
