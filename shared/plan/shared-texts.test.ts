import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTree } from '../richtext/arbitrary.ts';
import { doc, p } from '../richtext/build.ts';
import { runsOf, sharedRuns, withRunsReplaced } from './shared-texts.ts';

const [one, two, three] = [p('One.'), p('Two.'), p('Three.')];

describe('shared words', () => {
  it('are found block by block, and never one over another', () => {
    expect(runsOf(doc(one, two, one, two, one), doc(one, two))).toEqual([0, 2]);
    expect(runsOf(doc(one, one, one), doc(one, one))).toEqual([0]);
    expect(runsOf(doc(one), [])).toEqual([]);
  });

  it('are those of the texts that use them', () => {
    const text = { id: 't', name: 'Two', body: doc(two), uses: [{ subject: 'i', part: 'field:progress' as const }] };
    const here = { subject: 'i', part: 'field:progress' } as const;
    expect(sharedRuns(doc(one, two, three), { shared: [text] }, here)).toEqual([{ text, from: 1, count: 1 }]);
    expect(sharedRuns(doc(one, two, three), { shared: [text] }, { ...here, subject: 'j' })).toEqual([]);
    expect(sharedRuns(doc(one), { shared: [text] }, here)).toEqual([]);
  });

  it('give way to others wherever they stand, and come back', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryTree, (before, after) => {
        const [old, fresh] = [doc(p('What was said.')), doc(p('What is said.'), two)];
        const tree = [...before, ...old, ...after];
        const changed = withRunsReplaced(tree, old, fresh);
        expect(changed).toEqual([...before, ...fresh, ...after]);
        expect(withRunsReplaced(changed!, fresh, old)).toEqual(tree);
      }),
    );
    expect(withRunsReplaced(doc(one), doc(two), doc(three))).toBeUndefined();
  });
});
