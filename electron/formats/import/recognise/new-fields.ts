import { sameEdition } from '../../../../shared/plan/edition-name.ts';
import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import type { FieldTemplate, ItemKind, Template } from '../../../../shared/plan/template.ts';
import { STATUSES } from '../../../../shared/templates/also-called.ts';
import { optionalFields } from '../../../../shared/templates/optional-fields.ts';
import type { LabelLike } from './label-like.ts';
import type { SourceBlock } from '../source.ts';
import { alike, isLine, trimmed, wordCount } from './line-text.ts';
import type { Reading } from './reading.ts';
import type { Role } from './roles.ts';
import type { LabelFound, Meaning } from './vocabulary.ts';

/** A label that the template does not know, and what shows that it is one. */
interface Candidate {
  readonly like: LabelLike;
  readonly kind: ItemKind;
  readonly items: Set<number>;
  readonly ways: Map<LabelLike['by'], number>;
  readonly editions: string[];
  /** What stands before it in the item where it is first met: keys of fields, and words of other candidates. */
  readonly trail: readonly string[];
  count: number;
  /** How often it is the first line under a label, as an answer is. */
  answers: number;
  /** How often the line straight before has one and the same words. */
  readonly before: Map<string, number>;
}

const MOST_WORDS = 9;
/** What stands further before a label says nothing of its place. */
const MOST_BEFORE = 16;
/** No plan's items have more fields; what looks like more is something else. */
const MOST_NEW = 40;
const MOST_WORDS_PLAIN = 5;
const VALUE =
  /^(?:(?:[\p{L}'’/-]+\s+){0,4}(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?|on-?going|complete[d]?|in progress|tbc|n\/?a|none|yes|no|immediate(?:ly)?|red|amber|green|blue|accept(?:ed)?|agree(?:d)?|partially (?:accept|agree)(?:ed|d)?|reject(?:ed)?|noted|high|medium|low)$/iu;

/** Where a line stands among items: its item's place and kind, or none. */
const itemsAt = (
  roles: readonly (readonly Role[])[],
  unsure: ReadonlySet<number>,
): (readonly [number, ItemKind] | undefined)[] => {
  let open: readonly [number, ItemKind] | undefined;
  let count = 0;
  return roles.map((some, at) => {
    for (const role of some) {
      if (role.role === 'item') open = [(count += 1), role.kind];
      if ((role.role === 'section' && !unsure.has(at)) || role.role === 'contact-heading') open = undefined;
    }
    return open;
  });
};

/** Lines read as sections whose very words stand again and again: labels, more like. */
const repeatedSections = (
  roles: readonly (readonly Role[])[],
  likes: readonly (LabelLike | undefined)[],
): ReadonlySet<number> => {
  const places = new Map<string, number[]>();
  roles.forEach((some, at) => {
    if (!likes[at] || !some.some(({ role }) => role === 'section')) return;
    const words = alike(likes[at].bare);
    const known = places.get(words);
    if (known) known.push(at);
    else places.set(words, [at]);
  });
  return new Set([...places.values()].filter((some) => some.length > 1).flat());
};

/** Looks in which known labels are set and long text is not: what else is so set is likely a label. */
const labelLooks = ({ lines }: Reading, roles: readonly (readonly Role[])[]): ReadonlySet<string> => {
  const labels = new Map<string, number>();
  const texts = new Set<string>();
  lines.forEach(({ block }, at) => {
    const { look } = block;
    if (look === undefined || !isLine(block)) return;
    const alone = roles[at]!.some(({ role }) => role === 'label') && !roles[at]!.some(({ role }) => role === 'text');
    if (alone) labels.set(look, (labels.get(look) ?? 0) + 1);
    else if (block.source.length > 100) texts.add(look);
  });
  return new Set([...labels].filter(([look, count]) => count > 1 && !texts.has(look)).map(([look]) => look));
};

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const candidatesOf = (
  reading: Reading,
  roles: readonly (readonly Role[])[],
  likes: readonly (LabelLike | undefined)[],
): { candidates: Candidate[]; items: Map<ItemKind, number> } => {
  const unsure = repeatedSections(roles, likes);
  const inItem = itemsAt(roles, unsure);
  const looks = labelLooks(reading, roles);
  const found = new Map<string, Candidate>();
  const items = new Map<ItemKind, number>();
  // Lines of the same words share what they are like, so each is looked at once.
  const could = new Map<LabelLike, boolean>();
  const isOne = (like: LabelLike): boolean => {
    let one = could.get(like);
    if (one === undefined) could.set(like, (one = isCandidate(reading, like)));
    return one;
  };
  let fresh = false;
  let trail: string[] = [];
  let before = '';
  reading.lines.forEach(({ block, fixed }, at) => {
    const some = roles[at]!;
    for (const role of some) {
      if (role.role === 'item') {
        add(items, role.kind);
        trail = [];
      }
      if (role.role === 'label') trail.push(role.meaning.field.key);
    }
    const plain = some.every(({ role }) => role === 'prose' || role === 'subheading') || unsure.has(at);
    const like = likes[at];
    const inside = inItem[at];
    const words = like ? alike(like.bare) : '';
    if (plain && like && inside && !fixed && reading.furniture[at] === undefined && isOne(like)) {
      const key = `${inside[1].key} ${words}`;
      const known = found.get(key);
      const by = like.by === 'words' && block.look !== undefined && looks.has(block.look) ? 'bold' : like.by;
      const one: Candidate = known ?? {
        like,
        kind: inside[1],
        items: new Set(),
        ways: new Map(),
        editions: [],
        trail: trail.slice(-MOST_BEFORE),
        count: 0,
        answers: 0,
        before: new Map(),
      };
      one.items.add(inside[0]);
      add(one.ways, block.type === 'list-item' && by === 'lead' && !leadsBold(block) ? 'words' : by);
      if (like.edition !== undefined) one.editions.push(like.edition);
      one.count += 1;
      if (fresh) one.answers += 1;
      if (before !== '') add(one.before, before);
      found.set(key, one);
      trail.push(` ${words}`);
      if (trail.length > 4 * MOST_BEFORE) trail = trail.slice(-MOST_BEFORE);
    }
    const last = some.at(-1)!.role;
    if (last !== 'left-over') {
      fresh = last === 'label';
      before = like && plain && like.rest > 0 ? words : '';
    }
  });
  return { candidates: [...found.values()], items };
};

/** "**Who:** Education": what is bold and ends in a colon is a label, in a list as well. */
const leadsBold = (block: SourceBlock): boolean => {
  const first = isLine(block) ? trimmed(block.children)[0] : undefined;
  return first?.type === 'text' && first.marks?.includes('bold') === true;
};

const isCandidate = ({ vocabulary }: Reading, { label, bare }: LabelLike): boolean =>
  wordCount(bare) <= MOST_WORDS &&
  /\p{L}{2}/u.test(bare) &&
  !VALUE.test(label) &&
  !vocabulary.isValue(label) &&
  vocabulary.openingOf(`${label}`) === undefined;

/** True where a candidate stands in enough items, and stands there as labels do. */
const isLabel = (one: Candidate, items: number): boolean => {
  const [count, some] = [one.count, one.items.size];
  const names = Math.max(1, new Set(one.editions.map(alike)).size);
  const way = (by: LabelLike['by']): number => one.ways.get(by) ?? 0;
  const marked = way('colon') + way('bold') + way('heading') + way('lead');
  // Words that many plans use as a label need no second item to show it.
  const known = optionalFor(one.like.bare) !== undefined && marked * 2 > count;
  if ((some < 2 && !known) || count > 1.5 * some * names) return false;
  if (one.answers * 2 > count) return false;
  if (known) return true;
  const sameBefore = Math.max(0, ...one.before.values());
  const shown = way('colon') + way('bold') + way('heading');
  if (shown * 2 > count) return some * 8 >= items || some >= 5;
  if ((shown + way('lead')) * 2 > count) return some * 2 >= items || (some >= 3 && some * 5 >= items);
  // Words alone, or a bullet's: they must stand in most items, and not follow one and the same line as an answer does.
  return (
    some >= 3 && some * 5 >= items * 3 && wordCount(one.like.bare) <= MOST_WORDS_PLAIN && sameBefore * 5 < count * 4
  );
};

/** A key of small letters, figures and hyphens that no field of the kind has. */
export const slugOf = (label: string, taken: ReadonlySet<string>): string => {
  const slug = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[^a-z]+/u, '')
    .slice(0, 40)
    .replace(/-+$/u, '');
  const base = slug === '' ? 'field' : slug;
  let key = base;
  for (let at = 2; taken.has(key); at += 1) key = `${base}-${at}`;
  return key;
};

/** A label's words with a place for the edition it names. */
export const patternOf = (label: string, stated: string | undefined, place: '{edition}' | '{written}'): string => {
  if (stated === undefined) return label;
  const at = label.lastIndexOf(stated);
  if (at < 0) return label;
  return `${label.slice(0, at)}${place}${label.slice(at + stated.length)}`.replace(/\(\s*(\{\w+\})\s*\)?/u, '$1');
};

const OPTIONAL: ReadonlyMap<string, FieldTemplate> = new Map(
  optionalFields.flatMap((field) =>
    [field.label, ...(field.alsoCalled ?? [])].map((name) => [alike(name), field] as const),
  ),
);

/** The field that many plans have under such a label. */
const optionalFor = (label: string): FieldTemplate | undefined =>
  OPTIONAL.get(alike(label)) ??
  // "Owner (including named individual)", "Performance indicator / target".
  OPTIONAL.get(
    alike(
      label
        .slice(0, 120)
        .replace(/ \([^()]*\) ?$/u, '')
        .replace(/ ?\/ ?/gu, '/'),
    ),
  );

/** A field for a label that the template does not know. `own` is the edition that the file is. */
export const fieldFor = (
  kind: ItemKind,
  like: Pick<LabelLike, 'label' | 'edition' | 'stated'>,
  editions: readonly string[],
  own: string,
): FieldTemplate => {
  const scope = editions.some((edition) => sameEdition(edition, own)) ? 'edition' : 'rolls-on';
  const label = patternOf(like.label, like.stated, scope === 'edition' ? '{edition}' : '{written}');
  const optional = optionalFor(bareLabel({ label } as FieldTemplate));
  if (optional && kind.fields.every(({ key }) => key !== optional.key)) return { ...optional, scope, label };
  const taken = new Set(kind.fields.map(({ key }) => key));
  const bare = bareLabel({ label } as FieldTemplate);
  return { key: slugOf(bare, taken), label, scope, holds: 'prose' };
};

/** A field of states: it is the kind's status where that has none, else words that are the edition's. */
const asStatus = (field: FieldTemplate, kind: ItemKind, template: Template): FieldTemplate => {
  const label = field.label.includes('{') ? field.label.replace('{written}', '{edition}') : field.label;
  if (kind.fields.some(({ key }) => key === 'status') || template.vocabularies.status.length === 0)
    return { ...field, label, scope: 'edition' };
  return { key: 'status', label, scope: 'edition', holds: 'choice', vocabulary: 'status', alsoCalled: STATUSES };
};

/** The template with a field more, after the one of that key (after the first, where it is none of the kind's). */
export const withField = (template: Template, kindKey: string, field: FieldTemplate, after?: string): Template => ({
  ...template,
  kinds: template.kinds.map((kind) => {
    if (kind.key !== kindKey) return kind;
    const at = kind.fields.findIndex(({ key }) => key === after);
    const place = after === undefined ? 0 : at < 0 ? kind.fields.length - 1 : at;
    return { ...kind, fields: [...kind.fields.slice(0, place + 1), field, ...kind.fields.slice(place + 1)] };
  }),
});

/** Words for an item, as a label over what it says. */
const SAYS_ITEM =
  /^(?:(?:our|key|the) )?(?:recommendation|commitment|action|objective|measure|proposal|deliverable|aim|target|outcome|goal|ambition|pledge|promise|milestone|what we said(?: we would do)?|what we promised)$/iu;

const withName = (template: Template, kindKey: string, fieldKey: string, name: string): Template => ({
  ...template,
  kinds: template.kinds.map((kind) => ({
    ...kind,
    fields: kind.fields.map((field) =>
      kind.key === kindKey && field.key === fieldKey
        ? { ...field, alsoCalled: [...(field.alsoCalled ?? []), name] }
        : field,
    ),
  })),
});

interface Synonym {
  readonly meaning: Meaning;
  readonly label: LabelFound['label'];
  readonly bare: string;
  readonly edition: string | undefined;
  readonly stated: string | undefined;
  count: number;
}

type LabelRole = Extract<Role, { role: 'label' }>;

/** What a label says, by its words; each is looked at once, since all items have the same few. */
interface SaidAs {
  readonly role: LabelRole;
  readonly bare: string;
  /** Its field and its words. */
  readonly key: string;
  /** Its field and edition: labels of two editions are one field's, whatever each calls it. */
  readonly cell: string;
}

const saidOnce = (): ((role: LabelRole) => SaidAs) => {
  const known = new Map<string, SaidAs>();
  return (role) => {
    const { meaning, label, edition, stated } = role;
    const before = known.get(label);
    if (before?.role.meaning === meaning && before.role.edition === edition && before.role.stated === stated)
      return before;
    const bare = alike(bareOf(label, stated));
    const field = `${meaning.kind.key} ${meaning.field.key}`;
    const cell = `${field} ${edition === undefined ? '' : alike(edition)}`;
    const said: SaidAs = { role, bare, key: `${field} ${bare}`, cell };
    known.set(label, said);
    return said;
  };
};

/** Labels of one field that stand beside another of its labels in the same items: they say different things. */
const besideOf = (roles: readonly (readonly Role[])[]): Synonym[] => {
  const saidAs = saidOnce();
  const words = new Map<string, Synonym>();
  const pairs = new Map<string, number>();
  let item: Map<string, Set<string>> = new Map();
  const all: Role[] = [];
  for (const some of roles) for (const role of some) if (role.role === 'item' || role.role === 'label') all.push(role);
  for (const role of all) {
    if (role.role === 'item') item = new Map();
    if (role.role !== 'label') continue;
    const { meaning, label, edition, stated } = role;
    const { bare, key, cell } = saidAs(role);
    const known = words.get(key);
    if (known) known.count += 1;
    else words.set(key, { meaning, label, bare, edition, stated, count: 1 });
    const there = item.get(cell) ?? new Set();
    for (const other of there) if (other !== key) add(pairs, [other, key].toSorted().join('\n'));
    item.set(cell, there.add(key));
  }
  const out = new Map<string, Synonym>();
  const order = new Map([...words.values()].map((one, at) => [one, at]));
  for (const [pair, count] of pairs) {
    const [a, b] = pair.split('\n').map((key) => words.get(key)!) as [Synonym, Synonym];
    // The commoner one keeps the field, and of two as common the one that the file has first.
    const [more, fewer] = b.count > a.count || (b.count === a.count && order.get(b)! < order.get(a)!) ? [b, a] : [a, b];
    if (count * 2 < fewer.count || alike(bareLabel(more.meaning.field)) === fewer.bare) {
      if (count * 2 >= fewer.count) out.set(`${more.meaning.field.key} ${more.bare}`, more);
      continue;
    }
    out.set(`${fewer.meaning.field.key} ${fewer.bare}`, fewer);
  }
  return [...out.values()].toSorted((a, b) => order.get(a)! - order.get(b)!);
};

const bareOf = (label: string, stated: string | undefined): string =>
  stated === undefined ? label : bareLabel({ label: patternOf(label, stated, '{written}') } as FieldTemplate);

/** The template in which a name is no synonym of a field. */
const without = (template: Template, { meaning, bare }: Synonym): Template => ({
  ...template,
  kinds: template.kinds.map((kind) => ({
    ...kind,
    fields: kind.fields.map((field) =>
      kind.key === meaning.kind.key && field.key === meaning.field.key && field.alsoCalled
        ? { ...field, alsoCalled: field.alsoCalled.filter((name) => alike(name) !== bare) }
        : field,
    ),
  })),
});

export interface Extended {
  readonly template: Template;
  /** The fields that were added, as "kind field". */
  readonly added: readonly { readonly kind: string; readonly key: string; readonly label: string }[];
}

export interface Unknown {
  readonly label: string;
  readonly edition: string | undefined;
  readonly stated?: string | undefined;
  readonly kind: string;
  /** True where what stands under it says how things are. */
  readonly status?: boolean | undefined;
}

/**
 * Gives a template fields for the labels in a file that it does not know: those that look like labels and stand in at
 * least two items, those that tables show, and those that mean a field which has another label beside them.
 */
export const extend = (
  template: Template,
  reading: Reading,
  roles: readonly (readonly Role[])[],
  likes: readonly (LabelLike | undefined)[],
  inTables: readonly Unknown[],
  own: string,
): Extended => {
  const added: { kind: string; key: string; label: string }[] = [];
  const keys = new Map<string, string>();
  let out = template;
  const kindOf = (key: string): ItemKind => out.kinds.find((kind) => kind.key === key)!;
  const give = (
    kind: string,
    like: Pick<LabelLike, 'label' | 'edition' | 'stated'>,
    editions: readonly string[],
    trail: readonly string[],
    status = false,
  ): void => {
    const after = trail
      .map((one) => keys.get(`${kind}${one}`) ?? one)
      .findLast((one) => kindOf(kind).fields.some(({ key }) => key === one));
    const asRead = fieldFor(kindOf(kind), like, editions, own);
    const field = status ? asStatus(asRead, kindOf(kind), template) : asRead;
    const known = kindOf(kind).fields.some((one) =>
      [bareLabel(one), ...(one.alsoCalled ?? [])].some((name) => alike(name) === alike(bareLabel(field))),
    );
    if (known || added.length >= MOST_NEW) return;
    out = withField(out, kind, field, after);
    if ('bare' in like) keys.set(`${kind} ${alike((like as LabelLike).bare)}`, field.key);
    added.push({ kind, key: field.key, label: field.label });
  };
  const beside = new Map<string, string[]>();
  for (const one of besideOf(roles)) {
    const { meaning, label, edition, stated } = one;
    out = without(out, one);
    const trail = beside.get(meaning.field.key) ?? [meaning.field.key];
    give(meaning.kind.key, { label, edition, stated }, edition === undefined ? [] : [edition], trail);
    beside.set(meaning.field.key, [...trail, added.at(-1)?.key ?? meaning.field.key]);
  }
  const { candidates, items } = candidatesOf(reading, roles, likes);
  for (const one of candidates) {
    const first = one.kind.fields[0]!;
    const free = !roles.some((some) => some.some((role) => role.role === 'label' && role.meaning.field === first));
    if (!free || one.trail.length > 0 || !SAYS_ITEM.test(one.like.bare) || !isLabel(one, items.get(one.kind) ?? 0))
      continue;
    // The word that items go by stands over what the item itself says.
    out = withName(out, one.kind.key, first.key, one.like.bare);
    break;
  }
  for (const one of candidates)
    if (isLabel(one, items.get(one.kind) ?? 0)) give(one.kind.key, one.like, one.editions, one.trail);
  for (const { kind, label, edition, stated, status } of inTables)
    if (out.kinds.some(({ key }) => key === kind))
      give(
        kind,
        { label, edition, stated },
        edition === undefined ? [] : [edition],
        [kindOf(kind).fields.at(-1)!.key],
        status,
      );
  return { template: out, added };
};
