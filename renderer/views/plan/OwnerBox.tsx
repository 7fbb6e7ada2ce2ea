import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { Icon } from '../../ui/Icon.tsx';

interface OwnerBoxProps {
  /** Who reports on the item now; empty for nobody. */
  readonly owner: string;
  /** The owners named elsewhere in the plan. */
  readonly owners: readonly string[];
  readonly save: (owner: string) => void;
}

const tidy = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** A box for who reports on an item: any name, or one of those that the plan has. */
export const OwnerBox = ({ owner, owners, save }: OwnerBoxProps): ReactElement => {
  const [typed, setTyped] = useState(owner);
  const hint = useId();
  useEffect(() => setTyped(owner), [owner]);
  const commit = (words: string): void => {
    if (tidy(words) !== owner) save(tidy(words));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isInList = (event.target as Element).getAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !isInList) commit(typed);
    if (event.key !== 'Escape' || tidy(typed) === owner) return;
    event.stopPropagation();
    setTyped(owner);
  };
  return (
    <div role="presentation" onKeyDownCapture={onKeyDown}>
      <ComboBox
        aria-label="Owner"
        aria-describedby={hint}
        inputValue={typed}
        onInputChange={setTyped}
        onSelectionChange={(key) => {
          if (key !== null) commit(String(key));
        }}
        onBlur={() => commit(typed)}
        items={owners.map((one) => ({ id: one }))}
        menuTrigger="input"
        allowsCustomValue
      >
        <div className="owner-box">
          <Input className="input" placeholder="Nobody named" maxLength={200} spellCheck={false} />
          <Button className="icon-button" aria-label="Show the owners of this plan">
            <Icon name="chevron-down" size={16} />
          </Button>
        </div>
        <Popover className="popover" offset={4}>
          <ListBox<{ id: string }> className="options">
            {({ id }) => (
              <ListBoxItem id={id} textValue={id} className="option">
                {id}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <p className="unseen" id={hint}>
        Who reports on this item. Enter keeps it.
      </p>
    </div>
  );
};
