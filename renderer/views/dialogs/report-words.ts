import type { KeptReport } from '../../../shared/ipc/contract.ts';
import { longName } from '../../../shared/plan/edition-name.ts';
import type { Differed, Joined } from '../../../shared/plan/joined.ts';
import { counted, dayAndTime, isClipboard } from '../../app/plan-words.ts';
import { besideTheText, listed, newFieldWords } from '../import-review/review-words.ts';

const inFigures = (count: number): string => count.toLocaleString('en-GB');

/** What the file is called. */
export const reportTitle = ({ file }: KeptReport): string => (isClipboard(file) ? 'The clipboard' : file);

/** "October 2021. Brought in on 3 May 2024, 10:42, read as Recommendations and responses". */
export const originWords = ({ edition, at, template }: KeptReport): string =>
  `${longName(edition)}. Brought in on ${dayAndTime(at)}${template === undefined ? '' : `, read as ${template}`}`;

/** "16,978 characters in the file = 16,936 placed + 42 left over". */
export const accountWords = ({ characters: { source, placed, leftOver } }: KeptReport): string =>
  `${counted(source, 'character')} in the file = ${inFigures(placed)} placed + ${inFigures(leftOver)} left over`;

const joinedSentences = ({ joins, matched, added, lacking }: Joined): string[] => [
  joins,
  listed(
    [
      `${counted(matched.length, 'item')} of the file ${matched.length === 1 ? 'was' : 'were'} in the plan already`,
      added.length > 0 ? `${inFigures(added.length)} ${added.length === 1 ? 'is' : 'are'} new in it` : '',
      lacking.length > 0
        ? `${inFigures(lacking.length)} of the plan ${lacking.length === 1 ? 'is' : 'are'} not in the file`
        : '',
    ].filter(Boolean),
  ) + '.',
];

/** What came of a file, in sentences. */
export const reportSentences = (report: KeptReport): string[] => {
  const { joined, newFields = [], messages, tracked, found } = report;
  return [
    ...(joined ? joinedSentences(joined) : []),
    ...(newFields.length > 0 ? [`New fields: ${listed(newFields.map(newFieldWords))}.`] : []),
    ...besideTheText(report),
    ...(tracked === 'original' && found.trackedChanges > 0 ? ['It was read as before its tracked changes.'] : []),
    ...messages,
  ];
};

/** "6.1.2, Progress made, October 2021". */
export const differedWords = ({ item, label, edition }: Differed): string =>
  [item, label.replace(/[\s:]+$/u, ''), longName(edition)].filter(Boolean).join(', ');
