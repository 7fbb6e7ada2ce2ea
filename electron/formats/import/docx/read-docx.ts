import type { ReadOptions } from '../formats.ts';
import { openPackage } from '../package/open-package.ts';
import type { Package } from '../package/open-package.ts';
import { refusal } from '../package/refusal.ts';
import type { Source, SourceBlock } from '../source.ts';
import { readNumbering } from './numbering/definitions.ts';
import { modeOf, visitorOf } from './parts/grammar.ts';
import { countExternal, partOfType, relationshipsOf } from './parts/relationships.ts';
import { readStyles } from './parts/styles.ts';
import { readComments, settleComments } from './walk/comments.ts';
import { contentMode } from './walk/content.ts';
import { Document } from './walk/document.ts';
import type { Note } from './walk/document.ts';
import { readNotes, settleNotes } from './walk/notes.ts';
import { endLine, flushJoined } from './walk/paragraphs.ts';
import { readRunning } from './walk/running.ts';
import { Story } from './walk/story.ts';

/** The title in the file's properties (ECMA-376-2, 8.3). */
const titleOf = (pkg: Package, part: string | undefined): string | undefined => {
  const state = { title: '' };
  const mode = modeOf<typeof state>('through', {
    'dc:title': {
      text: (one, text) => {
        one.title += text;
      },
    },
  });
  if (part !== undefined) pkg.walk(part, visitorOf(state, mode));
  const title = state.title.replace(/\s+/gu, ' ').trim();
  return title === '' ? undefined : title;
};

/** The document's own text. Throws a `Problem` where the part is no Word document. */
const readBody = (document: Document, part: string): Story => {
  const story = new Story(document, relationshipsOf(document.pkg, part));
  let isWord = false;
  const mode = modeOf<Story>('skip', {
    'w:document': {
      open: (_, attributes) => {
        isWord = true;
        story.keepsSpaceByDefault = attributes['xml:space'] === 'preserve';
      },
    },
    'w:body': { inside: () => contentMode },
  });
  document.pkg.walk(part, visitorOf(story, mode));
  if (!isWord) throw refusal('empty', document.pkg.name);
  endLine(story);
  flushJoined(story);
  return story;
};

/** Comments that had no block to stand at go to the last there is. */
const withWaiting = ({ container, waiting }: Story): SourceBlock[] => {
  const { blocks } = container;
  const last = blocks.at(-1);
  if (waiting.length > 0 && last)
    blocks[blocks.length - 1] = { ...last, comments: [...(last.comments ?? []), ...waiting] };
  return blocks;
};

const many = (count: number, one: string, more: string): string => (count === 1 ? `One ${one}` : `${count} ${more}`);

const MOST_LISTED = 8;
const listed = (some: readonly string[]): string =>
  some.slice(0, MOST_LISTED).join(', ') + (some.length > MOST_LISTED ? ` and ${some.length - MOST_LISTED} more` : '');

/** What a person should know about the reading, from what the walks met. */
const messagesOf = (document: Document): string[] => {
  const { mergedTables, equations, unsafeLinks, unseen, unknownFormats } = document;
  const told: string[] = [...document.messages];
  if (mergedTables.length > 0)
    told.push(`Cells are merged in ${listed(mergedTables)}; each came in once, where it begins.`);
  if (equations > 0)
    told.push(`${many(equations, 'equation', 'equations')} came in as plain words; look at how they read.`);
  if (unsafeLinks > 0)
    told.push(
      `${many(unsafeLinks, 'link leads', 'links lead')} to something other than a web page or an e-mail address; the words came in without it.`,
    );
  if (unseen > 0)
    told.push(
      `${many(unseen, 'paragraph holds', 'paragraphs hold')} characters that are not seen; they are left over.`,
    );
  if (unknownFormats.length > 0)
    told.push(
      `Numbers in a style that the program does not know (${listed(unknownFormats.map((one) => one.slice(0, 60)))}) are shown in figures.`,
    );
  return told;
};

const leaveOutParts = (document: Document): void => {
  const { pkg } = document;
  document.leaveOut('macros', pkg.parts.some((part) => /vbaProject\.bin$/iu.test(part)) ? 1 : 0);
  document.leaveOut('links to other files', countExternal(pkg));
  document.leaveOut('passages that only a newer program shows', pkg.untold);
};

/** "pictures larger than 10 MB" → "picture larger than 10 MB". The first word that names several is the thing counted. */
const oneOf = (what: string): string =>
  what
    .replace(/\b(picture|object|mark|change|field|link|macro|passage|shape|chart|diagram|document)s\b/u, '$1')
    .replace(' that are ', ' that is ');

/**
 * Reads a Word file: strict or transitional, document or template, with or without macros, which are never read.
 * Throws a `Problem`, one sentence that names the file, where it cannot be read or passes the limits.
 */
export const readDocx = (bytes: Uint8Array, fileName: string, { tracked }: ReadOptions): Source => {
  const pkg = openPackage(bytes, fileName);
  const root = relationshipsOf(pkg, '');
  const main = partOfType(root, 'officeDocument');
  if (main === undefined || !pkg.has(main)) throw refusal('empty', pkg.name);
  const parts = relationshipsOf(pkg, main);
  const styles = readStyles(pkg, partOfType(parts, 'styles'));
  const document = new Document(pkg, styles, readNumbering(pkg, partOfType(parts, 'numbering')), tracked);

  const notes = new Map<string, Note>();
  readNotes(document, partOfType(parts, 'footnotes'), 'footnote', notes);
  readNotes(document, partOfType(parts, 'endnotes'), 'endnote', notes);
  document.comments = readComments(document, partOfType(parts, 'comments'), partOfType(parts, 'commentsExtended'));
  // Only from here on: the mark of a note in another note or in a comment does not place it.
  document.notes = notes;

  const story = readBody(document, main);
  const running = readRunning(document);
  const loose = settleNotes(notes);
  settleComments(document);
  leaveOutParts(document);

  const title = titleOf(pkg, partOfType(root, 'core-properties'));
  return {
    blocks: [...withWaiting(story), ...loose.asides, ...running.asides],
    characters: story.characters + loose.characters + running.characters,
    ...(title === undefined ? {} : { title }),
    found: document.found,
    notBroughtIn: [...document.notBroughtIn].map(([what, count]) => ({
      what: count === 1 ? oneOf(what) : what,
      count,
    })),
    messages: messagesOf(document),
    pictures: [...document.pictures.values()],
  };
};
