import { Fragment, memo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type {
  Is,
  MarkedBlock,
  MarkedCell,
  MarkedInline,
  MarkedLine,
  MarkedList,
  MarkedListItem,
  MarkedParagraphs,
  MarkedRow,
  ReadBlock,
  ReadTree,
} from '../../../shared/richtext/marked.ts';
import { inlinePlain, plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, Inline, List, TableRow } from '../../../shared/richtext/tree.ts';
import { TAGS } from '../../editor/nodes/heading/codec.ts';
import { contextOf } from '../../editor/nodes/static-view.tsx';
import type { Numbers } from '../../editor/nodes/static-view.tsx';
import type { ViewContext } from '../../editor/nodes/view.tsx';
import './marked.css';

/** What is drawn of two texts laid over each other: one of them, or both in one. */
export type Side = 'before' | 'after' | 'both';

const isDrawn = {
  before: (is: string) => is !== 'added',
  after: (is: string) => is !== 'removed',
  both: () => true,
} as const satisfies Record<Side, (is: Is | 'changed') => boolean>;

interface Drawing {
  readonly side: Side;
  readonly context: ViewContext;
}

/** Words that were put in or taken out, said as well as shown. */
export const Put = ({ is, children }: { readonly is: Is; readonly children: ReactNode }): ReactElement => {
  if (is === 'same') return <>{children}</>;
  const Tag = is === 'added' ? 'ins' : 'del';
  return (
    <Tag className="marked">
      <span className="unseen">{is === 'added' ? 'put in: ' : 'taken out: '}</span>
      {children}
      <span className="unseen">; </span>
    </Tag>
  );
};

const linkWords = (line: MarkedLine, is: Is): ReadonlySet<string> =>
  new Set(line.flatMap((one) => (one.is === is && one.inline.type === 'link' ? [inlinePlain([one.inline])] : [])));

/** The words of links that only lead elsewhere now. */
const readdressed = (line: MarkedLine): ReadonlySet<string> => {
  const before = linkWords(line, 'removed');
  return before.size === 0 ? before : new Set([...linkWords(line, 'added')].filter((words) => before.has(words)));
};

/** What is seen of a changed piece besides its words: the end of a line, what a footnote says, where a link leads. */
const beside = {
  'line-break': () => '↵',
  footnote: ({ note }) => ` [Footnote: ${plainText(note)}]`,
  link: (link, elsewhere) => (elsewhere.has(inlinePlain([link])) ? ` (${link.href})` : null),
  text: () => null,
  'cross-reference': () => null,
  'live-figure': () => null,
} satisfies {
  readonly [T in Inline['type']]: (
    inline: Extract<Inline, { type: T }>,
    elsewhere: ReadonlySet<string>,
  ) => string | null;
};

const besideOf = (inline: Inline, elsewhere: ReadonlySet<string>): ReactNode => {
  const words = (beside[inline.type] as (one: Inline, elsewhere: ReadonlySet<string>) => string | null)(
    inline,
    elsewhere,
  );
  return words === null ? null : <span className="marked-beside">{words}</span>;
};

/** The pieces of a line, those that stand together and are alike in one. */
const stretches = (line: MarkedLine, side: Side): { readonly is: Is; readonly inlines: Inline[] }[] => {
  const out: { is: Is; inlines: Inline[] }[] = [];
  for (const { is, inline } of line) {
    if (!isDrawn[side](is)) continue;
    const last = out.at(-1);
    if (last?.is === is) last.inlines.push(inline);
    else out.push({ is, inlines: [inline] });
  }
  return out;
};

const drawLine = (line: MarkedLine, { side, context }: Drawing): ReactNode => {
  const drawn = stretches(line, side);
  if (drawn.length === 0) return <br />;
  const elsewhere = readdressed(line);
  return drawn.map(({ is, inlines }, at) => (
    <Put key={at} is={is}>
      {is === 'same'
        ? context.inlines(inlines)
        : inlines.map((inline, place) => (
            <Fragment key={place}>
              {inline.type === 'line-break' ? besideOf(inline, elsewhere) : null}
              {context.inlines([inline])}
              {inline.type === 'line-break' ? null : besideOf(inline, elsewhere)}
            </Fragment>
          ))}
    </Put>
  ));
};

const wholeLine = (children: readonly Inline[], is: Is): MarkedLine => children.map((inline) => ({ is, inline }));

const wholeItems = ({ kind, items }: List, is: Is): MarkedList => ({
  type: 'list',
  kind,
  items: items.map(({ children, nested }) => ({
    is,
    line: wholeLine(children, is),
    nested: nested ? [wholeItems(nested, is)] : [],
  })),
});

const wholeRow = ({ cells }: TableRow, is: Is): MarkedRow => ({
  is,
  cells: cells.map(({ children }) => ({ blocks: children.map((block) => ({ type: 'whole', is, block })) })),
});

/** A block that came or went whole, as one all of whose words did; `null` where it has no words to be marked. */
const spread = {
  paragraph: ({ children }, is) => ({ type: 'text', shell: { type: 'paragraph' }, line: wholeLine(children, is) }),
  heading: ({ level, children }, is) => ({
    type: 'text',
    shell: { type: 'heading', level },
    line: wholeLine(children, is),
  }),
  list: wholeItems,
  quote: ({ children, attribution }, is) => ({
    type: 'quote',
    line: wholeLine(children, is),
    attribution: attribution && { is, line: wholeLine(attribution, is) },
  }),
  table: ({ caption, header, rows }, is) => ({
    type: 'table',
    caption,
    header: header && wholeRow(header, is),
    rows: rows.map((row) => wholeRow(row, is)),
  }),
  picture: () => null,
} satisfies { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, is: Is) => MarkedBlock | null };

const spreadOf = (block: Block, is: Is): MarkedBlock | null =>
  (spread[block.type] as (one: Block, is: Is) => MarkedBlock | null)(block, is);

/** Numbers stand as they stood in the edition that an entry is of. */
const drawItems = (items: readonly MarkedListItem[], drawing: Drawing): ReactNode => {
  const numbers = { before: 0, after: 0 };
  return items.map(({ is, line, nested }, at) => {
    if (is !== 'added') numbers.before += 1;
    if (is !== 'removed') numbers.after += 1;
    if (!isDrawn[drawing.side](is)) return null;
    const value = is === 'removed' || drawing.side === 'before' ? numbers.before : numbers.after;
    return (
      <li key={at} value={value}>
        {drawLine(line, drawing)}
        {nested.map((list, place) => drawList(list, drawing, place))}
      </li>
    );
  });
};

const drawList = ({ kind, items }: MarkedList, drawing: Drawing, key: number): ReactNode => {
  if (!items.some(({ is }) => isDrawn[drawing.side](is))) return null;
  const Tag = kind === 'bullet' ? 'ul' : 'ol';
  return (
    <Tag key={key} dir="auto">
      {drawItems(items, drawing)}
    </Tag>
  );
};

const drawCell = ({ blocks }: MarkedCell, drawing: Drawing, Tag: 'th' | 'td', key: number): ReactNode => (
  <Tag key={key} dir="auto" {...(Tag === 'th' ? { scope: 'col' } : {})}>
    {drawBlocks(blocks, drawing)}
  </Tag>
);

const drawRow = ({ is, cells }: MarkedRow, drawing: Drawing, Tag: 'th' | 'td', key: number): ReactNode =>
  isDrawn[drawing.side](is) ? (
    <tr key={key} dir="auto" data-is={is}>
      {cells.map((cell, at) => drawCell(cell, drawing, Tag, at))}
    </tr>
  ) : null;

/** The end of a paragraph that one text alone has. */
const ParagraphEnd = ({ is }: { readonly is: Is }): ReactElement | null =>
  is === 'same' ? null : (
    <Put is={is}>
      <span aria-hidden="true">¶</span>
      <span className="unseen">end of the paragraph</span>
    </Put>
  );

const isBlank = ({ is, inline }: MarkedInline): boolean =>
  is !== 'same' && inline.type === 'text' && inline.text.trim() === '';

/** A line without changed spaces at its ends, and with all others as if they were the same: the end of a paragraph is marked. */
const withoutBlanks = (line: MarkedLine): MarkedLine => {
  const from = line.findIndex((piece) => !isBlank(piece));
  const shown = from < 0 ? [] : line.slice(from, line.findLastIndex((piece) => !isBlank(piece)) + 1);
  return shown.map((piece) => (isBlank(piece) ? { ...piece, is: 'same' } : piece));
};

/** Paragraphs as they stand on a side: those that are one there are drawn as one. */
const drawParagraphs = ({ lines, ends }: MarkedParagraphs, drawing: Drawing, key: number): ReactNode => {
  const drawn: { line: MarkedLine; end: Is }[] = [];
  let open: MarkedLine = [];
  for (const [at, line] of lines.entries()) {
    const end = ends[at] ?? 'same';
    open = [...open, ...line.filter(({ is }) => isDrawn[drawing.side](is))];
    if (at < ends.length && !isDrawn[drawing.side](end)) continue;
    drawn.push({ line: open, end });
    open = [];
  }
  return drawn.map(({ line, end }, at) => (
    <p key={`${key} ${at}`} dir="auto">
      {drawLine(withoutBlanks(line), drawing)}
      <ParagraphEnd is={end} />
    </p>
  ));
};

type View<T extends ReadBlock> = (block: T, drawing: Drawing, key: number) => ReactNode;

const views = {
  whole: ({ is, block }, drawing, key) => {
    if (!isDrawn[drawing.side](is)) return null;
    const apart = is === 'same' ? null : spreadOf(block, is);
    if (apart) return <Fragment key={key}>{drawBlock(apart, drawing, 0)}</Fragment>;
    const drawn = drawing.context.blocks([block]);
    if (is === 'same') return <Fragment key={key}>{drawn}</Fragment>;
    const Tag = is === 'added' ? 'ins' : 'del';
    return (
      <Tag key={key} className="marked-block">
        <span className="small">{is === 'added' ? 'Put in:' : 'Taken out:'}</span>
        {drawn}
      </Tag>
    );
  },
  text: ({ shell, line }, drawing, key) => {
    const Tag = shell.type === 'heading' ? TAGS[shell.level] : 'p';
    return (
      <Tag key={key} dir="auto" {...(shell.type === 'heading' ? { className: `rt-h${shell.level}` } : {})}>
        {drawLine(line, drawing)}
      </Tag>
    );
  },
  paragraphs: drawParagraphs,
  list: drawList,
  quote: ({ line, attribution }, drawing, key) => (
    <Fragment key={key}>
      <blockquote dir="auto">{drawLine(line, drawing)}</blockquote>
      {attribution && isDrawn[drawing.side](attribution.is) ? (
        <p className="rt-attribution" dir="auto">
          {drawLine(attribution.line, drawing)}
        </p>
      ) : null}
    </Fragment>
  ),
  table: ({ caption, header, rows }, drawing, key) => (
    <table key={key} className="rt-table" dir="auto">
      {caption ? <caption>{caption}</caption> : null}
      {header ? <thead>{drawRow(header, drawing, 'th', 0)}</thead> : null}
      <tbody>{rows.map((row, at) => drawRow(row, drawing, 'td', at))}</tbody>
    </table>
  ),
} satisfies { readonly [T in ReadBlock['type']]: View<Extract<ReadBlock, { type: T }>> };

const drawBlock = (block: ReadBlock, drawing: Drawing, key: number): ReactNode =>
  (views[block.type] as View<ReadBlock>)(block, drawing, key);

const drawBlocks = (tree: ReadTree, drawing: Drawing): ReactNode =>
  tree.map((block, at) => drawBlock(block, drawing, at));

interface MarkedViewProps {
  readonly tree: ReadTree;
  readonly side: Side;
  readonly numbers: Numbers;
}

/** Two texts laid over each other, as the page sets them: what was put in and taken out is marked. */
export const MarkedView = memo(function MarkedView({ tree, side, numbers }: MarkedViewProps): ReactElement {
  return <div className="rt marked-text">{drawBlocks(tree, { side, context: contextOf(numbers, 1) })}</div>;
});

/** True where a side of the texts says anything. */
export const saysAnything = (tree: ReadTree, side: Side): boolean => tree.some((block) => drawsAnything(block, side));

const lineDraws = (line: MarkedLine, side: Side): boolean => line.some(({ is }) => isDrawn[side](is));
const itemsDraw = ({ items }: MarkedList, side: Side): boolean => items.some(({ is }) => isDrawn[side](is));

const draws = {
  whole: ({ is }, side) => isDrawn[side](is),
  text: ({ line }, side) => lineDraws(line, side),
  list: itemsDraw,
  quote: ({ line }, side) => lineDraws(line, side),
  table: ({ rows }, side) => rows.some(({ is }) => isDrawn[side](is)),
  paragraphs: ({ lines }, side) => lines.some((line) => lineDraws(line, side)),
} satisfies { readonly [T in ReadBlock['type']]: (block: Extract<ReadBlock, { type: T }>, side: Side) => boolean };

const drawsAnything = (block: ReadBlock, side: Side): boolean =>
  (draws[block.type] as (one: ReadBlock, side: Side) => boolean)(block, side);
