import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import type { ChangeRow } from './change-rows.ts';
import type { Answer, Pair } from './comparing.ts';
import type { Held } from './thing-shelf.ts';
import { ThingView } from './ThingView.tsx';
import type { Names } from './ThingView.tsx';
import { useThing } from './use-thing.ts';

interface LookedProps {
  readonly read: Extract<Answer, { comparison: unknown }>;
  readonly rows: readonly ChangeRow[];
  readonly row: ChangeRow;
  readonly pair: Pair;
  readonly names: Names;
  readonly inline: boolean;
  readonly shown: string;
}

/** The change that is looked at. Until the next one is read, the last one stays. */
export const Looked = ({ read, rows, row, pair, names, inline, shown }: LookedProps): ReactElement | null => {
  const { subject } = row.change;
  const at = rows.indexOf(row);
  const held = useThing(read.shelf, subject, rows[at + 1]?.change.subject, rows[at - 1]?.change.subject);
  const [last, setLast] = useState<{ readonly held: Held; readonly row: ChangeRow } | null>(null);
  useEffect(() => {
    if (held) setLast({ held, row });
  }, [held, row]);
  const drawn = held ? { held, row } : last;
  if (!drawn) return null;
  if ('sentence' in drawn.held)
    return (
      <div className="compare-trouble">
        <ErrorPanel heading="This change could not be read">{drawn.held.sentence}</ErrorPanel>
      </div>
    );
  return (
    <ThingView
      key={drawn.row.change.subject}
      thing={drawn.held.thing}
      pair={pair}
      names={names}
      part={drawn.row.text?.part ?? (drawn.row.happening === 'facts' ? 'facts' : null)}
      inline={inline}
      shown={shown}
    />
  );
};
