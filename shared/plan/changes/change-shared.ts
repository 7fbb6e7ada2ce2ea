import type { ChangeOf } from '../change.ts';
import { isBlank } from '../../richtext/plain-text.ts';
import { Problem } from '../problem.ts';
import { withRunsReplaced } from '../shared-texts.ts';
import { calledCell, counted, quoted } from './called.ts';
import type { Ground } from './ground.ts';
import { assertNameFree, sharedText, withChanged } from './shared.ts';
import type { Step } from './step.ts';

/**
 * Changes shared words in every text of this edition that uses them. A text that no longer holds them is left as it is, and
 * uses them no more. Throws a Problem where no words are left, the name is taken or the shared text is gone.
 */
export const changeShared = (ground: Ground, { text: id, name, body }: ChangeOf<'change-shared'>): Step => {
  const text = sharedText(ground, id);
  if (isBlank(body)) throw new Problem('A shared text needs words. Write some, or detach its uses.');
  assertNameFree(ground, name, id);
  const changed = text.uses.map((use) => ({
    use,
    tree: withRunsReplaced(ground.prose(use.subject, use.part), text.body, body),
  }));
  const held = changed.flatMap(({ use, tree }) => (tree ? [{ use, tree }] : []));
  const dropped = changed.flatMap(({ use, tree }) => (tree ? [] : [use]));
  const gone = dropped.map((use) => calledCell(ground, { ...use, edition: ground.edition.id })).join(', ');
  const left =
    dropped.length === 0
      ? ''
      : ` ${gone} no longer ${dropped.length === 1 ? 'holds' : 'hold'} the words and ${dropped.length === 1 ? 'was' : 'were'} left as written.`;
  return {
    cells: [
      ...held.map(({ use, tree }) => ground.cell(use.subject, use.part, tree)),
      withChanged(ground, { ...text, name, body, uses: held.map(({ use }) => use) }),
    ],
    name: `changing ${quoted(name)}`,
    sentence: `${quoted(name)} is changed in ${counted(held.length, 'text')}.${left}`,
    subject: null,
  };
};
