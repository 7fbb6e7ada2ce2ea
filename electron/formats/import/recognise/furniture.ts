import type { SourceBlock } from '../source.ts';
import { alike, isLine, lineText } from './line-text.ts';

/** Lines of a web site that are never part of a plan, wherever they stand. */
const ANYWHERE: readonly RegExp[] = [
  /^back to (?:the )?top(?: of (?:the )?page)?$/u,
  /^skip to (?:main )?content$/u,
  /^there is a problem$/u,
  /^thanks for your feedback$/u,
  /^thank you for your feedback$/u,
  /^page \d+(?: of \d+)?$/u,
  /^(?:print|share|download|email) this page$/u,
  /^(?:was|is) this (?:page|publication|information) (?:helpful|useful)\??$/u,
  /^is there anything wrong with this page\??$/u,
  /^report (?:a|any) problem with this page$/u,
];

/** Lines that are furniture before the title or after the plan's last words, and may be words of a plan between. */
const AT_THE_ENDS: readonly RegExp[] = [
  /^cookies?(?: on .*| policy| settings| preferences)?$/u,
  /^(?:we use|this (?:web)?site uses|gov\.scot uses) cookies\b.*$/u,
  /^(?:accept|reject) (?:all )?(?:additional )?cookies$/u,
  /^(?:use necessary cookies only|set cookie preferences|hide this message)$/u,
  /^(?:menu|search|home|close|share|print|download|next|previous|facebook|twitter|x|linkedin|email|feedback|contents|breadcrumb)$/u,
  /^(?:publication|part of|published|last updated|first published|directorate|topic|format)$/u,
  /^your (?:feedback|comments?) (?:helps?|will help) us .*$/u,
  /^(?:note: )?your feedback will help us .*$/u,
  /^(?:choose|please select|select) a reason (?:for your feedback)?.*$/u,
  /^(?:yes|no|yes, but|send feedback|submit|send your feedback)$/u,
  /^(?:accessibility(?: statement)?|privacy(?: notice| policy)?|site ?map|help|archive|terms and conditions|freedom of information)$/u,
  /^(?:©|\(c\))? ?crown copyright.*$/u,
  /^all content is available under the open government licence.*$/u,
  /^(?:sign up|subscribe)\b.*(?:newsletter|updates|alerts|email)s?$/u,
  /^follow (?:us|the scottish government)(?: on .*)?$/u,
];

const LONGEST = 160;
const isOneOf = (block: SourceBlock, patterns: readonly RegExp[]): boolean => {
  if (!isLine(block)) return false;
  const text = lineText(block.children);
  return text.length <= LONGEST && patterns.some((pattern) => pattern.test(alike(text)));
};

/** For each block, whether it is furniture of the page that the plan was taken from. */
export const furnitureOf = (blocks: readonly SourceBlock[]): boolean[] => {
  const out = blocks.map((block) => isOneOf(block, ANYWHERE));
  const ends = (at: number): boolean => {
    out[at] ||= isOneOf(blocks[at]!, AT_THE_ENDS);
    return out[at] || blocks[at]!.type === 'aside';
  };
  let start = 0;
  while (start < blocks.length && ends(start)) start += 1;
  for (let at = blocks.length - 1; at > start && ends(at); at -= 1);
  return out;
};
