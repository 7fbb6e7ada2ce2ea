import { doc } from '../richtext/build.ts';
import type { Tree } from '../richtext/tree.ts';
import { recommendations } from '../templates/recommendations.ts';
import { viewEdition } from '../plan/edition-view.ts';
import type { EditionView } from '../plan/edition-view.ts';
import { positions } from '../plan/position.ts';
import type { Body, CurrentCell, Part } from '../plan/records.ts';

export type Fields = Readonly<Record<string, string | Tree>>;

/** An edition of one section, "1", whose items 1.1, 1.2… hold these fields; what is left out says something harmless. */
export const viewOf = (...items: readonly Fields[]): EditionView => {
  const cells: CurrentCell[] = [];
  const put = (subject: string, part: Part, body: Body): void => {
    cells.push({ subject, part, edition: 'e', body, plain: '', sha256: '', counter: 1 });
  };
  const place = { section: 's', parent: null, retired: false } as const;
  put('plan', 'template', recommendations);
  put('s', 'place', { ...place, position: 'm', number: '1', kind: 'section' });
  const at = positions(items.length);
  items.forEach((fields, index) => {
    const id = `item-${index + 1}`;
    put(id, 'place', { ...place, position: at[index]!, number: `1.${index + 1}`, kind: 'recommendation' });
    for (const { key, vocabulary } of recommendations.kinds[0]!.fields) {
      const words = fields[key] ?? (vocabulary === 'status' ? 'Not started' : 'Work goes on.');
      put(id, `field:${key}`, typeof words === 'string' ? doc(...words.split('\n').filter(Boolean)) : words);
    }
  });
  return viewEdition(
    {
      plan: 'plan',
      editions: [{ id: 'e', label: 'Oct 2021', position: 0, state: 'draft' }],
      sections: ['s'],
      items: items.map((_, index) => `item-${index + 1}`),
      cells,
    },
    'e',
  );
};
