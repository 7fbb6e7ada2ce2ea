import { viewEdition } from '../../../shared/plan/edition-view.ts';
import type { EditionView } from '../../../shared/plan/edition-view.ts';
import type { Proposal } from '../../../shared/plan/proposal.ts';
import { recordsOfProposal } from '../../../shared/plan/records-of-proposal.ts';
import type { PlanRecords } from '../../../shared/plan/records.ts';
import { showEdition } from '../../../shared/plan/show.ts';
import type { ShowJson } from '../../../shared/plan/show.ts';
import { templateSchema } from '../../../shared/plan/template-schema.ts';
import { isProse } from '../../../shared/plan/records.ts';
import { bodySchema } from '../../../shared/plan/records.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';

/** A proposal as records, without a store: what the engine would keep, checked by the schemas it is kept by. */
export const recordsInMemory = (proposal: Proposal): PlanRecords => {
  templateSchema.parse(proposal.template);
  let made = 0;
  const { plan, editions, sections, items, cells } = recordsOfProposal(proposal, () => `id-${++made}`);
  return {
    plan,
    editions: editions.map((edition) => ({ ...edition, state: 'draft' })),
    sections,
    items,
    cells: cells.map((cell) => ({
      ...cell,
      body: bodySchema(cell.part).parse(cell.body),
      plain: isProse(cell.part) ? plainText(cell.body as Tree) : '',
      sha256: '',
      counter: 1,
    })),
  };
};

/** A proposal as it reads at one of its editions, by its place among them; the file's own unless said otherwise. */
export const viewOf = (proposal: Proposal, at = proposal.edition): EditionView => {
  const records = recordsInMemory(proposal);
  return viewEdition(records, records.editions[at]!.id);
};

export const showOf = (proposal: Proposal, at = proposal.edition): ShowJson =>
  showEdition(
    viewOf(proposal, at),
    proposal.leftOver.map(({ text }) => text),
  );
