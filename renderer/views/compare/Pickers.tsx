import type { ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { EditionCard } from '../../../shared/ipc/contract.ts';
import { editionName } from '../../../shared/plan/edition-name.ts';
import { stateIcon, stateWords } from '../../app/edition-state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import { pastSide } from './comparing.ts';
import type { Pair } from './comparing.ts';

interface PickersProps {
  readonly editions: readonly EditionCard[];
  readonly pair: Pair;
  readonly choose: (side: keyof Pair, edition: string) => void;
  readonly swap: () => void;
  /** How the two are drawn; `null` where there is room for one way alone. */
  readonly inline: boolean | null;
  readonly setInline: (inline: boolean) => void;
}

const sideWords = { before: 'Compared from', after: 'Compared to' } as const;

const Picker = ({
  side,
  editions,
  pair,
  choose,
}: Pick<PickersProps, 'editions' | 'pair' | 'choose'> & { readonly side: keyof Pair }): ReactElement | null => {
  const card = editions.find((one) => one.id === pair[side]);
  if (!card) return null;
  const past = pastSide(editions, pair) === side;
  return (
    <LazyMenu
      className={`edition-button compare-pick${past ? ' compare-pick-past' : ''}`}
      entries={() =>
        editions.toReversed().map((one) => ({
          id: one.id,
          words: editionName(one),
          chosen: one.id === card.id,
          note: { icon: stateIcon[one.state], words: stateWords[one.state] },
          run: () => choose(side, one.id),
        }))
      }
    >
      <span className="unseen">{sideWords[side]}: </span>
      <Icon name={stateIcon[card.state]} />
      <span className="edition-words">
        <span className="edition-name">{editionName(card)}</span>
        <span className="edition-state">
          <span className="quiet">{' · '}</span>
          <b>{stateWords[card.state]}</b>
        </span>
      </span>
      <Icon name="chevron-down" size={16} />
    </LazyMenu>
  );
};

/** Which two editions are held against each other, and how they are drawn. */
export const Pickers = ({ editions, pair, choose, swap, inline, setInline }: PickersProps): ReactElement => (
  <div className="compare-pickers" data-pane="toolbar" role="group" aria-label="Editions compared">
    <div className="compare-picker">
      <Picker side="before" editions={editions} pair={pair} choose={choose} />
      <IconButton icon="swap" label="Change sides" onClick={swap} />
    </div>
    <div className="compare-picker">
      <Picker side="after" editions={editions} pair={pair} choose={choose} />
    </div>
    {inline === null ? null : (
      <ToggleButtonGroup
        className="compare-ways"
        aria-label="How the editions are shown"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[inline ? 'inline' : 'sides']}
        onSelectionChange={(keys) => setInline(keys.has('inline'))}
      >
        <ToggleButton id="sides" className="compare-way">
          Side by side
        </ToggleButton>
        <ToggleButton id="inline" className="compare-way">
          In one text
        </ToggleButton>
      </ToggleButtonGroup>
    )}
  </div>
);
