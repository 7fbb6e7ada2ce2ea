import { useState } from 'react';
import type { ReactElement } from 'react';
import { editionName } from '../../../shared/plan/edition-name.ts';
import type { Hit } from '../../../shared/plan/change.ts';
import { counted } from '../../app/plan-words.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { Replaced } from './Context.tsx';
import { finding, nameOfHit } from './finding.ts';
import type { Finding } from './finding.ts';
import { replaceChosen } from './finder.ts';

const keyOf = ({ cell, nth }: Hit): string => `${cell.subject} ${cell.part} ${nth}`;
const close = (): void => finding.set((now) => ({ ...now, dialog: null }));

interface ReplacePreviewProps {
  readonly now: Finding;
  readonly place: PlanPlace;
}

/** Everything that is to be replaced, to be looked at first: what is unticked stays as it is. */
export const ReplacePreview = ({ now, place }: ReplacePreviewProps): ReactElement => {
  const { asked, replacement, more } = now;
  const hits = now.hits.filter((hit) => hit.replaceable && hit.cell.edition === place.edition);
  const staying = now.hits.length - hits.length;
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const chosen = hits.filter((hit) => !unticked.has(keyOf(hit)));
  const edition = place.open.editions.find((one) => one.id === place.edition);
  const tick = (hit: Hit, ticked: boolean): void => {
    const next = new Set(unticked);
    if (ticked) next.delete(keyOf(hit));
    else next.add(keyOf(hit));
    setUnticked(next);
  };
  const replace = (): void => {
    if (busy || chosen.length === 0) return;
    setBusy(true);
    void replaceChosen(asked, replacement, chosen).then((done) => (done ? undefined : setBusy(false)));
  };
  return (
    <Dialog
      heading={
        replacement === ''
          ? `Take out “${asked.words}” in ${counted(hits.length, 'place')}`
          : `Replace “${asked.words}” with “${replacement}” in ${counted(hits.length, 'place')}`
      }
      close={close}
      wide
    >
      <p className="small">
        {asked.scope === 'field' && hits[0] ? nameOfHit(hits[0]) : edition ? editionName(edition) : ''}.
        {more ? ` The first ${now.hits.length.toLocaleString('en-GB')} are shown; replace these, then the rest.` : ''}
        {staying > 0
          ? ` ${counted(staying, 'more place')} in fixed text or chosen from a list ${staying === 1 ? 'stays' : 'stay'} as ${staying === 1 ? 'it is' : 'they are'}.`
          : ''}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- A list without marks is no list to some screen readers. */}
      <ul className="find-preview" role="list">
        {hits.map((hit) => (
          <li key={keyOf(hit)}>
            <Tick ticked={!unticked.has(keyOf(hit))} set={(ticked) => tick(hit, ticked)}>
              <span className="find-where">{nameOfHit(hit)}</span>
              <Replaced hit={hit} by={replacement} />
            </Tick>
          </li>
        ))}
      </ul>
      <div className="dialog-actions dialog-foot">
        <Button look="primary" aria-disabled={chosen.length === 0 || undefined} onClick={replace}>
          {busy
            ? 'Replacing…'
            : chosen.length === 0
              ? 'Nothing is ticked'
              : `Replace ${counted(chosen.length, 'place')}`}
        </Button>
        <Button onClick={() => setUnticked(chosen.length === 0 ? new Set() : new Set(hits.map(keyOf)))}>
          {chosen.length === 0 ? 'Tick all' : 'Untick all'}
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </Dialog>
  );
};
