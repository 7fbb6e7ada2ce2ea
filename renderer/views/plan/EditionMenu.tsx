import type { ReactElement } from 'react';
import type { EditionCard } from '../../../shared/ipc/contract.ts';
import { editionName, yearOn } from '../../../shared/plan/edition-name.ts';
import { cardOf, isReadOnly, issueAfter, stateIcon, stateWords } from '../../app/edition-state.ts';
import { goHome, openEdition } from '../../app/open-plan.ts';
import { dayWords } from '../../app/plan-words.ts';
import { openDialog } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import type { MenuEntry } from '../../ui/Menu.tsx';
import '../editions/editions.css';

/** What stands below an edition's name: its period, when it was published, what corrects it. */
const detailOf = (editions: readonly EditionCard[], edition: EditionCard): string => {
  const corrected = issueAfter(editions, edition.id);
  return [
    edition.period ?? '',
    edition.published ? `Published ${dayWords(edition.published)}` : '',
    corrected ? `Corrected in re-issue ${corrected.reissue ?? 1}` : '',
  ]
    .filter(Boolean)
    .join('. ');
};

/** What can be done with the edition that is shown. */
const deeds = ({ open: { editions }, edition }: PlanPlace): MenuEntry[] => {
  const card = cardOf(editions, edition);
  if (!card) return [];
  const name = editionName(card);
  const at = editions.indexOf(card);
  const canCorrect = card.state === 'sealed' && !editions.slice(at + 1).some((one) => one.state === 'sealed');
  return [
    ...(isReadOnly(editions, edition)
      ? []
      : [
          {
            id: 'rename',
            words: 'Name and period…',
            icon: 'pen' as const,
            run: () => openDialog({ dialog: 'rename-edition' }),
          },
          { id: 'seal', words: `Seal ${name}…`, icon: 'lock' as const, run: () => openDialog({ dialog: 'seal' }) },
        ]),
    ...(canCorrect && !issueAfter(editions, edition)
      ? [{ id: 'reissue', words: `Correct ${name}…`, run: () => openDialog({ dialog: 'reissue' }) }]
      : []),
  ];
};

/** The editions, newest first, what can be done with the one shown, and the start of the next one. */
const editionEntries = (place: PlanPlace): MenuEntry[] => {
  const { editions } = place.open;
  const newest = editions.at(-1);
  const next = newest ? yearOn(newest.label) : undefined;
  return [
    ...editions.toReversed().map((edition): MenuEntry => ({
      id: edition.id,
      words: editionName(edition),
      detail: detailOf(editions, edition),
      chosen: edition.id === place.edition,
      note: { icon: stateIcon[edition.state], words: stateWords[edition.state] },
      run: () => void openEdition(edition.id),
    })),
    { id: 'line', separator: true },
    {
      id: 'start',
      words: next ? `Start the ${next} edition…` : 'Start the next edition…',
      icon: 'plus',
      run: () => openDialog({ dialog: 'start-edition' }),
    },
    ...deeds(place),
  ];
};

/** The way home; views and this stand in the menu of editions where nothing else has room. */
const home: MenuEntry = { id: 'home', words: 'Your plans', icon: 'home', run: () => void goHome() };

interface EditionMenuProps {
  readonly place: PlanPlace;
  readonly narrow: boolean;
  /** The views, where they have no room of their own. */
  readonly views: () => readonly MenuEntry[];
}

/** The edition that is shown, with its state, and the way to the others. */
export const EditionMenu = ({ place, narrow, views }: EditionMenuProps): ReactElement => {
  const edition = cardOf(place.open.editions, place.edition)!;
  const name = editionName(edition);
  const state = stateWords[edition.state];
  return (
    <LazyMenu
      className={narrow ? 'edition-button edition-button-bare' : 'edition-button'}
      {...(narrow ? { title: 'Editions and views' } : {})}
      entries={() => [
        ...editionEntries(place),
        ...(narrow ? [{ id: 'views', separator: true } as const, ...views(), home] : []),
      ]}
    >
      <span className="unseen">Edition: </span>
      {narrow ? null : <Icon name={stateIcon[edition.state]} />}
      <span className="edition-words">
        <span className="edition-name">{narrow ? <b>{name}</b> : name}</span>
        <span className="edition-state">
          <span className="quiet">{' · '}</span>
          {narrow ? <span className="quiet">{state}</span> : <b>{state}</b>}
        </span>
      </span>
      {narrow ? null : <Icon name="chevron-down" size={16} />}
    </LazyMenu>
  );
};
