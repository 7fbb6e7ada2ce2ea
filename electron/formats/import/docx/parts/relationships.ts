import type { Package } from '../../package/open-package.ts';
import { modeOf, visitorOf } from './grammar.ts';

/** One relationship of a part (ECMA-376-2, 6.5.3). */
export interface Relationship {
  /** The last word of its type, the same in strict and transitional files: "footnotes", "hyperlink". */
  readonly type: string;
  /** A part's name, or the address as written where it is external. */
  readonly target: string;
  readonly external: boolean;
}

/** The relationships of a part by id. */
export type Relationships = ReadonlyMap<string, Relationship>;

interface Reading {
  readonly folder: string;
  readonly found: Map<string, Relationship>;
}

/** The part that a target names, seen from the folder of the part that it belongs to. */
const partAt = (folder: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

const mode = modeOf<Reading>('through', {
  'rel:Relationship': {
    open: ({ folder, found }, attributes) => {
      const target = attributes['Target'] ?? '';
      const external = attributes['TargetMode'] === 'External';
      found.set(attributes['Id'] ?? '', {
        type: (attributes['Type'] ?? '').split('/').at(-1)!,
        target: external ? target : partAt(folder, target),
        external,
      });
    },
  },
});

const read = (pkg: Package, folder: string, part: string): Relationships => {
  const found = new Map<string, Relationship>();
  pkg.walk(part, visitorOf({ folder, found }, mode));
  return found;
};

/** The relationships of a part, or of the package itself for ''; none where there are none. Throws as `Package.walk` does. */
export const relationshipsOf = (pkg: Package, part: string): Relationships => {
  const at = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, at);
  return read(pkg, folder, `${folder}_rels/${part.slice(at)}.rels`);
};

/** The part with a relationship of this type, if there is one in the package. */
export const partOfType = (relationships: Relationships, type: string): string | undefined =>
  [...relationships.values()].find((one) => one.type === type && !one.external)?.target;

/** Relationships to other files that nobody follows; those of links and pictures are told of where they stand. */
export const countExternal = (pkg: Package): number =>
  pkg.parts
    .filter((part) => part.toLowerCase().endsWith('.rels'))
    .flatMap((part) => [...read(pkg, '', part).values()])
    .filter(({ external, type }) => external && type !== 'hyperlink' && type !== 'image').length;
