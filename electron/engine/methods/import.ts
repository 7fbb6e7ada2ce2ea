import path from 'node:path';
import type { ImportReview } from '../../../shared/ipc/contract.ts';
import { longName } from '../../../shared/plan/edition-name.ts';
import { Problem } from '../../../shared/plan/problem.ts';
import { proposedItems } from '../../../shared/plan/proposal.ts';
import type { ProposedItem, Proposal } from '../../../shared/plan/proposal.ts';
import { recordsOfProposal } from '../../../shared/plan/records-of-proposal.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Tree } from '../../../shared/richtext/tree.ts';
import { makePlanFile, reportOf } from '../bring-in.ts';
import type { Handlers } from '../engine.ts';

/** As many characters of a field's words as the review shows. */
const SHOWN = 240;
const words = (tree: Tree): string => plainText(tree).replace(/\s+/g, ' ').trim().slice(0, SHOWN);

type Line = ImportReview['outline'][number];

const reviewLines = (proposal: Proposal, items: readonly ProposedItem[], depth: number): Line[] =>
  items.flatMap((item) => [
    {
      number: item.number,
      words: item.name ?? words(item.fields[0]?.tree ?? []),
      depth,
      fields: item.fields.map((field) => ({
        label: field.label,
        words: words(field.tree),
        edition: longName(proposal.editions[field.edition] ?? ''),
      })),
    },
    ...reviewLines(proposal, item.items, depth + 1),
  ]);

/** What a person sees of a proposal before bringing it in. */
export const reviewOf = (proposal: Proposal, id: string, file: string): ImportReview => {
  const items = proposedItems(proposal.sections);
  return {
    proposal: id,
    file,
    title: proposal.title,
    template: proposal.template.name,
    editions: proposal.editions,
    items: items.length,
    fields: items.reduce((sum, item) => sum + item.fields.length, 0),
    characters: proposal.characters,
    leftOver: proposal.leftOver,
    messages: proposal.messages,
    outline: proposal.sections.flatMap((section) => [
      { number: section.number, words: section.heading, depth: 0, fields: [] },
      ...reviewLines(proposal, section.items, 1),
    ]),
  };
};

export const importMethods: Handlers<'import/propose' | 'import/accept' | 'import/discard'> = {
  'import/propose': async ({ file }, desk) => {
    const source = desk.granted(file, 'read');
    const name = path.basename(source);
    const proposal = await desk.deps.runJob<'propose'>({ kind: 'propose', path: source, name });
    return reviewOf(proposal, desk.propose({ proposal, file: name }), name);
  },

  'import/accept': async ({ proposal: id }, desk) => {
    const proposed = desk.proposals.get(id);
    if (!proposed) throw new Problem('This file was read too long ago. Choose it again.');
    const { person, now } = desk.deps;
    const plan = recordsOfProposal(proposed.proposal, () => desk.newId());
    const report = reportOf(proposed.proposal, proposed.file, now());
    makePlanFile(desk.library.fileFor(plan.plan), plan, { person, now: now() }, report);
    desk.proposals.delete(id);
    return { plan: plan.plan };
  },

  'import/discard': ({ proposal }, desk) => {
    desk.proposals.delete(proposal);
    return {};
  },
};
