import { isBlank } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import type { CurrentCell, Edition } from './records.ts';

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
