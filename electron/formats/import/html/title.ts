import { isUnseen } from './elements.ts';
import type { MeasuredPage } from './measure.ts';
import { wordsIn } from './measure.ts';
import { walk } from './page.ts';
import type { PageNode } from './page.ts';

const LONGEST = 1000;
const PARTING = /\s+[-–—|·:]+\s+|\s*[|»]\s*/gu;
/** Words that are the name of a site, at the end of a page's title. */
const SITE =
  /^(?:.*\b(?:gov\.(?:scot|uk|wales)|gov|nidirect|council|government|website|home ?page)|(?:[\w-]+\.)+(?:scot|uk|com|org|wales|net|cymru|eu|int|ie)|nhs.*|public health \w+|cosla)$/iu;
const MOST_WORDS = 6;

const alike = (words: string): string =>
  words.toLowerCase().replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/[–—]/gu, '-').replace(/\s+/gu, ' ').trim();

/** The title without the names of the site at its end: "Action plan - gov.scot" → "Action plan". */
export const withoutSite = (title: string, heading: string | undefined): string => {
  const pieces: { readonly text: string; readonly end: number }[] = [];
  let from = 0;
  for (const match of title.matchAll(PARTING)) {
    pieces.push({ text: title.slice(from, match.index), end: match.index });
    from = match.index + match[0].length;
  }
  pieces.push({ text: title.slice(from), end: title.length });
  while (pieces.length > 1) {
    const last = pieces.at(-1)!.text.trim();
    if (!SITE.test(last) || last.split(/\s+/u).length > MOST_WORDS) break;
    pieces.pop();
  }
  const kept = title.slice(0, pieces.at(-1)!.end).trim();
  // A page of a long publication is titled "Section - Publication": its own heading tells which is which.
  const named = heading === undefined || heading === '' ? '' : heading;
  const at = named === '' ? -1 : alike(kept).indexOf(alike(named));
  return at >= 0 && alike(kept) !== alike(named) ? named : kept;
};

/** The title that a page gives itself, without the site's name; `undefined` where it gives none. */
export const titleOf = (page: MeasuredPage, skips: ReadonlyMap<PageNode, string>): string | undefined => {
  let title: string | undefined;
  let heading: string | undefined;
  walk(page.root, (node) => {
    if (node.name === 'title' && node.parent?.name === 'head')
      title ??= (node.first?.text ?? '').slice(0, LONGEST).replace(/\s+/gu, ' ').trim();
    if (node.name === 'head') return true;
    if (isUnseen(node) || skips.has(node)) return false;
    if (node.name === 'h1') heading ??= wordsIn(node, LONGEST);
    return heading === undefined;
  });
  return title ? withoutSite(title, heading) || undefined : undefined;
};
