import type { ReactElement, RefObject } from 'react';
import { Menu as AriaMenu, MenuItem, Separator } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';

export type MenuEntry =
  | {
      readonly id: string;
      readonly words: string;
      readonly icon?: IconName | undefined;
      /** What stands at the right: a state or a key. */
      readonly note?: { readonly icon?: IconName | undefined; readonly words: string } | undefined;
      /** A second line, below the words. */
      readonly detail?: string | undefined;
      readonly chosen?: boolean | undefined;
      readonly run: () => void;
    }
  | { readonly id: string; readonly separator: true };

interface MenuProps {
  readonly label: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly entries: readonly MenuEntry[];
  readonly placement: 'bottom start' | 'bottom end';
  readonly close: () => void;
}

/** A menu under the button that opened it. */
export const Menu = ({ label, trigger, entries, placement, close }: MenuProps): ReactElement => (
  <Popover
    className="popover"
    aria-label={label}
    triggerRef={trigger}
    isOpen
    placement={placement}
    offset={4}
    onOpenChange={(open) => {
      if (!open) close();
    }}
  >
    <AriaMenu className="menu" aria-label={label} autoFocus="first" onClose={close}>
      {entries.map((entry) =>
        'separator' in entry ? (
          <Separator key={entry.id} className="menu-separator" />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.words}
            className={entry.chosen ? 'menu-item menu-item-chosen' : 'menu-item'}
            onAction={entry.run}
          >
            <span className="menu-icon">
              {entry.chosen ? (
                <Icon name="check" size={16} />
              ) : entry.icon ? (
                <Icon name={entry.icon} size={16} />
              ) : null}
            </span>
            <span className="menu-words">
              {entry.words}
              {entry.detail ? <span className="menu-detail">{entry.detail}</span> : null}
            </span>
            {entry.chosen ? <span className="unseen">, shown now</span> : null}
            {entry.note ? (
              <span className="menu-note">
                {entry.note.icon ? <Icon name={entry.note.icon} size={16} /> : null}
                {entry.note.words}
              </span>
            ) : null}
          </MenuItem>
        ),
      )}
    </AriaMenu>
  </Popover>
);
