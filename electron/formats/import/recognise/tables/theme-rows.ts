import { t } from '../../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../../shared/richtext/tree.ts';
import type { SourceLine } from '../../source.ts';
import { isLine, lineText, restFrom, trimmed } from '../line-text.ts';
import type { Role } from '../roles.ts';
import { readsAsHeading } from '../shapes.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isBlank } from './grid.ts';
import type { Place } from './grid.ts';
import { numberLeading } from './numbers.ts';
import { opensSection } from './words.ts';

const linesOf = (place: Place): SourceLine[] =>
  place.cell.blocks.filter((block): block is SourceLine => isLine(block) && !isBlank(block));

const wordsOfLine = (line: SourceLine): Inline[] => [
  ...(line.type === 'list-item' && line.kind === 'numbered' ? [t(`${line.marker} `)] : []),
  ...trimmed(line.children),
];

/** A cell's lines as one run of words, a space between them. A number that the file gives a line stands before it. */
export const wordsOfPlace = (place: Place): Inline[] =>
  linesOf(place).flatMap((line, at) => [...(at > 0 ? [t(' ')] : []), ...wordsOfLine(line)]);

/** The words of a cell's first line. */
export const firstWords = (place: Place): Inline[] => linesOf(place).slice(0, 1).flatMap(wordsOfLine);

/** The number that leads some words ("6.1 Relationships") and the words after it. "Theme 2: Skills" stays whole. */
export const sectionRole = (words: readonly Inline[]): Role => {
  const line = lineText(words);
  const leading = opensSection(line) ? undefined : numberLeading(line);
  return leading
    ? { role: 'section', number: leading.number, words: trimmed(restFrom(words, leading.rest)) }
    : { role: 'section', number: null, words };
};

/** The roles of an item's opening in its own words ("Goal J (Skills): …"), or else of a section, for a row across its table. */
export const themeRoles = (vocabulary: Vocabulary, place: Place): readonly Role[] => {
  const words = wordsOfPlace(place);
  const opening = vocabulary.openingOf(lineText(words).slice(0, 200));
  if (!opening) return [sectionRole(words)];
  const rest = trimmed(restFrom(words, opening.rest));
  const { kind, number, name } = opening;
  const text: Role[] = lineText(rest) === '' ? [] : [{ role: 'text', words: rest }];
  return [{ role: 'item', kind, number, name, worded: true }, ...text];
};

/** True for the words of a row across its table that name what follows; longer ones tell something about it. */
export const isTheme = (vocabulary: Vocabulary, place: Place): boolean =>
  place.line !== undefined || place.words.length < 160
    ? readsAsHeading(place.words) || opensSection(place.words) || vocabulary.openingOf(place.words) !== undefined
    : false;
