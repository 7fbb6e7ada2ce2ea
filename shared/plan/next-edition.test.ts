import { describe, expect, it } from 'vitest';
import { doc, link, p } from '../richtext/build.ts';
import type { Tree } from '../richtext/tree.ts';
import { recommendations } from '../templates/recommendations.ts';
import { viewEdition } from './edition-view.ts';
import { titleOfNext } from './next-edition.ts';
import { Problem } from './problem.ts';

const planOf = (label: string, title: Tree) =>
  viewEdition(
    {
      plan: 'plan',
      editions: [{ id: 'e', label, position: 0, state: 'draft' }],
      sections: [],
      items: [],
      cells: [
        { subject: 'plan', part: 'template', edition: 'e', body: recommendations, plain: '', sha256: '', counter: 1 },
        { subject: 'plan', part: 'text:title', edition: 'e', body: title, plain: '', sha256: '', counter: 1 },
      ],
    },
    'e',
  );
const titleAfter = (from: string, title: string, to: string) => titleOfNext(planOf(from, doc(title)), to);

describe('the title of the next edition', () => {
  it.each([
    ['Oct 2021', 'Plan (updated October 2021)', 'Oct 2022', 'Plan (updated October 2022)'],
    ['Oct 2021', 'Plan, Oct 2021', 'November 2022', 'Plan, Nov 2022'],
    ['2021', 'Plan 2021', '2021-22', 'Plan 2021-22'],
    ['Draft', 'Draft plan', "$& $' $1", "$& $' $1 plan"],
    ['Draft', 'Draft plan', '"a\\', '"a\\ plan'],
  ])('%s: “%s” becomes that of %s', (from, title, to, after) => {
    expect(titleAfter(from, title, to)).toEqual(doc(after));
  });
  it.each([
    ['text', 'A plan'],
    ['A', 'Action plan'],
    ['', 'Action plan'],
  ])('an edition called “%s” changes nothing in “%s”', (from, title) => {
    expect(titleAfter(from, title, 'Oct 2022')).toBeUndefined();
  });
  it('is changed in its links too, and their addresses stay', () => {
    const title = doc(p('Plan ', link('https://a.scot/2021', '2021')));
    expect(titleOfNext(planOf('2021', title), '2022')).toEqual(doc(p('Plan ', link('https://a.scot/2021', '2022'))));
  });
});

it.each(['', '  ', 'Oct 2021', 'October  2021', 'Sept 2021', 'Oct 1999', 'x'.repeat(81)])(
  '“%s” is no name for what comes after October 2021',
  (name) => {
    expect(() => titleOfNext(planOf('Oct 2021', doc('Plan')), name)).toThrow(Problem);
  },
);
