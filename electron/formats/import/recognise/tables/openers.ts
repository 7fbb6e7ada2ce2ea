import type { SourceBlock } from '../../source.ts';
import { isLine, lineText, trimmed } from '../line-text.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** "Project 16: Name", "2.1 Commitment 1 – Name", "Learning Point 2": words that plans open an item with. */
const OPENER =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s+)?(?:[\p{L}’']{2,20}\s)?(?:recommendation|action|goal|commitment|objective|outcome|measure|proposal|milestone|deliverable|project|task|requirement|point|improvement|finding|initiative|standard|pledge|promise|intervention|aim|ambition|priority action)\s(?:no\.?\s?)?([A-Z]{0,2}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?:\s*[:–—.)]|\s-\s|\s*$)/iu;
const LONGEST = 160;

/** The number of the item that a line opens, by a template's words or by those that most plans use. */
export const openerNumber = (block: SourceBlock, vocabulary: Vocabulary): string | undefined => {
  if (!isLine(block) || block.type === 'list-item') return undefined;
  const line = lineText(trimmed(block.children)).trim();
  if (!/^[\p{Lu}\d]/u.test(line)) return undefined;
  const found = OPENER.exec(line.slice(0, LONGEST))?.[1];
  return found ?? vocabulary.openingOf(line.slice(0, LONGEST))?.number;
};

/** True for a number that goes on from another as its parts do: "1.2" from "1", "E1.1" from "E1". */
export const isPartOf = (number: string, whole: string): boolean =>
  whole !== '' && number.length > whole.length + 1 && number.startsWith(whole) && number[whole.length] === '.';

const PAGE = /^(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/iu;

/** True for a line that holds the number of a page and nothing else. */
export const isPageNumber = (block: SourceBlock): boolean =>
  isLine(block) && block.type === 'paragraph' && PAGE.test(lineText(block.children).slice(0, 40).trim());
