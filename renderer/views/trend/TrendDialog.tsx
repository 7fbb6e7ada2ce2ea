import { useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Trend } from '../../../shared/plan/trend.ts';
import { call, CallFailed } from '../../api/client.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { giveMeaning } from './give-meaning.ts';
import { TrendTable } from './TrendTable.tsx';
import { UnknownWords } from './UnknownWords.tsx';
import './trend.css';

type Shown = { readonly trend: Trend } | { readonly trouble: string };

/** The trend as it is on disk, with what is on the page saved first. */
const readTrend = async (plan: string, session: PlanPlace['session']): Promise<Shown> => {
  try {
    await session.flush();
    return { trend: await call('plan/trend', { plan }) };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return { trouble: error.message };
  }
};

interface TrendDialogProps {
  readonly place: PlanPlace;
  readonly close: () => void;
}

/** How many items stood how, over all editions: each edition's own words, brought to the few meanings. */
export const TrendDialog = ({ place, close }: TrendDialogProps): ReactElement => {
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { session, open } = place;
  const { plan } = open;
  const read = useCallback(async (): Promise<void> => setShown(await readTrend(plan, session)), [session, plan]);
  useEffect(() => void read(), [read]);
  const editions = shown && 'trend' in shown ? shown.trend.editions.toReversed() : [];
  const isEmpty = editions.every(({ items }) => items === 0);
  return (
    <Dialog heading="Status over the years" close={close} wide>
      <div className="trend">
        {trouble ? <ErrorPanel heading="The meaning was not kept">{trouble}</ErrorPanel> : null}
        {shown === null ? <p role="status">Counting the items of every edition…</p> : null}
        {shown && 'trouble' in shown ? (
          <ErrorPanel heading="The items could not be counted">{shown.trouble}</ErrorPanel>
        ) : null}
        {shown && 'trend' in shown && isEmpty ? (
          <p>No item of this plan can have a status yet. Items that can are counted here, edition by edition.</p>
        ) : null}
        {shown && 'trend' in shown && !isEmpty ? (
          <>
            {/* It scrolls by the arrow keys where the window is narrow. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className="trend-scroll" role="region" aria-label="Status by edition" tabIndex={0}>
              <TrendTable place={place} editions={editions} />
            </div>
            <UnknownWords
              place={place}
              trend={shown.trend}
              mean={async (word, tone) => {
                setTrouble(null);
                // It is seen in the table at once.
                if (await giveMeaning(place, word, tone, { refused: setTrouble, tell: false })) await read();
              }}
            />
          </>
        ) : null}
      </div>
      <div className="dialog-actions dialog-foot">
        <Button onClick={close}>Close</Button>
      </div>
    </Dialog>
  );
};
