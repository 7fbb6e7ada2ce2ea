import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { AskingProps } from './asking-props.ts';
import { recentSymbols, symbolsInOrder, usedSymbol } from './symbols.ts';
import './asking-more.css';

const matches = (name: string, sought: string): boolean => {
  const words = sought.toLowerCase().trim().split(/\s+/);
  return words.every((word) => name.toLowerCase().includes(word));
};

/** Asks which symbol is put in. */
export const SymbolDialog = ({ context: { session } }: AskingProps<'symbol'>): ReactElement => {
  const [sought, setSought] = useState('');
  const recent = useMemo(() => recentSymbols(), []);
  const symbols = symbolsInOrder(recent);
  const close = (): void => session.endAsking();
  const put = (sign: string): void => {
    usedSymbol(sign);
    session.endAsking((live) => live.insertInline({ type: 'text', text: sign }));
  };
  return (
    <Dialog heading="Put in a symbol" close={close}>
      <div className="dialog-form">
        <Autocomplete inputValue={sought} onInputChange={setSought} filter={matches}>
          <SearchField className="text-field" autoFocus>
            <Label>Symbol</Label>
            <Input className="input" placeholder="" />
          </SearchField>
          {/* The list is walked through from the box above; whoever comes here by Tab scrolls it. */}
          <div className="symbols-scroll" role="group" aria-label="Symbols found" tabIndex={0}>
            <ListBox
              className="symbols"
              aria-label="Symbols"
              layout="grid"
              items={symbols.map(({ sign, name }) => ({ id: sign, sign, name }))}
              onAction={(sign) => put(String(sign))}
              renderEmptyState={() => <p>No symbol has that name.</p>}
            >
              {({ sign, name }) => (
                <ListBoxItem id={sign} className="symbol" textValue={`${sign} ${name}`}>
                  <span className="symbol-sign" aria-hidden="true">
                    {sign}
                  </span>
                  <span className="symbol-name">{name}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </div>
        </Autocomplete>
        <div className="dialog-actions">
          <Button onClick={close}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  );
};
