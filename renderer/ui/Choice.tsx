import type { ReactElement, ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import {
  Button,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components/Select';
import { Icon } from './Icon.tsx';

export interface Option {
  readonly id: string;
  readonly words: string;
  readonly shape?: ReactNode;
}

export interface OptionGroup {
  readonly heading: string;
  readonly options: readonly Option[];
}

interface ChoiceProps {
  readonly label: string;
  /** In groups with a heading each, or in one list. */
  readonly options: readonly (Option | OptionGroup)[];
  readonly chosen: string | null;
  readonly placeholder: ReactNode;
  readonly choose: (id: string) => void;
}

const Line = ({ option }: { readonly option: Option }): ReactElement => (
  <ListBoxItem id={option.id} textValue={option.words} className="option">
    {option.shape}
    <span>{option.words}</span>
  </ListBoxItem>
);

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
        {options.map((one) =>
          'heading' in one ? (
            <ListBoxSection key={one.heading} className="option-group">
              <Header className="option-heading small">{one.heading}</Header>
              {one.options.map((option) => (
                <Line key={option.id} option={option} />
              ))}
            </ListBoxSection>
          ) : (
            <Line key={one.id} option={one} />
          ),
        )}
      </ListBox>
    </Popover>
  </Select>
);
