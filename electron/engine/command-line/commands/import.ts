import { existsSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_NAME, longName, tidyName } from '../../../../shared/plan/edition-name.ts';
import type { Joined, NamedItem } from '../../../../shared/plan/joined.ts';
import { Problem } from '../../../../shared/plan/problem.ts';
import { proposedItems } from '../../../../shared/plan/proposal.ts';
import { recordsOfProposal } from '../../../../shared/plan/records-of-proposal.ts';
import { finish } from '../../../../shared/plan/steps.ts';
import { makePlanFile, reportOf } from '../../bring-in.ts';
import type { Reported } from '../../bring-in.ts';
import { newId } from '../../id.ts';
import { joinPlan } from '../../join-plan.ts';
import { PLAN_ENDING } from '../../library.ts';
import { matchItems } from '../../match-plan.ts';
import { textOption } from '../context.ts';
import type { Command, CommandCall } from '../context.ts';
import { withPlan } from '../with-plan.ts';

const TRACKED = ['accepted', 'original'] as const;

/** As many characters of an item's words as a line has room for. */
const SHOWN = 60;

/** What the options say of the file. Throws a Problem where one of them is not as it must be. */
const readAs = ({ options }: CommandCall): { as: string | undefined; tracked: (typeof TRACKED)[number] } => {
  const named = options['as'];
  const as = typeof named === 'string' ? tidyName(named) : undefined;
  if (as !== undefined && as.length > LONGEST_NAME)
    throw new Problem(`${as} is too long a name for an edition. Choose one of ${LONGEST_NAME} characters at most.`);
  const wanted = options['tracked'] ?? 'accepted';
  const tracked = TRACKED.find((one) => one === wanted);
  if (!tracked) throw new Problem(`Tracked changes are read as ${TRACKED.join(' or as ')}, not as ${wanted}.`);
  return { as, tracked };
};

const targetOf = (call: CommandCall): string => {
  const into = call.pathOf(textOption(call, 'into'));
  if (!into.endsWith(PLAN_ENDING) || path.basename(into) === PLAN_ENDING)
    throw new Problem(`${path.basename(into)} is no name for a plan file. Give it the ending ${PLAN_ENDING}.`);
  return into;
};

const named = ({ number, words }: NamedItem): string =>
  [number, words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words].filter(Boolean).join(' ');
const short = ({ number, words }: NamedItem): string => number ?? `“${words.slice(0, SHOWN)}”`;
const percent = (likeness: number): string => `${Math.round(likeness * 100)} %`;

const NONE_MATCHED =
  'No item of the file is in the plan: look whether it is a file of this plan. If it is not, bring it into a plan of its own.';

const joinedLines = ({ joins, matched, added, lacking, differed }: Joined): string[] => [
  joins,
  ...(matched.length === 0 && added.length > 0 && lacking.length > 0 ? [NONE_MATCHED] : []),
  ...matched.map((one) => `${short(one)} looks like ${short(one.partner)}, ${percent(one.likeness)}`),
  ...added.map((one) => `Added: ${named(one)}`),
  ...lacking.map((one) => `Not in the file: ${named(one)}`),
  ...differed.map(
    ({ item, label, edition, words, why }) =>
      `Differs: ${[label, item].filter(Boolean).join(' of ')}, ${longName(edition)}: “${words}” ${why}`,
  ),
];

/** Makes a new plan of what was read, or brings it into the plan that is there; what it joined, in that case. */
const keep = async (into: string, reported: Reported, { world }: CommandCall): Promise<Joined | undefined> => {
  const now = world.now();
  const author = { person: world.person, now, newId: () => newId(now) };
  const { proposal } = reported;
  if (existsSync(into))
    return withPlan(into, (plan) => {
      const matched = finish(matchItems(proposal, plan.records));
      return joinPlan(plan, reported, author, { matched }).joined;
    });
  const plan = recordsOfProposal(proposal, author.newId);
  makePlanFile(into, plan, author, { report: reportOf(reported, now), pictures: proposal.pictures });
  return undefined;
};

export const importCommand: Command = {
  usage: `import FILE --into PLAN${PLAN_ENDING} [--as EDITION] [--tracked ${TRACKED.join('|')}] [--json]`,
  operands: 1,
  values: ['into', 'as', 'tracked'],
  flags: ['json'],
  required: ['into'],
  run: async (call) => {
    const typed = call.operands[0]!;
    const into = targetOf(call);
    const { as, tracked } = readAs(call);
    const name = path.basename(typed);
    const from = { path: call.pathOf(typed) };
    const { proposal } = await call.world.runJob<'propose'>({ kind: 'propose', from, name, as, tracked });
    const joined = await keep(into, { proposal, file: name, tracked }, call);
    const items = proposedItems(proposal.sections).length;
    const { characters, leftOver, found, notBroughtIn, messages, editions, title, newFields } = proposal;
    const edition = editions[proposal.edition]!;
    const { confidence, reasons, template } = proposal;
    return {
      json: {
        ...{ title, items, editions, characters, leftOver, found, notBroughtIn, messages },
        ...{ edition, tracked, newFields, template: template.id, confidence, reasons },
        ...(joined ? { joined } : {}),
      },
      lines: [
        `${title}`,
        `${items} items, editions: ${editions.join(', ')}`,
        `${characters.source} characters in ${name} = ${characters.placed} placed + ${characters.leftOver} left over`,
        ...leftOver.map((piece) => `Left over: “${piece.text}” (${piece.where}: ${piece.why})`),
        ...notBroughtIn.map(({ what, count }) => `Not brought in: ${count} × ${what}`),
        ...messages,
        ...(joined ? joinedLines(joined) : []),
        `Brought into ${path.basename(into)}${joined ? ` as ${longName(edition)}` : ''}.`,
      ],
    };
  },
};
