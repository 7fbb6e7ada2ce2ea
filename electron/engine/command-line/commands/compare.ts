import type { ChangedText, ComparedPlace, Comparison, ThingChange } from '../../../../shared/plan/compared.ts';
import { editionName } from '../../../../shared/plan/edition-name.ts';
import { finish } from '../../../../shared/plan/steps.ts';
import { comparedFactsOf, comparedPlanOf, comparisonOf } from '../../compare.ts';
import type { ComparedPlan } from '../../compare.ts';
import { editionNamed } from '../../open-plan.ts';
import type { Command } from '../context.ts';
import { withPlanToRead } from '../with-plan.ts';

/** How an answer names a thing: an item by its number (with its section where that repeats), another as what it is. */
type Named = string | { readonly item: null; readonly section?: string };
interface ChangedField {
  readonly item: string | null;
  readonly section?: string;
  readonly field: string;
}

/** Names items of an edition: a number that repeats stands after its section's, "Skills/3". */
const namesOf = (plan: ComparedPlan, edition: string): ((subject: string, place: ComparedPlace) => string) => {
  const { sectionOf, numbers, sections } = plan.parts(edition).order;
  const times = new Map<string, number>();
  for (const number of Object.values(numbers)) times.set(number, (times.get(number) ?? 0) + 1);
  const sectionNumbers = new Map(sections.map(([id, { number }]) => [id, number]));
  return (subject, { number, words, section }) => {
    if (number === null) return words;
    if ((times.get(number) ?? 0) < 2) return number;
    return `${sectionNumbers.get(sectionOf.get(subject) ?? '') ?? section}/${number}`;
  };
};

const HOW: Readonly<Record<ChangedText['how'], string>> = {
  reworded: 'reworded',
  new: 'new text',
  emptied: 'emptied',
  filled: 'filled in',
};

/** A status is a word of a list: it is not written anew. */
const happened = ({ kind, how }: ChangedText): string =>
  kind === 'status' && (how === 'new' || how === 'reworded') ? 'changed' : HOW[how];

/** What changed, as scripts read it and as a person does. */
const answerOf = (plan: ComparedPlan, found: Comparison): { json: Record<string, unknown>; lines: string[] } => {
  const [nameBefore, nameAfter] = [namesOf(plan, found.before), namesOf(plan, found.after)];
  const place = ({ before, after }: ThingChange): ComparedPlace => (after ?? before)!;
  const itemName = (change: ThingChange): string =>
    change.after ? nameAfter(change.subject, change.after) : nameBefore(change.subject, change.before!);
  const sectionName = (change: ThingChange): string => place(change).number ?? place(change).words;
  const named = (change: ThingChange): Named =>
    change.thing === 'item' ? itemName(change) : { item: null, section: sectionName(change) };
  const changedField = (change: ThingChange, field: string): ChangedField => ({
    item: change.thing === 'item' ? itemName(change) : null,
    ...(change.thing === 'section' ? { section: sectionName(change) } : {}),
    field,
  });
  const spoken = (change: ThingChange): string =>
    ({ plan: 'The plan', section: `Section ${sectionName(change)}`, item: itemName(change) })[change.thing];
  const was = (change: ThingChange): string =>
    change.thing === 'item'
      ? nameBefore(change.subject, change.before!)
      : (change.before!.number ?? change.before!.words);

  const of = (kind: ThingChange['kinds'][number]): ThingChange[] =>
    found.things.filter(({ kinds }) => kinds.includes(kind));
  const facts = new Map(of('facts').map((change) => [change, comparedFactsOf(plan, found, change.subject)]));
  const lines = found.things.flatMap((change): string[] => {
    const { kinds, texts } = change;
    if (kinds.includes('added')) return [`Added: ${spoken(change)} ${place(change).words}`];
    if (kinds.includes('retired')) return [`Retired: ${spoken(change)} ${place(change).words}`];
    return [
      ...(kinds.includes('moved') ? [`Moved: ${was(change)} is ${spoken(change)}`] : []),
      ...(kinds.includes('renumbered') ? [`Renumbered: ${was(change)} is ${spoken(change)}`] : []),
      ...texts.map((text) => `${spoken(change)}, ${text.label}: ${happened(text)}`),
      ...(facts.get(change) ?? []).map(
        ({ label, before, after }) =>
          `${spoken(change)}, ${label}: ${before || 'nothing'} became ${after || 'nothing'}`,
      ),
    ];
  });
  return {
    json: {
      changed: found.things.flatMap((change) => [
        ...change.texts.map(({ key }) => changedField(change, key)),
        ...(facts.get(change) ?? []).map(({ key }) => changedField(change, key)),
      ]),
      added: of('added').map(named),
      retired: of('retired').map(named),
      moved: of('moved').map(named),
      renumbered: of('renumbered').map(named),
    },
    lines,
  };
};

export const compareCommand: Command = {
  usage: 'compare PLAN A B [--json]',
  operands: 3,
  values: [],
  flags: ['json'],
  run: (call) =>
    withPlanToRead(call.pathOf(call.operands[0]!), (db) => {
      const plan = comparedPlanOf(db);
      const [before, after] = call.operands.slice(1).map((name) => editionNamed(plan.editions, name));
      const found = finish(comparisonOf(plan, before!.id, after!.id));
      const { json, lines } = answerOf(plan, found);
      const [from, to] = [editionName(before!), editionName(after!)];
      const same = `${found.same} ${found.same === 1 ? 'item is' : 'items are'} the same.`;
      return {
        json,
        lines:
          lines.length === 0
            ? [`${from} and ${to} are the same in all ${found.same} items.`]
            : [`From ${from} to ${to}:`, ...lines, same],
      };
    }),
};
