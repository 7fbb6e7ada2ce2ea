import type { KeyboardEvent, ReactElement } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { Octagon } from '../../ui/ErrorPanel.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { matching, meant } from './item-choices.ts';
import type { ItemChoice } from './item-choices.ts';
import './asking.css';

interface ItemBoxProps {
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly ItemChoice[];
  readonly typed: string;
  readonly type: (typed: string) => void;
  /** One sentence, where what was typed names no item. */
  readonly trouble?: string | undefined;
  /** Enter, with an item picked. */
  readonly submit: () => void;
}

/** A box for an item's number or words, with the items that are meant below it. */
export const ItemBox = ({ label, hint, choices, typed, type, trouble, submit }: ItemBoxProps): ReactElement => {
  const picked = meant(choices, typed);
  // A number that picks its item is enough: the list need not be closed first.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !picked || event.nativeEvent.isComposing) return;
    if ((event.target as Element).getAttribute('aria-activedescendant')) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };
  return (
    <div role="presentation" onKeyDownCapture={onKeyDown}>
      <ComboBox
        className={trouble ? 'text-field text-field-trouble' : 'text-field'}
        items={matching(choices, picked && picked.label === typed ? '' : typed)}
        inputValue={typed}
        onInputChange={type}
        defaultFilter={() => true}
        menuTrigger="input"
        allowsCustomValue
        isInvalid={trouble !== undefined}
      >
        <Label>{label}</Label>
        <p className="small">{hint}</p>
        {trouble ? (
          <p className="trouble" role="alert">
            <Octagon size={16} />
            {trouble}
          </p>
        ) : null}
        <div className="item-box">
          <Input className="input" autoFocus spellCheck={false} />
          <Button className="icon-button" aria-label="Show the items">
            <Icon name="chevron-down" size={16} />
          </Button>
        </div>
        <p className="small item-picked" aria-live="polite">
          {picked ? `${picked.number}: ${picked.words}` : ' '}
        </p>
        <Popover className="popover item-list" offset={4}>
          <ListBox<ItemChoice> className="options">
            {(one) => (
              <ListBoxItem id={one.id} textValue={one.label} className="option">
                <span className="item-number">{one.number}</span>
                <span className="item-words">{one.words}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
};
