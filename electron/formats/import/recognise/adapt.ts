import type { FieldTemplate, ItemKind, Template } from '../../../../shared/plan/template.ts';
import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import { alike } from './line-text.ts';
import { patternOf } from './new-fields.ts';
import { pluralOf } from './plural.ts';
import type { Role } from './roles.ts';

type LabelRole = Role & { role: 'label' };

const placed = ({ label, edition, stated, meaning }: LabelRole): string =>
  patternOf(label, stated ?? edition, meaning.field.scope === 'edition' ? '{edition}' : '{written}');

/** The way most of the file's labels of a field are written; the first of them on a tie. */
const mostUsed = (patterns: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
};

const adaptField = (field: FieldTemplate, labels: readonly LabelRole[]): FieldTemplate => {
  const pattern = mostUsed(labels.map(placed));
  if (pattern === undefined || pattern === field.label) return field;
  const known = [bareLabel(field), ...(field.alsoCalled ?? [])];
  const alsoCalled = known.filter((name, at) => known.findIndex((other) => alike(other) === alike(name)) === at);
  return { ...field, label: pattern, alsoCalled };
};

const adaptKind = (kind: ItemKind, roles: readonly Role[]): ItemKind => {
  const labels = roles.filter((role): role is LabelRole => role.role === 'label' && role.meaning.kind.key === kind.key);
  const items = roles.filter((role) => role.role === 'item' && role.kind.key === kind.key);
  const below = roles.some(
    (role) => role.role === 'item' && role.kind.key !== kind.key && kind.children.includes(role.kind.key),
  );
  const group = roles.find((role) => role.role === 'group');
  const fields = kind.fields.map((field) =>
    adaptField(
      field,
      labels.filter(({ meaning }) => meaning.field.key === field.key),
    ),
  );
  const { childrenHeading, ...rest } = kind;
  const printed = below ? (group ? wordsOf(group) : undefined) : childrenHeading;
  const known = labels.some(({ meaning }) => meaning.field.key === kind.fields[0]!.key);
  return renamedKind(
    { ...rest, ...(printed === undefined ? {} : { childrenHeading: printed }), fields },
    items.filter((role) => role.role === 'item'),
    known,
  );
};

type ItemRole = Role & { role: 'item' };

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();

/** The kind under the file's own word for it, and its heading as the file's items have it. */
const renamedKind = (kind: ItemKind, items: readonly ItemRole[], labelled: boolean): ItemKind => {
  const worded = items.filter((role) => role.worded);
  const numbered = items.filter((role) => role.number !== null);
  const word = mostUsed(worded.map((role) => capital(role.word ?? kind.name)));
  const told = word !== undefined && !alike(kind.name).startsWith(alike(word));
  const name = told ? word : kind.name;
  const own = kind.heading.replace(kind.name, name);
  const mostWorded = worded.length * 2 > items.length;
  // Items that go by their number alone are printed so.
  const heading =
    mostWorded && own.startsWith('{number}')
      ? `${name} {number}[: {name}]`
      : numbered.length > 0 && worded.length === 0 && own.startsWith(`${name} {number}`)
        ? own.slice(name.length + 1)
        : own;
  const named = items.filter((role) => role.name !== null).length * 2 > items.length;
  const firstField = kind.firstField === 'run-on' && named ? 'labelled' : kind.firstField;
  const printed = named && !heading.includes('{name}') ? heading.replace('{number}', '{number}[: {name}]') : heading;
  const [first, ...others] = kind.fields;
  const fields =
    told && !labelled && first!.label === kind.name ? [{ ...first!, label: name }, ...others] : kind.fields;
  return {
    ...kind,
    name,
    plural: told ? pluralOf(word.toLowerCase()) : kind.plural,
    heading: printed,
    firstField,
    fields,
  };
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
