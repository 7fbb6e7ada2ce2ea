import {
  b,
  br,
  figure,
  i,
  link,
  note,
  ol,
  p,
  picture,
  quote,
  ref,
  row,
  t,
  table,
  ul,
  li,
} from '../../../shared/richtext/build.ts';
import type { Inline } from '../../../shared/richtext/tree.ts';
import type { PubBlock, Publication } from './blocks.ts';
import { EXAMPLE_PICTURE } from './example-plan.test-help.ts';

/** One small example of each inline and each block, for the golden tests of the writers. */

export const everyInline = {
  text: t('2', 'bold', 'superscript'),
  'line-break': br,
  link: link('https://example.org/?a=1&b=2', 'the ', b('page')),
  footnote: note('One.', 'Two.'),
  'cross-reference': ref('x', '1.2'),
  'live-figure': figure('done', '24 of 76'),
} satisfies Record<Inline['type'], Inline>;

const words = (text: string): Inline[] => [t(text)];

export const everyBlock = {
  title: { type: 'title', children: words('A plan') },
  'cover-line': { type: 'cover-line', words: 'October 2021' },
  contents: {
    type: 'contents',
    title: 'Contents',
    entries: [
      { level: 1, id: 's', words: '1 Section' },
      { level: 2, id: 'i', words: '1.2 Item' },
      { level: 1, id: 'c', words: 'Contact' },
    ],
  },
  'section-heading': {
    type: 'section-heading',
    level: 1,
    id: 's',
    number: { before: '', number: '1', id: 's_n' },
    children: words(' Section'),
  },
  'item-heading': {
    type: 'item-heading',
    level: 2,
    id: 'i',
    number: { before: 'Goal ', number: 'J', id: 'i_n' },
    children: words(': Go'),
  },
  label: { type: 'label', level: 3, id: 'l', children: words('Response') },
  'group-heading': { type: 'group-heading', level: 3, id: 'g', children: words('Actions:') },
  'narrative-heading': { type: 'narrative-heading', level: 4, id: 'n', children: words('Inside') },
  'run-on': {
    type: 'run-on',
    id: 'r',
    number: { before: 'Action ', number: '31', id: 'r_n' },
    after: '',
    children: words('Do it.'),
  },
  'earlier-words': { type: 'earlier-words', words: 'Not yet updated. October 2021:' },
  paragraph: p('Plain, ', i('leaning'), '.'),
  list: ul('one', li('two', ol('a'))),
  quote: quote('Said so', 'A pupil'),
  table: { ...table(row('H'), row('c')), caption: 'Counts' },
  picture: { ...picture(EXAMPLE_PICTURE, 'A square', 96, 96), caption: 'Shown' },
} satisfies Record<PubBlock['type'], PubBlock>;

/** A publication of some blocks; the item `x` stands at the anchor `i`. */
export const publicationWith = (blocks: readonly PubBlock[]): Publication => ({
  meta: { title: 'A plan', edition: 'October 2021', language: 'en-GB', subject: 'Action plan, October 2021' },
  blocks,
  anchors: { x: { id: 'i', number: 'i_n' } },
  messages: [],
});
