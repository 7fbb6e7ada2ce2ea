import { markLines } from '../../../../shared/richtext/mark-lines.ts';
import { runningTitle } from '../messages.ts';
import type { PubBlock } from '../blocks.ts';
import { align } from './align.ts';
import type { AlignStep } from './align.ts';
import { layBlocks, plainLine, wholeBlocks } from './lay-blocks.ts';
import type { LaidBlock } from './lay-blocks.ts';
import type { RedEntry, Redline } from './red-block.ts';
import { sourceTree } from './source-tree.ts';
import type { LayerableEdition, Part, SourceTree, Thing } from './source-tree.ts';

type Side = 'before' | 'after';
const OTHER = { before: 'after', after: 'before' } as const satisfies Record<Side, Side>;
const SIDE_OF = { before: 'from', after: 'to' } as const satisfies Record<Side, RedEntry['side']>;
const ONLY_IN = { before: 'removed', after: 'added' } as const satisfies Record<Side, RedEntry['is']>;

/** A move that blocks are printed in: its name, and whether they go with it or by themselves. */
interface Within {
  readonly move: string;
  readonly moved: boolean;
}

/** Lays the things of two editions over each other. */
class Layers {
  readonly #trees: Readonly<Record<Side, SourceTree>>;
  /** How what stands in a thing of both editions changed places. */
  readonly #steps = new Map<string, readonly AlignStep[]>();
  /** The things that stand in the same thing as before, in their order among the others that do. */
  readonly #kept = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #laid = new Map<Part, readonly LaidBlock[]>();
  readonly entries: RedEntry[] = [];

  constructor(trees: Readonly<Record<Side, SourceTree>>) {
    this.#trees = trees;
    const keysOf = ({ content }: Thing): string[] => content.map(({ type, key }) => `${type} ${key}`);
    for (const [key, before] of trees.before.things) {
      const after = trees.after.things.get(key);
      if (!after) continue;
      const steps = align(keysOf(before), keysOf(after), (at) => {
        const one = before.content[at]!;
        return one.type === 'part' ? one.blocks.length : one.size;
      });
      this.#steps.set(key, steps);
      for (const step of steps) if (step.is === 'kept') this.#kept.add(before.content[step.before]!.key);
    }
  }

  #inBoth(key: string): boolean {
    return this.#trees.before.things.has(key) && this.#trees.after.things.has(key);
  }

  /** Whether a thing stands, in one of the editions, within another that moved. */
  #withinMove(key: string): boolean {
    return (['before', 'after'] as const).some((side) => {
      let above = this.#trees[side].things.get(key)?.parent ?? null;
      for (; above && above.parent; above = above.parent)
        if (this.#inBoth(above.key) && !this.#kept.has(above.key)) return true;
      return false;
    });
  }

  #put({ prints }: Part, laid: readonly LaidBlock[], side: RedEntry['side'], within: Within | undefined): void {
    const gone = side === 'from' ? 'added' : side === 'to' ? 'removed' : undefined;
    for (const { is, block } of laid)
      if (is !== gone)
        this.entries.push({ side, is, block, prints, move: within?.move, moved: within?.moved ?? false });
  }

  #over(before: Part, after: Part): readonly LaidBlock[] {
    const laid = this.#laid.get(before) ?? layBlocks(before.blocks, after.blocks);
    this.#laid.set(before, laid);
    return laid;
  }

  /** What one edition has of a thing at a place that the other does not have. */
  #alone(thing: Thing, side: Side, around: Within | undefined): void {
    const there = this.#trees[OTHER[side]].things.get(thing.key);
    const within = there ? this.#withinOf(thing.key, around) : around && { ...around, moved: false };
    const parts = new Map(there?.content.flatMap((one) => (one.type === 'part' ? [[one.key, one] as const] : [])));
    for (const one of thing.content) {
      if (one.type === 'thing') this.#alone(one, side, within);
      else {
        const other = parts.get(one.key);
        const pair = side === 'before' ? ([one, other!] as const) : ([other!, one] as const);
        const laid = other ? this.#over(...pair) : wholeBlocks(one.blocks, ONLY_IN[side]);
        this.#put(one, laid, there ? SIDE_OF[side] : 'both', within);
      }
    }
  }

  #withinOf(key: string, around: Within | undefined): Within | undefined {
    if (this.#kept.has(key)) return around;
    if (this.#withinMove(key)) return around && { ...around, moved: false };
    const name = this.#names.get(key) ?? `moved-${this.#names.size + 1}`;
    this.#names.set(key, name);
    return { move: name, moved: true };
  }

  /** A thing at a place that both editions have. */
  both(before: Thing, after: Thing): void {
    for (const step of this.#steps.get(before.key) ?? []) {
      if (step.is === 'kept') {
        const [one, other] = [before.content[step.before]!, after.content[step.after]!];
        if (one.type === 'thing' && other.type === 'thing') this.both(one, other);
        if (one.type === 'part' && other.type === 'part') this.#put(other, this.#over(one, other), 'both', undefined);
      } else {
        const side = step.is === 'left' ? 'before' : 'after';
        const one = step.is === 'left' ? before.content[step.before]! : after.content[step.after]!;
        if (one.type === 'thing') this.#alone(one, side, undefined);
        else this.#put(one, wholeBlocks(one.blocks, ONLY_IN[side]), 'both', undefined);
      }
    }
  }
}

/** A move is one only where both its ends print something. */
const pairedMoves = (entries: readonly RedEntry[]): RedEntry[] => {
  const ends = { from: new Set<string>(), to: new Set<string>(), both: new Set<string>() };
  for (const { side, move, moved } of entries) if (move !== undefined && moved) ends[side].add(move);
  return entries.map((entry) =>
    entry.move === undefined || (ends.from.has(entry.move) && ends.to.has(entry.move))
      ? entry
      : { ...entry, move: undefined, moved: false },
  );
};

/** The list of contents is the later edition's. */
const withoutContents = (edition: LayerableEdition): LayerableEdition => {
  const kept = edition.publication.blocks.map(({ type }) => type !== 'contents');
  return {
    ...edition,
    publication: { ...edition.publication, blocks: edition.publication.blocks.filter((_, at) => kept[at]) },
    sources: edition.sources.filter((_, at) => kept[at]),
  };
};

/** After how many entries the contents stand: those of the later edition that stand before them, and what was before these. */
const placeOfContents = (entries: readonly RedEntry[], blocksBefore: number): number => {
  let left = blocksBefore;
  for (const [at, { is, side }] of entries.entries()) {
    if (left === 0) return at;
    if (is !== 'removed' && side !== 'from') left -= 1;
  }
  return entries.length;
};

const steadyNumbers = (entries: readonly RedEntry[]): string[] =>
  entries.flatMap(({ side, is, block }) =>
    side === 'both' && is === 'same' && 'number' in block && block.number && !block.number.was ? [block.number.id] : [],
  );

/**
 * An edition with what changed since an earlier one, laid over it thing by thing, never page by page: what moved is found
 * again by what it is. Without `added` and `to` it is the earlier edition as printed, without `removed` and `from` the later;
 * the contents apart, which are the later edition's.
 */
export const layOver = (before: LayerableEdition, after: LayerableEdition): Redline => {
  const trees = { before: sourceTree(withoutContents(before)), after: sourceTree(withoutContents(after)) };
  const layers = new Layers(trees);
  layers.both(trees.before.root, trees.after.root);
  const entries = pairedMoves(layers.entries);
  const { publication } = after;
  const at = publication.blocks.findIndex(({ type }) => type === 'contents');
  if (at >= 0) {
    const contents: PubBlock = publication.blocks[at]!;
    entries.splice(placeOfContents(entries, at), 0, { side: 'both', is: 'same', block: contents, moved: false });
  }
  const titles = [before, after].map((one) => plainLine(runningTitle(one.publication.meta.title)));
  return {
    plan: after.plan,
    publication,
    entries,
    title: markLines(titles[0]!, titles[1]!),
    steady: steadyNumbers(entries),
  };
};
