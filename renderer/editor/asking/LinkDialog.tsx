import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { faultOfLinkWords, isAddress } from '../../../shared/richtext/link-words.ts';
import { SAFE_HREF } from '../../../shared/richtext/safe-href.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Diamond } from '../../ui/ErrorPanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { meantAddress, UNSAFE } from './address.ts';
import type { AskingProps } from './asking-props.ts';
import './asking.css';

const INSTEAD = 'Name the page instead, such as Family Support Directory.';
const WORDLESS = 'Write the words that say where the link leads.';

/** Asks where a link leads, and for words that say so. */
export const LinkDialog = ({
  asking: { href, selected, words: there },
  context: { session },
}: AskingProps<'link'>): ReactElement => {
  const close = (): void => session.endAsking();
  const remove = (): void => session.endAsking((live) => live.setLink(null, ''));
  // An address that is selected is where the link leads; what it is to say is then still to be written.
  const fromAddress = href === null && there !== undefined && isAddress(there) ? there.trim() : null;
  const asksWords = there !== undefined || !selected;
  const [address, setAddress] = useState(href ?? (fromAddress === null ? '' : meantAddress(fromAddress)));
  const [words, setWords] = useState(there ?? '');
  const [tried, setTried] = useState(false);
  const unsafe = !SAFE_HREF.test(meantAddress(address));
  const wordless = asksWords && words.trim() === '';
  const advice = asksWords ? faultOfLinkWords(words) : null;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const said = words.trim() === there?.trim() ? '' : words.trim();
    if (!unsafe && !wordless) session.endAsking((live) => live.setLink(meantAddress(address), said));
  };
  const wordsFirst = asksWords && (words.trim() === '' || fromAddress !== null);
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
            onFocus={(event) => event.target.select()}
            autoFocus={wordsFirst}
          />
        ) : null}
        <p className="advice" role="status" hidden={advice === null}>
          <Diamond size={16} />
          {advice} {INSTEAD}
        </p>
        <TextField
          label="Address"
          value={address}
          onChange={setAddress}
          trouble={tried && unsafe ? UNSAFE : undefined}
          autoFocus={!wordsFirst}
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
