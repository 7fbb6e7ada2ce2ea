import { useMemo } from 'react';
import type { OutlineItem, OutlineSection, Page } from '../../../shared/ipc/contract.ts';
import type { PlanPlace } from '../../app/state.ts';
import type { PartOfPlan } from '../../editor/PagePart.tsx';

const countItems = (items: readonly OutlineItem[]): number =>
  items.reduce((sum, item) => sum + 1 + countItems(item.items), 0);

const parts = new WeakMap<OutlineSection, PartOfPlan>();

/** The same object for the same section of the outline. */
const partOf = (section: OutlineSection): PartOfPlan => {
  const known = parts.get(section);
  if (known) return known;
  const heading = [section.number, section.heading].filter(Boolean).join(' ');
  const part = { section: section.id, heading, items: countItems(section.items) };
  parts.set(section, part);
  return part;
};

const NO_SECTION: readonly PartOfPlan[] = [{ section: null, heading: '', items: 0 }];

/** The pages that are drawn: that of one section, or of the whole plan all, those not read yet being `null`. */
export const usePages = (
  place: PlanPlace,
): { readonly pages: readonly (Page | null)[]; readonly parts: readonly PartOfPlan[] | null } => {
  const { whole, page, pages, outline } = place;
  return useMemo(() => {
    if (!whole) return { pages: [page], parts: null };
    if (outline.sections.length === 0) return { pages: [page], parts: NO_SECTION };
    return {
      pages: outline.sections.map((section) => pages[section.id] ?? null),
      parts: outline.sections.map(partOf),
    };
  }, [whole, page, pages, outline.sections]);
};
