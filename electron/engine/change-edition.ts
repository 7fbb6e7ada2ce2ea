import { putCell } from '../../db/cell.ts';
import {
  draftEdition,
  readWithdrawn,
  renameEdition,
  setPeriod,
  unwithdrawEdition,
  withdrawEdition,
} from '../../db/edition.ts';
import { writtenSinceStart } from '../../db/edition-cells.ts';
import type { OwnCell } from '../../db/edition-cells.ts';
import { ensurePerson } from '../../db/person.ts';
import { inTransaction } from '../../db/transaction.ts';
import { asSentence, calledCell, calledOf } from '../../shared/plan/changes/called.ts';
import { Ground } from '../../shared/plan/changes/ground.ts';
import { editionName, longName, tidyName } from '../../shared/plan/edition-name.ts';
import { readsAlike } from '../../shared/plan/layering.ts';
import { layerBefore } from '../../shared/plan/layers.ts';
import { refusalOfName, renamed } from '../../shared/plan/next-edition.ts';
import { Problem } from '../../shared/plan/problem.ts';
import { isProse } from '../../shared/plan/records.ts';
import type { Edition } from '../../shared/plan/records.ts';
import { sameValue } from '../../shared/plan/same-value.ts';
import { isBlank } from '../../shared/richtext/plain-text.ts';
import type { Tree } from '../../shared/richtext/tree.ts';
import type { Author } from './bring-in.ts';
import { changeSource } from './change-source.ts';
import { newestEdition } from './open-plan.ts';
import type { OpenPlan } from './open-plan.ts';

const groundAt = (plan: OpenPlan, edition: string): Ground =>
  new Ground(changeSource(plan), edition, () => {
    throw new Error('Looking at an edition makes nothing new');
  });

/** True where a cell says nothing that its edition would not say without it, its own name in the title apart. */
const saysNothingNew = (ground: Ground, { subject, part, body, startWrote }: OwnCell): boolean => {
  const { editions } = ground.cells;
  const before = layerBefore(ground.cells.layers(subject, part), editions, ground.edition.id)?.cell;
  if (subject === ground.plan && part === 'text:title' && before) {
    const label = editions.find(({ id }) => id === before.edition)!.label;
    const named = renamed(before.body as Tree, label, ground.edition.label);
    if (sameValue(named, body)) return true;
  }
  if (startWrote) return false;
  if (ground.field(subject, part)?.scope === 'edition') return isBlank(body as Tree);
  return part === 'facts' ? sameValue(body, before?.body ?? {}) : readsAlike(part, before?.body, body);
};

const written = (ground: Ground, cell: OwnCell): string => {
  const { subject, part } = cell;
  if (part === 'template') return 'The template was changed';
  return isProse(part)
    ? `${asSentence(calledCell(ground, cell))} was written`
    : `${asSentence(calledOf(ground, subject))} was changed`;
};

/**
 * Takes the start of a draft edition back: it is in no list any more, and its words are kept. Answers the edition that is the
 * newest then. Throws a Problem where it is sealed or not there, where it is the plan's only one, where a later edition builds
 * on it, and where something was written in it since.
 */
export const withdraw = (plan: OpenPlan, id: string, now: Date): string => {
  const edition = draftEdition(plan.db, id);
  const name = editionName(edition);
  if (plan.editions.length === 1) throw new Problem(`${name} is the plan’s only edition. Start the next one instead.`);
  const later = plan.editions.find(({ position }) => position > edition.position);
  // What corrects another edition reads as that one does: later ones read the same without it.
  if (later && edition.reissueOf === undefined)
    throw new Problem(`${editionName(later)} comes after ${name} and is made from it, so ${name} stays.`);
  const ground = groundAt(plan, id);
  const found = writtenSinceStart(plan.db, id).find((cell) => !saysNothingNew(ground, cell));
  if (found)
    throw new Problem(
      `${written(ground, found)} in ${name} since it was started, so the edition stays. Undo that first, or keep the edition.`,
    );
  withdrawEdition(plan.db, id);
  plan.changed(now);
  return newestEdition(plan.editions).id;
};

/** Where an edition that is brought back comes to stand. Throws a Problem where it can no longer come back. */
const placeOf = (plan: OpenPlan, edition: Edition): number => {
  const { editions } = plan;
  const name = longName(edition.label);
  if (edition.reissueOf === undefined) {
    const before = newestEdition(editions);
    const refused = refusalOfName(edition.label, { others: editions, before, beforeIs: 'the newest edition' });
    if (refused !== null)
      throw new Problem(`${name} was not started again: the plan has changed meanwhile. ${refused}`);
    return before.position + 1;
  }
  const corrected = editions.find(({ id }) => id === edition.reissueOf);
  const other = editions.find(({ reissueOf }) => reissueOf === edition.reissueOf);
  const sealed = editions.find(({ position, state }) => position > (corrected?.position ?? 0) && state === 'sealed');
  if (!corrected || other || sealed)
    throw new Problem(
      `The re-issue of ${name} was not started again: the plan has changed meanwhile. Start another one.`,
    );
  return corrected.position + 1;
};

/**
 * Brings back an edition whose start was taken back, as it was. Throws a Problem where it is not one, where the plan has an
 * edition of its name by now, and where its place in the order is taken.
 */
export const bringBackEdition = (plan: OpenPlan, id: string, now: Date): void => {
  const edition = readWithdrawn(plan.db, id);
  if (!edition) throw new Problem('This edition can no longer be brought back. Start the next edition again.');
  unwithdrawEdition(plan.db, id, placeOf(plan, edition));
  plan.changed(now);
};

/** How a draft edition is to be called, and what it reports on (`null`: nothing is said of it). */
export interface EditionNaming {
  readonly edition: string;
  readonly label: string;
  readonly period: string | null;
}

/**
 * Gives a draft edition another name and period; a title that names the edition follows. Throws a Problem where it is sealed or
 * not there, where the name will not do among the others, and where it corrects another edition, whose name it bears.
 */
export const rename = (plan: OpenPlan, { edition: id, ...naming }: EditionNaming, { person, now }: Author): void => {
  const { db, editions } = plan;
  const edition = draftEdition(db, id);
  const label = tidyName(naming.label);
  if (edition.reissueOf !== undefined && label !== edition.label)
    throw new Problem(
      `${editionName(edition)} bears the name of the edition that it corrects. Change its period alone, or start the next edition.`,
    );
  const at = editions.findIndex((one) => one.id === id);
  const others = editions.filter((one) => one.id !== id);
  const refused =
    edition.reissueOf === undefined &&
    refusalOfName(label, {
      others,
      before: editions[at - 1],
      after: editions[at + 1],
      beforeIs: 'the edition before it',
    });
  if (refused) throw new Problem(refused);
  const title = renamed(plan.parts(id).front.title.tree, edition.label, label);
  inTransaction(db, () => {
    ensurePerson(db, person);
    if (label !== edition.label) renameEdition(db, id, label);
    setPeriod(db, id, tidyName(naming.period ?? '') || null);
    const cell = { subject: plan.plan, part: 'text:title', edition: id } as const;
    if (title) putCell(db, { cell, body: title, person: person.id, at: now, origin: 'typed', keep: true });
  });
  plan.changed(now);
};
