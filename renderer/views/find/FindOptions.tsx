import type { ReactElement } from 'react';
import { Tick } from '../../ui/Tick.tsx';

interface FindOptionsProps {
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
  readonly set: (option: { matchCase?: boolean; wholeWords?: boolean }) => void;
}

/** What counts as the same words. */
export const FindOptions = ({ matchCase, wholeWords, set }: FindOptionsProps): ReactElement => (
  <>
    <Tick ticked={matchCase} set={(ticked) => set({ matchCase: ticked })}>
      Match case
    </Tick>
    <Tick ticked={wholeWords} set={(ticked) => set({ wholeWords: ticked })}>
      Whole words
    </Tick>
  </>
);
