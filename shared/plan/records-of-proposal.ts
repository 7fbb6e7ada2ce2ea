import { doc } from '../richtext/build.ts';
import { isBlank } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { positions } from './position.ts';
import type { ProposedField, ProposedItem, ProposedSection, Proposal } from './proposal.ts';
import type { Body, BodyOf, Edition, Facts, Part, Place, ProsePart } from './records.ts';

/** A cell that is about to be written for the first time: the store gives it its counter and its hash. */
type NewCellOf<P extends Part, B extends Body> = {
  readonly subject: string;
  readonly part: P;
  readonly edition: string;
  readonly body: B;
};
export type NewCell =
  | NewCellOf<'place', Place>
  | NewCellOf<'facts', Facts>
  | NewCellOf<'template', BodyOf['template']>
  | NewCellOf<ProsePart, Tree>;

/** A whole new plan, ready to be written in one step. */
export interface NewPlan {
  readonly plan: string;
  /** In order, oldest first; `position` counts from 0. */
  readonly editions: readonly (Pick<Edition, 'id' | 'label' | 'position'> &
    Partial<Pick<Edition, 'period' | 'reissueOf' | 'correction'>>)[];
  readonly sections: readonly string[];
  readonly items: readonly string[];
  /** At most one of each subject, part and edition; never a blank text. */
  readonly cells: readonly NewCell[];
}

/** A field that a file gives twice at one edition is one text: the second follows the first. */
export const oneTextEach = (fields: readonly ProposedField[]): ProposedField[] => {
  const byCell = new Map<string, ProposedField>();
  for (const field of fields) {
    const key = `${field.key} ${field.edition}`;
    const before = byCell.get(key);
    byCell.set(key, before ? { ...before, tree: [...before.tree, ...field.tree] } : field);
  }
  return [...byCell.values()];
};

/**
 * Makes a proposed plan into things and cells. `newId` gives an id never given before. The template, places and section
 * headings stand from the first edition on, so that an earlier edition that the file tells of reads in order; title,
 * summary, contact, narrative, names and notes are written at the edition that the file is, and each field at its own.
 */
export const recordsOfProposal = (proposal: Proposal, newId: () => string): NewPlan => {
  const plan = newId();
  const editions = proposal.editions.map((label, position) => ({ id: newId(), label, position }));
  const editionAt = (at: number): string => {
    const edition = editions[at];
    if (!edition) throw new RangeError(`The proposed plan has no edition at place ${at}`);
    return edition.id;
  };
  const first = editionAt(0);
  const own = editionAt(proposal.edition);
  const sections: string[] = [];
  const items: string[] = [];
  const cells: NewCell[] = [];

  const write = (subject: string, part: ProsePart, edition: string, body: Tree): void => {
    if (!isBlank(body)) cells.push({ subject, part, edition, body });
  };

  const putItem = (item: ProposedItem, section: string, parent: string | null, position: string): void => {
    const id = newId();
    items.push(id);
    const body: Place = { section, parent, position, number: item.number, kind: item.kind, retired: false };
    cells.push({ subject: id, part: 'place', edition: first, body });
    write(id, 'text:name', own, item.name === null ? [] : doc(item.name));
    for (const field of oneTextEach(item.fields)) write(id, `field:${field.key}`, editionAt(field.edition), field.tree);
    write(id, 'text:notes', own, item.notes ?? []);
    putItems(item.items, section, id);
  };

  const putItems = (some: readonly ProposedItem[], section: string, parent: string | null): void => {
    const at = positions(some.length);
    some.forEach((item, index) => putItem(item, section, parent, at[index]!));
  };

  const putSection = (section: ProposedSection, position: string): void => {
    const id = newId();
    sections.push(id);
    const body: Place = {
      section: id,
      parent: null,
      position,
      number: section.number,
      kind: 'section',
      retired: false,
    };
    cells.push({ subject: id, part: 'place', edition: first, body });
    write(id, 'text:heading', first, doc(section.heading));
    write(id, 'text:narrative', own, section.narrative);
    putItems(section.items, id, null);
  };

  cells.push({ subject: plan, part: 'template', edition: first, body: proposal.template });
  write(plan, 'text:title', own, doc(proposal.title));
  write(plan, 'text:summary', own, proposal.summary);
  write(plan, 'text:contact', own, proposal.contact);
  write(plan, 'text:notes', own, proposal.notes);
  const at = positions(proposal.sections.length);
  proposal.sections.forEach((section, index) => putSection(section, at[index]!));
  return { plan, editions, sections, items, cells };
};
