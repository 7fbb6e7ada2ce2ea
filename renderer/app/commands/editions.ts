import type { Command } from '../command.ts';
import { withPlan } from '../command.ts';
import { cardOf, isReadOnly, readOnlyWords } from '../edition-state.ts';
import { openDialog } from '../state.ts';
import type { DialogName, PlanPlace } from '../state.ts';
import { foldThing } from './structure.ts';

/** Opens a dialog about the edition that is shown, or says why it is not for this one. */
const orSay =
  (dialog: DialogName, heading: string, refusal: (place: PlanPlace) => string | null): ((place: PlanPlace) => void) =>
  (place) => {
    const refused = refusal(place);
    openDialog(refused === null ? dialog : { dialog: 'message', heading, lines: [refused] });
  };

const isReadAlone = ({ open, edition }: PlanPlace): string | null => readOnlyWords(open.editions, edition);

const isDraft = ({ open, edition }: PlanPlace): string | null => {
  if (cardOf(open.editions, edition)?.state === 'sealed') return null;
  return isReadOnly(open.editions, edition)
    ? readOnlyWords(open.editions, edition)
    : 'This edition is a draft: write the correction on its page. A sealed edition is corrected in a re-issue.';
};

/** What is done to whole editions. */
export const editionCommands = {
  'start-edition': withPlan(() => openDialog({ dialog: 'start-edition' })),
  'rename-edition': withPlan(orSay({ dialog: 'rename-edition' }, 'The name and period stay as they are', isReadAlone)),
  seal: withPlan(orSay({ dialog: 'seal' }, 'Nothing is left to seal', isReadAlone)),
  reissue: withPlan(orSay({ dialog: 'reissue' }, 'There is nothing to correct in a re-issue', isDraft)),
  trend: withPlan(() => openDialog({ dialog: 'trend' })),
  fold: withPlan(() => foldThing()),
} satisfies Readonly<Record<string, Command>>;
