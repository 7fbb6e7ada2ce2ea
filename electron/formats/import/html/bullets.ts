import { joinedInlines } from '../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';

/** Bullets that nobody types for anything else, with the space after them. */
const BULLET = /^([•◦▪▫‣⁃●○■□]|\uf0b7|\uf0a7)[\s\u00a0]+(?=\S)/u;

/** A bullet that was typed in front of a line's words, and the words; `undefined` where there is none. */
export const typedBullet = (
  children: readonly Inline[],
): { readonly marker: string; readonly rest: readonly Inline[] } | undefined => {
  const [first, ...others] = children;
  if (first?.type !== 'text') return undefined;
  const match = BULLET.exec(first.text);
  if (!match) return undefined;
  const text = first.text.slice(match[0].length);
  return { marker: match[1]!, rest: joinedInlines([{ ...first, text }, ...others]) };
};
