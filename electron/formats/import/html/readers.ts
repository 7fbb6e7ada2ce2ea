import { SAFE_HREF } from '../../../../shared/richtext/safe-href.ts';
import { CONTROL, INVISIBLE } from '../file-name.ts';
import type { SourceRow } from '../source.ts';
import type { Context } from './context.ts';
import type { Style } from './css.ts';
import { headingLevel } from './elements.ts';
import { gridOf } from './grid.ts';
import { inlinePlain } from '../../../../shared/richtext/plain-text.ts';
import { OpenList } from './lists.ts';
import { attribute, classesOf } from './page.ts';
import type { PageNode } from './page.ts';
import type { PageReader } from './page-reader.ts';
import { wordMarker } from './word.ts';

/** Reads one kind of element. `context` holds what the element itself says of its words. */
type ElementReader = (reader: PageReader, node: PageNode, context: Context, style: Style) => void;

const LONGEST_ADDRESS = 2000;

const link: ElementReader = (reader, node, context) => {
  if (reader.notes.leadsBack(node)) {
    reader.asSource(node, context);
    return;
  }
  const href = attribute(node, 'href').replace(INVISIBLE, '').replace(CONTROL, '').trim();
  const safe = href.length <= LONGEST_ADDRESS && SAFE_HREF.test(href);
  if (!safe && href !== '' && node.characters > 0 && context.why === undefined) reader.notALink(href);
  reader.children(node, safe ? { ...context, link: { href } } : context);
};

const heading =
  (level: number): ElementReader =>
  (reader, node, context, style) => {
    const marker = context.flat ? undefined : wordMarker(node, style);
    reader.block(node, context, style, (inside) => {
      const within = { ...inside, level, flat: true };
      if (!marker) return reader.children(node, within);
      // The number is Word's own, typed out: it stands in front of the words with a space.
      return reader.withMarkerTexts(marker.texts, () => {
        reader.automatic(`${marker.marker} `, within);
        reader.children(node, within);
      });
    });
  };

/** Level of a paragraph that a word processor made a heading by its style. */
const styledLevel = (reader: PageReader, node: PageNode): number | undefined => {
  const classes = classesOf(node);
  if (classes.includes('MsoTitle')) return 1;
  return classes.includes('title') && !reader.page.hasTitle ? 1 : undefined;
};

const paragraph: ElementReader = (reader, node, context, style) => {
  const level = context.flat ? undefined : styledLevel(reader, node);
  if (level !== undefined) return heading(level)(reader, node, context, style);
  const marker = context.flat || context.list ? undefined : wordMarker(node, style);
  if (!marker) return reader.block(node, context, style);
  return reader.block(node, context, style, (inside) =>
    reader.withMarkerTexts(marker.texts, () => {
      const { kind, depth } = marker;
      reader.withItem({ kind, depth, marker: marker.marker }, () => reader.children(node, { ...inside, holds: true }));
    }),
  );
};

const list: ElementReader = (reader, node, context, style) => {
  if (context.flat) return reader.block(node, context, style);
  const open = new OpenList(node, style, reader.styles, context.depth);
  return reader.block(node, context, style, (inside) =>
    reader.children(node, {
      ...inside,
      look: context.look,
      framed: context.framed,
      list: open,
      depth: open.depth + 1,
      holds: false,
    }),
  );
};

const entry: ElementReader = (reader, node, context, style) => {
  if (context.flat) return reader.block(node, context, style);
  const item = context.list ? context.list.next(node, style) : { kind: 'bullet' as const, marker: '•', depth: 0 };
  return reader.block(node, context, style, (inside) =>
    reader.withItem(item, () => reader.children(node, { ...inside, holds: true })),
  );
};

const tableCell = (context: Context): Context => ({
  ...context,
  holds: false,
  list: undefined,
  depth: 0,
  typed: false,
  level: undefined,
});

const table: ElementReader = (reader, node, context, style) => {
  const grid = context.flat || context.why !== undefined ? undefined : gridOf(node, style);
  if (!grid || node.characters === 0) return reader.block(node, context, style);
  return reader.block(node, context, style, (inside) => {
    const where = `table ${reader.nextTable()}`;
    const captioned = grid.caption ? reader.oneLine(grid.caption, inside) : undefined;
    const rows = grid.rows.map((row, at): SourceRow => {
      const place = `${where}, row ${at + 1}`;
      const cells = row.cells.map(({ node: cell, column, columns, rows: high }) => ({
        column,
        columns,
        rows: high,
        blocks: reader.apart(() => reader.inRow(place, () => reader.cell(cell, row.node, tableCell(context)))),
      }));
      return { where: place, header: row.header, cells };
    });
    const caption = captioned ? inlinePlain(captioned.children).replace(/\s+/gu, ' ').trim() : '';
    reader.put({
      type: 'table',
      where,
      source: captioned?.source ?? '',
      gap: 0,
      look: 'table',
      ...(caption === '' ? {} : { caption }),
      columns: grid.columns,
      rows,
    });
  });
};

const quoted: ElementReader = (reader, node, context) => {
  reader.automatic('“', context);
  reader.children(node, context);
  reader.automatic('”', context);
};

/** LibreOffice's bullet or number within an entry, which the list itself prints already. */
const isTypedMarker = (node: PageNode, context: Context): boolean =>
  context.list !== undefined && attribute(node, 'class').startsWith('ListLabel');

const byRole: ElementReader = (reader, node, context, style) => {
  if (isTypedMarker(node, context)) {
    reader.asSource(node, context);
    return;
  }
  const level = context.flat
    ? undefined
    : headingLevel(node.name, attribute(node, 'role').toLowerCase(), attribute(node, 'aria-level'));
  if (level !== undefined) heading(level)(reader, node, context, style);
  else if (node.name === 'div') reader.block(node, context, style);
  else reader.inline(node, context, style);
};

/** The elements that mean something of their own; any other is its words, on a line of their own where it is a block. */
export const READERS: ReadonlyMap<string, ElementReader> = new Map<string, ElementReader>([
  ['a', link],
  ['br', (reader, _, context) => reader.breakLine(context)],
  ['hr', (reader) => reader.rule()],
  ['img', (reader, node, context) => reader.picture(node, context)],
  ['p', paragraph],
  ['div', byRole],
  ['span', byRole],
  ['ul', list],
  ['ol', list],
  ['menu', list],
  ['dir', list],
  ['li', entry],
  ['table', table],
  ['q', quoted],
  ...[1, 2, 3, 4, 5, 6].map((level): [string, ElementReader] => [`h${level}`, heading(level)]),
]);
