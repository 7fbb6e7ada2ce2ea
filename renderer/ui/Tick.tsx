import type { ReactElement, ReactNode } from 'react';
import './radios.css';

interface TickProps {
  readonly ticked: boolean;
  readonly set: (ticked: boolean) => void;
  readonly children: ReactNode;
}

/** A box to tick, with its words. */
export const Tick = ({ ticked, set, children }: TickProps): ReactElement => (
  <label className="tick">
    <input type="checkbox" checked={ticked} onChange={(event) => set(event.target.checked)} />
    <span>{children}</span>
  </label>
);
