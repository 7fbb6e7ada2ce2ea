import { useMemo, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { nameOfEdition } from '../../app/edition-state.ts';
import { goTo } from '../../app/open-plan.ts';
import type { PlanPlace } from '../../app/state.ts';
import { choicesOf, matching, meant } from '../../editor/asking/item-choices.ts';
import { ItemBox } from '../../editor/asking/ItemBox.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { sectionOf } from '../plan/outline-filter.ts';
import { finding } from './finding.ts';
import { isNumber, nearestItem } from './nearest-item.ts';

const close = (): void => finding.set((now) => ({ ...now, dialog: null }));

/** Goes to the item whose number or words one types. */
export const GoToItem = ({ place }: { readonly place: PlanPlace }): ReactElement => {
  const choices = useMemo(() => choicesOf(place.outline), [place.outline]);
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | undefined>();
  const edition = nameOfEdition(place.open, place.edition);
  const go = (): void => {
    const words = typed.trim();
    if (words === '') return setTrouble('Enter an item’s number, such as 6.1.3, or words of it');
    const found = meant(choices, words) ?? (isNumber(words) ? undefined : matching(choices, words)[0]);
    if (found) {
      close();
      // The dialog gives the focus back as it goes; then the item takes it.
      setTimeout(() => void goTo(sectionOf(place.outline, found.id) ?? null, found.id));
      return;
    }
    const nearest = isNumber(words) ? nearestItem(choices, words) : undefined;
    setTrouble(
      nearest
        ? `There is no ${words.replace(/\.$/, '')} in ${edition}. The nearest is ${nearest.number}.`
        : `No item of ${edition} has “${words}” in its name. Find looks through all its words.`,
    );
  };
  return (
    <Dialog heading="Go to item" close={close}>
      <form
        className="dialog-form find-go"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          go();
        }}
      >
        <ItemBox
          label="Item"
          hint="Its number, such as 6.1.3, or words of it"
          choices={choices}
          typed={typed}
          type={(words) => {
            setTyped(words);
            setTrouble(undefined);
          }}
          trouble={trouble}
          submit={go}
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            Go to item
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
