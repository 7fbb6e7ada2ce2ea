import type { Inline } from '../../../../../shared/richtext/tree.ts';
import type { ItemKind } from '../../../../../shared/plan/template.ts';
import type { SourceBlock } from '../../source.ts';
import { allBold, isLine, lineText, restFrom, trimmed } from '../line-text.ts';
import type { Role } from '../roles.ts';
import { isDotted, readsAsHeading } from '../shapes.ts';
import type { ItemOpening, Vocabulary } from '../vocabulary.ts';
import { isBetween } from './grid.ts';
import { numberIn, numberLeading } from './numbers.ts';

/** What the line straight above a table says of it. */
export interface Above {
  readonly block: SourceBlock;
  readonly words: readonly Inline[];
  /** "Recommendation 6.1: Transitions". */
  readonly opening: ItemOpening | undefined;
  /** A number alone. */
  readonly number: string | undefined;
  /** A number before a heading's words, and where they begin. */
  readonly leading: { readonly number: string; readonly rest: number } | undefined;
  /** True where it is set as a heading, or all in bold. */
  readonly heading: boolean;
  /** True where its words read as a heading's do. */
  readonly reads: boolean;
}

const LONGEST = 200;
const YEAR = /^(?:19|20)\d\d$/u;

/** The line straight above the block at a place; `undefined` where what stands there is no line. */
export const aboveOf = (blocks: readonly SourceBlock[], place: number, vocabulary: Vocabulary): Above | undefined => {
  let at = place - 1;
  while (at >= 0 && isBetween(blocks[at]!)) at -= 1;
  const block = blocks[at];
  if (!block || !isLine(block) || block.type === 'list-item') return undefined;
  const words = trimmed(block.children);
  const line = lineText(words);
  if (line.length > LONGEST) return undefined;
  const opening = vocabulary.openingOf(line);
  const number = opening ? undefined : numberIn(vocabulary, line)?.number;
  const reads = readsAsHeading(line);
  return {
    block,
    words,
    opening,
    number: number !== undefined && /\d/u.test(number) && !YEAR.test(number) ? number : undefined,
    leading: reads && !opening ? numberLeading(line) : undefined,
    reads,
    heading: reads && (block.type === 'heading' || allBold(words)),
  };
};

/** The dotted number that a line above gives to an item without one: "6.1" of "6.1 Relationships between schools and parents". */
export const numberAbove = (above: Above | undefined): string | null =>
  above?.leading && isDotted(above.leading.number) ? above.leading.number : null;

/** The roles of a line that opens an item: by its own words, by its number, or by naming it. */
export const openingRoles = (above: Above, kind: ItemKind, hasOwnWords: boolean): readonly Role[] => {
  const { words, opening, number, leading } = above;
  if (!opening) {
    const name = number === undefined ? lineText(leading ? restFrom(words, leading.rest) : words).trim() : null;
    return [{ role: 'item', kind, number: number ?? leading?.number ?? null, name, worded: false }];
  }
  const rest = trimmed(restFrom(words, opening.rest));
  const line = lineText(rest);
  const asName =
    opening.name === null && line !== '' && readsAsHeading(line) && (hasOwnWords || kind.firstField === 'labelled');
  return [
    { role: 'item', kind, number: opening.number, name: asName ? line : opening.name, worded: true },
    ...(asName || line === '' ? [] : [{ role: 'text', words: rest } as const]),
  ];
};
