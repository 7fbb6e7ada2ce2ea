import { useState } from 'react';
import type { ReactElement } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import type { MenuCommand } from '../../../shared/ipc/contract.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { offered } from './offered.ts';
import './palette.css';

interface PaletteProps {
  readonly run: (command: MenuCommand) => void;
  readonly close: () => void;
}

/** Every command of the program by its words: type some of them, choose with the arrow keys, Enter does it. */
export const Palette = ({ run, close }: PaletteProps): ReactElement => {
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  const [words, setWords] = useState('');
  // Each word typed must be there, in any order: "copy save" finds "Save a copy".
  const fits = (text: string, typed: string): boolean =>
    typed
      .trim()
      .split(/\s+/u)
      .every((word) => contains(text, word));
  return (
    <Dialog heading="Find a command" close={close}>
      <Autocomplete filter={fits} inputValue={words} onInputChange={setWords}>
        <SearchField aria-label="Find a command" className="palette-search" autoFocus>
          <Icon name="search" />
          <Input className="palette-input" placeholder="" />
        </SearchField>
        {/* The list is walked through from the box above; whoever comes here by Tab scrolls it. */}
        <div className="palette-scroll" role="group" aria-label="Commands found" tabIndex={0}>
          <ListBox
            className="palette-list"
            aria-label="Commands"
            items={offered()}
            selectionMode="none"
            renderEmptyState={() => <p className="palette-none">No command has these words. Try fewer of them.</p>}
            onAction={(key) => run(String(key) as MenuCommand)}
          >
            {(one) => (
              <ListBoxItem id={one.command} textValue={`${one.words} ${one.menu}`} className="palette-line">
                <span className="palette-words">{one.words}</span>
                <span className="palette-menu small">{one.menu}</span>
                {one.keys === '' ? null : <kbd>{one.keys}</kbd>}
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Autocomplete>
    </Dialog>
  );
};
