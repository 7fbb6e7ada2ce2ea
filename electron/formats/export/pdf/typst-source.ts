import type { Inline, List, TableCell } from '../../../../shared/richtext/tree.ts';
import type { Pictures, PubBlock, PubHeading, Publication } from '../blocks.ts';
import { safeHref } from '../links.ts';
import { runningTitle } from '../messages.ts';
import type { Messages } from '../messages.ts';
import { printedPicture } from '../pictures.ts';
import type { PrintedPicture } from '../pictures.ts';
import { PRELUDE } from './typst-prelude.ts';
import { typstString, typstWords } from './typst-text.ts';

/** A publication for Typst: the source, and the pictures it names by path. */
export interface TypstSource {
  readonly source: string;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

interface TypstContext {
  readonly publication: Publication;
  readonly messages: Messages;
  readonly picture: (
    block: Extract<PubBlock, { type: 'picture' }>,
  ) => { path: string; printed: PrintedPicture } | undefined;
}

type InlineWriters = {
  readonly [T in Inline['type']]: (inline: Extract<Inline, { type: T }>, context: TypstContext) => string[];
};
type BlockWriters = {
  readonly [T in PubBlock['type']]: (block: Extract<PubBlock, { type: T }>, context: TypstContext) => string;
};

const MARK_CALL = { bold: 'strong', italic: 'emph', superscript: 'super', subscript: 'sub' } as const;

/** Several expressions as one, in a code block, where values that follow each other are joined. */
const joined = (pieces: readonly string[]): string => (pieces.length === 1 ? pieces[0]! : `{${pieces.join(';')}}`);

const inlineWriters = {
  text: (run) =>
    (run.marks ?? []).length === 0
      ? typstWords(run.text)
      : [(run.marks ?? []).reduceRight((body, mark) => `${MARK_CALL[mark]}(${body})`, joined(typstWords(run.text)))],
  'line-break': () => ['linebreak()'],
  link: (link, context) => {
    const href = safeHref(link, context.messages);
    const body = line(link.children, context);
    return [href === undefined ? body : `link(${typstString(href)},${body})`];
  },
  footnote: (footnote, context) => [
    `footnote(${joined(footnote.note.flatMap((one, at) => [...(at > 0 ? ['parbreak()'] : []), line(one.children, context)]))})`,
  ],
  'cross-reference': (reference, context) => {
    const anchor = context.publication.anchors[reference.item];
    if (anchor) return [`to(${typstString(anchor.id)},${joined(typstWords(reference.number))})`];
    context.messages.say(
      `A reference to ${reference.number || 'an item'} leads nowhere, because that item is not in this edition.`,
    );
    return typstWords(reference.number);
  },
  'live-figure': (figure) => typstWords(figure.shown),
} satisfies InlineWriters;

/** A line of inlines as one Typst expression. */
const line = (children: readonly Inline[], context: TypstContext): string =>
  children.length === 0
    ? '""'
    : joined(
        children.flatMap((child) =>
          (inlineWriters[child.type] as (one: Inline, context: TypstContext) => string[])(child, context),
        ),
      );

const LIST_CALL = { bullet: 'list', numbered: 'enum' } as const;

const listCall = (list: List, context: TypstContext): string => {
  const items = list.items.map((item) => {
    const words = line(item.children, context);
    return item.nested ? `{${words};${listCall(item.nested, context)}}` : words;
  });
  return `${LIST_CALL[list.kind]}(${items.map((item) => `[#${item}]`).join(',')})`;
};

const cellBody = (cell: TableCell, context: TypstContext): string => {
  const [only] = cell.children;
  if (cell.children.length === 1 && only?.type === 'paragraph') return `[#${line(only.children, context)}]`;
  return `{${cell.children
    .map((child) => (child.type === 'paragraph' ? `par(${line(child.children, context)})` : listCall(child, context)))
    .join(';')}${cell.children.length === 0 ? '[]' : ''}}`;
};

const headingLine = (heading: PubHeading, children: readonly Inline[], context: TypstContext): string => {
  const number = heading.number ? typstWords(heading.number.before + heading.number.number) : [];
  const words = children.length > 0 ? [line(children, context)] : [];
  return joined([...number, ...words]);
};
/** A heading by one of the prelude's functions; `call` is all of it but its words. */
const headed = (call: string, heading: PubHeading, context: TypstContext): string => {
  const body = headingLine(heading, heading.children, context);
  const plain = heading.children.filter((child) => child.type !== 'footnote');
  return plain.length === heading.children.length
    ? `${call},${body})`
    : `noted(${headingLine(heading, plain, context)},${body},words=>${call},words))`;
};
const head = (heading: PubHeading, context: TypstContext, listed: boolean): string =>
  headed(`head(${heading.level},${typstString(heading.id)},${listed}`, heading, context);
const labelHead = (heading: PubHeading, context: TypstContext): string =>
  headed(`label-head(${heading.level},${typstString(heading.id)}`, heading, context);

const array = (items: readonly string[]): string => `(${items.map((item) => `${item},`).join('')})`;

const blockWriters = {
  title: (block, context) => `cover-title(${line(block.children, context)})`,
  'cover-line': (block) => `cover-line(${joined(typstWords(block.words))})`,
  contents: (block) => `contents(${typstString(block.title)})`,
  'section-heading': (block, context) => head(block, context, true),
  'item-heading': (block, context) => head(block, context, true),
  'narrative-heading': (block, context) => head(block, context, false),
  'group-heading': labelHead,
  label: labelHead,
  'run-on': (block, context) => {
    const lead = typstWords((block.number?.before ?? '') + (block.number?.number ?? '') + block.after);
    const body = block.children.length > 0 ? joined(['" "', line(block.children, context)]) : '""';
    return `led(${typstString(block.id)},${joined(lead)},${body})`;
  },
  'earlier-words': (block) => `par(${joined(typstWords(block.words))})`,
  paragraph: (block, context) => `par(${line(block.children, context)})`,
  list: listCall,
  quote: (block, context) =>
    `said({${[block.children, ...(block.attribution ? [block.attribution] : [])]
      .map((one) => `par(${line(one, context)})`)
      .join(';')}})`,
  table: (block, context) => {
    const columns = (block.header ?? block.rows[0])?.cells.length ?? 1;
    const header = block.header ? array(block.header.cells.map((cell) => cellBody(cell, context))) : 'none';
    const cells = array(block.rows.flatMap((row) => row.cells.map((cell) => cellBody(cell, context))));
    const call = `grid-of(${columns},${header},${cells})`;
    return block.caption ? `captioned(${joined(typstWords(block.caption))},${call})` : call;
  },
  picture: (block, context) => {
    const caption = block.caption ? `caption(${joined(typstWords(block.caption))})` : undefined;
    const picture = context.picture(block);
    if (!picture) return caption ?? '[]';
    const { path, printed } = picture;
    // 96 CSS pixels are 72 points.
    const size = `${(printed.width * 0.75).toFixed(2)}pt,${(printed.height * 0.75).toFixed(2)}pt`;
    const shown = `shown(${typstString(path)},${typstString(printed.alt)},${size})`;
    return caption ? `{${caption};${shown}}` : shown;
  },
} satisfies BlockWriters;

/** The Typst source of a publication: calls of the prelude's functions, with the writer's words as string literals. */
export const typstSource = (publication: Publication, pictures: Pictures, messages: Messages): TypstSource => {
  const files = new Map<string, Uint8Array>();
  const context: TypstContext = {
    publication,
    messages,
    picture: (block) => {
      const printed = printedPicture(block, pictures, messages);
      if (!printed) return undefined;
      const path = `/pictures/${block.blob.replace(/[^0-9a-f]/g, '')}.${printed.kind}`;
      files.set(path, printed.bytes);
      return { path, printed };
    },
  };
  const { meta } = publication;
  const [language, region] = meta.language.split('-');
  const calls = publication.blocks.map(
    (block) => `#${(blockWriters[block.type] as (one: PubBlock, context: TypstContext) => string)(block, context)}`,
  );
  const show = `#show: publication.with(title: ${typstString(meta.title)}, running: ${typstString(runningTitle(meta.title))}, subject: ${typstString(meta.subject)}, language: ${typstString(language!.toLowerCase())}, region: ${typstString(region!)})`;
  return { source: [PRELUDE, show, ...calls, ''].join('\n'), pictures: files };
};
