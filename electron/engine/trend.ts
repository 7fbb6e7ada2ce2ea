import { ownPlains, standingTexts } from '../../db/seen.ts';
import type { Part } from '../../shared/plan/records.ts';
import type { Template } from '../../shared/plan/template.ts';
import type { Trend } from '../../shared/plan/trend.ts';
import { trendOf } from '../../shared/plan/trend-of.ts';
import type { StatusCount } from '../../shared/plan/trend-of.ts';
import type { Steps } from '../../shared/plan/steps.ts';
import { newestEdition } from './open-plan.ts';
import type { OpenPlan } from './open-plan.ts';

/** The part that holds the status of each kind of item. */
const statusParts = ({ kinds }: Template): ReadonlyMap<string, Part> =>
  new Map(
    kinds.flatMap(({ key, fields }) => {
      const field = fields.find(({ vocabulary }) => vocabulary === 'status');
      return field ? [[key, `field:${field.key}`] as const] : [];
    }),
  );

/** How often each status was written in an edition; folded items carry the last one said. Kinds without a status are no part of it. */
const statusesIn = (plan: OpenPlan, edition: string): readonly StatusCount[] => {
  const { order, places, template } = plan.parts(edition);
  const partOf = statusParts(template);
  const folded = [...order.sectionOf.keys()].filter((id) => places.get(id)?.folded);
  const words = new Map(
    [...new Set(partOf.values())].map((part) => [
      part,
      {
        own: ownPlains(plan.db, part, edition),
        standing: folded.length > 0 ? standingTexts(plan.db, part, edition, folded) : undefined,
      },
    ]),
  );
  const counts = new Map<string, number>();
  for (const id of order.sectionOf.keys()) {
    const place = places.get(id)!;
    const part = partOf.get(place.kind);
    if (part === undefined) continue;
    const { own, standing } = words.get(part)!;
    const said = (place.folded ? standing?.get(id)?.plain : own.get(id)) ?? '';
    const line = said.replace(/\s+/g, ' ').trim();
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, items]) => ({ words: line, items }));
};

/** How many items stood how, edition by edition, from places and plain words alone; in steps. */
export function* trendOfPlan(plan: OpenPlan): Steps<Trend> {
  const { editions } = plan;
  const statuses = new Map<string, readonly StatusCount[]>();
  for (const { id } of editions) {
    statuses.set(id, statusesIn(plan, id));
    yield;
  }
  return trendOf({
    editions,
    templates: editions.map(({ id }) => ({ edition: id, template: plan.parts(id).template })),
    tones: plan.parts(newestEdition(editions).id).front.facts.tones,
    statuses: (id) => statuses.get(id) ?? [],
  });
}
