import type { Inline, List, Mark, TableCell, TableRow } from '../../../../shared/richtext/tree.ts';
import type { ContentsEntry, Pictures, PrintedNumber, PubBlock, PubHeading, Publication } from '../blocks.ts';
import { escapeMarkup } from '../escape.ts';
import { safeHref } from '../links.ts';
import type { Messages } from '../messages.ts';
import { printedPicture } from '../pictures.ts';

export interface HtmlContext {
  readonly publication: Publication;
  readonly pictures: Pictures;
  readonly messages: Messages;
  /** The footnotes met so far, each as the HTML of its paragraphs. */
  readonly notes: string[][];
}

type InlineWriters = {
  readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>, context: HtmlContext) => string;
};
type BlockWriters = {
  readonly [T in PubBlock['type']]: (block: Extract<PubBlock, { type: T }>, context: HtmlContext) => string;
};

const MARK_TAG: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', superscript: 'sup', subscript: 'sub' };

export const noteId = (number: number): string => `note-${number}`;
export const noteMarkId = (number: number): string => `note-mark-${number}`;

const inlineWriters = {
  text: (run) =>
    (run.marks ?? []).reduceRight(
      (words, mark) => `<${MARK_TAG[mark]}>${words}</${MARK_TAG[mark]}>`,
      escapeMarkup(run.text),
    ),
  'line-break': () => '<br>',
  link: (link, context) => {
    const href = safeHref(link, context.messages);
    const words = inlineHtml(link.children, context);
    return href === undefined ? words : `<a href="${escapeMarkup(href)}">${words}</a>`;
  },
  footnote: (footnote, context) => {
    const at = context.notes.push([]);
    context.notes[at - 1] = footnote.note.map((one) => inlineHtml(one.children, context));
    return `<sup><a href="#${noteId(at)}" id="${noteMarkId(at)}" aria-label="Footnote ${at}">${at}</a></sup>`;
  },
  'cross-reference': (reference, context) => {
    const anchor = context.publication.anchors[reference.item];
    const words = escapeMarkup(reference.number);
    if (anchor) return `<a href="#${escapeMarkup(anchor.id)}">${words}</a>`;
    context.messages.say(
      `A reference to ${reference.number || 'an item'} leads nowhere, because that item is not in this edition.`,
    );
    return words;
  },
  'live-figure': (figure) => escapeMarkup(figure.shown),
} satisfies InlineWriters;

/** A line of inlines as HTML. */
export const inlineHtml = (children: readonly Inline[], context: HtmlContext): string =>
  children
    .map((child) => (inlineWriters[child.type] as (one: Inline, context: HtmlContext) => string)(child, context))
    .join('');

const LIST_TAG = { bullet: 'ul', numbered: 'ol' } as const;

const listHtml = (list: List, context: HtmlContext): string => {
  const tag = LIST_TAG[list.kind];
  const items = list.items.map(
    (item) => `<li>${inlineHtml(item.children, context)}${item.nested ? listHtml(item.nested, context) : ''}</li>`,
  );
  return `<${tag}>${items.join('')}</${tag}>`;
};

const cellHtml = (cell: TableCell, context: HtmlContext): string => {
  const [only] = cell.children;
  if (cell.children.length === 1 && only?.type === 'paragraph') return inlineHtml(only.children, context);
  return cell.children
    .map((child) =>
      child.type === 'paragraph' ? `<p>${inlineHtml(child.children, context)}</p>` : listHtml(child, context),
    )
    .join('');
};

const rowHtml = (row: TableRow, tag: string, context: HtmlContext): string =>
  `<tr>${row.cells.map((cell) => `<${tag}>${cellHtml(cell, context)}</${tag.slice(0, 2)}>`).join('')}</tr>`;

const numberHtml = (number: PrintedNumber | undefined): string =>
  number ? escapeMarkup(number.before + number.number) : '';

/** The page's title is its one h1, so every heading stands a level lower than in a document with a cover; six are all there are. */
const headingTag = (heading: PubHeading): string => `h${Math.min(heading.level + 1, 6)}`;

const headingHtml = (heading: PubHeading, context: HtmlContext): string => {
  const tag = headingTag(heading);
  const words = numberHtml(heading.number) + inlineHtml(heading.children, context);
  return `<${tag} id="${escapeMarkup(heading.id)}">${words}</${tag}>`;
};
const labelHtml = (heading: PubHeading, context: HtmlContext): string =>
  headingHtml(heading, context).replace(' id=', ' class="label" id=');

/** The entries as lists in lists, by level. */
const contentsHtml = (entries: readonly ContentsEntry[]): string => {
  let html = '';
  const open: number[] = [];
  for (const { level, id, words } of entries) {
    while (open.length > 0 && open.at(-1)! > level) {
      open.pop();
      html += '</li></ul>';
    }
    if (open.at(-1) === level) html += '</li>';
    else {
      open.push(level);
      html += '<ul>';
    }
    html += `<li><a href="#${escapeMarkup(id)}">${escapeMarkup(words)}</a>`;
  }
  return html + '</li></ul>'.repeat(open.length);
};

const writers = {
  title: (block, context) => `<h1 class="title">${inlineHtml(block.children, context)}</h1>`,
  'cover-line': (block) => `<p class="cover-line">${escapeMarkup(block.words)}</p>`,
  contents: (block) =>
    `<nav class="contents" aria-labelledby="contents-title"><p class="contents-title" id="contents-title">${escapeMarkup(block.title)}</p>${contentsHtml(block.entries)}</nav>`,
  'section-heading': headingHtml,
  'item-heading': headingHtml,
  'narrative-heading': headingHtml,
  'group-heading': labelHtml,
  label: labelHtml,
  'run-on': (block, context) => {
    const lead = `<strong>${numberHtml(block.number)}${escapeMarkup(block.after)}</strong>`;
    const words = block.children.length > 0 ? ` ${inlineHtml(block.children, context)}` : '';
    return `<p id="${escapeMarkup(block.id)}">${lead}${words}</p>`;
  },
  'earlier-words': (block) => `<p>${escapeMarkup(block.words)}</p>`,
  paragraph: (block, context) => `<p>${inlineHtml(block.children, context)}</p>`,
  list: listHtml,
  quote: (block, context) =>
    `<blockquote>${[block.children, ...(block.attribution ? [block.attribution] : [])]
      .map((line) => `<p>${inlineHtml(line, context)}</p>`)
      .join('')}</blockquote>`,
  table: (block, context) => {
    const caption = block.caption ? `<caption>${escapeMarkup(block.caption)}</caption>` : '';
    const head = block.header ? `<thead>${rowHtml(block.header, 'th scope="col"', context)}</thead>` : '';
    const body = block.rows.map((row) => rowHtml(row, 'td', context)).join('');
    return `<div class="table"><table>${caption}${head}${body === '' ? '' : `<tbody>${body}</tbody>`}</table></div>`;
  },
  picture: (block, context) => {
    const picture = printedPicture(block, context.pictures, context.messages);
    const caption = block.caption ? escapeMarkup(block.caption) : '';
    if (!picture) return caption && `<p><strong>${caption}</strong></p>`;
    const kind = picture.kind === 'jpg' ? 'jpeg' : picture.kind;
    const source = `data:image/${kind};base64,${Buffer.from(picture.bytes).toString('base64')}`;
    const image = `<img src="${source}" alt="${escapeMarkup(picture.alt)}" width="${picture.width}" height="${picture.height}">`;
    return `<figure>${caption && `<figcaption>${caption}</figcaption>`}${image}</figure>`;
  },
} satisfies BlockWriters;

/** A block of a publication as HTML. */
export const blockHtml = (block: PubBlock, context: HtmlContext): string =>
  (writers[block.type] as (one: PubBlock, context: HtmlContext) => string)(block, context);

/** The footnotes, each with a link back to its mark; empty where there are none. */
export const notesHtml = (context: HtmlContext): string => {
  if (context.notes.length === 0) return '';
  const items = context.notes.map((paragraphs, at) => {
    const back = `<a href="#${noteMarkId(at + 1)}" aria-label="Back to the mark of footnote ${at + 1}">\u21a9</a>`;
    const words = paragraphs.map((one, index) => `<p>${one}${index === paragraphs.length - 1 ? ` ${back}` : ''}</p>`);
    return `<li id="${noteId(at + 1)}">${words.join('')}</li>`;
  });
  return `<section class="notes" aria-label="Footnotes"><ol>${items.join('')}</ol></section>`;
};
