import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceLine } from '../source.ts';
import type { Context } from './context.ts';
import { isLine, lineText, trimmed, wordCount } from './line-text.ts';
import { blockAt } from './reading.ts';
import type { Role } from './roles.ts';

const CONTACT_LINE = /@[\w-]+\.\w|\b(?:tel(?:ephone)?|phone|e-?mail|post|address)\b\s*:|\b0\d{3,4}[ \d]{6,}/iu;
const EMAIL_LINE = /^e-?mail\s*:\s*\S+@\S+$/iu;
const LONGEST_CONTACT = 20;

/** A heading over contact lines, where one of the next lines is such. */
export const readContact = (c: Context, block: SourceLine, at: number): Role[] | undefined => {
  const { reading, standing } = c;
  let ahead = reading.next[at]!;
  for (let looked = 0; looked < 4; looked += 1, ahead = reading.next[ahead] ?? reading.lines.length) {
    const other = blockAt(reading, ahead);
    if (!other || !isLine(other) || !['words', 'contact'].includes(reading.shapes[ahead]!.is)) return undefined;
    if (!CONTACT_LINE.test(lineText(other.children).slice(0, 400))) continue;
    standing.openContact();
    return [{ role: 'contact-heading', words: trimmed(block.children) }];
  }
  return undefined;
};

/** An address at the very end, with no heading over it. */
export const readAddress = ({ reading, standing }: Context, line: string, at: number): Role[] | undefined => {
  const last = reading.structure[at]! >= reading.lines.length && standing.section !== undefined;
  if (!last || line.length > 200 || !EMAIL_LINE.test(line)) return undefined;
  standing.openContact();
  return [{ role: 'contact' }];
};

/** What stands after the contact lines and is none of them. */
export const afterContact = ({ standing }: Context, words: readonly Inline[]): Role[] | undefined => {
  if (!standing.inContact) return undefined;
  const line = lineText(words).slice(0, 1000);
  if (wordCount(line) <= LONGEST_CONTACT || CONTACT_LINE.test(line)) return undefined;
  return [{ role: 'left-over', why: 'Stands after the contact lines and was not recognised' }];
};
