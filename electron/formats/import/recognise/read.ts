import type { FieldTemplate, Template } from '../../../../shared/plan/template.ts';
import { bareLabel } from '../../../../shared/plan/printed-words.ts';
import { inlines } from '../../../../shared/richtext/build.ts';
import { CONTROL, INVISIBLE } from '../file-name.ts';
import type { Source, SourceBlock } from '../source.ts';
import { classify } from './classify.ts';
import type { Classified } from './classify.ts';
import { editionsOf } from './editions.ts';
import { furnitureOf } from './furniture.ts';
import { labelLikeOf } from './label-like.ts';
import type { LabelLike } from './label-like.ts';
import { alike, isLine, lineText } from './line-text.ts';
import type { Line } from './lines.ts';
import { namingOf, openingsOf, TABLE_ITEM } from './naming.ts';
import type { LabelsAt, Naming, Openings } from './naming.ts';
import { extend, fieldFor, withField } from './new-fields.ts';
import type { Extended } from './new-fields.ts';
import type { Pin, Pins } from './pins.ts';
import { readingOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { likesOf } from './review-lines.ts';
import type { Role } from './roles.ts';
import { labelShape } from './shapes.ts';
import { bestOf, score } from './score.ts';
import type { Score } from './score.ts';
import { splitLines } from './split-lines.ts';
import { renamer } from './steps.ts';
import type { Said, Told } from './steps.ts';
import { labelsInTables } from './tables/labels.ts';
import { unfoldTables } from './tables/unfold.ts';
import { titleAt } from './title.ts';
import { vocabularyOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A file's lines before they are read by a template's words. */
interface Unread {
  readonly lines: readonly Line[];
  readonly furniture: readonly (string | undefined)[];
  readonly openings: Openings;
  readonly title: number;
  /** What has the form of a label, one entry a line; read once, where somebody asks. */
  readonly likes: () => readonly (LabelLike | undefined)[];
}

/** A file read by the template that it speaks for most, with fields for the labels of its own. */
export interface Read {
  readonly reading: Reading;
  readonly classified: Classified;
  readonly template: Template;
  readonly added: Extended['added'];
  readonly tried: readonly Score[];
  readonly best: Score;
  /** What each line is like. */
  readonly likes: readonly string[];
}

/** What has been set aside and a person gives a place: as a line of words, where it has any that can be seen. */
const asParagraph = ({ where, source, gap, comments }: SourceBlock): SourceBlock | undefined => {
  const words = source.replace(INVISIBLE, '').replace(CONTROL, '').replace(/\s+/gu, ' ').trim();
  if (words === '') return undefined;
  return { type: 'paragraph', where, source, gap, children: inlines(words), ...(comments ? { comments } : {}) };
};

const isLeftOver = (said: Said): boolean => said.pin === 'say' && said.as.as === 'left-over';

const placedAsides = (lines: readonly Line[], said: Told['said']): readonly Line[] =>
  said.size === 0
    ? lines
    : lines.map((line) => {
        const told = said.get(line.id);
        if (line.block.type !== 'aside' || told === undefined || isLeftOver(told)) return line;
        return { ...line, block: asParagraph(line.block) ?? line.block };
      });

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
};

const unreadOf = (source: Source, lines: readonly Line[], told: Told): Unread => {
  const placed = placedAsides(splitLines(lines), told.said);
  const furniture = furnitureOf(placed).map((why, at) => (told.said.has(placed[at]!.id) ? undefined : why));
  return {
    lines: placed,
    furniture,
    openings: openingsOf(
      placed,
      furniture.map((why) => why !== undefined),
    ),
    title: titleAt(placed, furniture, source),
    likes: once(() => placed.map(({ block }, at) => (furniture[at] === undefined ? labelLikeOf(block) : undefined))),
  };
};

/** The label of a line, with its edition: one that the template knows, or words that the file has again and again. */
const labelsIn = ({ lines, likes }: Unread, template: Template): LabelsAt => {
  const vocabulary = once(() => vocabularyOf(template));
  const said = once(() => {
    const counts = new Map<string, number>();
    likes().forEach((like, at) => {
      const { block, fixed } = lines[at]!;
      if (like && !fixed && block.type !== 'list-item')
        counts.set(alike(like.bare), (counts.get(alike(like.bare)) ?? 0) + 1);
    });
    return counts;
  });
  return (at) => {
    const { block, fixed } = lines[at]!;
    if (fixed) return fixed.some(({ role }) => role === 'item') ? TABLE_ITEM : undefined;
    if (!isLine(block)) return undefined;
    const found = labelShape(vocabulary(), block.children, lineText(block.children).trim())?.found;
    if (found) return `${found.meanings[0]!.field.key} ${found.edition ?? ''}`;
    // What stands again and again over other words is a label that the template does not know.
    const like = block.type === 'list-item' ? undefined : likes()[at];
    return like && (said().get(alike(like.bare)) ?? 0) > 1 ? `${alike(like.bare)} ${like.edition ?? ''}` : undefined;
  };
};

const areSame = (some: readonly Line[], others: readonly Line[]): boolean =>
  some.length === others.length &&
  some.every(({ id, block, fixed }, at) => {
    const other = others[at]!;
    return block === other.block && fixed === undefined && other.fixed === undefined && id === other.id;
  });

const plainLines = (blocks: readonly SourceBlock[]): Line[] => blocks.map((block, at) => ({ id: String(at), block }));

/** The pins that a template can be read with; a new field's are those whose field the template has been given. */
const pinsOf = (said: Told['said'], fields: ReadonlyMap<string, string>): Pins => {
  const pins = new Map<string, Pin>();
  for (const [id, one] of said) {
    if (one.pin !== 'new-field') pins.set(id, one);
    else if (fields.has(id)) pins.set(id, { pin: 'new-field', kind: one.kind, field: fields.get(id)! });
  }
  return pins;
};

const labelsFound = (roles: readonly (readonly Role[])[]): string[] => {
  const found: string[] = [];
  for (const some of roles)
    for (const role of some)
      if ((role.role === 'label' || role.role === 'field') && role.edition !== undefined) found.push(role.edition);
  return found;
};

/** The names of editions in the labels of a file, in its order. */
export { labelsFound };

interface NamedFields {
  readonly template: Template;
  readonly added: Extended['added'];
  /** By the id of the line that is its label, the field's key. */
  readonly keys: ReadonlyMap<string, string>;
  readonly unsaid: ReadonlySet<string>;
}

/** Gives the template the fields that a person has named, each after the field whose label stands before it. */
const withNamedFields = (
  { template, added }: Extended,
  { lines }: Reading,
  roles: readonly (readonly Role[])[],
  likes: readonly (LabelLike | undefined)[],
  said: Told['said'],
  own: string,
): NamedFields => {
  const keys = new Map<string, string>();
  const unsaid = new Set<string>();
  const more = [...added];
  let out = template;
  let before: string | undefined;
  if ([...said.values()].every(({ pin }) => pin !== 'new-field')) return { template, added, keys, unsaid };
  lines.forEach(({ id, block }, at) => {
    for (const role of roles[at]!) if (role.role === 'label') before = role.meaning.field.key;
    const one = said.get(id);
    const like = likes[at] ?? labelLikeOf(block);
    if (one?.pin !== 'new-field' || !like) return;
    const kind = out.kinds.find(({ key }) => key === one.kind);
    if (!kind) return;
    const field = fieldFor(kind, like, like.edition === undefined ? [] : [like.edition], own);
    const known = kind.fields.find((other) => alike(bareLabel(other)) === alike(bareLabel(field)));
    const key = known?.key ?? field.key;
    keys.set(id, key);
    before = key;
    if (known) return;
    out = withField(out, kind.key, field, before === key ? lastKnown(kind.fields, roles, at) : before);
    more.push({ kind: kind.key, key, label: field.label });
    unsaid.add(`${kind.key} ${key}`);
  });
  return { template: out, added: more, keys, unsaid };
};

/** The field of a kind whose label was last before a line. */
const lastKnown = (
  fields: readonly FieldTemplate[],
  roles: readonly (readonly Role[])[],
  at: number,
): string | undefined => {
  for (let before = at; before >= 0 && before > at - 200; before -= 1)
    for (const role of roles[before]!)
      if (role.role === 'label' && fields.some(({ key }) => key === role.meaning.field.key))
        return role.meaning.field.key;
  return fields.at(-1)?.key;
};

interface ReadBy {
  readonly reading: Reading;
  readonly classified: Classified;
  readonly naming: Naming;
  readonly unread: Unread;
}

type Reader = (
  template: Template,
  naming: Naming | undefined,
  said: Pins,
  added?: ReadonlySet<string> | undefined,
) => ReadBy;

/** Reads a source by a template; what no template's words change is read once for all. */
const readerOf = (source: Source, tables: boolean, told: Told): Reader => {
  const { blocks } = source;
  let before: { readonly unfolded: readonly Line[]; readonly unread: Unread } | undefined;
  const shared = tables ? undefined : unreadOf(source, plainLines(blocks), told);
  /** Where no table holds items in the words of either of two templates, their lines are the same. */
  const unreadBy = (vocabulary: Vocabulary): Unread => {
    const unfolded = unfoldTables(blocks, vocabulary);
    if (before && areSame(before.unfolded, unfolded)) return before.unread;
    before = { unfolded, unread: unreadOf(source, unfolded, told) };
    return before.unread;
  };
  return (template, naming, said, added = new Set()) => {
    const unread = shared ?? unreadBy(vocabularyOf(template, naming));
    const named = naming ?? namingOf(template, unread.openings, labelsIn(unread, template));
    const reading = readingOf(unread.lines, unread.furniture, vocabularyOf(template, named), added);
    return { reading, classified: classify(reading, said, unread.title), naming: named, unread };
  };
};

const triedBy = (readBy: Reader, template: Template, pins: Pins): ReadBy & { template: Template; score: Score } => {
  const one = readBy(template, undefined, pins);
  return { ...one, template, score: score(template, one.classified.all) };
};

/** So many blocks of a long file show which template it speaks for, where they speak for one clearly. */
const BEGINNING = 1500;
const CLEARLY = 0.7;

interface Likely {
  readonly templates: readonly Template[];
  /** Of templates that the file's beginning speaks for too little, as a part of the best one's evidence. */
  readonly passed: readonly Score[];
}

/** The templates that a file is to be read by, whole: of a long one that begins clearly, one. */
const likelyOf = (source: Source, templates: readonly Template[], tables: boolean, told: Told): Likely => {
  if (templates.length < 2 || source.blocks.length <= 2 * BEGINNING) return { templates, passed: [] };
  const readBy = readerOf({ ...source, blocks: source.blocks.slice(0, BEGINNING) }, tables, told);
  const pins = pinsOf(told.said, new Map());
  const tried = templates.map((template) => triedBy(readBy, template, pins));
  const best = bestOf(tried).score;
  const others = tried.map((one) => one.score).filter((one) => one !== best);
  if (best.evidence === 0 || others.some(({ evidence }) => evidence > CLEARLY * best.evidence))
    return { templates, passed: [] };
  const passed = others.map((one) => ({
    ...one,
    evidence: one.evidence / best.evidence,
    reasons: ['The beginning of the file has fewer of its words.'],
  }));
  return { templates: [best.template], passed };
};

/** Reads a file by each template, then by the best of them with the file's own fields. Linear in the file. */
export const read = (source: Source, templates: readonly Template[], told: Told): Read => {
  const { blocks } = source;
  const tables = blocks.some(({ type }) => type === 'table');
  const pins = pinsOf(told.said, new Map());
  const likely = likelyOf(source, templates, tables, told);
  const readBy = readerOf(source, tables, told);
  const tried = likely.templates.map((template) => triedBy(readBy, template, pins));
  const best = bestOf(tried);
  const { roles } = best.classified;
  const labels = best.unread.likes();
  const own = ownEdition(best.unread, roles, told);
  const inTables = tables
    ? labelsInTables(blocks, best.reading.vocabulary).map(({ kind, label, edition, status }) => ({
        status,
        kind: kind.key,
        label,
        edition,
        stated: edition,
      }))
    : [];
  const extended = extend(best.template, best.reading, roles, labels, inTables, own);
  const named = withNamedFields(extended, best.reading, roles, labels, told.said, own);
  const passed = likely.passed.map((one) => ({ ...one, evidence: one.evidence * best.score.evidence }));
  const scores = [...tried.map((one) => one.score), ...passed];
  if (named.template === best.template && named.keys.size === 0) {
    const likes = likesOf(best.reading, roles, labels);
    const { reading, classified, template } = best;
    return { reading, classified, template, added: [], tried: scores, best: best.score, likes };
  }
  const again = readBy(
    named.template,
    { ...best.naming, unsaid: named.unsaid },
    pinsOf(told.said, named.keys),
    new Set(named.added.map(({ key }) => key)),
  );
  return {
    reading: again.reading,
    classified: again.classified,
    template: named.template,
    added: named.added,
    tried: scores,
    best: { ...score(named.template, again.classified.all), evidence: best.score.evidence },
    likes: likesOf(again.reading, again.classified.roles, again.unread.likes()),
  };
};

const ownEdition = ({ lines, title }: Unread, roles: readonly (readonly Role[])[], told: Told): string => {
  const { block } = lines[title] ?? {};
  const editions = editionsOf({
    labels: labelsFound(roles),
    title: block && 'children' in block ? lineText(block.children) : '',
    as: told.own,
    renamed: renamer(told.renames),
  });
  return editions.names[editions.own]!;
};
