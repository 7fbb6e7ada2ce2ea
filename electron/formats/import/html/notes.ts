import { isBlock, isUnseen } from './elements.ts';
import { fragmentOf } from './furniture.ts';
import type { MeasuredPage } from './measure.ts';
import { wordsIn } from './measure.ts';
import { attribute, closest, walk, within } from './page.ts';
import type { PageNode } from './page.ts';

/** A footnote of the page: where its mark is, and where its words are. */
export interface PageNote {
  /** The mark's element, whose words are the mark: the link, or the raised figures round it. */
  readonly mark: PageNode;
  /** The element that holds the note's words. */
  readonly body: PageNode;
  /** Links of the note that lead back to a mark: their words are none of the note's. */
  readonly back: ReadonlySet<PageNode>;
}

export interface Notes {
  /** By the elements of their marks. A note that is marked twice has two entries with one body. */
  readonly byMark: ReadonlyMap<PageNode, PageNote>;
  /** The elements that hold the words of notes that have a mark. */
  readonly bodies: ReadonlySet<PageNode>;
}

/** Names that Word, LibreOffice, Google Docs, pandoc, Markdown programs and sites give to notes and their marks. */
const NOTE_NAME =
  /^(?:user-content-)?_?(?:foot-?notes?|end-?notes?|fn|ftnt?|edn|sdfootnote|sdendnote|note|notes|cite_note|ref|reference)[-_:]?\w{0,20}$/iu;
const WORD_MARK = /^_(?:ftn|edn)ref\d+$/iu;
const MARK_CLASS = /foot-?note|endnote|fnref|noteref|sdfootnoteanc|sdendnoteanc|reference/iu;
const MARK_WORDS = /^[[(]?(?:(?:foot)?note )?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?$/iu;
const BACK_WORDS = /^(?:back|return|[↩↑^⤴⏎]\ufe0e?|(?:back|return|jump|go)(?: back)? (?:up )?to .{1,40})$/iu;
const NOTE_DIVISION = /^_?(?:ftn|edn|sdfootnote|sdendnote|fn|footnote|note)[-_]?\d+$/iu;
/** The names of the places that notes lead back to. */
const MARK_NAME =
  /(?:ftnt?_?ref|fnref|ednref|note-?ref|cite_ref|footnote\d+anc|endnote\d+anc|mark|back|body_ftn|body_edn)[-_:]?\w{0,8}$/iu;
const LARGEST_NOTE = 10_000;
const MOST_MARKS = 50;
const MOST_LETTERS = 24;

/** The element that is raised, where the link itself or what is round it alone is. */
const raised = (link: PageNode): PageNode | undefined => {
  let at: PageNode = link;
  while (at.parent && at.parent.characters === link.characters && !isBlock(at.parent)) at = at.parent;
  const sup = closest(link, (one) => one === at.parent || one.name === 'sup');
  if (sup?.name === 'sup' && sup.characters === link.characters) return at;
  for (let node = link.first; node; node = node.first) if (node.name === 'sup') return at;
  return undefined;
};

/** The mark that a link is, by its looks or by what it says of itself; `undefined` where it is a link like any other. */
const markOf = (link: PageNode): PageNode | undefined => {
  if (link.characters === 0 || link.characters > MOST_LETTERS) return undefined;
  const up = raised(link);
  const words = wordsIn(link, 40);
  const said =
    attribute(link, 'role') === 'doc-noteref' ||
    attribute(link, 'epub:type') === 'noteref' ||
    WORD_MARK.test(attribute(link, 'name')) ||
    MARK_CLASS.test(attribute(link, 'class')) ||
    (link.parent !== null &&
      (attribute(link.parent, 'role') === 'doc-noteref' ||
        /^(?:foot|end)note:/iu.test(attribute(link.parent, 'title'))));
  if (!MARK_WORDS.test(words) && !(said && words.length <= MOST_LETTERS)) return undefined;
  if (BACK_WORDS.test(words)) return undefined;
  return up ?? (said || /^\[.*\]$/u.test(words) ? link : undefined);
};

/** The element whose words are a note, from the place its mark leads to. */
const bodyOf = (target: PageNode): PageNode | undefined => {
  const block = closest(target, (one) => isBlock(one));
  if (!block || ['body', 'html', 'main', 'article', 'section', 'ol', 'ul', 'table', 'tbody'].includes(block.name))
    return undefined;
  const item = closest(block, (one) => one.name === 'li' || one.name === 'table' || one.name === 'body');
  if (item?.name === 'li') return item;
  const parent = block.parent;
  // Word processors give each note a division of its own.
  if (parent?.name === 'div' && NOTE_DIVISION.test(attribute(parent, 'id'))) return parent;
  return block;
};

const linksIn = (root: PageNode): PageNode[] => {
  const out: PageNode[] = [];
  walk(root, (node) => {
    if (isUnseen(node)) return false;
    if (node.name === 'a') out.push(node);
    return out.length < 200;
  });
  return out;
};

/** The links of a note that lead back to its marks. */
const backLinks = (body: PageNode, page: MeasuredPage, marks: readonly PageNode[]): Set<PageNode> =>
  new Set(
    linksIn(body).filter((link) => {
      const target = page.ids.get(fragmentOf(attribute(link, 'href')));
      if (target && marks.some((mark) => within(target, mark) || within(mark, target) || beside(target, mark)))
        return true;
      return attribute(link, 'role') === 'doc-backlink' || (target !== undefined && BACK_WORDS.test(wordsIn(link, 60)));
    }),
  );

/** An anchor may stand empty beside the mark. */
const beside = (target: PageNode, mark: PageNode): boolean =>
  target.characters === 0 && (target.next === mark || target.previous === mark);

/**
 * The footnotes of a page: raised figures (or links that say they are marks) that lead to a note on the same page. `skips`
 * tells what is no part of the publication, where no mark counts.
 */
export const notesOf = (page: MeasuredPage, skips: ReadonlyMap<PageNode, string>): Notes => {
  const marksOf = new Map<PageNode, PageNode[]>();
  const candidates: { mark: PageNode; body: PageNode; named: boolean }[] = [];
  walk(page.root, (node) => {
    if (isUnseen(node) || skips.has(node) || node.name === 'caption') return false;
    if (node.name !== 'a') return true;
    const name = fragmentOf(attribute(node, 'href').trim());
    const target = name === '' || MARK_NAME.test(name) ? undefined : page.ids.get(name);
    const mark = target ? markOf(node) : undefined;
    const body = target && mark ? bodyOf(target) : undefined;
    if (!target || !mark || !body || within(mark, body) || within(body, mark)) return true;
    if (body.characters === 0 || body.characters > LARGEST_NOTE || /^h[1-6]$/u.test(body.name)) return true;
    // The link at the head of a note, which leads back to the mark, is no mark of its own.
    const round = closest(mark.parent, (one) => marksOf.has(one));
    if (round && marksOf.get(round)!.some((one) => within(one, body))) return true;
    const known = marksOf.get(body);
    if (!known) marksOf.set(body, [mark]);
    else if (known.length < MOST_MARKS) known.push(mark);
    candidates.push({ mark, body, named: NOTE_NAME.test(name) });
    return false;
  });
  // A note says that it is one by its name, or by leading back.
  const backOf = new Map([...marksOf].map(([body, marks]) => [body, backLinks(body, page, marks)] as const));
  const isBody = new Set(
    candidates.filter(({ body, named }) => named || backOf.get(body)!.size > 0).map(({ body }) => body),
  );
  const insideNote = (node: PageNode): boolean => closest(node.parent, (one) => isBody.has(one)) !== null;
  const byMark = new Map<PageNode, PageNote>();
  for (const { mark, body } of candidates)
    if (isBody.has(body) && !insideNote(mark) && !insideNote(body))
      byMark.set(mark, { mark, body, back: backOf.get(body)! });
  return { byMark, bodies: new Set([...byMark.values()].map(({ body }) => body)) };
};
