import { plainText } from '../richtext/plain-text.ts';
import { longName } from './edition-name.ts';
import type { Matchable } from './item-words.ts';
import { PlanCells } from './plan-cells.ts';
import type { ProposedItem, Proposal } from './proposal.ts';
import type { FieldPart, Place, PlanRecords } from './records.ts';
import type { ItemKind, Template } from './template.ts';

/** As many characters of an item's words as a list shows. */
const SHOWN = 240;
const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim().slice(0, SHOWN);

/** The fields whose words fix an item: those fixed by somebody else, and the first. */
const fixing = (kind: ItemKind | undefined): ReadonlySet<string> =>
  new Set(kind?.fields.filter((field, at) => at === 0 || field.fixed).map((field) => field.key) ?? []);

/** The fields that are words of a list: "Accept" is in every item. */
const choices = (kind: ItemKind | undefined): ReadonlySet<string> =>
  new Set(kind?.fields.filter((field) => field.holds === 'choice').map((field) => field.key) ?? []);

/** Every item of a proposed plan, in reading order, as it is matched. */
export const matchablesOfProposal = ({ sections, template }: Proposal): Matchable[] => {
  const kinds = new Map(template.kinds.map((kind) => [kind.key, kind]));
  const matchable = (item: ProposedItem, section: string): Matchable[] => {
    const kind = kinds.get(item.kind);
    const [fixed, chosen] = [fixing(kind), choices(kind)];
    const said = item.fields.map((field) => ({ key: field.key, words: plainText(field.tree) }));
    const names = item.name === null ? [] : [item.name];
    return [
      {
        kind: item.kind,
        first: [said.filter(({ key }) => fixed.has(key)).map(({ words }) => words)].map((all) => all.join('\n')),
        names,
        all: [[...names, ...said.filter(({ key }) => !chosen.has(key)).map(({ words }) => words)].join('\n')],
        sections: [section],
        numbers: item.number === null ? [] : [item.number],
      },
      ...item.items.flatMap((child) => matchable(child, section)),
    ];
  };
  return sections.flatMap((section) => section.items.flatMap((item) => matchable(item, section.heading)));
};

/** An item of a plan, as it is matched and as a list names it. */
export interface PlanMatchable extends Matchable {
  readonly id: string;
  /** As it was last printed. */
  readonly number: string | null;
  /** Its name, or its first words. */
  readonly words: string;
  /** The name of the newest edition it stands in. */
  readonly edition: string;
}

/**
 * Every item of a plan, retired ones too, with what it said in each edition: in reading order of the newest edition, then
 * those that stood only in earlier ones.
 */
export const matchablesOfPlan = (records: PlanRecords): PlanMatchable[] => {
  const cells = new PlanCells(records);
  const newestFirst = cells.editions.toReversed();
  const standsIn = new Map<string, { readonly place: Place; readonly edition: string }>();
  for (const { id: edition, label } of newestFirst)
    for (const { id, place } of cells.items(edition))
      if (!standsIn.has(id)) standsIn.set(id, { place, edition: longName(label) });
  const templates = new Map<string, Template | undefined>(cells.editions.map(({ id }) => [id, cells.template(id)]));
  const bySubject = new Map<string, FieldPart[]>();
  for (const { subject, part } of records.cells)
    if (part.startsWith('field:')) {
      const parts = bySubject.get(subject);
      if (parts) parts.push(part as FieldPart);
      else bySubject.set(subject, [part as FieldPart]);
    }

  const plain = (id: string, part: FieldPart | 'text:name', edition: string): string =>
    cells.layers(id, part).get(edition)?.plain ?? '';

  return [...standsIn].map(([id, { place, edition }]) => {
    const parts = [...new Set(bySubject.get(id))].toSorted();
    const [first, names, all, sections, numbers]: string[][] = [[], [], [], [], []];
    const read = new Map<FieldPart, string>();
    let name = '';
    for (const at of cells.editions) {
      const kind = templates.get(at.id)?.kinds.find((one) => one.key === place.kind);
      name = plain(id, 'text:name', at.id) || name;
      for (const part of parts) {
        const words = plain(id, part, at.id);
        if (words !== '') read.set(part, words);
      }
      const [fixed, chosen] = [fixing(kind), choices(kind)];
      const wordsOf = (wanted: (key: string) => boolean): string[] =>
        [...read].filter(([part]) => wanted(part.slice('field:'.length))).map(([, words]) => words);
      first!.push(wordsOf((key) => fixed.has(key)).join('\n'));
      names!.push(name);
      all!.push([name, ...wordsOf((key) => !chosen.has(key))].join('\n'));
      const there = cells.place(id, at.id);
      if (!there || there.retired) continue;
      if (there.number !== null) numbers!.push(there.number);
      sections!.push(oneLine(plainText(cells.prose(there.section, 'text:heading', at.id))));
    }
    return {
      ...{ id, kind: place.kind, first: first!, names: names!, all: all! },
      sections: [...new Set(sections)],
      numbers: [...new Set(numbers)],
      number: place.number,
      words: oneLine(name || first!.at(-1)! || all!.at(-1)!),
      edition,
    };
  });
};
