import { itemsOf, viewEdition } from '../../../../shared/plan/edition-view.ts';
import { annexHeading, sectionHeading } from '../../../../shared/plan/printed-words.ts';
import { showEdition } from '../../../../shared/plan/show.ts';
import type { ShowItem } from '../../../../shared/plan/show.ts';
import { keptReports } from '../../bring-in.ts';
import { readRecords } from '../../open-plan.ts';
import { chosenEdition } from '../context.ts';
import type { Command } from '../context.ts';
import { withPlanToRead } from '../with-plan.ts';

const itemLines = (item: ShowItem, indent: string): string[] => [
  `${indent}${[item.number, item.heading].filter(Boolean).join(' ')}`,
  ...item.fields.flatMap((field) => [
    `${indent}  ${field.label}`,
    ...field.text.split('\n').map((line) => `${indent}    ${line}`),
  ]),
  ...item.items.flatMap((child) => itemLines(child, `${indent}  `)),
];

export const showCommand: Command = {
  usage: 'show PLAN [--edition E] [--json]',
  operands: 1,
  values: ['edition'],
  flags: ['json'],
  run: (call) =>
    withPlanToRead(call.pathOf(call.operands[0]!), (db) => {
      const records = readRecords(db);
      const leftOver = keptReports(db).flatMap((report) => report.leftOver.map((piece) => piece.text));
      const edition = chosenEdition(call, records.editions);
      const view = viewEdition(records, edition.id);
      const json = {
        ...showEdition(view, leftOver),
        // What the records are known by for ever, for scripts that come back to them.
        ids: { plan: view.plan, edition: edition.id, items: itemsOf(view).map(({ id, number }) => ({ id, number })) },
      };
      return {
        json,
        lines: [
          json.title,
          json.summary,
          ...json.sections.flatMap((section) => [
            '',
            section.kind === 'annex'
              ? annexHeading(section.number, section.heading)
              : sectionHeading(section.number, section.heading),
            ...section.narrative.split('\n').filter(Boolean),
            ...section.items.flatMap((item) => itemLines(item, '')),
          ]),
        ],
      };
    }),
};
