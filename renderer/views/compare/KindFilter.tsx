import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import { CHANGE_KINDS } from '../../../shared/plan/compared.ts';
import type { ChangeKind } from '../../../shared/plan/compared.ts';
import { Icon } from '../../ui/Icon.tsx';
import { kindsOf } from './change-rows.ts';
import type { ChangeRow } from './change-rows.ts';
import { filterWords, kindWords } from './kind-words.ts';

interface KindFilterProps {
  readonly rows: readonly ChangeRow[];
  readonly kinds: ReadonlySet<ChangeKind>;
  readonly choose: (kinds: ReadonlySet<ChangeKind>) => void;
}

/** Which kinds of changes are listed, each with how many there are. */
export const KindFilter = ({ rows, kinds, choose }: KindFilterProps): ReactElement => (
  <MenuTrigger>
    <Button className="compare-filter">
      <span className="unseen">Kinds of changes shown: </span>
      <span className="compare-filter-words">{filterWords(kinds)}</span>
      <Icon name="chevron-down" size={16} />
    </Button>
    <Popover className="popover" offset={4} placement="bottom start">
      <Menu
        className="menu"
        aria-label="Kinds of changes shown"
        selectionMode="multiple"
        selectedKeys={kinds}
        onSelectionChange={(keys) => choose(new Set(CHANGE_KINDS.filter((kind) => keys === 'all' || keys.has(kind))))}
      >
        {kindsOf(rows).map(({ kind, count }) => (
          <MenuItem key={kind} id={kind} textValue={kindWords[kind]} className="menu-item">
            {({ isSelected }) => (
              <>
                <span className="menu-icon">{isSelected ? <Icon name="check" size={16} /> : null}</span>
                <span className="menu-words">{kindWords[kind]}</span>
                <span className="menu-note numbers">{count.toLocaleString('en-GB')}</span>
              </>
            )}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
);
