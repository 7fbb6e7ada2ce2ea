import type { Template } from '../../../../shared/plan/template.ts';
import type { Role } from './roles.ts';

export interface Score {
  /** How much in the file speaks for the template; compared between templates. */
  readonly evidence: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Weighs what a template's words found in a file: labels, openings in its own words, numbered items, group headings. */
export const score = (template: Template, roles: readonly Role[]): Score => {
  let [labels, worded, numbered, groups, nameless] = [0, 0, 0, 0, 0];
  for (const role of roles) {
    if (role.role === 'label') labels += 1;
    if (role.role === 'group') groups += 1;
    if (role.role !== 'item') continue;
    if (role.worded) worded += 1;
    else if (role.number !== null) numbered += 1;
    else nameless += 1;
  }
  const evidence = labels + 2 * worded + numbered / 2 + groups;
  const items = worded + numbered + nameless;
  if (items === 0)
    return { evidence: 0, confidence: 0, reasons: [`Nothing in the file reads like an item of “${template.name}”.`] };
  const kinds = [...new Set(roles.flatMap((role) => (role.role === 'item' ? [role.kind.name] : [])))].join(' and ');
  const reasons = [
    ...(labels > 0 ? [`${many(labels, 'line is a label', 'lines are labels')} of “${template.name}”.`] : []),
    ...(worded > 0 ? [`${many(worded, 'line begins', 'lines begin')} with ${kinds} and a number.`] : []),
    ...(numbered > 0 ? [`${many(numbered, 'item has', 'items have')} a number of its own.`] : []),
    ...(groups > 0 ? [`${many(groups, 'heading stands', 'headings stand')} over items below.`] : []),
  ];
  return { evidence, confidence: Math.round((100 * evidence) / (evidence + 1 + nameless)) / 100, reasons };
};
