import type { ImportReview } from '../../../shared/ipc/contract.ts';
import type { ReviewLine } from '../../../shared/plan/review.ts';
import { NOTHING_FOUND } from '../../../shared/plan/proposal.ts';

/** A line of a file under review; what is not said is that of words within a field. */
export const aLine = (id: string, words: string, more: Partial<ReviewLine> = {}): ReviewLine => ({
  id,
  where: `line ${id}`,
  words,
  looks: 'text',
  goesTo: 'field',
  word: 'Response',
  colour: 1,
  item: 0,
  begins: false,
  like: `like ${id}`,
  ...more,
});

/** A review of a file of one recommendation. */
export const aReview = (more: Partial<ImportReview> = {}): ImportReview => ({
  proposal: 'p1',
  file: 'plan.txt',
  title: 'A plan',
  template: { id: 'recommendations', name: 'Recommendations and responses' },
  templates: [
    { id: 'recommendations', name: 'Recommendations and responses' },
    { id: 'goals', name: 'Goals and actions' },
  ],
  confidence: 0.9,
  reasons: [],
  editions: ['Oct 2020', 'Oct 2021'],
  edition: 1,
  items: 1,
  fields: 2,
  characters: { source: 100, placed: 90, leftOver: 10 },
  lines: 0,
  leftOver: [],
  newFields: [],
  found: NOTHING_FOUND,
  notBroughtIn: [],
  tracked: 'accepted',
  messages: [],
  findings: [],
  kinds: [
    {
      key: 'recommendation',
      name: 'Recommendation',
      fields: [
        { key: 'response', label: 'Response', colour: 2 },
        { key: 'progress', label: 'Progress made', colour: 6 },
      ],
    },
  ],
  outline: [],
  steps: [],
  ...more,
});
