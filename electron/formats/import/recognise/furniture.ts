import type { SourceBlock } from '../source.ts';
import { alike, isLine, lineText, trimmed, wordCount } from './line-text.ts';
import type { Line } from './lines.ts';

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

/** The same, by the words they begin with: notices that run on. */
const NOTICES: readonly RegExp[] = [
  /^this publication is (?:available at https?:|licensed under the terms of the open government licence)/u,
  /^where we have identified any third party copyright information/u,
  /^any enquiries regarding this publication should be sent/u,
  /^to view this licence, visit/u,
  /^(?:©|\(c\)) ?crown copyright/u,
  /^(?:e-?)?isbn(?:-1[03])?\b[ :]*[\dx -]{9,}/u,
  /^(?:this document is (?:also )?available (?:from|on|at)|an? (?:electronic )?(?:copy|version) of this (?:document|publication) is available)/u,
  /^published by (?:the )?scottish government, /u,
  /^produced (?:for|by) .{3,80}\bdps\b/u,
  /^pps ?das ?\d+/u,
  /^all content is available under the open government licence/u,
];
/** The first words of those, so that no other line is looked at further. */
const FIRST_OF_NOTICE =
  /^(?:this (?:pub|doc)|where we have|any enq|to view|©|\(c\)|e?-?isbn|an? (?:elec|copy|vers)|published by|produced|pps|all content)/iu;

/** Lines of a cover or of a page's head, wherever they stand among a file's first lines. */
const AT_THE_HEAD: readonly RegExp[] = [
  /^supporting documents?$/u,
  /^\d+ pages? (?:pdf|word|html|odt|document)\b.{0,30}$/u,
  /^(?:pdf|html|ms word document|odt|epub)(?:, [\d.]+ ?[km]b)?(?:, \d+ pages?)?$/u,
  /^publication\s*[-–]\s*[\p{L} ,]{3,60}$/u,
  /^(?:policy paper|corporate report|independent report|guidance|statutory guidance|transparency data|research and analysis|impact assessment|notice|news story|press release|consultation outcome|closed consultation|official statistics|html publication)$/u,
  /^(?:location|date|venue)\s*:\s*online$/u,
  /^(?:published|last updated|updated|first published)(?: on)?:? (?:on )?\d{1,2} \p{L}+ \d{4}$/u,
  /^(?:applies to|documents|details)$/u,
];
const HEAD = 40;
const LONGEST_NOTICE = 700;

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
  /^yes this page is useful\b.{0,80}$/u,
  /^no this page is not useful\b.{0,60}$/u,
  /^(?:yes|no|yes, but|send feedback|submit|send your feedback)$/u,
  /^(?:accessibility(?: statement)?|privacy(?: notice| policy)?|site ?map|help|archive|terms and conditions|freedom of information)$/u,
  /^(?:©|\(c\))? ?crown copyright.*$/u,
  /^all content is available under the open government licence.*$/u,
  /^(?:sign up|subscribe)\b.*(?:newsletter|updates|alerts|email)s?$/u,
  /^follow (?:us|the scottish government)(?: on .*)?$/u,
];

const LONGEST = 160;
/** No line that is furniture anywhere is longer. */
const LONGEST_ANYWHERE = 64;
const isOneOf = (block: SourceBlock, patterns: readonly RegExp[], longest = LONGEST): boolean => {
  if (!isLine(block)) return false;
  const text = lineText(block.children);
  if (text.length > longest) return false;
  const words = alike(text);
  return patterns.some((pattern) => pattern.test(words));
};

const isNotice = (block: SourceBlock): boolean => {
  if (!isLine(block)) return false;
  const text = lineText(block.children).trimStart();
  if (text.length > LONGEST_NOTICE || !FIRST_OF_NOTICE.test(text)) return false;
  const words = alike(text);
  return NOTICES.some((pattern) => pattern.test(words));
};

const FURNITURE = 'Page furniture';
const SIGNATURE = 'Signature';
const FRONT_MATTER = 'Settings of the page';

/** What stands between two rules at the head of a Markdown file: "--- title: … layout: page ---". */
const isFrontMatter = (line: Line | undefined): boolean =>
  line !== undefined &&
  !line.fixed &&
  isLine(line.block) &&
  /^---\s+[\w-]{2,30}:\s/u.test(line.block.source.trimStart().slice(0, 60));
const CONTENTS = 'List of contents';
const RUNNING = 'Running heading';

const CONTENTS_HEADING = /^(?:table of )?contents(?: page)?$/u;
/** What leads from a heading to its page: dots, a tab or wide space, and the page. */
const TO_PAGE = /(?:[\s.·…_]{2,}|\s)(?:\d{1,3}|[ivxl]{1,6})$/u;
const LONGEST_CONTENTS = 400;
const LONGEST_CONTENTS_HEADING = 60;
const LONGEST_RUNNING = 120;
const LONGEST_ENTRY = 240;

const wordsOf = (block: SourceBlock): string => (isLine(block) ? lineText(trimmed(block.children)) : '');

/** The lines of a list of contents: each ends in a page, leads to a place in the file, or stands again further down. */
const contentsOf = (lines: readonly Line[], out: (string | undefined)[]): void => {
  const heading = lines.findIndex(({ block, fixed }) => {
    if (fixed || block.source.length > LONGEST_CONTENTS_HEADING || !isLine(block)) return false;
    return CONTENTS_HEADING.test(alike(wordsOf(block)));
  });
  if (heading < 0) return;
  const last = new Map<string, number>();
  lines.forEach(({ block }, at) => {
    const words = at > heading ? wordsOf(block) : '';
    if (words !== '' && words.length <= LONGEST_RUNNING * 2) last.set(alike(words), at);
  });
  let end = heading + 1;
  for (; end < lines.length && end - heading <= LONGEST_CONTENTS; end += 1) {
    const { block, fixed } = lines[end]!;
    if (block.type === 'aside' || out[end] !== undefined) continue;
    if (!isLine(block) || fixed) break;
    const words = wordsOf(block);
    if (words.length > LONGEST_ENTRY) break;
    const bare = alike(words.replace(TO_PAGE, ''));
    const paged = TO_PAGE.test(words) && (/[.·…_\t]{2,}|\s{2,}|\t/u.test(words) || last.has(bare));
    const again = (last.get(alike(words)) ?? 0) > end || (last.get(bare) ?? 0) > end;
    if (!paged && !again) break;
    // The heading itself, met where its chapter begins.
    if (!paged && block.type === 'heading') break;
  }
  if (end - heading < 3) return;
  for (let at = heading; at < end; at += 1) out[at] ??= CONTENTS;
};

/** Short lines that stand again and again with nothing but a page's number to tell them apart, or are the title again. */
const runningOf = (lines: readonly Line[], out: (string | undefined)[]): void => {
  const places = new Map<string, { at: number[]; pages: Set<string> }>();
  let title = '';
  lines.forEach(({ block }, at) => {
    if (out[at] !== undefined || !isLine(block) || block.type === 'list-item' || lines[at]!.fixed) return;
    const words = wordsOf(block);
    if (words === '' || words.length > LONGEST_RUNNING) return;
    if (title === '') {
      title = alike(words);
      return;
    }
    const page =
      /^(?:(\d{1,3})\s*[|–—·•-]\s*)?(.*?)(?:\s*[|–—·•-]\s*(?:page\s+)?(\d{1,3})|\s{2,}(\d{1,3})|\s+page\s+(\d{1,3}))?$/iu.exec(
        words,
      );
    const number = page?.[1] ?? page?.[3] ?? page?.[4] ?? page?.[5];
    const bare = alike(page?.[2] ?? words);
    const key = bare === title ? 'the title' : number === undefined ? '' : bare;
    if (key === '' || wordCount(bare) < 2) return;
    const known = places.get(key) ?? { at: [], pages: new Set() };
    known.at.push(at);
    if (number !== undefined) known.pages.add(number);
    places.set(key, known);
  });
  for (const [key, { at, pages }] of places) {
    if (at.length < (key === 'the title' ? 2 : 3) || (key !== 'the title' && pages.size < at.length)) continue;
    for (const one of at) out[one] = RUNNING;
  }
};

const PERSON =
  /^(?:(?:Rt )?Hon\.? |Dr |Prof(?:essor)? |Sir |Dame |Lord |Lady |Baroness |Mr |Mrs |Ms )?(?:\p{Lu}[\p{L}'’-]+\s){1,3}(?:\p{Lu}[\p{L}'’-]+|M[SP]|MSP|MLA|QC|KC|OBE|CBE)$/u;
const POST =
  /^(?:\p{Lu}[\p{L}’'-]* ){0,4}(?:minister|secretary|chief executive|director|chair|convener|commissioner|head|permanent secretary|chief constable|leader)\b/iu;
const LONGEST_SIGNATURE = 90;

/** Who signed, in the last lines: a name, and the post under it. */
const signatureOf = (lines: readonly Line[], last: number, out: (string | undefined)[]): void => {
  const wordsAt = (at: number): string => {
    const line = lines[at];
    return line && !line.fixed && line.block.type === 'paragraph' ? wordsOf(line.block) : '';
  };
  const isPost = (words: string): boolean =>
    words.length <= LONGEST_SIGNATURE && !/[.:;,!?]$/u.test(words) && POST.test(words);
  if (last < 3 || !isPost(wordsAt(last)) || !PERSON.test(wordsAt(last - 1))) return;
  for (const at of [last - 1, last]) out[at] ??= SIGNATURE;
};

const PAGE_ALONE = /^(?:[-–—] ?)?(\d{1,3})(?: ?[-–—])?$/u;

/**
 * Page numbers alone on their lines, one after the other, each at the file's end or above a line that stands over every
 * page: both are furniture.
 */
const pagesOf = (lines: readonly Line[], out: (string | undefined)[]): void => {
  const wordsAt = (at: number): string => {
    const line = lines[at];
    return line && !line.fixed && isLine(line.block) && line.block.type !== 'list-item' ? wordsOf(line.block) : '';
  };
  const top = [0, 1, 2, 3].map((at) => alike(wordsAt(at)));
  const standsFirst = (words: string): boolean => top.includes(alike(words));
  const pages: number[] = [];
  let expected: number | undefined;
  lines.forEach(({ block }, at) => {
    if (block.source.length > 12) return;
    const page = PAGE_ALONE.exec(wordsAt(at).trim())?.[1];
    if (page === undefined || (expected !== undefined && Number(page) !== expected)) return;
    const below = wordsAt(at + 1);
    if (at + 1 < lines.length && (below === '' || !standsFirst(below))) return;
    pages.push(at);
    expected = Number(page) + 1;
  });
  const headers = pages.filter((at) => at + 1 < lines.length).map((at) => at + 1);
  if (headers.length === 0) return;
  for (const at of [...pages, ...headers]) out[at] = RUNNING;
  // The first stands for the title only where no other line does.
  const header = alike(wordsAt(headers[0]!));
  const first = [0, 1, 2, 3].find((at) => alike(wordsAt(at)) === header);
  const below = first === undefined ? '' : wordsAt(first + 1);
  if (first !== undefined && /\s{3,}|\t/u.test(wordsAt(first)) && below !== '' && !/[.;,]$/u.test(below))
    out[first] = RUNNING;
};

/** For each line, why it is no part of the plan's text; `undefined` for one that is, or may be. */
export const furnitureOf = (lines: readonly Line[]): (string | undefined)[] => {
  const out: (string | undefined)[] = lines.map(({ block, fixed }) =>
    !fixed && isOneOf(block, ANYWHERE, LONGEST_ANYWHERE) ? FURNITURE : undefined,
  );
  const ends = (at: number): boolean => {
    const { block, fixed } = lines[at]!;
    // What stands in a table of items is the plan's, whatever its words.
    if (fixed) return false;
    if (isOneOf(block, AT_THE_ENDS)) out[at] ??= FURNITURE;
    return out[at] !== undefined || block.type === 'aside';
  };
  lines.forEach(({ block, fixed }, at) => {
    if (fixed || out[at] !== undefined) return;
    if (isNotice(block) || (at < HEAD && isOneOf(block, AT_THE_HEAD))) out[at] = FURNITURE;
  });
  if (isFrontMatter(lines[0])) out[0] = FRONT_MATTER;
  contentsOf(lines, out);
  let start = 0;
  while (start < lines.length && ends(start)) start += 1;
  let last = lines.length - 1;
  while (last > start && ends(last)) last -= 1;
  signatureOf(lines, last, out);
  pagesOf(lines, out);
  runningOf(lines, out);
  return out;
};
