import { plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { viewEdition } from './edition-view.ts';
import type { EditionView } from './edition-view.ts';
import type { Proposal } from './proposal.ts';
import { recordsOfProposal } from './records-of-proposal.ts';
import type { NewPlan } from './records-of-proposal.ts';
import { isProse } from './records.ts';
import type { PlanRecords } from './records.ts';

/** A plan that was never kept, as records to draw a view from: every cell written once, no hashes. */
export const recordsOfNewPlan = ({ plan, editions, sections, items, cells }: NewPlan): PlanRecords => ({
  plan,
  editions: editions.map((edition) => ({ ...edition, state: 'draft' })),
  sections,
  items,
  cells: cells.map((cell) => ({
    ...cell,
    // A view does not ask for it.
    get plain() {
      return isProse(cell.part) ? plainText(cell.body as Tree) : '';
    },
    sha256: '',
    counter: 1,
  })),
});

/** A proposed plan as it would read at the edition that the file is. Ids are made up. */
export const viewOfProposal = (proposal: Proposal): EditionView => {
  let made = 0;
  const records = recordsOfNewPlan(recordsOfProposal(proposal, () => `proposed-${++made}`));
  return viewEdition(records, records.editions[proposal.edition]!.id);
};
