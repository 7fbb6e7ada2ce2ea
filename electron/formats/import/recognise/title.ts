import type { Source } from '../source.ts';
import { alike, isLine, lineText, trimmed } from './line-text.ts';
import type { Line } from './lines.ts';

const FEWEST_LETTERS = 8;
/** A title stands among the first lines of a file; before it stands what a cover says. */
export const COVER = 15;
const TITLE_LOOK = /(?:^|[^\p{L}-])title(?:$|[^\p{L}])/iu;

/** What publications of this kind call themselves. */
const CALLED =
  /\b(?:plan|strategy|response|report|review|framework|programme|progress|update|recommendations|commitments)\b/iu;

/**
 * The line from which a title is looked for: the one set as a title, the one the file's own properties name, the file's
 * only heading of the first level; where there are several of them and the first line says nothing of a plan, the first of
 * them on the cover that does; else its first line.
 */
export const titleAt = (lines: readonly Line[], furniture: readonly (string | undefined)[], source: Source): number => {
  const first: number[] = [];
  for (let at = 0; at < lines.length && first.length < COVER; at += 1)
    if (furniture[at] === undefined && isLine(lines[at]!.block) && !lines[at]!.fixed) first.push(at);
  const byLook = first.find((at) => TITLE_LOOK.test(lines[at]!.block.look ?? ''));
  if (byLook !== undefined) return byLook;
  const named = source.title === undefined ? '' : alike(source.title);
  const wordsAt = (at: number): string => {
    const { block } = lines[at]!;
    return isLine(block) ? alike(lineText(trimmed(block.children))) : '';
  };
  const byName = named.length < FEWEST_LETTERS ? undefined : first.find((at) => wordsAt(at) === named);
  if (byName !== undefined) return byName;
  const tops = lines.filter(({ block }) => block.type === 'heading' && block.level === 1).length;
  const heading = first.find((at) => lines[at]!.block.type === 'heading');
  const block = heading === undefined ? undefined : lines[heading]!.block;
  if (tops === 1 && block?.type === 'heading' && block.level === 1) return heading!;
  const isTop = (at: number): boolean => {
    const one = lines[at]!.block;
    return one.type === 'heading' && one.level === 1;
  };
  const opening = first[0];
  if (tops < 2 || opening === undefined || isTop(opening) || CALLED.test(wordsAt(opening))) return 0;
  return first.find((at) => isTop(at) && CALLED.test(wordsAt(at))) ?? 0;
};
