import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { SAFE_HREF } from '../../shared/richtext/safe-href.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

interface LinkDialogProps {
  readonly href: string | null;
  readonly selected: boolean;
  readonly save: (href: string, words: string) => void;
  readonly remove: () => void;
  readonly close: () => void;
}

const UNSAFE = 'A link must start with https://, http:// or mailto:, such as https://www.gov.scot.';
const WORDLESS = 'Write the words that say where the link leads.';

/** "www.gov.scot" as its writer means it. */
const meant = (typed: string): string => {
  const bare = typed.trim();
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(bare)) return `mailto:${bare}`;
  return /^www\.[^\s/]+\.\S+$/i.test(bare) ? `https://${bare}` : bare;
};

/** Asks where a link leads. */
export const LinkDialog = ({ href, selected, save, remove, close }: LinkDialogProps): ReactElement => {
  const [address, setAddress] = useState(href ?? '');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const asksWords = !selected && href === null;
  const unsafe = !SAFE_HREF.test(meant(address));
  const wordless = asksWords && words.trim() === '';
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!unsafe && !wordless) save(meant(address), words.trim());
  };
  return (
    <Dialog heading={href === null ? 'Add a link' : 'Change the link'} close={close}>
      <form className="dialog-form" onSubmit={onSubmit} noValidate>
        {asksWords ? (
          <TextField
            label="Words"
            hint="What the reader sees, such as Family Support Directory"
            value={words}
            onChange={setWords}
            trouble={tried && wordless ? WORDLESS : undefined}
            autoFocus
          />
        ) : null}
        <TextField
          label="Address"
          value={address}
          onChange={setAddress}
          trouble={tried && unsafe ? UNSAFE : undefined}
          autoFocus={!asksWords}
          inputMode="url"
          spellCheck={false}
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            {href === null ? 'Add the link' : 'Change it'}
          </Button>
          {href === null ? null : <Button onClick={remove}>Remove it</Button>}
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};
