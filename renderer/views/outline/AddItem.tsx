import type { ReactElement } from 'react';
import { addItemBelow } from '../../app/commands/structure.ts';
import { Icon } from '../../ui/Icon.tsx';
import './add-item.css';

interface AddItemProps {
  readonly section: string;
  /** True where the section has no item yet. */
  readonly first: boolean;
}

/** A quiet button at the end of a section on the page: one more item. */
export const AddItem = ({ section, first }: AddItemProps): ReactElement => (
  <button type="button" className="mark-button add-text add-item" onClick={() => void addItemBelow(section)}>
    <Icon name="plus" size={16} />
    {first ? 'Add the first item' : 'Add an item'}
  </button>
);
