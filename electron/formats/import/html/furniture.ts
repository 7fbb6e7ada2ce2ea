import { isBlock, isUnseen } from './elements.ts';
import { parseStyle } from './css.ts';
import type { MeasuredPage } from './measure.ts';
import { wordsIn } from './measure.ts';
import { attribute, classesOf, closest, following, has, walk, within } from './page.ts';
import type { PageNode } from './page.ts';

/** Why something of a page is no part of the publication, in words. */
export const WHY = {
  navigation: 'Navigation of the site',
  contents: 'Contents list',
  cookies: 'Cookie notice',
  skip: 'Skip link',
  header: 'Header of the site',
  footer: 'Footer of the site',
  breadcrumbs: 'Breadcrumbs',
  pages: 'Links to the other pages',
  share: 'Share links',
  feedback: 'Feedback form',
  top: 'Link to the top of the page',
  form: 'Form on the page',
  button: 'Button',
  related: 'Links to related pages',
  details: 'Details of the page',
  hidden: 'Hidden on the page',
  dialog: 'Message over the page',
  picture: 'Words in a picture',
  outside: 'Outside the main part of the page',
  comment: 'Comment in the margin',
  deleted: 'Tracked change: deleted words',
  runningHeader: 'Running header',
  runningFooter: 'Running footer',
  inserted: 'Tracked change: inserted words',
} as const;

/** Before the part of a class's name that says what a thing is, sites put the name of their design system. */
const PREFIX =
  /^(?:ds_|govuk-|gem-c-|app-c-|app-|moj-|nhsuk-|wg-|c-|o-|js-|block-|site-|page-|global-|region-|l-|layout__|layout-|layout_)+/u;

/** What names of classes and ids say, without the prefix; the first that fits is taken. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:cookies?|cookie-?[\w-]*|cc-window|gdpr[\w-]*|onetrust[\w-]*|[\w-]*-cookie-(?:notice|banner|message))$/u,
    WHY.cookies,
  ],
  [/^skip(?:-?links?|-?to-?(?:main|content|nav)[\w-]*|-?nav(?:igation)?|-?main)?(?:__link|-container)?$/u, WHY.skip],
  [/^(?:bread-?crumbs?)(?:[_-][\w-]*)?$/u, WHY.breadcrumbs],
  [
    /^(?:sequential-nav(?:igation)?|pagination|pager|page-?nav(?:igation)?|prev-?next|(?:previous|next)-and-(?:previous|next)-navigation)(?:__[\w-]*)?$/u,
    WHY.pages,
  ],
  [
    /^(?:contents|contents-?list(?:-with-body__link-wrapper)?|table-of-contents|toc|page-?contents|on-this-page|in-page-nav(?:igation)?|table of contents\d*|index-nav)$/u,
    WHY.contents,
  ],
  [
    /^(?:(?:main|side|sub|top|primary|secondary|section|local|mega|mobile|footer|header|utility|super)[-_]?(?:nav|menu|navigation)|nav|navbar|navigation|menu|sidebar-?nav|super-navigation-header|related-navigation)$/u,
    WHY.navigation,
  ],
  [
    /^(?:share|share-?(?:links|this|page|buttons|list)|social|social-?(?:media|share|links|sharing)(?:-[\w-]*)?|addthis[\w-]*|addtoany[\w-]*|a2a_kit)$/u,
    WHY.share,
  ],
  [
    /^(?:feedback|feedback[-_]?(?:form|box|section|prompt|wrapper|container|panel)|[\w-]*-feedback|was-this-(?:page-)?(?:helpful|useful)|rate-this-page|report-(?:a-)?problem|survey|improve-this-page|user-?feedback)$/u,
    WHY.feedback,
  ],
  [/^(?:back|return|go)-?to-?(?:the-?)?top(?:-[\w-]*|__[\w-]*)?$/u, WHY.top],
  [
    /^(?:metadata|published-dates|publication-(?:metadata|details)|page-header__metadata|page-header__label|title__context|content-label|metadata__[\w-]*|last-updated|post-?meta|entry-meta|important-metadata)$/u,
    WHY.details,
  ],
  [
    /^(?:related|related-(?:content|links|items|pages|publications|documents|info(?:rmation)?)|contextual-sidebar|you-may-also-like|more-like-this)$/u,
    WHY.related,
  ],
  [
    /^(?:print|print-?(?:link|page|this-page|button)|download-pdf-button|language-?(?:switch(?:er)?|select|nav|link|list)|translation-nav|phase-banner|emergency-banner|newsletter(?:-[\w-]*)?|subscribe(?:-[\w-]*)?|single-page-notification-button|search-?(?:form|box|bar|panel)|search)$/u,
    'Page furniture',
  ],
  [/^(?:header|masthead|banner|page-top)$/u, WHY.header],
  [/^(?:footer|colophon|page-bottom|foot|footer__[\w-]*)$/u, WHY.footer],
  [
    /^(?:visually-?hidden(?:-focusable)?|sr-only|screen-reader-(?:text|only)|element-invisible|assistive-text|offscreen|hidden-print-only)$/u,
    WHY.hidden,
  ],
];
/** Beginnings that are enough to tell, whatever follows. */
const LONGEST_NAME = 60;
const MOST_NAMES = 30;

const nameSays = (name: string): string | undefined => {
  if (name.length > LONGEST_NAME) return undefined;
  const small = name.toLowerCase();
  const bare = small.replace(PREFIX, '');
  for (const [pattern, why] of BY_NAME) if (pattern.test(bare) || (bare !== small && pattern.test(small))) return why;
  return undefined;
};

const ROLES: ReadonlyMap<string, string> = new Map([
  ['navigation', WHY.navigation],
  ['doc-toc', WHY.contents],
  ['search', 'Page furniture'],
  ['dialog', WHY.dialog],
  ['alertdialog', WHY.dialog],
  ['banner', WHY.header],
  ['contentinfo', WHY.footer],
  ['complementary', WHY.related],
]);
const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['nav', WHY.navigation],
  ['dialog', WHY.dialog],
  ['header', WHY.header],
  ['footer', WHY.footer],
  ['aside', WHY.related],
  ['search', 'Page furniture'],
  ['select', WHY.form],
  ['textarea', WHY.form],
  ['svg', WHY.picture],
]);
/** What is furniture beside the publication and part of it within. */
const OUTSIDE_ONLY: ReadonlySet<string> = new Set([WHY.header, WHY.footer, WHY.related]);
const PUBLICATION = new Set(['main', 'article', 'blockquote', 'section', 'figure']);

/** Parts that a click brings to view belong to the page, however they stand when it is saved. */
const UNFOLDS = /accordion|collaps|tab-?(?:panel|pane|content)|expand|toggle|details|panel/iu;
const unfolds = (node: PageNode, page: MeasuredPage): boolean =>
  attribute(node, 'hidden').toLowerCase() === 'until-found' ||
  page.opened.has(attribute(node, 'id')) ||
  attribute(node, 'role') === 'tabpanel' ||
  (isBlock(node) && UNFOLDS.test(attribute(node, 'class').slice(0, 1000)));

const isHidden = (node: PageNode): boolean => {
  if (has(node, 'hidden') || attribute(node, 'aria-hidden') === 'true') return true;
  const style = attribute(node, 'style');
  if (!/display|visibility|mso-hide/iu.test(style)) return false;
  const said = parseStyle(style);
  return said.get('display') === 'none' || said.get('visibility') === 'hidden' || said.get('mso-hide') === 'all';
};

const isHeading = (name: string): boolean => /^h[1-6]$/u.test(name);

/** Words by which links show themselves, whatever their classes. */
const LINK_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:back|return|go) to (?:the )?top(?: of (?:the |this )?page)?$/iu, WHY.top],
  [/^(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu)$/iu, WHY.skip],
];

/** A publication's own part of the page, where the page says which it is and most of its words are there. */
const mainPart = (page: MeasuredPage, others: number): PageNode | undefined => {
  /** The first of each kind. */
  const found = new Map<string, PageNode>();
  const note = (kind: string, node: PageNode): void => {
    if (!found.has(kind)) found.set(kind, node);
  };
  let articles = 0;
  walk(page.root, (node) => {
    if (isUnseen(node)) return false;
    if (node.name === 'main' || attribute(node, 'role') === 'main') note('main', node);
    else if (node.name === 'article') {
      articles += 1;
      note('article', node);
    } else if (/^(?:main|content|main-content|maincontent|page-content)$/iu.test(attribute(node, 'id')))
      note('id', node);
    return true;
  });
  const whole = page.root.characters - others;
  const candidates = [found.get('main'), articles === 1 ? found.get('article') : undefined, found.get('id')];
  return candidates.find((one) => one !== undefined && one.characters * 2 >= whole && one.characters > 0);
};

class Furnisher {
  readonly why = new Map<PageNode, string>();
  readonly #page: MeasuredPage;
  readonly #tracked: 'accepted' | 'original';
  /** What must never be taken for furniture, nor what holds it: the main part and the first heading of the highest level. */
  readonly #core: readonly PageNode[];

  constructor(page: MeasuredPage, tracked: 'accepted' | 'original') {
    this.#page = page;
    this.#tracked = tracked;
    this.#core = this.#findCore();
    let others = 0;
    walk(page.root, (node) => {
      if (isUnseen(node)) return false;
      const why = node.name === '#text' ? undefined : this.#own(node);
      if (why === undefined) return true;
      this.why.set(node, why);
      others += node.characters;
      return false;
    });
    const main = mainPart(page, others);
    if (main) this.#outside(main);
  }

  #findCore(): PageNode[] {
    let main: PageNode | undefined;
    let title: PageNode | undefined;
    walk(this.#page.root, (node) => {
      if (isUnseen(node) || node.name === 'nav') return false;
      if (node.name === 'main') main ??= node;
      // A heading in the site's own header is the site's name.
      if (node.name === 'h1' && (main !== undefined || !closest(node, (one) => one.name === 'header'))) title ??= node;
      return true;
    });
    return [main, title].filter((one) => one !== undefined);
  }

  /** Everything beside the publication's own part that is not told of already. */
  #outside(main: PageNode): void {
    for (let node: PageNode | null = main; node?.parent; node = node.parent)
      for (let beside: PageNode | null = node.parent.first; beside; beside = beside.next) {
        if (beside === node || this.why.has(beside) || isUnseen(beside)) continue;
        if (beside.name === '#text' ? beside.characters === 0 : this.#isNote(beside)) continue;
        this.why.set(beside, WHY.outside);
      }
  }

  /** Footnotes may stand after the publication's own part. */
  #isNote(node: PageNode): boolean {
    return /foot-?note|end-?note/iu.test(
      `${attribute(node, 'class').slice(0, 200)} ${attribute(node, 'role')} ${attribute(node, 'id')}`,
    );
  }

  #holdsCore(node: PageNode): boolean {
    if (this.#core.length > 0) return this.#core.some((one) => within(one, node));
    return node.characters * 2 > this.#page.root.characters;
  }

  #own(node: PageNode): string | undefined {
    const { name } = node;
    if (name === 'ins' || name === 'del') {
      const tracked = name === 'del' ? this.#tracked === 'accepted' : this.#tracked === 'original';
      return tracked ? (name === 'del' ? WHY.deleted : WHY.inserted) : undefined;
    }
    if (name === 'button') return this.#button(node);
    if (node.attributes.length === 0 && !ELEMENTS.has(name) && name !== 'form' && name !== 'a') return undefined;
    if (name === 'html' || name === 'body' || name === 'main') return undefined;
    const byWord = this.#byWord(node);
    if (byWord !== undefined) return byWord;
    if (isHidden(node) && !unfolds(node, this.#page) && !this.#holdsCore(node)) return WHY.hidden;
    const role = attribute(node, 'role').toLowerCase();
    const named = this.#named(node);
    const told = ROLES.get(role) ?? ELEMENTS.get(name);
    // The name of a class says more than the element does ("nav" of breadcrumbs).
    for (const why of [named, told]) if (why !== undefined && this.#stands(node, why)) return why;
    if (name === 'form' && this.#isAsked(node)) return WHY.form;
    return name === 'a' ? this.#link(node) : undefined;
  }

  #stands(node: PageNode, why: string): boolean {
    if (OUTSIDE_ONLY.has(why) && closest(node.parent, (one) => PUBLICATION.has(one.name))) return false;
    if (why === WHY.related && node.name === 'aside' && attribute(node, 'role') === 'doc-endnotes') return false;
    if (isHeading(node.name) && why !== WHY.hidden) return false;
    return !this.#holdsCore(node);
  }

  #named(node: PageNode): string | undefined {
    const id = attribute(node, 'id');
    for (const name of [...classesOf(node).slice(0, MOST_NAMES), ...(id === '' ? [] : [id])]) {
      const why = nameSays(name);
      if (why !== undefined) return why;
    }
    if (node.name === 'nav' && /^(?:contents|table of contents|on this page)$/iu.test(attribute(node, 'aria-label')))
      return WHY.contents;
    return undefined;
  }

  /** What word processors leave in the pages they save. */
  #byWord(node: PageNode): string | undefined {
    const element = /mso-element:\s*([\w-]+)/iu.exec(attribute(node, 'style'))?.[1]?.toLowerCase();
    if (element === 'comment-list' || element === 'comment') return WHY.comment;
    // LibreOffice names these divisions by their titles.
    const running = element ?? (node.name === 'div' && this.#page.written ? attribute(node, 'title') : '');
    if (running === 'header') return WHY.runningHeader;
    if (running === 'footer') return WHY.runningFooter;
    const classes = attribute(node, 'class');
    if (/\bmsocom(?:anchor|txt|off)\b|\bMsoCommentReference\b/iu.test(classes)) return WHY.comment;
    return /\bMsoTo(?:c(?:\d|Heading)|f)\b|\bTOC\s?\d\b/iu.test(classes) ? WHY.contents : undefined;
  }

  /** A button's words are the page's where it heads a part that it opens. */
  #button(node: PageNode): string | undefined {
    const heads = closest(node, (one) => isHeading(one.name) || one.name === 'summary');
    const opens =
      attribute(node, 'aria-controls') !== '' ||
      has(node, 'aria-expanded') ||
      /accordion/iu.test(attribute(node, 'class'));
    return heads || (opens && this.#opensContent(node)) ? undefined : WHY.button;
  }

  #opensContent(node: PageNode): boolean {
    const target = this.#page.ids.get(attribute(node, 'aria-controls').trim()) ?? node.next;
    return target !== null && UNFOLDS.test(`${attribute(node, 'class')} ${attribute(target, 'class')}`.slice(0, 1000));
  }

  /** Forms hold questions to the reader; but some sites set the whole page in one. */
  #isAsked(node: PageNode): boolean {
    if (this.#holdsCore(node)) return false;
    let asks = false;
    let text = false;
    walk(node, (one) => {
      asks ||= ['input', 'textarea', 'select', 'button'].includes(one.name);
      text ||= ['main', 'article', 'table'].includes(one.name) || isHeading(one.name);
      return !(asks && text);
    });
    return asks && (!text || node.characters < 400);
  }

  #link(node: PageNode): string | undefined {
    if (node.characters === 0 || node.characters > 60) return undefined;
    const words = wordsIn(node, 80).replace(/^[\s↑▲^]+|[\s↑▲^.]+$/gu, '');
    return LINK_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  }
}

const CONTENTS_HEADING =
  /^(?:(?:table of )?contents|on this page|in this (?:publication|document|report|page|section)|page contents|sections?|pages?|jump to)\s*:?$/iu;
const HEADS_AT_MOST = 40;
const MOST_EMPTY = 20;

/** True where every entry of a list is one link and nothing else; how the links lead is for `leads` to say. */
const isListOfLinks = (list: PageNode, leads: (href: string) => boolean): boolean => {
  let links = 0;
  let others = 0;
  let alike = true;
  for (let node = list.first; node && alike;) {
    const link = node.name === 'a';
    if (link && !isUnseen(node)) {
      links += 1;
      alike = leads(attribute(node, 'href').trim());
    } else if (node.name === '#text') others += node.characters;
    // Lists stand in lists: one that holds other words is left at once.
    alike &&= others <= list.characters * 0.1;
    node = following(node, list, link || isUnseen(node));
  }
  return alike && links >= 2;
};

/** The block that stands before a node, if nothing else with words does. */
const before = (node: PageNode, over: number): PageNode | undefined => {
  let at: PageNode | null = node;
  for (let steps = 0; at && steps < over; steps += 1) {
    let sibling: PageNode | null = at.previous;
    for (let passed = 0; sibling && sibling.characters === 0 && passed < MOST_EMPTY; passed += 1)
      sibling = sibling.previous;
    if (sibling) return sibling.characters > 0 ? sibling : undefined;
    at = at.parent;
  }
  return undefined;
};

/** Lists of the page's own headings, with the word "Contents" over them, in pages whose marks do not say so. */
const contentsLists = (page: MeasuredPage, why: Map<PageNode, string>): void => {
  walk(page.root, (node) => {
    if (isUnseen(node) || why.has(node)) return false;
    if (node.name !== 'ul' && node.name !== 'ol') return true;
    const heading = before(node, 2);
    const headed =
      heading !== undefined &&
      isBlock(heading) &&
      heading.characters <= HEADS_AT_MOST &&
      CONTENTS_HEADING.test(wordsIn(heading));
    const within_ = (href: string): boolean => href.startsWith('#') && page.ids.has(fragmentOf(href));
    if (!isListOfLinks(node, headed ? () => true : within_)) return true;
    why.set(node, WHY.contents);
    if (headed && !why.has(heading)) why.set(heading, WHY.contents);
    return false;
  });
};

/** What a link names within a page: the part after "#", with its escapes undone. */
export const fragmentOf = (href: string): string => {
  const at = href.indexOf('#');
  if (at < 0) return '';
  const raw = href.slice(at + 1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
};

/**
 * What of a page is no part of the publication, each element with why: the site's furniture, what is hidden, tracked
 * changes that are not to be read. What is within such an element goes with it.
 */
export const furnitureOf = (page: MeasuredPage, tracked: 'accepted' | 'original'): ReadonlyMap<PageNode, string> => {
  const { why } = new Furnisher(page, tracked);
  contentsLists(page, why);
  return why;
};
