import type { Saying } from '../../../../shared/plan/review.ts';
import type { FieldTemplate, ItemKind } from '../../../../shared/plan/template.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceLine } from '../source.ts';
import type { Context } from './context.ts';
import { labelLikeOf } from './label-like.ts';
import { readLabel } from './labels.ts';
import { isLine, lineText, restFrom, trimmed } from './line-text.ts';
import type { Role } from './roles.ts';
import { readsAsHeading } from './shapes.ts';
import type { Meaning } from './vocabulary.ts';

/** What a person has said of one line: the last that was said of it. */
export type Pin =
  | { readonly pin: 'say'; readonly as: Exclude<Saying, { as: 'new-field' }> }
  /** It is the label of a field that the plan's own template has been given for it. */
  | { readonly pin: 'new-field'; readonly kind: string; readonly field: string }
  | { readonly pin: 'join' };

/** By the line's id. */
export type Pins = ReadonlyMap<string, Pin>;

/** Roles, or in words why what was said cannot be. */
type Said = readonly Role[] | string;

const LEFT_OVER = 'Left over by you';
const GENERIC =
  /^(?:\p{Lu}[\p{L}-]{0,30}(?:\s[\p{L}-]{1,20}){0,2}\s+)?\(?(\d{1,4}(?:\.\d{1,4}){0,5}[a-z]?|[A-Z]{1,3}\.?\d{1,4}(?:\.\d{1,4}){0,3})\)?(?!\w)(?:\s*[:–—.)-])?\s*/u;

const numberOf = (c: Context, block: SourceLine, at: number): { number: string | null; rest: readonly Inline[] } => {
  const shape = c.reading.shapes[at]!;
  const words = trimmed(block.children);
  if (shape.is === 'opening') return { number: shape.opening.number, rest: shape.rest };
  if (shape.is === 'number') return { number: shape.number, rest: [] };
  if (shape.is === 'numbered') return { number: shape.number, rest: shape.rest };
  const opening = c.reading.vocabulary.openingOf(lineText(words).slice(0, 200));
  if (opening) return { number: opening.number, rest: trimmed(restFrom(words, opening.rest)) };
  const generic = GENERIC.exec(lineText(words).slice(0, 200));
  return generic
    ? { number: generic[1]!, rest: trimmed(restFrom(words, generic[0].length)) }
    : { number: null, rest: words };
};

const sayItem = (c: Context, kind: ItemKind, block: SourceLine, at: number): Said => {
  const { reading, standing } = c;
  const shape = reading.shapes[at]!;
  const own = shape.is === 'opening' ? shape.opening.name : null;
  const { number, rest } = numberOf(c, block, at);
  const words = lineText(rest);
  const label = reading.labelIn(rest);
  const known = label?.found.meanings.filter((meaning) => meaning.kind === kind) ?? [];
  const named = known.length === 0 && words !== '' && own === null && readsAsHeading(words);
  const word = shape.is === 'opening' ? shape.opening.word : undefined;
  const roles: Role[] = [standing.open(kind, number, named ? words : own, word !== undefined, word)];
  if (words === '' || named) return roles;
  if (label && known.length > 0) {
    const read = readLabel(c, { ...label.found, meanings: known }, label.rest, at);
    if (read) return [...roles, ...read];
  }
  standing.running();
  return [...roles, { role: 'text', words: rest }];
};

/** The label that the line is or begins with, and the words after it; `undefined` where the line is words alone. */
const labelOn = (
  c: Context,
  block: SourceLine,
  at: number,
  asLabel: boolean,
): { label: string; edition: string | undefined; stated: string | undefined; rest: readonly Inline[] } | undefined => {
  const shape = c.reading.shapes[at]!;
  if (shape.is === 'label') return { ...shape.found, rest: shape.rest };
  const like = labelLikeOf(block);
  if (!like) return undefined;
  if (like.by === 'words' && !asLabel) return undefined;
  if (!asLabel && c.reading.vocabulary.isValue(like.label)) return undefined;
  const words = trimmed(block.children);
  return { label: like.label, edition: like.edition, stated: like.stated, rest: trimmed(restFrom(words, like.rest)) };
};

const sayField = (c: Context, meaning: Meaning, edition: string | undefined, at: number, asLabel: boolean): Said => {
  const { standing } = c;
  const { block } = c.reading.lines[at]!;
  const on = isLine(block) ? labelOn(c, block, at, asLabel) : undefined;
  if (asLabel && !on) return 'is too long to be a label';
  const roles: Role[] = [];
  const named = edition ?? on?.edition;
  const again = meaning.at === 0 && standing.field?.field !== meaning.field && standing.isFilled(meaning, named);
  if (standing.item?.kind !== meaning.kind || again)
    roles.push({ ...standing.open(meaning.kind, null, null, false), implied: true });
  standing.inContact = false;
  standing.begin(meaning, named);
  standing.fresh = on !== undefined && on.rest.length === 0;
  if (!on) return [...roles, { role: 'field', meaning, edition: named }, { role: 'prose' }];
  const stated = edition === undefined && on.stated !== undefined ? { stated: on.stated } : {};
  roles.push({ role: 'label', meaning, label: on.label, edition: named, ...stated });
  return on.rest.length > 0 ? [...roles, { role: 'text', words: on.rest }] : roles;
};

/** The item that begins here goes on with the one before: its labels say more of that one. */
const join = (c: Context, at: number, asRead: (at: number) => readonly Role[]): Said => {
  const { reading, standing } = c;
  if (!standing.item) return 'has no item before it';
  standing.item.filled.clear();
  const { fixed } = reading.lines[at]!;
  const shape = reading.shapes[at]!;
  const label = shape.is === 'label' && shape.found.meanings.some(({ kind }) => kind === standing.item?.kind);
  if (label && !fixed) return asRead(at);
  const kept = (fixed ?? []).filter(({ role }) => role === 'label');
  standing.follow(kept);
  standing.running();
  return [...kept, { role: 'prose' }];
};

type Sayers = {
  readonly [A in Exclude<Saying, { as: 'new-field' }>['as']]: (
    c: Context,
    as: Extract<Saying, { as: A }>,
    at: number,
  ) => Said;
};

const NO_WORDS = 'holds no line of words';

const onLine =
  <S>(say: (c: Context, as: S, block: SourceLine, at: number) => Said) =>
  (c: Context, as: S, at: number): Said => {
    const { block } = c.reading.lines[at]!;
    return isLine(block) ? say(c, as, block, at) : NO_WORDS;
  };

const kindOf = (c: Context, key: string): ItemKind | undefined =>
  c.reading.vocabulary.template.kinds.find((kind) => kind.key === key);

const meaningOf = (c: Context, kindKey: string, fieldKey: string): Meaning | undefined => {
  const kind = kindOf(c, kindKey);
  const at = kind ? kind.fields.findIndex(({ key }: FieldTemplate) => key === fieldKey) : -1;
  return at < 0 ? undefined : { kind: kind!, field: kind!.fields[at]!, at };
};

const sayers: Sayers = {
  title: onLine((_, __, block) => [{ role: 'title', words: trimmed(block.children) }]),
  summary: ({ standing }) => {
    standing.item = undefined;
    standing.field = undefined;
    standing.fresh = false;
    return [{ role: 'summary' }];
  },
  section: onLine((c, _, block, at) => {
    const shape = c.reading.shapes[at]!;
    const level = block.type === 'heading' ? block.level : undefined;
    const [number, words] =
      shape.is === 'numbered' && shape.rest.length > 0 ? [shape.number, shape.rest] : [null, trimmed(block.children)];
    return c.standing.openSection(number, words, level, lineText(words));
  }),
  item: onLine((c, { kind: key }, block, at) => {
    const kind = kindOf(c, key);
    return kind ? sayItem(c, kind, block, at) : `cannot be “${key}”: this plan has no such kind of item`;
  }),
  field: (c, { kind, field, edition }, at) => {
    const meaning = meaningOf(c, kind, field);
    return meaning ? sayField(c, meaning, edition, at, false) : `cannot be “${field}”: this plan has no such field`;
  },
  text: ({ standing }) => {
    standing.running();
    return [{ role: 'prose' }];
  },
  subheading: onLine(({ standing }, _, block) => {
    standing.running();
    const above = standing.section?.level ?? 0;
    return [{ role: 'subheading', level: block.type === 'heading' ? Math.max(1, block.level - above) : 1 }];
  }),
  contact: (c, _, at) => {
    const { block } = c.reading.lines[at]!;
    const heads = isLine(block) && (c.reading.shapes[at]!.is === 'contact' || block.type === 'heading');
    c.standing.openContact();
    return [heads ? { role: 'contact-heading', words: trimmed(block.children) } : { role: 'contact' }];
  },
  'left-over': () => [{ role: 'left-over', why: LEFT_OVER }],
};

/** The roles of a line of which a person has said something, or in words why that cannot be. */
export const readPin = (c: Context, pin: Pin, at: number, asRead: (at: number) => readonly Role[]): Said => {
  const { block, id } = c.reading.lines[at]!;
  const leftOver = pin.pin === 'say' && pin.as.as === 'left-over';
  let said: Said;
  if (block.type === 'aside' && !leftOver) said = 'holds no words that can be read';
  else if (pin.pin === 'join') said = join(c, at, asRead);
  else if (pin.pin === 'new-field') {
    const meaning = meaningOf(c, pin.kind, pin.field);
    said = !isLine(block) ? NO_WORDS : meaning ? sayField(c, meaning, undefined, at, true) : 'cannot be a new field';
  } else said = (sayers[pin.as.as] as Sayers['text'])(c, pin.as as Saying & { as: 'text' }, at);
  return typeof said === 'string'
    ? `What was said of ${block.where || `line ${id}`} was passed over: it ${said}.`
    : said;
};
