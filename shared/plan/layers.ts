import { isBlank } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import type { CurrentCell, Edition } from './records.ts';
import { sameValue } from './same-value.ts';

/** The cells of one thing's one part, by the edition they were written at. */
export type Layers = ReadonlyMap<string, CurrentCell>;

/** What stands at an edition, and where it comes from. */
export interface Layer {
  readonly cell: CurrentCell;
  /** True where it was written at the edition asked for, false where it rolled on from an earlier one. */
  readonly own: boolean;
}

/**
 * The layer seen at an edition: what was written at it, or else at the nearest earlier edition; `undefined` where nothing
 * was written up to then. `editions` must be in order.
 */
export const layerAt = (layers: Layers, editions: readonly Edition[], edition: string): Layer | undefined => {
  for (let at = editions.findIndex((one) => one.id === edition); at >= 0; at -= 1) {
    const cell = layers.get(editions[at]!.id);
    if (cell) return { cell, own: editions[at]!.id === edition };
  }
  return undefined;
};

/** The layer before an edition: what the nearest earlier edition that has one says. */
export const layerBefore = (layers: Layers, editions: readonly Edition[], edition: string): Layer | undefined => {
  const at = editions.findIndex((one) => one.id === edition);
  return at > 0 ? layerAt(layers, editions, editions[at - 1]!.id) : undefined;
};

/** The nearest layer before an edition that says something: for words that are written anew in each edition. */
export const wordsBefore = (layers: Layers, editions: readonly Edition[], edition: string): CurrentCell | undefined => {
  for (let at = editions.findIndex((one) => one.id === edition) - 1; at >= 0; at -= 1) {
    const cell = layers.get(editions[at]!.id);
    if (cell && !isBlank(cell.body as Tree)) return cell;
  }
  return undefined;
};

/** Every layer written before an edition, newest first: "what we said before". */
export const layersBefore = (layers: Layers, editions: readonly Edition[], edition: string): CurrentCell[] => {
  const at = editions.findIndex((one) => one.id === edition);
  return editions
    .slice(0, Math.max(at, 0))
    .toReversed()
    .flatMap((one) => layers.get(one.id) ?? []);
};

const isSame = (a: CurrentCell, b: CurrentCell): boolean =>
  a.sha256 !== '' && b.sha256 !== '' ? a.sha256 === b.sha256 : sameValue(a.body, b.body);

/** How far back a layer's words go. */
export interface Standing {
  /** The earliest edition that was written so, with nothing else written in between. */
  readonly since: string;
  /** The nearest edition before that in which something else was written; `undefined` where there is none. */
  readonly earlier: string | undefined;
}

/** How far back the words of a layer go; layers without words are passed over where `silent` says so. */
export const standingOf = (
  layers: Layers,
  editions: readonly Edition[],
  layer: CurrentCell,
  silent: 'counts' | 'passed over',
): Standing => {
  let since = layer.edition;
  for (let at = editions.findIndex((one) => one.id === layer.edition) - 1; at >= 0; at -= 1) {
    const cell = layers.get(editions[at]!.id);
    if (!cell) continue;
    if (isSame(cell, layer)) since = cell.edition;
    else if (silent === 'counts' || !isBlank(cell.body as Tree)) return { since, earlier: cell.edition };
  }
  return { since, earlier: undefined };
};
