import type { FieldTemplate, ItemKind, Template } from '../../../../shared/plan/template.ts';
import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import { alike } from './line-text.ts';
import type { Role } from './roles.ts';

type LabelRole = Role & { role: 'label' };

/** The label with the edition's name made a place for one: "Status Oct 2021" → "Status {edition}". */
const patternOf = ({ label, edition, meaning }: LabelRole): string => {
  if (edition === undefined) return label;
  const at = label.lastIndexOf(edition);
  const place = meaning.field.scope === 'edition' ? '{edition}' : '{written}';
  return `${label.slice(0, at)}${place}${label.slice(at + edition.length)}`.replace(/\(\s*(\{\w+\})\s*\)?/u, '$1');
};

/** The way most of the file's labels of a field are written; the first of them on a tie. */
const mostUsed = (patterns: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
};

const adaptField = (field: FieldTemplate, labels: readonly LabelRole[]): FieldTemplate => {
  const pattern = mostUsed(labels.map(patternOf));
  if (pattern === undefined || pattern === field.label) return field;
  const known = [bareLabel(field), ...(field.alsoCalled ?? [])];
  const alsoCalled = known.filter((name, at) => known.findIndex((other) => alike(other) === alike(name)) === at);
  return { ...field, label: pattern, alsoCalled };
};

const adaptKind = (kind: ItemKind, roles: readonly Role[]): ItemKind => {
  const labels = roles.filter((role): role is LabelRole => role.role === 'label' && role.meaning.kind === kind);
  const items = roles.filter((role) => role.role === 'item' && role.kind === kind);
  const below = roles.some(
    (role) => role.role === 'item' && role.kind !== kind && kind.children.includes(role.kind.key),
  );
  const group = roles.find((role) => role.role === 'group');
  const fields = kind.fields.map((field) =>
    adaptField(
      field,
      labels.filter(({ meaning }) => meaning.field === field),
    ),
  );
  const worded = items.length > 0 && items.every((role) => role.role === 'item' && role.worded);
  const heading = worded && kind.heading.startsWith('{number}') ? `${kind.name} {number}[: {name}]` : kind.heading;
  const { childrenHeading, ...rest } = kind;
  const printed = below ? (group ? wordsOf(group) : undefined) : childrenHeading;
  return { ...rest, ...(printed === undefined ? {} : { childrenHeading: printed }), heading, fields };
};

const wordsOf = (role: Role): string =>
  'words' in role
    ? role.words
        .map((one) => (one.type === 'text' ? one.text : ''))
        .join('')
        .trim()
    : '';

/**
 * A template with the file's own words for labels and headings, so that what is published from it reads as the file did.
 * Only words change: kinds, fields and their keys stay.
 */
export const adaptTemplate = (template: Template, roles: readonly Role[]): Template => {
  const contact = roles.find((role) => role.role === 'contact-heading');
  return {
    ...template,
    contactHeading: contact ? wordsOf(contact).replace(/[\s:]+$/u, '') : template.contactHeading,
    kinds: template.kinds.map((kind) => adaptKind(kind, roles)),
  };
};
