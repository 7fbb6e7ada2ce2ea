import type { Page, Run, Tagged } from './layout.ts';

/** Words as the file's structure gives them: a paragraph, a heading or the words of a list's item. */
export interface TextNode {
  readonly is: 'text';
  readonly role: 'paragraph' | 'heading' | 'item';
  readonly level: number;
  /** Of an item: 0 for the outermost list. */
  readonly depth: number;
  readonly label: readonly Run[];
  readonly runs: readonly Run[];
  readonly page: number;
}
export interface TableNode {
  readonly is: 'table';
  readonly caption: readonly Run[];
  readonly rows: readonly { readonly head: boolean; readonly cells: readonly CellNode[] }[];
  readonly page: number;
}
export interface CellNode {
  readonly head: boolean;
  readonly nodes: readonly Node[];
}
export interface NoteNode {
  readonly is: 'note';
  readonly runs: readonly Run[];
  readonly page: number;
}
export interface AsideNode {
  readonly is: 'aside';
  readonly why: string;
  readonly runs: readonly Run[];
  readonly page: number;
}
export interface FigureNode {
  readonly is: 'figure';
  readonly alt: string | undefined;
  readonly page: number;
}
export type Node = TextNode | TableNode | NoteNode | AsideNode | FigureNode;

/** Roles of PDF 32000 14.8.4 that stand inside a line; every other is a block. */
const INLINE = new Set(
  'Span Link Reference Quote BibEntry Code Annot Ruby RB RT RP Warichu WT WP Em Strong Sub Formula Form Lbl'.split(' '),
);
const DEEPEST = 60;

interface Context {
  readonly page: number;
  readonly runs: ReadonlyMap<string, readonly Run[]>;
  /** Marked content that has found its place: content named twice is read once. */
  readonly used: Set<string>;
}

interface Place {
  readonly role: TextNode['role'];
  readonly level: number;
  readonly listDepth: number;
}

const BODY: Place = { role: 'paragraph', level: 0, listDepth: -1 };

const contentOf = (id: string, { runs, used }: Context): readonly Run[] => {
  if (used.has(id)) return [];
  used.add(id);
  return runs.get(id) ?? [];
};

/** Every run below an element, in order. */
const allRuns = (element: Tagged, context: Context, depth = 0): Run[] =>
  depth > DEEPEST
    ? []
    : element.children.flatMap((child) =>
        typeof child === 'string' ? [...contentOf(child, context)] : allRuns(child, context, depth + 1),
      );

type Walk = (element: Tagged, place: Place, context: Context, depth: number) => Node[];

/** A number that the structure calls a reference is a note's mark, however it is set. */
const MARK = /^(?:\d{1,3}|[*†‡§]{1,3})$/u;

const asMark = (run: Run): Run => (MARK.test(run.text.trim()) ? { ...run, set: 'superscript' } : run);

const HOLDS_BLOCKS = /^(?:Root|Document|Part|Art|Sect|Div|NonStruct|BlockQuote)$/u;

/** Browsers put every stretch of text into an element of its own that says nothing. */
const isPlainText = (child: Tagged, parent: Tagged): boolean =>
  child.role === 'NonStruct' &&
  !HOLDS_BLOCKS.test(parent.role) &&
  child.children.every((one) => typeof one === 'string');

/** Content and inline elements become words of the element's role; blocks within stand between them. */
const mixed: Walk = (element, place, context, depth) => {
  const out: Node[] = [];
  let runs: Run[] = [];
  let label: Run[] = [];
  let role = place.role;
  const flush = (): void => {
    if (runs.length > 0 || label.length > 0)
      out.push({
        is: 'text',
        role,
        level: place.level,
        depth: Math.max(0, place.listDepth),
        label,
        runs,
        page: context.page,
      });
    if (runs.length > 0 && role === 'item') role = 'paragraph';
    [runs, label] = [[], []];
  };
  const visit = (child: Tagged | string, inside: number): void => {
    if (typeof child === 'string') runs.push(...contentOf(child, context));
    else if (inside > DEEPEST) return;
    else if (child.role === 'Reference' || (child.role === 'Lbl' && runs.length > 0))
      runs.push(...allRuns(child, context).map(asMark));
    else if (child.role === 'Lbl' && role === 'item' && runs.length === 0) label.push(...allRuns(child, context));
    else if (INLINE.has(child.role) || isPlainText(child, element))
      for (const one of child.children) visit(one, inside + 1);
    else if (child.role === 'Note' || child.role === 'FENote') out.push(...walk(child, BODY, context, inside + 1));
    else if (role === 'item' && (child.role === 'LBody' || child.role === 'P'))
      for (const one of child.children) visit(one, inside + 1);
    else {
      // The number of an item may stand beside a block that holds its words.
      const lone = runs.length === 0 && label.length > 0 ? label : [];
      if (lone.length > 0) label = [];
      flush();
      const own = blockPlace(place, role);
      const found = walk(child, own, context, inside + 1);
      const [first, ...rest] = found;
      if (lone.length === 0) out.push(...found);
      else if (first?.is === 'text' && first.role === 'item' && first.label.length === 0)
        out.push({ ...first, label: lone }, ...rest);
      else {
        label = lone;
        flush();
        out.push(...found);
      }
    }
    // A paragraph inside an item ends its words.
    if (typeof child !== 'string' && child.role === 'P' && place.role === 'item') flush();
  };
  for (const child of element.children) visit(child, depth);
  flush();
  return out;
};

const blockPlace = (place: Place, role: TextNode['role']): Place => ({
  ...place,
  role: role === 'item' ? 'item' : 'paragraph',
  level: 0,
});

const heading =
  (level: number): Walk =>
  (element, place, context, depth) =>
    mixed(element, { ...place, role: 'heading', level }, context, depth);

const list: Walk = (element, place, context, depth) =>
  element.children.flatMap((child) =>
    typeof child === 'string'
      ? mixed({ role: 'P', children: [child] }, { ...place, role: 'paragraph' }, context, depth + 1)
      : walk(
          child,
          {
            ...place,
            role: 'paragraph',
            listDepth: place.listDepth + (child.role === 'LI' ? 1 : child.role === 'L' ? 1 : 0),
          },
          context,
          depth + 1,
        ),
  );

const item: Walk = (element, place, context, depth) => mixed(element, { ...place, role: 'item' }, context, depth);

const aside =
  (why: string): Walk =>
  (element, _place, context) => {
    const runs = allRuns(element, context);
    return runs.length > 0 ? [{ is: 'aside', why, runs, page: context.page }] : [];
  };

const table: Walk = (element, _place, context, depth) => {
  const rows: TableNode['rows'][number][] = [];
  const caption: Run[] = [];
  const others: Node[] = [];
  const visit = (child: Tagged | string, head: boolean, inside: number): void => {
    if (inside > DEEPEST) return;
    if (typeof child === 'string') others.push(...mixed({ role: 'P', children: [child] }, BODY, context, inside));
    else if (child.role === 'Caption') caption.push(...allRuns(child, context));
    else if (child.role === 'TR') rows.push(rowOf(child, head, context, inside + 1));
    else if (/^(?:THead|TBody|TFoot|Div|Sect|NonStruct)$/u.test(child.role))
      for (const one of child.children) visit(one, child.role === 'THead', inside + 1);
    else others.push(...walk(child, BODY, context, inside + 1));
  };
  for (const child of element.children) visit(child, false, depth + 1);
  return [{ is: 'table', caption, rows, page: context.page }, ...others];
};

const rowOf = (element: Tagged, head: boolean, context: Context, depth: number): TableNode['rows'][number] => {
  const cells = element.children.map((child): CellNode => {
    if (typeof child === 'string')
      return { head: false, nodes: mixed({ role: 'P', children: [child] }, BODY, context, depth) };
    return { head: child.role === 'TH', nodes: mixed(child, BODY, context, depth + 1) };
  });
  return { head: head || (cells.length > 0 && cells.every((cell) => cell.head)), cells };
};

const note: Walk = (element, _place, context) => {
  const runs = allRuns(element, context);
  return runs.length > 0 ? [{ is: 'note', runs, page: context.page }] : [];
};

const figure: Walk = (element, _place, context) => {
  const runs = allRuns(element, context);
  return [
    { is: 'figure', alt: element.alt, page: context.page },
    ...(runs.length > 0 ? [{ is: 'aside' as const, why: 'Text in a picture', runs, page: context.page }] : []),
  ];
};

/** What each role of PDF 32000 14.8.4 comes to; a role not here is a block of mixed content. */
const WALKS: Readonly<Record<string, Walk>> = {
  H: heading(1),
  Title: heading(1),
  ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`H${at + 1}`, heading(Math.min(6, at + 1))])),
  L: list,
  LI: item,
  Table: table,
  TOC: aside('Contents list'),
  TOCI: aside('Contents list'),
  Index: aside('Index'),
  Artifact: aside('Marked in the file as no part of its text'),
  Note: note,
  FENote: note,
  Figure: figure,
};

function walk(element: Tagged, place: Place, context: Context, depth: number): Node[] {
  if (depth > DEEPEST) return [];
  return (WALKS[element.role] ?? mixed)(element, place, context, depth);
}

/** A page read by the file's structure: what stands in it in order, and the runs that the structure does not name. */
export interface Structured {
  readonly nodes: readonly Node[];
  readonly rest: readonly Run[];
}

/** Reads the structure of one page. */
export const structureOf = (page: Page): Structured => {
  const runs = new Map<string, Run[]>();
  for (const run of page.runs) {
    if (run.mark === undefined) continue;
    const known = runs.get(run.mark);
    if (known) known.push(run);
    else runs.set(run.mark, [run]);
  }
  const used = new Set<string>();
  const nodes = page.tagged ? walk(page.tagged, BODY, { page: page.number, runs, used }, 0) : [];
  return { nodes, rest: page.runs.filter((run) => run.mark === undefined || !used.has(run.mark)) };
};

/** The runs that stand in a node, in order. */
export const runsIn = (node: Node): readonly Run[] => {
  switch (node.is) {
    case 'text':
      return [...node.label, ...node.runs];
    case 'table':
      return [
        ...node.caption,
        ...node.rows.flatMap(({ cells }) => cells.flatMap(({ nodes }) => nodes.flatMap(runsIn))),
      ];
    case 'note':
    case 'aside':
      return node.runs;
    case 'figure':
      return [];
  }
};
