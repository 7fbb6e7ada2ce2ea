import type { ChangeOf } from '../change.ts';
import { lineTree } from '../edition-view.ts';
import { nextSectionNumber } from '../renumber.ts';
import { quoted } from './called.ts';
import type { Ground } from './ground.ts';
import { slotAfter } from './places.ts';
import type { Step } from './step.ts';

/** A section or an annex after another, with the number that follows. Throws a Problem where that other is gone. */
export const addSection = (ground: Ground, { kind, after, heading }: ChangeOf<'add-section'>): Step => {
  const id = ground.newId();
  const list = ground.sections().filter((one) => (one.place.kind === 'annex') === (kind === 'annex'));
  // An annex asked for after a section comes first of the annexes, a section after an annex last of the sections.
  const isOther =
    after !== null && ground.sections().some((one) => one.id === after) && !list.some((one) => one.id === after);
  const follows = isOther && kind === 'section' ? (list.at(-1)?.id ?? null) : isOther ? null : after;
  const { position, others } = slotAfter(ground, list, follows);
  const number = nextSectionNumber(ground, kind);
  const place = { section: id, parent: null, position, number, kind, retired: false };
  const word = kind === 'annex' ? `Annex ${number}` : number === null ? 'section' : `section ${number}`;
  const title = heading === '' ? '' : ` ${quoted(heading)}`;
  return {
    sections: [id],
    cells: [
      ...others,
      ground.cell(id, 'place', place),
      ...(heading === '' ? [] : [ground.cell(id, 'text:heading', lineTree(heading))]),
    ],
    name: `adding ${kind === 'annex' ? word : 'a section'}`,
    sentence: `${word.charAt(0).toUpperCase()}${word.slice(1)}${title} is added.`,
    subject: id,
  };
};
