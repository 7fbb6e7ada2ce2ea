import { useMemo, useRef, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { store } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import type { PageContext } from '../Marks.tsx';
import { choicesOf, meant } from './item-choices.ts';
import { ItemBox } from './ItemBox.tsx';
import { typedNumber } from './offer-item.ts';

/** Where the caret is in the window: a line as high as it. */
const caretNow = (): { readonly left: number; readonly top: number; readonly height: number } => {
  const selection = getSelection();
  const box = selection?.rangeCount ? selection.getRangeAt(0).getClientRects()[0] : undefined;
  return { left: box?.left ?? 0, top: box?.top ?? 0, height: box?.height ?? 0 };
};

/** Asks at the caret which item a number means that is being typed after "@". Esc leaves the words as they were typed. */
export const ItemAtCaret = ({ context: { session } }: { readonly context: PageContext }): ReactElement => {
  const anchor = useRef<HTMLSpanElement>(null);
  const outline = useStore(store, ({ place }) => (place.view === 'plan' ? place.outline : null));
  const choices = useMemo(() => (outline ? choicesOf(outline) : []), [outline]);
  // What was typed until this box was drawn is in the text, and what follows comes here.
  const [before] = useState(() => ({ typed: typedNumber(), caret: caretNow() }));
  const [typed, setTyped] = useState(before.typed?.number ?? '');
  const close = (): void => session.endAsking();
  const put = (): void => {
    const picked = meant(choices, typed);
    if (!picked) return;
    const reference = { type: 'cross-reference', item: picked.id, number: picked.number } as const;
    session.endAsking((live) => live.insertInline(reference, before.typed?.take ?? 0));
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    put();
  };
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', width: 1, ...before.caret }} />
      <Popover
        className="popover item-at-caret"
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        onOpenChange={(open) => {
          if (!open) close();
        }}
      >
        <Dialog className="item-at-caret-inside" aria-label="Refer to an item">
          <form onSubmit={onSubmit} noValidate>
            <ItemBox
              label="Item"
              hint="Enter puts the reference in. Esc leaves the words as typed."
              choices={choices}
              typed={typed}
              type={setTyped}
              submit={put}
            />
          </form>
        </Dialog>
      </Popover>
    </>
  );
};
