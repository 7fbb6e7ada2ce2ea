import type { EditionView, ItemView } from '../../../../shared/plan/edition-view.ts';
import type { PubBlock, Source } from '../blocks.ts';
import { sourcedPublicationOf } from '../publication.ts';
import type { PublicationOptions, SourcedPublication } from '../publication.ts';

/** A publication with what each of its blocks prints and which thing stands in which. */
export interface LayerableEdition extends SourcedPublication {
  /** The plan itself, in which all other things stand. */
  readonly plan: string;
  /** What each item stands in, an item or a section; sections stand in the plan. */
  readonly parents: Readonly<Record<string, string>>;
  /** The part that each item begins with, whose words may stand in its heading. */
  readonly openings: Readonly<Record<string, string>>;
}

/** An edition as printed, ready to be laid over another. */
export const layerableEdition = (view: EditionView, options: PublicationOptions = {}): LayerableEdition => {
  const parents: [string, string][] = [];
  const openings: [string, string][] = [];
  const read = (items: readonly ItemView[], parent: string): void => {
    for (const item of items) {
      parents.push([item.id, parent]);
      if (item.fields[0]) openings.push([item.id, item.fields[0].cell.part]);
      read(item.items, item.id);
    }
  };
  for (const section of view.sections) {
    parents.push([section.id, view.plan]);
    read(section.items, section.id);
  }
  return {
    ...sourcedPublicationOf(view, options),
    plan: view.plan,
    parents: Object.fromEntries(parents),
    openings: Object.fromEntries(openings),
  };
};

/** Blocks that print one part of a thing. */
export interface Part {
  readonly type: 'part';
  readonly key: string;
  readonly prints: Source;
  readonly blocks: PubBlock[];
}

/** A thing with what it prints and the things that stand in it, in the order of the page. */
export interface Thing {
  readonly type: 'thing';
  readonly key: string;
  readonly parent: Thing | null;
  readonly content: (Part | Thing)[];
  /** How many blocks it prints, with all that stands in it. */
  size: number;
}

export interface SourceTree {
  readonly root: Thing;
  readonly things: ReadonlyMap<string, Thing>;
}

/** The blocks of an edition by the things they print. */
export const sourceTree = ({ publication, sources, plan, parents }: LayerableEdition): SourceTree => {
  const root: Thing = { type: 'thing', key: plan, parent: null, content: [], size: 0 };
  const things = new Map<string, Thing>([[plan, root]]);
  const thingOf = (subject: string): Thing => {
    const known = things.get(subject);
    if (known) return known;
    const above = Object.hasOwn(parents, subject) ? parents[subject]! : plan;
    const parent = thingOf(above);
    const thing: Thing = { type: 'thing', key: subject, parent, content: [], size: 0 };
    parent.content.push(thing);
    things.set(subject, thing);
    return thing;
  };
  const open = new Map<Thing, { readonly name: string; readonly times: Map<string, number> }>();
  for (const [index, block] of publication.blocks.entries()) {
    const prints = sources[index] ?? { subject: plan, part: 'cover' };
    const { subject, part } = prints;
    const thing = thingOf(subject);
    for (let above: Thing | null = thing; above; above = above.parent) above.size += 1;
    const last = thing.content.at(-1);
    const before = open.get(thing);
    if (last?.type === 'part' && before?.name === part) {
      last.blocks.push(block);
      continue;
    }
    const times = before?.times ?? new Map<string, number>();
    const count = (times.get(part) ?? 0) + 1;
    times.set(part, count);
    open.set(thing, { name: part, times });
    thing.content.push({ type: 'part', key: count === 1 ? part : `${part} ${count}`, prints, blocks: [block] });
  }
  return { root, things };
};
