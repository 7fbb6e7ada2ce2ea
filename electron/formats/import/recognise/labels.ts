import { inlines } from '../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { Context } from './context.ts';
import { blockAt, labelAt } from './reading.ts';
import type { Role } from './roles.ts';
import type { LabelFound, Meaning } from './vocabulary.ts';

/** The roles of a label and of its words on the same line; `undefined` where it is no label after all. */
export const readLabel = (c: Context, found: LabelFound, rest: readonly Inline[], at: number): Role[] | undefined => {
  const { standing } = c;
  const meaning = standing.meaning(found);
  // Where items begin by a word and number, a label said twice says more of the same item.
  const again = c.reading.worded && meaning.at > 0 && standing.item?.kind === meaning.kind;
  const opens = !again && standing.startsItem(found);
  if (opens && isChapter(c, at)) return undefined;
  if (opens && !mayOpen(c, meaning, at)) return undefined;
  if (dateIsText(c, found, meaning, rest, at))
    return readLabel(c, { ...found, label: found.bare, edition: undefined }, inlines(found.stated!), at);
  const roles: Role[] = [];
  if (opens) {
    const own = standing.section && standing.section.items === 0 ? standing.section.number : null;
    roles.push({ ...standing.open(meaning.kind, own, null, false), implied: true });
  }
  standing.begin(meaning, found.edition);
  standing.fresh = rest.length === 0;
  standing.inContact = false;
  const { label, edition, stated } = found;
  roles.push({ role: 'label', meaning, label, edition, ...(edition === undefined ? {} : { stated }) });
  if (rest.length > 0) roles.push({ role: 'text', words: rest });
  return roles;
};

/**
 * "Timescale - June 2025" with nothing under it gives the date as its text; "Actions - June 2025" over some names an
 * edition.
 */
const dateIsText = (
  { reading }: Context,
  found: LabelFound,
  meaning: Meaning,
  rest: readonly Inline[],
  at: number,
): boolean => {
  if (found.edition === undefined || rest.length > 0) return false;
  if (meaning.field.scope === 'edition' || meaning.field.label.includes('{')) return false;
  const after = reading.shapes[reading.next[at]!];
  return after === undefined || (after.is !== 'words' && after.is !== 'thing');
};

/** A heading as high as the section's own heads a chapter ("Progress"), where labels are not set so. */
const isChapter = ({ reading, standing, looks }: Context, at: number): boolean => {
  const block = blockAt(reading, at)!;
  const level = standing.section?.level;
  return block.type === 'heading' && level !== undefined && block.level <= level && !looks.isLabelLevel(block.level);
};

/** A lone "Actions" or "Update" in a plan of another kind opens nothing: an item shows by its first field or a second. */
const mayOpen = ({ reading, standing }: Context, meaning: Meaning, at: number): boolean => {
  const block = blockAt(reading, at)!;
  // A bullet says something within an item; it begins none. Nor does a label that the template did not know.
  if (block.type === 'list-item' && block.kind === 'bullet') return false;
  if (reading.added.has(meaning.field.key) && !standing.anyItem) return false;
  if (meaning.at === 0) return true;
  if (reading.worded) return false;
  if (standing.anyItem) return true;
  if (standing.section?.number != null && standing.section.items === 0) return true;
  return leadsOn({ reading, standing }, meaning, at);
};

/** True where the label of another field is the next structure below. */
export const leadsOn = (
  { reading, standing }: Pick<Context, 'reading' | 'standing'>,
  meaning: Meaning,
  at: number,
): boolean => {
  const after = labelAt(reading, reading.structure[at]!);
  return after !== undefined && standing.meaning(after).field !== meaning.field;
};
