import { sameEdition } from '../../../../shared/plan/edition-name.ts';
import type { ReviewStep } from '../../../../shared/plan/review.ts';
import type { Pin } from './pins.ts';

/** What all of a person's steps come to. */
export interface Told {
  /** The id of the template to read by. */
  readonly template: string | undefined;
  /** The edition that the file is. */
  readonly own: string | undefined;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** By the line's id: the last that was said of it. A new field's key is not yet known. */
  readonly said: ReadonlyMap<string, Said>;
  readonly messages: readonly string[];
}

export type Said = Exclude<Pin, { pin: 'new-field' }> | { readonly pin: 'new-field'; readonly kind: string };

/** What is told before any step. */
export const toldOf = (as: string | undefined): Told => ({
  template: undefined,
  own: as !== undefined && as.trim() !== '' ? as : undefined,
  renames: [],
  said: new Map(),
  messages: [],
});

/** What a step says of a line. */
export const pinOf = (as: (ReviewStep & { step: 'say' })['as']): Said =>
  as.as === 'new-field' ? { pin: 'new-field', kind: as.kind } : { pin: 'say', as };

/** Adds a rename: what was said of the edition's name before holds for its new one. */
export const renamed = (told: Told, from: string, to: string): Told => ({
  ...told,
  own: told.own !== undefined && sameEdition(told.own, from) ? to : told.own,
  renames: [...told.renames, { from, to }],
});

/** An edition's name after all renames. */
export const renamer =
  (renames: Told['renames']) =>
  (name: string): string =>
    renames.reduce((now, { from, to }) => (sameEdition(now, from) ? to : now), name);
