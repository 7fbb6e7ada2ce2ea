import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFork, arbitraryTree } from './arbitrary.ts';
import { b, br, doc, h, li, link, note, ol, p, quote, row, t, table, ul } from './build.ts';
import { canonicalJson } from './canonical.ts';
import { markLines } from './mark-lines.ts';
import { markToRead } from './mark-paragraphs.ts';
import { earlierOf, laterOf, markTrees } from './mark-trees.ts';
import type { MarkedLine, ReadTree } from './marked.ts';
import { inlinePlain } from './plain-text.ts';
import type { Tree } from './tree.ts';

/** A marked line as a reader sees it: what was taken out in [-…-], what was put in in [+…+]. */
const SIGN = { same: ['', ''], removed: ['[-', '-]'], added: ['[+', '+]'] } as const;
const drawn = (line: MarkedLine): string => line.map(({ is, inline }) => SIGN[is].join(inlinePlain([inline]))).join('');
const words = (before: string, after: string): string => drawn(markLines(p(before).children, p(after).children));

const isLaw = (before: Tree, after: Tree): void => {
  for (const marked of [markTrees(before, after), markToRead(before, after)]) {
    expect(canonicalJson(earlierOf(marked))).toBe(canonicalJson(before));
    expect(canonicalJson(laterOf(marked))).toBe(canonicalJson(after));
  }
};

const END = { same: '¶', removed: '[-¶-]', added: '[+¶+]' } as const;
const readAs = (tree: ReadTree): string[] =>
  tree.map((block) =>
    block.type === 'paragraphs'
      ? block.lines.map((line, at) => drawn(line) + (block.ends[at] ? END[block.ends[at]] : '')).join(' ')
      : block.type === 'text'
        ? drawn(block.line)
        : block.type === 'whole'
          ? block.is
          : block.type,
  );

describe('markTrees', () => {
  it('holds both texts, of whatever blocks', () => {
    fc.assert(
      fc.property(arbitraryFork, ({ mine, theirs }) => isLaw(mine, theirs)),
      { numRuns: 400 },
    );
    fc.assert(fc.property(arbitraryTree, arbitraryTree, isLaw));
  });

  it('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const marked = markTrees(tree, structuredClone(tree));
        expect(marked.every((block) => block.type === 'whole' && block.is === 'same')).toBe(true);
      }),
    );
  });

  it('holds lists whose entries were nested, changed and made another kind', () => {
    const before = doc(ul('One', li('Two words here', ul('a', 'b')), li('Three', ol('x'))));
    const after = doc(ul(li('Two words there', ol('a', 'b')), li('Three', ul('y')), 'Four'));
    isLaw(before, after);
    const [list] = markTrees(before, after);
    expect(list).toMatchObject({
      type: 'list',
      items: [
        { is: 'removed' },
        { is: 'changed', nested: [{ kind: 'bullet' }, { kind: 'numbered' }] },
        { is: 'changed' },
        { is: 'added' },
      ],
    });
  });

  it('marks a row of a table, and the words of a cell', () => {
    const header = row('Year', 'Schools');
    const before = doc(table(header, row('2020', 'about 12 schools'), row('2021', '19')));
    const after = doc(table(header, row('2020', 'about 14 schools'), row('2022', '23 and more'), row('2021', '19')));
    isLaw(before, after);
    const [marked] = markTrees(before, after);
    expect(marked).toMatchObject({
      header: { is: 'same' },
      rows: [{ is: 'changed' }, { is: 'added' }, { is: 'same' }],
    });
    if (marked?.type !== 'table') throw new Error('It is no table');
    const [block] = marked.rows[0]!.cells[1]!.blocks;
    expect(block?.type === 'text' && drawn(block.line)).toBe('about [-12-][+14+] schools');
  });

  it('knows the rows of a very long table by their first cell', () => {
    const long = (sum: (at: number) => number) =>
      doc(table(row('Year', 'Sum'), ...Array.from({ length: 300 }, (_, at) => row(`Row ${at}`, `${sum(at)}`))));
    const [before, after] = [long((at) => at), long((at) => at + 1000)];
    isLaw(before, after);
    const [marked] = markTrees(before, after);
    expect(marked?.type === 'table' && marked.rows.every(({ is }) => is === 'changed')).toBe(true);
  });

  it('takes a paragraph made a heading, and a table of other columns, as one gone and one come', () => {
    const kinds = (before: Tree, after: Tree) =>
      markTrees(before, after).map((block) => block.type === 'whole' && block.is);
    expect(kinds(doc('One two'), doc(h(1, 'One two')))).toEqual(['removed', 'added']);
    expect(kinds(doc(table(null, row('a b', 'c'))), doc(table(null, row('a b'))))).toEqual(['removed', 'added']);
  });

  it('marks who was quoted apart from the words', () => {
    const marked = markTrees(doc(quote('We were heard')), doc(quote('We were heard', 'A parent')));
    expect(marked).toMatchObject([{ type: 'quote', attribution: { is: 'added' } }]);
    isLaw(doc(quote('We were heard', [])), doc(quote('We were heard')));
  });
});

describe('markToRead', () => {
  const [one, two, three] = ['We spoke to every school.', 'Each of them had a plan.', 'None was written down.'];
  it.each([
    ['one made two', [`${one} ${two}`], [one, two], [`${one}[- -][+¶+] ${two}`]],
    ['two made one', [one, two], [`${one} ${two}`], [`${one}[-¶-] [+ +]${two}`]],
    ['one made three', [`${one} ${two} ${three}`], [one, two, three], [`${one}[- -][+¶+] ${two}[- -][+¶+] ${three}`]],
    [
      'one made two, with other words',
      [`${one} ${two}`],
      [one, 'Each of them had a good plan.'],
      [`${one}[- -][+¶+] Each of them had a [+good +]plan.`],
    ],
    [
      'one made two beside one that came',
      ['Before.', `${one} ${two}`],
      ['Before.', one, two, 'Quite another matter.'],
      ['same', `${one}[- -][+¶+] ${two}`, 'added'],
    ],
    ['one that came', [one], [one, two], ['same', 'added']],
    ['a sentence more, and one that came', [one], [`${one} ${three}`, two], [`${one}[+ ${three}+]`, 'added']],
  ] as const)('marks paragraphs: %s', (_, before, after, expected) => {
    const [old, fresh] = [doc(...before), doc(...after)];
    isLaw(old, fresh);
    expect(readAs(markToRead(old, fresh))).toEqual(expected);
  });

  it('holds both texts, wherever a text was parted and joined', () => {
    const someWords = fc.array(fc.constantFrom('plan', 'school', 'We.', 'the', 'met.', 'Now'), {
      minLength: 1,
      maxLength: 6,
    });
    const paragraphs = fc.array(
      someWords.map((some) => some.join(' ')),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(paragraphs, fc.array(fc.nat(5), { maxLength: 4 }), (some, joins) => {
        const after = [...some];
        for (const at of joins) if (after[at + 1] !== undefined) after.splice(at, 2, `${after[at]} ${after[at + 1]}`);
        isLaw(doc(...some), doc(...after));
        isLaw(doc(...after), doc(...some));
      }),
      { numRuns: 300 },
    );
  });
});

describe('markLines', () => {
  it.each([
    ['an update in Spring 2022.', 'an update in Spring 2023.', 'an update in Spring [-2022-][+2023+].'],
    ['Accept', 'Accept.', 'Accept[+.+]'],
    ['in November 2021, we', 'in November 2021 we', 'in November 2021[-,-] we'],
    ['its use as means and evidence', 'its use as a means and evidence', 'its use as [+a +]means and evidence'],
    ['on-going work', 'ongoing work', '[-on-going-][+ongoing+] work'],
    ['the (old) plan', 'the (new) plan', 'the ([-old-][+new+]) plan'],
    ['paragraph 4.2(a) of it', 'paragraph 4.3(b) of it', 'paragraph [-4.2(a)-][+4.3(b)+] of it'],
    ['COSLA will work with us', 'COSLA worked with us', 'COSLA [-will work-][+worked+] with us'],
    // Short words between two changes are part of the change.
    [
      'Done by end of May in full',
      'Done by middle of June in full',
      'Done by [-end of May-][+middle of June+] in full',
    ],
    // A longer word stands.
    [
      'We will publish two reports',
      'We shall publish three reports',
      'We [-will-][+shall+] publish [-two-][+three+] reports',
    ],
    // A sentence put in is put in as one, whatever words it shares with the next.
    ['The plan is made.', 'The plan is old. The plan is made.', '[+The plan is old. +]The plan is made.'],
    ['We met. We spoke at length.', 'We met. We spoke at length. We met.', 'We met. We spoke at length.[+ We met.+]'],
  ])('reads well: %s', (before, after, expected) => {
    expect(words(before, after)).toBe(expected);
  });

  it('marks a sentence that was written anew from its first word', () => {
    expect(
      words(
        'ADES will promote its use as means and evidence of improvement. Work to take this forward has paused due to Covid-19. It is due to restart in November 2021.',
        'ADES will promote its use as a means and evidence of improvement. Work restarted in November 2021, and the Code of Practice working group has drafted guidance on mediation.',
      ),
    ).toBe(
      'ADES will promote its use as [+a +]means and evidence of improvement. [-Work to take this forward has paused due to Covid-19. It is due to restart in November 2021.-][+Work restarted in November 2021, and the Code of Practice working group has drafted guidance on mediation.+]',
    );
  });

  it('takes a very long line that was written anew as that, and soon', () => {
    const long = (word: string): string => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join(' and ');
    const line = markLines(p('It is ', long('a'), ' now').children, p('It is ', long('b'), ' now').children);
    expect(line.map(({ is }) => is)).toEqual(['same', 'removed', 'added', 'same']);
  });

  it('takes words in other marks as taken out and put in', () => {
    expect(drawn(markLines(p('the plan ', 'now').children, p('the ', b('plan'), ' now').children))).toBe(
      'the [-plan-][+plan+] now',
    );
  });

  it('takes a footnote, a link and the end of a line as one piece each', () => {
    const before = p('See ', link('https://example.org/a', 'the guidance'), note('Page 1'), br, t('Ends'));
    const after = p('See ', link('https://example.org/b', 'the guidance'), note('Page 1'), br, t('Ends'));
    expect(markLines(before.children, after.children).map(({ is, inline }) => [is, inline.type])).toEqual([
      ['same', 'text'],
      ['removed', 'link'],
      ['added', 'link'],
      ['same', 'footnote'],
      ['same', 'line-break'],
      ['same', 'text'],
    ]);
  });
});
