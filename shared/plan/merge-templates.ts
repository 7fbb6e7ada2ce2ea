import { templates } from '../templates/index.ts';
import { bareLabel } from './printed-words.ts';
import type { FieldTemplate, ItemKind, Template } from './template.ts';

/** The template of an edition that is brought in, and by which keys its words are known there. */
export interface MergedTemplate {
  readonly template: Template;
  /** The key of a field of the file's template in the merged one. */
  readonly keyOf: (kind: string, key: string) => string;
}

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const calledBy = (field: FieldTemplate): string[] => [bareLabel(field), ...(field.alsoCalled ?? [])].map(bare);
const shareName = (a: FieldTemplate, b: FieldTemplate): boolean => {
  const names = new Set(calledBy(a));
  return calledBy(b).some((name) => names.has(name));
};

const union = <T>(first: readonly T[], second: readonly T[], key: (one: T) => string): T[] => {
  const byKey = new Map<string, T>();
  for (const one of [...first, ...second]) if (!byKey.has(key(one))) byKey.set(key(one), one);
  return [...byKey.values()];
};

const freeKey = (key: string, taken: ReadonlySet<string>): string => {
  for (let at = 2; ; at += 1) if (!taken.has(`${key}-${at}`)) return `${key}-${at}`;
};

const BUILT_IN: ReadonlySet<string> = new Set(
  templates.flatMap((one) => one.kinds.flatMap((kind) => kind.fields.map((field) => `${kind.key} ${field.key}`))),
);
const isBuiltIn = (kind: string, key: string): boolean => BUILT_IN.has(`${kind} ${key}`);

/**
 * Which field of a plan's kind each field of the file's kind is. Keys are shared; so are labels. A key that means something
 * else in the plan gets a new one.
 */
const keysOf = (plan: ItemKind | undefined, file: ItemKind): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
  const theirs = plan?.fields ?? [];
  const taken = new Set([...theirs, ...file.fields].map((field) => field.key));
  const used = new Set<string>();
  for (const field of file.fields) {
    const same = theirs.find((one) => one.key === field.key);
    // The built-in keys mean the same in every plan, whatever a plan calls them.
    const found = same && (shareName(same, field) || isBuiltIn(file.key, field.key)) ? same : undefined;
    const called =
      found ?? theirs.find((one) => !used.has(one.key) && one.scope === field.scope && shareName(one, field));
    const key = called?.key ?? (same ? freeKey(field.key, taken) : field.key);
    const free = used.has(key) ? freeKey(field.key, taken) : key;
    used.add(free);
    taken.add(free);
    keys.set(field.key, free);
  }
  return keys;
};

/** A field of both: as the file prints it, but of the plan's own nature, by which its words are layered. */
const mergedField = (
  plan: FieldTemplate | undefined,
  file: FieldTemplate,
  key: string,
  ownLabels: boolean,
): FieldTemplate => {
  if (!plan) return { ...file, key };
  const { label } = ownLabels ? plan : file;
  const names = [...(plan.alsoCalled ?? []), ...(file.alsoCalled ?? []), bareLabel(plan), bareLabel(file)];
  const others = union([bareLabel({ ...plan, label })], names, bare).slice(1);
  return { ...plan, label, ...(others.length > 0 ? { alsoCalled: others } : {}) };
};

const mergedKind = (
  plan: ItemKind | undefined,
  file: ItemKind,
  keys: ReadonlyMap<string, string>,
  ownLabels: boolean,
): ItemKind => {
  const fields = file.fields.map((field) => {
    const key = keys.get(field.key)!;
    return mergedField(
      plan?.fields.find((one) => one.key === key),
      field,
      key,
      ownLabels,
    );
  });
  if (!plan) return { ...file, fields };
  const children = union(plan.children, file.children, (key) => key);
  if (ownLabels) return { ...plan, children, fields: union(plan.fields, fields, (field) => field.key) };
  return { ...file, children, fields: union(fields, plan.fields, (field) => field.key) };
};

/**
 * The template of an edition that comes in from a file: the plan's, with what the file adds to it (kinds of item, fields, words
 * of status and response). It prints labels and headings as the file does, or, with `ownLabels`, as the plan does.
 */
export const mergeTemplates = (
  plan: Template,
  file: Template,
  { ownLabels }: { readonly ownLabels: boolean },
): MergedTemplate => {
  const planKinds = new Map(plan.kinds.map((kind) => [kind.key, kind]));
  const keys = new Map(file.kinds.map((kind) => [kind.key, keysOf(planKinds.get(kind.key), kind)]));
  const fromFile = file.kinds.map((kind) => mergedKind(planKinds.get(kind.key), kind, keys.get(kind.key)!, ownLabels));
  const byKey = new Map(fromFile.map((kind) => [kind.key, kind]));
  const word = ({ word: words }: { readonly word: string }): string => bare(words);
  return {
    template: {
      ...plan,
      contactHeading: ownLabels ? plan.contactHeading : file.contactHeading,
      kinds: union(
        plan.kinds.map((kind) => byKey.get(kind.key) ?? kind),
        fromFile,
        (kind) => kind.key,
      ),
      vocabularies: {
        status: union(plan.vocabularies.status, file.vocabularies.status, word),
        response: union(plan.vocabularies.response, file.vocabularies.response, word),
      },
    },
    keyOf: (kind, key) => keys.get(kind)?.get(key) ?? key,
  };
};
