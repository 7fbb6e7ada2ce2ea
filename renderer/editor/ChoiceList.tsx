import type { ReactElement, RefObject } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Dialog } from 'react-aria-components/Dialog';
import type { FieldSpec } from './page-fields.ts';
import { StatusShape } from './StatusShape.tsx';

interface ChoiceListProps {
  readonly label: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly options: FieldSpec['words'];
  readonly chosen: string | null;
  readonly choose: (word: string) => void;
  readonly close: () => void;
}

/** The plan's own words to choose from, under the field. */
export const ChoiceList = ({ label, trigger, options, chosen, choose, close }: ChoiceListProps): ReactElement => (
  <Popover
    className="popover"
    triggerRef={trigger}
    isOpen
    placement="bottom start"
    offset={4}
    onOpenChange={(open) => {
      if (!open) close();
    }}
  >
    <Dialog aria-label={label} className="options-inside">
      <ListBox
        className="options"
        aria-label={label}
        autoFocus
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onAction={(word) => {
          choose(String(word));
          close();
        }}
      >
        {options.map(({ word, tone }) => (
          <ListBoxItem key={word} id={word} textValue={word} className="option">
            <StatusShape tone={tone} />
            <span>{word}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Dialog>
  </Popover>
);
