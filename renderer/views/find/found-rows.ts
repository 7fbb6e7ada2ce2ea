import type { EditionCard, Outline } from '../../../shared/ipc/contract.ts';
import { editionName } from '../../../shared/plan/edition-name.ts';
import type { Hit } from '../../../shared/plan/change.ts';
import { counted } from '../../app/plan-words.ts';
import type { TreeRow } from '../../ui/tree-steps.ts';
import { outlineItems } from '../plan/outline-filter.ts';

/** A row of the list of what was found: an edition, a thing in it, or words of that. */
export interface FoundRow extends TreeRow {
  readonly words: string;
  readonly number: string | null;
  readonly count: string;
  readonly hit?: Hit;
}

const groups = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>();
  for (const one of all) {
    const list = map.get(keyOf(one));
    if (list) list.push(one);
    else map.set(keyOf(one), [one]);
  }
  return map;
};

/** What things are called, by id, as far as the edition shown has them. */
export const namesOf = (outline: Outline): ReadonlyMap<string, string> =>
  new Map([
    ...outline.sections.map(({ id, heading }) => [id, heading] as const),
    ...outlineItems(outline).map(({ id, words }) => [id, words] as const),
  ]);

interface Rows {
  readonly hits: readonly Hit[];
  readonly editions: readonly EditionCard[];
  readonly names: ReadonlyMap<string, string>;
  /** The keys of editions and things that are folded. */
  readonly folded: ReadonlySet<string>;
}

/** The rows to be seen: by edition and, within it, by thing, in the order of the hits. */
export const foundRows = ({ hits, editions, names, folded }: Rows): FoundRow[] => {
  const rows: FoundRow[] = [];
  const byEdition = [...groups(hits, (hit) => hit.edition)];
  byEdition.forEach(([edition, ofEdition], at) => {
    const card = editions.find((one) => one.id === edition);
    const words = `${card ? editionName(card) : ''}${card ? `, ${card.state}` : ''}`;
    const open = !folded.has(edition);
    const count = counted(ofEdition.length, 'place');
    rows.push({ key: edition, level: 1, at: at + 1, of: byEdition.length, open, words, number: null, count });
    if (!open) return;
    const byThing = [...groups(ofEdition, (hit) => hit.cell.subject)];
    byThing.forEach(([subject, ofThing], index) => {
      const key = `${edition} ${subject}`;
      const isOpen = !folded.has(key);
      const [{ number, item }] = ofThing as [Hit];
      const name = names.get(subject) ?? (item === null && number === null ? 'The plan itself' : '');
      const place = { level: 2, at: index + 1, of: byThing.length, open: isOpen } as const;
      rows.push({ key, ...place, words: name, number, count: ofThing.length.toLocaleString('en-GB') });
      if (!isOpen) return;
      ofThing.forEach((hit, nth) => {
        const { label: words_, cell } = hit;
        const at_ = { level: 3, at: nth + 1, of: ofThing.length } as const;
        rows.push({ key: `${key} ${cell.part} ${hit.nth}`, ...at_, words: words_, number: null, count: '', hit });
      });
    });
  });
  return rows;
};
