import { canonicalJson } from '../../../../shared/richtext/canonical.ts';
import { markLines } from '../../../../shared/richtext/mark-lines.ts';
import { markTrees } from '../../../../shared/richtext/mark-trees.ts';
import type { Is, MarkedBlock, MarkedLine } from '../../../../shared/richtext/marked.ts';
import type { Block, Heading, Inline } from '../../../../shared/richtext/tree.ts';
import type { NarrativeHeading, PlainBlock, PrintedNumber, PubBlock } from '../blocks.ts';
import { align } from './align.ts';
import type { RedBlock, RedNumber, Words } from './red-block.ts';

/** A block of one part, laid over its like. */
export interface LaidBlock {
  readonly is: Is;
  readonly block: RedBlock;
}

const TEXT = ['paragraph', 'list', 'quote', 'table', 'picture', 'narrative-heading'] as const;
type TextBlock = PlainBlock | NarrativeHeading;
const isText = (block: PubBlock): block is TextBlock => (TEXT as readonly string[]).includes(block.type);

/** What is laid over its like at one go: one block with a place of its own, or blocks that are one text. */
type Unit =
  | { readonly kind: 'single'; readonly key: string; readonly block: PubBlock }
  | { readonly kind: 'text'; readonly key: string; readonly blocks: TextBlock[] };

const unitsOf = (blocks: readonly PubBlock[]): Unit[] => {
  const units: Unit[] = [];
  const counts = new Map<string, number>();
  const keyOf = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name} ${count}`;
  };
  for (const block of blocks) {
    const last = units.at(-1);
    if (!isText(block)) units.push({ kind: 'single', key: keyOf(block.type), block });
    else if (last?.kind === 'text') last.blocks.push(block);
    else units.push({ kind: 'text', key: keyOf('text'), blocks: [block] });
  }
  return units;
};

export const plainLine = (words: string): Inline[] => (words === '' ? [] : [{ type: 'text', text: words }]);
const changed = (line: MarkedLine): boolean => line.some(({ is }) => is !== 'same');

/** The bookmarks of a heading are those of its edition, and say nothing. */
const printed = (block: PubBlock): string => {
  const { id: _, ...rest } = block as PubBlock & { readonly id?: string };
  return canonicalJson('number' in rest && rest.number ? { ...rest, number: { ...rest.number, id: '' } } : rest);
};

const NUMBERLESS = { before: '', number: '' } as const;
const numberOver = (before: PrintedNumber | undefined, after: PrintedNumber): RedNumber =>
  before?.before === after.before && before.number === after.number
    ? after
    : { ...after, was: before ? { before: before.before, number: before.number } : NUMBERLESS };

/** The number that only the earlier edition has, as the first words of its line. */
const lostNumber = (before: PrintedNumber | undefined): MarkedLine =>
  plainLine(before ? before.before + before.number : '').map((inline) => ({ is: 'removed', inline }));

/** One block with a place of its own over its like of the earlier edition. */
const singleOver = (before: PubBlock, after: PubBlock): LaidBlock[] => {
  if (printed(before) === printed(after)) return [{ is: 'same', block: after }];
  const pair = { before: before as unknown as Shape, after: after as unknown as Shape };
  // What is no line of words (a heading's level) does not change within a block.
  if (frameOf(pair.before) !== frameOf(pair.after)) {
    return [
      { is: 'removed', block: before },
      { is: 'added', block: after },
    ];
  }
  return [{ is: 'same', block: { ...after, ...linesOver(pair.before, pair.after) } as unknown as RedBlock }];
};

/** What blocks of words are made of, those of every type together. */
interface Shape {
  readonly type: string;
  readonly children?: readonly Inline[];
  readonly words?: string;
  readonly after?: string;
  readonly number?: PrintedNumber;
}

const frameOf = (shape: Shape): string => {
  const { children: _, words: __, after: ___, number: ____, ...frame } = shape;
  return canonicalJson({ ...frame, id: '' });
};

const linesOver = (before: Shape, after: Shape) => {
  const children: Words = markLines(before.children ?? [], after.children ?? []);
  const textOver = (old = '', fresh = ''): string | MarkedLine => {
    const line = markLines(plainLine(old), plainLine(fresh));
    return changed(line) ? line : fresh;
  };
  const number = after.number && numberOver(before.number, after.number);
  return {
    ...('children' in after ? { children: number ? children : [...lostNumber(before.number), ...children] } : {}),
    ...('words' in after ? { words: textOver(before.words, after.words) } : {}),
    ...('after' in after ? { after: textOver(before.after, after.after) } : {}),
    ...(number ? { number } : {}),
  };
};

/** Headings inside texts take part as headings of the tree, at the level they are printed at. */
const asTree = (blocks: readonly TextBlock[], headings: Map<Block, NarrativeHeading>): Block[] =>
  blocks.map((block): Block => {
    if (block.type !== 'narrative-heading') return block;
    const heading: Heading = { type: 'heading', level: block.level as Heading['level'], children: block.children };
    headings.set(heading, block);
    return heading;
  });

const textOver = (before: readonly TextBlock[], after: readonly TextBlock[]): LaidBlock[] => {
  const headings = new Map<Block, NarrativeHeading>();
  const old = asTree(before, headings);
  const fresh = asTree(after, headings);
  const comingIds = after.flatMap((block) => (block.type === 'narrative-heading' ? [block.id] : []));
  const laid = {
    whole: ({ is, block }) => {
      const heading = headings.get(block);
      if (heading && is !== 'removed') comingIds.shift();
      return { is, block: heading ?? (block as PlainBlock) };
    },
    text: ({ shell, line }) => ({
      is: 'same',
      block:
        shell.type === 'paragraph'
          ? { type: 'paragraph', children: line }
          : { type: 'narrative-heading', level: shell.level, id: comingIds.shift()!, children: line },
    }),
    list: (block) => ({ is: 'same', block }),
    quote: ({ line, attribution }) => ({ is: 'same', block: { type: 'quote', children: line, attribution } }),
    table: (block) => ({ is: 'same', block }),
  } satisfies { readonly [T in MarkedBlock['type']]: (block: Extract<MarkedBlock, { type: T }>) => LaidBlock };
  return markTrees(old, fresh).map((block) => (laid[block.type] as (one: MarkedBlock) => LaidBlock)(block));
};

const wholeUnit = (unit: Unit, is: Is): LaidBlock[] =>
  (unit.kind === 'single' ? [unit.block] : unit.blocks).map((block) => ({ is, block }));

const unitOver = (before: Unit, after: Unit): LaidBlock[] =>
  before.kind === 'single' && after.kind === 'single'
    ? singleOver(before.block, after.block)
    : before.kind === 'text' && after.kind === 'text'
      ? textOver(before.blocks, after.blocks)
      : [...wholeUnit(before, 'removed'), ...wholeUnit(after, 'added')];

/** The blocks of a part in two editions, laid over each other. */
export const layBlocks = (before: readonly PubBlock[], after: readonly PubBlock[]): LaidBlock[] => {
  const [old, fresh] = [unitsOf(before), unitsOf(after)];
  const steps = align(
    old.map(({ key }) => key),
    fresh.map(({ key }) => key),
  );
  return steps.flatMap((step) => {
    if (step.is === 'left') return wholeUnit(old[step.before]!, 'removed');
    if (step.is === 'came') return wholeUnit(fresh[step.after]!, 'added');
    return unitOver(old[step.before]!, fresh[step.after]!);
  });
};

/** The blocks of a part that one edition alone has. */
export const wholeBlocks = (blocks: readonly PubBlock[], is: Is): LaidBlock[] => blocks.map((block) => ({ is, block }));
