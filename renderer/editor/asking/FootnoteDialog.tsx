import { useRef, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { AskingProps } from './asking-props.ts';
import { NoteText } from './NoteText.tsx';
import type { NoteTextHandle } from './NoteText.tsx';

const WORDLESS = 'Write the words of the footnote.';

/** Asks for the words of a footnote, or changes them. */
export const FootnoteDialog = ({
  asking: { node, note },
  context: { session, plan, numbers },
}: AskingProps<'footnote'>): ReactElement => {
  const text = useRef<NoteTextHandle>(null);
  const [trouble, setTrouble] = useState<string | undefined>();
  const close = (): void => session.endAsking();
  const remove = (): void =>
    session.endAsking((live) => {
      if (node !== null) live.replaceKept(node, null);
    });
  const put = (): void => {
    const words = text.current!.note();
    if (words.length === 0) return setTrouble(WORDLESS);
    const footnote = { type: 'footnote', note: words } as const;
    session.endAsking((live) => {
      if (node === null) live.insertInline(footnote);
      else live.replaceKept(node, footnote);
    });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    put();
  };
  return (
    <Dialog heading={node === null ? 'Add a footnote' : 'Change the footnote'} close={close}>
      <form className="dialog-form" onSubmit={onSubmit} noValidate>
        <NoteText ref={text} note={note} plan={plan.plan} numbers={numbers} trouble={trouble} submit={put} />
        <div className="dialog-actions">
          <Button look="primary" submit title="Ctrl+Enter">
            {node === null ? 'Add the footnote' : 'Change it'}
          </Button>
          {node === null ? null : <Button onClick={remove}>Remove it</Button>}
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
