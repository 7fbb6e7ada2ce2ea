import { inlines, t } from '../../../../../shared/richtext/build.ts';
import type { Inline, Paragraph } from '../../../../../shared/richtext/tree.ts';
import type { SourceAside, SourceBlock } from '../../source.ts';
import { sourceOf } from '../../source.ts';
import { modeOf, visitorOf } from '../parts/grammar.ts';
import type { Meaning } from '../parts/grammar.ts';
import { relationshipsOf } from '../parts/relationships.ts';
import { contentMode } from './content.ts';
import type { Document, Note } from './document.ts';
import { endLine, flushJoined } from './paragraphs.ts';
import { Story } from './story.ts';

interface Flat {
  readonly paragraphs: Paragraph[];
  readonly sources: string[];
  readonly asides: SourceAside[];
}

const withoutSpaceBefore = (children: readonly Inline[]): readonly Inline[] => {
  const [first, ...rest] = children;
  if (first?.type !== 'text') return children;
  const text = first.text.trimStart();
  return text === '' ? rest : [{ ...first, text }, ...rest];
};

type Flatten = {
  readonly [T in SourceBlock['type']]: (block: Extract<SourceBlock, { type: T }>, into: Flat) => void;
};

const line = (children: readonly Inline[], source: string, into: Flat): void => {
  into.paragraphs.push({ type: 'paragraph', children: withoutSpaceBefore(children) });
  into.sources.push(source);
};

/** A note holds paragraphs alone: lists keep their numbers as words, tables come in cell by cell. */
const flatten: Flatten = {
  paragraph: ({ children, source }, into) => line(children, source, into),
  heading: ({ children, source }, into) => line(children, source, into),
  'list-item': ({ marker, children, source }, into) => line(inlines(t(`${marker} `), ...children), source, into),
  table: ({ rows, caption, source }, into) => {
    if (caption !== undefined) line(inlines(caption), source, into);
    for (const row of rows) for (const cell of row.cells) for (const block of cell.blocks) flat(block, into);
  },
  picture: ({ source }, into) => void into.sources.push(source),
  aside: (block, into) => void into.asides.push(block),
};

const flat = (block: SourceBlock, into: Flat): void =>
  (flatten[block.type] as (one: SourceBlock, into: Flat) => void)(block, into);

/** Where a walk over a part of notes has got to. */
interface Place {
  id: string;
  number: number;
  before: number;
}

/** Kinds of notes that are not the writer's: the line above notes and what says that one goes on. */
const isOwn = (type: string | undefined): boolean => type === undefined || type === 'normal';

/**
 * Reads the footnotes or endnotes of a document into `into`, by "footnote 2" with their own ids.
 * Throws as `Package.walk` does.
 */
export const readNotes = (
  document: Document,
  part: string | undefined,
  kind: 'footnote' | 'endnote',
  into: Map<string, Note>,
): void => {
  if (part === undefined) return;
  const story = new Story(document, relationshipsOf(document.pkg, part), kind);
  const place: Place = { id: '', number: 0, before: 0 };
  const note: Meaning<Story> = {
    open: (_, attributes) => {
      if (!isOwn(attributes['w:type'])) return 'skip';
      place.id = attributes['w:id'] ?? '';
      place.number += 1;
      place.before = story.characters;
      story.enter(undefined);
      return undefined;
    },
    close: () => {
      endLine(story);
      flushJoined(story);
      const where = `${kind} ${place.number}`;
      const all: Flat = { paragraphs: [], sources: [], asides: [] };
      for (const block of story.leave()) flat(block, all);
      const asides = all.asides.map((aside) => ({ ...aside, where }));
      into.set(`${kind} ${place.id}`, {
        where,
        paragraphs: all.paragraphs,
        source: all.sources.filter((source) => source !== '').join('\n'),
        characters: story.characters - place.before,
        asides,
        met: 'no',
      });
    },
    inside: () => contentMode,
  };
  document.pkg.walk(part, visitorOf(story, modeOf('through', { [`w:${kind}`]: note })));
  document.found.footnotes += place.number;
};

/** The characters of notes that show, and the notes whose marks stand nowhere, as asides. */
export const settleNotes = (notes: ReadonlyMap<string, Note>): { characters: number; asides: SourceAside[] } => {
  const asides: SourceAside[] = [];
  let characters = 0;
  for (const { met, where, source, characters: own, asides: beside } of notes.values()) {
    if (met === 'dropped') continue;
    characters += own;
    if (met === 'yes') continue;
    if (source !== '') asides.push({ type: 'aside', where, source, gap: 0, why: 'A note whose mark stands nowhere' });
    for (const aside of beside) asides.push(aside);
  }
  return { characters, asides };
};

/** The words of blocks, for what is no part of the text. */
export const wordsOf = (blocks: readonly SourceBlock[]): string => blocks.map(sourceOf).join('\n').trim();
