import { lineWithout, markParted } from './mark-lines.ts';
import { markTrees } from './mark-trees.ts';
import type { MarkedBlock, ReadBlock, ReadTree } from './marked.ts';
import type { Inline, Tree } from './tree.ts';
import { treeWords } from './words.ts';

/** So much of a paragraph's words another one must have lost, or gained, for the one to be a part of the other. */
const PART = 0.6;

/** A paragraph that changed: as it was and as it is; one of them alone where it went or came whole. */
interface Changed {
  readonly before: readonly Inline[] | null;
  readonly after: readonly Inline[] | null;
}

const changedIn = (block: MarkedBlock): Changed | null => {
  if (block.type === 'text' && block.shell.type === 'paragraph')
    return { before: lineWithout(block.line, 'added'), after: lineWithout(block.line, 'removed') };
  if (block.type !== 'whole' || block.is === 'same' || block.block.type !== 'paragraph') return null;
  const { children } = block.block;
  return block.is === 'removed' ? { before: children, after: null } : { before: null, after: children };
};

const wordsIn = (children: readonly Inline[] | null): string[] =>
  children ? treeWords([{ type: 'paragraph', children }]) : [];

/** Words, each as often as it stands, that others are looked for in. */
class Pool {
  readonly #counts = new Map<string, number>();

  /** The words of one text that another has not. */
  constructor(words: readonly string[], without: readonly string[]) {
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    for (const word of without) this.#take(word);
  }

  #take(word: string): boolean {
    const left = this.#counts.get(word) ?? 0;
    if (left > 0) this.#counts.set(word, left - 1);
    return left > 0;
  }

  /** Takes words out where most of them are here; tells whether they were. */
  gives(words: readonly string[]): boolean {
    const found = words.filter((word) => this.#take(word));
    if (words.length > 0 && found.length >= words.length * PART) return true;
    for (const word of found) this.#counts.set(word, this.#counts.get(word)! + 1);
    return false;
  }
}

/** The paragraphs beside one, from `least` on, that were made of its words or that it was made of: `[from, to)`. */
const partedAround = (
  all: readonly (Changed | null)[],
  at: number,
  least: number,
): { readonly from: number; readonly to: number } => {
  const [was, is] = [wordsIn(all[at]!.before), wordsIn(all[at]!.after)];
  const [lost, gained] = [new Pool(was, is), new Pool(is, was)];
  const belongs = (one: Changed | null | undefined): boolean => {
    if (!one || (one.before && one.after)) return false;
    return one.before ? gained.gives(wordsIn(one.before)) : lost.gives(wordsIn(one.after));
  };
  let [from, to] = [at, at + 1];
  while (belongs(all[to])) to += 1;
  while (from > least && belongs(all[from - 1])) from -= 1;
  return { from, to };
};

/**
 * Lays two texts over each other for somebody to read: as `markTrees` does, and where one paragraph was made two, or two were
 * made one, only the end of the paragraph is marked. `earlierOf` what comes of it is `before` again, `laterOf` it is `after`.
 */
export const markToRead = (before: Tree, after: Tree): ReadTree => {
  const marked = markTrees(before, after);
  const all = marked.map(changedIn);
  const out: ReadBlock[] = [];
  let done = 0;
  for (const [at, one] of all.entries()) {
    if (at < done || !one?.before || !one.after) continue;
    const { from, to } = partedAround(all, at, done);
    if (to - from === 1) continue;
    const group = all.slice(from, to);
    out.push(
      ...marked.slice(done, from),
      markParted(
        group.flatMap((each) => (each?.before ? [each.before] : [])),
        group.flatMap((each) => (each?.after ? [each.after] : [])),
      ),
    );
    done = to;
  }
  return [...out, ...marked.slice(done)];
};
