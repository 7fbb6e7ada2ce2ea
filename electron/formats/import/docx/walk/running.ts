import type { SourceAside } from '../../source.ts';
import { charactersOf, sourceOf } from '../../source.ts';
import { visitorOf } from '../parts/grammar.ts';
import { relationshipsOf } from '../parts/relationships.ts';
import { contentMode } from './content.ts';
import type { Document } from './document.ts';
import { endLine, flushJoined } from './paragraphs.ts';
import { Story } from './story.ts';

const WHY = { header: 'Running header', footer: 'Running footer' } as const;

/** The words of one kind of running lines, left over; each part once. Throws as `Package.walk` does. */
const read = (document: Document, parts: ReadonlySet<string>, kind: keyof typeof WHY): Running => {
  const asides: SourceAside[] = [];
  let characters = 0;
  let number = 0;
  for (const part of parts) {
    number += 1;
    const where = `${kind} ${number}`;
    const story = new Story(document, relationshipsOf(document.pkg, part), where);
    document.pkg.walk(part, visitorOf(story, contentMode));
    endLine(story);
    flushJoined(story);
    characters += story.characters;
    for (const block of story.container.blocks)
      if (charactersOf(block) > 0)
        asides.push({ type: 'aside', where, source: sourceOf(block), gap: 1, why: WHY[kind] });
  }
  return { asides, characters };
};

interface Running {
  readonly asides: readonly SourceAside[];
  readonly characters: number;
}

/** The headers and footers that the sections named. */
export const readRunning = (document: Document): Running => {
  document.found.headers = document.headers.size;
  document.found.footers = document.footers.size;
  const headers = read(document, document.headers, 'header');
  const footers = read(document, document.footers, 'footer');
  return {
    asides: [...headers.asides, ...footers.asides],
    characters: headers.characters + footers.characters,
  };
};
