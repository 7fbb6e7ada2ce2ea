import { useMemo, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { store } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { AskingProps } from './asking-props.ts';
import { choicesOf, meant } from './item-choices.ts';
import { ItemAtCaret } from './ItemAtCaret.tsx';
import { ItemBox } from './ItemBox.tsx';

const UNKNOWN = 'No item of this edition has that number. Choose one from the list.';

/** Asks which item a reference leads to: at the caret while its number is being typed, else in a dialog. */
export const CrossReferenceDialog = (props: AskingProps<'cross-reference'>): ReactElement =>
  props.asking.typed ? <ItemAtCaret context={props.context} /> : <ReferenceDialog {...props} />;

/** An existing reference can also be made plain text. */
const ReferenceDialog = ({
  asking: { node, item, words },
  context: { session, numbers },
}: AskingProps<'cross-reference'>): ReactElement => {
  const outline = useStore(store, ({ place }) => (place.view === 'plan' ? place.outline : null));
  const choices = useMemo(() => (outline ? choicesOf(outline) : []), [outline]);
  const [typed, setTyped] = useState((item === null ? undefined : numbers[item]) ?? words);
  const [tried, setTried] = useState(false);
  const picked = meant(choices, typed);
  const close = (): void => session.endAsking();
  const put = (): void => {
    setTried(true);
    if (!picked) return;
    const reference = { type: 'cross-reference', item: picked.id, number: picked.number } as const;
    session.endAsking((live) => {
      if (node === null) live.insertInline(reference);
      else live.replaceKept(node, reference);
    });
  };
  const makePlain = (): void => {
    const text = (item === null ? undefined : numbers[item]) ?? words;
    session.endAsking((live) => {
      if (node !== null) live.replaceKept(node, text === '' ? null : { type: 'text', text });
    });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    put();
  };
  return (
    <Dialog heading={node === null ? 'Refer to an item' : 'Change the reference'} close={close}>
      <form className="dialog-form" onSubmit={onSubmit} noValidate>
        <ItemBox
          label="Item"
          hint="Its number, such as 6.1.3, or some of its words. The reference follows the number."
          choices={choices}
          typed={typed}
          type={setTyped}
          trouble={tried && !picked ? UNKNOWN : undefined}
          submit={put}
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            {node === null ? 'Put it in' : 'Change it'}
          </Button>
          {node === null ? null : <Button onClick={makePlain}>Make it plain text</Button>}
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
