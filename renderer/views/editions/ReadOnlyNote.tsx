import type { ReactElement } from 'react';
import type { EditionCard } from '../../../shared/ipc/contract.ts';
import { editionName } from '../../../shared/plan/edition-name.ts';
import { cardOf, issueAfter, readOnlyWords } from '../../app/edition-state.ts';
import { openEdition } from '../../app/open-plan.ts';
import { dayWords } from '../../app/plan-words.ts';
import { openDialog } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import './editions.css';

const sealedWords = (card: EditionCard): string =>
  card.published
    ? `${editionName(card)} was published on ${dayWords(card.published)} and sealed. It can be read and never changes.`
    : `${editionName(card)} is published and sealed. It can be read and never changes.`;

/** Stands over the page of an edition that can only be read, where the toolbar would be: why, and what can be done. */
export const ReadOnlyNote = ({ place }: { readonly place: PlanPlace }): ReactElement => {
  const { editions } = place.open;
  const card = cardOf(editions, place.edition)!;
  const corrected = issueAfter(editions, card.id);
  const at = editions.indexOf(card);
  const sealed = card.state === 'sealed';
  const laterIsSealed = editions.slice(at + 1).some((one) => one.state === 'sealed');
  // A corrected issue of this one is shown by its own button.
  const next = editions.slice(at + 1).findLast((one) => one !== corrected && one.state === 'draft');
  return (
    <div className="sealed-note" data-pane="toolbar" role="group" aria-label="Why this edition cannot be changed">
      <p className="with-icon">
        <Icon name="lock" size={16} />
        {sealed ? sealedWords(card) : readOnlyWords(editions, card.id)}
      </p>
      <div className="sealed-deeds">
        {corrected ? (
          <Button size="pane" onClick={() => void openEdition(corrected.id)}>
            Open {editionName(corrected)}
          </Button>
        ) : sealed && !laterIsSealed ? (
          <Button size="pane" onClick={() => openDialog({ dialog: 'reissue' })}>
            Correct it…
          </Button>
        ) : null}
        {next ? (
          <Button size="pane" onClick={() => void openEdition(next.id)}>
            Open {editionName(next)}
          </Button>
        ) : at === editions.length - 1 ? (
          <Button size="pane" onClick={() => openDialog({ dialog: 'start-edition' })}>
            Start the next edition…
          </Button>
        ) : null}
      </div>
    </div>
  );
};
