import type { ReactElement, ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components/Select';
import { Icon } from './Icon.tsx';

export interface Option {
  readonly id: string;
  readonly words: string;
  readonly shape?: ReactNode;
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly placeholder: ReactNode;
  readonly choose: (id: string) => void;
}

/** A list to choose one thing from. */
export const Choice = ({ label, options, chosen, placeholder, choose }: ChoiceProps): ReactElement => (
  <Select
    aria-label={label}
    selectedKey={chosen}
    onSelectionChange={(key) => {
      if (key !== null && key !== chosen) choose(String(key));
    }}
  >
    <Button className="select-button">
      <SelectValue className="select-words with-icon">
        {({ isPlaceholder, defaultChildren }) => (isPlaceholder ? placeholder : defaultChildren)}
      </SelectValue>
      <Icon name="chevron-down" size={16} />
    </Button>
    <Popover className="popover" offset={4}>
      <ListBox className="options">
        {options.map((option) => (
          <ListBoxItem key={option.id} id={option.id} textValue={option.words} className="option">
            {option.shape}
            <span>{option.words}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </Select>
);
