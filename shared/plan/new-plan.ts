import { doc } from '../richtext/build.ts';
import { tidyName } from './edition-name.ts';
import { positions } from './position.ts';
import type { NewPlan } from './records-of-proposal.ts';
import type { Place } from './records.ts';
import { firstNumber } from './renumber.ts';
import type { Template } from './template.ts';

/**
 * A plan to start from: its title, one edition, one section and in it one item of the template's first kind, both empty.
 * `newId` gives an id never given before.
 */
export const newPlan = (
  { template, title, edition }: { readonly template: Template; readonly title: string; readonly edition: string },
  newId: () => string,
): NewPlan => {
  const [plan, at, section, item] = [newId(), newId(), newId(), newId()];
  const [position] = positions(1) as [string];
  const kind = template.kinds[0]!;
  const place = (over: Partial<Place>): Place => ({
    section,
    parent: null,
    position,
    number: '1',
    kind: 'section',
    retired: false,
    ...over,
  });
  const cell = { edition: at } as const;
  return {
    plan,
    editions: [{ id: at, label: tidyName(edition) || 'First edition', position: 0 }],
    sections: [section],
    items: [item],
    cells: [
      { ...cell, subject: plan, part: 'template', body: template },
      { ...cell, subject: plan, part: 'text:title', body: doc(title.trim()) },
      { ...cell, subject: section, part: 'place', body: place({}) },
      { ...cell, subject: section, part: 'text:heading', body: doc('First theme') },
      { ...cell, subject: item, part: 'place', body: place({ number: firstNumber(kind, '1'), kind: kind.key }) },
    ],
  };
};
