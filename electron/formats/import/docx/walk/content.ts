import { modeOf } from '../parts/grammar.ts';
import type { Meaning, Mode } from '../parts/grammar.ts';
import { drawingMeanings } from './drawing.ts';
import { paragraphMeanings } from './paragraphs.ts';
import { runMeanings } from './runs.ts';
import type { Document } from './document.ts';
import type { Story } from './story.ts';
import { tableMeanings } from './tables.ts';
import { changedLooks, changedRuns } from './tracked.ts';

/** A header or footer that a section names; sections may share one. */
const running =
  (of: (document: Document) => Set<string>) =>
  ({ document, relationships }: Story, attributes: Readonly<Record<string, string | undefined>>): void => {
    const to = relationships.get(attributes['r:id'] ?? '');
    if (to && !to.external && document.pkg.has(to.target)) of(document).add(to.target);
  };

const sectionMode = modeOf<Story>('skip', {
  'w:headerReference': { open: running(({ headers }) => headers) },
  'w:footerReference': { open: running(({ footers }) => footers) },
  ...changedLooks,
});
const sections: Readonly<Record<string, Meaning<Story>>> = { 'w:sectPr': { inside: () => sectionMode } };

/** A second mark of one note shows it again, until this many characters have been shown again; a plan has no such marks. */
const MOST_REPEATED = 1_000_000;

/** The mark of a note: the note stands at its place. */
const noteMark = (kind: 'footnote' | 'endnote'): Meaning<Story> => ({
  open: (story, attributes) => {
    const note = story.document.notes.get(`${kind} ${attributes['w:id'] ?? ''}`);
    if (!note) return;
    if (story.dropped > 0) {
      if (note.met === 'no') note.met = 'dropped';
      return;
    }
    // The characters of a note that is shown again are in the file once.
    const again = note.met === 'yes';
    note.met = 'yes';
    if (again) story.document.repeated += note.characters;
    if (again && story.document.repeated > MOST_REPEATED) {
      story.document.leaveOut('further marks of one note');
      return;
    }
    story.note({ type: 'footnote', note: note.paragraphs }, again ? '' : note.source);
    if (again) return;
    for (const aside of note.asides) story.openLine().after.push(aside);
  },
});

const commentMarks: Readonly<Record<string, Meaning<Story>>> = {
  'w:commentRangeStart': { open: (story, attributes) => story.beginComment(attributes['w:id'] ?? '') },
  'w:commentRangeEnd': { open: ({ openComments }, attributes) => void openComments.delete(attributes['w:id'] ?? '') },
  'w:commentReference': { open: (story, attributes) => story.placeComment(attributes['w:id'] ?? '') },
};

/** Everything that can stand in a part's text. Elements that it does not name are walked through: they may hold words. */
export const contentMode: Mode<Story> = modeOf<Story>('through', {
  ...paragraphMeanings(sections),
  ...runMeanings,
  ...tableMeanings,
  ...drawingMeanings,
  ...changedRuns,
  ...changedLooks,
  ...commentMarks,
  ...sections,
  'w:footnoteReference': noteMark('footnote'),
  'w:endnoteReference': noteMark('endnote'),
});
