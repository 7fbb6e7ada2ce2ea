import type { ChangeOf } from '../change.ts';
import { lineTree } from '../edition-view.ts';
import { asSentence, calledOf, quoted } from './called.ts';
import type { Ground } from './ground.ts';
import type { CellWords, Step } from './step.ts';

/** The text that the outline shows of a thing: its heading, its name, the plan's title. */
const cellOf = (ground: Ground, subject: string, words: string): CellWords => {
  const tree = lineTree(words);
  if (subject === ground.plan) return ground.cell(subject, 'text:title', tree);
  const place = ground.standing(subject);
  if (ground.isSection(subject)) return ground.cell(subject, 'text:heading', tree);
  // Item and section of one number have one heading, and it is the section's.
  const section = ground.place(place.section);
  const isSections = place.parent === null && place.number !== null && place.number === section?.number;
  return isSections ? ground.cell(place.section, 'text:heading', tree) : ground.cell(subject, 'text:name', tree);
};

/** Changes a section's heading, an item's name or the plan's title. Throws a Problem where it is not in the edition. */
export const rename = (ground: Ground, { subject, words }: ChangeOf<'rename'>): Step => {
  const cell = cellOf(ground, subject, words);
  const called = calledOf(ground, cell.subject);
  const what = { 'text:heading': 'heading', 'text:title': 'title' }[cell.part as string] ?? 'name';
  return {
    cells: [cell],
    name: `renaming ${called}`,
    sentence: asSentence(words === '' ? `${called} has no ${what} now.` : `${called} is now called ${quoted(words)}.`),
    subject: subject === ground.plan ? null : subject,
  };
};
