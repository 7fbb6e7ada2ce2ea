import { useEffect, useState } from 'react';
import { CallFailed } from '../../api/client.ts';

/** What was asked for: on its way, there, or refused with a sentence. */
export type Answered<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'there'; readonly value: T }
  | { readonly state: 'refused'; readonly sentence: string };

/** Asks once for what a dialog shows. `ask` has to stay the same function for as long as the answer holds. */
export const useAnswer = <T>(ask: () => Promise<T>): Answered<T> => {
  const [answer, setAnswer] = useState<Answered<T>>({ state: 'asking' });
  useEffect(() => {
    let wanted = true;
    ask().then(
      (value) => wanted && setAnswer({ state: 'there', value }),
      (error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        if (wanted) setAnswer({ state: 'refused', sentence: error.message });
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask]);
  return answer;
};
