import type { Block, Footnote, Inline, Mark, Paragraph, List, TableRow, Tree } from './tree.ts';

/**
 * A tree as the HTML that goes on the clipboard: what Word, Outlook and mail programs take structure from, and no looks of our
 * own. Footnotes are written as Word writes them, so that they are footnotes there too.
 */

interface Notes {
  readonly notes: Footnote[];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one]!);

/** Innermost last. */
const TAGS: Readonly<Record<Mark, string>> = { bold: 'b', italic: 'i', superscript: 'sup', subscript: 'sub' };

const mark = (number: number, way: 'to' | 'back'): string => {
  const [here, there] = way === 'to' ? ['_ftnref', '_ftn'] : ['_ftn', '_ftnref'];
  return (
    `<a style="mso-footnote-id:ftn${number}" href="#${there}${number}" name="${here}${number}" title="">` +
    `<span class="MsoFootnoteReference"><sup>[${number}]</sup></span></a>`
  );
};

const inlineWriters = {
  text: ({ text, marks = [] }) =>
    marks.reduceRight((inner, one) => `<${TAGS[one]}>${inner}</${TAGS[one]}>`, escaped(text)),
  'line-break': () => '<br>',
  link: (link, notes) => `<a href="${escaped(link.href)}">${lineOf(link.children, notes)}</a>`,
  footnote: (note, { notes }) => mark(notes.push(note), 'to'),
  'cross-reference': ({ number }) => escaped(number),
  'live-figure': ({ shown }) => escaped(shown),
} satisfies { readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>, notes: Notes) => string };

const lineOf = (children: readonly Inline[], notes: Notes): string =>
  children.map((one) => (inlineWriters[one.type] as (inline: Inline, notes: Notes) => string)(one, notes)).join('');

/** A paragraph without words is a blank line, which HTML shows only where something stands in it. */
const element = (name: string, children: readonly Inline[], notes: Notes): string =>
  `<${name}>${lineOf(children, notes) || '&nbsp;'}</${name}>`;

const listOf = (list: List, notes: Notes): string => {
  const tag = list.kind === 'bullet' ? 'ul' : 'ol';
  const items = list.items.map(
    ({ children, nested }) => `<li>${lineOf(children, notes)}${nested ? listOf(nested, notes) : ''}</li>`,
  );
  return `<${tag}>${items.join('')}</${tag}>`;
};

const rowOf = (row: TableRow, tag: 'th' | 'td', notes: Notes): string => {
  const cells = row.cells.map(({ children }) => {
    const [only, ...more] = children;
    const inner =
      more.length === 0 && only?.type === 'paragraph' ? lineOf(only.children, notes) : blocksOf(children, notes);
    return `<${tag}>${inner}</${tag}>`;
  });
  return `<tr>${cells.join('')}</tr>`;
};

const blockWriters = {
  paragraph: (block, notes) => element('p', block.children, notes),
  heading: (block, notes) => element(`h${block.level + 2}`, block.children, notes),
  list: listOf,
  quote: ({ children, attribution }, notes) =>
    `<blockquote>${element('p', children, notes)}${
      attribution ? `<footer>${element('p', attribution, notes)}</footer>` : ''
    }</blockquote>`,
  table: ({ caption, header, rows }, notes) =>
    '<table border="1" cellspacing="0" cellpadding="4">' +
    (caption === undefined ? '' : `<caption>${escaped(caption)}</caption>`) +
    (header ? `<thead>${rowOf(header, 'th', notes)}</thead>` : '') +
    `<tbody>${rows.map((row) => rowOf(row, 'td', notes)).join('')}</tbody></table>`,
  picture: ({ alt, caption }) => `<p>${escaped(`[Picture: ${alt || caption || 'without a description'}]`)}</p>`,
} satisfies { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, notes: Notes) => string };

const blocksOf = (blocks: readonly Block[], notes: Notes): string =>
  blocks.map((one) => (blockWriters[one.type] as (block: Block, notes: Notes) => string)(one, notes)).join('');

const noteParagraphs = (note: readonly Paragraph[], number: number, notes: Notes): string =>
  note
    .map(
      ({ children }, at) =>
        `<p class="MsoFootnoteText">${at === 0 ? `${mark(number, 'back')} ` : ''}${lineOf(children, notes)}</p>`,
    )
    .join('');

/** The notes stand at the end, as Word has them. A note within a note is written after the others. */
const notesOf = (notes: Notes): string => {
  const written: string[] = [];
  for (let at = 0; at < notes.notes.length; at += 1) {
    const words = noteParagraphs(notes.notes[at]!.note, at + 1, notes);
    written.push(`<div style="mso-element:footnote" id="ftn${at + 1}">${words}</div>`);
  }
  return written.length === 0 ? '' : `<div style="mso-element:footnote-list"><hr>${written.join('')}</div>`;
};

/**
 * A tree as HTML in one division, which tells that it comes from a plan. Headings of the tree's three levels are h3 to h5.
 * Throws a TypeError for a node of a type it does not know.
 */
export const treeToHtml = (tree: Tree): string => {
  const notes: Notes = { notes: [] };
  const words = blocksOf(tree, notes);
  return `<div data-action-plan="1">${words}${notesOf(notes)}</div>`;
};
