import type { EditionCard } from '../../shared/ipc/contract.ts';
import { editionName } from '../../shared/plan/edition-name.ts';
import type { FieldTemplate } from '../../shared/plan/template.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import { sameTree } from './same-tree.ts';

/** Words of an earlier edition, as the engine or the page's own view has them. */
export interface EarlierLayer {
  readonly edition: string;
  readonly tree: Tree;
  /** ISO 8601; absent where it is not read yet. */
  readonly writtenAt?: string | undefined;
}

/** What one or more earlier editions said, word for word. */
export interface Said {
  /** Newest first; at least one. */
  readonly editions: readonly EditionCard[];
  readonly tree: Tree;
  /** When the words were last written; `null` where it is not read yet. */
  readonly writtenAt: string | null;
}

/**
 * What a text said before an edition, newest first, each once: a text that rolls on says in the next edition what it said in
 * the one before, and one that is written anew in each edition and says the same is listed with it. Editions that said nothing
 * are left out. `editions` are in their order, the oldest first.
 */
export const saidBefore = (
  layers: readonly EarlierLayer[],
  editions: readonly EditionCard[],
  shown: string,
  scope: FieldTemplate['scope'],
): Said[] => {
  const byEdition = new Map(layers.map((layer) => [layer.edition, layer]));
  const out: { editions: EditionCard[]; tree: Tree; writtenAt: string | null }[] = [];
  // The words that roll on into the next edition.
  let rolling = false;
  for (const edition of editions.slice(
    0,
    Math.max(
      0,
      editions.findIndex((one) => one.id === shown),
    ),
  )) {
    const layer = byEdition.get(edition.id);
    const last = out.at(-1);
    if (!layer) {
      if (rolling && last) last.editions.unshift(edition);
      continue;
    }
    const silent = isBlank(layer.tree);
    const goesOn = last !== undefined && (rolling || scope === 'edition') && sameTree(layer.tree, last.tree);
    rolling = !silent && scope === 'rolls-on';
    if (silent) continue;
    const writtenAt = layer.writtenAt ?? null;
    if (goesOn) {
      last.editions.unshift(edition);
      last.writtenAt = writtenAt;
    } else out.push({ editions: [edition], tree: layer.tree, writtenAt });
  }
  return out.toReversed();
};

/** "October 2021", "October 2020 and October 2021", "October 2018 to October 2021": editions that said the same. */
export const namesOf = ({ editions }: Pick<Said, 'editions'>): string => {
  const [newest, oldest] = [editionName(editions[0]!), editionName(editions.at(-1)!)];
  if (editions.length === 1) return newest;
  return `${oldest} ${editions.length === 2 ? 'and' : 'to'} ${newest}`;
};

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** "published 28 October 2021", or when the words were last written, or nothing where neither is known. */
export const dayOf = ({ editions, writtenAt }: Said): string => {
  const { published } = editions[0]!;
  if (published !== undefined) return `published ${day.format(new Date(`${published}T12:00:00`))}`;
  return writtenAt === null ? '' : `written ${day.format(new Date(writtenAt))}`;
};
