import { CONTROL, INVISIBLE } from '../../file-name.ts';
import { modeOf, visitorOf } from '../parts/grammar.ts';
import { relationshipsOf } from '../parts/relationships.ts';
import { contentMode } from './content.ts';
import type { Document, Remark } from './document.ts';
import { wordsOf } from './notes.ts';
import { endLine, flushJoined } from './paragraphs.ts';
import { Story } from './story.ts';

interface CommentRead {
  readonly id: string;
  readonly author: string;
  readonly date: string | undefined;
  readonly text: string;
  /** The id of its last paragraph, by which an answer names it (MS-DOCX 2.5.4.1). */
  readonly paragraph: string | undefined;
}

const readAll = (document: Document, part: string): CommentRead[] => {
  const story = new Story(document, relationshipsOf(document.pkg, part), 'comment');
  const found = { ...document.found };
  const all: CommentRead[] = [];
  let now = { id: '', author: '', date: undefined as string | undefined };
  const mode = modeOf<Story>('through', {
    'w:comment': {
      open: (_, attributes) => {
        const author = (attributes['w:author'] ?? '').replace(INVISIBLE, '').replace(CONTROL, '').trim();
        now = { id: attributes['w:id'] ?? '', author, date: attributes['w:date'] };
        story.enter(undefined);
      },
      close: () => {
        endLine(story);
        flushJoined(story);
        all.push({ ...now, text: wordsOf(story.leave()), paragraph: story.paragraphId });
      },
      inside: () => contentMode,
    },
  });
  document.pkg.walk(part, visitorOf(story, mode));
  // What stands in a comment is no part of the text, whatever it is.
  Object.assign(document.found, found, { trackedChanges: document.found.trackedChanges, comments: all.length });
  return all;
};

/** For each answer's paragraph id, that of the comment it answers. */
const answers = (document: Document, part: string | undefined): Map<string, string> => {
  const parents = new Map<string, string>();
  if (part === undefined) return parents;
  const mode = modeOf<undefined>('through', {
    'w15:commentEx': {
      open: (_, attributes) => {
        const [own, parent] = [attributes['w15:paraId'], attributes['w15:paraIdParent']];
        if (own !== undefined && parent !== undefined) parents.set(own, parent);
      },
    },
  });
  document.pkg.walk(part, visitorOf(undefined, mode));
  return parents;
};

/** Answers to answers beyond this stand alone. */
const LONGEST_THREAD = 64;

const answered = (comment: CommentRead, below: readonly CommentRead[]): string =>
  [comment.text, ...below.map(({ author, text }) => `${author}: ${text}`)].join('\n');

/**
 * Reads a document's comments, by id. An answer stands in the text of the comment it answers.
 * Throws as `Package.walk` does.
 */
export const readComments = (
  document: Document,
  part: string | undefined,
  extended: string | undefined,
): Map<string, Remark> => {
  if (part === undefined) return new Map();
  const all = readAll(document, part);
  const parents = answers(document, extended);
  const byParagraph = new Map(all.map((comment) => [comment.paragraph, comment]));
  /** The comment at the head of an answer's thread; the answer itself where the file has them answer each other in a ring. */
  const headOf = (comment: CommentRead): CommentRead => {
    let head = comment;
    for (let step = 0; step < LONGEST_THREAD; step += 1) {
      const parent = head.paragraph === undefined ? undefined : parents.get(head.paragraph);
      const above = parent === undefined ? undefined : byParagraph.get(parent);
      if (!above || above === head) return head;
      head = above;
    }
    return comment;
  };
  const below = new Map<CommentRead, CommentRead[]>();
  for (const comment of all) {
    const head = headOf(comment);
    const others = below.get(head) ?? [];
    if (head !== comment) others.push(comment);
    below.set(head, others);
  }
  const remarks = new Map<string, Remark>();
  for (const [comment, answersTo] of below) {
    const { id, author, date } = comment;
    const text = answered(comment, answersTo);
    // Of two comments with one id the first is found by it; the other stands nowhere.
    remarks.set(remarks.has(id) ? `${id} ${remarks.size}` : id, {
      author,
      ...(date === undefined ? {} : { date }),
      on: '',
      text,
      placed: false,
    });
  }
  return remarks;
};

/** So many comments are told of one by one. */
const MOST_TOLD = 100;

/** Tells of comments that stand nowhere in the text. */
export const settleComments = ({ comments, messages }: Document): void => {
  const nowhere = [...comments.values()].filter(({ placed }) => !placed);
  for (const { author, text } of nowhere.slice(0, MOST_TOLD))
    messages.push(`A comment by ${author || 'somebody'} stands nowhere in the text: “${text}”.`);
  if (nowhere.length > MOST_TOLD)
    messages.push(`${nowhere.length - MOST_TOLD} more comments stand nowhere in the text.`);
};
