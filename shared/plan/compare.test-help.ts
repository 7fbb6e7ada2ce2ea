import { canonicalJson } from '../richtext/canonical.ts';
import { earlierOf, laterOf } from '../richtext/mark-trees.ts';
import type { ReadTree } from '../richtext/marked.ts';
import { isBlank, plainText } from '../richtext/plain-text.ts';
import type { Tree } from '../richtext/tree.ts';
import { compareEditions, EditionPair } from './compare-editions.ts';
import type { CompareSource } from './compare-editions.ts';
import { changedFacts } from './compare-facts.ts';
import type { ChangedFact } from './compare-facts.ts';
import { compareThing } from './compare-thing.ts';
import type { ComparedCell } from './compare-texts.ts';
import type { Comparison } from './compared.ts';
import { viewEdition } from './edition-view.ts';
import type { EditionView, ItemView, ProseView } from './edition-view.ts';
import { layerAt } from './layers.ts';
import { bareLabel } from './printed-words.ts';
import { isProse } from './records.ts';
import type { CurrentCell, Part, PlanRecords } from './records.ts';
import { finish } from './steps.ts';
import { itemsBelow, sectionsInOrder, standing } from './standing-order.ts';
import type { Placed } from './standing-order.ts';
import type { Template } from './template.ts';

const asCompared = (cell: CurrentCell): ComparedCell => {
  const plain = isProse(cell.part) ? plainText(cell.body as Tree) : '';
  return { ...cell, plain, begins: plain.slice(0, 8), sha256: canonicalJson(cell.body) };
};

/** Records that are all there, as they are compared. */
export const compareSourceOf = (records: PlanRecords): CompareSource => {
  const cells = records.cells.map(asCompared);
  const layers = (subject: string, part: Part) =>
    new Map(
      records.cells.filter((one) => one.subject === subject && one.part === part).map((one) => [one.edition, one]),
    );
  const bodyAt = <T>(subject: string, part: Part, edition: string): T | undefined =>
    layerAt(layers(subject, part), records.editions, edition)?.cell.body as T | undefined;
  return {
    plan: records.plan,
    editions: records.editions,
    isSection: (id) => records.sections.includes(id),
    sideOf: (edition) => {
      const placeOf = (id: string) => bodyAt<Placed[1]>(id, 'place', edition);
      const sections = sectionsInOrder(records.sections, placeOf);
      const below = itemsBelow(standing(records.items, placeOf));
      const sectionOf = new Map<string, string>();
      const walk = (over: string, section: string): void => {
        for (const [id] of below.get(over) ?? []) {
          sectionOf.set(id, section);
          walk(id, section);
        }
      };
      for (const [id] of sections) walk(id, id);
      return { template: bodyAt<Template>(records.plan, 'template', edition)!, order: { sections, below, sectionOf } };
    },
    writtenAt: (some) => new Set(cells.filter(({ edition }) => some.includes(edition)).map(({ subject }) => subject)),
    cellsOf: (subjects, some) =>
      cells.filter(({ subject, edition }) => subjects.includes(subject) && some.includes(edition)),
  };
};

/** What two editions of some records come to. */
export const compared = (records: PlanRecords, before: string, after: string): Comparison =>
  finish(compareEditions(compareSourceOf(records), before, after));

/**
 * A thing as it reads in an edition, apart from what stands below it. Blank texts are not there; one that is not updated says
 * what it said last.
 */
interface ThingAt {
  readonly number: string | null;
  readonly kind: string;
  readonly folded: boolean;
  readonly owner: string;
  readonly answers: readonly string[];
  readonly texts: Readonly<Record<string, Tree>>;
}

/** Everything that is read at an edition: the things by id, what stands below what, in order, and the labels. */
interface PlanAt {
  readonly things: Readonly<Record<string, ThingAt>>;
  /** By the id of a section or an item; the sections themselves by an empty one. */
  readonly below: Readonly<Record<string, readonly string[]>>;
  readonly labels: readonly string[];
}

const saidIn = ({ state, tree, last }: ProseView): Tree => (state === 'not-updated' ? (last?.tree ?? []) : tree);

const textsOf = (views: Readonly<Record<string, ProseView>>): Record<string, Tree> =>
  Object.fromEntries(
    Object.entries(views)
      .map(([key, view]) => [key, saidIn(view)] as const)
      .filter(([, tree]) => !isBlank(tree)),
  );

/** An edition as a view of it reads. */
export const planAt = (records: PlanRecords, edition: string): PlanAt => {
  const view: EditionView = viewEdition(records, edition);
  const things: Record<string, ThingAt> = {};
  const below: Record<string, readonly string[]> = {};
  const put = (over: string, ids: readonly string[]): void => {
    if (ids.length > 0) below[over] = ids;
  };
  const plain = { number: null, kind: '', folded: false, owner: '', answers: [] };
  const item = (one: ItemView): void => {
    things[one.id] = {
      ...{ number: one.number, kind: one.kind, folded: one.place.folded ?? false },
      ...{ owner: one.facts.owner ?? '', answers: (one.facts.answers ?? []).toSorted() },
      texts: textsOf({ name: one.named, ...Object.fromEntries(one.fields.map((field) => [field.key, field])) }),
    };
    put(
      one.id,
      one.items.map(({ id }) => id),
    );
    one.items.forEach(item);
  };
  const { title, summary, foreword, contact } = view;
  things[view.plan] = { ...plain, texts: textsOf({ title, summary, foreword, contact }) };
  put(
    '',
    view.sections.map(({ id }) => id),
  );
  for (const { id, number, place, heading, narrative, items } of view.sections) {
    things[id] = { ...plain, number, kind: place.kind, texts: textsOf({ heading, narrative }) };
    put(
      id,
      items.map((one) => one.id),
    );
    items.forEach(item);
  }
  const labels = view.template.kinds.flatMap(({ key, fields }) => fields.map((field) => `${key} ${bareLabel(field)}`));
  return { things, below, labels };
};

/** One step from one edition to another, as a comparison found it. */
type EditStep =
  | { readonly do: 'retire'; readonly subject: string }
  | {
      readonly do: 'put';
      readonly subject: string;
      readonly over: string;
      readonly after: string | null;
      readonly thing?: ThingAt;
    }
  | { readonly do: 'number'; readonly subject: string; readonly number: string | null }
  | { readonly do: 'text'; readonly subject: string; readonly key: string; readonly marked: ReadTree }
  /** No change that counts: the newer of the two editions has not written it yet. */
  | { readonly do: 'not-updated'; readonly subject: string; readonly key: string; readonly said: Tree | undefined }
  | { readonly do: 'facts'; readonly subject: string; readonly facts: Partial<ThingAt> }
  | { readonly do: 'labels'; readonly labels: readonly string[] };

const overOf = (plan: PlanAt, id: string): string => Object.entries(plan.below).find(([, ids]) => ids.includes(id))![0];

/**
 * What a comparison of two editions says, step by step. Of the later edition only what the comparison names is looked at: a
 * change that it did not find is in no step.
 */
export const editScript = (records: PlanRecords, before: string, after: string): EditStep[] => {
  const source = compareSourceOf(records);
  const pair = new EditionPair(source, before, after);
  const found = finish(compareEditions(source, before, after));
  const later = planAt(records, after);
  const put = (subject: string, thing?: ThingAt): EditStep => {
    const over = overOf(later, subject);
    const beside = later.below[over]!;
    const above = beside[beside.indexOf(subject) - 1] ?? null;
    return { do: 'put', subject, over, after: above, ...(thing ? { thing } : {}) };
  };
  const factOf = {
    owner: ({ owner }) => ({ owner }),
    answers: ({ answers }) => ({ answers }),
    folded: ({ folded }) => ({ folded }),
    kind: ({ kind }) => ({ kind }),
    publication: () => ({}),
    labels: () => ({}),
  } satisfies Record<ChangedFact['key'], (thing: ThingAt) => Partial<ThingAt>>;

  const steps: EditStep[] = [];
  for (const { subject, kinds, texts } of found.things) {
    const thing = later.things[subject];
    if (kinds.includes('retired')) steps.push({ do: 'retire', subject });
    if (kinds.includes('added')) steps.push(put(subject, thing));
    if (kinds.includes('moved')) steps.push(put(subject));
    if (kinds.includes('renumbered') || kinds.includes('moved'))
      steps.push({ do: 'number', subject, number: thing!.number });
    const shown = new Map(compareThing(pair, subject).texts.map((text) => [text.key, text]));
    for (const { key } of texts) steps.push({ do: 'text', subject, key, marked: shown.get(key)!.marked });
    const facts = kinds.includes('facts') ? changedFacts(pair, subject, pair.layers([subject])) : [];
    for (const { key } of facts)
      steps.push(
        key === 'labels'
          ? { do: 'labels', labels: later.labels }
          : { do: 'facts', subject, facts: factOf[key](thing!) },
      );
  }
  for (const [subject, { texts }] of Object.entries(later.things))
    if (pair.before.seen.has(subject) || subject === records.plan)
      for (const { key, notUpdated } of compareThing(pair, subject).texts)
        if (notUpdated) steps.push({ do: 'not-updated', subject, key, said: texts[key] });
  return steps;
};

/** An edition after the steps that were found. Throws where a text is not what the steps say it was. */
export const applyScript = (plan: PlanAt, steps: readonly EditStep[]): PlanAt => {
  const things: Record<string, ThingAt> = { ...plan.things };
  let { labels } = plan;
  const lists = new Map(Object.entries(plan.below).map(([over, ids]) => [over, [...ids]]));
  const gone = new Set(steps.flatMap((step) => (step.do === 'retire' || step.do === 'put' ? [step.subject] : [])));
  for (const [over, ids] of lists)
    lists.set(
      over,
      ids.filter((id) => !gone.has(id)),
    );
  const change = (subject: string, next: (thing: ThingAt) => Partial<ThingAt>): void => {
    things[subject] = { ...things[subject]!, ...next(things[subject]!) };
  };
  const withText = (texts: ThingAt['texts'], key: string, tree: Tree): ThingAt['texts'] => {
    const { [key]: _, ...others } = texts;
    return isBlank(tree) ? others : { ...others, [key]: tree };
  };
  const doing = {
    retire: ({ subject }) => void delete things[subject],
    put: ({ subject, over, after, thing }) => {
      if (thing) things[subject] = thing;
      const list = lists.get(over) ?? [];
      list.splice(after === null ? 0 : list.indexOf(after) + 1, 0, subject);
      lists.set(over, list);
    },
    number: ({ subject, number }) => change(subject, () => ({ number })),
    text: ({ subject, key, marked }) =>
      change(subject, ({ texts }) => {
        const [was, says] = [canonicalJson(earlierOf(marked)), canonicalJson(texts[key] ?? [])];
        if (was !== says) throw new Error(`${subject} ${key} says ${says} and not ${was}`);
        return { texts: withText(texts, key, laterOf(marked)) };
      }),
    'not-updated': ({ subject, key, said }) =>
      change(subject, ({ texts }) => ({ texts: withText(texts, key, said ?? []) })),
    facts: ({ subject, facts }) => change(subject, () => facts),
    labels: (step) => void (labels = step.labels),
  } satisfies { readonly [K in EditStep['do']]: (step: Extract<EditStep, { do: K }>) => void };
  for (const step of steps) (doing[step.do] as (one: EditStep) => void)(step);
  const below = Object.fromEntries([...lists].filter(([over, ids]) => ids.length > 0 && (over === '' || things[over])));
  return { things, below, labels };
};
