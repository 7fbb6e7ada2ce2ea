import type { Template } from '../../../../shared/plan/template.ts';
import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import { optionalFields } from '../../../../shared/templates/optional-fields.ts';
import { alike } from './line-text.ts';
import type { Role } from './roles.ts';

export interface Score {
  readonly template: Template;
  /** How much in the file speaks for the template; compared between templates. */
  readonly evidence: number;
  /** How much in the file is read by its words, whatever template those speak for. */
  readonly read: number;
  /** Items that nothing but their place in the text shows. */
  readonly nameless: number;
  readonly reasons: readonly string[];
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** A word of the file's own for items speaks a little less for a template than the template's own word. */
const OWN_WORD = 2;
const OTHER_WORD = 1.5;
/** A label in the template's own words speaks a little more for it than one that is known to stand for it. */
const OWN_LABEL = 0.2;
/** A label that any plan may have speaks for none. */
const OPTIONAL_LABEL = 0.4;
const isOptional = (key: string): boolean => optionalFields.some((field) => field.key === key);

/** Weighs what a template's words found in a file: labels, openings by a word, numbered items, group headings. */
export const score = (template: Template, roles: readonly Role[]): Score => {
  let [labels, worded, numbered, groups, nameless, evidence] = [0, 0, 0, 0, 0, 0];
  const words = new Set<string>();
  for (const role of roles) {
    if (role.role === 'label') {
      labels += 1;
      evidence += isOptional(role.meaning.field.key) ? OPTIONAL_LABEL : 1;
      const { label, edition, stated, meaning } = role;
      const own = edition === undefined ? label : label.replace(stated ?? edition, '');
      if (alike(own) === alike(bareLabel(meaning.field))) evidence += OWN_LABEL;
    }
    if (role.role === 'group') groups += 1;
    if (role.role !== 'item') continue;
    if (role.worded) {
      worded += 1;
      const own = role.word === undefined || role.word.toLowerCase() === role.kind.name.toLowerCase();
      evidence += own ? OWN_WORD : OTHER_WORD;
      words.add(own ? role.kind.name : role.word);
    } else if (role.number !== null) numbered += 1;
    else nameless += 1;
  }
  evidence += numbered / 2 + groups;
  if (worded + numbered + nameless === 0)
    return {
      template,
      evidence: 0,
      read: 0,
      nameless: 0,
      reasons: [`Nothing in the file reads like an item of “${template.name}”.`],
    };
  const reasons = [
    ...(labels > 0 ? [`${many(labels, 'line is a label', 'lines are labels')} of “${template.name}”.`] : []),
    ...(worded > 0
      ? [`${many(worded, 'line begins', 'lines begin')} with ${[...words].slice(0, 3).join(' or ')} and a number.`]
      : []),
    ...(numbered > 0 ? [`${many(numbered, 'item has a number of its own', 'items have a number of their own')}.`] : []),
    ...(groups > 0 ? [`${many(groups, 'heading stands', 'headings stand')} over items below.`] : []),
    ...(nameless > 0 ? [`${many(nameless, 'item has', 'items have')} neither a word nor a number to begin with.`] : []),
  ];
  const read = labels + OTHER_WORD * worded + numbered / 2 + groups;
  return { template, evidence, read, nameless, reasons };
};

/** The template that a file speaks for most; the first of them on a tie. */
export const bestOf = <T extends { readonly score: Score }>(tried: readonly T[]): T =>
  tried.reduce((a, b) => (b.score.evidence > a.score.evidence ? b : a));

export interface Verdict {
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** How sure the choice is, and why. `lost` counts lines that were left over because nothing told what they are. */
export const verdictOf = (best: Score, tried: readonly Score[], lost: number, fields: number): Verdict => {
  const others = tried.filter((one) => one.template.id !== best.template.id && one.evidence > 0);
  const second = others.toSorted((a, b) => b.evidence - a.evidence)[0];
  const reasons = [
    ...best.reasons,
    ...(fields > 0
      ? [`${many(fields, 'label', 'labels')} that it does not have became ${fields === 1 ? 'a field' : 'fields'}.`]
      : []),
    ...(lost > 0 ? [`${many(lost, 'line', 'lines')} could not be told.`] : []),
    ...(second
      ? [
          `“${second.template.name}” fits ${second.evidence === best.evidence ? 'as well' : 'less well'}: ${second.reasons[0]!.replace(/^\p{L}/u, (letter) => letter.toLowerCase())}`,
        ]
      : []),
  ];
  if (best.evidence === 0) return { confidence: 0, reasons: best.reasons };
  const clear = best.read / (best.read + 1 + best.nameless + lost);
  const apart = second ? 1 - (0.3 * second.evidence) / best.evidence : 1;
  return { confidence: Math.round(100 * clear * apart) / 100, reasons };
};
