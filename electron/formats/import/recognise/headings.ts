import { inlines } from '../../../../shared/richtext/build.ts';
import type { Inline } from '../../../../shared/richtext/tree.ts';
import type { SourceLine } from '../source.ts';
import { readValue } from './answers.ts';
import { readAddress } from './contact.ts';
import type { Context } from './context.ts';
import { alike, allBold, isLine, lineText, trimmed, wordCount } from './line-text.ts';
import { blockAt, labelAt } from './reading.ts';
import type { Role } from './roles.ts';
import { isDotted, readsAsHeading } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** Words that a field's answer is made of and a section is never called. */
const DATE_OR_STATE =
  /^(?:(?:[\p{L}'’/-]+\s+){0,4}(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?|on-?going|complete[d]?|tbc|n\/?a|none|yes|no|immediate(?:ly)?|red|amber|green|blue)$/iu;
/** "Lead: Education" is a label and its words; "Part 2: Schools" is a heading. */
const LEADS = /^(?!(?:annex|appendix|part|chapter|section|theme)\b)[^:\d]{2,40}:\s/iu;
const ANY_GROUP =
  /^(?:(?:national|local|key|our|the|agreed|priority|scottish government|council) )?(?:actions|commitments|recommendations)$/u;
/** What a heading stands over, where blank lines alone set it off: at least so many words. */
const FEWEST_WORDS_BELOW = 8;
/** Chapters that come before a plan's items and hold none. */
const FRONT =
  /^(?:\d{1,2}\.?\s+)?(?:(?:ministerial |joint |cabinet secretary'?s? )?foreword|executive summary|summary|introduction|background|context|overview|purpose|vision|our vision|methodology|approach|our approach|about this (?:plan|document|response)|how to (?:read|use) this (?:plan|document)|introduction and .*|background and .*)$/u;

/** The heading over an item's children, where one of them follows. */
export const readGroup = (c: Context, block: SourceLine, at: number): Role[] | undefined => {
  const { reading, standing } = c;
  const after = reading.shapes[reading.next[at]!];
  const child = after?.is === 'opening' ? after.opening.kind.key : undefined;
  const heads = reading.vocabulary.template.kinds.some(
    (kind) => kind.childrenHeading !== undefined && child !== undefined && kind.children.includes(child),
  );
  if (!heads || !standing.item) return undefined;
  standing.field = undefined;
  standing.fresh = false;
  return [{ role: 'group', words: trimmed(block.children) }];
};

/** Where an item begins under a chapter that holds none, a section of its own for the items. */
export const outOfFront = ({ standing }: Context, plural: string): Role[] => {
  const { section } = standing;
  if (!section || section.items > 0 || !FRONT.test(section.words)) return [];
  const heading = plural.charAt(0).toUpperCase() + plural.slice(1);
  return standing.openSection(null, inlines(heading), undefined, heading);
};

/** What shows by looks: a heading of the file's own, or a short line set off by blank ones or in bold. */
export const readLooks = (c: Context, block: SourceLine, words: readonly Inline[], at: number): Role[] | undefined => {
  const { reading, standing } = c;
  const line = lineText(words);
  if (line.length <= 60 && ANY_GROUP.test(alike(line))) {
    const group = readGroup(c, block, at);
    if (group) return group;
  }
  const set = block.type === 'heading' || (block.type === 'paragraph' && allBold(block.children));
  const value = set ? readValue(c, line) : undefined;
  if (value) return value;
  const { numbered } = reading.vocabulary;
  if (numbered && c.looks.isAnswered(at)) {
    const roles = [...outOfFront(c, numbered.plural), standing.open(numbered, null, null, false)];
    standing.running();
    standing.bold = allBold(block.children);
    return [...roles, { role: 'text', words }];
  }
  const after = labelAt(reading, reading.next[at]!);
  const unread = readUnreadOpening(c, block, line, at);
  if (unread) return unread;
  if (standing.item && !standing.field && standing.item.filled.size === 0 && readsAsHeading(line)) {
    const named = after !== undefined && standing.meaning(after).at === 0;
    if (named && standing.item.kind.firstField === 'labelled') return [{ role: 'name', words }];
  }
  if (c.looks.isItem(at)) {
    const label = labelAt(reading, reading.structure[at]!);
    if (label) {
      const { kind } = standing.meaning(label);
      const roles = [...outOfFront(c, kind.plural), standing.open(kind, null, line, false)];
      standing.itemLevel = block.type === 'heading' ? block.level : undefined;
      return roles;
    }
  }
  if (block.type === 'heading') return readHeading(c, block, words, at);
  if (block.type === 'list-item' || standing.inContact) return undefined;
  return (
    readAddress(c, line, at) ??
    (looksLikeHeading(c, block, line, at)
      ? (readValue(c, line) ?? standing.openSection(null, words, undefined, line))
      : undefined)
  );
};

/** "Recommendation Thirty-bis – Boats": no number that can be read, yet another item begins. */
const readUnreadOpening = (c: Context, block: SourceLine, line: string, at: number): Role[] | undefined => {
  const { reading, standing } = c;
  if (!reading.worded || block.type === 'list-item' || standing.fresh || !readsAsHeading(line)) return undefined;
  const kind = reading.vocabulary.beginsWith(line);
  const set = block.type === 'heading' || block.gap > 0 || allBold(block.children);
  const label = kind && set ? labelAt(reading, reading.structure[at]!) : undefined;
  if (!kind || !label || !(standing.meaning(label).at === 0 || standing.startsItem(label))) return undefined;
  const roles = [...outOfFront(c, kind.plural), standing.open(kind, null, line, false)];
  standing.itemLevel = block.type === 'heading' ? block.level : undefined;
  return roles;
};

const readHeading = (
  c: Context,
  block: SourceLine & { type: 'heading' },
  words: readonly Inline[],
  at: number,
): Role[] => {
  const { reading, standing } = c;
  const level = standing.section?.level;
  const follows = reading.shapes[reading.structure[at]!];
  const next = blockAt(reading, reading.structure[at]!);
  const beside = next?.type === 'heading' && next.level <= block.level;
  const heads =
    !beside && follows !== undefined && ['opening', 'number', 'label', 'numbered', 'fixed'].includes(follows.is);
  const deeper = level !== undefined && block.level > level;
  // Over items within a chapter it says no more than that they follow.
  const group = deeper && !standing.item && ANY_GROUP.test(alike(lineText(words).slice(0, 80)));
  // A heading set as high as the item's own ends it.
  const ends = standing.item !== undefined && standing.itemLevel !== undefined && block.level <= standing.itemLevel;
  if (standing.section && deeper && !ends && (group || !(heads && opensAt(c, follows!)))) {
    standing.fresh = false;
    return [{ role: 'subheading', level: block.level - level }];
  }
  return standing.openSection(null, words, deeper && !ends ? level : block.level, lineText(words));
};

/** True where a shape begins an item rather than going on with the one at hand. */
const opensAt = ({ standing }: Context, shape: Shape): boolean => {
  if (shape.is === 'label') return standing.meaning(shape.found).at === 0 || standing.startsItem(shape.found);
  return shape.is === 'fixed' ? shape.opens : shape.is !== 'words' && shape.is !== 'thing';
};

const looksLikeHeading = (c: Context, block: SourceLine, line: string, at: number): boolean => {
  const { reading, standing } = c;
  const bold = allBold(block.children);
  if (!readsAsHeading(line) || /^["“‘'(]/u.test(line) || standing.fresh) return false;
  // A heading holds words alone: where a line leads somewhere it is text.
  if (block.children.some((one) => one.type === 'link')) return false;
  if (!bold && (LEADS.test(line) || c.looks.headed)) return false;
  if (reading.vocabulary.isValue(line) || DATE_OR_STATE.test(line)) return false;
  const nextAt = reading.next[at]!;
  const below = blockAt(reading, nextAt);
  // Straight after a table of items nothing goes on with what a cell says.
  if (block.gap > 0 && below !== undefined && reading.lines[at - 1]?.fixed) return true;
  // Words close under it may be its text, where nothing else could hold them or where it is set well apart.
  const apart = below !== undefined && (below.gap > 0 || bold || block.gap > 1 || !standing.item);
  if (!below || (block.gap === 0 && !bold) || !apart) return false;
  const after = reading.shapes[nextAt]!;
  const follows = reading.shapes[reading.structure[at]!];
  // Within an item whose fields have labels, a short line is an answer unless the next item follows it.
  if (standing.item?.kind.firstField === 'labelled' && follows && !opensAt(c, follows)) return false;
  // A bold line in the midst of an item's text is a heading there, unless an item or a heading follows.
  if (standing.item && block.gap === 0 && !(follows && opensAt(c, follows))) return false;
  if (['opening', 'group', 'number', 'label', 'section', 'fixed'].includes(after.is)) return true;
  if (c.looks.isAnswered(nextAt)) return true;
  if (after.is === 'numbered' && (after.label || isDotted(after.number))) return true;
  if (below.type === 'table' || below.type === 'heading') return true;
  return (
    isLine(below) &&
    below.type === 'paragraph' &&
    wordCount(lineText(below.children).slice(0, 400)) >= FEWEST_WORDS_BELOW
  );
};

/** "Theme 4: Skills" opens a section, where it reads as a heading. */
export const readSectionWord = (c: Context, block: SourceLine, words: readonly Inline[]): Role[] | undefined => {
  const line = lineText(words);
  if (!readsAsHeading(line) || c.standing.fresh) return undefined;
  if (block.children.some((one) => one.type === 'link')) return undefined;
  return c.standing.openSection(null, words, block.type === 'heading' ? block.level : undefined, line);
};
